"""Formulas and files that are written to harm: each is refused, soon and within little memory."""

from __future__ import annotations

import tracemalloc
from time import process_time

import pytest

from drafts import ROOT
from qicao.indicators.read import Sets, read_sets
from qicao.indicators.rules.run import check_sets
from qicao.source.world import open_draft
from seeded import Seeded, read_seeded

HOSTILE = {
    id_: row
    for id_, row in read_seeded(ROOT / "tests/indicators/faults.csv").items()
    if row.kind.startswith("hostile") or "注入" in row.why
}
MOST_SECONDS, MOST_BYTES = 1, 200_000_000
LONGER = ("closed" + " + closed" * 200_000, "(" * 200_000, "-" * 200_000, "9" * 200_000, "^".join("9" * 100_000))
"""Formulas that a row of a table cannot well hold."""


def _sets(file: str, text: str) -> Sets:
    files = open_draft(ROOT).over({ROOT / file: text.encode()}).files
    return read_sets(files, ROOT)


def _refused(file: str, text: str) -> None:
    """Read and check the sets within the bounds, with an error."""
    began = process_time()
    found = check_sets(_sets(file, text))
    assert process_time() - began < MOST_SECONDS
    assert [one for one in found if one.severity == "error" and one.span.file == file]
    tracemalloc.start()
    check_sets(_sets(file, text))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < MOST_BYTES


@pytest.mark.parametrize("row", HOSTILE.values(), ids=HOSTILE)
def test_what_is_hostile_is_refused(row: Seeded) -> None:
    """Within a second of the processor, and 200 MB."""
    _refused(row.file, row.altered)


@pytest.mark.parametrize("formula", LONGER, ids=lambda text: text[:8])
def test_what_is_endless_is_refused(formula: str) -> None:
    """It is not even read."""
    file = "metadata/indicators/scenes.yaml"
    text = (ROOT / file).read_text(encoding="utf-8")

    _refused(file, text.replace("formula: closed / opened", f"formula: '{formula}'"))


def test_there_are_hostile_rows() -> None:
    """Of all kinds that the issue names."""
    assert len(HOSTILE) > 20
