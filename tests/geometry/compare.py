"""Compare the pages of a draft: our PDF, the Word file as LibreOffice lays it out, and the measures of the reference.

    python tests/geometry/compare.py DRAFT [OUT]

Prints what a measure is in the Word file, in our PDF and on LibreOffice's pages where one of them is off, then how far the
lines of the two layouts stand apart, in millimetres; writes a picture of each page to OUT (build/compare): our PDF in red,
LibreOffice in blue, black where both agree.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

sys.path[:0] = [str(Path(__file__).parent.parent), str(Path(__file__).parent.parent.parent / "tools")]

import pypdfium2
from PIL import Image, ImageChops, ImageOps

from measure_pdf import PdfFile
from measure_word import Word
from measures import Measure, differs, read_measures
from office import lay_out_pdf
from pages import MM, Page, Row
from qicao.builds.documents import build_draft
from qicao.layout.classes import class_of
from qicao.layout.names import banner, code_mark, name_above_text, publishers
from qicao.model.data import StandardData
from qicao.parse.draft import load_draft

DPI = 100
WORST = 20


@dataclass(frozen=True)
class Shift:
    """A line of text that both layouts have."""

    text: str
    pages: tuple[int, int]
    across: float
    """Millimetres that the Word file stands to the right of the PDF."""
    down: float
    """Millimetres that it stands below."""


def main(folder: Path, out: Path) -> None:
    """Print the differences and write the pictures."""
    draft = load_draft(folder)
    files = {file.suffix: file for file in build_draft(folder, out).files[:2]}
    name = "".join("".join(name_above_text(draft.standard.data)).split())
    ours, office = files[".pdf"].read_bytes(), lay_out_pdf(files[".docx"]).read_bytes()
    faces = {
        "Word": Word(files[".docx"].read_bytes()),
        "PDF": PdfFile(ours, name),
        "LibreOffice": PdfFile(office, name),
    }
    for line in measured(faces, draft.standard.data):
        print(line)
    for line in shifted(faces["PDF"].pages, faces["LibreOffice"].pages):
        print(line)
    for number, picture in enumerate(overlays(ours, office), 1):
        picture.save(out / f"page-{number:03}.png")
    print(f"图：{out}/page-*.png（红：PDF，蓝：Word 经 LibreOffice）")


def measured(faces: dict[str, Word | PdfFile], data: StandardData) -> Iterator[str]:
    """The measures that are off somewhere, with what each face has; those whose text the draft does not have are left out."""
    code, _, serial = data.number.partition(" ")
    values = {
        "number": data.number,
        "code": code,
        "serial": serial,
        "banner": banner(data),
        "mark": code_mark(data),
        "publisher": publishers(data)[-1],
    }
    for measure in read_measures():
        if measure.classes and class_of(data).level not in measure.classes:
            continue
        found = {name: _read(face, measure.filled(values)) for name, face in faces.items()}
        words = {name: differs(measure, value) for name, value in found.items() if value is not None}
        if any(words.values()):
            shown = "，".join(f"{name} {found[name]}" for name in words)
            yield f"{measure.id} {measure.what}：{measure.value} {measure.unit}（{measure.status}，{measure.source}）；{shown}"


def _read(face: Word | PdfFile, measure: Measure) -> float | str | None:
    try:
        value = face.read(measure)
    except (LookupError, ValueError, StopIteration, AssertionError, AttributeError, TypeError):
        return None
    return round(value, 2) if isinstance(value, float) else value


def shifted(ours: list[Page], office: list[Page]) -> Iterator[str]:
    """How far the lines of text that both have stand apart, the worst of them one by one."""
    found = list(shifts(ours, office))
    same = [shift for shift in found if shift.pages[0] == shift.pages[1]]
    yield f"{len(found)} 行相同，其中 {len(same)} 行在同一页"
    if same:
        yield f"左右中位数 {median(abs(shift.across) for shift in same):.2f} mm，上下中位数 {median(abs(shift.down) for shift in same):.2f} mm"
    for shift in sorted(same, key=lambda shift: -abs(shift.down) - abs(shift.across))[:WORST]:
        yield f"  第{shift.pages[0]}页 {shift.text[:24]}：右 {shift.across:+.2f} mm，下 {shift.down:+.2f} mm"


def shifts(ours: list[Page], office: list[Page]) -> Iterator[Shift]:
    """The lines with the same text in both layouts, in the order of ours."""
    places: dict[str, list[tuple[int, Row]]] = defaultdict(list)
    for at, row in _rows(office):
        places[row.text].append((at, row))
    for at, row in _rows(ours):
        if places[row.text]:
            other, found = places[row.text].pop(0)
            yield Shift(row.text, (at, other), (found.left - row.left) / MM, (found.middle - row.middle) / MM)


def _rows(pages: list[Page]) -> Iterator[tuple[int, Row]]:
    """The lines by the number of their page, blank pages left out."""
    for at, page in enumerate((page for page in pages if page.chars), 1):
        yield from ((at, row) for row in page.lines)


def overlays(ours: bytes, office: bytes) -> Iterator[Image.Image]:
    """The pages over each other."""
    for one, other in zip(_pictures(ours), _pictures(office), strict=False):
        red = ImageOps.colorize(one, "red", "white")
        blue = ImageOps.colorize(other.resize(one.size), "blue", "white")
        yield ImageChops.multiply(red, blue)


def _pictures(data: bytes) -> Iterator[Image.Image]:
    document = pypdfium2.PdfDocument(data)
    for page in document:
        if page.get_textpage().count_chars() > 0:
            yield page.render(scale=DPI / 72).to_pil().convert("L")
    document.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2] if len(sys.argv) > 2 else "build/compare"))
