"""Reports for people, and the JSON that goes with them: places, marks under wide characters, windows."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from qicao.check.reports.records import render_json
from qicao.check.reports.text import display_width, render_text
from qicao.model.finding import Finding
from qicao.model.span import Span

FINDING = Finding(
    "SYN001", "error", "标题井号后缺空格。", Span("drafts/甲/index.md", 3, 5, 3, 7), "在井号后加一个空格。", "7.2", True
)
LINE = "城运中心#题"


def test_the_mark_stands_under_the_fault_because_wide_characters_take_two_columns() -> None:
    """Four wide characters before column 5 push the mark eight columns to the right; it is as wide as “#题”… two cells."""
    lines = render_text([FINDING], lambda _file, _line: LINE).split("\n")

    assert lines[0] == "drafts/甲/index.md:3:5: 错误 SYN001 标题井号后缺空格。（GB/T 1.1—2020，7.2）"
    assert lines[1] == "    城运中心#题"
    assert lines[2] == "    " + " " * 8 + "^" * 3
    assert lines[3] == "    改法：在井号后加一个空格。"


def test_a_line_that_cannot_be_read_leaves_the_finding_without_excerpt() -> None:
    """A file that is missing has no line to show."""
    text = render_text([FINDING], lambda _file, _line: "")

    assert "^" not in text
    assert "改法" in text


def test_json_carries_every_key_that_the_command_promises() -> None:
    """The keys are the ones of `check --format json`, in that order."""
    record = json.loads(render_json([FINDING]))["findings"][0]

    assert list(record) == [
        "code", "severity", "message", "hint", "clause", "file", "line", "column", "end_line", "end_column", "fixable",
    ]  # fmt: skip
    assert (record["line"], record["column"], record["end_column"], record["fixable"]) == (3, 5, 7, True)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=400), st.integers(1, 500))
def test_any_line_can_be_shown_in_a_window_of_a_terminal(line: str, column: int) -> None:
    """However long the line and wherever the fault, the excerpt stays within about a hundred columns."""
    finding = Finding("SYN001", "error", "事实。", Span("a.md", 1, column, 1, column + 3))

    shown = render_text([finding], lambda _file, _line: line).split("\n")[1:]

    assert all(display_width(part) <= 4 + 96 + 96 for part in shown)
