"""Standards systems for tests: the one with planted gaps, and others put together by chance."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from drafts import ROOT
from qicao.catalog.read import read_system
from qicao.catalog.system import Row, System
from qicao.model.programme import (
    District,
    Matter,
    Organisation,
    PlanFile,
    Problem,
    ProgrammeFile,
    Step,
    Task,
    Variant,
)
from qicao.model.span import Span
from qicao.model.system import Entry, Roles, Subsystem, SystemFile
from qicao.model.yaml import YamlFile
from qicao.source.files import DISK

__all__ = ["HARBOUR", "chance_system", "harbour", "sample"]

HARBOUR = ROOT / "tests/programmes/harbour"
Value = TypeVar("Value")


@cache
def harbour() -> System:
    """The made-up programme with planted gaps."""
    return read_system(DISK, HARBOUR)


@cache
def sample() -> System:
    """The system of this repository."""
    return read_system(DISK, Path(ROOT))


def _row(value: Value) -> Row[Value]:
    return Row(value, YamlFile({}, {}), (), Span("chance.yaml", 1))


def chance_system(seed: int) -> System:
    """Return a system with rows that were drawn by lot; some name what is not there, or twice the same."""
    lot = Random(seed)
    codes = [f"S{at}" for at in range(lot.randint(1, 6))]
    subsystems = [
        Subsystem(code=code, title=f"子体系{code}", parent=lot.choice(["", *codes[:at]]))
        for at, code in enumerate(codes)
    ]
    bodies = [
        Organisation(
            id=f"O{at}", title=f"组织{at}", kind=lot.choice(["主管部门", "区城运中心", "街镇城运中心", "起草单位"])
        )
        for at in range(lot.randint(0, 5))
    ]
    ids = [f"E{lot.randint(0, 12)}" for _ in range(lot.randint(0, 14))]
    return System(
        programme=_row(ProgrammeFile(title="", state=lot.choice([None, dt.date(2026, 6, 30)]), problems=_problems())),
        head=_row(SystemFile(title="体系")),
        plan=_row(PlanFile()),
        subsystems=tuple(map(_row, subsystems)),
        organisations=tuple(map(_row, bodies)),
        entries=tuple(_row(_entry(lot, id_, codes, [body.id for body in bodies])) for id_ in ids),
        matters=tuple(_row(_matter(lot, at, ids)) for at in range(lot.randint(0, 12))),
        districts=tuple(_row(District(id=f"D{at}", title=f"区{at}", setup="其他")) for at in range(lot.randint(0, 3))),
        tasks=tuple(_row(_task(lot, lot.choice([*ids, "E99"]), ids)) for _ in range(lot.randint(0, 8))),
    )


def _problems() -> tuple[Problem, ...]:
    return tuple(Problem(id=f"P{at}", title=f"问题{at}") for at in range(1, 9))


def _some(lot: Random, names: list[str]) -> tuple[str, ...]:
    return tuple(lot.sample(names, lot.randint(0, min(3, len(names)))))


def _day(lot: Random) -> dt.date | None:
    return lot.choice([None, dt.date(lot.randint(2015, 2028), lot.randint(1, 12), lot.randint(1, 28))])


def _entry(lot: Random, id_: str, codes: list[str], bodies: list[str]) -> Entry:
    found: dict[str, Any] = {
        "status": lot.choice(["现行", "即将实施", "在编", "拟编", "修订中", "被代替", "废止", "未核实"]),
        "subsystem": lot.choice([*codes, "S99"]),
        "cites": _some(lot, ["E1", "E2", "E3", "GB/T 1.1—2020"]),
        "roles": Roles(drafts=_some(lot, bodies), uses=_some(lot, bodies)),
        "verification": lot.choice([None, "A", "B"]),
        "issued": _day(lot),
        "related": lot.random() < 0.3,
    }
    return Entry(id=id_, title=f"标准{id_}", level="local", kind="管理", **found)


def _matter(lot: Random, at: int, ids: list[str]) -> Matter:
    variants = tuple(
        Variant(district=f"D{one}", mode=lot.choice(["照用", "调整", "未开展"])) for one in range(lot.randint(0, 2))
    )
    return Matter(
        code=f"{lot.randint(0, 14):02}",
        title=f"事项{at}",
        domain=lot.choice(["公共管理", "公共服务", "公共安全", "应急处置"]),
        levels=tuple(lot.sample(["市", "区", "街镇"], lot.randint(1, 3))),  # type: ignore[arg-type]
        standards=_some(lot, [*ids, "E99"]),
        districts=variants,
    )


def _task(lot: Random, entry: str, ids: list[str]) -> Task:
    steps = [Step(stage=stage, planned=_day(lot), actual=_day(lot)) for stage in ("立项", "起草", "发布")]  # type: ignore[arg-type]
    return Task(entry=entry, year=2026, priority=1, owner="O0", depends_on=_some(lot, ids), stages=tuple(steps))
