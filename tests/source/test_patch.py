"""Edits of YAML: the file has the new values, and nothing else in it changed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qicao.check.edits import edit_file
from qicao.source.patch import Bare, Kept, patch, plainly
from qicao.source.text import split_lines
from qicao.source.yaml import read_table

TEXT = """\
# 头
title: 甲  # 名
basis: [A, 'B']
goals:
  # 一
  - 一
  - 二：二
rows:
  # 组一
  - id: '01'
    note: 旧  # 注
    roles:
      drafts: [甲, 乙]
    steps:
      - {stage: 立项, planned: 2026-01-01}
      - {stage: 起草, planned: 2026-02-01}
  # 组二
  - id: '02'
    long: >-
      一行
      两行
  - {id: '03', note: 三}
"""


def patched(text: str, new: dict[str, Any]) -> str:
    """The text with the new values."""
    lines, _ = split_lines(text.encode(), "a.yaml")
    return edit_file(text.encode(), patch(lines, read_table(lines), new)).decode()


def values(text: str) -> Any:
    """The values in the text."""
    return read_table(split_lines(text.encode(), "a.yaml")[0]).value


def rows(*changes: Any) -> dict[str, Any]:
    """The values of `TEXT` with other rows."""
    return {**values(TEXT), "rows": list(changes)}


def row(at: int, **changes: Any) -> Kept:
    """A row of `TEXT` with changes."""
    return Kept(at, {**values(TEXT)["rows"][at], **changes})


CASES = {
    "a word": (rows(row(0, note="新"), row(1), row(2)), "    note: 旧  # 注", "    note: 新  # 注"),
    "a quoted word": (rows(row(0, id="09"), row(1), row(2)), "  - id: '01'", "  - id: '09'"),
    "an item": ({**values(TEXT), "goals": ["一", "三"]}, "  - 二：二", "  - 三"),
    "a list": ({**values(TEXT), "basis": ["A"]}, "basis: [A, 'B']", "basis: [A]"),
    "a new key": (rows(row(0), row(1), row(2, more="四")), "  - {id: '03', note: 三}", "  - {id: '03', note: 三, more: 四}"),
    "a key less": (rows(row(0), row(1), row(2, note=None)), "  - {id: '03', note: 三}", "  - {id: '03'}"),
    "in a step": (
        rows(row(0, steps=[Kept(0, {"stage": "立项", "planned": "2026-01-01", "actual": Bare("2026-01-02")}),
                           Kept(1, {"stage": "起草", "planned": "2026-02-01"})]), row(1), row(2)),
        "      - {stage: 立项, planned: 2026-01-01}",
        "      - {stage: 立项, planned: 2026-01-01, actual: 2026-01-02}",
    ),
    "a step more": (
        rows(row(0, steps=[*(Kept(at, values(TEXT)["rows"][0]["steps"][at]) for at in (0, 1)), {"stage": "审查"}]), row(1), row(2)),
        "      - {stage: 起草, planned: 2026-02-01}",
        "      - {stage: 起草, planned: 2026-02-01}\n      - {stage: 审查}",
    ),
    "a row less": (rows(row(0), row(2)), "  - id: '02'\n    long: >-\n      一行\n      两行\n", ""),
    "a row more": (
        rows(row(0), {"id": "015", "n": Bare("1"), "a": ["x", "z"]}, row(1), row(2)),
        "      - {stage: 起草, planned: 2026-02-01}\n",
        "      - {stage: 起草, planned: 2026-02-01}\n  - id: '015'\n    n: 1\n    a: [x, z]\n",
    ),
    "another role": (
        rows(row(0, roles={"drafts": ["甲", "乙"], "uses": ["丙"]}), row(1), row(2)),
        "      drafts: [甲, 乙]\n",
        "      drafts: [甲, 乙]\n      uses: [丙]\n",
    ),
    "no roles": (rows(row(0, roles=None), row(1), row(2)), "    roles:\n      drafts: [甲, 乙]\n", ""),
    "a longer text": (rows(row(0), row(1, long="一\n二"), row(2)), "    long: >-\n      一行\n      两行\n", '    long: "一\\n二"\n'),
    "a first item": ({**values(TEXT), "goals": ["零", "一", "二：二"]}, "  - 一\n", "  - 零\n  - 一\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_only_the_lines_of_what_changed_change(name: str, end: str) -> None:
    """Comments, quotation marks, order, and the form of lists stay."""
    new, before, after = CASES[name]
    assert TEXT.count(before) == 1

    assert patched(TEXT.replace("\n", end), new) == TEXT.replace(before, after).replace("\n", end)


WORDS = st.one_of(
    st.text(
        st.characters(codec="utf-8", exclude_characters="\x00\ufffd\ufffe\uffff", exclude_categories=("Cs", "Cc")),
        max_size=8,
    ),
    st.sampled_from(
        ["05", "2026", "2026-01-01", "true", "a: b", "a #b", "- x", "[x]", "~", "x:", "'", '"', "甲\n乙", "{", "*a"]
    ),
).filter(lambda text: text.strip() not in {"", "~"} and text.lower() != "null")
ROWS = st.dictionaries(st.sampled_from("abcd"), st.one_of(WORDS, st.lists(WORDS, min_size=1, max_size=3)), min_size=1)
HEADS = st.dictionaries(st.sampled_from(["p", "q"]), WORDS)


@st.composite
def changed(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A file and other values for it."""
    head, old = draw(HEADS), draw(st.lists(ROWS, min_size=1, max_size=4))
    text = patched("rows:\n  # 一\n  - a: x\n", {"rows": [Kept(0, {"a": "x"}), *old]})
    text = patched(text, {**values(text), **head, "rows": [Kept(at + 1, row) for at, row in enumerate(old)]})
    stay = [at for at in range(len(old)) if draw(st.booleans())]
    rows: list[Any] = [Kept(at, draw(ROWS) | {"a": draw(WORDS)} if draw(st.booleans()) else old[at]) for at in stay]
    for fresh in draw(st.lists(ROWS, max_size=2)):
        rows.insert(draw(st.integers(0, len(rows))), fresh)
    return text, {**draw(HEADS), "rows": rows or [{"a": "z"}]}


@settings(max_examples=300, deadline=None)
@given(changed())
def test_the_file_has_the_new_values(case: tuple[str, dict[str, Any]]) -> None:
    """Whatever the text; and a second time nothing changes."""
    text, new = case
    got = patched(text, new)

    assert values(got) == plainly(new)
    assert patched(got, keep(values(got))) == got


def keep(old: dict[str, Any]) -> dict[str, Any]:
    """The values as they are, all rows kept."""
    return {**old, "rows": [Kept(at, row) for at, row in enumerate(old["rows"])]}
