"""The division of a document: clauses, titles, and the text between them (clause 7)."""

from __future__ import annotations

from collections.abc import Sequence

from qicao.model.block import Figure, Formula, List, Paragraph, Table
from qicao.model.elements import NEAR_TITLES
from qicao.model.inline import Styled, plain_text
from qicao.model.span import Span
from qicao.model.standard import Annex, Clause, Division, Element
from qicao.rules.context import Context
from qicao.rules.passage import Passage, Place
from qicao.rules.rule import Replacement, Report, Reports, Stretch, rule

__all__ = [
    "divided_untitled",
    "empty_clause",
    "general_clause_late",
    "hanging_paragraph",
    "heading_stop",
    "is_title_with_stop",
    "mixed_titles",
    "single_clause",
    "uneven_emphasis",
    "untitled_first_level",
]

DIVIDED = (Clause, Annex, Element)
"""Types that may have clauses; of the elements only the introduction has."""
HANGING = (Paragraph, List, Table, Figure, Formula)
"""Blocks that form a 悬置段 between a title and the first clause below it; notes and warnings do not."""
WITH_LEAD_IN = frozenset({"normative-references", "terms", "symbols"})
"""Elements whose text before the first clause is a lead-in (7.4)."""
STOPS = "。，、；：！,;:!"
QUESTIONS = "？?"
"""Marks at the end of a title that its author has declared as a title."""
TITLE_LENGTH = 12
"""The length up to which a heading is a title by its shape, though it ends like a sentence."""
GENERAL = frozenset({"通用要求", "通则", "概述"})


def _name(node: Division) -> str:
    """Return the name of the division for messages: its number, else its title."""
    return node.title if isinstance(node, Element) else node.number


def _clauses(node: Clause | Annex | Element) -> Sequence[Clause]:
    """Return the clauses below it, without terminological entries, whose numbers are no clause numbers (8.7.3.1)."""
    return [child for child in node.clauses if isinstance(child, Clause)]


def _is_titled(clause: Clause, siblings: Sequence[Clause]) -> bool:
    return bool(clause.title) or _title_with_stop(clause, siblings) is not None


def _title_with_stop(clause: Clause, siblings: Sequence[Clause]) -> Paragraph | None:
    """Return the title that was read as the sentence of an untitled clause because of a mark at its end; else None.

    It is one if it is short, has no other mark, and its siblings have titles.
    """
    first = clause.blocks[0] if clause.blocks else None
    if clause.title or not isinstance(first, Paragraph) or first.span != clause.span:
        return None
    alone = len(clause.blocks) + len(clause.clauses) == 1
    text = "" if alone else plain_text(first.inlines)
    short = len(text) <= TITLE_LENGTH and text.endswith(tuple(STOPS + QUESTIONS)) and not set(text[:-1]) & set(STOPS)
    return first if short and any(sibling.title for sibling in siblings) else None


@rule("STR006", "single-clause", clause="7.3.1", on=DIVIDED)
def single_clause(_context: Context, node: Clause | Annex | Element, _place: Place) -> Reports:
    """只分出一个条。

    为什么：同一层次有两个以上的条才可设条（7.3.1）。术语条目的编号不是条编号，可只有一个。

    错：5.1之后没有5.2。

    对：再设一条，或把唯一的一条并入上一层次。
    """
    only = node.clauses[0] if len(node.clauses) == 1 else None
    if isinstance(only, Clause) and only.span:
        yield Report(only.span, f"{_name(node)}只分出{only.number}这一个条。", "再设一条，或把它并入上一层次。")


@rule("STR007", "mixed-titles", clause="7.3.3", on=DIVIDED)
def mixed_titles(_context: Context, node: Clause | Annex | Element, _place: Place) -> Reports:
    """同一层次的条，有的有标题，有的没有。

    为什么：某一章或条的下一层次中，各条有无标题应一致（7.3.3）。

    错：5.1有标题，5.2没有标题。

    对：5.1和5.2都有标题，或都没有标题。
    """
    if isinstance(node, Clause) and node.element in {"terms", "symbols"}:
        return  # groups without a title are TRM012 and SYM004
    clauses = _clauses(node)
    kinds = [_is_titled(clause, clauses) for clause in clauses]
    odd = _odd_one(kinds)
    halves = kinds.count(True) * 2 == len(kinds)
    wrong = [] if odd is None else sorted({odd, kinds.index(not kinds[odd])} if halves else {odd})
    for clause in (clauses[at] for at in wrong if clauses[at].span):
        one, others = ("有", "没有") if _is_titled(clause, clauses) else ("没有", "有")
        message = f"{clause.number}{one}标题，同一层次的其他条{others}标题。"
        yield Report(clause.span, message, "使同一层次各条都有标题或都没有标题。")  # type: ignore[arg-type]


