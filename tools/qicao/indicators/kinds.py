"""Values and conditions: each may stand only where its kind is wanted."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from qicao.indicators import faults
from qicao.indicators.walk import children
from qicao.model.finding import Fault
from qicao.model.formula import Binary, Choice, Expression, Not

__all__ = ["Misplaced", "is_condition", "misplaced"]

JOINING = frozenset({"and", "or"})
COMPARING = frozenset({"<", "<=", ">", ">=", "==", "!="})


class Misplaced(Struct, frozen=True):
    """A node of the wrong kind."""

    fault: Fault
    place: tuple[int, ...]


def is_condition(expression: Expression) -> bool:
    """Return whether the expression is true or false, and no number."""
    operator = expression.operator if isinstance(expression, Binary) else ""
    return isinstance(expression, Not) or operator in JOINING or operator in COMPARING


def misplaced(expression: Expression, *, condition: bool = False) -> Misplaced | None:
    """Return the first node that is a value where a condition is wanted, or the other way round."""
    return next(_misplaced(expression, (), condition), None)


def _misplaced(expression: Expression, place: tuple[int, ...], wanted: bool) -> Iterator[Misplaced]:
    if is_condition(expression) != wanted:
        yield Misplaced(faults.VALUE_AS_CONDITION if wanted else faults.CONDITION_AS_VALUE, place)
    for at, child in enumerate(children(expression)):
        yield from _misplaced(child, (*place, at), _wants_condition(expression, at))


def _wants_condition(expression: Expression, at: int) -> bool:
    if isinstance(expression, Choice):
        return at == 0
    return isinstance(expression, Not) or (isinstance(expression, Binary) and expression.operator in JOINING)
