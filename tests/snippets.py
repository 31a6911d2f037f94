"""Small drafts made of a few lines, for tests of one thing."""

from __future__ import annotations

from pathlib import Path

from notation import lines_of, tree
from qicao.model.block import Paragraph
from qicao.model.inline import plain_text
from qicao.model.span import Span
from qicao.model.standard import Standard
from qicao.model.tree import iter_nodes
from qicao.parse.draft import Draft, load_draft, parse_draft
from qicao.source.catalogue import read_catalogue
from qicao.source.draft import DraftSource
from qicao.source.files import DISK
from qicao.source.validate import validate
from qicao.source.yaml import read_yaml

__all__ = [
    "CATALOGUE",
    "WHOLE",
    "YAML",
    "codes",
    "document_of",
    "draft_of",
    "last_chapter",
    "paragraphs",
    "source_of",
    "standard_of",
]

YAML = """\
number: DB31/T XXXX—XXXX
title:
  zh: {main: 示例规范}
level: local
region: 上海市
function: 规范
"""


WHOLE = """\
# 引言

## 缘起

段。

## 目的

段。

# 范围

范围的段，{index}`词`。

# 术语和定义

{.term}
## 甲

:en: first

乙。

# 要求

## 一般要求

按{std}`GB/T 1.1—2020`和{see}`GB/T 22239—2019`，见[](#图)、[](#表)和[](#附录)。

{#图}
:::{figure} a.svg
图题
:::

{#表}
:::{table} 表题
| 头 |
| --- |
| 体 |
:::

## 检验

段。

{#附录 .annex .normative}
# 方法

## 步骤

段。

## 结果

段。
"""
"""A text that has every element."""
CATALOGUE = read_catalogue(DISK, Path(__file__).parent.parent)


def source_of(text: str, yaml: str = YAML) -> DraftSource:
    """The draft with this text and these data, without files."""
    data = read_yaml(lines_of(yaml, "standard.yaml"))
    values, findings = validate(data, Span("standard.yaml", 1), "draft")
    assert not findings, findings
    return DraftSource("draft", Path(), "", Path(), values, data, lines_of(text), (), ())


def document_of(text: str, yaml: str = YAML) -> Draft:
    """The document that this text and these data make, numbered and resolved, without files."""
    return parse_draft(source_of(text, yaml), CATALOGUE)


def standard_of(text: str, yaml: str = "") -> Standard:
    """The document of this text, with more data than the least."""
    return document_of(text, YAML + yaml).standard


def draft_of(folder: Path, text: str, yaml: str = YAML) -> Draft:
    """The draft with this text and these data, read from *folder*."""
    folder.mkdir(exist_ok=True)
    (folder / "standard.yaml").write_text(yaml, encoding="utf-8")
    (folder / "index.md").write_text(text, encoding="utf-8")
    return load_draft(folder)


def last_chapter(document: Draft) -> str:
    """The last chapter in the notation of trees."""
    return tree(document.standard.chapters[-1])


def paragraphs(draft: Draft) -> list[str]:
    """The printed text of every paragraph of the document."""
    return [plain_text(node.inlines) for node in iter_nodes(draft.standard) if isinstance(node, Paragraph)]


def codes(draft: Draft) -> list[tuple[str, int]]:
    """Code and line of the findings in `index.md`."""
    return [(item.code, item.span.line) for item in draft.findings if item.span.file.endswith("index.md")]
