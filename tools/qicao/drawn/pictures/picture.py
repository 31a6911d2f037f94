"""A picture, and the size at which it is printed."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from qicao.model.geometry import TEXT_WIDTH
from qicao.source.patterns import compiled

__all__ = ["PIXELS_PER_INCH", "TEXT_HEIGHT", "Picture", "PictureError", "fit", "pixels"]

TEXT_HEIGHT = 215.0
"""The greatest height of a picture in mm; it leaves room for the title on the same page."""
SMALLEST = 0.5
"""The least side of a picture in mm; Word refuses smaller ones."""
PIXELS_PER_INCH = 300
"""The greatest density that print shows."""
WISH = compiled(r"(?P<value>\d+(?:\.\d+)?)(?P<unit>%|mm|cm)")
UNITS = {"%": TEXT_WIDTH / 100, "mm": 1.0, "cm": 10.0}
"""Unit of a width that the author gives → its length in mm."""


class PictureError(ValueError):
    """A picture cannot be shown; the message is the reason, in Chinese and without a full stop."""


class Picture(Struct, frozen=True):
    """A picture at the size at which it is printed."""

    png: bytes
    """The bitmap: a PNG file, or a JPEG file."""
    width_mm: float
    height_mm: float
    svg: bytes | None = None
    """The vector picture, if there is one."""

    @property
    def extension(self) -> str:
        """Return `png` or `jpeg`."""
        return "jpeg" if self.png.startswith(b"\xff\xd8") else "png"

    def within(self, width_mm: float) -> Picture:
        """Return the picture, not wider than *width_mm*."""
        scale = min(width_mm / self.width_mm, 1)
        return replace(self, width_mm=self.width_mm * scale, height_mm=self.height_mm * scale)


def fit(own: tuple[float, float], width: str) -> tuple[float, float]:
    """Return width and height in mm, never beyond the text area; scaled to the given *width*, or the *own* size."""
    match = WISH.fullmatch(width)
    wished = float(match["value"]) * UNITS[match["unit"]] if match else own[0]
    scale = min(min(wished, TEXT_WIDTH) / own[0], TEXT_HEIGHT / own[1])
    return max(own[0] * scale, SMALLEST), max(own[1] * scale, SMALLEST)


def pixels(length_mm: float) -> int:
    """Return the number of pixels that print needs for that length."""
    return max(round(length_mm / 25.4 * PIXELS_PER_INCH), 1)
