"""The value of a part of a formula that names nothing."""

from __future__ import annotations

from qicao.indicators.evaluate import evaluate
from qicao.indicators.walk import names_in
from qicao.model.formula import Expression

__all__ = ["constant"]


def constant(expression: Expression) -> float | None:
    """Return the value of the expression; None if it depends on data, or has none."""
    if names_in(expression):
        return None
    value = evaluate(expression, lambda _node: None)
    return value if isinstance(value, float) else None
