"""The whole standards system as a workbook: a sheet for each table, to be read, filtered, edited and taken back.

No cell can become a formula. The same data give the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from math import ceil
from typing import Any

from qicao.catalog.workbook.cells import choices_of
from qicao.catalog.workbook.grid import Column, Grid, grids
from qicao.catalog.workbook.lines import BESIDE, MARK, STATE, Line, lines_of, state_rows
from qicao.layout.columns import text_width
from qicao.ooxml.sheet import rows_xml
from qicao.render.review.book import cell_text, settled

__all__ = ["names_beside", "render_workbook"]

HEAD_ROWS, KEYS = 2, 1
"""The rows above the data, and which of them has the keys, from 0."""
PART = "xl/worksheets/sheet{}.xml"
WIDER = 2.1
"""The width of a Chinese character in the unit of the sheet, which is a half-width character."""
NARROW, WIDE = 5.0, 24.0
"""The least and the greatest width of a column, in Chinese characters."""
SIDES = 1.5
"""The part of a column that its text does not reach, in Chinese characters: the sides, and what a broken line leaves."""
LINE, GAP, TALLEST = 13.0, 4.0, 409.0
"""The height of a line, the space of a row, and the greatest height that a row can have, in points."""
SPARE = 200
"""The number of rows below the last one that have the lists to choose from, too."""
A3 = 8
"""The number of that paper size in the file format."""
LONGEST_LIST = 255
"""The greatest length of a list in the rules of a cell."""
FONTS = {"head": ("黑体", 10), "key": ("宋体", 8), "text": ("宋体", 10)}
GREY = "808080"


def render_workbook(files: Mapping[str, Mapping[str, object]]) -> bytes:
    """Return the bytes of the workbook with the values of the files, by their names."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    state: list[tuple[str, str]] = []
    rows: list[str] = []
    for grid in grids():
        lines = lines_of(grid, files.get(grid.file, {}))
        rows.append(_sheet(book, grid, lines, names_beside(grid, lines, files)))
        state += state_rows(grid, lines)
    book.create_sheet(STATE).sheet_state = "hidden"
    rows.append(rows_xml((row, 0) for row in state))
    stream = BytesIO()
    book.save(stream)
    return settled(stream.getvalue(), {PART.format(at): xml for at, xml in enumerate(rows, 1)})


def _sheet(book: Any, grid: Grid, lines: Sequence[Line], names: Sequence[str]) -> str:
    """Add a sheet and return its rows: headings for people, keys for programs, then the data, names and marks."""
    sheet = book.create_sheet(grid.title)
    styles = {name: _style(sheet, name) for name in FONTS}
    number = {name: book._cell_styles.add(style) for name, style in styles.items()}  # noqa: SLF001
    _measures(sheet, grid, lines, names, styles["text"])
    _rules(sheet, grid, len(lines))
    last = (*([BESIDE] if names else []), MARK)
    rows = [((*(one.heading for one in grid.columns), *last), number["head"])]
    rows += [((*(one.key for one in grid.columns), *last), number["key"])]
    for at, line in enumerate(lines):
        words = (*line.cells, *names[at : at + 1], line.mark)
        rows.append((tuple(map(cell_text, words)), number["text"]))
    return rows_xml(rows, _heights([words[:-1] for words, _ in rows]))


def _heights(rows: Sequence[Sequence[str]]) -> list[float]:
    """Return the heights of the rows in points, rather too great than too small: no line of a cell is hidden."""
    columns = zip(*(words for at, words in enumerate(rows) if at != KEYS), strict=True)
    widths = [_width(column) - SIDES for column in columns]
    lines = ((_lines(text, width) for text, width in zip(words, widths, strict=True)) for words in rows)
    return [min(LINE * max(found, default=1) + GAP, TALLEST) for found in lines]


def _lines(text: str, width: float) -> int:
    return sum(ceil(max(text_width(line), 1) / width) for line in text.split("\n"))


