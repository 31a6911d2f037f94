"""The comparison tool, on the sample draft: our PDF against the Word file as LibreOffice lays it out."""

from __future__ import annotations

from pathlib import Path
from statistics import median

import pytest

from compare import main, shifts
from measure_pdf import PdfFile
from office import lay_out_pdf
from samples import NAME, documents, sample


@pytest.mark.office
def test_the_lines_of_both_layouts_stand_at_the_same_places(tmp_path: Path) -> None:
    """Nearly all on the same page; half of them within half a millimetre, across and down."""
    word, pdf = documents("national")
    file = tmp_path / "sample.docx"
    file.write_bytes(word)
    found = list(shifts(PdfFile(pdf, NAME).pages, PdfFile(lay_out_pdf(file).read_bytes(), NAME).pages))
    same = [shift for shift in found if shift.pages[0] == shift.pages[1]]

    assert len(found) > 150
    assert len(same) >= 0.95 * len(found)
    assert median(abs(shift.across) for shift in same) < 0.5
    assert median(abs(shift.down) for shift in same) < 0.5


@pytest.mark.office
def test_the_tool_tells_measures_and_draws_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where LibreOffice has no 宋体 a measure is off and told with what each face has; every page is drawn."""
    main(sample("national"), tmp_path)
    told = capsys.readouterr().out

    assert "行在同一页" in told
    assert "LibreOffice" in told
    assert len(list(tmp_path.glob("page-*.png"))) > 10
