"""The lines of the 目次, for every output (GB/T 1.1—2020, 8.2)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from qicao.model.block import Figure, Table
from qicao.model.inline import readable_text
from qicao.model.standard import Annex, Clause, Element, Standard
from qicao.model.tree import iter_nodes
from qicao.model.words import annex_status

__all__ = ["ContentsEntry", "contents"]

GAP = "\u3000"


class ContentsEntry(Struct, frozen=True):
    """A line of the contents."""

    id: str
    text: str
    level: int
    """1 for elements, 章 and 附录, 2 for 条 of the first level …"""
    kind: Literal["division", "figure", "table"] = "division"
    apart: bool = False
    """True if an empty line comes before it: before the first figure and the first table (10.3.2)."""


def contents(standard: Standard) -> tuple[ContentsEntry, ...]:
    """Return the entries in the order of 8.2: elements, chapters, annexes, then figures and tables if wanted."""
    return (*_divisions(standard), *_captions(standard))


def _divisions(standard: Standard) -> Iterator[ContentsEntry]:
    for part in standard.divisions():
        if isinstance(part, Element):
            yield ContentsEntry(part.id, part.title, 1)
        elif isinstance(part, Annex):
            status = f"（{annex_status(part)}）"
            yield ContentsEntry(part.id, f"{part.number}{status}{GAP}{readable_text(part.title)}", 1)
        else:
            yield ContentsEntry(part.id, f"{part.number}{GAP}{readable_text(part.title)}", 1)
        if not isinstance(part, Element):
            yield from _clauses(part, standard.data.contents_depth)


def _clauses(part: Clause | Annex, depth: int) -> Iterator[ContentsEntry]:
    for clause in part.clauses:
        if isinstance(clause, Clause) and clause.level <= depth:
            if clause.title:
                yield ContentsEntry(clause.id, f"{clause.number}{GAP}{readable_text(clause.title)}", clause.level)
            yield from _clauses(clause, depth)


def _captions(standard: Standard) -> Iterator[ContentsEntry]:
    data = standard.data
    if data.contents_figures:
        yield from _listed(standard, Figure, "figure")
    if data.contents_tables:
        yield from _listed(standard, Table, "table")


def _listed(
    standard: Standard, kind: type[Figure | Table], name: Literal["figure", "table"]
) -> Iterator[ContentsEntry]:
    apart = True
    for node in iter_nodes(standard):
        if isinstance(node, kind) and not getattr(node, "is_part", False):
            yield ContentsEntry(node.id, f"{node.number}{GAP}{readable_text(node.title)}", 1, name, apart)
            apart = False
