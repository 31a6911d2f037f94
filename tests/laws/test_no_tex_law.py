"""No face prints TeX: in contents, outlines, bookmarks, alternative texts and indexes a formula gives its letters."""

from __future__ import annotations

import re
import zipfile
from functools import cache
from html import unescape
from io import BytesIO
from pathlib import Path
from shutil import copy, copytree
from tempfile import mkdtemp

import pikepdf
import pytest

from drafts import DRAFTS
from pdfs import texts_of
from qicao.drawn.formulas import Formulas
from qicao.drawn.pictures import Pictures
from qicao.layout.contents import contents
from qicao.model.outline import outline
from qicao.parse.draft import Draft, load_draft
from qicao.render.docx.document import render_docx
from qicao.render.html.page import render_article, render_outline
from qicao.render.html.search import iter_search
from qicao.render.typst.document import render_pdf
from qicao.source.files import DISK
from qicao.source.world import World, open_world
from shared import SHARED
from snippets import YAML, draft_of

TEX = re.compile(r"\\[A-Za-z]{2,}|[_^]\{")
"""What only TeX has."""
TITLES = r"""# 范围

本文件规定了示例。

# 术语和定义

{.term}
## $\mathrm{PM}_{2.5}$浓度

:en: concentration of $\mathrm{PM}_{2.5}$

单位体积内的质量。

# $U_{\max}$和$x_1$的测定

## $\mathrm{PM}_{2.5}$的浓度

应按[](#图)和[](#式)测定，不大于$\frac{U_{\max}}{2}$。

{#式}
$$
\bar{U} = \frac{1}{n} \sum_{i=1}^{n} \sqrt{U_i}
$$

{#图}
:::{figure} a.svg
$\mathrm{PM}_{2.5}$的测定
:::

:::{table} $\mathrm{PM}_{2.5}$的限值
| $U_{\max}$ | 限值 |
| --- | --- |
| $x_{1}$ | 15 |
:::

{.annex .informative}
# $\mathrm{PM}_{2.5}$的来源

## 标题$x_{1}$

见{term}`PM2.5浓度`。

# 索引
"""
DATA = YAML + "contents_figures: true\ncontents_tables: true\ncontents_depth: 3\n"


@cache
def drafts() -> dict[str, Draft]:
    """The drafts of the tests, one with formulas in every title, and the one that was found."""
    place = Path(mkdtemp())
    found = {name: load_draft(folder) for name, folder in DRAFTS.items()}
    (place / "titles").mkdir()
    copy(DRAFTS["everything"] / "figures" / "case.svg", place / "titles" / "a.svg")
    found["titles"] = draft_of(place / "titles", TITLES, DATA)
    if SHARED.is_dir():
        copytree(SHARED / "found" / "math-in-titles", place / "found")
        copy(DRAFTS["everything"] / "explanation.md", place / "found")
        found["found"] = load_draft(place / "found")
    return found


NAMES = [*DRAFTS, "titles", pytest.param("found", marks=pytest.mark.corpus)]


@pytest.mark.parametrize("name", NAMES)
def test_no_face_prints_tex(name: str, tmp_path: Path) -> None:
    """Not in Word, in the PDF with its bookmarks and alternative texts, on the page, in the outline, nor in the search."""
    read = drafts()[name]
    tools = {"formulas": Formulas(open_world(tmp_path)), "pictures": Pictures(read.source.folder, World(DISK))}
    faces = {
        "word": word_texts(render_docx(read.standard, **tools)),  # type: ignore[arg-type]
        "pdf": pdf_texts(render_pdf(read.standard, **tools).data),  # type: ignore[arg-type]
        "page": unescape(render_article(read.standard, **tools)) + render_outline(read.standard),  # type: ignore[arg-type]
        "outline": repr(outline(read.standard)).replace("\\\\", "\\"),
        "search": "\n".join(f"{entry.title} {entry.text}" for entry in iter_search(read.standard, tools["formulas"])),  # type: ignore[arg-type]
    }

    assert {face: found for face, text in faces.items() if (found := TEX.findall(text))} == {}


def word_texts(data: bytes) -> str:
    """All parts of the file, with the attributes; fields hold commands of their own."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        parts = [package.read(name).decode() for name in package.namelist() if name.endswith(".xml")]
    return re.sub(r"<w:instrText[^>]*>[^<]*</w:instrText>|w:instr=\"[^\"]*\"", "", unescape("\n".join(parts)))


def pdf_texts(data: bytes) -> str:
    """The pages, the bookmarks and all that stands for what is not text."""
    with pikepdf.open(BytesIO(data)) as document:
        alts = [
            str(item[key])
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary)
            for key in ("/Alt", "/Title", "/ActualText")
            if key in item and isinstance(item[key], pikepdf.String)
        ]
    return "\n".join([*texts_of(data), *alts])


@pytest.mark.parametrize("name", ["titles", pytest.param("found", marks=pytest.mark.corpus)])
def test_the_contents_hold_the_letters(name: str) -> None:
    """“PM2.5的浓度”, “Umax和x1的测定”."""
    lines = "\n".join(entry.text for entry in contents(drafts()[name].standard))

    assert "PM2.5的浓度" in lines
    assert "Umax和x1的测定" in lines
