"""What is read from several lines knows its place, whatever is cut from it and whatever stands before it."""

from __future__ import annotations

from pathlib import Path

import pytest

from growth import write_draft
from laws import broken_laws
from qicao.parse.draft import load_draft

JOINED = {
    "a meaning of two lines": "$$\na=b\n$$\n\n式中：\n\n- $a$——数据，\n接口；\n- $b$——记录。",
    "a blank line of ideographs": "甲应接地。\n\n\u3000\n乙应接地，\n丙应接地。",
    "a formula before the end of a line": "\u3000\n$q$\n: 流量，单位为升。",
    "a meaning behind a strange blank": "$$\na=b\n$$\n\n式中：\n\n- $a$——数据。\n\u2028\n接口；\n- $b$——记录。",
}


@pytest.mark.parametrize("text", JOINED.values(), ids=JOINED)
def test_a_text_of_several_lines_knows_its_place(text: str, tmp_path: Path) -> None:
    """Found by drafts struck by chance."""
    assert broken_laws(load_draft(write_draft(tmp_path / "draft", text))) == []
