"""A secretariat goes on editing in Word: what it inserts by its style counts, and all later numbers move (issue of parity).

The .docx of a draft is edited as a person would, laid out again, and compared with the outline of the draft in which the
same was written in the source.
"""

from __future__ import annotations

import copy
import re
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from office import lay_out_text
from parity import missing, printed
from qicao.builds.documents import build_draft
from qicao.model.outline import outline
from qicao.parse.draft import load_draft
from snippets import YAML

TEXT = """\
# 范围

本文件规定了示例。

# 要求

{#场所}
## 场所

场所应符合[](#席位)、[](#记录)、[](#配置)、[](#布置)、[](#评价)、[](#评价条)和[](#评价表)的规定。
<clause>
{#席位}
## 席位

席位应符合下列规定：

1. 有编号；<item>
2. []{#记录}有记录。

注：席位由单位设置。
<note>
注：席位可以移动。
<table>
{#配置}
:::{table} 席位的配置
| 级别 | 数量 |
| --- | --- |
| 一级 | 3 |
:::
<figure>
{#布置}
:::{figure}
席位的布置

```dot
digraph { 甲 -> 乙 }
```
:::

# 证实方法

查阅记录。

{#评价 .annex .normative}
# 评价

## 指标

指标由下列条文给出。
<annex-clause>
{#评价条}
## 分值

分值见[](#评价表)。
<annex-table>
{#评价表}
:::{table} 分值
| 项目 | 分值 |
| --- | --- |
| 甲 | 1 |
:::
"""
INSERTED = {
    "clause": "\n## 新的一条\n\n新的条文。\n",
    "item": "\n2. 新的一项；",
    "note": "\n注：新的注。\n",
    "table": "\n:::{table} 新的表\n| 丙 |\n| --- |\n| 5 |\n:::\n",
    "figure": "\n:::{figure}\n新的图\n\n```dot\ndigraph { 丁 -> 戊 }\n```\n:::\n",
    "annex-clause": "\n## 新的条\n\n附录的新条文。\n",
    "annex-table": "\n:::{table} 附录的新表\n| 丙 |\n| --- |\n| 6 |\n:::\n",
}
"""What is inserted, as its author would write it in the source."""


def text(*inserted: str) -> str:
    """The draft with these insertions."""
    return re.sub(r"<([\w-]+)>", lambda match: INSERTED[match[1]] if match[1] in inserted else "", TEXT)


def write(name: str, *inserted: str, live: bool = False) -> Path:
    """A draft with these insertions."""
    folder = Path(mkdtemp()) / name
    folder.mkdir()
    (folder / "standard.yaml").write_text(YAML + "word: {live_refs: true}\n" * live, encoding="utf-8")
    (folder / "index.md").write_text(text(*inserted), encoding="utf-8")
    return folder


@cache
def built(*, live: bool) -> Path:
    """The Word file of the draft without insertions."""
    return build_draft(write("draft", live=live), Path(mkdtemp())).files[0]


class Editor:
    """A person at Word who knows the styles of the drafting tools."""

    def __init__(self, path: Path) -> None:
        """Open the file."""
        self.document = Document(str(path))
        self.body = self.document.element.body

    def find(self, words: str) -> Any:
        """The last paragraph of that text, behind the contents."""
        return [item for item in self.body.iter(qn("w:p")) if _text(item) == words][-1]

    def styled(self, words: str, style: str) -> Any:
        """The paragraph of that text and style."""
        return next(item for item in self.body.iter(qn("w:p")) if _text(item) == words and _style(item) == style)

    def new(self, words: str, style: str) -> Any:
        """A paragraph of a style."""
        made = copy.deepcopy(self.document.add_paragraph(words, style=style)._p)
        self.body.remove(self.document.paragraphs[-1]._p)
        return made

    def again(self, paragraph: Any, words: str) -> Any:
        """A paragraph as Enter makes it: with the format and the list of the one before, and other words."""
        made = OxmlElement("w:p")
        made.append(copy.deepcopy(paragraph.find(qn("w:pPr"))))
        run = OxmlElement("w:r")
        run.append(OxmlElement("w:t"))
        run[0].text = words
        made.append(run)
        return made

    def table(self, words: str) -> Any:
        """A table of one cell."""
        made = self.document.add_table(1, 1)
        made.cell(0, 0).text = words
        self.body.remove(made._tbl)
        return made._tbl

    def save(self) -> Path:
        """The file as it is now."""
        path = Path(mkdtemp()) / "edited.docx"
        self.document.save(str(path))
        return path


def _text(paragraph: Any) -> str:
    return "".join(node.text or "" for node in paragraph.iter(qn("w:t")))


def _style(paragraph: Any) -> str:
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if found is None else str(found.get(qn("w:val")))


