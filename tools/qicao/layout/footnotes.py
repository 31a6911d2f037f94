"""条文脚注 that are mentioned only in another one: neither Word nor a page can print a footnote below a footnote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qicao.model.block import Footnote
from qicao.model.inline import FootnoteReference, iter_inlines
from qicao.model.tree import inline_texts

__all__ = ["mentioned_in"]


def mentioned_in(note: Footnote, known: Mapping[str, Footnote]) -> Iterator[Footnote]:
    """Yield the *known* footnotes with a mark in the text of *note*; their own marks follow that of *note*."""
    for text in inline_texts(note):
        for inline in iter_inlines(text):
            if isinstance(inline, FootnoteReference) and inline.to in known:
                yield known[inline.to]
