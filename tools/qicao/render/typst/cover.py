"""The 封面 as Typst: the same places as in Word (figures E.5 to E.7 of GB/T 1.1—2020)."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.model.data import StandardData
from qicao.render.cover import (
    NameLine,
    Place,
    banner_scale,
    class_lines,
    mark_size,
    name_lines,
    place_of,
    replaced_line,
)
from qicao.render.names import banner, code_mark, date_or_blank, publishers
from qicao.render.typst.markup import escape, quoted

__all__ = ["write_cover"]

LEADING = {26: 35, 14: 18, 10.5: 18}
"""The height of a line of the name field by the size of its type, in points."""


def write_cover(data: StandardData) -> str:
    """The source of the cover page."""
    parts = (_at(place_of(name, data), align, content) for name, align, content in _parts(data))
    return f"#page(margin: 0mm)[\n#set text(top-edge: 0.88em, bottom-edge: -0.12em)\n{''.join(parts)}]\n"


def _at(place: Place, align: str, content: str) -> str:
    height = f", h: {place.height}mm" if place.height else ""
    return f"#at({place.left}mm, {place.top}mm, {place.width}mm{height}, align({align}, [{content}]))\n"


def _text(words: str, size: float, font: str = "hei") -> str:
    return f"#text(font: {font}, size: {size}pt)[{escape(words)}]"


def _parts(data: StandardData) -> Iterator[tuple[str, str, str]]:
    """Name of the place, alignment and content of every part."""
    words = banner(data)
    yield "classes", "left", " \\ ".join(_text(f"{word}{value}", 10.5) for word, value in class_lines(data))
    yield "mark", "right", f"#heavy[{_text(code_mark(data), mark_size(data), 'song')}]"
    yield "banner", "center", f"#banner({banner_scale(words)}%, {', '.join(map(quoted, words))})"
    replaced = replaced_line(data)
    yield "number", "right", _text(data.number, 14) + (f" \\ {_text(replaced, 10.5)}" if replaced else "")
    yield "upper-line", "left", "#line(length: 100%, stroke: 0.75pt)"
    yield "name", "center", "#set par(justify: false)\n" + "".join(map(_name, name_lines(data)))
    yield "issued", "left", _text(f"{date_or_blank(data.publication.issued)}发布", 14)
    yield "implemented", "right", _text(f"{date_or_blank(data.publication.implemented)}实施", 14)
    yield "lower-line", "left", "#line(length: 100%, stroke: 0.75pt)"
    lines = " \\ ".join(_text(name, 18) for name in publishers(data))
    yield "publisher", "center", f"{lines}　　{_text('发布', 14)}"


def _name(line: NameLine) -> str:
    """A part of the name field, its lines as high as in Word."""
    leading = LEADING[line.size] - line.size
    words = " \\ ".join(escape(text) for text in line.text.split("\n"))
    return (
        f"#block(above: {line.before + leading:g}pt, below: 0pt, width: 100%)"
        f"[#set par(leading: {leading:g}pt)\n#text(font: hei, size: {line.size}pt)[{words}]]\n"
    )
