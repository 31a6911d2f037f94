"""Tables as they are written, and the grid that is read from them (GB/T 1.1—2020, 9.8)."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from notation import notation
from qicao.model.block import Block, Cell, Formula, List, Paragraph, Table
from qicao.model.tree import iter_nodes
from qicao.parse.draft import Draft
from snippets import document_of, draft_of

HEAD = "# 范围\n\n本文件规定了示例。\n\n"


def tables(draft: Draft) -> list[Table]:
    """The tables of the document in their order."""
    return [node for node in iter_nodes(draft.standard) if isinstance(node, Table)]


def grid(table: Table) -> list[str]:
    """A line for each row: cells apart by |, with the columns and rows that they cover, as in “甲 ×2 ↓3”."""
    return [" | ".join(map(_cell, row.cells)) for row in table.rows]


def _cell(cell: Cell) -> str:
    across = f" ×{cell.colspan}" if cell.colspan > 1 else ""
    down = f" ↓{cell.rowspan}" if cell.rowspan > 1 else ""
    return " ".join(map(_block, cell.blocks)) + across + down


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        return notation(block.inlines)
    if isinstance(block, List):
        return "".join(f"{item.number} {' '.join(map(_block, item.blocks))}" for item in block.items)
    if isinstance(block, Formula):
        return f"{block.number}${block.tex}$"
    return f"<{type(block).__name__}>"


def read(text: str) -> list[str]:
    """The grid of the only table in the text."""
    [table] = tables(document_of(HEAD + text))
    return grid(table)


def test_cells_are_merged_to_the_left_and_upwards_in_the_head_as_in_the_body() -> None:
    """“<” belongs to the cell at its left, “^” to the one above; both make a rectangle."""
    text = """\
:::{table} 外形
:header-rows: 2

| 型号 | 尺寸 | < | 说明 |
| --- | --- | --- | --- |
| ^ | 长 | 宽 | ^ |
| A | 1 | < | 甲 |
| ^ | 2 | 3 | ^ |
:::
"""

    assert read(text) == ["型号 ↓2 | 尺寸 ×2 | 说明 ↓2", "长 | 宽", "A ↓2 | 1 ×2 | 甲 ↓2", "2 | 3"]


def test_a_merged_area_that_is_no_rectangle_falls_apart_and_is_told() -> None:
    """No text is lost."""
    draft = document_of(HEAD + ":::{table} 甲\n| 一 | 二 |\n| --- | --- |\n| 1 | < |\n| ^ | 2 |\n:::\n")

    assert grid(tables(draft)[0]) == ["一 | 二", "1 | <", "^ | 2"]
    assert [item.code for item in draft.findings] == ["SYN072", "SYN072"]


def test_a_column_is_aligned_by_the_colons_below_its_head() -> None:
    """Left, centre, right, and as the text asks."""
    [table] = tables(
        document_of(HEAD + ":::{table} 甲\n| 一 | 二 | 三 | 四 |\n| :-- | :-: | --: | --- |\n| 1 | 2 | 3 | 4 |\n:::\n")
    )

    assert [cell.align for cell in table.rows[1].cells] == ["left", "center", "right", ""]


def test_a_pipe_table_may_begin_on_the_line_of_its_cell() -> None:
    """The marks of the list are none of its text, so that it has as many cells in each row."""
    text = """\
:::{list-table} 甲
* - 一
  - 二
* - | a | b |
    | - | - |
    | 1 | 2 |
  - 3
:::
"""
    draft = document_of(HEAD + text)
    outer, inner = tables(draft)

    assert grid(outer) == ["一 | 二", "<Table> | 3"]
    assert grid(inner) == ["a | b", "1 | 2"]
    assert "SYN071" not in [item.code for item in draft.findings]


def test_a_hyphen_that_begins_the_first_cell_is_text() -> None:
    """There is no list around the table."""
    assert read("- a | b\n--- | ---\n1 | 2\n") == ["- a | b", "1 | 2"]


def test_cells_hold_lists_formulas_footnotes_and_pictures() -> None:
    """Each cell of a list-table may hold several blocks."""
    text = """\
:::{list-table} 甲
* - 一
  - 二
* - 1. 甲；
    2. 乙。
  - 按下式：

    $$
    a = b
    $$
