"""Documents for paper with one side: no page is left blank."""

from __future__ import annotations

import dataclasses
from functools import partial
from pathlib import Path

import pypdfium2
import pytest
from msgspec.structs import replace

from drafts import DRAFTS, read_draft
from office import lay_out_pdf
from pdfs import work
from qicao.drawn.formulas import Formulas
from qicao.drawn.pictures import Pictures
from qicao.model.data import Page, Stage
from qicao.render.docx import render_docx
from qicao.render.typst.document import render_pdf
from qicao.source.files import DISK
from qicao.source.world import World, open_world

NAMES = ("test-method", "group-guide")


def faces(name: str, page: Page, stage: Stage, folder: Path) -> dict[str, bytes]:
    """The PDF and the pages of the Word file of a draft that is printed so."""
    standard = read_draft(name).standard
    standard = replace(standard, data=dataclasses.replace(standard.data, page=page, stage=stage))
    options = {"formulas": Formulas(open_world(work())), "pictures": Pictures(DRAFTS[name], World(DISK))}
    pdf = render_pdf(standard, **options)
    word = folder / "draft.docx"
    word.write_bytes(render_docx(standard, pages=pdf.pages, **options))
    return {"pdf": pdf.data, "word": lay_out_pdf(word).read_bytes()}


def blank_pages(data: bytes) -> list[int]:
    """The pages with nothing on them, from 1."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [at for at, page in enumerate(document, 1) if not any(page.get_objects(max_depth=1))]
    finally:
        document.close()


@pytest.mark.parametrize("name", NAMES)
def test_one_side_has_no_blank_pages(tmp_path: Path, name: str) -> None:
    """In the PDF and in Word, the back cover included; with two sides the text begins on the right."""
    made = partial(faces, name, stage="发布稿", folder=tmp_path)
    single, double = made(Page(sides="single")), made(Page())

    assert {face: blank_pages(data) for face, data in single.items()} == {"pdf": [], "word": []}
    assert blank_pages(double["pdf"])
