"""NTE: notes, examples and footnotes (9.10 to 9.12)."""

from __future__ import annotations

from itertools import takewhile

from qicao.model.block import Note
from qicao.model.inline import plain_text
from qicao.model.standard import Annex, Clause, Element
from qicao.rules.context import Context
from qicao.rules.passage import Place
from qicao.rules.rule import Report, Reports, compiled, rule

__all__ = ["example_clause", "many_footnotes", "note_first"]

EXAMPLES = r"(?:示例|举例)(?:\s?[\d一二三四五六七八九十]{1,2})?(?:[（(][^）)]*[）)])?$"
"""How the title of a clause ends that is all example, perhaps one of several or with a remark in brackets."""
CHARACTERS_A_PAGE = 800
"""Characters of running text on a printed page, lists and tables not counted in full."""
FEW = 3
"""Footnotes that any document may have."""


@rule("NTE001", "example-clause", clause="9.10.3", severity="warning", on=Clause)
def example_clause(_context: Context, clause: Clause, place: Place) -> Reports:
    """示例单独设了章或条。

    为什么：示例不宜单独设章或条；示例多或长时，宜以“……示例”为标题编为资料性附录（9.10.3）。

    错：6.3的标题是“配置示例”。

    对：用 `:::{example}` 写在所说明的条文之下，或编为附录。
    """
    if place.element == "body" and compiled(EXAMPLES).search(plain_text(clause.title)) and clause.span:
        message = f"{clause.number}的标题是“{plain_text(clause.title)}”。"
        yield Report(clause.span, message, "写在所说明的条文之下，用 :::{example}；或编为资料性附录。")


@rule("NTE002", "note-first", clause="9.11.1", severity="warning", on=(Clause, Annex, Element))
def note_first(_context: Context, node: Clause | Annex | Element, _place: Place) -> Reports:
    """注在它所说明的条文之前。

    为什么：条文中的注宜置于所涉及的章、条或段之下（9.11.1）。

    错：5.2的标题之下先是注，后是条文。

    对：5.2的标题之下先是条文，后是注。
    """
    for note in takewhile(lambda block: isinstance(block, Note), node.blocks):
        if note.span:
            yield Report(note.span, "注的前面没有它所说明的条文。", "移到所说明的条文之下。")


@rule("NTE003", "many-footnotes", clause="9.12.1", severity="info")
def many_footnotes(context: Context) -> Reports:
    """条文的脚注较多。

    为什么：条文脚注宜尽可能少用（9.12.1）；能写成注的，写成注。

    错：每一页都有几个脚注。

    对：把说明条文的脚注改为注，只对某个词语的说明留作脚注。
    """
    footnotes = context.standard.footnotes
    pages = sum(len(passage.text) for passage in context.passages) // CHARACTERS_A_PAGE
    allowed = max(FEW, pages)
    if len(footnotes) > allowed:
        span = footnotes[allowed].span
        if span:
            yield Report(span, f"条文有{len(footnotes)}个脚注。", "少用脚注，改为注或写进条文。")
