"""All checks of the sets of indicators."""

from __future__ import annotations

from qicao.indicators.read import ReadSet, Sets
from qicao.indicators.rules.data import check_data
from qicao.indicators.rules.formulas import check_formulas
from qicao.indicators.rules.names import check_names, check_sets_names
from qicao.indicators.rules.rating import check_ratings
from qicao.indicators.rules.shares import check_shares
from qicao.indicators.rules.weights import check_weights
from qicao.model.finding import Finding

__all__ = ["check_set", "check_sets"]

CHECKS = (check_names, check_data, check_formulas, check_shares, check_ratings, check_weights)


def check_set(one: ReadSet) -> tuple[Finding, ...]:
    """Return every finding in the set, also those of reading it, in the order of their places."""
    return _sorted([*one.findings, *(finding for check in CHECKS for finding in check(one))])


def check_sets(sets: Sets) -> tuple[Finding, ...]:
    """Return every finding in the sets, also those of reading them, in the order of their places."""
    within = [finding for one in sets.sets for check in CHECKS for finding in check(one)]
    return _sorted([*sets.findings, *check_sets_names(sets), *within])


def _sorted(findings: list[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda one: (one.span.file, one.span.line, one.span.column, one.code)))
