"""The text of 条文脚注, which Word and Typst set as paragraphs and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.model.block import Footnote, Formula, ListItem, Paragraph
from qicao.model.inline import Inline, Math, Text
from qicao.model.standard import iter_nodes

__all__ = ["footnote_texts"]


def footnote_texts(note: Footnote) -> Iterator[tuple[Inline, ...]]:
    """Yield the paragraphs of the footnote; items of lists keep their mark, formulas stand in a line of their own."""
    mark = ""
    for node in iter_nodes(note):
        if isinstance(node, ListItem):
            mark = node.number
        elif isinstance(node, Paragraph):
            yield (Text(f"{mark} "), *node.inlines) if mark else node.inlines
            mark = ""
        elif isinstance(node, Formula):
            yield (Math(node.tex, node.span), *([Text(f"\u3000{node.number}")] if node.number else []))
