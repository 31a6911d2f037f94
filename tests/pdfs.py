"""The PDFs of the drafts, laid out once in a test run, and what can be read in a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp

import pikepdf
import pypdfium2
from pypdfium2.raw import FPDF_PAGEOBJ_PATH

from drafts import DRAFTS, read_draft
from qicao.drawn.formulas import Formulas
from qicao.drawn.pictures import Pictures
from qicao.parse.draft import Draft, load_draft
from qicao.render.typst.document import Pdf, render_pdf
from qicao.source.files import DISK
from qicao.source.world import World, open_world

__all__ = [
    "Box",
    "lines_on",
    "lost_marks",
    "pages_of",
    "pdf_of",
    "pdf_of_folder",
    "structure",
    "texts_of",
    "unmarked_texts",
    "work",
]


@dataclass(frozen=True)
class Box:
    """A stretch of the page in points from its lower left corner, with the text in it."""

    left: float
    bottom: float
    right: float
    top: float
    text: str = ""


@cache
def work() -> Path:
    """A folder for what many tests use."""
    return Path(mkdtemp())


@cache
def pdf_of(name: str) -> Pdf:
    """The PDF of a draft."""
    return _render(read_draft(name), DRAFTS[name])


def pdf_of_folder(folder: Path) -> Pdf:
    """The PDF of the draft in *folder*."""
    return _render(load_draft(folder), folder)


def _render(draft: Draft, folder: Path) -> Pdf:
    return render_pdf(draft.standard, formulas=Formulas(open_world(work())), pictures=Pictures(folder, World(DISK)))


def texts_of(data: bytes) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def pages_of(data: bytes) -> list[tuple[str, list[Box]]]:
    """For each page its printed number and its stretches of text."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [(document.get_page_label(at), _boxes(page)) for at, page in enumerate(document)]
    finally:
        document.close()


def _boxes(page: pypdfium2.PdfPage) -> list[Box]:
    text = page.get_textpage()
    rects = [text.get_rect(at) for at in range(text.count_rects())]
    return [Box(*rect, text.get_text_bounded(*rect)) for rect in rects]


def lines_on(data: bytes, at: int) -> list[Box]:
    """The drawn lines of a page that lie flat; -1 is the last page."""
    document = pypdfium2.PdfDocument(data)
    try:
        page = document[at % len(document)]
        places = [Box(*item.get_bounds()) for item in page.get_objects(filter=[FPDF_PAGEOBJ_PATH])]
        return [place for place in places if place.top - place.bottom < 3]
    finally:
        document.close()


def structure(data: bytes) -> list[tuple[str, str]]:
    """Kind and alternative words of every element of the structure tree, in reading order."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return list(_elements(pdf.Root.StructTreeRoot))


def _elements(element: pikepdf.Object) -> Iterator[tuple[str, str]]:
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield str(kid.S), str(kid.get("/Alt", ""))
            yield from _elements(kid)


SHOWS = {"Tj", "TJ", "'", '"'}
"""The operators that print text."""


def unmarked_texts(data: bytes) -> Iterator[int]:
    """The numbers of pages on which a text stands under no tag and is not said to be none of the document's."""
    with pikepdf.open(BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            depth = 0
            for instruction in pikepdf.parse_content_stream(page):
                operator = str(instruction.operator)
                depth += (operator in {"BDC", "BMC"}) - (operator == "EMC")
                if operator in SHOWS and not depth:
                    yield number


def lost_marks(data: bytes) -> Iterator[int]:
    """The numbers of pages with a marked stretch that no element of the structure holds."""
    with pikepdf.open(BytesIO(data)) as pdf:
        tree = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        for number, page in enumerate(pdf.pages, 1):
            held = list(tree[int(page.StructParents)]) if "/StructParents" in page else []
            for instruction in pikepdf.parse_content_stream(page):
                properties = instruction.operands[-1] if str(instruction.operator) == "BDC" else {}
                mark = properties.get("/MCID") if isinstance(properties, pikepdf.Dictionary) else None
                if mark is not None and (int(mark) >= len(held) or held[int(mark)] is None):
                    yield number
