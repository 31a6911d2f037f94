"""What the site shows of a set of indicators: its page, with examples that compute, and the set as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from math import nan
from typing import Any

from qicao.assess.scores.judge import number_words
from qicao.assess.scores.measure import factor_of
from qicao.assess.scores.phrase import Part, formula_words, leaf_title, leaf_unit, parts_of, shown_parts, with_numbers
from qicao.assess.scores.program import NEAR
from qicao.assess.scores.rating import points_of, sorted_intervals
from qicao.drawn.formulas import Formulas
from qicao.indicators.evaluate import evaluate, holds, in_base, in_unit
from qicao.indicators.formula import Formula
from qicao.indicators.problem import Problem
from qicao.indicators.read import ReadSet
from qicao.indicators.veto import read_veto
from qicao.indicators.walk import walk
from qicao.indicators.written import number_text
from qicao.model.formula import Aggregate, Binary, Choice, Expression, Function, Name, Negative, Not, Number
from qicao.model.indicator import DataItem, Indicator, Rating
from qicao.render.assess.cards import card_page, texs_of
from qicao.render.system.pages.values import Asked, Link, Page, Trial

__all__ = ["page_of_set", "program_of", "shown_tree", "trial_of"]

MANY = "、"
"""Between several values of one field."""
HUNDRED, PART = 100.0, {"up": 0.9, "down": 0.05}
"""The example of a quantity; the share of it that one has which must not be greater: much if that is good, else little."""
Given = Mapping[str, Sequence[float]]
"""Key of a field → its values, in the unit of the field."""


def page_of_set(one: ReadSet, formulas: Formulas, homes: Mapping[str, Link]) -> Page:
    """Return the page of the set; *homes* are links to the pages of drafts by their folders."""
    trials = {name: found for name in one.indicator_of if (found := trial_of(one, name))}
    return card_page(one, formulas.mathml(texs_of(one)), homes, trials, program_of(one))


def trial_of(one: ReadSet, name: str) -> Trial | None:
    """Return the example of the indicator with small numbers of our own; none if its formula cannot be read."""
    leaves = tuple(_leaves(one, name, ()))
    formula = one.formulas[name]
    if not isinstance(formula, Formula) or not leaves:
        return None
    indicator = one.indicator_of[name].value
    given = {_key(leaf): _example(one, indicator, leaf) for leaf in leaves}
    asked = [Asked(_key(leaf), *_label(one, leaf), MANY.join(map(number_text, given[_key(leaf)]))) for leaf in leaves]
    return Trial(name, tuple({field.key: field for field in asked}.values()), _told(one, name, given))


def _leaves(one: ReadSet, name: str, above: tuple[str, ...]) -> Iterator[Name | Aggregate]:
    """Yield what the formula needs, and what the indicators that it names need."""
    formula = one.formulas.get(name)
    if name not in above and isinstance(formula, Formula):
        for _, node in walk(formula.tree):
            if isinstance(node, Name) and node.id not in one.item_of:
                yield from _leaves(one, node.id, (*above, name))
            elif isinstance(node, Name | Aggregate):
                yield node


def _key(leaf: Name | Aggregate) -> str:
    return leaf.id if isinstance(leaf, Name) else f"{leaf.id}@{leaf.over}"


def _known(one: ReadSet, name: str) -> DataItem | Indicator | None:
    row = one.item_of.get(name) or one.indicator_of.get(name)
    return row.value if row else None


def _label(one: ReadSet, leaf: Name | Aggregate) -> tuple[str, str]:
    known = _known(one, leaf.id)
    title, unit = (known.title, known.unit) if known else (leaf.id, "1")
    if isinstance(leaf, Aggregate):
        title = f"各{one.value.units}的{title}" if leaf.over == "units" else f"各期的{title}"
    return title, "" if unit == "1" else unit


def _example(one: ReadSet, indicator: Indicator, leaf: Name | Aggregate) -> tuple[float, ...]:
    item = one.item_of.get(leaf.id)
    value = _usual(one, item.value, indicator, 0) if item else HUNDRED
    return (value,) if isinstance(leaf, Name) else (value, value, value)


def _usual(one: ReadSet, item: DataItem, indicator: Indicator, depth: int) -> float:
    """Return a number that the item may have, less than that which it must not exceed."""
    above = one.item_of.get(item.at_most)
    if above and depth < len(one.data):
        return float(int(_usual(one, above.value, indicator, depth + 1) * PART[indicator.direction]))
    factors = item.unit.partition("/")[0].count("·") + 1
    value = HUNDRED**factors * (PART["up"] if factors > 1 else 1)
    if indicator.direction == "down" and "/" not in indicator.formula:
        value = 0.0  # accidents and the like are counted alone
    least, greatest = item.least, item.greatest
    return max(value if greatest is None else min(value, greatest), value if least is None else least)


def _value(one: ReadSet, node: Name | Aggregate, given: Given) -> float | None:
    """Return the value of a name in base units, None if there is none."""
    known = _known(one, node.id)
    values = [in_base(value, known.unit if known else "1") for value in given.get(_key(node), ())]
    if isinstance(node, Aggregate):
        return AGGREGATES[node.function](values) if values else None
    if node.id in one.item_of:
        return values[0] if values else None
    formula = one.formulas.get(node.id)
    found = evaluate(formula.tree, lambda leaf: _value(one, leaf, given)) if isinstance(formula, Formula) else None
    return found if isinstance(found, float) else None


AGGREGATES: Mapping[str, Any] = {
    "sum": sum,
    "mean": lambda values: sum(values) / len(values),
    "least": min,
    "greatest": max,
    "count": lambda values: float(len(values)),
}


def _told(one: ReadSet, name: str, given: Given) -> str:
    """Return the formula with the numbers of the example, its value and the points, as the script writes them, too."""
    indicator, formula = one.indicator_of[name].value, one.formulas[name]
    assert isinstance(formula, Formula)  # noqa: S101 -- for the type; the caller has looked
    found = evaluate(formula.tree, lambda leaf: _value(one, leaf, given))
    if isinstance(found, Problem):
        return found.message
    value, parts = in_unit(found, indicator.unit), parts_of(formula.tree)
    points = points_of(indicator, value)
    numbers = with_numbers(shown_parts(parts, one.value), lambda leaf: _or_nan(_value(one, leaf, given)))
    return (
        f"{indicator.title}＝{formula_words(parts, one.value)}＝{numbers}＝{number_words(value, indicator.unit)}；"
        f"得{number_words(points)}分，乘以权重{number_text(indicator.weight)}，计{number_words(points * indicator.weight)}分。"
        f"{_veto_words(one, indicator, found)}"
    )


def _veto_words(one: ReadSet, indicator: Indicator, value: float) -> str:
    """Return what the condition that decides alone makes of a value in base units."""
    veto = read_veto(indicator)
    if not isinstance(veto, Formula) or holds(veto.tree, lambda _leaf: value) is not True:
        return ""
    return f"一票否决：等级为{one.value.veto_level}。" if one.value.veto_level else "一票否决。"


def _or_nan(value: float | None) -> float:
    return nan if value is None else value


def program_of(one: ReadSet) -> str:
    """Return the data items, formulas and rating rules of the set as JSON, which the script computes."""
    whole = {
        "near": NEAR,
        "items": {name: _item(row.value) for name, row in one.item_of.items()},
        "indicators": {name: found for name in one.indicator_of if (found := _indicator(one, name))},
    }
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def _item(item: DataItem) -> Mapping[str, object]:
    least = 0 if item.kind == "count" and item.least is None else item.least
    bounds = {"least": least, "greatest": item.greatest, "most": item.at_most, "whole": item.kind == "count"}
    return {"title": item.title, "unit": item.unit, "factor": factor_of(item.unit), **bounds}


def _indicator(one: ReadSet, name: str) -> Mapping[str, object] | None:
    indicator, formula = one.indicator_of[name].value, one.formulas[name]
    if not isinstance(formula, Formula):
        return None
    veto = read_veto(indicator)
    return {
        "title": indicator.title,
        "unit": indicator.unit,
        "factor": factor_of(indicator.unit),
        "tree": shown_tree(formula.tree),
        "parts": [_part(one, part) for part in parts_of(formula.tree)],
        "rating": _rating(indicator.rating, 1 if indicator.direction == "up" else -1),
        "weight": indicator.weight,
        "veto": shown_tree(veto.tree) if isinstance(veto, Formula) else None,
        "level": one.value.veto_level,
    }


def _part(one: ReadSet, part: Part) -> object:
    if isinstance(part, str):
        return part
    unit = leaf_unit(part, one.value)
    return [leaf_title(part, one.value), unit, factor_of(unit), shown_tree(part)]


def _rating(rating: Rating, sign: int) -> Mapping[str, object]:
    steps = sorted(rating.steps, key=lambda step: -step.points)
    return {
        "kind": rating.kind,
        "sign": sign,
        "zero": rating.zero or 0,
        "full": 100 if rating.full is None else rating.full,
        "ranges": [[found.low, found.high, found.points] for found in sorted_intervals(rating)],
        "steps": [[step.at, step.points] for step in steps],
    }


def shown_tree(node: Expression) -> list[object]:
    """Return the formula as nested lists, its numbers in base units."""
    found: list[object] = _TREES[type(node)](node)
    return found


_TREES: Mapping[type, Any] = {
    Number: lambda node: ["number", in_base(node.value, node.unit)],
    Name: lambda node: ["name", node.id],
    Aggregate: lambda node: ["many", node.function, node.id, node.over],
    Negative: lambda node: ["negative", shown_tree(node.of)],
    Not: lambda node: ["not", shown_tree(node.of)],
    Binary: lambda node: [node.operator, shown_tree(node.left), shown_tree(node.right)],
    Choice: lambda node: ["if", *map(shown_tree, (node.condition, node.then, node.otherwise))],
    Function: lambda node: [node.name, *map(shown_tree, node.arguments)],
}
"""Kind of expression → its list, which begins with what it does."""
