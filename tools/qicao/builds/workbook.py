"""The workbook of a standards system: written from the files, and its changes written back into them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from qicao.catalog.read import FOLDER, LONGEST, NAMES
from qicao.catalog.workbook.grid import grids
from qicao.catalog.workbook.returned import Changes, Told, read_changes
from qicao.catalog.workbook.tree import changed_files, new_values
from qicao.check.edits import edit_file
from qicao.errors import FileError
from qicao.model.line import SourceLine
from qicao.model.yaml import YamlFile
from qicao.source.book import Sheet, read_book
from qicao.source.files import DISK, Files
from qicao.source.patch import patch, plainly
from qicao.source.text import read_lines, split_lines
from qicao.source.yaml import read_table

__all__ = ["Taken", "make_workbook", "take_back", "take_sheets"]

NEW = "# yaml-language-server: $schema=schema/{name}.schema.json\n"
"""The first line of a file that did not exist."""


class Taken(Struct, frozen=True):
    """What came of a workbook: what is to be told, and the new bytes of each file that changes."""

    told: tuple[Told, ...]
    files: Mapping[Path, bytes]


class _Source(Struct, frozen=True):
    """A file of the system."""

    path: Path
    data: bytes
    lines: Sequence[SourceLine]
    yaml: YamlFile


def make_workbook(files: Files, root: Path) -> bytes:
    """Return the workbook of the system in the folder *root*."""
    from qicao.render.system.book import render_workbook

    return render_workbook({name: source.yaml.value for name, source in _sources(files, root).items()})


def take_back(root: Path, book: Path, *, dry: bool) -> Taken:
    """Write the changes of a workbook into the files of the system; only tell of them if *dry* is true.

    `FileError` is raised if the workbook cannot be read, or a file is written in a way that allows no change.
    """
    taken = take_sheets(DISK, root, read_book(DISK.read(book)))
    for path, data in {} if dry else taken.files.items():
        DISK.write(path, data)
    return taken


def take_sheets(files: Files, root: Path, sheets: Sequence[Sheet]) -> Taken:
    """Return what comes of the sheets; nothing is written."""
    sources = _sources(files, root)
    broken = {name for name, source in sources.items() if source.yaml.findings}
    apart = {grid.title: grid.file for grid in grids() if grid.file in broken}
    told = [_told(sheet.name, sources[apart[sheet.name]]) for sheet in sheets if sheet.name in apart]
    values = {name: source.yaml.value for name, source in sources.items()}
    changes = read_changes(values, [sheet for sheet in sheets if sheet.name not in apart])
    made = {sources[name].path: _changed(name, sources[name], changes) for name in changed_files(changes)}
    changed = {path: data for path, data in made.items() if not files.has_file(path) or files.read(path) != data}
    return Taken((*told, *changes.told), changed)


def _told(sheet: str, source: _Source) -> Told:
    """Return what is told of a sheet whose file cannot be changed before it is mended."""
    first = source.yaml.findings[0]
    return Told(
        "refuse", sheet, 0, "", f"{first.span.file}:{first.span.line} 有错误（{first.message}），这张表没有读；请先改正"
    )


def _sources(files: Files, root: Path) -> dict[str, _Source]:
    return {name: _source(files, root, name) for name in NAMES}


def _source(files: Files, root: Path, name: str) -> _Source:
    path, shown = root / FOLDER / f"{name}.yaml", f"{FOLDER}/{name}.yaml"
    there = files.has_file(path)
    data = files.read(path) if there else NEW.format(name=name).encode()
    lines, _ = read_lines(files, path, shown, root, LONGEST) if there else split_lines(data, shown)
    return _Source(path, data, lines, read_table(lines))


def _changed(name: str, source: _Source, changes: Changes) -> bytes:
    """Return the new bytes of the file; it is read again to see that it says what it should."""
    values: dict[str, Any] = new_values(name, source.yaml.value, changes)
    data = edit_file(source.data, patch(source.lines, source.yaml, values))
    again = read_table(split_lines(data, f"{FOLDER}/{name}.yaml")[0])
    if again.findings:
        raise FileError(
            f"写回以后 {FOLDER}/{name}.yaml 不能再读：{again.findings[0].message}。", "没有写文件；请分几次写回。"
        )
    if again.value != plainly(values):
        raise FileError(f"{FOLDER}/{name}.yaml 的写法太特别，不能写回。", "没有写文件；请直接改它。")
    return data
