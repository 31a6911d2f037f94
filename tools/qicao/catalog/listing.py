"""标准明细 as programs read it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from qicao.catalog.system import System

__all__ = ["Listed", "listing"]


class Listed(Struct, frozen=True):
    """A standard of the system; the names of the fields are a stable format."""

    id: str
    number: str
    title: str
    level: str
    kind: str
    status: str
    subsystem: str
    draft: str
    verification: str


def listing(system: System) -> Iterator[Listed]:
    """Yield the standards in the order of the tree, and of their ids within a sub-system."""
    order = {code: at for at, code in enumerate(system.subsystem_of)}
    rows = sorted(system.entry_of.values(), key=lambda row: (order.get(row.value.subsystem, len(order)), row.value.id))
    for entry in (row.value for row in rows):
        yield Listed(
            entry.id,
            entry.number,
            entry.title,
            entry.level,
            entry.kind,
            entry.status,
            entry.subsystem,
            entry.draft,
            entry.verification or "",
        )
