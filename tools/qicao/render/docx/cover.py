"""The 封面 in Word: frames at fixed places, with the form fields that the official drafting tools read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from qicao.layout.classes import class_of, stages
from qicao.layout.cover import (
    NameLine,
    Place,
    banner_scale,
    class_lines,
    is_spread,
    mark_size,
    name_lines,
    place_of,
    replaced_line,
)
from qicao.layout.names import PATENT_CALL, banner, code_mark, date_or_blank, publishers
from qicao.model.data import StandardData
from qicao.model.numbers import parse_number
from qicao.ooxml.field import drop_down, form_field
from qicao.ooxml.measure import twips_from_mm
from qicao.ooxml.paragraph import ParagraphFormat, paragraph
from qicao.ooxml.run import PLAIN, RunFormat, run
from qicao.ooxml.table import CellFormat, TableFormat, cell, row, table
from qicao.render.docx.template import HEI, SONG

__all__ = ["write_back", "write_cover"]

UNSET = ParagraphFormat()
LINE = ParagraphFormat(border="top:sz=6")
CLASS = ParagraphFormat(style="Header", align="left", spacing="line=300;lineRule=exact")
MARK = ParagraphFormat(style="CoverMark", spacing="line=1157;lineRule=exact")
"""The line of the code mark: 20.4 mm high, like the drawing that the official tools use."""
BOLD = RunFormat(fonts=HEI, size=21)
CLASS_FIELDS = ("ICS", "CSDN", "c1")
NAME_FIELDS = {"name": "CSTD_NAME", "english": "ESTD_NAME", "adoption": "IN_STD_CODE", "completed": "CMPLSH_DATE"}
"""Part of the name → the name of the form field by which the official tools find it."""
LISTS: dict[str, tuple[str, Sequence[str]]] = {
    "stage": ("下拉1", ("", "草案版次选择", *(form.printed for form in stages() if form.printed))),
    "patents": ("下拉2", ("", PATENT_CALL)),
}
"""Part that is chosen from a list → the name of its form field and the choices."""


def write_cover(data: StandardData) -> str:
    """Return the paragraphs of the cover, all in frames.

    The caller must add a plain paragraph with the section properties behind them.
    """
    return "".join(paragraph(content, _framed(form, place_of(name, data))) for name, content, form in _parts(data))


def write_back(data: StandardData) -> str:
    """Return the 封底: the number of the document, turned by 90°, at the upper right edge (figure E.4).

    Plain paragraphs surround it, because LibreOffice does not begin a page with a floating table.
    """
    place = place_of("back", data)
    width = twips_from_mm(place.width)
    position = f"vertAnchor=page;horzAnchor=page;tblpX={twips_from_mm(place.left)};tblpY={twips_from_mm(place.top)}"
    number = paragraph(
        run(data.number), ParagraphFormat(style="StdNumber", align="left", spacing=f"line={width};lineRule=exact")
    )
    only = row([cell(number, CellFormat(width, turned=True))], height=twips_from_mm(place.height))
    plain = paragraph("", ParagraphFormat(style="Spacer"))
    return plain + table([only], TableFormat((width,), margin=0, position=position)) + plain


def _framed(form: ParagraphFormat, place: Place) -> ParagraphFormat:
    """Return the format with a frame at the place."""
    height = f"h={twips_from_mm(place.height)};hRule=exact;" if place.height else ""
    frame = (
        f"w={twips_from_mm(place.width)};{height}wrap=around;vAnchor=page;hAnchor=page;"
        f"x={twips_from_mm(place.left)};y={twips_from_mm(place.top)}"
    )
    return replace(form, frame=frame)


Part = tuple[str, str, ParagraphFormat]
"""The name of the place of a paragraph, its runs as XML, its format."""


def _parts(data: StandardData) -> Iterator[Part]:
    for (word, value), name in zip(class_lines(data), CLASS_FIELDS, strict=False):
        yield "classes", run(word, BOLD) + form_field(name, run(value, BOLD), BOLD), CLASS
    mark = RunFormat(fonts=SONG, bold=True, size=2 * mark_size(data))
    yield "mark", run(code_mark(data), mark), MARK
    yield (
        "banner",
        _banner(data),
        ParagraphFormat(style="CoverBanner", align="" if is_spread(banner(data)) else "center"),
    )
    yield "number", _number(data.number), ParagraphFormat(style="StdNumber")
    if data.replaces:
        yield "number", form_field("OSTD_CODE", run(replaced_line(data))), ParagraphFormat(style="StdReplaces")
    yield "upper-line", "", replace(LINE, style="Spacer")
    yield from (("name", _content(line), _form(line)) for line in name_lines(data))
    for name, style, prefix, day, word in (
        ("issued", "CoverIssued", "PLSH_DATE", data.publication.issued, "发布"),
        ("implemented", "CoverImplemented", "CROT_DATE", data.publication.implemented, "实施"),
    ):
        yield name, _date(prefix, date_or_blank(day)) + run(word), ParagraphFormat(style=style)
    yield "lower-line", "", replace(LINE, style="Spacer")
    yield from _publisher(data)


def _banner(data: StandardData) -> str:
    """Return the banner, its characters scaled to fill 170 mm; the sector is a form field."""
    words = banner(data)
    form = RunFormat(scale=banner_scale(words))
    if not (class_of(data).record and data.sector):
        return run(words, form)
    before, _, after = words.partition(data.sector)
    return run(before, form) + form_field("c2", run(data.sector, form), form) + run(after, form)


def _number(number: str) -> str:
    """Return the number in three form fields: code, serial number with its dash, year.

    A number without these parts goes into the first field as a whole.
    """
    known = parse_number(number)
    printed = str(known) if known else number
    code, year = (f"{known.prefix} ", known.year) if known and known.year else (printed, "")
    middle = printed[len(code) : len(printed) - len(year)]
    pairs = (("文字1", code), ("NSTD_CODE_F", middle), ("NSTD_CODE_B", year))
    return "".join(form_field(name, run(part)) for name, part in pairs if part)


def _date(prefix: str, day: str) -> str:
    fields = zip("YMD", day.split("-"), strict=True)
    return run("-").join(form_field(f"{prefix}_{letter}", run(part)) for letter, part in fields)


def _content(line: NameLine) -> str:
    form = PLAIN if line.part == "name" else RunFormat(fonts=HEI, size=round(line.size * 2))
    if line.part in LISTS:
        name, entries = LISTS[line.part]
        return drop_down(name, entries, entries.index(line.text), form)
    return form_field(NAME_FIELDS[line.part], run(line.text, form), form)


def _form(line: NameLine) -> ParagraphFormat:
    if line.part == "name":
        return ParagraphFormat(style="StdName")
    return ParagraphFormat(style="CoverEnglish", spacing=f"before={round(line.before * 20)};line=360;lineRule=exact")


def _publisher(data: StandardData) -> Iterator[Part]:
    form = ParagraphFormat(style="CoverPublisher")
    *first, last = publishers(data)
    yield from (("publisher", run(name), form) for name in first)
    issue = run("　　") + run("发布", RunFormat(style="StdIssue", size=28, bold=False))
    yield "publisher", form_field("fm", run(last)) + issue, form
