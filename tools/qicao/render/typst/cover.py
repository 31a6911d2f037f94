"""The 封面 as Typst: the same places as in Word (figures E.5 to E.7 of GB/T 1.1—2020)."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.model.data import StandardData
from qicao.render.cover import (
    BANNER,
    CLASSES,
    IMPLEMENTED,
    ISSUED,
    LOWER_LINE,
    MARK,
    NAME,
    NUMBER,
    PUBLISHER,
    UPPER_LINE,
    Place,
    banner_scale,
    class_lines,
    mark_size,
    name_lines,
    replaced_line,
)
from qicao.render.names import banner, code_mark, date_or_blank, publishers
from qicao.render.typst.markup import escape

__all__ = ["write_cover"]


def _at(place: Place, align: str, content: str) -> str:
    height = f", h: {place.height}mm" if place.height else ""
    return f"#at({place.left}mm, {place.top}mm, {place.width}mm{height}, align({align}, [{content}]))\n"


def _text(words: str, size: float, font: str = "hei") -> str:
    return f"#text(font: {font}, size: {size}pt)[{escape(words)}]"


def write_cover(data: StandardData) -> str:
    """The source of the cover page."""
    content = "".join(_parts(data))
    return f"#page(margin: 0mm)[\n#set text(top-edge: 0.88em, bottom-edge: -0.12em)\n{content}]\n"


def _parts(data: StandardData) -> Iterator[str]:
    yield _at(CLASSES, "left", " \\ ".join(_text(line, 10.5) for line in class_lines(data)))
    yield _at(MARK, "right", f"#heavy[{_text(code_mark(data), mark_size(data) / 2, 'song')}]")
    yield _at(BANNER, "center", f"#stack(dir: ltr, spacing: 1fr, {_spread(banner(data))})")
    number = _text(data.number, 14)
    replaced = replaced_line(data)
    yield _at(NUMBER, "right", number + (f" \\ {_text(replaced, 10.5)}" if replaced else ""))
    yield _at(UPPER_LINE, "left", "#line(length: 100%, stroke: 0.75pt)")
    yield _at(NAME, "center", "#set par(leading: 9pt, justify: false)\n" + "#parbreak()".join(_names(data)))
    yield _at(ISSUED, "left", _text(f"{date_or_blank(data.publication.issued)}发布", 14))
    yield _at(IMPLEMENTED, "right", _text(f"{date_or_blank(data.publication.implemented)}实施", 14))
    yield _at(LOWER_LINE, "left", "#line(length: 100%, stroke: 0.75pt)")
    names = publishers(data)
    lines = " \\ ".join(_text(name, 18) for name in names)
    yield _at(PUBLISHER, "center", f"{lines}　　{_text('发布', 14)}")


def _spread(words: str) -> str:
    """The characters of the banner, one by one, so that they fill its line."""
    wide = f"scale(x: {banner_scale(words)}%, reflow: true, heavy(text(size: 26pt)["
    return ", ".join(f"{wide}{escape(char)}]))" for char in words)


def _names(data: StandardData) -> Iterator[str]:
    for line in name_lines(data):
        gap = f"#v({line.before}pt)" if line.before else ""
        yield f"{gap}{_text(line.text, line.size)}"
