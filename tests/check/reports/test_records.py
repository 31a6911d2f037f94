"""Findings as JSON, with every key that the command promises."""

from __future__ import annotations

import json

from qicao.check.reports.records import render_json
from qicao.model.finding import Finding
from qicao.model.span import Span

FINDING = Finding(
    "SYN001", "error", "标题井号后缺空格。", Span("drafts/甲/index.md", 3, 5, 3, 7), "在井号后加一个空格。", "7.2", True
)


def test_json_carries_every_key_that_the_command_promises() -> None:
    """The keys are the ones of `check --format json`, in that order."""
    record = json.loads(render_json([FINDING]))["findings"][0]

    assert list(record) == [
        "code", "severity", "message", "hint", "clause", "file", "line", "column", "end_line", "end_column", "fixable",
    ]  # fmt: skip
    assert (record["line"], record["column"], record["end_column"], record["fixable"]) == (3, 5, 7, True)
