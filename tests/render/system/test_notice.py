"""宣贯: one page that says which standards come when, and for whom."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from anysystem import SMALL, files_of, sample
from office import lay_out_pdf
from qicao.catalog.coverage import users_of
from qicao.catalog.progress import progress_of
from qicao.catalog.schedule import upcoming
from qicao.catalog.system import System
from qicao.drawn.pictures import Pictures
from qicao.render.system.notice import render_notice
from qicao.source.world import world_in_memory

PLAIN = Pictures(Path(), world_in_memory({}))
LONG = files_of(
    {
        **SMALL,
        "entries": {
            "entries": [
                {**SMALL["entries"]["entries"][0], "id": f"JC101-{number:03}", "title": "很长的名称" * 12}
                for number in range(1, 40)
            ]
        },
        "plan": {
            "tasks": [
                {
                    "entry": f"JC101-{number:03}",
                    "year": "2026",
                    "priority": "1",
                    "owner": "ORG-1",
                    "stages": [{"stage": "发布", "planned": "2027-01-01"}],
                }
                for number in range(1, 40)
            ]
        },
    }
)


def test_what_comes_first_is_told_first() -> None:
    """With the month, the title and the users; the month is that of the page, as things stand, not the planned one."""
    document = Document(BytesIO(render_notice(sample(), PLAIN)))
    first = min((one for one in progress_of(sample()).values() if one.next), key=lambda one: one.day or dt.date.max)
    entry = first.entry.value

    assert first.day
    assert first.publishes
    assert (first.day.year, first.day.month) != (first.publishes.year, first.publishes.month)
    assert [cell.text for cell in document.tables[0].rows[1].cells] == [
        f"{first.day.year}年{first.day.month}月",
        entry.title,
        "、".join(users_of(sample(), entry)),
    ]


def test_what_does_not_fit_is_counted() -> None:
    """Nothing is left out silently."""
    document = Document(BytesIO(render_notice(sample(), PLAIN)))
    shown = len(document.tables[0].rows) - 1
    left = len(list(upcoming(sample()))) - shown

    assert any(f"另有{left}项" in paragraph.text for paragraph in document.paragraphs)


@pytest.mark.office
@pytest.mark.parametrize("system", [sample(), files_of(SMALL), LONG])
def test_it_is_one_page(system: System, tmp_path: Path) -> None:
    """Also if titles are long, or nothing is planned."""
    import pypdfium2

    (tmp_path / "notice.docx").write_bytes(render_notice(system, PLAIN))

    assert len(pypdfium2.PdfDocument(lay_out_pdf(tmp_path / "notice.docx"))) == 1
