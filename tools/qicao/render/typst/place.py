"""Where blocks stand in Typst, and how paragraphs look there."""

from __future__ import annotations

from msgspec import Struct

from qicao.render.typst.markup import call
from qicao.render.typst.writer import Writer

__all__ = ["BODY", "WARNING", "Place"]


class Place(Struct, frozen=True):
    """How paragraphs look where blocks stand: lengths as Typst writes them."""

    left: float = 0
    """Millimetres from the edge of the text."""
    indent: str = "2em"
    size: str = ""
    bold: bool = False
    cell: str = ""
    """Alignment, in the cell of a table."""
    narrow: bool = False
    """Whether it is below a footnote or a line of a key: marks stand close to their text, formulas in the line."""
    base: float = 0
    """Where the text begins from which lists are indented, in a narrow place or below a meaning."""

    def paragraph(self, writer: Writer, content: str) -> str:
        """A paragraph of this place."""
        if self.bold:
            content = f"#bold[{content}]"
        if self.cell and not self.left:
            return f"#par[{content}]\n"
        left = f"{self.left:g}mm" if self.left else ""
        return call("p", content, above=writer.above(), left=left, indent=self.indent, size=self.size)

    @property
    def shifted(self) -> bool:
        """Whether lists are indented from the text of the place and not from the edge of the page."""
        return self.small or self.base > 0

    @property
    def small(self) -> bool:
        """Whether marks stand close to their text here, and formulas in the line."""
        return self.narrow or bool(self.cell)


BODY = Place()
WARNING = Place(bold=True)
