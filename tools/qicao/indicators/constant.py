"""The value of a part of a formula that names nothing."""

from __future__ import annotations

from qicao.indicators.evaluate import evaluate
from qicao.indicators.walk import names_in
from qicao.model.formula import Binary, Expression

__all__ = ["constant"]


def constant(expression: Expression) -> float | None:
    """Return the value of the expression; None if it depends on data, or has none."""
    if _is_zero(expression):
        return 0.0
    if names_in(expression):
        return None
    value = evaluate(expression, lambda _node: None)
    return value if isinstance(value, float) else None


def _is_zero(expression: Expression) -> bool:
    """Return whether the value is 0 whatever the data are: a product with 0, or the difference of equals."""
    if not isinstance(expression, Binary):
        return False
    if expression.operator == "*":
        return constant(expression.left) == 0 or constant(expression.right) == 0
    return expression.operator == "-" and expression.left == expression.right
