"""意见汇总处理表 as a workbook to be sorted, filtered and filled in; no cell of it can become a formula."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from types import MappingProxyType
from typing import Any
from zipfile import ZipFile

from msgspec import Struct

from qicao.model.comment import DECISIONS
from qicao.model.overview import Overview
from qicao.ooxml.package import zip_files
from qicao.render.review.columns import cells_of, column_widths, count_lines, head_lines, title_of
from qicao.source.patterns import compiled

__all__ = ["ID", "LONGEST", "cell_text", "for_print", "render_book", "settled"]

ID = "意见编号"
"""The hidden column by which the rows are recognised when the file comes back."""
LONGEST = 32_767
"""The greatest number of characters in a cell."""
HEAD_ROW = 4
CENTERED = ("序号", "标准章条编号")
STRAY = dict.fromkeys((*range(9), 11, 12, *range(13, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF))
"""Characters that the file format cannot hold."""
WIDER = 2.1
"""The width of a Chinese character in the unit of the sheet, which is a half-width character."""
A4 = 9
"""The number of that paper size in the file format."""
CORE = "docProps/core.xml"
MOMENT = compiled("(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
MESSAGE = "从下拉列表选择，或接着写理由，如：不采纳。理由：……"


def render_book(overview: Overview) -> bytes:
    """Return the bytes of the workbook; the same table gives the same bytes."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("汇总处理表")
    _measures(sheet, overview)
    write = _Cells(sheet)
    sheet.append([write(title_of(overview), "title")])
    for left, right in head_lines(overview):
        sheet.append([write(f"{left}　　{right}", "plain")])
    sheet.append([write(name, "head") for name in (*overview.columns, ID)])
    _rows(sheet, overview, write)
    for line in count_lines(overview):
        sheet.append([write(line, "plain")])
    stream = BytesIO()
    book.save(stream)
    return settled(stream.getvalue())


def cell_text(text: str) -> str:
    """Return as much of the text as a cell holds, without characters that the file cannot hold."""
    return (text if text.isprintable() else text.translate(STRAY))[:LONGEST]


class _Cells:
    """Makes the cells of a sheet: text in one of a few formats, never a formula."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet
        self.styles = {name: _style(sheet, form) for name, form in FORMS.items()}

    def __call__(self, text: str, form: str) -> Any:
        """Return a cell that holds the text as text."""
        from openpyxl.cell import WriteOnlyCell

        cell = WriteOnlyCell(self.sheet)
        cell._style = self.styles[form]  # noqa: SLF001 -- setting its parts for each cell takes ten times as long
        cell.value = cell_text(text)
        cell.data_type = "s"  # without it, text that begins with = would be a formula
        return cell


class _Form(Struct, frozen=True):
    """The format of cells of one kind."""

    font: str = "宋体"
    size: int = 10
    framed: bool = True
    centered: bool = False
    grey: bool = False


FORMS = {
    "title": _Form("黑体", 16, framed=False),
    "plain": _Form(framed=False),
    "head": _Form("黑体", centered=True, grey=True),
    "text": _Form(),
    "middle": _Form(centered=True),
}


def _style(sheet: Any, form: _Form) -> Any:
    """Return the style of the workbook for that format.

    Its cells stay text whatever they begin with, also when somebody edits them.
    """
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    cell = WriteOnlyCell(sheet)
    cell.font = Font(name=form.font, sz=form.size)
    if form.framed:
        cell.border = Border(*[Side(style="thin")] * 4)
        cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center" if form.centered else None)
    if form.grey:
        cell.fill = PatternFill("solid", fgColor="EDEDED")
    style = cell._style  # noqa: SLF001
    style.quotePrefix = 1
    return style


def _measures(sheet: Any, overview: Overview) -> None:
    """Set the widths of the columns, the hidden one, the frozen head, and the page layout for printing."""
    from openpyxl.utils import get_column_letter

    for at, width in enumerate(column_widths(overview), 1):
        sheet.column_dimensions[get_column_letter(at)].width = round(width * WIDER, 1)
    last = get_column_letter(len(overview.columns) + 1)
    sheet.column_dimensions[last].width = 18
    sheet.column_dimensions[last].hidden = True
    sheet.freeze_panes = f"A{HEAD_ROW + 1}"
    for_print(sheet)
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{last}{HEAD_ROW + max(len(overview.rows), 1)}"
    if overview.rows:
        _choices(sheet, overview)


def for_print(sheet: Any) -> None:
    """Let the sheet be printed across A4, as wide as the paper."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _choices(sheet: Any, overview: Overview) -> None:
    """Add a list from which the decision is chosen; a reason may be typed after it."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    choices = DataValidation(type="list", formula1=f'"{",".join(DECISIONS)}"', allow_blank=True, showErrorMessage=False)
    choices.promptTitle, choices.prompt, choices.showInputMessage = "处理意见", MESSAGE, True
    column = get_column_letter(overview.columns.index("处理意见") + 1)
    choices.add(f"{column}{HEAD_ROW + 1}:{column}{HEAD_ROW + len(overview.rows)}")
    sheet.data_validations.append(choices)


def _rows(sheet: Any, overview: Overview, write: _Cells) -> None:
    forms = ["middle" if name in CENTERED else "text" for name in overview.columns]
    for number, item in enumerate(overview.rows, 1):
        words = cells_of(overview, number, item)
        sheet.append([write(text, form) for text, form in zip((*words, item.id), (*forms, "text"), strict=True)])


def settled(data: bytes, rows: Mapping[str, str] = MappingProxyType({})) -> bytes:
    """Return the package without the time at which it was written.

    *rows* are the rows of sheets that have none yet, by the paths of their parts.
    """
    with ZipFile(BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    for name, xml in rows.items():
        before, _, after = files[name].partition(b"<sheetData")
        files[name] = before + xml.encode() + after.removeprefix(b"/>").removeprefix(b"></sheetData>")
    core = MOMENT.sub(r"\g<1>1980-01-01T00:00:00Z\g<2>", files[CORE].decode())
    return zip_files({**files, CORE: core.encode()})