def insert_clause(word: Editor) -> None:
    """A heading and its text before 席位."""
    heading = word.find("席位")
    heading.addprevious(word.new("新的一条", "标准文件_一级条标题"))
    heading.addprevious(word.new("新的条文。", "标准文件_段"))


def insert_item(word: Editor) -> None:
    """Enter at the end of a)."""
    first = word.find("有编号；")
    first.addnext(word.again(first, "新的一项；"))


def insert_note(word: Editor) -> None:
    """Enter at the end of the first note."""
    first = word.find("席位由单位设置。")
    first.addnext(word.again(first, "新的注。"))


def insert_table(word: Editor) -> None:
    """A caption and a table before the caption of the old one."""
    caption = word.find("席位的配置")
    caption.addprevious(word.new("新的表", "标准文件_正文表标题"))
    caption.addprevious(word.table("5"))


def insert_figure(word: Editor) -> None:
    """A picture that the person copies, and its caption, before the picture of the old one."""
    picture = word.find("席位的布置").getprevious()
    copied = copy.deepcopy(picture)
    for drawing in copied.iter(qn("wp:docPr")):
        drawing.set("id", "99")  # as Word does
    picture.addprevious(copied)
    picture.addprevious(word.new("新的图", "标准文件_正文图标题"))


def insert_annex_clause(word: Editor) -> None:
    """A heading of an annex before 分值."""
    heading = word.styled("分值", "StdAnnexClause1")
    heading.addprevious(word.new("新的条", "标准文件_附录一级条标题"))
    heading.addprevious(word.new("附录的新条文。", "标准文件_段"))


def insert_annex_table(word: Editor) -> None:
    """A caption of an annex and a table."""
    caption = word.styled("分值", "StdAnnexTableTitle")
    caption.addprevious(word.new("附录的新表", "标准文件_附录表标题"))
    caption.addprevious(word.table("6"))


EDITS: dict[str, Callable[[Editor], None]] = {
    "clause": insert_clause,
    "item": insert_item,
    "note": insert_note,
    "table": insert_table,
    "figure": insert_figure,
    "annex-clause": insert_annex_clause,
    "annex-table": insert_annex_table,
}
"""How each of them is inserted in Word."""


def edited(*names: str, live: bool = False) -> Path:
    """The Word file with these insertions."""
    word = Editor(built(live=live))
    for name in names:
        EDITS[name](word)
    return word.save()


@pytest.mark.office
@pytest.mark.parametrize("names", [*([name] for name in EDITS), list(EDITS)], ids="+".join)
@pytest.mark.one_in(8)
def test_all_later_numbers_move(names: list[str]) -> None:
    """Headings, items, notes, captions of figures and tables, and those of annexes: as if it had been written in the source."""
    laid_out = lay_out_text(edited(*names))

    assert missing(outline(load_draft(write("after", *names)).standard), laid_out) == []


@pytest.mark.office
def test_without_the_edit_the_numbers_are_others() -> None:
    """What is compared can fail."""
    laid_out = lay_out_text(built(live=False))

    assert all(missing(outline(load_draft(write("after", name)).standard), laid_out) for name in EDITS)


SENTENCE = "场所应符合{}的规定。"
BEFORE = SENTENCE.format("4.2、4.2 b)、表1、图1、附录A、A.2和表A.1")
AFTER = SENTENCE.format("4.3、4.3 c)、表2、图2、附录A、A.3和表A.2")


@pytest.mark.office
@pytest.mark.slow
def test_references_move_with_them_when_the_draft_asks_for_it() -> None:
    """Fields that Word computes again; LibreOffice keeps their printed words (docs/studies/word.md), as it keeps plain text.

    What Word would compute cannot be seen here: each field must lead to a bookmark that moved along with its place.
    """
    assert printed(BEFORE) in computed(edited(live=True))
    assert printed(BEFORE) in computed(edited(*EDITS, live=True))
    assert printed(BEFORE) in computed(edited(*EDITS))
    xml = zipfile.ZipFile(edited(*EDITS, live=True)).read("word/document.xml").decode()
    fields = {words.split()[0] for words in re.findall(r"<w:instrText[^>]*>([^<]*\\[rhnw][^<]*)</w:instrText>", xml)}
    marks = set(re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]+)"', xml))
    assert len(fields & marks) >= 6
    assert fields - marks <= {"TOC", "PAGEREF"}


def computed(path: Path) -> str:
    """The text as laid out, without the words that LibreOffice takes into a field together with the number."""
    return re.sub(r"(表|图|附录)\1", r"\1", printed(lay_out_text(path)))


@pytest.mark.parametrize("live", [False, True])
def test_the_edited_file_is_still_sound(live: bool) -> None:
    """The insertions use nothing but styles and lists that the file has."""
    from qicao.ooxml.check import check_package

    assert check_package(edited(*EDITS, live=live).read_bytes()) == []
