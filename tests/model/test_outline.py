"""The outline: what stands where under which number, in printed order."""

from __future__ import annotations

import json

from qicao.model.outline import outline, render_json, render_text
from snippets import document_of

TEXT = """\
# 范围

甲[^a]。

::::{figure}
总题

:::{figure} a.svg
分题
:::
::::

##

没有标题的条写了很长很长很长很长很长很长很长很长很长很长很长很长的一段话。

[^a]: 脚注。
"""
LINES = [
    "前言  [element] （生成）",
    "1　范围  [clause] index.md:1",
    "1)　脚注。  [footnote] index.md:17",
]


def test_a_footnote_follows_its_mark_and_a_figure_what_is_in_it() -> None:
    """As they are printed (9.7.3)."""
    items = outline(document_of(TEXT).standard)

    assert [(item.kind, item.number) for item in items if item.file][:5] == [
        ("clause", "1"), ("footnote", "1)"), ("subfigure", "a)"), ("figure", "图1"), ("clause", "1.1"),
    ]  # fmt: skip


def test_each_item_is_a_line_with_its_place() -> None:
    """What is generated has none; a text that is long is cut."""
    lines = [line.strip() for line in render_text(document_of(TEXT).standard).splitlines()]

    assert lines[:3] == LINES
    assert any(line.startswith("1.1　没有标题的条") and "…  [clause] index.md:13" in line for line in lines)


def test_the_json_has_the_same_items() -> None:
    """Under the number of the document."""
    standard = document_of(TEXT).standard
    read = json.loads(render_json(standard))

    assert read["standard"] == standard.data.number
    assert [item["number"] for item in read["items"]] == [item.number for item in outline(standard)]
