"""The place of a block in Typst, on which the look of its paragraphs depends."""

from __future__ import annotations

from msgspec import Struct

from qicao.render.typst.markup import call
from qicao.render.typst.writer import Writer

__all__ = ["BODY", "WARNING", "Place"]


class Place(Struct, frozen=True):
    """The surroundings of a block: lengths are written as in Typst, unless they are numbers of mm."""

    left: float = 0
    """Millimetres from the edge of the text."""
    indent: str = "2em"
    size: str = ""
    bold: bool = False
    cell: str = ""
    """The alignment, if this is the cell of a table."""
    narrow: bool = False
    """True below a footnote or a line of a key: list marks are close to their text, and formulas are set inline."""
    base: float = 0
    """Millimetres from which the indents of lists are counted, in a narrow place or below a meaning."""

    def paragraph(self, writer: Writer, content: str) -> str:
        """Return a paragraph with the format of this place."""
        if self.bold:
            content = f"#bold[{content}]"
        if self.cell and not self.left:
            return f"#par[{content}]\n"
        left = f"{self.left:g}mm" if self.left else ""
        return call("p", content, above=writer.above(), left=left, indent=self.indent, size=self.size)

    @property
    def shifted(self) -> bool:
        """True if lists are indented from `base` and not from the edge of the page."""
        return self.small or self.base > 0

    @property
    def small(self) -> bool:
        """True if list marks are close to their text here, and formulas are set inline."""
        return self.narrow or bool(self.cell)


BODY = Place()
WARNING = Place(bold=True)
