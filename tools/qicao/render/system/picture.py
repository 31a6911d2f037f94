"""A picture of the system as Word takes it: vectors, and a bitmap for programs that cannot show these."""

from __future__ import annotations

from qicao.drawn.pictures import Picture
from qicao.drawn.pictures.pen import draw_svg
from qicao.render.system.sheet import Sheet
from qicao.source.programs import Programs

__all__ = ["picture_of"]


def picture_of(sheet: Sheet, programs: Programs, width_mm: float = 0) -> Picture:
    """Return the picture at its own size, or not wider than *width_mm* if that is given."""
    own = Picture(b"", sheet.width_mm, sheet.height_mm, sheet.svg.encode())
    size = own.within(width_mm) if width_mm else own
    drawn = draw_svg(programs, sheet.svg.encode(), (size.width_mm, size.height_mm))
    return Picture(drawn, size.width_mm, size.height_mm, sheet.svg.encode())
