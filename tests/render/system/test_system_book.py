"""The workbook as people see it: heads that stay, lists to choose from, no formula, the same bytes."""

from __future__ import annotations

from io import BytesIO
from math import ceil

from openpyxl import load_workbook

from anysystem import SMALL
from drafts import ROOT
from qicao.builds.workbook import make_workbook
from qicao.catalog.workbook.grid import grids
from qicao.catalog.workbook.lines import BESIDE
from qicao.layout.columns import text_width
from qicao.render.system.book import render_workbook
from qicao.source.files import DISK


def test_sheets_are_fit_for_reading() -> None:
    """Headings and keys on top, marks and state hidden."""
    book = load_workbook(BytesIO(render_workbook(SMALL)))

    assert book.sheetnames == [*(grid.title for grid in grids()), "〔导出时〕"]
    assert book["〔导出时〕"].sheet_state == "hidden"
    for grid in grids():
        sheet = book[grid.title]
        count = len(grid.columns)
        assert [cell.value for cell in sheet[1]][:count] == [column.heading for column in grid.columns]
        assert [cell.value for cell in sheet[2]][:count] == [column.key for column in grid.columns]
        assert sheet.freeze_panes
        assert sheet.column_dimensions[sheet.cell(1, sheet.max_column).column_letter].hidden


def test_a_choice_is_chosen() -> None:
    """From the words that people read, also in new rows."""
    sheet = load_workbook(BytesIO(render_workbook(SMALL)))["标准明细"]
    rules = {rule.formula1: rule for rule in sheet.data_validations.dataValidation if rule.type == "list"}

    assert '"国家标准,行业标准,地方标准,团体标准,企业标准"' in rules
    assert '"是,否"' in rules


def test_no_text_is_a_formula() -> None:
    """Whatever it begins with; and what a cell cannot hold is left out."""
    data = render_workbook(
        {"organisations": {"organisations": [{"id": "=1+1", "title": "+1\x01", "note": "甲" * 40_000}]}}
    )
    sheet = load_workbook(BytesIO(data))["组织"]

    assert [(cell.value, cell.data_type) for cell in sheet[3]][:2] == [("=1+1", "s"), ("+1", "s")]
    assert len(sheet.cell(3, 8).value) == 32_767


def test_the_same_data_give_the_same_bytes() -> None:
    """At any time."""
    assert render_workbook(SMALL) == render_workbook(SMALL)


def test_a_row_that_shows_only_an_id_tells_the_name_beside() -> None:
    """Of the standard that a task is about, of the row around a stage."""
    plan = {"tasks": [{"entry": "JC101-001", "year": "2026", "stages": [{"stage": "立项"}]}]}
    book = load_workbook(BytesIO(render_workbook({**SMALL, "plan": plan})))

    for title in ("计划", "计划阶段"):
        cells = {head.value: cell.value for head, cell in zip(book[title][1], book[title][3], strict=True)}
        assert cells[BESIDE] == "术语"


def test_no_line_of_a_cell_is_hidden() -> None:
    """A row is high enough for the words of each of its cells, in the width that its column has."""
    book = load_workbook(BytesIO(make_workbook(DISK, ROOT)))
    seen = 0

    for sheet in book.worksheets[:-1]:
        for row in sheet.iter_rows(min_row=3):
            for cell in row:
                dimension = sheet.column_dimensions[cell.column_letter]
                if dimension.hidden or not cell.value:
                    continue
                needed = sum(
                    ceil(max(text_width(line), 1) / (dimension.width / 2.1)) for line in cell.value.split("\n")
                )
                height = sheet.row_dimensions[cell.row].height
                assert height >= min(12.5 * needed, 409), (sheet.title, cell.coordinate)
                seen += needed > 1
    assert seen > 100
