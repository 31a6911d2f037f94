"""Drafts that stand against PDF/A or PDF/UA are printed all the same, and the author is told why."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from qicao.builds.documents import build_draft
from qicao.drawn.formulas import Formulas
from qicao.drawn.pictures import Pictures
from qicao.render.typst.document import Pdf, render_pdf
from qicao.render.typst.standards import refusals
from qicao.source.files import DISK
from qicao.source.world import World, open_world
from snippets import YAML, document_of

SOUND = {
    "a level is skipped": "# 要求\n\n##\n\n应接地。\n\n### 接地\n\n应接地。\n",
    "there are no chapters": "应接地。\n",
    "a title is empty": "#\n\n应接地。\n",
    "a table is empty": "# 要求\n\n:::{table} 空表\n:::\n",
    "a picture is missing": "# 要求\n\n:::{figure} 没有.png\n图题\n:::\n",
    "a formula has Chinese words": "# 要求\n\n$x_{\\text{内}}$应大于0。\n",
}
"""What is wrong or odd about a draft that meets both standards nevertheless."""


def pdf_of(text: str, folder: Path) -> Pdf:
    """The PDF of a draft with this text."""
    return render_pdf(
        document_of(text).standard, formulas=Formulas(open_world(folder)), pictures=Pictures(folder, World(DISK))
    )


@pytest.mark.parametrize("case", SOUND)
def test_an_odd_draft_meets_both_standards(case: str, tmp_path: Path) -> None:
    """Headings are never further apart than a level, and everything has words."""
    pdf = pdf_of(SOUND[case], tmp_path)

    assert pdf.refused == ""
    with pikepdf.open(BytesIO(pdf.data)) as file:
        assert file.open_metadata().pdfa_status == "2A"
        assert file.open_metadata()["pdfuaid:part"] == "1"


def test_a_character_that_no_font_has_is_told_at_its_place(tmp_path: Path) -> None:
    """The document is printed; it only cannot claim to be fit for archives."""
    text = "# 要求\n\n应接地。\n\n装置名为\ue123。\n"
    pdf = pdf_of(text, tmp_path)
    [finding] = refusals(document_of(text).standard, pdf.refused)

    assert (finding.code, finding.severity, finding.span.line) == ("PDF001", "warning", 5)
    assert "U+E123" in finding.message
    with pikepdf.open(BytesIO(pdf.data)) as file:
        assert len(file.pages) > 2
        assert file.open_metadata().pdfa_status == ""


def test_the_set_is_built_all_the_same(tmp_path: Path) -> None:
    """Word and PDF are there, and the finding is counted with the others."""
    folder = tmp_path / "draft"
    folder.mkdir()
    (folder / "standard.yaml").write_text(YAML, encoding="utf-8")
    (folder / "index.md").write_text("# 范围\n\n本文件规定了\ue123。\n", encoding="utf-8")
    build = build_draft(folder, tmp_path / "build")

    assert all(file.is_file() for file in build.files)
    assert [finding.code for finding in build.findings].count("PDF001") == 1
