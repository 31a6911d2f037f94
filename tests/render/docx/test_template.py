"""Our Word styles against those of the official drafting tools, as measured from their national template."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from drafts import DRAFTS, ROOT
from qicao.drawn.formulas import Formulas
from qicao.drawn.pictures import Pictures
from qicao.parse.draft import load_draft
from qicao.render.docx import render_docx
from qicao.source.files import DISK
from qicao.source.world import World, open_world

SHARED = ROOT.parent / "shared/corpus/templates"
OURS = ROOT / "templates/word"
Row = Mapping[str, str]
OWN = {
    "单位陈述": "the statement of the unit above a table or figure, for which the tools have no style",
    "图形": "the paragraph that holds a picture",
    "分图标题": "the title of a sub-figure, numbered by a list of its own",
    "分节": "the paragraph of one point that ends a section",
    "终结线": "the line at the end of the document, which the tools draw as a picture",
    "编制说明_节标题": "of the companion document",
    "编制说明_条标题": "of the companion document",
    "编制说明_项标题": "of the companion document",
}
"""Styles that are ours alone, and why."""
UNUSED = {
    "标准文件_目次、标准名称标题": "an older name of two other styles",
    "标准文件_引言标题": "a variant; 前言 and 引言 share one style in the present tools",
    "标准文件_附录章标题": "the title of an annex stands in the paragraph of its number, so that the contents list both in one line",
    "标准文件_附录标题": "a variant without number",
    "标准文件_附录前": "an empty paragraph that the tools insert before an annex",
    "标准文件_附录英文标识": "for bilingual documents",
    "标准文件_正文英文图标题": "for bilingual documents",
    "标准文件_正文英文表标题": "for bilingual documents",
    "标准文件_英文图表脚注": "for bilingual documents",
    "标准文件_英文注：": "for bilingual documents",
    "标准文件_英文注×：": "for bilingual documents",
    "标准文件_破折号列项": "第一层次列项 are set in 标准文件_一级项, whose items hang",
    "标准文件_破折号列项（二级）": "GB/T 1.1 has the middle dot at the second level (7.5.3)",
    "标准文件_二级项": "a style without number",
    "标准文件_三级项": "GB/T 1.1 advises against a third level (7.5.2)",
    "标准文件_编号列项（三级）": "GB/T 1.1 advises against a third level (7.5.2)",
    "标准文件_一级项2": "a variant",
    "标准文件_三级项2": "a variant",
    "标准文件_数字编号列项": "digits are the second level (7.5.3)",
    "标准文件_方框数字列项": "a kind of list that GB/T 1.1 does not have",
    "标准文件_大写罗马数字编号列项": "a kind of list that GB/T 1.1 does not have",
    "标准文件_小写罗马数字编号列项": "a kind of list that GB/T 1.1 does not have",
    "标准文件_示例后": "further paragraphs of an example go in 标准文件_示例内容",
    "标准文件_示例X后": "further paragraphs of an example go in 标准文件_示例内容",
    "标准文件_示例X后 字符": "the character side of a style that is not used",
    "标准文件_段 Char": "the character side of 标准文件_段",
}
"""Styles of the tools that a writer may choose from in our files but that we do not set ourselves, and why."""
OLD_COVER = "标准文件_ICS 版本 标准部门 标准代替 标准名称标题 一致程度 封面标准编号 封面标准分类号 封面标准名称 封面标准英文名称 封面发布日期 封面实施日期 封面密级 封面抬头 示例后续 脚注内容"
"""Styles that the tools keep for old documents only."""
DIFFERENCES = {
    **{
        (
            f"标准文件_三级项{end}",
            column,
        ): "a lozenge; the tools take a glyph of the font Wingdings that other programs lack"
        for end in ("", "2")
        for column in ("lvl_text", "num_format")
    },
    (
        "标准文件_二级项2",
        "lvl_text",
    ): "the middle dot itself (7.5.3); the tools take a glyph of the font Symbol that other programs lack",
    (
        "标准文件_附录图标题",
        "lvl_text",
    ): "one character between number and title (10.4.2.1); the tools leave half of one",
    (
        "标准文件_附录表标题",
        "lvl_text",
    ): "one character between number and title (10.4.2.1); the tools leave half of one",
    ("标准文件_附录图标题", "indent"): "centred (10.4.2.1); the indent of the tools moves it by one character",
    ("标准文件_附录表标题", "indent"): "centred (10.4.2.1); the indent of the tools moves it by one character",
    ("标准文件_参考文献条目", "lvl_text"): "one character between number and entry (10.3.6)",
    **{
        (
            f"标准文件_引言{level}级条标题",
            "lvl_text",
        ): "the same digits; %10 is read as the tenth level by LibreOffice, and the gap is one character (10.2.1)"
        for level in "一二三四五"
    },
    ("标准文件_索引字母", "east_asia_font"): "a letter is Latin: only its Latin face shows",
}
"""Where GB/T 1.1 or another program asks for something else than the tools do, and what."""


def read(path: Path) -> list[Row]:
    """The rows of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def theirs() -> dict[str, Row]:
    """The styles of the tools by name."""
    return {row["name"]: row for row in read(SHARED / "tcs-national-styles.csv")}


@cache
def ours() -> dict[str, Row]:
    """Our styles by name, in the columns of theirs."""
    rows = read(OURS / "styles.csv")
    names = {row["id"]: row["name"] for row in rows}
    levels = {(row["list"], row["level"]): row for row in read(OURS / "lists.csv")}
    return {row["name"]: _as_theirs(row, names, levels) for row in rows}


