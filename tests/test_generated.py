"""The drafts that speed is measured with: what is measured must be a good draft."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from drafts import ROOT
from laws import broken_laws
from qicao.catalog.details import details
from qicao.catalog.drafts import read_drafts
from qicao.catalog.read import read_system
from qicao.catalog.rules.context import Context
from qicao.catalog.rules.run import check_system
from qicao.parse.draft import load_draft
from qicao.source.catalogue import read_catalogue
from qicao.source.files import DISK
from qicao.source.world import open_draft

sys.path.append(str(ROOT / "benchmarks"))
from generate import chapters_of, write_draft

from system import write_system

FILES = ("index.md", "standard.yaml", "explanation.md")


@pytest.mark.parametrize("chapters", [1, 5, 26])
def test_nothing_is_wrong_with_a_generated_draft(chapters: int, tmp_path: Path) -> None:
    """Of any length; every reference leads somewhere and no text vanishes."""
    draft = load_draft(write_draft(tmp_path / "draft", chapters, 7))

    assert draft.findings == ()
    assert broken_laws(draft) == []


def test_the_same_seed_gives_the_same_draft_and_another_another(tmp_path: Path) -> None:
    """So that two measurements are of the same text."""
    one, two, other = (write_draft(tmp_path / str(at), 3, seed) for at, seed in enumerate((1, 1, 2)))

    assert [(one / name).read_bytes() for name in FILES] == [(two / name).read_bytes() for name in FILES]
    assert (one / "index.md").read_bytes() != (other / "index.md").read_bytes()


def test_pages_ask_for_chapters() -> None:
    """More pages, more chapters, and never none."""
    assert [chapters_of(pages) for pages in (1, 41, 184)] == [1, 25, 120]


def test_a_system_has_no_faults(tmp_path: Path) -> None:
    """Of the size that is measured, and every entry in the tables."""
    system = read_system(DISK, write_system(tmp_path, 300))
    context = Context(system, read_catalogue(DISK, tmp_path), read_drafts(open_draft(tmp_path), tmp_path))

    assert [one for one in check_system(context) if one.severity != "info"] == []
    assert sum(len(detail.rows) for detail in details(system)) == 300
    assert len({row.value.id for row in system.entries}) == 300
