"""Every demand of GB/T 1.1—2020 is met by a rule, by construction, or has its reason why no machine can see it."""

from __future__ import annotations

import ast
from collections import Counter
from functools import cache

from drafts import ROOT
from qicao.check.coverage import coverage_page, faults_of_reading, read_coverage
from qicao.rules.table import all_rules

DEMANDS = read_coverage()


def test_every_demand_stands_once_and_nothing_is_blank() -> None:
    """With its clause, its level, and what meets it."""
    assert [name for name, count in Counter(demand.id for demand in DEMANDS).items() if count > 1] == []
    for demand in DEMANDS:
        assert all((demand.id, demand.clause, demand.subject, demand.by)), demand
        assert demand.level in {"M", "S"}, demand
        assert demand.kind in {"rule", "construction", "unchecked"}, demand
        assert demand.kind != "rule" or demand.codes, demand
        assert demand.kind != "construction" or demand.tests, demand
        assert demand.kind != "unchecked" or demand.by.endswith("。"), demand


def test_every_code_exists() -> None:
    """As a rule, or as a fault that reading finds."""
    known = {rule.code for rule in all_rules()} | set(faults_of_reading())
    assert sorted({code for demand in DEMANDS for code in demand.codes} - known) == []


def test_every_test_exists() -> None:
    """A function of that name in that file."""
    named = {test for demand in DEMANDS for test in demand.tests}
    assert [test for test in sorted(named) if test.split("::")[1] not in functions(test.split("::")[0])] == []


@cache
def functions(file: str) -> set[str]:
    """The names of the tests in the file."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_the_page_in_the_guides_is_that_of_the_table() -> None:
    """Renew it with: python -m qicao.check.coverage > docs/rules/coverage.md."""
    assert (ROOT / "docs/rules/coverage.md").read_text(encoding="utf-8") == coverage_page()
