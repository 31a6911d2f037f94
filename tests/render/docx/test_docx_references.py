"""References that Word counts again, for those who go on editing there."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from office import lay_out_pdf
from pdfs import texts_of
from qicao.drawn.formulas import Formulas
from qicao.drawn.pictures import Pictures
from qicao.ooxml.check import check_package
from qicao.render.docx import render_docx
from qicao.source.files import DISK
from qicao.source.world import World, open_world
from snippets import YAML, draft_of

TEXT = """\
# 范围

本文件规定了示例。

{#要求}
# 要求

{#场所}
## 场所

见[](#要求)、[](#席位)、[](#项)、[](#表)、[](#图)、[](#式)、[](#附录)、[](#附录条)、[](#附录表)、[](#附录式)和[](#注)。

{#席位}
## 席位

席位应：

1. 编号；
2. []{#项}记录。

{#注}
注：一。

注：二。

{#表}
:::{table} 甲
| 甲 |
| --- |
| 1 |
:::

{#图}
:::{figure}
乙

```dot
digraph { 甲 -> 乙 }
```
:::

{#式}
$$
a = b
$$

{#附录 .annex .normative}
# 附录

{#附录条}
## 条一

{#附录表}
:::{table} 丙
| 丙 |
| --- |
| 1 |
:::

## 条二

{#附录式}
$$
c = d
$$
"""
PRINTED = {
    "第4章": ("4", r"\r \t \h"),
    "4.2": ("4.2", r"\r \t \h"),
    "4.2 b)": ("b)", r"\n \h"),
    "表1": ("1", r"\r \t \h"),
    "图1": ("1", r"\r \t \h"),
    "公式（1）": ("1", r"\h"),
    "附录A": ("A", r"\r \t \h"),
    "A.1": ("A.1", r"\r \t \h"),
    "表A.1": ("A.1", r"\r \t \h"),
    "公式（A.1）": ("A.1", r"\h"),
}
"""What is printed → the part that Word computes, and the switches of its field."""


def word(folder: Path, yaml: str) -> tuple[str, bytes]:
    """The main part of the Word file, and the file."""
    draft = draft_of(folder, TEXT, yaml)
    data = render_docx(draft.standard, formulas=Formulas(open_world(folder)), pictures=Pictures(folder, World(DISK)))
    with zipfile.ZipFile(BytesIO(data)) as package:
        return package.read("word/document.xml").decode(), data


def paragraph_of(document: str) -> str:
    """The paragraph that names all the others."""
    return next(part for part in re.findall(r"<w:p>.*?</w:p>", document) if "见" in part and "和" in part)


@pytest.mark.parametrize("text", PRINTED)
def test_the_number_is_a_field_that_shows_it(text: str, tmp_path: Path) -> None:
    """Digits and letters are computed; 第, 章, 附录, 表, 公式 are typed, since lists print gaps with them."""
    document, data = word(tmp_path / "draft", YAML + "word: {live_refs: true}\n")
    number, switches = PRINTED[text]
    fields = re.findall(
        r"<w:instrText[^>]*> (q\w+ [^<]*) </w:instrText>.*?<w:t[^>]*>([^<]*)</w:t>", paragraph_of(document)
    )

    assert any(shown == number and code.endswith(switches) for code, shown in fields), fields
    assert text in re.sub(r"<[^>]+>", "", re.sub(r"<w:instrText.*?</w:instrText>", "", paragraph_of(document)))
    assert check_package(data) == []


def test_an_item_below_another_is_counted_after_both_that_hold_it(tmp_path: Path) -> None:
    """Each field leads to the paragraph whose list prints what it shows: Word would print “4.2 4.2 1)” otherwise."""
    text = TEXT.replace("2. []{#项}记录。", "2. []{#外}记录：\n   1. []{#项}时间；\n   2. 地点。")
    draft = draft_of(tmp_path, text, YAML + "word: {live_refs: true}\n")
    data = render_docx(
        draft.standard, formulas=Formulas(open_world(tmp_path)), pictures=Pictures(tmp_path, World(DISK))
    )
    with zipfile.ZipFile(BytesIO(data)) as package:
        paragraph_ = paragraph_of(package.read("word/document.xml").decode())
    fields = re.findall(r"<w:instrText[^>]*> (q\w+) ([^<]*) </w:instrText>.*?<w:t[^>]*>([^<]*)</w:t>", paragraph_)
    at = next(at for at, (_, switches, shown) in enumerate(fields) if (shown, switches) == ("1)", r"\n \h"))

    assert [(shown, switches) for _, switches, shown in fields[at - 2 : at]] == [("4.2", r"\r \t \h"), ("b)", r"\n \h")]
    assert len({name for name, _, _ in fields[at - 2 : at + 1]}) == 3
    assert check_package(data) == []


@pytest.mark.office
def test_libreoffice_shows_what_is_printed(tmp_path: Path) -> None:
    """It printed “表表1”, “图图1”, “附录附录A”, “第4　章”."""
    _, data = word(tmp_path / "draft", YAML + "word: {live_refs: true}\n")
    (tmp_path / "a.docx").write_bytes(data)
    text = "".join("".join(texts_of(lay_out_pdf(tmp_path / "a.docx").read_bytes())).split())

    assert (
        f"见{'、'.join(''.join(words.split()) for words in PRINTED if words != '公式（A.1）')}、公式（A.1）和4.2的注1。"
        in text
    )


def test_a_field_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    """The check of a package knows fields without the word REF."""
    _, data = word(tmp_path / "draft", YAML + "word: {live_refs: true}\n")
    with zipfile.ZipFile(BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/document.xml"] = re.sub(rb"(<w:instrText[^>]*> q)\w+", rb"\g<1>0000000000", parts["word/document.xml"])
    broken = BytesIO()
    with zipfile.ZipFile(broken, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)

    assert check_package(broken.getvalue())


def test_what_no_list_counts_stays_typed(tmp_path: Path) -> None:
    """4.2的注1: the note's list prints a colon with its number."""
    document, _ = word(tmp_path / "draft", YAML + "word: {live_refs: true}\n")

    assert re.search(r"<w:hyperlink[^>]*>(?:(?!</w:hyperlink>).)*4\.2的注1", paragraph_of(document))


def test_without_the_option_nothing_is_computed(tmp_path: Path) -> None:
    """LibreOffice computes fields when it opens a file, and would print the gaps of the lists."""
    document, _ = word(tmp_path / "draft", YAML)

    assert re.search(r"<w:instrText[^>]*> (?:REF )?q", document) is None
