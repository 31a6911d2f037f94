"""What a table says in its source it says in Word, in the PDF and on the page: the same cells, columns and places."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pikepdf
import pypdfium2
import pytest
from lxml import etree, html
from pypdfium2.raw import FPDF_PAGEOBJ_PATH

from drafts import DRAFTS
from parity import printed
from qicao.drawn.formulas import Formulas
from qicao.drawn.pictures import Pictures
from qicao.layout.continued import Cuts, with_cuts
from qicao.model.block import Table
from qicao.model.geometry import LANDSCAPE_WIDTH
from qicao.model.inline import plain_text
from qicao.model.tree import iter_nodes
from qicao.parse.draft import load_draft
from qicao.render.docx import render_docx
from qicao.render.html.page import render_article
from qicao.render.typst.document import render_pdf
from qicao.source.files import DISK
from qicao.source.world import World, open_world
from snippets import draft_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Grid = list[list[tuple[int, int]]]
"""For each row the columns and rows that each of its cells covers."""


class Faces:
    """A draft as Word, PDF and page, before its tables are cut."""

    def __init__(self, folder: Path) -> None:
        """Make all three."""
        self.standard = load_draft(folder, "征求意见稿").standard
        formulas, pictures = Formulas(open_world(Path(mkdtemp()))), Pictures(folder, World(DISK))
        data = render_docx(self.standard, formulas=formulas, pictures=pictures)
        with zipfile.ZipFile(BytesIO(data)) as package:
            self.word = etree.fromstring(package.read("word/document.xml"))
        laid_out = render_pdf(self.standard, formulas=formulas, pictures=pictures)
        self.pdf, self.cuts = laid_out.data, laid_out.pages.cuts
        self.page = html.fromstring(render_article(self.standard, formulas=formulas, pictures=pictures))

    def tables(self) -> list[Table]:
        """The tables of the document."""
        return [node for node in iter_nodes(self.standard) if isinstance(node, Table)]

    def word_tables(self) -> list[Any]:
        """The tables of Word that have a frame; those without put sub-figures beside each other."""
        return [table for table in self.word.iter(f"{W}tbl") if table.find(f"{W}tblPr/{W}tblBorders") is not None]

    def page_tables(self) -> list[Any]:
        """The tables of the page."""
        return list(self.page.iter("table"))


@cache
def faces(name: str) -> Faces:
    """One of the drafts."""
    return Faces(DRAFTS[name])


def of_model(table: Table) -> Grid:
    """The grid as it was read."""
    return [[(cell.colspan, cell.rowspan) for cell in row.cells] for row in table.rows]


def of_word(table: Any) -> Grid:
    """The grid of a table of Word, without what stands below its rows."""
    rows = [[_word_cell(cell) for cell in row.findall(f"{W}tc")] for row in table.findall(f"{W}tr")]
    columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
    if (
        rows
        and [span for span, _ in rows[-1]] == [columns]
        and table.findall(f"{W}tr")[-1].find(f"{W}trPr/{W}trHeight") is None
    ):
        rows.pop()
    starts = [[sum(span for span, _ in row[:at]) for at in range(len(row))] for row in rows]
    return [
        [
            (span, _height(rows, starts, r, starts[r][c]) if merge == "restart" else 1)
            for c, (span, merge) in enumerate(row)
            if merge != "continue"
        ]
        for r, row in enumerate(rows)
    ]


def _word_cell(cell: Any) -> tuple[int, str]:
    span, merge = (cell.find(f"{W}tcPr/{W}{name}") for name in ("gridSpan", "vMerge"))
    return (1 if span is None else int(span.get(f"{W}val"))), ("" if merge is None else merge.get(f"{W}val"))


def _height(rows: list[list[tuple[int, str]]], starts: list[list[int]], row: int, start: int) -> int:
    below = row + 1
    while below < len(rows) and start in starts[below] and rows[below][starts[below].index(start)][1] == "continue":
        below += 1
    return below - row


def of_page(table: Any) -> Grid:
    """The grid of a table of the page, without what stands below its rows."""
    rows = [row for part in table if part.tag in {"thead", "tbody"} for row in part]
    return [[tuple(int(cell.get(key, 1)) for key in ("colspan", "rowspan")) for cell in row] for row in rows]  # type: ignore[misc]


def of_pdf(data: bytes) -> list[Grid]:
    """The grids of all tables in the tags of the PDF, without their titles and what stands below their rows."""
    with pikepdf.open(BytesIO(data)) as pdf:
        tables = [element for element in _elements(pdf.Root.StructTreeRoot) if element.S == "/Table"]
        return [[_pdf_row(row) for row in _elements(table) if row.S == "/TR"] for table in tables]


def _elements(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid)


def _pdf_row(row: pikepdf.Object) -> list[tuple[int, int]]:
    cells = [cell for cell in row.K if isinstance(cell, pikepdf.Dictionary) and cell.get("/S") in {"/TH", "/TD"}]
    return [(_attribute(cell, "/ColSpan"), _attribute(cell, "/RowSpan")) for cell in cells]


def _attribute(cell: pikepdf.Object, name: str) -> int:
    given = cell.get("/A", [])
    found = [item[name] for item in (given if isinstance(given, pikepdf.Array) else [given]) if name in item]
    return int(found[0]) if found else 1


def without_ties(grid: Grid, ties: int, head: int) -> Grid:
    """The grid without the last cells by which a table that is cut ties its last rows to its notes, if it does."""
    tied = {0, head, len(grid) - 1} if ties else set()
    return [row[:-1] if at in tied else row for at, row in enumerate(grid)]


@pytest.mark.parametrize("name", DRAFTS)
def test_every_face_has_the_cells_of_the_source(name: str) -> None:
    """With the rows and columns that they cover, in the head as in the body."""
    made = faces(name)
    wanted = [of_model(table) for table in made.tables()]

    assert [of_page(table) for table in made.page_tables()] == wanted
    assert [of_word(table) for table in made.word_tables()] == wanted
    for grid, table in zip(of_pdf(made.pdf), made.tables(), strict=True):
        title, *rows = grid
        cut = with_cuts(table, made.cuts.get(table.id, Cuts()).rows)
        assert without_ties(rows[: len(table.rows)], title[0][0] - table.columns, table.header_rows) == of_model(cut)


@pytest.mark.parametrize("name", DRAFTS)
def test_every_face_has_the_words_of_the_cells(name: str) -> None:
    """In the order of the rows."""
    made = faces(name)
    for table, word, page in zip(made.tables(), made.word_tables(), made.page_tables(), strict=True):
        words = [printed("".join(part.itertext())) for part in (word, page)]
        begun = [re.match(r"[\u4e00-\u9fff]*", _first(cell)) for row in table.rows for cell in row.cells]
        for found in words:
            at = 0
            for match in begun:
                assert match
                at = found.index(match[0], at)


def _first(cell: Any) -> str:
    return next((printed(plain_text(block.inlines)) for block in cell.blocks if hasattr(block, "inlines")), "")


TEXT = """\
# 范围

