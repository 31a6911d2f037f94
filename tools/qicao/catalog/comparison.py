"""The system beside others, document by document: what we have, plan, lack, and do not need, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from qicao.catalog.system import Row, System
from qicao.model.system import THERE, Comparison, Entry, Framework

__all__ = ["STATES", "Beside", "beside", "tally"]

STATES = ("已有", "拟制定", "缺少", "不需要")


class Beside(Struct, frozen=True):
    """A document of another system, and the standards of ours that answer to it."""

    theirs: Comparison
    ours: tuple[Row[Entry], ...]
    found: str
    """What the standards of ours say of themselves: 已有 if one exists, 拟制定 if one is coming, else 缺少."""

    @property
    def lacking(self) -> bool:
        """True if we do not have it yet: 拟制定 and 缺少."""
        return self.theirs.state in {"拟制定", "缺少"}


def beside(system: System, framework: Framework) -> tuple[Beside, ...]:
    """Return the documents of a framework in their order."""
    return tuple(_beside(system, theirs) for theirs in framework.entries)


def tally(rows: Iterable[Beside]) -> Mapping[str, int]:
    """Return state → number of documents; every state is there."""
    states: list[str] = [row.theirs.state for row in rows]
    return {state: states.count(state) for state in STATES}


def _beside(system: System, theirs: Comparison) -> Beside:
    ours = tuple(row for name in theirs.ours if (row := system.find(name)))
    states = {row.value.status for row in ours}
    found = "已有" if states & THERE else "拟制定" if states & {"在编", "拟编"} else "缺少"
    return Beside(theirs, ours, found)
