"""A table of five pages and more, with merged cells and footnotes, in the PDF and in Word as LibreOffice lays it out (9.8.3).

Before 报批稿 the head repeats on every page of Word; from then on the table is cut, and each part says 表X（续）. The PDF
always says it.
"""

from __future__ import annotations

import re
import subprocess
import zipfile
from functools import cache
from pathlib import Path

import pytest

from drafts import DRAFTS
from office import lay_out_pdf
from parity import printed
from pdfs import work
from qicao.builds.documents import build_draft
from qicao.drawn.formulas import Formulas
from qicao.drawn.pictures import Pictures
from qicao.model.block import Cell, Paragraph, Row, Table
from qicao.model.data import Stage
from qicao.model.inline import Text
from qicao.model.tree import iter_nodes
from qicao.parse.draft import load_draft
from qicao.render.typst.document import render_typst
from qicao.source.files import DISK
from qicao.source.world import World, open_world

STAGES: dict[str, Stage] = {"repeat": "征求意见稿", "split": "报批稿"}
FACES = ("PDF repeat", "PDF split", "Word repeat", "Word split")
PLAIN = re.compile(r"[\u4e00-\u9fff]+")


@cache
def files(stage: Stage) -> dict[str, Path]:
    """The draft of the stage as Word and PDF."""
    return {
        file.suffix: file
        for file in build_draft(DRAFTS["tables"], work() / "tables", stage, anyway=True).files
        if file.stem == stage
    }


@cache
def pages(face: str) -> tuple[str, ...]:
    """The text of each page in the order in which it was set, without blanks."""
    kind, how = face.split()
    made = files(STAGES[how])
    pdf = made[".pdf"] if kind == "PDF" else lay_out_pdf(made[".docx"])
    command = ["pdftotext", "-raw", "-enc", "UTF-8", str(pdf), "-"]
    done = subprocess.run(command, check=True, capture_output=True)
    return tuple(map(printed, done.stdout.decode().split("\f")))


@cache
def tables() -> dict[str, Table]:
    """The tables of the draft by their numbers."""
    nodes = iter_nodes(load_draft(DRAFTS["tables"]).standard)
    return {node.number: node for node in nodes if isinstance(node, Table)}


def words(part: Row | Cell) -> str:
    """What is printed in a row or cell, without the marks of footnotes."""
    paragraphs = [node for node in iter_nodes(part) if isinstance(node, Paragraph)]
    return printed("".join(text.text for item in paragraphs for text in item.inlines if isinstance(text, Text)))


def own(row: Row) -> str:
    """The longest stretch of the row in one cell that no other row shares: its last long cell."""
    return max((words(cell) for cell in row.cells if cell.rowspan == 1), key=len)


def places(face: str, number: str) -> list[int]:
    """For each row of the body the page on which all of it stands, in the order of the rows."""
    block, found = tables()[number], []
    first = next(
        at for at, page in enumerate(pages(face)) if f"{number}{title(number)}" in page and "....." not in page
    )
    page, at = first, pages(face)[first].index(title(number))
    for row in block.rows[block.header_rows :]:
        text = own(row)
        while pages(face)[page].find(text, at) < 0:
            page, at = page + 1, 0
        at = pages(face)[page].find(text, at) + len(text)
        found.append(page)
    return found


def title(number: str) -> str:
    """The title of the table."""
    return printed("".join(text.text for text in tables()[number].title if isinstance(text, Text)))


def head(number: str) -> str:
    """The words of the head, as far as they stand in one row."""
    block = tables()[number]
    return words(block.rows[block.header_rows - 1])


LONG = {"表1": 5, "表4": 3, "表A.1": 3}
"""Tables and how many pages they take at least."""


@pytest.mark.office
@pytest.mark.parametrize("number", LONG)
@pytest.mark.parametrize("face", FACES)
def test_no_row_is_cut(face: str, number: str) -> None:
    """All text of a row stands on one page, and the rows stand in their order."""
    found = places(face, number)

    assert len(set(found)) >= LONG[number]
    assert found == sorted(found)


@pytest.mark.office
@pytest.mark.parametrize("number", LONG)
@pytest.mark.parametrize("face", FACES)
def test_every_page_of_it_has_the_head_and_rows_below_it(face: str, number: str) -> None:
    """No head stands alone at the foot of a page."""
    with_rows = sorted(set(places(face, number)))
    with_head = [at for at, page in enumerate(pages(face)) if head(number) in page]

    assert set(with_rows) <= set(with_head)
    assert [at for at in with_head if with_rows[0] - 1 <= at <= with_rows[-1]] == with_rows


