"""The 封面 as Word: frames at the places of the cover."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qicao.model.data import StandardData
from qicao.ooxml.measure import twips_from_mm
from qicao.ooxml.paragraph import ParagraphFormat, paragraph
from qicao.ooxml.run import RunFormat, run
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
    NameLine,
    Place,
    banner_scale,
    class_lines,
    mark_size,
    name_lines,
    replaced_line,
)
from qicao.render.docx.template import HEI, SONG
from qicao.render.names import banner, code_mark, date_or_blank, publishers

__all__ = ["write_cover"]

PLAIN = ParagraphFormat()
LINE = ParagraphFormat(border="top:sz=6")
CLASS = ParagraphFormat(align="left", spacing="line=300;lineRule=exact")
NAME_SIZE = 26


def write_cover(data: StandardData) -> str:
    """The paragraphs of the cover, all in frames; a plain paragraph with the section must follow."""
    return "".join(_paragraphs(data))


def _frame(place: Place) -> str:
    """The `framePr` of a place in the short form of `xml.attributes`."""
    height = f"h={twips_from_mm(place.height)};hRule=exact;" if place.height else ""
    return (
        f"w={twips_from_mm(place.width)};{height}wrap=around;vAnchor=page;hAnchor=page;"
        f"x={twips_from_mm(place.left)};y={twips_from_mm(place.top)}"
    )


def _framed(place: Place, style: str, content: str, form: ParagraphFormat = PLAIN) -> str:
    return paragraph(content, replace(form, style=style, frame=_frame(place)))


def _paragraphs(data: StandardData) -> Iterator[str]:
    for line in class_lines(data):
        yield _framed(CLASSES, "Header", run(line), CLASS)
    mark = RunFormat(fonts=SONG, bold=True, size=mark_size(data))
    yield _framed(MARK, "CoverMark", run(code_mark(data), mark))
    yield _framed(BANNER, "CoverBanner", run(banner(data), RunFormat(scale=banner_scale(banner(data)))))
    yield _framed(NUMBER, "StdNumber", run(data.number))
    if data.replaces:
        yield _framed(NUMBER, "StdReplaces", run(replaced_line(data)))
    yield _framed(UPPER_LINE, "Spacer", "", LINE)
    yield from map(_name, name_lines(data))
    yield _framed(ISSUED, "CoverIssued", run(f"{date_or_blank(data.publication.issued)}发布"))
    yield _framed(IMPLEMENTED, "CoverImplemented", run(f"{date_or_blank(data.publication.implemented)}实施"))
    yield _framed(LOWER_LINE, "Spacer", "", LINE)
    yield from _publisher(data)


def _name(line: NameLine) -> str:
    if line.size == NAME_SIZE:
        return _framed(NAME, "StdName", run(line.text))
    small = RunFormat(fonts=HEI, size=round(line.size * 2))
    spacing = f"before={round(line.before * 20)};line=360;lineRule=exact"
    return _framed(NAME, "CoverEnglish", run(line.text, small), ParagraphFormat(spacing=spacing))


def _publisher(data: StandardData) -> Iterator[str]:
    names = publishers(data)
    for name in names[:-1]:
        yield _framed(PUBLISHER, "CoverPublisher", run(name))
    issue = RunFormat(style="StdIssue", size=28)
    yield _framed(PUBLISHER, "CoverPublisher", run(f"{names[-1]}　　") + run("发布", issue))
