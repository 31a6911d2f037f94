"""LST009: colons that introduce nothing; the ends of texts (7.5.1)."""

from __future__ import annotations

from qicao.model.block import Example, Figure, Formula, List, Paragraph, SymbolList, Table, Where
from qicao.model.inline import Break, Styled
from qicao.model.standard import Annex, Clause, Element, Node
from qicao.rules.context import Context
from qicao.rules.passage import Passage
from qicao.rules.rule import Report, Reports, Stretch, rule
from qicao.rules.structure.levels import is_title_with_stop
from qicao.source.patterns import compiled

__all__ = ["CLOSING", "dangling_colon", "is_verbatim", "last_character"]

CLOSING = "”’』」）"
"""Closing quotes and brackets: a full stop before them ends the text as well."""
FOLLOWS_COLON = (List, Table, Figure, Formula, Where, SymbolList, Example)
"""Blocks that a text with a colon at its end may introduce."""
ENUMERATED = r"[（(]?[a-zA-Z0-9一二三四五六七八九十]{1,2}[)）、.．]|——|—|[•·●○◆■▪－–①-⑳“‘《]|第[一二三四五六七八九十]"
"""The start of a paragraph that is one of several enumerated ones, or a quotation: a colon may introduce these."""
VALUE = r"[A-Za-z\d.:/_-]+$|\ufffc"
"""A paragraph that is an address or begins with a formula or picture."""
LABEL_LENGTH = 15
"""The length of a line in a form, in characters: “申请单位（盖章）：”."""


def last_character(passage: Passage) -> Stretch:
    """Return the last printed character of the text."""
    end = len(passage.text.rstrip())
    return Stretch(passage, end - 1, end)


def is_verbatim(passage: Passage) -> bool:
    """Return whether the paragraph is a block of code."""
    node = passage.node
    inlines = node.inlines if isinstance(node, Paragraph) else ()
    return bool(inlines) and all(_is_code(inline) or isinstance(inline, Break) for inline in inlines)


def _is_code(inline: object) -> bool:
    return isinstance(inline, Styled) and inline.style == "code"


@rule("LST009", "dangling-colon", clause="7.5.1", severity="warning", on=Passage, forms=("paragraph", "item"))
def dangling_colon(context: Context, passage: Passage) -> Reports:
    """冒号之后没有被引出的内容。

    为什么：以冒号结尾的文字引出列项、表、图、公式或示例（7.5.1）；后面没有这些，读者不知道冒号引出了什么。

    错：城运中心应具备下列功能：（接着是另一段）

    对：城运中心应具备下列功能：（接着是列项）
    """
    node = passage.node
    text = passage.text.rstrip()
    if text[-1:] not in {"：", ":"} or _is_label(passage):
        return
    _, after = context.neighbours(node)
    if not _introduces(after, context) and not is_title_with_stop(passage) and not _ends_with_clauses(passage, after):
        yield Report(last_character(passage), "冒号之后没有列项、表、图或公式。", "写上被引出的内容，或改为“。”。")


def _is_label(passage: Passage) -> bool:
    """Return whether the colon ends a label: in the foreword, before symbols, in a form that an annex shows."""
    text, element = passage.text.rstrip(), passage.place.element
    announces = any(word in text for word in ("下列", "如下", "以下", "应", "包括"))
    in_form = element in {"normative-annex", "informative-annex"} and len(text) <= LABEL_LENGTH and not announces
    return element == "foreword" or in_form or text[:-1] in {"式中", "其中"}


def _introduces(after: Node | None, context: Context) -> bool:
    """Return whether the colon can announce the next block."""
    if isinstance(after, FOLLOWS_COLON):
        return True
    passage = context.paragraphs.get(after.id) if isinstance(after, Paragraph) else None
    if passage is None:
        return False
    return bool(compiled(ENUMERATED).match(passage.text) or compiled(VALUE).match(passage.text)) or is_verbatim(passage)


def _ends_with_clauses(passage: Passage, after: Node | None) -> bool:
    """Return whether clauses follow: the paragraph is then a 悬置段, which another rule reports."""
    division = passage.place.division
    divided = isinstance(division, (Clause, Annex, Element)) and bool(division.clauses)
    return divided and not passage.place.holders and (after is None or not isinstance(after, Paragraph))
