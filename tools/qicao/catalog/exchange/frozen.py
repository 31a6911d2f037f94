"""States that are kept: one file for each day on which the system was frozen."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from qicao.catalog.exchange.states import parse_exchange
from qicao.catalog.exchange.written import render_exchange
from qicao.catalog.read import FOLDER
from qicao.errors import FileError, UsageError
from qicao.model.exchange import Exchange
from qicao.source.files import Files

__all__ = ["STATES", "Frozen", "freeze", "frozen_states"]

STATES = Path(FOLDER, "states")


class Frozen(Struct, frozen=True):
    """The file that a state is kept in, and its bytes; the state before it, if there is one."""

    path: Path
    data: bytes
    before: Exchange | None
    there: bool = False
    """True if the file exists with these bytes."""


def frozen_states(files: Files, root: Path) -> tuple[Exchange, ...]:
    """Return the states that are kept, the oldest first; `FileError` is raised for a damaged one."""
    paths = (root / STATES / name for name in files.names(root / STATES) if name.endswith(".json"))
    return tuple(_read(files, path) for path in paths)


def freeze(files: Files, root: Path, exchange: Exchange, *, again: bool = False) -> Frozen:
    """Return the file for the state of the system; nothing is written.

    `UsageError` is raised if the system has no day, a later day is kept already, or the day is kept with other content
    and it is not done *again*.
    """
    if exchange.state is None:
        raise UsageError("不知道这是哪一天的数据。", "在 metadata/programme.yaml 中写上 state: 日期。")
    path, data = root / STATES / f"{exchange.state}.json", render_exchange(exchange).encode()
    names = [name for name in files.names(root / STATES) if name.endswith(".json")]
    if any(name > path.name for name in names):
        raise UsageError(
            f"已经冻结了更晚的 {max(names).removesuffix('.json')}。", "先把 metadata/programme.yaml 的 state 改到今天。"
        )
    there = path.name in names and files.read(path) == data
    if path.name in names and not there and not again:
        raise UsageError(
            f"{path.as_posix()} 已经冻结，内容不同，没有改动。",
            "把 metadata/programme.yaml 的 state 改到新的日期；确要重做这一天的用 --again。",
        )
    earlier = [name for name in names if name < path.name]
    before = _read(files, root / STATES / max(earlier)) if earlier else None
    return Frozen(path, data, before, there)


def _read(files: Files, path: Path) -> Exchange:
    try:
        return parse_exchange(files.read(path))
    except FileError as error:
        raise FileError(f"{path.as_posix()}：{error.message}。", "用 git 恢复这个文件，不要手工修改。") from error