def names_beside(grid: Grid, lines: Sequence[Line], files: Mapping[str, Mapping[str, Any]]) -> tuple[str, ...]:
    """Return for each row the name of what it is about, for sheets that show only its id; else none."""
    if len(grid.path) != 2 and grid.path != ("tasks",):
        return ()
    entries = (row for row in files.get("entries", {}).get("entries") or () if isinstance(row, Mapping))
    titles = {row.get("id"): row.get("title") for row in entries}
    rows = (files[grid.file][grid.path[0]][line.place[1]] for line in lines)
    return tuple(str(row.get("title") or titles.get(row.get("entry")) or "") for row in rows)


def _style(sheet: Any, name: str) -> Any:
    """Return the style of the cells; they stay text whatever they begin with, also when somebody edits them."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    font, size = FONTS[name]
    cell = WriteOnlyCell(sheet)
    cell.font = Font(name=font, sz=size, color=GREY if name == "key" else None)
    if name != "text":
        cell.border = Border(*[Side(style="thin")] * 4)
    cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal=None if name == "text" else "center")
    if name == "head":
        cell.fill = PatternFill("solid", fgColor="EDEDED")
    cell.number_format = "@"
    style = cell._style  # noqa: SLF001
    style.quotePrefix = 1
    return style


def _measures(sheet: Any, grid: Grid, lines: Sequence[Line], names: Sequence[str], style: Any) -> None:
    """Set the widths of the columns, the hidden one, the frozen head, and the page layout for printing.

    What is typed into an empty cell stays text, as in the others: a code keeps the zeros at its start.
    """
    from openpyxl.utils import get_column_letter

    columns = [[column.heading, *(line.cells[at] for line in lines)] for at, column in enumerate(grid.columns)]
    columns += [[BESIDE, *names]] if names else []
    for at, words in enumerate(columns, 1):
        dimension = sheet.column_dimensions[get_column_letter(at)]
        dimension.width = round(_width(words) * WIDER, 1)
        dimension._style = style  # noqa: SLF001
    last = get_column_letter(len(columns) + 1)
    sheet.column_dimensions[last].hidden = True
    sheet.freeze_panes = f"{get_column_letter(min(len(grid.keys), 2) + 1)}{HEAD_ROWS + 1}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A3
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.gridLines = True
    sheet.print_title_rows = f"1:{HEAD_ROWS}"
    sheet.auto_filter.ref = f"A{HEAD_ROWS}:{last}{HEAD_ROWS + max(len(lines), 1)}"


def _width(words: Sequence[str]) -> float:
    """Return the width of a column in Chinese characters: that of its longest line, within limits."""
    longest = max(text_width(line) for text in words for line in text.split("\n"))
    return min(max(longest + 1, NARROW), WIDE)


def _rules(sheet: Any, grid: Grid, rows: int) -> None:
    """Let each column say what it is for, and offer the words of which one must be chosen."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for at, column in enumerate(grid.columns, 1):
        words = ",".join(choices_of(column)) if column.form in {"choice", "truth"} else ""
        kind = {"type": "list", "formula1": f'"{words}"'} if words and len(words) < LONGEST_LIST else {}
        rule = DataValidation(allow_blank=True, showErrorMessage=bool(kind), showInputMessage=True, **kind)
        rule.promptTitle, rule.prompt = column.heading[:30], _prompt(column)
        letter = get_column_letter(at)
        rule.add(f"{letter}{HEAD_ROWS + 1}:{letter}{HEAD_ROWS + rows + SPARE}")
        sheet.data_validations.append(rule)


PROMPTS = {"words": "。一行一项。", "ids": "。几项之间用“、”。", "date": "。写成 2026-05-01。"}


def _prompt(column: Column) -> str:
    return (column.meaning + PROMPTS.get(column.form, "") + ("不能空。" if column.needed else ""))[:250]
