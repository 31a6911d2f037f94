"""The place of a block in Word, on which the look of its paragraphs depends."""

from __future__ import annotations

from msgspec import Struct

from qicao.ooxml.paragraph import ParagraphFormat, paragraph
from qicao.ooxml.run import PLAIN, Fonts, RunFormat
from qicao.render.docx.template import HEI

__all__ = ["BODY", "CODE", "EXAMPLE", "SMALL", "WARNING", "Place", "flush"]

SMALL = RunFormat(size=18)
"""The character size of text in tables, notes and examples: 9 pt (table F.1, 41, 43 and 45).

It is set on runs whose paragraph style has a larger size.
"""


class Place(Struct, frozen=True):
    """The surroundings of a block: style, indent and alignment of the paragraphs in it."""

    style: str = "StdParagraph"
    form: RunFormat = PLAIN
    indent: str = ""
    """Replaces the indent of the style; written as in `xml.attributes`."""
    align: str = ""
    left: int = 0
    """Twips from the edge of the text to the beginning of lines; 0 for ordinary text."""
    narrow: bool = False
    """True in a cell and below a footnote: list marks are close to their text, and formulas are set inline."""
    base: int = 0
    """Twips from which the indents of lists are counted, in a narrow place or below a meaning."""

    def paragraph(self, content: str) -> str:
        """Return a paragraph with the format of this place."""
        return paragraph(content, self.format())

    def format(self) -> ParagraphFormat:
        """Return the format of paragraphs at this place."""
        return ParagraphFormat(style=self.style, indent=self.indent, align=self.align)

    @property
    def shifted(self) -> bool:
        """True if lists are indented from `base` and not from the edge of the page."""
        return self.narrow or self.base > 0

    @property
    def run(self) -> RunFormat:
        """The format of runs, for paragraph styles that are not made for a narrow place."""
        return SMALL if self.narrow else self.form


def flush(left: int) -> str:
    """Return an indent that lets all lines of a paragraph begin at *left*, in twips."""
    return f"left={left};firstLineChars=0;firstLine=0"


CODE = RunFormat(fonts=Fonts("宋体", "Courier New"), size=18)
"""The format of code: a blank is as wide as a letter, so that columns stay aligned."""
BODY = Place()
EXAMPLE = Place("StdExampleText", SMALL)
WARNING = Place("StdNotice", RunFormat(fonts=HEI))
