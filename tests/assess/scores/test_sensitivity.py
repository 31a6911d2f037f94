"""What other weights would change is what scoring with those weights gives."""

from __future__ import annotations

from dataclasses import replace
from math import isclose

import pytest

from drafts import ROOT
from qicao.assess.scores.score import Scores, score_data
from qicao.assess.scores.sensitivity import changes_of, swaps_of, totals_with
from qicao.indicators.read import read_set
from qicao.model.indicator import IndicatorSet
from qicao.source.files import DISK
from scored import data_of


def scores_of(name: str, weights: dict[str, float] | None = None) -> Scores:
    """The scores of a sample, with other weights if they are given."""
    indicators = read_set(DISK, ROOT, name).value
    if weights:
        indicators = replace(
            indicators, indicators=tuple(replace(one, weight=weights[one.id]) for one in indicators.indicators)
        )
    return score_data(data_of(DISK.read(ROOT / f"metadata/indicators/data/{name}.csv"), indicators=indicators))


def changed_weights(indicators: IndicatorSet, id_: str, weight: float) -> dict[str, float]:
    """The weights with one changed and the others rescaled to a sum of 1."""
    own = {one.id: one.weight for one in indicators.indicators}
    share = (1 - weight) / (1 - own[id_])
    return {name: weight if name == id_ else value * share for name, value in own.items()}


@pytest.mark.parametrize("name", ["operation", "street"])
def test_a_changed_weight_gives_what_scoring_gives(name: str) -> None:
    """Scores and ranks, also where indicators do not count for some units."""
    scores = scores_of(name)
    for change in changes_of(scores, 1):
        part = next(one for one in scores.parts if one.indicator.id == change.indicator)
        again = scores_of(name, changed_weights(scores.set, change.indicator, change.changed))
        found = totals_with(scores, part, 1, change.changed)
        assert all(isclose(one, other, abs_tol=1e-9) for one, other in zip(found, again.totals[1], strict=True))
        moved = {
            scores.units[at]: (old, new)
            for at, (old, new) in enumerate(zip(scores.ranks[1], again.ranks[1], strict=True))
            if old != new
        }
        assert {one.unit: (one.rank, one.new) for one in change.moved} == moved


@pytest.mark.parametrize("name", ["operation", "street"])
def test_the_first_changes_just_where_it_is_said(name: str) -> None:
    """Before that weight the first is first, behind it the other one is."""
    scores = scores_of(name)
    leader = scores.units[list(scores.ranks[3]).index(1)]
    for swap in swaps_of(scores, 3)[:4]:
        step = (swap.changed - swap.weight) * 1e-3
        for weight, first in ((swap.changed - step, leader), (swap.changed + step, swap.unit)):
            if 0 < weight < 1:
                again = scores_of(name, changed_weights(scores.set, swap.indicator, weight))
                assert again.units[list(again.ranks[3]).index(1)] == first
