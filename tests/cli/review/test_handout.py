"""`review table`, `letters` and `word` write what a round ends with, and say what is still open."""

from __future__ import annotations

from pathlib import Path

import pytest

from rounds import desk_in


@pytest.mark.parametrize(
    ("via", "unit", "code", "told"),
    [
        ("发函", "×××单位", 0, ""),
        ("公示", "", 0, "公示收到的意见中有 1 条没有提出单位"),
        ("会议", "", 1, "有 1 条意见没有提出单位"),
    ],
)
def test_only_comments_of_the_public_may_have_no_letter(
    via: str, unit: str, code: int, told: str, tmp_path: Path
) -> None:
    """As `check` has it: whoever read the publication need not say who it is."""
    desk = desk_in(tmp_path)
    desk.add("改。", place="4.1", via=via, unit=unit)
    desk.run("decide", "a0001", "不采纳", "--reason", "略。")
    printed = desk.run("letters", "--out", tmp_path / "build", code=code)

    assert told in printed
    assert ("没有提出单位" in printed) is bool(told)
    assert [file.name for file in tmp_path.glob("build/*/*/复函/*")] == ([f"{unit}.docx"] if unit else [])
