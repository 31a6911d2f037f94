"""Files are written whole or not at all, and a fault of the disk says what to do."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from qicao.errors import ToolError
from qicao.source.write import advice_for, reason_of, write_bytes


def test_a_file_is_made_with_its_folders_and_nothing_beside_it(tmp_path: Path) -> None:
    """No temporary file is left."""
    write_bytes(tmp_path / "a/b/c.txt", b"one")
    write_bytes(tmp_path / "a/b/c.txt", b"two")

    assert [(path.name, path.read_bytes()) for path in (tmp_path / "a/b").iterdir()] == [("c.txt", b"two")]


def test_a_file_keeps_its_rights(tmp_path: Path) -> None:
    """Whoever wrote it before."""
    path = tmp_path / "c.txt"
    path.touch()
    path.chmod(0o640)
    write_bytes(path, b"two")

    assert path.stat().st_mode & 0o777 == 0o640


def test_what_stands_in_the_way_is_named_and_stays(tmp_path: Path) -> None:
    """A folder of the name, or a file where a folder should be."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"old")
    for path, reason in (("folder", "那里已有同名的文件夹"), ("file/x", "路径中有一段是文件，不是文件夹")):
        with pytest.raises(ToolError, match=reason):
            write_bytes(tmp_path / path, b"new")

    assert (tmp_path / "file").read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]


def test_faults_that_users_meet_are_told_in_chinese() -> None:
    """The others in the words of the system."""
    assert (reason_of(OSError(errno.ENOSPC, "")), advice_for(OSError(errno.ENOSPC, ""))) == (
        "磁盘已满",
        "请腾出空间后再试。",
    )
    assert reason_of(OSError(errno.EIO, "Input/output error")) == "Input/output error"
