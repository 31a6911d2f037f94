"""A picture of the system as Word takes it: vectors, and a bitmap for programs that cannot show these."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterable
from hashlib import blake2b

from qicao.drawn.pictures import Picture
from qicao.drawn.pictures.pen import draw_svg
from qicao.render.system.sheet import Sheet
from qicao.source.world import World

__all__ = ["picture_of", "pictures_of"]

KIND = "bitmaps"
"""The name of the drawings in the cache."""


def picture_of(sheet: Sheet, world: World, width_mm: float = 0) -> Picture:
    """Return the picture at its own size, or not wider than *width_mm* if that is given; it is drawn once and kept."""
    svg = sheet.svg.encode()
    own = Picture(b"", sheet.width_mm, sheet.height_mm, svg)
    size = own.within(width_mm) if width_mm else own
    key = f"{size.width_mm:.3f} {size.height_mm:.3f} {blake2b(svg, digest_size=16).hexdigest()}"
    drawn = world.cache.read(KIND, key)
    if not drawn:
        drawn = b64encode(draw_svg(world.programs, svg, (size.width_mm, size.height_mm))).decode()
        world.cache.write(KIND, key, drawn)
    return Picture(b64decode(drawn), size.width_mm, size.height_mm, svg)


def pictures_of(sheets: Iterable[Sheet], world: World, width_mm: float = 0) -> list[tuple[str, Picture]]:
    """Return the pictures with their titles, as `render_tables` takes them."""
    return [(sheet.title, picture_of(sheet, world, width_mm)) for sheet in sheets]
