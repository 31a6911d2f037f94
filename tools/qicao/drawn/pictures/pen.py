"""SVG → bitmap, drawn by Typst in a process of its own, so that a picture that kills Typst does no other harm."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode

from qicao.drawn.pictures.picture import PictureError
from qicao.source.programs import Programs

__all__ = ["check_bitmap", "draw_svg", "find_undrawn"]

PATIENCE = 15.0
"""The seconds that a drawing may take; all but broken pictures take a hundredth of one."""
SERVER = "qicao.drawn.pictures.drawing"
GIVEN_UP = "画它太费时间或内存，已停下"


def draw_svg(programs: Programs, svg: bytes, size_mm: tuple[float, float]) -> bytes:
    """Return the SVG as a PNG file of that size in mm; `PictureError` is raised if it cannot be drawn."""
    return b64decode(_ask(programs, "svg", svg, size_mm))


def check_bitmap(programs: Programs, data: bytes, extension: str) -> None:
    """Raise `PictureError` for a bitmap file that Typst cannot read."""
    _ask(programs, extension, data, (10, 10))


def find_undrawn(programs: Programs, characters: str) -> str:
    """Return those of the characters that no font has; all of them if that cannot be found out."""
    try:
        return _ask(programs, "txt", characters.encode("utf-8", "replace"), (10, 10))
    except PictureError:
        return characters


def _ask(programs: Programs, extension: str, data: bytes, size_mm: tuple[float, float]) -> str:
    """Return the answer of the process.

    `PictureError` is raised with the reason that it gives, or if it does not answer in time.
    """
    question = json.dumps([extension, b64encode(data).decode(), *size_mm]).encode() + b"\n"
    answer = programs.ask(SERVER, question, PATIENCE)
    if not answer:
        raise PictureError(GIVEN_UP)
    made, reason = json.loads(answer)
    if reason:
        raise PictureError(reason)
    return str(made)
