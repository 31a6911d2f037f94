"""A picture of the system as every face takes it: SVG, title, description, and the table of what it shows."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from qicao.layout.drawing import Drawing, Paper
from qicao.render.system.svg import svg_of

__all__ = ["A3", "A4", "PAGE", "Data", "Sheet", "sheet_of"]

A4 = Paper("A4", 252.0, 148.0)
"""Landscape A4 between margins of 25 mm and 20 mm, as landscape pages of a standard have (figure E.1)."""
A3 = Paper("A3", 375.0, 235.0)
"""Landscape A3 between the same margins."""
PAGE = Paper("A4 纵向", 165.0, 215.0)
"""A page of text of a document, with room for the title of the figure."""


class Data(Struct, frozen=True):
    """A table: its title, the heads of its columns, its rows."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Sheet(Struct, frozen=True):
    """A picture with all that must stand beside it."""

    name: str
    """What its file may be called, without an ending."""
    title: str
    description: str
    """What those are told who cannot see the picture."""
    svg: str
    width_mm: float
    height_mm: float
    data: Data


def sheet_of(
    name: str, drawing: Drawing, description: str, data: Data, links: Mapping[str, str] | None = None
) -> Sheet:
    """Return the picture of a drawing, titled like its table; *links* give boxes the addresses to which they lead."""
    svg = svg_of(drawing, data.title, description, links or {})
    return Sheet(name, data.title, description, svg, drawing.width, drawing.height, data)
