"""The 封面: frames at the places of figures E.5 to E.7 of GB/T 1.1—2020."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from qicao.model.data import StandardData
from qicao.ooxml.measure import twips_from_mm
from qicao.ooxml.paragraph import ParagraphFormat, paragraph
from qicao.ooxml.run import Fonts, RunFormat, run
from qicao.render.docx.template import HEI
from qicao.render.names import (
    PATENT_CALL,
    banner,
    code_mark,
    date_or_blank,
    english_name,
    name_elements,
    publishers,
)

__all__ = ["write_cover"]

PLAIN = ParagraphFormat()
LINE = ParagraphFormat(border="top:sz=6")
CLASS = ParagraphFormat(align="left", spacing="line=300;lineRule=exact")
MARK_SIZES = ((4, 96), (7, 72), (99, 48))
"""Longest code mark and its size in half points, so that it stays in its 40 mm."""
WITHOUT_CALL = frozenset({"报批稿", "发布稿"})
"""Stages that no longer ask for patents."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A place on the page; millimetres from its upper left corner."""

    left: float
    top: float
    width: float
    height: float = 0

    def attributes(self) -> str:
        """The `framePr` in the short form of `xml.attributes`."""
        height = f"h={twips_from_mm(self.height)};hRule=exact;" if self.height else ""
        return (
            f"w={twips_from_mm(self.width)};{height}wrap=around;vAnchor=page;hAnchor=page;"
            f"x={twips_from_mm(self.left)};y={twips_from_mm(self.top)}"
        )


CLASSES = Frame(25, 10, 80)
MARK = Frame(119, 13, 60.2, 20.4)
BANNER = Frame(25, 40, 170, 13)
NUMBER = Frame(25, 57.9, 170)
UPPER_LINE = Frame(25, 75, 170, 1)
NAME = Frame(25, 113, 170, 123)
ISSUED = Frame(25, 249, 70.5, 8)
IMPLEMENTED = Frame(124.5, 249, 70.5, 8)
LOWER_LINE = Frame(25, 257, 170, 1)
PUBLISHER = Frame(35, 261, 150)


def write_cover(data: StandardData) -> str:
    """The paragraphs of the cover, all in frames; a plain paragraph with the section must follow."""
    return "".join(_paragraphs(data))


def _framed(frame: Frame, style: str, content: str, form: ParagraphFormat = PLAIN) -> str:
    return paragraph(content, replace(form, style=style, frame=frame.attributes()))


def _after(gap: int) -> ParagraphFormat:
    """The format of a line with a *gap* above it, in twips."""
    return ParagraphFormat(spacing=f"before={gap};line=360;lineRule=exact")


def _paragraphs(data: StandardData) -> Iterator[str]:
    for line in _classes(data):
        yield _framed(CLASSES, "Header", run(line), CLASS)
    mark = code_mark(data)
    size = next(size for length, size in MARK_SIZES if len(mark) <= length)
    yield _framed(MARK, "CoverMark", run(mark, RunFormat(fonts=Fonts("宋体", "Times New Roman"), bold=True, size=size)))
    yield _framed(BANNER, "CoverBanner", run(banner(data), RunFormat(scale=_banner_scale(banner(data)))))
    yield _framed(NUMBER, "StdNumber", run(data.number))
    if data.replaces:
        yield _framed(NUMBER, "StdReplaces", run(_replaced(data)))
    yield _framed(UPPER_LINE, "Spacer", "", LINE)
    yield from _names(data)
    yield _framed(ISSUED, "CoverIssued", run(f"{date_or_blank(data.publication.issued)}发布"))
    yield _framed(IMPLEMENTED, "CoverImplemented", run(f"{date_or_blank(data.publication.implemented)}实施"))
    yield _framed(LOWER_LINE, "Spacer", "", LINE)
    yield from _publisher(data)


def _classes(data: StandardData) -> Iterable[str]:
    yield f"ICS  {'；'.join(data.ics)}"
    yield f"CCS  {data.ccs}"
    if data.level == "sector":
        yield f"备案号：{data.record_number or '×××××—××××'}"


def _banner_scale(words: str) -> int:
    """The width of the characters in per cent, so that the line fits into its 170 mm."""
    return min(148, int(170 / (len(words) * 9.172) * 95))


def _replaced(data: StandardData) -> str:
    whole = "、".join(item.number for item in data.replaces if not item.partly)
    partly = "、".join(item.number for item in data.replaces if item.partly)
    return "，".join(
        words for words in (f"代替 {whole}" if whole else "", f"部分代替 {partly}" if partly else "") if words
    )


def _names(data: StandardData) -> Iterator[str]:
    for element in name_elements(data):
        yield _framed(NAME, "StdName", run(element))
    english = english_name(data)
    if english:
        yield _framed(NAME, "CoverEnglish", run(english), _after(240))
    if data.adoption:
        parts = (data.adoption.document, data.adoption.title_en, data.adoption.degree)
        yield _framed(NAME, "CoverEnglish", run(f"（{', '.join(part for part in parts if part)}）"))
    if data.stage != "发布稿":
        yield _framed(NAME, "CoverEnglish", run(f"（{data.stage}）"), _after(400))
        if data.completed:
            yield _framed(NAME, "CoverEnglish", run(f"（本草案完成时间：{data.completed.isoformat()}）"))
    if data.stage not in WITHOUT_CALL:
        small = RunFormat(fonts=HEI, size=21)
        yield _framed(NAME, "CoverEnglish", run(PATENT_CALL, small), _after(300))


def _publisher(data: StandardData) -> Iterator[str]:
    names = publishers(data)
    for name in names[:-1]:
        yield _framed(PUBLISHER, "CoverPublisher", run(name))
    yield _framed(
        PUBLISHER, "CoverPublisher", run(f"{names[-1]}　　") + run("发布", RunFormat(style="StdIssue", size=28))
    )