def _odd_one(kinds: Sequence[bool]) -> int | None:
    """Return the index of the first one that differs from the majority.

    If there are two halves, it is the first that differs from the first.
    """
    if len(set(kinds)) < 2:
        return None
    few = not kinds[0] if kinds.count(True) * 2 == len(kinds) else kinds.count(True) * 2 < len(kinds)
    return kinds.index(few)


@rule("STR008", "divided-untitled", clause="7.3.4", on=Clause)
def divided_untitled(_context: Context, node: Clause, place: Place) -> Reports:
    """无标题条又分了条。

    为什么：无标题条不应再分出下一层次的条（7.3.4）。

    错：5.2没有标题，却有5.2.1和5.2.2。

    对：给5.2加上标题，或把5.2.1和5.2.2写成列项。
    """
    if place.element in {"terms", "symbols"}:
        return  # groups without a title are TRM012 and SYM004
    if node.level > 1 and node.clauses and node.span and not _is_titled(node, _siblings(place)):
        message = f"{node.number}没有标题，却分出了{node.clauses[0].number}。"
        hint = "给它加上标题，或把下面的条写成列项。"
        yield Report(node.span, message, hint)
        first = node.clauses[0].span
        if first and not getattr(node.clauses[0], "title", ()):
            yield Report(
                first, f"{node.clauses[0].number}是从没有标题的{node.number}分出的。", hint, severity="warning"
            )


def _siblings(place: Place) -> Sequence[Clause]:
    """Return the clauses of the same level in the same division."""
    above = place.division
    return _clauses(above) if isinstance(above, DIVIDED) else ()


@rule("STR009", "hanging-paragraph", clause="7.4", severity="warning", on=DIVIDED)
def hanging_paragraph(_context: Context, node: Clause | Annex | Element, place: Place) -> Reports:
    """悬置段。

    为什么：章标题与第一条之间、条标题与下一层次的条之间不宜有段，因为提及时分不清是提及这一段还是整章（7.4）。
    术语和定义、符号和缩略语的引导语以及警示不算。

    错：第5章的标题之后先写一段，再写5.1。

    对：把这一段编为5.1，加上“通用要求”之类的标题；或移到别处，或删去。
    """
    if not node.clauses or place.element in WITH_LEAD_IN:
        return
    blocks = node.blocks
    if isinstance(node, Clause) and not node.title and node.level > 1:
        blocks = blocks[1:] if _title_with_stop(node, _siblings(place)) else ()
    first = next((block for block in blocks if isinstance(block, HANGING) and block.span), None)
    if first and first.span:
        after = node.clauses[0].number
        yield Report(first.span, f"这一段悬置在{_name(node)}的标题与{after}之间。", "编为一条，或移走、删去。")


@rule("STR010", "empty-clause", clause="7.3", on=DIVIDED)
def empty_clause(_context: Context, node: Clause | Annex | Element, _place: Place) -> Reports:
    """章、条或附录没有内容。

    为什么：章是划分文件的基本单元，条是章的细分，都由条文等构成（7.2、7.3）；只有标题则没有规定什么。
    一行写成的无标题条，句末没有句号时会被当作标题。

    错：`## 城运中心应实行24 h值班`

    对：`## 城运中心应实行24 h值班。`
    """
    if node.blocks or node.clauses or not node.span or _is_filled_in(node):
        return
    hint = "写上内容，或删去它；它若是无标题条的条文，在末尾加句号。"
    yield Report(node.span, f"{_name(node)}没有内容。", hint if isinstance(node, Clause) else "写上内容，或删去它。")


def _is_filled_in(node: Clause | Annex | Element) -> bool:
    """Return whether its content is generated, or would be under its prescribed title."""
    title = node.title if isinstance(node, Element) else "".join(plain_text(node.title).split())
    return title in {"参考文献", "索引"} or (isinstance(node, Clause) and node.level == 1 and title in NEAR_TITLES)


