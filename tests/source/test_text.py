"""Lines of files in any encoding, each with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qicao.source.files import DISK
from qicao.source.text import decode, read_lines

TEXT = "甲的话，\n乙 abc。\n"
ENCODINGS = {
    "utf-8": TEXT.encode(),
    "utf-8 with a mark": b"\xef\xbb\xbf" + TEXT.encode(),
    "utf-16 of Windows": b"\xff\xfe" + TEXT.encode("utf-16-le"),
    "utf-16 of others": b"\xfe\xff" + TEXT.encode("utf-16-be"),
    "GBK": TEXT.encode("gbk"),
    "lines of Windows": TEXT.replace("\n", "\r\n").encode(),
    "lines of old Macs": TEXT.replace("\n", "\r").encode(),
}


@pytest.mark.parametrize("name", ENCODINGS)
def test_the_same_lines_come_out(name: str, tmp_path: Path) -> None:
    """Whatever wrote the file."""
    path = tmp_path / "index.md"
    path.write_bytes(ENCODINGS[name])
    lines, findings = read_lines(DISK, path, "index.md")

    assert [(line.text, line.line, line.column) for line in lines] == [("甲的话，", 1, 1), ("乙 abc。", 2, 1)]
    assert [finding.code for finding in findings] == (["FIL003"] if name == "GBK" else [])


def test_other_line_ends_of_unicode_are_characters(tmp_path: Path) -> None:
    """Editors do not count them, so places would be wrong if we did."""
    path = tmp_path / "index.md"
    path.write_bytes("甲\u2028乙\x85丙".encode())

    assert len(read_lines(DISK, path, "index.md")[0]) == 1


BAD = {
    "a broken byte": ("甲".encode() + b"\xff\xff\xff" + "乙\n".encode(), "FIL004", 1),
    "a control character": ("甲\n乙\x07丙\n".encode(), "FIL005", 2),
    "a zero": (b"a\0b", "FIL005", 1),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_printed_is_found(name: str, tmp_path: Path) -> None:
    """At its line; the rest is read."""
    data, code, line = BAD[name]
    path = tmp_path / "index.md"
    path.write_bytes(data)
    lines, findings = read_lines(DISK, path, "index.md")

    assert (code, line) in [(finding.code, finding.span.line) for finding in findings]
    assert lines


def test_a_missing_file_and_a_folder_are_findings(tmp_path: Path) -> None:
    """Not exceptions."""
    assert [item.code for item in read_lines(DISK, tmp_path / "nothing", "nothing")[1]] == ["FIL001"]
    assert [item.code for item in read_lines(DISK, tmp_path, "folder")[1]] == ["FIL002"]


@given(st.binary(max_size=200))
def test_any_bytes_are_decoded(data: bytes) -> None:
    """Random bytes are never an exception."""
    assert isinstance(decode(data).text, str)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf_8_text_comes_back(text: str) -> None:
    """Nothing is lost of a file that is as it should be."""
    assert decode(text.encode()).text == text.removeprefix("\ufeff")
