"""A drawing as SVG: the one grammar of all pictures of the system, in colours and letters of the pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from qicao.layout.drawing import Box, Drawing, Line, Mark, Part, Words

__all__ = ["COLOURS", "svg_of"]

SONG = "Source Han Serif SC, Noto Serif SC, Noto Serif CJK SC, Songti SC, STSong, SimSun, serif"
HEI = "Source Han Sans SC, Noto Sans SC, Noto Sans CJK SC, PingFang SC, Microsoft YaHei, SimHei, sans-serif"
COLOURS: Mapping[str, str] = {
    "ink": "#24272b",
    "soft": "#5f6265",
    "line": "#dcdad4",
    "wash": "#f4f2ed",
    "link": "#1d5a73",
    "pale": "#b9c6cc",
    "mist": "#e6ecef",
    "late": "#9d2f1d",
    "doubt": "#8a6200",
    "white": "#ffffff",
}
"""Name → colour, those of the site; each can be told from its neighbours in grey, too."""
BOXES: Mapping[str, str] = {
    "box": 'fill="#ffffff" stroke="#24272b" stroke-width="3"',
    "root": 'fill="#f4f2ed" stroke="#24272b" stroke-width="5"',
    "branch": 'fill="#e6ecef" stroke="#24272b" stroke-width="4"',
    "outside": 'fill="#ffffff" stroke="#1d5a73" stroke-width="3" stroke-dasharray="12 8"',
    "there": 'fill="#1d5a73"',
    "planned": 'fill="#b9c6cc"',
    "missing": 'fill="#ffffff" stroke="#1d5a73" stroke-width="2.5" stroke-dasharray="8 6"',
    "stage": 'fill="#b9c6cc" stroke="#ffffff" stroke-width="2"',
    "late": 'fill="#f3dcd6" stroke="#9d2f1d" stroke-width="3"',
    "doubt": 'fill="#c79a3a"',
    "band": 'fill="#f4f2ed"',
    "plain": 'fill="none"',
}
"""Style of a box → how it is painted; lengths in tenths of a mm."""
LINES: Mapping[str, str] = {
    "solid": 'stroke="#24272b" stroke-width="3"',
    "dashed": 'stroke="#1d5a73" stroke-width="3" stroke-dasharray="12 8"',
    "axis": 'stroke="#8d8f91" stroke-width="2.5"',
    "grid": 'stroke="#dcdad4" stroke-width="2"',
    "today": 'stroke="#9d2f1d" stroke-width="3" stroke-dasharray="16 8"',
}
WORDS: Mapping[str, str] = {
    "text": "",
    "small": 'fill="#5f6265"',
    "head": f'font-family="{HEI}"',
    "strong": f'font-family="{HEI}" font-weight="700"',
    "late": 'fill="#9d2f1d"',
    "light": 'fill="#ffffff"',
}
ANCHORS = {"start": "", "middle": ' text-anchor="middle"', "end": ' text-anchor="end"'}
STRIP = 1.2
"""The height of the strip at the foot of a box, in mm."""


def svg_of(drawing: Drawing, title: str, description: str, links: Mapping[str, str]) -> str:
    """Return the drawing as SVG at its own size; a box leads to the address that *links* have for its code.

    With links it is a group for screen readers, for they do not look into an image.
    """
    width, height = drawing.width, drawing.height
    parts = "\n".join(part for one in drawing.parts for part in _part(one, links))
    role = "group" if any(box.code in links for box in drawing.boxes) else "img"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_mm(width)}mm" height="{_mm(height)}mm" '
        f'viewBox="0 0 {_n(width)} {_n(height)}" role="{role}" font-family="{SONG}" fill="{COLOURS["ink"]}">\n'
        f"<title>{escape(title)}</title>\n<desc>{escape(description)}</desc>\n{parts}\n</svg>\n"
    )


def _part(part: Part, links: Mapping[str, str]) -> Iterator[str]:
    match part:
        case Box():
            yield from _linked(part, links)
        case Line():
            points = " ".join(f"{_n(x)},{_n(y)}" for x, y in part.points)
            yield f'<polyline points="{points}" fill="none" {LINES[part.style]}{_net(part)}/>'
        case Mark():
            yield MARKS[part.style](part)
        case Words():
            yield _words(part)


def _net(line: Line) -> str:
    return _attribute("data-net", line.name) if line.style == "dashed" else ""


def _linked(box: Box, links: Mapping[str, str]) -> Iterator[str]:
    inner = "".join(_box(box))
    address = links.get(box.code, "")
    yield f'<a href="{escape(address)}">{inner}</a>' if address else inner


def _box(box: Box) -> Iterator[str]:
    code = _attribute("data-code", box.code)
    yield f"<g{code}>" if box.code else ""
    place = f'x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}" height="{_n(box.height)}"'
    yield f"<rect {place} {BOXES[box.style]}/>"
    if box.filled is not None:
        yield from _strip(box, box.filled)
    yield from map(_words, box.words)
    yield "</g>" if box.code else ""


def _strip(box: Box, filled: float) -> Iterator[str]:
    inset, height = 0.15, STRIP - 0.3
    y, width = box.bottom - height - inset, box.width - 2 * inset
    for length, colour in ((width, "mist"), (width * min(filled, 1), "link")):
        if length > 0:
            place = f'x="{_n(box.x + inset)}" y="{_n(y)}" width="{_n(length)}" height="{_n(height)}"'
            yield f'<rect {place} fill="{COLOURS[colour]}"/>'


def _words(words: Words) -> str:
    style = f" {WORDS[words.style]}" if WORDS[words.style] else ""
    place = f'x="{_n(words.x)}" y="{_n(words.y)}" font-size="{_n(words.size)}"'
    return f"<text {place}{ANCHORS[words.anchor]}{style}>{escape(words.text, quote=False)}</text>"


def _dot(mark: Mark) -> str:
    return f'<circle cx="{_n(mark.x)}" cy="{_n(mark.y)}" r="{_n(mark.size)}" fill="{COLOURS["link"]}"/>'


def _ring(mark: Mark) -> str:
    look = f'fill="#ffffff" stroke="{COLOURS["link"]}" stroke-width="3"'
    return f'<circle cx="{_n(mark.x)}" cy="{_n(mark.y)}" r="{_n(mark.size)}" {look}/>'


def _diamond(mark: Mark) -> str:
    x, y, half = mark.x, mark.y, mark.size
    points = " ".join(f"{_n(a)},{_n(b)}" for a, b in ((x, y - half), (x + half, y), (x, y + half), (x - half, y)))
    return f'<polygon points="{points}" fill="{COLOURS["link"]}"/>'


def _triangle(mark: Mark) -> str:
    x, y, half = mark.x, mark.y, mark.size
    points = " ".join(f"{_n(a)},{_n(b)}" for a, b in ((x, y - half), (x + half, y + half), (x - half, y + half)))
    return f'<polygon points="{points}" fill="{COLOURS["late"]}"/>'


MARKS = {"dot": _dot, "ring": _ring, "diamond": _diamond, "triangle": _triangle}


def _attribute(name: str, value: str) -> str:
    return f' {name}="{escape(value)}"' if value else ""


def _n(mm: float) -> str:
    """Return a length in tenths of a mm, in which the whole picture is told."""
    return f"{mm * 10:.1f}".removesuffix(".0")


def _mm(mm: float) -> str:
    return f"{mm:.2f}"
