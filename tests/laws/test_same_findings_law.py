"""The check says what the build says: the same findings at the same places, in the same order."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from drafts import DRAFTS
from mutations import BLIND, Strike, copy_draft
from qicao.builds.documents import build_draft
from qicao.check.draft import check_draft
from qicao.drawn.faults import Drawing
from qicao.model.finding import Finding
from qicao.parse.draft import load_draft
from qicao.source.world import open_world
from snippets import draft_of

TEXT = "# 范围\n\n甲$\\unknown{x}$，$x$。\n\n$$\n\\begin{cases} a\n$$\n\n![图](没有.svg)\n"


def both(folder: Path, work: Path) -> tuple[list[Finding], list[Finding]]:
    """What the check of the draft finds, and what its build finds; the one calls a file by its path, the other by its name."""
    checked = check_draft(load_draft(folder), drawing=Drawing.of(folder, open_world(work / "cache")))
    return named(checked.findings), named(build_draft(folder, work / "build").findings)


def named(findings: Iterable[Finding]) -> list[Finding]:
    """The findings with the bare names of their files."""
    return [replace(item, fix=None, span=replace(item.span, file=Path(item.span.file).name)) for item in findings]


def test_formulas_and_pictures_are_told_by_both(tmp_path: Path) -> None:
    """At the line of each."""
    draft_of(tmp_path / "draft", TEXT)
    checked, built = both(tmp_path / "draft", tmp_path)

    assert checked == built
    assert {("FRM001", 3), ("FRM001", 6)} <= {(item.code, item.span.line) for item in built}


@pytest.mark.parametrize("blow", BLIND, ids=lambda blow: blow.__name__)
@pytest.mark.one_in(4)
def test_a_broken_draft_has_the_same_findings_in_both(blow: Strike, tmp_path: Path) -> None:
    """Whatever is left of it."""
    index = copy_draft(DRAFTS["group-guide"], tmp_path) / "index.md"
    struck = blow(index.read_text(encoding="utf-8").splitlines(), Random(blow.__name__))
    index.write_text("\n".join(struck.text) + "\n", encoding="utf-8")
    checked, built = both(index.parent, tmp_path)

    assert checked == built
