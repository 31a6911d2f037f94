"""Tables (ECMA-376-1, 17.4)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct

from qicao.ooxml.xml import attributes

__all__ = ["Border", "CellFormat", "TableFormat", "cell", "row", "table"]

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


class Border(Struct, frozen=True):
    """The widths of the lines in eighths of a point; 0 draws none, None leaves the value of the table."""

    top: int | None = None
    left: int | None = None
    bottom: int | None = None
    right: int | None = None
    inside: int | None = None
    """The lines between rows and between columns; only for a table."""

    def xml(self) -> str:
        """Return the border elements in the order of the schema, without the element around them."""
        widths = (self.top, self.left, self.bottom, self.right, self.inside, self.inside)
        return "".join(_line(side, width) for side, width in zip(_SIDES, widths, strict=True) if width is not None)


NO_BORDER = Border()


class CellFormat(Struct, frozen=True):
    """The size, the lines and the merging of a cell."""

    width: int
    """The width in twips."""
    span: int = 1
    """The number of columns that it covers."""
    merge: Literal["", "restart", "continue"] = ""
    """`restart` begins a cell that covers several rows, `continue` is a row that such a cell covers."""
    border: Border = NO_BORDER
    align: Literal["top", "center", "bottom"] = "center"
    turned: bool = False
    """True if the text runs from top to bottom with turned letters."""


class TableFormat(Struct, frozen=True):
    """The sizes and lines of a whole table."""

    widths: Sequence[int]
    """The widths of the columns, in twips."""
    border: Border = NO_BORDER
    margin: int = 57
    """The space at the left and right inside each cell, in twips."""
    align: Literal["left", "center"] = "center"
    position: str = ""
    """The place of a floating table (`tblpPr`) in the short form of `xml.attributes`; "" for one in the text."""


def table(rows: Iterable[str], form: TableFormat) -> str:
    """Return a table of fixed layout from finished *rows*; a paragraph must follow it."""
    borders = form.border.xml()
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in form.widths)
    sides = f'<w:left w:w="{form.margin}" w:type="dxa"/><w:right w:w="{form.margin}" w:type="dxa"/>'
    return (
        f"<w:tbl><w:tblPr>{f'<w:tblpPr{attributes(form.position)}/>' if form.position else ''}"
        f'<w:tblW w:w="{sum(form.widths)}" w:type="dxa"/><w:jc w:val="{form.align}"/>'
        + (f"<w:tblBorders>{borders}</w:tblBorders>" if borders else "")
        + f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{sides}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def row(cells: Iterable[str], *, header: bool = False, height: int = 0, whole: bool = True) -> str:
    """Return a row.

    No page break splits a *whole* row, a *header* is repeated on every page, *height* is the least height in twips.
    """
    properties = (
        ("<w:cantSplit/>" if whole else "")
        + (f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else "")
        + ("<w:tblHeader/>" if header else "")
    )
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def cell(content: str, form: CellFormat) -> str:
    """Return a cell; *content* is paragraphs and must end with one, as Word demands."""
    borders = form.border.xml()
    properties = "".join(
        (
            f'<w:tcW w:w="{form.width}" w:type="dxa"/>',
            f'<w:gridSpan w:val="{form.span}"/>' if form.span > 1 else "",
            f'<w:vMerge w:val="{form.merge}"/>' if form.merge else "",
            f"<w:tcBorders>{borders}</w:tcBorders>" if borders else "",
            '<w:textDirection w:val="tbRl"/>' if form.turned else "",
            f'<w:vAlign w:val="{form.align}"/>',
        )
    )
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def _line(side: str, width: int) -> str:
    if not width:
        return f'<w:{side} w:val="nil"/>'
    return f'<w:{side} w:val="single" w:sz="{width}" w:space="0" w:color="auto"/>'
