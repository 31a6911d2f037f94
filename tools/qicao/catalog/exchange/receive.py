"""A file of another programme taken into the list of standards of ours."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from qicao.catalog.exchange.merge import Merged, merge
from qicao.catalog.exchange.taken import Taken, take
from qicao.catalog.read import FOLDER, read_system
from qicao.catalog.system import System
from qicao.errors import FileError
from qicao.source.catalogue import read_catalogue
from qicao.source.files import Files
from qicao.source.rows import TableText, open_table

__all__ = ["MOST", "Received", "read_handed", "receive"]

MOST = 60_000_000
"""The greatest size of a file that is handed in, in bytes."""


class Received(Struct, frozen=True):
    """What a file brings, and the list of standards with it; None if it stays as it is."""

    merged: Merged
    table: TableText | None


def read_handed(files: Files, path: Path) -> bytes:
    """Return the bytes of a file that was handed in; `FileError` is raised if it is none, or too large."""
    state = files.state(path)
    if state is None or state.kind != "file":
        raise FileError(f"找不到文件 {path.as_posix()}。" if state is None else f"{path.as_posix()} 不是文件。")
    if state.size > MOST:
        raise FileError(f"{path.as_posix()} 太大：最多 {MOST // 1_000_000} MB。", "请先筛选要导入的标准。")
    return files.read(path)


def receive(files: Files, root: Path, path: Path, subsystem: str) -> Received:
    """Return what the file at *path* brings to the system at *root*; nothing is written."""
    system, data = read_system(files, root), read_handed(files, path)
    try:
        taken = take(data)
    except FileError as error:
        raise FileError(f"{path.as_posix()}：{error.message}，没有导入。", error.hint) from error
    source = _source(taken, path.name)
    merged = merge(system, taken, subsystem, source, read_catalogue(files, root))
    if not merged.new:
        return Received(merged, None)
    table = open_table(files, root / FOLDER / "entries.yaml")
    title = system.subsystem_of[subsystem].value.title
    comment = f"{subsystem} {title}：{source}的标准"
    return Received(merged, table.with_rows("entries", {_place(system, subsystem): merged.new}, comment))


def _source(taken: Taken, name: str) -> str:
    """Return where the standards come from: the system and its day, or else the file."""
    if not taken.title:
        return f"文件“{name}”"
    return f"{taken.title}（{taken.state}）" if taken.state else taken.title


def _place(system: System, subsystem: str) -> int:
    """Return the position of the last row of the sub-system; of the last row of all if it has none."""
    own = [int(row.path[-1]) for row in system.entries if row.value.subsystem == subsystem]
    return max(own, default=-1)
