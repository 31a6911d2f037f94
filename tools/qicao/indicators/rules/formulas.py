"""IND1, IND2: formulas and conditions: their text, dimensions, circles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qicao.indicators import faults
from qicao.indicators.dimensions import measure_result
from qicao.indicators.formula import Formula
from qicao.indicators.problem import Problem
from qicao.indicators.quantities import quantities
from qicao.indicators.read import ReadSet
from qicao.indicators.veto import veto_problems
from qicao.indicators.walk import names_in
from qicao.model.finding import Finding

__all__ = ["check_formulas", "circles"]


def check_formulas(one: ReadSet) -> Iterator[Finding]:
    """Yield what is wrong with the formulas and conditions of a set."""
    known = quantities(one.value)
    for row in one.indicators:
        if row.value.formula or not row.faulty:
            problems = _problems(one.formulas[row.value.id], known, row.value.unit)
            yield from (one.at(row, "formula", problem) for problem in problems)
        yield from (one.at(row, "veto", problem) for problem in veto_problems(row.value))
    for names in circles({name: formula for name, formula in one.formulas.items() if isinstance(formula, Formula)}):
        row = one.indicator_of[names[0]]
        yield faults.CIRCULAR.at(row.at("formula"), round=" → ".join((*names, names[0])))


def _problems(formula: Formula | Problem, known: Mapping[str, object], unit: str) -> tuple[Problem, ...]:
    if isinstance(formula, Problem):
        return (formula,)
    found = measure_result(formula, known, unit)  # type: ignore[arg-type]
    if not found and not names_in(formula.tree):
        return (formula.problem(faults.NO_DATA_IN_FORMULA, ()),)
    return found


def circles(formulas: Mapping[str, Formula]) -> tuple[tuple[str, ...], ...]:
    """Return the circles of indicators that need each other, each once, from the first of them in the file."""
    uses = {name: [one for one in names_in(formula.tree) if one in formulas] for name, formula in formulas.items()}
    found: list[tuple[str, ...]] = []
    done: set[str] = set()
    for name in formulas:
        found += _from(name, uses, done)
    return tuple(found)


def _from(start: str, uses: Mapping[str, list[str]], done: set[str]) -> Iterator[tuple[str, ...]]:
    """Yield the circles that are met on the ways from *start*; each name is gone through once."""
    if start in done:
        return
    way, rest = [start], [iter(uses[start])]
    while rest:
        name = next(rest[-1], None)
        if name is None:
            done.add(way.pop())
            rest.pop()
        elif name in way:
            yield tuple(way[way.index(name) :])
        elif name not in done:
            way.append(name)
            rest.append(iter(uses[name]))
