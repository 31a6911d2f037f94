"""Where blocks stand in Word, and how paragraphs look there."""

from __future__ import annotations

from msgspec import Struct

from qicao.ooxml.paragraph import ParagraphFormat, paragraph
from qicao.ooxml.run import PLAIN, Fonts, RunFormat
from qicao.render.docx.template import HEI

__all__ = ["BODY", "CODE", "EXAMPLE", "SMALL", "WARNING", "Place", "flush"]

SMALL = RunFormat(size=18)
"""The size of text in tables, notes and examples, for styles of a larger one (annex F, 41, 43 and 45)."""


class Place(Struct, frozen=True):
    """How paragraphs look where blocks stand."""

    style: str = "StdParagraph"
    form: RunFormat = PLAIN
    indent: str = ""
    """Instead of the style's, in the short form of `xml.attributes`."""
    align: str = ""
    left: int = 0
    """Where its lines begin, in twips, when that is not where those of the text do."""
    narrow: bool = False
    """Whether it is a cell, or below a footnote: marks stand close to their text, formulas in the line."""
    base: int = 0
    """Where the text begins from which lists are indented, in a narrow place or below a meaning."""

    def paragraph(self, content: str) -> str:
        """A paragraph of this place."""
        return paragraph(content, self.format())

    def format(self) -> ParagraphFormat:
        """The format of its paragraphs."""
        return ParagraphFormat(style=self.style, indent=self.indent, align=self.align)

    @property
    def shifted(self) -> bool:
        """Whether lists are indented from the text of the place and not from the edge of the page."""
        return self.narrow or self.base > 0

    @property
    def run(self) -> RunFormat:
        """The format of runs in styles that are not made for a narrow place."""
        return SMALL if self.narrow else self.form


def flush(left: int) -> str:
    """The indent of paragraphs all lines of which begin at *left*."""
    return f"left={left};firstLineChars=0;firstLine=0"


CODE = RunFormat(fonts=Fonts("宋体", "Courier New"), size=18)
"""Code: blanks as broad as letters, so that what stands below each other does so in print."""
BODY = Place()
EXAMPLE = Place("StdExampleText", SMALL)
WARNING = Place("StdNotice", RunFormat(fonts=HEI))
