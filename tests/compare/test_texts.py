"""What became of each element of a text: one change for each, and of the right kind."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from drafts import DRAFTS
from placing import experiment
from qicao.compare.texts import Comparison, compare_texts
from qicao.model.frozen import freeze
from qicao.parse.draft import parse_draft
from snippets import CATALOGUE, document_of, source_of

TEXT = """\
# 范围

本文件规定了充电柜的要求。

# 要求

## 接地

充电柜应可靠接地，充电柜应每日检查一次。

充电柜的门应完好，门锁应能锁住。

## 布置

充电柜应布置在通风的场所，见[](#table-1)。

- 远离火源；
- 便于疏散。

{#table-1}
:::{table} 周期
| 项 | 周期 |
| --- | --- |
| 柜门 | 每日 |
| 电缆 | 每月 |
:::
"""


def compared(after: str) -> Comparison:
    """The text and the one that comes after it."""
    old = freeze(document_of(TEXT).standard, {})
    parsed = parse_draft(replace(source_of(after), frozen=old), CATALOGUE)
    return compare_texts(old, freeze(parsed.standard, parsed.keys))


def told(found: Comparison) -> list[tuple[str, str, str]]:
    """Each change of elements with words: its kind, the words before and after."""
    return [
        (change.kind, "｜".join(old), "｜".join(new))
        for change in found.changes
        if change.kind != "same"
        and any(
            (
                old := [text for id_ in change.old if (text := found.old.elements[id_].text)],
                new := [text for id_ in change.new if (text := found.new.elements[id_].text)],
            )
        )
        and (old or new)
    ]


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ("", "", []),
        (
            "每日检查一次",
            "每周检查一次",
            [("changed", "充电柜应可靠接地，充电柜应每日检查一次。", "充电柜应可靠接地，充电柜应每周检查一次。")],
        ),
        (
            "可靠接地，充电柜应每日",
            "可靠接地。\n\n充电柜应每日",
            [("split", "充电柜应可靠接地，充电柜应每日检查一次。", "充电柜应可靠接地。｜充电柜应每日检查一次。")],
        ),
        (
            "一次。\n\n充电柜的门",
            "一次，充电柜的门",
            [
                (
                    "joined",
                    "充电柜应可靠接地，充电柜应每日检查一次。｜充电柜的门应完好，门锁应能锁住。",
                    "充电柜应可靠接地，充电柜应每日检查一次，充电柜的门应完好，门锁应能锁住。",
                )
            ],
        ),
        ("充电柜的门应完好，门锁应能锁住。\n", "", [("removed", "充电柜的门应完好，门锁应能锁住。", "")]),
        ("## 布置", "外壳应防水。\n\n## 布置", [("added", "", "外壳应防水。")]),
        ("每月", "每周", [("changed", "每月", "每周")]),
        ("## 接地", "## 总则\n\n## 接地", [("added", "", "总则")]),
        ("- 远离火源；\n- 便于疏散。", "- 便于疏散。\n- 远离火源；", [("moved", "", "")]),
        (
            "## 布置",
            ":::{table} 甲\n| a |\n| --- |\n| b |\n:::\n\n## 布置",
            [("added", "", "甲"), ("added", "", "a"), ("added", "", "b")],
        ),
    ],
)
def test_a_change_is_of_its_kind(before: str, after: str, changes: list[tuple[str, str, str]]) -> None:
    """And nothing else has changed; renumbered references are no change."""
    found = compared(TEXT.replace(before, after, 1) if before else TEXT)
    kinds = [change.kind for change in found.changes if change.kind != "same"]

    assert list(told(found)) == [change for change in changes if change[1] or change[2]]
    assert set(kinds) >= {kind for kind, _, _ in changes}


@settings(max_examples=6)
@given(st.integers(0, 1000))
def test_every_element_has_one_change(seed: int) -> None:
    """Of the old text and of the new one, none is forgotten and none is told twice."""
    made = experiment(DRAFTS["everything"], seed, 1)
    found = compare_texts(made.frozen, made.current)
    old = [id_ for change in found.changes for id_ in change.old]
    new = [id_ for change in found.changes for id_ in change.new]

    assert sorted(old) == sorted(found.old.elements)
    assert sorted(new) == sorted(found.new.elements)


def test_cells_of_one_row_and_column_are_the_same_where_words_repeat() -> None:
    """A limit that stood twice in a row, and was changed once."""
    table = ":::{{table}} 时间\n| 项 | 市 | 区 | 街镇 |\n| --- | --- | --- | --- |\n| 恢复 | ≤2 | {} | {} |\n:::\n"
    old = freeze(document_of(TEXT + table.format("≤4", "≤4")).standard, {})
    parsed = parse_draft(replace(source_of(TEXT + table.format("≤4", "≤8")), frozen=old), CATALOGUE)

    assert told(compare_texts(old, freeze(parsed.standard, parsed.keys))) == [("changed", "≤4", "≤8")]