本文件规定了示例。

# 要求

应符合[](#甲)和[](#乙)的规定。

{#甲}
:::{list-table} 各种单元格
:header-rows: 2
:stub: 1
:widths: 1 2 3 4
:unit: 毫米

* - 名称
  - 检查
  - <
  - 示意
* - ^
  - 数值
  - 情形
  - ^
* - 泵[^泵]
  - $n_1$
  - 1. 完好；
    2. 清洁。
  - ![很宽的图](宽.svg)
* - 阀
  - 按下式：

    $$
    a = b
    $$
  - 甲。

    乙。
  - —

表中的段。

注：一。

注：二。

[^泵]: 备用泵除外。
:::

{#乙}
:::{table} 对齐
:landscape:

| 左 | 中 | 右 |
| :-- | :-: | --: |
| 一 | 二 | 三 |
:::
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 50" width="150mm" height="9mm"><path d="M0 0H900V50H0Z"/></svg>'


@cache
def sample() -> Faces:
    """A draft with one cell of each kind."""
    folder = Path(mkdtemp()) / "draft"
    folder.mkdir()
    (folder / "宽.svg").write_text(SVG, encoding="utf-8")
    draft_of(folder, TEXT)
    return Faces(folder)


def test_columns_have_the_widths_that_the_author_gives() -> None:
    """1 to 2 to 3 to 4 of the width of the text, in every face."""
    word = [int(column.get(f"{W}w")) for column in sample().word_tables()[0].iter(f"{W}gridCol")]
    page = [column.get("style") for column in sample().page_tables()[0].iter("col")]

    assert [round(width / sum(word), 2) for width in word] == [0.1, 0.2, 0.3, 0.4]
    assert page == [f"width: {share:.1%}" for share in (0.1, 0.2, 0.3, 0.4)]
    assert [round(gap / 467.7, 2) for gap in _gaps()] == [0.1, 0.2, 0.3, 0.4]


def drawn(page: pypdfium2.PdfPage) -> list[tuple[float, float, float, float]]:
    """Where lines and shapes stand on the page: left, bottom, right, top."""
    return [item.get_bounds() for item in page.get_objects(filter=[FPDF_PAGEOBJ_PATH])]


def _gaps() -> list[float]:
    """The distances between the upright lines of the first table in the PDF, in points."""
    document = pypdfium2.PdfDocument(sample().pdf)
    page = next(page for page in document if "各种单元格" in page.get_textpage().get_text_bounded())
    bounds = drawn(page)
    places = sorted(
        {round((left + right) / 2) for left, bottom, right, top in bounds if right - left < 2.5 and top - bottom > 8}
    )
    document.close()
    return [right - left for left, right in pairwise(places)]


def test_columns_are_aligned_as_their_colons_say() -> None:
    """Left, centre, right; heads stand in the middle."""
    rows = sample().word_tables()[1].findall(f"{W}tr")
    word = [[place.get(f"{W}val") for place in row.iter(f"{W}jc")] for row in rows]
    page = [[cell.get("class") for cell in row] for row in sample().page_tables()[1].iter("tr")]

    assert word == page == [["center"] * 3, ["left", "center", "right"]]
    assert _sides() == ["left", "center", "right"]


def _sides() -> list[str]:
    """Where 一, 二 and 三 stand in the thirds of the page on its side."""
    document = pypdfium2.PdfDocument(sample().pdf)
    page = next(page for page in document if page.get_width() > page.get_height())
    text = page.get_textpage()
    places = [text.get_charbox(text.search(word).get_next()[0]) for word in "一二三"]
    edge, width = 25 * 72 / 25.4, LANDSCAPE_WIDTH / 3 * 72 / 25.4
    shares = [((left + right) / 2 - edge) / width - at for at, (left, _, right, _) in enumerate(places)]
    document.close()
    return ["left" if share < 0.25 else "right" if share > 0.75 else "center" for share in shares]


def test_head_rows_and_head_columns_are_heads() -> None:
    """Word repeats the rows; screen readers say both with each value; the PDF tags the rows."""
    rows = sample().word_tables()[0].findall(f"{W}tr")
    page = sample().page_tables()[0]
    with pikepdf.open(BytesIO(sample().pdf)) as pdf:
        table = next(element for element in _elements(pdf.Root.StructTreeRoot) if element.S == "/Table")
        heads = [element.S for element in _elements(table) if element.S in {"/TH", "/TD"}].count("/TH")

    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, True, False, False, False]
    assert [[cell.tag for cell in row] for row in page.find("thead")] == [["th"] * 3, ["th"] * 2]
    assert [[cell.tag for cell in row] for row in page.find("tbody")] == [["th", "td", "td", "td"]] * 2
    assert heads == 1 + 5


def test_cells_hold_lists_formulas_footnotes_and_paragraphs() -> None:
    """Items are numbered, formulas numbered and set, marks lead to the footnotes below the rows."""
    word, page = sample().word_tables()[0], sample().page_tables()[0]
    cells = word.findall(f"{W}tr")[2].findall(f"{W}tc")
    math = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"

    assert [len(list(cell.iter(math))) for cell in cells] == [0, 1, 0, 0]
    assert [style.get(f"{W}val") for style in cells[2].iter(f"{W}pStyle")] == ["StdLetter", "StdLetter"]
    assert [mark.text_content() for mark in page.iter("sup")] == ["a", "a"]
    assert [mark.text_content() for mark in page.find_class("mark")] == ["a)", "b)"]
    assert len(list(page.iter("math"))) == 2
    assert "a)完好；b)清洁。" in _pdf_text()


def _pdf_text() -> str:
    document = pypdfium2.PdfDocument(sample().pdf)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return printed(text)


def test_paragraphs_notes_and_footnotes_stand_below_the_rows_in_this_order() -> None:
    """Inside the frame (9.8)."""
    foot = sample().word_tables()[0].findall(f"{W}tr")[-1]
    styles = [style.get(f"{W}val") for style in foot.iter(f"{W}pStyle")]
    page = printed(sample().page_tables()[0].find("tfoot").text_content())

    assert styles == ["StdTableText", "StdNotes", "StdNotes", "StdTableNote"]
    assert page == "表中的段。注1：一。注2：二。a备用泵除外。"
    assert re.search(r"表中的段。注1：一。注2：二。a备用泵除外。", _pdf_text())


def test_a_picture_is_no_wider_than_its_cell() -> None:
    """150 mm do not stand in 66 mm."""
    extent = next(sample().word.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"))
    document = pypdfium2.PdfDocument(sample().pdf)
    page = next(page for page in document if "各种单元格" in page.get_textpage().get_text_bounded())
    widths = [(right - left) * 25.4 / 72 for left, bottom, right, top in drawn(page) if 5 < top - bottom < 20]
    document.close()

    assert 60 < int(extent.get("cx")) / 36000 < 66
    assert [60 < width < 66 for width in widths] == [True]
    assert "max-width: 100%" in Path(__file__).parents[2].joinpath("templates/site/qicao/static/qicao.css").read_text()


def test_a_table_on_its_side_has_pages_of_its_own_with_the_header() -> None:
    """In Word a section that refers to the same headers, in the PDF a page that bears the number of the document."""
    sections = list(sample().word.iter(f"{W}sectPr"))
    turned = [part for part in sections if part.find(f"{W}pgSz").get(f"{W}orient") == "landscape"]
    document = pypdfium2.PdfDocument(sample().pdf)
    wide = [page.get_textpage().get_text_bounded() for page in document if page.get_width() > page.get_height()]
    document.close()

    assert len(turned) == 1
    assert len(turned[0].findall(f"{W}headerReference")) == 2
    assert len(wide) == 1
    assert "DB31/TXXXX—XXXX" in printed(wide[0])


def test_rows_are_at_least_a_line_high() -> None:
    """As on the grid of the page, and they grow with their text."""
    heights = [height.get(f"{W}val") for height in sample().word_tables()[0].iter(f"{W}trHeight")]

    assert heights == ["312"] * 4