@rule("STR012", "untitled-first-level", clause="7.3.3", severity="info", on=(Clause, Annex))
def untitled_first_level(_context: Context, node: Clause | Annex, place: Place) -> Reports:
    """第一层次的条没有标题。

    为什么：第一层次的条宜给出标题（7.3.3）。这是建议：全章的条都不给标题也允许，所以只作提示。

    错：5.1、5.2都没有标题。

    对：5.1、5.2都有标题。
    """
    clauses = _clauses(node)
    top = isinstance(node, Annex) or node.level == 1
    if top and clauses and place.element != "terms" and not any(clause.title for clause in clauses):
        first = clauses[0]
        if first.span:
            yield Report(
                first.span,
                f"{node.number if isinstance(node, Annex) else f'第{node.number}章'}第一层次的条没有标题。",
                "给每一条加上标题。",
            )


@rule("STR013", "uneven-emphasis", clause="7.3.4", on=DIVIDED)
def uneven_emphasis(_context: Context, node: Clause | Annex | Element, _place: Place) -> Reports:
    """无标题条中，有的用黑体突出关键术语，有的没有。

    为什么：同一层次的无标题条，是否突出关键术语应一致（7.3.4）。

    错：5.1.1以“**值班**”起头，5.1.2没有黑体。

    对：5.1.1和5.1.2都以黑体的术语起头，或都不用黑体。
    """
    clauses = [clause for clause in _clauses(node) if not clause.title and clause.blocks and clause.span]
    odd = _odd_one([_is_emphasised(clause) for clause in clauses])
    if odd is not None:
        clause = clauses[odd]
        verb = "用黑体突出了术语" if _is_emphasised(clause) else "没有用黑体突出术语"
        message = f"{clause.number}{verb}，同一层次的其他条与它不同。"
        yield Report(_start(clause), message, "使同一层次各条一致。")


def _start(clause: Clause) -> Span:
    """Return the place of the first words of a clause."""
    first = clause.blocks[0]
    words = first.inlines[0].span if isinstance(first, Paragraph) and first.inlines else None
    return words or clause.span or Span("", 1)


def _is_emphasised(clause: Clause) -> bool:
    """Return whether the text begins with bold words; a bold warning does not count."""
    first = clause.blocks[0]
    start = first.inlines[0] if isinstance(first, Paragraph) and first.inlines else None
    return isinstance(start, Styled) and start.style == "strong" and not plain_text(start.inlines).endswith("：")


@rule(
    "STR015",
    "heading-stop",
    clause="10.2.1",
    severity="warning",
    fix="safe",
    on=Passage,
    forms=("title", "caption", "paragraph"),
)
def heading_stop(_context: Context, passage: Passage) -> Reports:
    """标题、图题或表题以标点结尾。

    为什么：章、条的标题和图题、表题单独成行，后面不接条文（10.2.1、10.4.2.1），不加标点。

    错：`# 总体要求：`

    对：`# 总体要求`
    """
    text = passage.text
    marks = STOPS if passage.form == "title" else STOPS + QUESTIONS
    wrong = text.endswith(tuple(marks)) or text.endswith(".") and text[-2:-1] > "\u2e80"  # noqa: RUF021 -- reads as it is said
    if not wrong or not (passage.form in {"title", "caption"} or is_title_with_stop(passage)):
        return
    stop = Stretch(passage, len(text) - 1, len(text))
    what = "标题" if passage.form != "caption" else "图题或表题"
    yield Report(stop, f"{what}以“{text[-1]}”结尾。", "删去标点。", (Replacement(stop, ""),))


def is_title_with_stop(passage: Passage) -> bool:
    """Return whether the passage was written as a title and read as a sentence because of a mark at its end."""
    clause = passage.place.division
    above = passage.place.divisions[-2] if len(passage.place.divisions) > 1 else None
    if passage.form != "paragraph" or not isinstance(clause, Clause) or not isinstance(above, DIVIDED):
        return False
    if not clause.blocks or clause.blocks[0] is not passage.node:
        return False
    return _title_with_stop(clause, _clauses(above)) is passage.node


@rule("STR016", "general-clause-late", clause="9.3", severity="warning", on=(Clause, Annex))
def general_clause_late(_context: Context, node: Clause | Annex, _place: Place) -> Reports:
    """通用的内容没有放在最前面。

    为什么：“通用要求”“通则”“概述”宜为其所在章或条的第一条（9.3）。

    错：5.3的标题是“通用要求”。

    对：5.1的标题是“通用要求”。
    """
    for clause in _clauses(node)[1:]:
        if "".join(plain_text(clause.title).split()) in GENERAL and clause.span:
            yield Report(clause.span, f"“{plain_text(clause.title)}”不是{node.number}的第一条。", "移到最前面。")
