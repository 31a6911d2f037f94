"""What stands in an expression."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.model.formula import Aggregate, Binary, Choice, Expression, Function, Name, Negative, Not

__all__ = ["children", "names_in", "walk"]


def children(expression: Expression) -> tuple[Expression, ...]:
    """Return the expressions directly in this one, in the order of the text."""
    match expression:
        case Negative(of) | Not(of):
            return (of,)
        case Binary(_, left, right):
            return (left, right)
        case Choice(condition, then, otherwise):
            return (condition, then, otherwise)
        case Function(_, arguments):
            return arguments
    return ()


def walk(expression: Expression, place: tuple[int, ...] = ()) -> Iterator[tuple[tuple[int, ...], Expression]]:
    """Yield the expression and all within it, each with the way to it."""
    yield place, expression
    for at, child in enumerate(children(expression)):
        yield from walk(child, (*place, at))


def names_in(expression: Expression) -> tuple[str, ...]:
    """Return the names of data items and indicators in the order in which they occur, each once."""
    found = (node.id for _, node in walk(expression) if isinstance(node, Name | Aggregate))
    return tuple(dict.fromkeys(found))
