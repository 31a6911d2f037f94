"""Figures in Word, in the PDF and on the page: sub-figures beside each other, keys, what stands below, words for pictures."""

from __future__ import annotations

import re
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp

import pypdfium2
import pytest

from drafts import DRAFTS
from office import lay_out_pdf
from parity import printed
from pdfs import Box, pages_of
from qicao.builds.documents import build_draft
from qicao.drawn.formulas import Formulas
from qicao.drawn.pictures import Pictures
from qicao.layout.figures import abreast, key_lines
from qicao.model.block import Figure, KeyItem
from qicao.model.inline import Text
from qicao.model.tree import iter_nodes
from qicao.parse.draft import load_draft
from qicao.render.docx import render_docx
from qicao.render.html.page import render_article
from qicao.render.typst.document import render_pdf
from qicao.source.files import DISK
from qicao.source.world import World, open_world
from snippets import draft_of

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} 20" width="{0}mm" height="20mm"><path d="M0 0H{0}V20H0Z"/></svg>'
KEYS = "".join(f"- {at}——第{at}个零件；\n" for at in range(1, 9))
TEXT = f"""\
# 范围

本文件规定了示例。

# 要求

应符合[](#立柱)和[](#零件)的规定。

{{#立柱}}
::::{{figure}}
立柱

:::{{figure}} 40.svg
甲柱
:::

:::{{figure}} 50.svg
乙柱
:::

:::{{figure}} 80.svg
丙柱
:::

:::{{figure}} 50.svg
:unit: 米

丁柱

说明：
- $h$——高度。
:::
::::

{{#零件}}
:::{{figure}} 80.svg
:unit: 毫米
:alt: 八个零件的位置

零件

说明：
{KEYS}
图中的段。

注：一[^甲]。

注：二。

[^甲]: 脚注。
:::
"""


@cache
def folder() -> Path:
    """The draft with these figures."""
    place = Path(mkdtemp())
    (place / "draft").mkdir()
    for width in (40, 50, 80):
        (place / f"draft/{width}.svg").write_text(SVG.format(width), encoding="utf-8")
    draft_of(place / "draft", TEXT)
    return place


@cache
def document() -> str:
    """The main part of the Word file."""
    data = render_docx(
        load_draft(folder() / "draft").standard,
        formulas=Formulas(open_world(folder())),
        pictures=Pictures(folder() / "draft", World(DISK)),
    )
    with zipfile.ZipFile(BytesIO(data)) as package:
        return package.read("word/document.xml").decode()


@cache
def pdf() -> bytes:
    """The PDF."""
    standard = load_draft(folder() / "draft").standard
    return render_pdf(
        standard, formulas=Formulas(open_world(folder())), pictures=Pictures(folder() / "draft", World(DISK))
    ).data


@cache
def page() -> str:
    """The page."""
    standard = load_draft(folder() / "draft").standard
    return render_article(
        standard, formulas=Formulas(open_world(folder())), pictures=Pictures(folder() / "draft", World(DISK))
    )


def figures() -> list[Figure]:
    """The figures of the draft."""
    nodes = iter_nodes(load_draft(folder() / "draft").standard)
    return [node for node in nodes if isinstance(node, Figure) and node.number.startswith("图")]


def box(words: str) -> Box:
    """The stretch of the text pages of the PDF that holds the words."""
    return next(
        box for label, boxes in pages_of(pdf()) if label.isdigit() for box in boxes if words in printed(box.text)
    )


def lines_of_pdf() -> list[str]:
    """The lines of the text pages of the PDF, each from left to right."""
    lines: dict[tuple[str, int], list[Box]] = {}
    for label, boxes in pages_of(pdf()):
        for part in boxes if label.isdigit() else ():
            lines.setdefault((label, round((part.bottom + part.top) / 2 / 6)), []).append(part)
    return [printed("".join(part.text for part in sorted(line, key=lambda part: part.left))) for line in lines.values()]


def test_sub_figures_stand_beside_each_other_as_long_as_their_widths_allow() -> None:
    """40 and 50 mm find room beside each other, not 80 mm with them; one with a key stands alone."""
    lines = abreast(figures()[0], Pictures(folder() / "draft", World(DISK)))

    assert [[part.number for part in line.figures] for line in lines] == [["a)", "b)"], ["c)"], ["d)"]]
    assert all(round(sum(line.widths)) == 165 for line in lines)


@pytest.mark.parametrize(
    ("sizes", "option", "lines"),
    [
        (((140, 100),) * 2, "", [1, 1]),
        (((140, 120),) * 2, "", [1, 1]),
        (((140, 130),) * 4, "", [2, 2]),
        (((160, 200),) * 3, "", [2, 1]),
        (((160, 200),) * 3, ":width: 160mm\n", [1, 1, 1]),
        (((160, 210),) * 9, "", [2, 2, 2, 2, 1]),
    ],
)
def test_large_sub_figures_become_smaller_to_stand_together(
    sizes: tuple[tuple[int, int], ...], option: str, lines: list[int], tmp_path: Path
) -> None:
    """On one page, or at least more than one of them on each, unless their author says how broad they are."""
    parts = []
    for at, (width, height) in enumerate(sizes):
        text = SVG.format(width).replace('height="20mm"', f'height="{height}mm"').replace(' 20"', f' {height}"')
        (tmp_path / f"{at}.svg").write_text(text, encoding="utf-8")
        parts.append(f":::{{figure}} {at}.svg\n{option}分图\n:::\n")
    draft = draft_of(tmp_path, "# 要求\n\n::::{figure}\n图题\n\n" + "\n".join(parts) + "::::\n")
    [figure] = [node for node in iter_nodes(draft.standard) if isinstance(node, Figure) and node.subfigures]
    pictures = Pictures(tmp_path, World(DISK))
    found = abreast(figure, pictures)
    heights = [max(pictures.load(part).height_mm for part in line.figures) for line in found]

    assert [len(line.figures) for line in found] == lines
    assert option or sum(heights) < 215 or 2 * max(heights) < 215


