"""The parts of the cover and their places, for every output (GB/T 1.1—2020, 8.1 and figures E.5 to E.7)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from qicao.layout.classes import class_of, stage_of
from qicao.layout.names import PATENT_CALL, code_mark
from qicao.model.data import StandardData
from qicao.model.titles import english_name, name_elements, name_in_line
from qicao.source.patterns import compiled
from qicao.source.resources import template_rows

__all__ = [
    "NameLine",
    "Place",
    "banner_parts",
    "banner_scale",
    "class_lines",
    "is_spread",
    "mark_size",
    "name_lines",
    "place_of",
    "replaced_line",
]

MARK_SIZES = ((4, 48), (7, 36), (99, 24))
"""The greatest length of a code mark, and the size in points with which it fits into its place."""
_LATIN = compiled("[0-9A-Za-z&.'\\-\u00c0-\u00d6\u00d8-\u024f]")
_PARTS = compiled(f"{_LATIN.pattern}+|.")
_LETTER = 0.75
"""The width of a Latin letter in bold type as a part of a Chinese character; most letters are narrower."""
NAME_WIDTH = 18
"""The number of characters of 26 pt on a line of 170 mm."""


class Place(Struct, frozen=True):
    """A place on the page, in millimetres from its upper left corner."""

    left: float
    top: float
    width: float
    height: float = 0


def place_of(name: str, data: StandardData) -> Place:
    """Return the place of a part of the cover, from `templates/cover/places.csv`.

    The place of the mark depends on the class of the document.
    """
    place = _places()[name]
    if name != "mark":
        return place
    form = class_of(data)
    return replace(place, left=form.mark_left, width=form.mark_width)


@cache
def _places() -> dict[str, Place]:
    rows = template_rows("cover/places.csv")
    return {row.pop("place"): Place(*(float(value or 0) for value in row.values())) for row in rows}


class NameLine(Struct, frozen=True):
    """A part of the name on the cover."""

    part: str
    """`name`, `english`, `adoption`, `stage`, `completed` or `patents`."""
    text: str
    """The printed text; the name may take several lines."""
    size: float
    """The type size in points."""
    before: float = 0
    """The space above it, in points."""


def banner_scale(words: str) -> int:
    """Return the width of the banner's characters in per cent of the normal one, so that the line fits into 170 mm."""
    width = sum(_LETTER if _LATIN.match(char) else 1 for char in words)
    return min(148, int(170 / (width * 9.172) * 95))


def banner_parts(words: str) -> list[str]:
    """Return the parts of the banner: single Chinese characters, and Latin words, whose letters stay together.

    A banner with Latin words is centred and not spread over the line.
    """
    return _PARTS.findall(words)


def is_spread(words: str) -> bool:
    """Return whether the banner is spread over its line: if it has neither Latin letters nor digits."""
    return not _LATIN.search(words)


def class_lines(data: StandardData) -> Iterator[tuple[str, str]]:
    """Yield the fixed words and the value of ICS, CCS and, if the class has one, of the record number."""
    yield "ICS  ", "；".join(data.ics)
    yield "CCS  ", data.ccs
    if class_of(data).record:
        yield "备案号：", data.record_number or "×××××—××××"


def mark_size(data: StandardData) -> int:
    """Return the size of the code mark in points."""
    return next(size for length, size in MARK_SIZES if len(code_mark(data)) <= length)


def replaced_line(data: StandardData) -> str:
    """Return “代替 …”, or "" if the document replaces none."""
    whole = "、".join(item.number for item in data.replaces if not item.partly)
    partly = "、".join(item.number for item in data.replaces if item.partly)
    parts = (f"代替 {whole}" if whole else "", f"部分代替 {partly}" if partly else "")
    return "，".join(part for part in parts if part)


def name_lines(data: StandardData) -> Iterator[NameLine]:
    """Yield the name, English name, degree of correspondence, stage, date, and call for patents."""
    stage = stage_of(data)
    yield NameLine("name", _name(data), 26)
    english = english_name(data)
    if english:
        yield NameLine("english", english, 14, 12)
    if data.adoption:
        parts = (data.adoption.document, data.adoption.title_en, data.adoption.degree)
        yield NameLine("adoption", f"（{', '.join(part for part in parts if part)}）", 14)
    if stage.printed:
        yield NameLine("stage", stage.printed, 14, 20)
        if data.completed:
            yield NameLine("completed", f"（本草案完成时间：{data.completed.isoformat()}）", 14)
    if stage.patents:
        yield NameLine("patents", PATENT_CALL, 10.5, 15)


def _name(data: StandardData) -> str:
    """Return the name on one line with gaps between its elements, or one element on each line if it is too long."""
    line = name_in_line(data)
    return line if len(line) <= NAME_WIDTH else "\n".join(name_elements(data))
