"""XRF006, XRF007: numbers of this document that are typed, so that they go wrong when something is put before them."""

from __future__ import annotations

from qicao.model.block import Cell, Paragraph, Table
from qicao.model.inline import plain_text
from qicao.model.words import printed_number
from qicao.rules.context import Context
from qicao.rules.documents import of_other_document
from qicao.rules.mentioning.forms import CLAUSE
from qicao.rules.passage import Passage
from qicao.rules.rule import Hit, Replacement, Report, Reports, Stretch, word_rule
from qicao.source.patterns import compiled

__all__ = ["dangling_number", "typed_number"]

VERB = r"(?:参见|详见|见|按照|按|根据|依据|符合|遵守|满足|执行)\s?"
"""Text before the number of a clause; without it, the number could be a value."""
AND = "(?:、|和|或|及|以及|～|至)"
AFTER = r"(?=）|，|。|；|、|和|或|及|以及|～|至|的|中|规定|给出|描述|确立|所|进行|执行|试验|检验|测|计算|$)"
NUMBER = (
    r"(?<![第\d.A-Za-z])(?P<chapter>第\s?\d{1,2}\s?章)(?!节)"
    r"|(?P<annex>附录\s?[A-Z])(?![A-Za-z])"
    r"|(?<![代报仪列量钟手电水外师])(?P<table>表\s?(?:[A-Z]\.)?\d{1,2})(?![\d.—–-]*[\dA-Za-z]|%)"
    r"|(?<![地程构插制绘截视草蓝底拓版意])(?P<figure>图\s?(?:[A-Z]\.)?\d{1,2})(?![\d.—–-]*[\dA-Za-z]|%)"
    r"|(?P<formula>公式（(?:[A-Z]\.)?\d{1,3}）)"
    rf"|(?:{VERB}|(?<=\d){AND})(?P<clause>{CLAUSE}){AFTER}"
    rf"|(?<![第\d.A-Za-z～—-])(?P<ruled>{CLAUSE})(?=的?规定|的要求|给出|所述|所列|描述的|确立的)"
    r"|(?<=（)(?P<entry>\d{1,2}(?:\.\d{1,2}){1,3})(?=）)"
    rf"|^(?P<cell>{CLAUSE})$"
)
WORDS = ("章", "附录", "表", "图", "公式", ".")
SILENT = frozenset({"example", "english", "symbol", "source", "term"})
"""Forms in which a number may belong to another text."""
HEAD = "章条|条号|条款|章、条|依据|出处|见条|条文"
"""The head of a column of clause numbers."""


@word_rule("XRF006", "typed-number", clause="9.5.3", severity="warning", words=WORDS, pattern=NUMBER, fix="safe")
def typed_number(context: Context, hit: Hit) -> Reports:
    """手写了本文件的章、条、附录、图、表、公式的编号。

    为什么：提及的编号要与所指的内容一致（9.5.3）。手写的编号在前面增删内容之后就会指错；引用 [](#标签) 印出同样的文字，而且始终正确。

    错：应符合表1的规定。

    对：应符合[](#时限)的规定。
    """
    number = _typed(hit)
    label = context.numbers.get(_words(number)) if number else None
    if number is None or label is None or not _is_mention(context, hit):
        return
    if any(printed_number(division) == _words(number) for division in hit.passage.place.divisions):
        return
    hint = f"改为[](#{label})，印出的文字不变。" if label else f"给{number.text}加标签，改为[](#标签)。"
    edits = (Replacement(number, f"[](#{label})"),) if label else ()
    yield Report(number, f"“{number.text}”是手写的编号。", hint, edits)


@word_rule("XRF007", "dangling-number", clause="9.5.3", words=WORDS, pattern=NUMBER)
def dangling_number(context: Context, hit: Hit) -> Reports:
    """提及的编号在文件中不存在。

    为什么：提及文件自身的内容时写它的编号（9.5.3）；没有这个编号的内容，读者就无处可查。

    一个图、表、公式也没有的文件不作检查。

    错：应符合表9的规定。（文件只有8个表）

    对：应符合[](#时限)的规定。
    """
    number = _typed(hit)
    if number is None or hit.match.lastgroup in {"entry", "cell"} or not _has_such(context, hit.match.lastgroup):
        return
    part = compiled(" ?[a-z][)）]").match(hit.passage.text, number.end)
    if not part and _words(number) not in context.numbers:
        yield Report(number, f"文件中没有{number.text}。", "核对编号，改为[](#标签)。")


def _has_such(context: Context, group: str | None) -> bool:
    """Return whether the document has any figure, table or formula of that kind; imported text may have lost them."""
    kind = {"figure": "图", "table": "表", "formula": "公式"}.get(group or "", "")
    return any(words.startswith(kind) for words in context.numbers)


def _words(number: Stretch) -> str:
    """Return the number as a reference would print it."""
    return "".join(number.text.split())


def _typed(hit: Hit) -> Stretch | None:
    """Return the number that was found, if the author typed it and it is one of this document; else None."""
    passage, group = hit.passage, hit.match.lastgroup or ""
    number = hit.group(group)
    piece = passage.piece_at(number.start)
    if passage.form in SILENT or piece is None or not piece.literal or passage.quoted(number.start):
        return None
    if number.start == 0 and passage.text[number.end : number.end + 1].isspace():
        return None  # a caption that was typed as a paragraph
    if group == "clause" and not _follows_verb(passage, hit.match.start(), number.start):
        return None
    return None if of_other_document(passage, number.start) else number


def _follows_verb(passage: Passage, start: int, number: int) -> bool:
    """Return whether the clause number follows a verb, or is in a chain of clause numbers that does: 见5.2和5.3."""
    chain = rf"{VERB}{CLAUSE}(?:{AND}{CLAUSE})*$"
    if compiled(rf"{AND}$").fullmatch(passage.text, start, number):
        return bool(compiled(chain).search(passage.text, 0, start))
    return True


def _is_mention(context: Context, hit: Hit) -> bool:
    """Return whether a bare number is a mention: that of an entry in brackets, or one in a column of clauses."""
    group = hit.match.lastgroup
    if group == "entry":
        return any(term.number == hit.match["entry"] for term in context.terms)
    return group != "cell" or _under_head(hit.passage)


def _under_head(passage: Passage) -> bool:
    table, cell = passage.place.holder(Table), passage.place.holder(Cell)
    if not isinstance(table, Table) or not isinstance(cell, Cell):
        return False
    above = (item for row in table.rows[: table.header_rows] for item in row.cells if _covers(item, cell.column))
    head = "".join(plain_text(block.inlines) for item in above for block in item.blocks if isinstance(block, Paragraph))
    return bool(compiled(HEAD).search(head)) and not compiled("ISO|IEC|GB|年版").search(head)


def _covers(cell: Cell, column: int) -> bool:
    return cell.column <= column < cell.column + cell.colspan
