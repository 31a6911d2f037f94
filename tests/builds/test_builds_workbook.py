"""The workbook of the programme: out and back, not a byte of any file changes; one cell changes one line."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from anysystem import SMALL, drawn_data, yaml_of
from drafts import ROOT
from qicao.builds.workbook import make_workbook, take_back, take_sheets
from qicao.catalog.read import NAMES
from qicao.catalog.workbook.grid import Grid, grids
from qicao.catalog.workbook.lines import MARK, lines_of
from qicao.check.edits import edit_file
from qicao.ooxml.grid import GridCell, GridRow
from qicao.source.book import Sheet, read_book
from qicao.source.files import DISK, in_memory, laid_over
from qicao.source.patch import Kept, patch
from qicao.source.text import split_lines
from qicao.source.yaml import read_table
from sheets import TOP, back, cell_at, edited, written


def test_the_sample_comes_back_as_it_went() -> None:
    """Every table of the programme."""
    data = make_workbook(DISK, ROOT)
    taken = take_sheets(DISK, ROOT, read_book(data))

    assert (taken.told, taken.files) == ((), {})
    assert data == make_workbook(DISK, ROOT)


VALUES = {
    "text": "新的值",
    "number": "GB/T 9999—2030",
    "whole": "3",
    "date": "2031-05-06",
    "words": "一\n二",
    "ids": "JC101-001",
}
"""Form of a column → another value."""


def _sheet(grid: Grid, values: object) -> Sheet:
    """The sheet as it is read."""
    rows = [(*(column.key for column in grid.columns), MARK)]
    rows += [(*line.cells, line.mark) for line in lines_of(grid, values)]
    return Sheet(grid.title, tuple(GridRow(at, tuple(map(GridCell, row))) for at, row in enumerate(rows, 2)))


def _short(name: str) -> bytes:
    """A file of the sample with the first rows of each of its tables."""
    data = (ROOT / "metadata" / f"{name}.yaml").read_bytes()
    lines, _ = split_lines(data, name)
    file = read_table(lines)
    fewer = {
        key: [Kept(at, row) for at, row in enumerate(value[:6])] if _is_table(value) else value
        for key, value in file.value.items()
    }
    return edit_file(data, patch(lines, file, fewer))


def _is_table(value: object) -> bool:
    return isinstance(value, list) and isinstance(value[0], dict)


FILES = {TOP / "metadata" / f"{name}.yaml": _short(name) for name in NAMES}
SHORT = in_memory(FILES)
VALUES_OF = {path.stem: read_table(split_lines(data, path.name)[0]).value for path, data in FILES.items()}
SHEETS = [(grid, _sheet(grid, VALUES_OF[grid.file])) for grid in grids()]


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_one_cell_changes_one_line(data: st.DataObject) -> None:
    """Of any table, in any row and column; a value that was not there may need a line for its record besides."""
    grid, sheet = data.draw(st.sampled_from([pair for pair in SHEETS if len(pair[1].rows) > 1]))
    row = data.draw(st.integers(1, len(sheet.rows) - 1))
    at = data.draw(st.sampled_from([at for at, column in enumerate(grid.columns) if not column.above]))
    column = grid.columns[at]
    value = VALUES.get(column.form) or data.draw(st.sampled_from(column.choices or ("是", "否")))
    value = data.draw(st.sampled_from(column.choices)) if column.form == "ids" and column.choices else value
    cells = list(sheet.rows[row].cells)
    old, cells[at] = cells[at].text, GridCell(value)
    rows = [*sheet.rows[:row], GridRow(sheet.rows[row].at, tuple(cells)), *sheet.rows[row + 1 :]]

    taken = take_sheets(SHORT, TOP, [Sheet(sheet.name, tuple(rows))])

    for path, new in taken.files.items():
        lines = list(unified_diff(FILES[path].decode().splitlines(), new.decode().splitlines(), n=0, lineterm=""))[2:]
        minus, plus = (sum(line.startswith(mark) for line in lines) for mark in "-+")
        items = old.count("\n") + 1
        assert max(minus, plus) <= (2 if "." in column.key else max(items, 2) if column.form == "words" else 1), lines
        again = take_sheets(laid_over(SHORT, {path: new}), TOP, [Sheet(sheet.name, tuple(rows))])
        assert again.files == {}
    assert {told.kind for told in taken.told} <= {"change", "refuse"}


@settings(max_examples=20, deadline=None)
@given(drawn_data())
def test_any_system_comes_back_as_it_went(data: dict[str, Any]) -> None:
    """Through the bytes of the workbook."""
    files = yaml_of(data)
    taken = back(files, written(files))

    assert (taken.told, taken.files) == ((), {})


def test_a_file_with_faults_is_not_written() -> None:
    """It is told which one, and where."""
    files = dict(yaml_of(SMALL))
    entries = TOP / "metadata/entries.yaml"
    data = written(files)
    files[entries] += b"  - id: [\n"

    def edit(book: Any) -> None:
        cell_at(book["组织"], "title", 3).value = "乙单位"

    assert list(back(files, edited(data, edit)).files) == [TOP / "metadata/organisations.yaml"]
    files[TOP / "metadata/organisations.yaml"] += b"  - id: [\n"
    taken = back(files, edited(data, edit))
    assert taken.files == {}
    assert {told.words.partition(":")[0] for told in taken.told} == {
        "metadata/entries.yaml",
        "metadata/organisations.yaml",
    }


def test_dry_runs_write_nothing(tmp_path: Path) -> None:
    """Others do, under another name first."""
    (tmp_path / "metadata").mkdir()
    for path, text in yaml_of(SMALL).items():
        (tmp_path / "metadata" / path.name).write_bytes(text)
    book = tmp_path / "b.xlsx"
    book.write_bytes(edited(make_workbook(DISK, tmp_path), _retitle))
    before = (tmp_path / "metadata/entries.yaml").read_bytes()

    assert take_back(tmp_path, book, dry=True).told
    assert (tmp_path / "metadata/entries.yaml").read_bytes() == before
    take_back(tmp_path, book, dry=False)
    assert (tmp_path / "metadata/entries.yaml").read_bytes() == before.replace("术语".encode(), "用语".encode())


def _retitle(book: Any) -> None:
    cell_at(book["标准明细"], "title", 3).value = "用语"
