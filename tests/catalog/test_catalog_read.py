"""The files of a system: read row by row, so that a fault costs only its row, and says where it is."""

from __future__ import annotations

import pytest

from smallsystem import SMALL, check_small, small


def test_a_file_that_is_not_there_is_an_empty_table() -> None:
    """Only the tree must exist for a system to be one."""
    system = small(matters="", plan="")

    assert (system.matters, system.tasks, system.findings) == ((), (), ())


def test_every_value_knows_its_place() -> None:
    """So that a finding points at the word, not at the file."""
    entry = small().entry_of["YW-001"]

    spans = [entry.at(*path) for path in ((), ("title",), ("cites", 0))]

    assert [(span.line, span.column) for span in spans] == [(13, 5), (15, 12), (19, 13)]


BROKEN = {
    "未知的键": ("kind: 管理", "kind: 管理\n    titel: 甲", "YML006", 18),
    "不在范围内": ("status: 拟编", "status: 在研", "YML008", 18),
    "缺少": ("    level: local\n", "", "YML007", 13),
    "不是日期": ("status: 拟编", "status: 拟编\n    issued: 2026-13-01", "YML008", 19),
    "不是列表": ("cites: [JC1-001]", "cites: JC1-001", "YML008", 19),
    "全角冒号": ("kind: 管理", "kind：管理", "YML010", 17),
    "写了两遍": ("kind: 管理", "kind: 管理\n    kind: 基础", "YML005", 18),
}
"""Name → the words of entries.yaml, those instead, the code and the line of the one finding."""


@pytest.mark.parametrize("name", BROKEN)
def test_a_faulty_row_gives_its_finding_and_no_other(name: str) -> None:
    """What follows from the fault is not told; what has nothing to do with it is read."""
    old, new, code, line = BROKEN[name]
    first, second = SMALL["entries"].split("  - id: YW-001")

    found = check_small(entries=f"{first}  - id: YW-001{second.replace(old, new)}")

    assert [(item.code, item.span.line) for item in found if item.severity != "info"] == [(code, line)]


def test_what_is_no_table_is_told() -> None:
    """A table under another name would be lost silently."""
    found = small(needs="need:\n  - {id: N1}\n").findings

    assert [(item.code, item.span.file, item.span.line) for item in found] == [("YML006", "metadata/needs.yaml", 1)]


def test_a_broken_block_does_not_hide_the_file() -> None:
    """The other rows may come back only when it is mended, but the finding says where to look."""
    found = small(matters="matters:\n  - {code: M1, title: 巡查\n").findings

    assert [item.span.file for item in found] == ["metadata/matters.yaml"] * len(found)
    assert found
