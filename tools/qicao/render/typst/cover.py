"""The 封面 in Typst, with the same places as in Word (figures E.5 to E.7 of GB/T 1.1—2020)."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.layout.classes import stage_of
from qicao.layout.cover import (
    NameLine,
    Place,
    banner_parts,
    banner_scale,
    class_lines,
    is_spread,
    mark_size,
    name_lines,
    place_of,
    replaced_line,
)
from qicao.layout.names import banner, code_mark, date_or_blank, publishers
from qicao.model.data import StandardData
from qicao.render.typst.markup import escape, quoted

__all__ = ["new_side", "write_back", "write_cover"]

RULE = "#place(dy: -grid-gap / 2, line(length: 100%, stroke: 0.75pt))"
LINES = {26: 35, 14: 18, 10.5: 18}
"""Type size in points → line height of the name of the document, in points."""
NATURAL = 1.3
"""The line height of Chinese type as a multiple of its size, where Word is not given another height."""
MARK_HEIGHT = 57.83
"""The height of the code mark, in points: 20.4 mm."""


def write_cover(data: StandardData) -> str:
    """Return the Typst source of the cover page."""
    parts = (_at(place_of(name, data), align, content) for name, align, content in _parts(data))
    return f"#page(margin: 0mm)[\n#set par(justify: false)\n{''.join(parts)}]\n"


def new_side(data: StandardData, parity: str) -> str:
    """Return a page break to the next page of that parity; on one-sided paper, to the next page."""
    to = f'to: "{parity}"' if data.page.sides == "double" else "weak: true"
    return f"#pagebreak({to})\n"


def write_back(data: StandardData) -> str:
    """Return the 封底: the number, turned by 90°, at the upper right edge; "" at a stage that has no 封底 (10.1.5)."""
    if not stage_of(data).back_cover:
        return ""
    place, words = place_of("back", data), _line(data.number, 14, 18.2)
    turned = f"rotate(90deg, reflow: true, box(width: {place.height}mm, [{words}]))"
    return f"{new_side(data, 'even')}#page(margin: 0mm, header: none, footer: none)[#place(top + left, dx: {place.left}mm + grid-gap / 2, dy: {place.top}mm, {turned})]\n"


def _at(place: Place, align: str, content: str) -> str:
    return f"#at({place.left}mm, {place.top}mm, {place.width}mm, align({align}, [{content}]))\n"


def _line(words: str, size: float, line: float = 0, before: float = 0) -> str:
    """Return a line in 黑体 with the height that it has in Word."""
    return _set(f"#text(font: hei)[{escape(words)}]", size, line, before)


def _set(content: str, size: float, line: float = 0, before: float = 0) -> str:
    above = f", before: {before:g}pt" if before else ""
    return f"#cover-line({size}pt, {line or size * NATURAL:g}pt{above})[{content}]"


def _parts(data: StandardData) -> Iterator[tuple[str, str, str]]:
    """Yield the name of the place, the alignment and the content of every part."""
    words = banner(data)
    yield "classes", "left", "".join(_line(f"{word}{value}", 10.5, 15) for word, value in class_lines(data))
    yield "mark", "right", _set(f"#heavy[#text(font: song)[{escape(code_mark(data))}]]", mark_size(data), MARK_HEIGHT)
    yield "banner", "center", _set(_banner(words), 26)
    replaced = replaced_line(data)
    number = f"#text(font: hei)[{'#h(0.5em)'.join(map(escape, data.number.split(' ')))}]"
    yield "number", "right", _set(number, 14, 14) + (_line(replaced, 10.5, 14, 2.85) if replaced else "")
    yield "upper-line", "left", RULE
    yield "name", "center", "".join(map(_name, name_lines(data)))
    yield "issued", "left", _line(f"{date_or_blank(data.publication.issued)}发布", 14)
    yield "implemented", "right", _line(f"{date_or_blank(data.publication.implemented)}实施", 14)
    yield "lower-line", "left", RULE
    *first, last = publishers(data)
    issue = f"{_heavy(last)}#text(font: hei)[　　#text(size: 14pt)[发布]]"
    yield "publisher", "center", "".join(_set(_heavy(name), 18) for name in first) + _set(issue, 18)


def _banner(words: str) -> str:
    gap = "1fr" if is_spread(words) else "0pt"
    return f"#banner({banner_scale(words)}%, {gap}, {', '.join(map(quoted, banner_parts(words)))})"


def _heavy(words: str) -> str:
    return f"#heavy[#text(font: hei)[{escape(words)}]]"


def _name(line: NameLine) -> str:
    """Return a part of the name, its lines with the height that they have in Word."""
    words = " \\ ".join(escape(text) for text in line.text.split("\n"))
    return _set(f"#text(font: hei)[{words}]", line.size, LINES[line.size], line.before)
