"""What a value is made of: the parts of a sum beside their whole, the months of a least value, the branch that holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from qicao.assess.scores.amount import amount
from qicao.assess.scores.data import Data
from qicao.assess.scores.frame import item_periods
from qicao.assess.scores.phrase import Numbers
from qicao.assess.scores.program import condition_of
from qicao.assess.scores.when import When
from qicao.model.formula import Aggregate, Binary, Choice, Expression, Name, Number
from qicao.model.indicator import DataItem, Indicator, IndicatorSet

__all__ = ["branch_of", "months_words", "terms_words"]

Node = Name | Aggregate


class _Terms(Struct, frozen=True):
    terms: tuple[Node, ...]
    whole: Node


def branch_of(tree: Expression, numbers: Numbers) -> Expression:
    """Return the formula that is computed: of `if(…)` the branch that holds."""
    if not isinstance(tree, Choice):
        return tree
    holds = condition_of(tree.condition, lambda node: [[numbers(node)]])(0, 0)
    return tree if holds is None else branch_of(tree.then if holds else tree.otherwise, numbers)


def terms_words(indicator: Indicator, tree: Expression, numbers: Numbers, title: Callable[[Node], str]) -> str:
    """Return the share of each part where the value is their mean share of one whole, "" if it is something else."""
    found = _terms(tree)
    whole = numbers(found.whole) if found else 0.0
    if not found or not whole:
        return ""
    shares = {title(node): numbers(node) / whole * 100 for node in found.terms}
    worst = (min if indicator.direction == "up" else max)(shares, key=lambda name: shares[name])
    told = "，".join(f"{name}占{amount(share, '%')}" for name, share in shares.items())
    return f"其中{told}；{'最低' if indicator.direction == 'up' else '最高'}的是{worst}"


def _terms(tree: Expression) -> _Terms | None:
    """Return the parts and the whole of `(a + b + c) / (3 * d)`."""
    if not isinstance(tree, Binary) or tree.operator != "/":
        return None
    terms, whole = _summed(tree.left), _whole(tree.right)
    if len(terms) < 2 or not whole or whole[0] not in {1.0, float(len(terms))}:
        return None
    return _Terms(terms, whole[1])


def _summed(tree: Expression) -> tuple[Node, ...]:
    """Return the names of which the formula is the sum, none if it is something else."""
    if isinstance(tree, Name | Aggregate):
        return (tree,)
    if not isinstance(tree, Binary) or tree.operator != "+":
        return ()
    left, right = _summed(tree.left), _summed(tree.right)
    return (*left, *right) if left and right else ()


def _whole(tree: Expression) -> tuple[float, Node] | None:
    if isinstance(tree, Name | Aggregate):
        return 1.0, tree
    pair = (tree.left, tree.right) if isinstance(tree, Binary) and tree.operator == "*" else ()
    number = next((one for one in pair if isinstance(one, Number)), None)
    node = next((one for one in pair if isinstance(one, Name | Aggregate)), None)
    return (number.value, node) if number and node else None


def months_words(node: Node, item: DataItem, data: Data, key: tuple[str, When]) -> str:
    """Return the value of every period where the least or greatest of them counts, and which it is."""
    if not isinstance(node, Aggregate) or node.over != "periods" or node.function not in {"least", "greatest"}:
        return ""
    values = _values(item, data.set, data, key)
    if len(values) < 2:
        return ""
    end = (min if node.function == "least" else max)(value for _, value in values)
    which = "、".join(when.words for when, value in values if value == end)
    told = "、".join(f"{when.words}{amount(value, item.unit)}" for when, value in values)
    return f"其中{told}；{'最低' if node.function == 'least' else '最高'}的是{which}"


def _values(
    item: DataItem, indicators: IndicatorSet, data: Data, key: tuple[str, When]
) -> Sequence[tuple[When, float]]:
    whens = item_periods(item, indicators, key[1])
    records = [(when, data.records[key[0], when]) for when in whens if (key[0], when) in data.records]
    return [(when, record.values[item.id]) for when, record in records if item.id in record.values]
