"""Footnotes: their part and their marks (ECMA-376-1, 17.11)."""

from __future__ import annotations

from collections.abc import Iterable

from qicao.ooxml.paragraph import ParagraphFormat, paragraph
from qicao.ooxml.run import RunFormat, run, run_properties
from qicao.ooxml.xml import DECLARATION, namespaces

__all__ = ["FIRST_NOTE", "footnote", "footnote_mark", "footnote_reference", "footnotes_part"]

_MARK = "<w:r><w:rPr><w:vanish/></w:rPr><w:{}/></w:r>"
FIRST_NOTE = 1
"""The lowest id of a footnote; those below belong to the two separators."""


def footnote_reference(number: int, form: RunFormat, after: str = "") -> str:
    """Return the mark in the text: Word's own number, then the characters *after* in the same format."""
    return f'<w:r>{run_properties(form)}<w:footnoteReference w:id="{number}"/></w:r>{run(after, form)}'


def footnote_mark(form: RunFormat, after: str = "") -> str:
    """Return the mark at the beginning of the footnote itself."""
    return f"<w:r>{run_properties(form)}<w:footnoteRef/></w:r>{run(after, form)}"


def footnote(number: int, paragraphs: str) -> str:
    """Return the footnote with the id *number*."""
    return f'<w:footnote w:id="{number}">{paragraphs}</w:footnote>'


def footnotes_part(footnotes: Iterable[str], separator: ParagraphFormat) -> str:
    """Return the part that holds *footnotes*, and the separators that Word expects: empty paragraphs of that format.

    Word's own separator is a line whose length cannot be set, so a border is drawn instead. LibreOffice draws a line
    only where it finds the mark of the separator, so that is kept, but hidden.
    """
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}">{paragraph(_MARK.format(kind), separator)}</w:footnote>'
        for kind, number in (("separator", -1), ("continuationSeparator", 0))
    )
    return f"{DECLARATION}<w:footnotes{namespaces('w r m wp a pic')}>{separators}{''.join(footnotes)}</w:footnotes>"
