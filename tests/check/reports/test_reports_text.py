"""Findings as text: places, marks under wide characters, and no character that commands the terminal."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from drafts import DRAFTS
from qicao.check.draft import check_draft
from qicao.check.reports.diff import render_diff
from qicao.check.reports.text import display_width, render_suppressed, render_text
from qicao.model.finding import Finding, Suppressed
from qicao.model.line import SourceLine
from qicao.model.span import Span
from qicao.parse.draft import load_draft

NO_LINE = SourceLine("", "", 1)
EVIL = "\x1b]0;title\x07\x1b[2J\x9b31m\u202e\r\x08"
COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]")


def test_the_mark_stands_below_the_fault_wherever_it_is() -> None:
    """At the beginning, in the middle and at the end of a long line of wide and narrow characters."""
    line = "".join(f"字{number}" for number in range(3000))
    for word in ("字0", "字1500", "字2999"):
        at = line.index(word) + 1
        told = render_text([Finding("A", "error", "。", Span("a", 1, at, 1, at + len(word)))], lambda *_: line)
        _, shown, mark, *_ = told.splitlines()
        before = re.match(r" *", mark)
        assert before
        columns = "".join(char + ("\0" if char > "\u2e80" else "") for char in shown)
        assert columns[before.end() :].replace("\0", "").startswith(word)


def test_no_report_commands_the_terminal(tmp_path: Path) -> None:
    """Neither by a file's name, nor by a message, a line, a reason or a difference."""
    finding = Finding("A", "error", EVIL, Span(f"a{EVIL}.md", 1, 1, 1, 5), hint=EVIL)
    text = render_text([finding], lambda *_: f"甲{EVIL}乙")
    text += render_suppressed([Suppressed(finding, EVIL)])
    text += render_diff("a", f"甲{EVIL}".encode(), b"\n")

    assert not COMMANDS.search(text)


def test_a_draft_with_such_characters_is_told_without_them(tmp_path: Path) -> None:
    """In text, labels, addresses and data."""
    folder = tmp_path / "draft"
    folder.mkdir()
    data = (DRAFTS["group-guide"] / "standard.yaml").read_text(encoding="utf-8")
    (folder / "standard.yaml").write_text(f'{data}\n"x\\e[2J": "\\e[31m"\n', encoding="utf-8")
    (folder / "index.md").write_text(f"# 范围\n\n见[](#{EVIL})，[x](%1b%5b2J)，{{std}}`{EVIL}`。\n", encoding="utf-8")
    draft = load_draft(folder)
    found = check_draft(draft)

    assert found.findings
    told = render_text(
        found.findings, lambda file, at: dict(enumerate(draft.files.get(file, ()), 1)).get(at, NO_LINE).text
    )
    assert not COMMANDS.search(told)


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


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=400), st.integers(1, 500))
def test_any_line_can_be_shown_in_a_window_of_a_terminal(line: str, column: int) -> None:
    """However long the line and wherever the fault, the excerpt stays within about a hundred columns."""
    finding = Finding("SYN001", "error", "事实。", Span("a.md", 1, column, 1, column + 3))

    shown = render_text([finding], lambda _file, _line: line).split("\n")[1:]

    assert all(display_width(part) <= 4 + 96 + 96 for part in shown)
