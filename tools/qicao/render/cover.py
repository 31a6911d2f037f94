"""What stands on the cover and where, for every face (GB/T 1.1—2020, 8.1 and figures E.5 to E.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qicao.model.data import StandardData
from qicao.render.names import PATENT_CALL, code_mark, english_name, name_elements

__all__ = [
    "BANNER",
    "CLASSES",
    "IMPLEMENTED",
    "ISSUED",
    "LOWER_LINE",
    "MARK",
    "NAME",
    "NUMBER",
    "PUBLISHER",
    "UPPER_LINE",
    "NameLine",
    "Place",
    "banner_scale",
    "class_lines",
    "mark_size",
    "name_lines",
    "replaced_line",
]

MARK_SIZES = ((4, 96), (7, 72), (99, 48))
"""Longest code mark and its size in half points, so that it stays in its 40 mm."""
WITHOUT_CALL = frozenset({"报批稿", "发布稿"})
"""Stages that no longer ask for patents."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the page; millimetres from its upper left corner."""

    left: float
    top: float
    width: float
    height: float = 0


CLASSES = Place(25, 10, 80)
MARK = Place(119, 13, 60.2, 20.4)
BANNER = Place(25, 40, 170, 13)
NUMBER = Place(25, 57.9, 170)
UPPER_LINE = Place(25, 75, 170, 1)
NAME = Place(25, 113, 170, 123)
ISSUED = Place(25, 249, 70.5, 8)
IMPLEMENTED = Place(124.5, 249, 70.5, 8)
LOWER_LINE = Place(25, 257, 170, 1)
PUBLISHER = Place(35, 261, 150)


@dataclass(frozen=True, slots=True)
class NameLine:
    """A line of the field that holds the name."""

    text: str
    size: float
    """Points."""
    before: float = 0
    """Points above it."""


def banner_scale(words: str) -> int:
    """The width of the characters of the banner in per cent, so that the line fits into its 170 mm."""
    return min(148, int(170 / (len(words) * 9.172) * 95))


def class_lines(data: StandardData) -> Iterator[str]:
    """ICS, CCS and, on sector standards, the record number."""
    yield f"ICS  {'；'.join(data.ics)}"
    yield f"CCS  {data.ccs}"
    if data.level == "sector":
        yield f"备案号：{data.record_number or '×××××—××××'}"


def mark_size(data: StandardData) -> int:
    """The size of the code mark in half points."""
    return next(size for length, size in MARK_SIZES if len(code_mark(data)) <= length)


def replaced_line(data: StandardData) -> str:
    """“代替 …”, or nothing."""
    whole = "、".join(item.number for item in data.replaces if not item.partly)
    partly = "、".join(item.number for item in data.replaces if item.partly)
    parts = (f"代替 {whole}" if whole else "", f"部分代替 {partly}" if partly else "")
    return "，".join(part for part in parts if part)


def name_lines(data: StandardData) -> Iterator[NameLine]:
    """Name, English name, degree of correspondence, stage, date, call for patents."""
    yield from (NameLine(element, 26) for element in name_elements(data))
    english = english_name(data)
    if english:
        yield NameLine(english, 14, 12)
    if data.adoption:
        parts = (data.adoption.document, data.adoption.title_en, data.adoption.degree)
        yield NameLine(f"（{', '.join(part for part in parts if part)}）", 14)
    if data.stage != "发布稿":
        yield NameLine(f"（{data.stage}）", 14, 20)
        if data.completed:
            yield NameLine(f"（本草案完成时间：{data.completed.isoformat()}）", 14)
    if data.stage not in WITHOUT_CALL:
        yield NameLine(PATENT_CALL, 10.5, 15)