def _as_theirs(row: Row, names: Mapping[str, str], levels: Mapping[tuple[str, str], Row]) -> Row:
    level = levels.get((row["list"], row["level"] or "0"), {})
    return {
        "name": row["name"],
        "based_on": names.get(row["base"], ""),
        "next": names.get(row["next"], ""),
        "outline_level": row["outline"],
        "ilvl": row["level"] if row["list"] else "",
        "lvl_text": level.get("text", ""),
        "num_format": level.get("format", ""),
        "east_asia_font": row["font"],
        "size_half_points": str(round(float(row["size"]) * 2)) if row["size"] else "",
        "justification": row["align"],
        "indent": row["indent"],
        "spacing": row["spacing"],
    }


def attributes(text: str) -> dict[str, str]:
    """The attributes of `w:ind` or `w:spacing` that count: Word reads the one in lines or characters where both are given."""
    found = dict(pair.split("=") for pair in text.split(";") if pair)
    exact = {name: found[name] for name in found if name.endswith(("Lines", "Chars"))}
    hidden = {name.removesuffix("Lines").removesuffix("Chars") for name, value in exact.items() if value != "0"}
    return {name: value for name, value in found.items() if name not in hidden and value != "0"} | {
        name: value for name, value in exact.items() if value != "0"
    }


def inherit(base: dict[str, str], own: dict[str, str]) -> dict[str, str]:
    """The attributes of a style over those of its base: what is given in characters, or hangs, takes the other away."""
    gone = {name.removesuffix("Chars") for name in own if name.endswith("Chars")} - own.keys()
    gone |= {"firstLine", "firstLineChars"} - own.keys() if "hanging" in own else set()
    return {name: value for name, value in base.items() if name not in gone} | own


def effective(styles: Mapping[str, Row], name: str, column: str) -> Any:
    """The value of a style, inherited where it says nothing."""
    chain = []
    while name in styles:
        chain.append(styles[name])
        name = styles[name]["based_on"]
    if column in {"indent", "spacing"}:
        merged: dict[str, str] = {}
        for row in reversed(chain):
            merged = inherit(merged, dict(pair.split("=") for pair in row[column].split(";") if pair))
        return attributes(";".join(f"{key}={value}" for key, value in merged.items()))
    return next((row[column] for row in chain if row[column]), "")


COMMON = sorted({row["name"] for row in read(OURS / "styles.csv")} - OWN.keys())
DEFAULTS = {
    "justification": {"", "left", "both"},
    "outline_level": {"", "9"},
    "east_asia_font": {"", "宋体"},
    "size_half_points": {"", "21"},
}
"""Values that say the same as nothing: text of the document's own face and size, of no outline level."""


@pytest.mark.corpus
@pytest.mark.parametrize("name", COMMON)
def test_a_style_is_that_of_the_tools(name: str) -> None:
    """Base, next, outline level, numbering, face, size, alignment, indents and spacing."""
    assert name in theirs()
    found = {}
    for column in ("based_on", "next"):
        found[column] = (ours()[name][column], theirs()[name][column].replace("Default Paragraph Font", ""))
    for column in ("outline_level", "east_asia_font", "size_half_points", "justification", "indent", "spacing"):
        found[column] = (effective(ours(), name, column), effective(theirs(), name, column))
    for column in ("ilvl", "lvl_text", "num_format"):
        if theirs()[name][column]:
            found[column] = (ours()[name][column], theirs()[name][column])
    differences = {column for column, (one, other) in found.items() if one != other and not _same(column, one, other)}

    assert differences == {column for other, column in DIFFERENCES if other == name}, {c: found[c] for c in differences}


def _same(column: str, one: Any, other: Any) -> bool:
    return not isinstance(one, dict) and {one, other} <= DEFAULTS.get(column, set())


@pytest.mark.corpus
def test_the_set_of_styles_is_whole() -> None:
    """Whoever goes on writing in the tools finds every style of theirs."""
    assert {name for name in theirs() if name.startswith("标准文件_")} - ours().keys() == set()


def test_what_is_not_used_is_known() -> None:
    """Every style of the set is set somewhere, or the list says why not."""
    used = set()
    names = {row["id"]: row["name"] for row in read(OURS / "styles.csv")}
    for folder in DRAFTS.values():
        standard = load_draft(folder).standard
        cache_ = ROOT / "build/.cache"
        used |= styles_in(
            render_docx(standard, formulas=Formulas(open_world(cache_)), pictures=Pictures(folder, World(DISK)))
        )
    old = {f"标准文件_{name.removeprefix('标准文件_')}" for name in OLD_COVER.split()}
    unused = {name for id_, name in names.items() if id_ not in used and name.startswith("标准文件_")}

    assert {name for name in unused - UNUSED.keys() - old if not DEEP.fullmatch(name)} == ON_DEMAND
    assert UNUSED.keys() & {names[id_] for id_ in used if id_ in names} == set()


DEEP = re.compile(r"标准文件_(?:(?:附录|引言)?[一二三四五]级(?:条标题|无标题)|术语条[一二三四五])")
"""Levels of clauses that the four drafts do not reach."""
ON_DEMAND = {"标准文件_注后", "标准文件_标准正文", "标准文件_表格续", "标准文件_来源", "标准文件_图表脚注内容"}


def styles_in(word: bytes) -> set[str]:
    """The ids of the styles that the paragraphs and runs of a file name."""
    with ZipFile(BytesIO(word)) as package:
        parts = [
            package.read(name).decode()
            for name in package.namelist()
            if name.endswith(".xml") and not name.endswith(("styles.xml", "numbering.xml"))
        ]
    return {id_ for part in parts for id_ in re.findall(r'<w:[pr]Style w:val="([^"]+)"', part)}
