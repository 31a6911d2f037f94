"""Explanations: the numbers in them are right, and what they advise is enough and possible."""

from __future__ import annotations

import re

import pytest

from drafts import ROOT
from qicao.assess.scores.rating import points_of
from qicao.assess.scores.score import Scores, score_data
from qicao.assess.scores.summary import Summaries
from qicao.assess.scores.why import Explainer
from qicao.indicators.read import read_set
from qicao.source.files import DISK
from scored import data_of, rows

LINES = ("甲区,2026-Q1,94,100,20,95,", "乙区,2026-Q1,,100,,49,", "丙区,2026-Q1,0,0,12,95,", "甲区,2026-Q2,95,100,12,,")
MONTHS = tuple(f"{unit},2026-{month:02},,,,,{month}" for unit in ("甲区", "乙区", "丙区") for month in range(1, 7))


def scores() -> Scores:
    """The scores of a small set."""
    return score_data(data_of(rows(*LINES, *MONTHS)))


def why(unit: int, indicator: int, at: int = 0) -> str:
    """The explanation of an indicator."""
    found = scores()
    return Explainer(found).why(found.parts[indicator], (at, unit))


def test_the_data_the_rule_the_points_and_the_way_are_told() -> None:
    """So that a stranger can compute it again."""
    assert why(0, 0) == (
        "按期办结率＝按期办结数÷应办结数＝94 件÷100 件＝94%。"
        "评分规则：80%及以下得0分，100%及以上得100分，中间按比例；（94－80）÷（100－80）×100＝70.00分。"
        "权重0.4，得70.00×0.4＝28.00分，失12.00分（满分40.00分）。每升1个百分点得2.00分。"
        "要再得12.00分，按期办结率应达到100%，例如其他数据不变时按期办结数为100 件（现在为94 件）。"
    )


@pytest.mark.parametrize(
    ("unit", "indicator", "at", "words"),
    [
        (1, 0, 0, "按期办结率没有值：缺“按期办结数”。按缺数据的规则计0分。"),
        (1, 0, 0, "补报后按实际的值计分；各指标都有值时满分为40.00分。"),
        (1, 1, 0, "按缺数据的规则不计这一指标，它的权重按比例分给其他指标。不计分，既不得分也不失分。"),
        (1, 2, 0, "触发一票否决（满意＜50%），不论总分多少，等级定为“不合格”。"),
        (1, 0, 0, "权重0.4（有指标不计，折算为0.5）"),
        (2, 0, 0, "（0 件÷0 件）。按缺数据的规则计0分。"),
        (0, 2, 1, "按缺数据的规则用上一期（2026年第1季度）自己实测的值95%。"),
        (1, 2, 1, "按缺数据的规则用上一期（2026年第1季度）自己实测的值49%。"),
        (2, 3, 1, "投诉＝各月投诉数的合计＝15 件。"),
    ],
)
def test_what_is_special_is_told(unit: int, indicator: int, at: int, words: str) -> None:
    """Missing data, what the rule does with them, vetoes, weights that are shared out, divisions by zero."""
    assert words in why(unit, indicator, at)


def test_a_refused_value_is_told_with_its_reason() -> None:
    """And its code."""
    found = score_data(data_of(rows("甲区,2026-Q1,105,100,约20,95,", *MONTHS)))
    explain = Explainer(found)

    assert "没有采用（DAT201：“甲区”2026年第1季度的“按期办结数”（105 件）大于" in explain.why(found.parts[0], (0, 0))
    assert "没有采用（DAT101：“到场时间”的值“约20”不是一个数" in explain.why(found.parts[1], (0, 0))


def test_totals_are_told_with_losses_change_and_mean() -> None:
    """For the unit as a whole."""
    words = Summaries(scores()).of((1, 0))

    assert words.startswith("甲区，2026年第2季度：得")
    assert "共失" in words
    assert "与上一期（2026年第1季度" in words


@pytest.mark.parametrize("name", ["operation", "street"])
def test_what_is_advised_would_give_the_points(name: str) -> None:
    """The value that is named has the points that are named; and points got and lost are all there are."""
    indicators = read_set(DISK, ROOT, name).value
    found = score_data(data_of(DISK.read(ROOT / f"metadata/indicators/data/{name}.csv"), indicators=indicators))
    explain, advised = Explainer(found), 0
    for at in range(len(found.periods)):
        for unit in range(len(found.units)):
            for part in found.parts:
                words, weight = explain.why(part, (at, unit)), found.weight(part, (at, unit))
                got, lost = found.points(part, (at, unit)), 100 * weight - found.points(part, (at, unit))
                said = re.search(r"＝([\d.]+)分，(?:失([\d.]+)分|没有失分)", words)
                if said and weight:
                    assert float(said[1]) == pytest.approx(got, abs=0.0101)
                    assert float(said[2] or 0) == pytest.approx(lost, abs=0.0201)
                for more, value in re.findall(r"要再得([\d.]+)分，[^，]*应(?:达到|不高于)([\d.]+)", words):
                    gained = (points_of(part.indicator, float(value)) - part.ratings[at][unit]) * weight
                    assert gained == pytest.approx(float(more), abs=0.0201), words
                    advised += 1
    assert advised > 100
