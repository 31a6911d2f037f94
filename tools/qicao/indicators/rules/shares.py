"""IND022, IND023, IND211 to IND213: shares upside down, beyond the whole, too great, summed, and vetoes of the good."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qicao.indicators import faults
from qicao.indicators.formula import Formula
from qicao.indicators.rating import limits_of
from qicao.indicators.read import ReadSet
from qicao.indicators.veto import VALUE, read_veto
from qicao.indicators.walk import walk
from qicao.indicators.written import number_text
from qicao.model.finding import Finding
from qicao.model.formula import Aggregate, Binary, Expression, Function, Name, Number
from qicao.model.indicator import DataItem, Indicator
from qicao.model.yaml import Row

__all__ = ["check_shares"]

WHOLE: Mapping[str, float] = {"%": 100, "‰": 1000}
"""Unit of a share → the number that is the whole."""
LIKE = frozenset({"+", "-", "<", "<=", ">", ">=", "==", "!="})
WORSE = {"up": frozenset({"<", "<="}), "down": frozenset({">", ">="})}
"""Direction → comparisons that hold for bad values."""
OPPOSITE = frozenset({"<", "<=", ">", ">="})
KEEPING = frozenset({"mean", "least", "greatest"})
"""Aggregates that are not greater than the greatest of their values."""


def check_shares(one: ReadSet) -> Iterator[Finding]:
    """Yield what is wrong with shares and vetoes of a set though its dimensions are right."""
    for row in one.indicators:
        formula = one.formula_of(row)
        if isinstance(formula, Formula) and not row.faulty:
            yield from _quotient(one, row, formula)
            yield from _hundredfold(one, row, formula)
            yield from _bare_numbers(one, row, formula)
            yield from _sums(one, row, formula)
            yield from _beyond(one, row, formula)
        yield from _veto_of_the_good(row)
        yield from _veto_scale(row)


def _ids(node: Expression) -> tuple[str, str] | None:
    """Return the names above and below the stroke, if the expression is a quotient of two names or their sums."""
    if isinstance(node, Binary) and node.operator == "/":
        above, below = node.left, node.right
        if isinstance(above, Name | Aggregate) and isinstance(below, Name | Aggregate) and type(above) is type(below):
            return above.id, below.id
    return None


def _quotient(one: ReadSet, row: Row[Indicator], formula: Formula) -> Iterator[Finding]:
    """A part divided by its whole is never above 100 %; a whole by its part is never below."""
    names = _ids(formula.tree)
    above, below = (one.item_of.get(name) for name in names) if names else (None, None)
    if above is None or below is None:
        return
    if below.value.at_most == above.value.id:
        words = {"below": below.value.id, "above": above.value.id}
        yield one.at(row, "formula", formula.problem(faults.UPSIDE_DOWN, (), **words))


def _beyond(one: ReadSet, row: Row[Indicator], formula: Formula) -> Iterator[Finding]:
    """Nobody reaches a threshold above the greatest value."""
    most = _greatest(one, row.value.unit, formula.tree)
    beyond = [limit for limit in limits_of(row.value.rating) if most is not None and limit > most]
    if most is not None and beyond:
        words = {"most": number_text(most), "limit": number_text(beyond[0]), "unit": _shown(row.value.unit)}
        yield faults.BEYOND_THE_WHOLE.at(row.at("rating"), **words)


def _greatest(one: ReadSet, unit: str, tree: Expression) -> float | None:
    """Return the greatest value of a part divided by its whole, or of a data item; None if it is not known."""
    names = _ids(tree)
    if names:
        part = one.item_of.get(names[0])
        whole = WHOLE.get(unit, 1.0 if unit == "1" else None)
        return whole if part and part.value.at_most == names[1] else None
    if isinstance(tree, Name) or (isinstance(tree, Aggregate) and tree.function in KEEPING):
        item = one.item_of.get(tree.id)
        return _limit(item.value) if item and item.value.unit == unit else None
    return None


def _limit(item: DataItem) -> float | None:
    """Return the greatest value of the item unless that itself is told as a fault."""
    most, least = item.greatest, item.least
    faulty = most is None or (least is not None and least >= most) or (item.unit in WHOLE and most <= 1)
    return None if faulty else most


def _shown(unit: str) -> str:
    return "" if unit == "1" else unit


def _sums(one: ReadSet, row: Row[Indicator], formula: Formula) -> Iterator[Finding]:
    """Shares of several wholes have a mean, and no sum."""
    for place, node in walk(formula.tree):
        item = one.item_of.get(node.id) if isinstance(node, Aggregate) and node.function == "sum" else None
        if item and item.value.unit in WHOLE:
            problem = formula.problem(faults.SUM_OF_SHARES, place, name=item.value.id, unit=item.value.unit)
            yield one.at(row, "formula", problem)


def _hundredfold(one: ReadSet, row: Row[Indicator], formula: Formula) -> Iterator[Finding]:
    """The result is converted to percent already."""
    whole, tree = WHOLE.get(row.value.unit), formula.tree
    if whole and isinstance(tree, Binary) and tree.operator == "*":
        for at, factor in enumerate((tree.left, tree.right)):
            if factor == Number(whole):
                problem = formula.problem(faults.HUNDREDFOLD, (at,), factor=number_text(whole), unit=row.value.unit)
                yield one.at(row, "formula", problem)


def _bare_numbers(one: ReadSet, row: Row[Indicator], formula: Formula) -> Iterator[Finding]:
    """The bare number 95 is no 95 %."""
    for place, node in walk(formula.tree):
        for at, number, others in _compared(node):
            units = {unit for other in others for unit in _units(one, other)} & WHOLE.keys()
            if units and isinstance(number, Number) and not number.unit and number.value > 1:
                words = {"number": number_text(number.value), "unit": min(units)}
                yield one.at(row, "formula", formula.problem(faults.BARE_PERCENT, (*place, at), **words))


def _compared(node: Expression) -> Iterator[tuple[int, Expression, list[Expression]]]:
    """Yield each operand of what must be of one kind, with its position and the others."""
    operands: tuple[Expression, ...] = ()
    if isinstance(node, Binary) and node.operator in LIKE:
        operands = (node.left, node.right)
    elif isinstance(node, Function):
        operands = node.arguments
    for at, operand in enumerate(operands):
        yield at, operand, [other for place, other in enumerate(operands) if place != at]


def _units(one: ReadSet, node: Expression) -> Iterator[str]:
    """Yield the unit of a name that stands alone."""
    if isinstance(node, Name | Aggregate) and not (isinstance(node, Aggregate) and node.function == "count"):
        found = one.item_of.get(node.id) or one.indicator_of.get(node.id)
        if found:
            yield found.value.unit


def _veto_scale(row: Row[Indicator]) -> Iterator[Finding]:
    """A bound of less than 1 % was perhaps meant as a share of 1."""
    formula, unit = read_veto(row.value), row.value.unit
    numbers = (
        [node for _, node in walk(formula.tree) if isinstance(node, Number)] if isinstance(formula, Formula) else []
    )
    for number in numbers:
        if unit in WHOLE and number.unit == unit and 0 < number.value < 1:
            value = number_text(number.value)
            yield faults.RATING_SCALE.at(row.at("veto"), unit=unit, value=value, means=f"{value}{unit}")


def _veto_of_the_good(row: Row[Indicator]) -> Iterator[Finding]:
    formula = read_veto(row.value)
    tree = formula.tree if isinstance(formula, Formula) else None
    if isinstance(tree, Binary) and tree.left == Name(VALUE) and tree.operator in OPPOSITE - WORSE[row.value.direction]:
        better = "越大越好" if row.value.direction == "up" else "越小越好"
        yield faults.VETO_OF_THE_GOOD.at(row.at("veto"), veto=row.value.veto, better=better)
