"""The documents of a standards system, made again only if its data or the program changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from qicao import __version__
from qicao.builds.record import digest_of, digest_of_file, word
from qicao.catalog.read import FOLDER, NAMES
from qicao.model.finding import Finding
from qicao.source.files import DISK
from qicao.source.resources import PACKAGE, resource_path
from qicao.source.world import World, open_draft

if TYPE_CHECKING:
    from qicao.catalog.system import System

__all__ = ["Built", "build_system", "documents_of"]

KIND = "system"
"""The name of the folder of records in the cache."""


class Built(Struct, frozen=True):
    """The files of a system, the faults of reading it, and whether anything was made."""

    files: tuple[str, ...]
    findings: tuple[Finding, ...] = ()
    made: bool = True


def build_system(root: Path, out: Path) -> Built:
    """Write the documents of the system in the folder *root* into *out*, unless they are there and nothing changed.

    The caller must know that there is a system. `ToolError` is raised if a file cannot be written.
    """
    world = open_draft(root)
    key = str(DISK.real(out))
    base = word(__version__, digest_of([PACKAGE, resource_path("templates")]), *map(digest_of_file, _sources(root)))
    known = _known(world, key, base, out)
    if known:
        return Built(known, made=False)
    from qicao.catalog.read import read_system

    system = read_system(DISK, root)
    documents = documents_of(system, root, world)
    for name, data in documents.items():
        DISK.write(out / name, data)
    if not system.findings:
        _remember(world, key, base, documents, out)
    return Built(_paths(out, documents), system.findings)


def _sources(root: Path) -> list[Path]:
    return [root / FOLDER / f"{name}.yaml" for name in NAMES]


def documents_of(system: System, root: Path, world: World) -> dict[str, bytes]:
    """Return the documents by file name."""
    from qicao.catalog.workbook.lines import values_of
    from qicao.drawn.pictures import Pictures
    from qicao.render.system.book import render_workbook
    from qicao.render.system.diagram import diagrams
    from qicao.render.system.notice import render_notice
    from qicao.render.system.picture import pictures_of
    from qicao.render.system.plan import render_plan
    from qicao.render.system.roadmap import roadmaps
    from qicao.render.system.statement import render_statement
    from qicao.render.system.tables import render_tables

    pictures = Pictures(root, world)
    return {
        "标准体系表.docx": render_tables(system, pictures, pictures_of(diagrams(system), world)),
        "编制说明.docx": render_statement(system, pictures),
        "滚动计划.docx": render_plan(system, pictures, pictures_of(roadmaps(system), world)),
        "宣贯.docx": render_notice(system, pictures),
        "标准体系.xlsx": render_workbook(values_of(system)),
        **_structure(system),
    }


def _structure(system: System) -> dict[str, bytes]:
    """Return the 结构图 to hang on a wall: on A3, then with lists of standards; and the first sheet as a picture."""
    from qicao.render.system.diagram import diagrams
    from qicao.render.system.pdf import render_sheets
    from qicao.render.system.sheet import A3

    sheets = diagrams(system, A3)
    lists = [sheet for sheet in diagrams(system, A3, expanded=True) if sheet.svg not in {one.svg for one in sheets}]
    day = system.programme.value.state
    return {
        "标准体系结构图.pdf": render_sheets((*sheets, *lists), A3, day),
        "标准体系结构图.svg": sheets[0].svg.encode(),
    }


def _paths(out: Path, names: Mapping[str, object]) -> tuple[str, ...]:
    return tuple((out / name).as_posix() for name in names)


def _known(world: World, key: str, base: str, out: Path) -> tuple[str, ...]:
    """Return the files of the last build if they are as they were left and made from the same data; else none."""
    with suppress(KeyError, TypeError, ValueError, AttributeError):
        known = json.loads(world.cache.read(KIND, key))
        if known["base"] == base and all(digest_of_file(out / name) == kept for name, kept in known["files"].items()):
            return _paths(out, known["files"])
    return ()


def _remember(world: World, key: str, base: str, documents: Mapping[str, bytes], out: Path) -> None:
    files = {name: digest_of_file(out / name) for name in documents}
    world.cache.write(KIND, key, json.dumps({"base": base, "files": files}, ensure_ascii=False))
