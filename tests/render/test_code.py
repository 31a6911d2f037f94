"""Blocks of code: one line below the other with all blanks, on every face."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx.oxml.ns import qn
from lxml import html

from faces import word_bytes
from pdfs import pages_of, pdf_of_folder, work
from qicao.drawn.formulas import Formulas
from qicao.drawn.pictures import Pictures
from qicao.parse.draft import Draft
from qicao.render.html.page import render_article
from qicao.source.files import DISK
from qicao.source.world import World, open_world
from snippets import draft_of
from word import word_file

CODE = ["", "if a:", "    b = 1,   c", "\td", "", "end"]
TEXT = "# 范围\n\n报文如下：\n\n```json\n{code}\n```\n\n完。\n"
PLACES = {
    "text": "{code}",
    "item": "1. 项：\n\n   {code}\n2. 项。",
    "note": ":::{{note}}\n{code}\n:::",
    "cell": "::::{{list-table}} 表\n* - 一\n  - 二\n* - 三\n  - {code}\n::::",
    "footnote": "正文[^a]。\n\n[^a]: 脚注。\n\n    {code}",
    "untitled clause": "##\n\n{code}",
}


def draft(folder: Path, place: str = "text") -> Draft:
    """A draft with the code in that place."""
    blanks = {"item": 3, "cell": 4, "footnote": 4}.get(place, 0)
    fence = ("\n" + " " * blanks).join(["```", *CODE, "```"])
    return draft_of(folder, "# 范围\n\n本文件如下。\n\n# 要求\n\n" + PLACES[place].format(code=fence) + "\n")


@pytest.mark.parametrize("place", PLACES)
def test_the_page_keeps_every_blank(place: str, tmp_path: Path) -> None:
    """A `pre` with the characters of the source; browsers take no notice of the first line feed in it."""
    standard = draft(tmp_path / "draft", place).standard
    page = render_article(standard, formulas=Formulas(open_world(work())), pictures=Pictures(tmp_path, World(DISK)))
    [code] = html.fromstring(page).iter("pre")

    assert str(code.text_content()).removeprefix("\n").split("\n") == CODE


@pytest.mark.parametrize("place", PLACES)
def test_word_keeps_every_blank(place: str, tmp_path: Path) -> None:
    """Lines with their tabs and blanks, at the left, the first not indented."""
    document = word_file(draft(tmp_path / "draft", place).standard)
    parts = [document.element.body]
    if place == "footnote":
        with ZipFile(BytesIO(word_bytes(draft(tmp_path / "draft", place).standard, tmp_path))) as package:
            parts = [html.etree.fromstring(package.read("word/footnotes.xml"))]
    [found] = [item for part in parts for item in part.iter(qn("w:p")) if "b = 1" in "".join(item.itertext())]

    assert _lines(found) == CODE
    assert found.find(f".//{qn('w:jc')}").get(qn("w:val")) == "left"
    assert found.find(f".//{qn('w:ind')}").get(qn("w:firstLine")) == "0"
    assert found.find(f".//{qn('w:rFonts')}").get(qn("w:ascii")) == "Courier New"


def _lines(paragraph: object) -> list[str]:
    """The text of a paragraph by its line breaks."""
    shown = {qn("w:br"): lambda _: "\n", qn("w:tab"): lambda _: "\t", qn("w:t"): lambda node: node.text}
    runs = [node for run in paragraph.iter(qn("w:r")) for node in run if node.tag in shown]  # type: ignore[attr-defined]
    return "".join(shown[node.tag](node) for node in runs).split("\n")


def test_the_pdf_sets_lines_below_each_other_where_they_begin(tmp_path: Path) -> None:
    """Each as far to the right as its blanks ask for, a tab up to the fourth place."""
    draft(tmp_path / "draft")
    pages = pages_of(pdf_of_folder(tmp_path / "draft").data)
    boxes = {box.text.strip().replace("\u00a0", " "): box for _, page in pages for box in page}
    first, second, third, last = (
        next(box for text, box in boxes.items() if text.startswith(words)) for words in ("if", "b", "d", "end")
    )

    assert first.top > second.top > third.top > last.top
    assert last.left == pytest.approx(first.left, abs=1)
    assert second.left - first.left == pytest.approx(4 * 5.4, abs=1.5)
    assert third.left == pytest.approx(second.left, abs=1.5)
