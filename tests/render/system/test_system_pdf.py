"""The pictures as a PDF: a page for each, at its own size, with the words in it."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from programmes import sample
from qicao.layout.drawing import Paper
from qicao.render.system.diagram import diagrams
from qicao.render.system.pdf import render_sheets
from qicao.render.system.roadmap import roadmaps
from qicao.render.system.sheet import A3, A4

MM = 72 / 25.4


@pytest.mark.parametrize(("paper", "width"), [(A3, 420), (A4, 297)])
def test_each_sheet_has_a_page(paper: Paper, width: float) -> None:
    """Landscape, with its title and all its words as text."""
    sheets = (*diagrams(sample(), paper), *roadmaps(sample(), paper))
    document = pypdfium2.PdfDocument(render_sheets(sheets, paper))

    assert len(document) == len(sheets)
    for page, sheet in zip(document, sheets, strict=True):
        text = "".join(page.get_textpage().get_text_bounded().split())
        assert page.get_width() / MM == pytest.approx(width, abs=1)
        assert "".join(sheet.title.split()) in text
    assert "YW302事项管理" in "".join(document[0].get_textpage().get_text_bounded().split())
    document.close()


def test_it_is_the_same_every_time() -> None:
    """To the byte, and tagged for archives and screen readers."""
    sheets = diagrams(sample(), A3)
    data = render_sheets(sheets)

    assert data == render_sheets(sheets)
    with pikepdf.open(BytesIO(data)) as pdf, pdf.open_metadata() as metadata:
        assert (metadata.pdfa_status, metadata["pdfuaid:part"]) == ("2A", "1")
