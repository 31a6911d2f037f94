"""The pages about the codes are those in docs/rules."""

from __future__ import annotations

from drafts import ROOT
from qicao.check.codes import ALL_FAMILIES, code_pages
from qicao.check.reports.pages import render_pages
from qicao.rules.table import FAMILIES


def test_the_pages_in_docs_are_fresh() -> None:
    """`make rules` writes them again; a page whose rule is gone has to go by hand."""
    rules = {letters: name for letters, (_, name) in FAMILIES.items()}
    folder = ROOT / "docs/rules"
    kept = {file.name: file.read_text(encoding="utf-8") for file in folder.glob("*.md") if file.stem != "coverage"}

    assert kept == render_pages(code_pages(), ALL_FAMILIES, rules)
