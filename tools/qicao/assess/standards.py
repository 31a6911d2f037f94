"""The sets of indicators beside the standards that they name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from qicao.indicators import faults
from qicao.indicators.compared import compare
from qicao.indicators.problem import near
from qicao.indicators.read import ReadSet, Sets
from qicao.model.finding import Finding
from qicao.model.numbers import parse_number
from qicao.model.span import Span
from qicao.parse.draft import load_draft
from qicao.source.world import World

__all__ = ["check_standards"]


def check_standards(world: World, root: Path, sets: Sets) -> tuple[Finding, ...]:
    """Return where sets and drafts differ, and the standards that are neither a draft nor a number."""
    named = {name: span for one in reversed(sets.sets) for name, span in _named(one)}
    drafts = [name for name in world.files.names(root / "drafts") if world.files.has_folder(root / "drafts" / name)]
    unknown = [
        faults.UNKNOWN_STANDARD.at(span, name=name, near=near(name, drafts))
        for name, span in named.items()
        if name not in drafts and not parse_number(name)
    ]
    differing = (
        finding for name in sorted(named) if name in drafts for finding in _differences(world, root, sets, name)
    )
    return (*unknown, *differing)


def _named(one: ReadSet) -> Iterator[tuple[str, Span]]:
    if one.value.standard:
        yield one.value.standard, one.head.at("standard")
    for row in one.indicators:
        if row.value.source and row.value.source.standard:
            yield row.value.source.standard, row.at("source", "standard")


def _differences(world: World, root: Path, sets: Sets, slug: str) -> Iterator[Finding]:
    draft = load_draft(root / "drafts" / slug, index=False, shown=f"drafts/{slug}", world=world)
    yield from compare(sets, slug, draft.standard)