def test_word_puts_them_into_a_row_with_their_titles_below() -> None:
    """A table without lines, which its list numbers from left to right; the others stand below each other."""
    [table] = [part for part in re.findall(r"<w:tbl>.*?</w:tbl>", document()) if "SubfigureTitle" in part]
    pictures, titles = re.findall(r"<w:tr>.*?</w:tr>", table)

    assert "tblBorders" not in table
    assert pictures.count("<w:drawing>") == 2
    assert re.findall(r"<w:t>(.)柱</w:t>", titles) == ["甲", "乙"]
    assert re.findall(r"<w:t>(.)柱</w:t>", document()[document().index(table) + len(table) :])[:2] == ["丙", "丁"]


def test_the_pdf_puts_them_on_one_line() -> None:
    """a) and b) beside each other, c) and d) below."""
    heights = [box(f"{name}柱").bottom for name in "甲乙丙丁"]

    assert abs(heights[0] - heights[1]) < 1
    assert heights[1] > heights[2] > heights[3]
    assert box("甲柱").right < box("乙柱").left


def test_the_page_lets_them_flow() -> None:
    """As many beside each other as the window is wide."""
    [parts] = re.findall(r'<div class="parts">.*?</div>\n', page(), re.DOTALL)

    assert parts.count("<figure") >= 3


def test_a_long_key_of_short_words_has_two_columns() -> None:
    """Eight items, two on a line."""
    lines = [part for part in re.findall(r"<w:p>.*?</w:p>", document()) if '"StdFigureKey"' in part]
    two = [line for line in lines if line.count("个零件") == 2]

    assert len(two) == 4
    assert all("<w:tab/></w:r>" in line for line in two)
    assert [line for line in lines_of_pdf() if "个零件" in line] == [
        f"{at}——第{at}个零件；{at + 1}——第{at + 1}个零件{'。' if at == 7 else '；'}" for at in (1, 3, 5, 7)
    ]
    assert '<div class="key two">' in page()


def item(meaning: str) -> KeyItem:
    """A line of a key."""
    return KeyItem((Text("1"),), (Text(meaning),))


@pytest.mark.parametrize(("count", "meaning", "lines"), [(8, "泵", 4), (7, "泵", 7), (9, "泵", 5), (8, "很" * 30, 8)])
def test_a_short_key_and_one_of_long_words_have_one(count: int, meaning: str, lines: int) -> None:
    """From eight items on, all of which find room in half the width."""
    assert len(key_lines([item(meaning)] * count)) == lines


ORDER = "单位为毫米标引序号说明：1——第1个零件；2——第2个零件；3——第3个零件；4——第4个零件；5——第5个零件；6——第6个零件；7——第7个零件；8——第8个零件。图中的段。注1：一a。注2：二。a脚注。图2零件"
"""Unit above, then from the key to the title (9.7)."""


def test_all_faces_have_the_parts_of_a_figure_in_their_order() -> None:
    """From the unit to the title."""
    texts = pypdfium2.PdfDocument(pdf())
    set_ = printed("".join(page.get_textpage().get_text_range() for page in texts))
    texts.close()
    shown = printed(re.sub(r"<[^>]+>", "", page()))

    assert ORDER in set_
    assert ORDER in shown


@pytest.mark.office
def test_libreoffice_lays_them_out_in_the_same_order() -> None:
    """With the numbers of its lists."""
    word = build_draft(folder() / "draft", folder() / "build").files[0]
    texts = pypdfium2.PdfDocument(lay_out_pdf(word).read_bytes())
    text = printed("".join(page.get_textpage().get_text_range() for page in texts))
    texts.close()

    assert ORDER in text
    assert "a)甲柱b)乙柱" in text


def test_the_parts_of_a_figure_stay_with_its_title() -> None:
    """Every paragraph between the unit and the title is kept with the next in Word."""
    start = document().index("单位为毫米")
    end = document().index("<w:t>零件</w:t>")
    paragraphs = re.findall(
        r"<w:p>.*?</w:p>", document()[document().rindex("<w:p>", 0, start) : document().rindex("<w:p>", 0, end)]
    )

    assert len(paragraphs) >= 9
    assert all("<w:keepNext/>" in part for part in paragraphs)


@pytest.mark.parametrize("name", DRAFTS)
def test_every_picture_of_word_is_vector_and_bitmap_and_has_words(name: str, tmp_path: Path) -> None:
    """A program that knows no SVG shows the PNG; who sees neither hears the words."""
    standard = load_draft(DRAFTS[name]).standard
    data = render_docx(standard, formulas=Formulas(open_world(tmp_path)), pictures=Pictures(DRAFTS[name], World(DISK)))
    with zipfile.ZipFile(BytesIO(data)) as package:
        body = package.read("word/document.xml").decode()
        names = {Path(file).name for file in package.namelist() if "media/" in file}
    drawings = re.findall(r"<w:drawing>.*?</w:drawing>", body)
    vectors = [file for file in names if file.endswith(".svg")]

    assert all(re.search(r'<wp:docPr [^>]*descr="[^"]+"', drawing) for drawing in drawings)
    assert sum("asvg:svgBlip" in drawing for drawing in drawings) == len(vectors)
    assert {file.replace(".svg", ".png") for file in vectors} <= names
