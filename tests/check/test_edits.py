"""Fixes: what is edited, what of a file stays as it is, and what is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from casebook import data_text, draft_text
from commands import qicao
from qicao.check.edits import edit_file
from qicao.check.mend import fix_draft, mend_draft
from qicao.model.finding import Edit
from qicao.model.span import Span

BAD = draft_text("示例装置必须接地。\n")[0]
GOOD = BAD.replace("必须", "应")
WAYS = {
    "utf-8": ("utf-8", b"", "\n"),
    "utf-8 with mark": ("utf-8", b"\xef\xbb\xbf", "\n"),
    "windows": ("utf-8", b"\xef\xbb\xbf", "\r\n"),
    "old mac": ("utf-8", b"", "\r"),
    "gbk": ("gb18030", b"", "\r\n"),
    "utf-16": ("utf-16-le", b"\xff\xfe", "\r\n"),
    "utf-16 big": ("utf-16-be", b"\xfe\xff", "\n"),
}
"""Encoding, byte order mark and line end in which editors write."""


def write(folder: Path, text: bytes, data: str = "") -> Path:
    """A draft with that text."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "standard.yaml").write_text(data_text(data), encoding="utf-8")
    (folder / "index.md").write_bytes(text)
    return folder


def written(text: str, way: str) -> bytes:
    """The text as a file."""
    encoding, mark, end = WAYS[way]
    return mark + text.replace("\n", end).encode(encoding)


@pytest.mark.parametrize("way", WAYS)
def test_a_file_keeps_its_encoding_mark_and_line_ends(way: str, tmp_path: Path) -> None:
    """Whoever opens it in another editor sees one word changed."""
    draft = write(tmp_path / "草案", written(BAD, way))

    assert fix_draft(draft, unsafe=True).count == 1
    assert (draft / "index.md").read_bytes() == written(GOOD, way)


def test_lines_that_a_fix_adds_end_as_the_others_do() -> None:
    """A blank line in a file from Windows is one from Windows."""
    edit = Edit(Span("a.md", 2, 1), "\n")

    assert edit_file("甲\r\n乙\r\n".encode(), [edit]) == "甲\r\n\r\n乙\r\n".encode()


def test_a_file_that_cannot_be_written_back_is_left_alone(tmp_path: Path) -> None:
    """A byte that no encoding explains would be lost; the user is told."""
    broken = BAD.encode() + b"\xff\xfe\xfa\n"
    draft = write(tmp_path / "draft", broken)
    result = qicao("check", "--fix", "--unsafe-fixes", "draft", cwd=tmp_path)

    assert (draft / "index.md").read_bytes() == broken
    assert "draft/index.md：有无法解码的字节，没有改动" in result.stderr
    assert result.returncode == 1


def test_mixed_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    """A line that is not edited keeps its own end."""
    text = BAD.replace("\n", "\r\n", 3).encode()
    draft = write(tmp_path / "draft", text)
    fix_draft(draft, unsafe=True)

    assert (draft / "index.md").read_bytes() == text.replace("必须".encode(), "应".encode())


def test_what_changes_a_requirement_is_only_done_when_asked(tmp_path: Path) -> None:
    """必须 → 应 needs --unsafe-fixes; without it the command says so and writes nothing."""
    draft = write(tmp_path / "draft", BAD.encode())
    plain = qicao("check", "--fix", "draft", cwd=tmp_path)

    assert (draft / "index.md").read_bytes() == BAD.encode()
    assert plain.stdout.endswith("其中 1 处可用 --fix --unsafe-fixes 改正。\n")
    asked = qicao("check", "--fix", "--unsafe-fixes", "draft", cwd=tmp_path)
    assert (draft / "index.md").read_text(encoding="utf-8") == GOOD
    assert "draft：改了 1 处。" in asked.stderr


def test_diff_shows_what_fix_would_do_and_writes_nothing(tmp_path: Path) -> None:
    """A unified diff without colours, since nobody looks at a terminal; 1 while there is something to mend."""
    draft = write(tmp_path / "draft", written(BAD, "gbk"))
    result = qicao("check", "--diff", "--unsafe-fixes", "draft", cwd=tmp_path)
    line = BAD.split("\n").index("示例装置必须接地。") + 1

    assert (draft / "index.md").read_bytes() == written(BAD, "gbk")
    assert result.stdout.startswith(f"--- draft/index.md\n+++ draft/index.md\n@@ -{line - 3},")
    assert "\n-示例装置必须接地。\n+示例装置应接地。\n" in result.stdout
    assert result.returncode == 1

    nothing = qicao("check", "--diff", "draft", cwd=tmp_path)
    assert (nothing.stdout, nothing.returncode) == ("", 0)


def test_a_value_of_the_data_is_mended_in_its_place(tmp_path: Path) -> None:
    """Quotes, comments and the order of the keys stay."""
    data = "important_notice: '装置必须接地（见[](#a)）。'  # 印在前面\n"
    draft = write(tmp_path / "draft", f"{GOOD}\n{{#a}}\n\n示例装置应可靠。\n".encode(), data)
    before = (draft / "standard.yaml").read_bytes()
    mended = mend_draft(draft, unsafe=True)

    assert (draft / "standard.yaml").read_bytes() == before
    assert mended.files == {draft / "standard.yaml": before.replace("必须".encode(), "应".encode())}
