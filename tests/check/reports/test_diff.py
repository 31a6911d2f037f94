"""What a fix would change, as a difference of lines."""

from __future__ import annotations

from qicao.check.reports.diff import render_diff


def test_a_difference_names_the_file_and_shows_both_lines() -> None:
    """With the lines around it."""
    told = render_diff("a.md", "甲\n必须\n乙\n".encode(), "甲\n应\n乙\n".encode())

    assert [line.rstrip() for line in told.splitlines() if line.strip()] == [
        "--- a.md",
        "+++ a.md",
        "@@ -1,4 +1,4 @@",
        " 甲",
        "-必须",
        "+应",
        " 乙",
    ]
    assert render_diff("a.md", b"x", b"x") == ""
