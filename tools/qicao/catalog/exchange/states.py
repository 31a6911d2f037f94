"""States of a system that can be compared: a folder, a file that was exported or frozen, a revision of git."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from msgspec import Struct

from qicao.catalog.exchange.gather import gather, terms_of
from qicao.catalog.exchange.receive import read_handed
from qicao.catalog.read import FOLDER, NAMES, has_system, read_system
from qicao.errors import FileError, ToolError, UsageError
from qicao.model.exchange import FORMAT, VERSION, Exchange
from qicao.model.finding import Finding
from qicao.source.construct import Unfit, construct
from qicao.source.files import in_memory
from qicao.source.programs import ProgramError
from qicao.source.world import World

__all__ = ["Known", "open_state", "parse_exchange"]

SECONDS = 20
HINT = "给出放 metadata/ 的文件夹、qicao system export 写的 JSON，或 git 版本加冒号，如 HEAD~1:。"


class Known(Struct, frozen=True):
    """A state, whether its terms are known, and the faults of the files from which it was read."""

    exchange: Exchange
    terms: bool = True
    findings: tuple[Finding, ...] = ()


def open_state(world: World, name: str) -> Known:
    """Return the state that the user calls *name*; `UsageError` or `FileError` is raised if there is none."""
    path = Path(name)
    if world.files.has_folder(path):
        return _of_folder(world, path)
    if world.files.has_file(path):
        return Known(_of_file(world, path))
    revision, colon, folder = name.rpartition(":")
    if not colon:
        raise UsageError(f"找不到“{name}”。", HINT)
    return _of_revision(world, revision, folder)


def _of_folder(world: World, folder: Path) -> Known:
    if not has_system(world.files, folder):
        raise UsageError(f"{folder.as_posix()} 下没有标准体系。", HINT)
    system = read_system(world.files, folder)
    return Known(gather(system, terms_of(world, folder)), findings=system.findings)


def _of_file(world: World, path: Path) -> Exchange:
    try:
        return parse_exchange(read_handed(world.files, path))
    except FileError as error:
        raise FileError(f"{path.as_posix()}：{error.message}。", error.hint) from error


def parse_exchange(data: bytes) -> Exchange:
    """Return the system that was exported; `FileError` is raised with the reason if the data are not one.

    Fields that this version does not know are left out.
    """
    try:
        value = json.loads(data.decode("utf-8-sig"), parse_int=str, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError) as error:
        raise FileError("不是有效的 JSON", HINT) from error
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise FileError("不是 qicao system export 写的文件", HINT)
    if value.get("version") != str(VERSION):
        raise FileError(f"交换格式的版本不是 {VERSION}", "请升级本程序。")
    try:
        return _constructed({**value, "version": VERSION})
    except RecursionError as error:
        raise FileError("嵌套的层次太多", HINT) from error


def _constructed(value: Mapping[str, Any]) -> Exchange:
    """Return the value as an exchange; `FileError` is raised with the place of the first row that does not fit."""
    made: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    for name, one in Exchange.__dataclass_fields__.items():
        if name in made or name not in value:
            continue
        if isinstance(value[name], list) and get_args(one.type):
            made[name] = tuple(_row(get_args(one.type)[0], item, name, at) for at, item in enumerate(value[name], 1))
        else:
            made[name] = _made(one.type, value[name], f"“{name}”")
    if not made.get("title"):
        raise FileError("没有标准体系的名称（title）", HINT)
    return Exchange(**made)


def _row(kind: Any, item: object, table: str, at: int) -> Any:
    known = (
        {key: part for key, part in item.items() if key in kind.__dataclass_fields__}
        if isinstance(item, dict)
        else item
    )
    return _made(kind, known, f"“{table}”的第{at}项")


def _made(kind: Any, item: object, place: str) -> Any:
    try:
        return construct(kind, _as_text(item))
    except Unfit as error:
        raise FileError(f"{place}不合格式", "用 metadata/schema/exchange.schema.json 检查。") from error


def _as_text(value: Any) -> Any:
    """Return the value with truth values as YAML writes them."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return [_as_text(item) for item in value]
    return {key: _as_text(item) for key, item in value.items()} if isinstance(value, dict) else value


def _of_revision(world: World, revision: str, folder: str) -> Known:
    if revision.startswith("-") or not _git(world, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"):
        raise UsageError(f"git 里没有版本“{revision}”。", HINT)
    place = f"./{folder.strip('/')}/{FOLDER}" if folder.strip("/.") else f"./{FOLDER}"
    texts = {name: _git(world, "show", f"{revision}:{place}/{name}.yaml") for name in NAMES}
    if not texts["system"]:
        raise UsageError(f"版本“{revision}”里没有标准体系。", HINT)
    root = Path("/") / "revision"
    files = in_memory({root / FOLDER / f"{name}.yaml": text for name, text in texts.items() if text})
    system = read_system(files, root)
    return Known(gather(system), terms=False, findings=system.findings)


def _git(world: World, *arguments: str) -> bytes:
    """Return what git says; nothing if it knows no such thing."""
    try:
        return world.programs.run(["git", *arguments], b"", SECONDS)
    except ProgramError:
        return b""
    except OSError as error:
        raise ToolError("没有找到 git。", "安装 git，或比较两个文件夹、两个导出的文件。") from error