* - ![泵](泵.png)[^a]
  - $x$

[^a]: 注。
:::
"""

    assert read(text) == ["一 | 二", "a) 甲；b) 乙。 | 按下式： （1）$a = b$", "{!泵.png 泵}{^a} | $x$"]


def test_a_label_names_its_row_whatever_stands_in_the_other_cells() -> None:
    """A paragraph of a later cell does not take it."""
    text = ":::{list-table} 甲\n* - 一\n  - 二\n* - []{#行}1\n  - 甲。\n\n    乙。\n:::\n"
    [table] = tables(document_of(HEAD + text))

    assert [row.label for row in table.rows] == ["", "行"]


def test_csv_quotes_hold_commas_line_breaks_and_merges() -> None:
    """As RFC 4180 has it; a bare < or ^ merges."""
    text = ':::{csv-table} 甲\n\n一,二,三\n"1,5",<,^\n:::\n'

    assert read(text) == ["一 | 二 | 三", "1,5 ×2 | ^"]


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """The folder of a draft with a workbook of two sheets."""
    book = Workbook()
    front = book.active
    assert front is not None
    front.append(["不用"])
    sheet = book.create_sheet("巡查")
    rows = [
        ["设施", "检查", None, "限值"],
        [None, "项目", "周期", None],
        ["路灯", "亮度[^a]", 0.5, 12],
        [None, "外观", 7, None],
    ]
    for row in rows:
        sheet.append(row)
    for area in ("A1:A2", "B1:C1", "D1:D2", "A3:A4"):
        sheet.merge_cells(area)
    sheet["C3"].number_format = "0.00"
    (tmp_path / "draft/tables").mkdir(parents=True)
    book.save(tmp_path / "draft/tables/x.xlsx")
    return tmp_path / "draft"


SHEET = ":::{csv-table} 甲\n:file: tables/x.xlsx\n:sheet: 巡查\n:header-rows: 2\n\n[^a]: 夜间。\n:::\n"


def test_a_sheet_gives_its_cells_as_it_shows_them(workbook: Path) -> None:
    """Merged cells are merged, 0.5 in the format 0.00 is 0.50; what stands below the options belongs to the table."""
    [table] = tables(draft_of(workbook, HEAD + SHEET))

    assert grid(table) == [
        "设施 ↓2 | 检查 ×2 | 限值 ↓2",
        "项目 | 周期",
        "路灯 ↓2 | 亮度{^a} | 0.50 | 12",
        "外观 | 7 | ",
    ]
    assert [note.label for note in table.footnotes] == ["a"]


def test_without_a_name_the_first_sheet_is_read(workbook: Path) -> None:
    """As a program shows it that opens the file."""
    [table] = tables(draft_of(workbook, HEAD + SHEET.replace(":sheet: 巡查\n", "").replace(":header-rows: 2\n", "")))

    assert grid(table) == ["不用"]


def test_a_finding_in_a_sheet_names_its_cell(workbook: Path) -> None:
    """Workbook, sheet, cell, and the place in the text of the cell."""
    from openpyxl import load_workbook

    book = load_workbook(workbook / "tables/x.xlsx")
    book["巡查"]["B4"] = "外观**完好"
    book.save(workbook / "tables/x.xlsx")
    draft = draft_of(workbook, HEAD + SHEET)

    [finding] = [item for item in draft.findings if item.code == "SYN048"]
    assert finding.span.file.endswith("tables/x.xlsx!巡查!B4")
    assert (finding.span.line, finding.span.column) == (1, 3)


def test_a_sheet_that_is_not_there_is_told_with_those_that_are(workbook: Path) -> None:
    """At the option that names the file."""
    draft = draft_of(workbook, HEAD + SHEET.replace("巡查", "检查"))

    [finding] = [item for item in draft.findings if item.code == "FIL009"]
    assert "Sheet、巡查" in finding.hint
    assert finding.span.line == 6


def test_a_file_that_is_no_workbook_is_told(workbook: Path) -> None:
    """It does not stop the draft."""
    (workbook / "tables/x.xlsx").write_bytes(b"PK\x03\x04 no workbook")

    assert "FIL002" in [item.code for item in draft_of(workbook, HEAD + SHEET).findings]