@pytest.mark.office
@pytest.mark.parametrize("number", LONG)
@pytest.mark.parametrize("face", FACES)
def test_every_further_page_says_that_it_goes_on(face: str, number: str) -> None:
    """表X（续） with the title and the unit above the head; Word says it only where the table is cut."""
    first, *further = sorted(set(places(face, number)))
    block = tables()[number]
    cut = face != "Word repeat" or block.continued == "split"
    wanted = f"{number}{title(number)}（续）" + (f"单位为{block.unit}" if block.unit else "")

    assert [wanted in pages(face)[at] for at in further] == [cut] * len(further)
    assert "（续）" not in pages(face)[first]


@pytest.mark.office
@pytest.mark.parametrize("face", FACES)
def test_rows_of_a_merged_cell_stay_on_one_page(face: str) -> None:
    """As long as they are not higher than it."""
    block, found = tables()["表1"], places(face, "表1")
    for row, line in enumerate(block.rows[block.header_rows :]):
        span = max(cell.rowspan for cell in line.cells)
        assert len(set(found[row : row + span])) == 1, words(line)


@pytest.mark.office
@pytest.mark.parametrize("face", FACES)
def test_a_merged_cell_higher_than_a_page_is_said_again_on_the_next(face: str) -> None:
    """覆盖 stands beside more rows than a page holds."""
    block, found = tables()["表A.1"], places(face, "表A.1")
    [(row, span)] = [
        (row, line.cells[0].rowspan)
        for row, line in enumerate(block.rows[block.header_rows :])
        if words(line.cells[0]) == "覆盖"
    ]
    taken = sorted(set(found[row : row + span]))

    assert len(taken) >= 2
    assert all("覆盖" in pages(face)[at] for at in taken)


@pytest.mark.office
@pytest.mark.parametrize("face", FACES)
def test_notes_and_footnotes_stand_below_the_last_rows_only(face: str) -> None:
    """On the page of the last row."""
    last = places(face, "表1")[-1]
    for text in ("注1：周期从上一次巡查结束时算起。", "注2：处置时限从发现问题时算起。", "停用的设施不巡查功能。"):
        assert [at for at, page in enumerate(pages(face)) if text in page] == [last]


@pytest.mark.office
def test_word_breaks_the_pages_where_the_pdf_breaks_them() -> None:
    """Row by row, for the tables that are cut."""
    offset = places("PDF split", "表1")[0] - places("Word split", "表1")[0]
    for number in LONG:
        assert [at - offset for at in places("PDF split", number)] == places("Word split", number)


@pytest.mark.office
def test_what_follows_stands_close_to_the_table() -> None:
    """The room that is left free below each part is not free below the last."""
    for face in FACES:
        assert "巡查的次数不足的" in pages(face)[places(face, "表1")[-1]]


def document(stage: Stage) -> str:
    """The main part of the Word file."""
    with zipfile.ZipFile(files(stage)[".docx"]) as package:
        return package.read("word/document.xml").decode()


def test_the_title_of_a_further_part_is_typed_in_the_style_of_the_drafting_tools() -> None:
    """标准文件_表格续, on a new page, its number no caption's; the last word in 宋体 (F.1, 38)."""
    [first, *others] = [
        part for part in re.findall(r"<w:p>.*?</w:p>", document("报批稿")) if '"StdTableContinued"' in part
    ]

    assert "<w:pageBreakBefore/>" in first
    assert "<w:numPr>" not in first
    assert re.search(r"<w:t[^>]*>表1\u3000</w:t>.*公共设施的巡查项目", first)
    assert re.search(r'<w:rFonts [^>]*w:eastAsia="宋体"[^>]*/></w:rPr><w:t>（续）</w:t>', first)
    assert len(others) >= 3
    assert document("征求意见稿").count('"StdTableContinued"') < len(others)


@pytest.mark.parametrize("stage", STAGES.values())
def test_rows_are_held_in_word(stage: Stage) -> None:
    """No row may be cut, heads repeat, and what must not part is kept with what follows."""
    rows = re.findall(r"<w:tr>.*?</w:tr>", document(stage))

    assert all("<w:cantSplit/>" in row for row in rows)
    assert all("<w:keepNext/>" in row for row in rows if "<w:tblHeader/>" in row)
    assert sum("<w:tblHeader/>" in row for row in rows) >= len(tables())


def test_a_draft_without_a_table_that_is_cut_is_asked_nothing(tmp_path: Path) -> None:
    """Its rows are not marked, so that it is laid out once and no slower."""
    standard = load_draft(DRAFTS["test-method"], "征求意见稿").standard
    source = render_typst(
        standard, formulas=Formulas(open_world(tmp_path)), pictures=Pictures(DRAFTS["test-method"], World(DISK))
    )

    assert not source.split
    assert b"row" not in source.files["main.typ"].replace(b"rowspan", b"")
