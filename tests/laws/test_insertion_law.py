"""Inserting a clause moves every later number and every reference to it, in the outline and on every face alike."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pypdfium2
import pytest

from office import lay_out_text
from parity import missing, printed
from qicao.builds.documents import build_draft
from qicao.drawn.formulas import Formulas
from qicao.drawn.pictures import Pictures
from qicao.model.outline import outline
from qicao.parse.draft import load_draft
from qicao.render.html.page import render_article
from qicao.render.typst.document import render_pdf
from qicao.source.files import DISK
from qicao.source.world import World, open_world

YAML = """\
number: DB31/T XXXX—XXXX
title:
  zh: {main: 示例}
level: local
region: 上海市
function: 规范
"""
TEXT = """\
# 范围

本文件规定了示例。

# 术语和定义

# 总体要求

## 场所

场所应符合[](#席位)、[](#表)、[](#式)和[](#记录)的规定。

<新的一条>

{#席位}
## 席位

席位应符合下列规定：

1. 有编号；
2. []{#记录}有记录。

{#表}
:::{table} 席位
| 甲 | 乙 |
| --- | --- |
| 1 | 2 |
:::

<新的一章>

# 证实方法

按[](#式)计算：

{#式}
$$
a = b
$$
"""
CLAUSE = "## 新的一条\n\n新的条文按[](#式二)计算，见[](#表二)。\n\n{#式二}\n$$\nc = d\n$$\n\n{#表二}\n:::{table} 新表\n| 丙 |\n| --- |\n| 3 |\n:::\n"
CHAPTER = "# 新的一章\n\n新的要求。\n"


def write(folder: Path, clause: str = "", chapter: str = "") -> Path:
    """The draft, with or without what is inserted."""
    folder.mkdir()
    (folder / "standard.yaml").write_text(YAML, encoding="utf-8")
    text = TEXT.replace("<新的一条>", clause).replace("<新的一章>", chapter)
    (folder / "index.md").write_text(text, encoding="utf-8")
    return folder


def sentence(folder: Path) -> str:
    """The clause that names the others, as printed in the model."""
    standard = load_draft(folder).standard
    text = next(item.text for item in outline(standard) if item.kind == "formula")
    assert text
    from qicao.model.block import Paragraph
    from qicao.model.inline import plain_text
    from qicao.model.tree import iter_nodes

    texts = (plain_text(node.inlines) for node in iter_nodes(standard) if isinstance(node, Paragraph))
    return next(text for text in texts if text.startswith("场所应符合"))


def numbers(folder: Path) -> list[str]:
    """Number and title of clauses, tables and formulas in order."""
    kinds = {"clause", "table", "formula"}
    return [item.number + item.title for item in outline(load_draft(folder).standard) if item.kind in kinds]


def test_the_outline_moves(tmp_path: Path) -> None:
    """Later clauses, tables and formulas count on; the sentence that names them says the new numbers."""
    before, after = write(tmp_path / "before"), write(tmp_path / "after", CLAUSE, CHAPTER)

    assert sentence(before) == "场所应符合4.2、表1、公式（1）和4.2 b)的规定。"
    assert sentence(after) == "场所应符合4.3、表2、公式（2）和4.3 b)的规定。"
    assert numbers(before)[-5:] == ["4.1场所", "4.2席位", "表1席位", "5证实方法", "（1）"]
    expected = ["4.2新的一条", "（1）", "表1新表", "4.3席位", "表2席位", "5新的一章", "6证实方法", "（2）"]
    assert numbers(after)[-8:] == expected


def test_pdf_and_page_move_with_it(tmp_path: Path) -> None:
    """The other faces print the same numbers before and after."""
    for name, clause, chapter in (("before", "", ""), ("after", CLAUSE, CHAPTER)):
        folder = write(tmp_path / name, clause, chapter)
        standard = load_draft(folder).standard
        formulas, pictures = Formulas(open_world(tmp_path / "cache")), Pictures(folder, World(DISK))
        document = pypdfium2.PdfDocument(render_pdf(standard, formulas=formulas, pictures=pictures).data)
        pdf = "\n".join(page.get_textpage().get_text_bounded() for page in document)
        document.close()
        page = re.sub(r"<[^>]+>", "", render_article(standard, formulas=formulas, pictures=pictures))
        for text in (pdf, unescape(page)):
            assert missing(outline(standard), text) == []
            assert printed(sentence(folder)) in printed(text)


@pytest.mark.office
def test_word_moves_with_it(tmp_path: Path) -> None:
    """What LibreOffice lays out has the numbers of the outline before and after."""
    for name, clause, chapter in (("before", "", ""), ("after", CLAUSE, CHAPTER)):
        folder = write(tmp_path / name, clause, chapter)
        text = lay_out_text(build_draft(folder, tmp_path / "build").files[0])

        assert missing(outline(load_draft(folder).standard), text) == []
        assert printed(sentence(folder)) in printed(text)
        assert not re.search(r"错误|Error", text)
