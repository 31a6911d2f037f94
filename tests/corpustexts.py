"""Texts of the corpus as drafts, so that they are read like ours; they stay beside the project and are not copied into it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import docx
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from shared import SHARED

__all__ = ["CORPUS", "write_manhole", "write_water"]

CORPUS = SHARED / "corpus"
DATA = """number: T/DEMO 001—2026
title:
  zh: {main: 语料, supplement: 技术要求}
level: group
function: 规范
stage: 征求意见稿
"""


def write_water(folder: Path) -> Path:
    """Write the Word draft of the corpus, whose numbers are typed by hand, as a draft in *folder*."""
    document = docx.Document(str(CORPUS / "drafts/slt-water-network-draft.docx"))
    return _written(folder, "\n".join(_from_word(document)))


def write_manhole(folder: Path) -> Path:
    """Write the Markdown draft of another tool as a draft in *folder*."""
    text = (CORPUS / "markup/smart-manhole-cover-group-standard.md").read_text(encoding="utf-8")
    return _written(folder, "\n".join(_from_markdown(text.split("\n---\n", 1)[1])))


def _written(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "standard.yaml").write_text(DATA, encoding="utf-8")
    (folder / "index.md").write_text(text, encoding="utf-8")
    return folder


def _from_word(document: Document) -> Iterator[str]:
    begun = False
    for element in document.element.body:
        if element.tag.endswith("}p"):
            paragraph = Paragraph(element, document)
            begun = begun or (paragraph.style.name.startswith("Heading") and paragraph.text.startswith("1"))
            yield from _from_paragraph(paragraph) if begun else ()
        elif element.tag.endswith("}tbl") and begun:
            yield from _from_table(Table(element, document))


def _from_paragraph(paragraph: Paragraph) -> Iterator[str]:
    text, style = paragraph.text.strip(), paragraph.style.name
    if style.startswith("Heading") and text:
        yield from _heading(int(style[-1]), re.sub(r"^(?:\d+(?:\.\d+)*|[A-Z](?:\.\d+)+)\s+", "", text))
    elif style.startswith("List") and text:
        yield f"- {text}"
    elif text and not re.match(r"表\s?[\dA-Z]", text):
        yield from ("", text, "")


def _heading(level: int, title: str) -> Iterator[str]:
    annex = re.match(r"附录[A-Z]\s*（(.*?)）\s*", title)
    if annex:
        kind = "normative" if annex[1] == "规范性" else "informative"
        yield from ("", f"{{.annex .{kind}}}", f"# {title[annex.end() :] or '附录'}", "")
    else:
        yield from ("", f"{'#' * level} {title.replace('  ', ' ')}", "")


def _from_table(table: Table) -> Iterator[str]:
    head, *rows = [[" ".join(cell.text.split()).replace("|", "／") for cell in row.cells] for row in table.rows]
    yield from ("", ":::{table} 表", _row(head), _row(["---"] * len(head)), *map(_row, rows), ":::", "")


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _from_markdown(text: str) -> Iterator[str]:
    numbered = {label: f"表{at}" for at, label in enumerate(re.findall(r"\{表：#(tbl:[\w-]+)\}[^\n]*\n\n\|", text), 1)}
    text = re.sub(r"\{\{(tbl:[^:}]+)[^}]*\}\}", lambda match: numbered.get(match[1], match[1]), text)
    text = re.sub(r"\{\{(?:std|ref|fig|fml|eq)[^}:]*:([^}:]+)[^}]*\}\}", r"\1", text).replace("〔脚注〕", "")
    inside = False
    for line in text.split("\n"):
        if line.startswith("|") != inside:
            inside = not inside
            yield ":::{table} 表" if inside else ":::"
        untitled = re.match(r"\{无标题条:(\d)\}\s*(.*)", line)
        if untitled:
            yield from ("", "#" * int(untitled[1]), "", untitled[2], "")
        elif not re.match(r"\{(表|图|脚注|来源|注|示例|公式)", line):
            yield line
