"""IND1, IND2: formulas and conditions: their text, dimensions, circles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qicao.indicators import faults
from qicao.indicators.dimensions import Quantity, measure, measure_result
from qicao.indicators.formula import Formula
from qicao.indicators.problem import Problem
from qicao.indicators.quantities import quantities
from qicao.indicators.read import ReadSet
from qicao.indicators.rules.circles import rounds
from qicao.indicators.veto import veto_problems
from qicao.indicators.walk import names_in
from qicao.model.finding import Finding

__all__ = ["check_formulas"]


def check_formulas(one: ReadSet) -> Iterator[Finding]:
    """Yield what is wrong with the formulas and conditions of a set."""
    faulty = {row.value.id for row in one.data if row.faulty} | {row.value.id for row in one.indicators if row.faulty}
    known = quantities(one.value, frozenset(faulty))
    untold = {faults.UNKNOWN_NAME.code} if one.lost or _twice(one) else set[str]()
    for row in one.indicators:
        if row.value.formula or not row.faulty:
            problems = _problems(one.formula_of(row), known, "" if row.faulty else row.value.unit)
            yield from (one.at(row, "formula", problem) for problem in problems if problem.fault.code not in untold)
        yield from (one.at(row, "veto", problem) for problem in veto_problems(row.value))
    for names in rounds(_uses(one)):
        row = one.indicator_of[names[0]]
        yield faults.CIRCULAR.at(row.at("formula"), round=" → ".join((*names, names[0])))


def _twice(one: ReadSet) -> bool:
    """Return whether two data items have one name, so that a name is missed that one of them should have."""
    return len(one.item_of) < len(one.data)


def _uses(one: ReadSet) -> dict[str, list[str]]:
    """Return name → the indicators in its formula; a name that a data item has, too, means that."""
    read = {name: formula for name, formula in one.formulas.items() if isinstance(formula, Formula)}
    return {
        name: [used for used in names_in(formula.tree) if used not in one.item_of] for name, formula in read.items()
    }


def _problems(formula: Formula | Problem, known: Mapping[str, Quantity], unit: str) -> tuple[Problem, ...]:
    if isinstance(formula, Problem):
        return (formula,)
    found = measure_result(formula, known, unit) if unit else measure(formula, known).problems
    if not found and not names_in(formula.tree):
        return (formula.problem(faults.NO_DATA_IN_FORMULA, ()),)
    return found
