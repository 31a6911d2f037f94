"""Rating rules and units in words."""

from __future__ import annotations

import pytest

from qicao.indicators.rated import rating_words, weight_texts
from qicao.indicators.words import unit_words, with_unit
from qicao.model.indicator import Indicator, Interval, Rating, Step

LINEAR = Rating(kind="linear", zero=78, full=98)


def _words(rating: Rating, unit: str, direction: str = "up", veto: str = "") -> str:
    return rating_words(
        Indicator(id="x", title="甲", symbol="X", formula="a", unit=unit, direction=direction, rating=rating, weight=1, veto=veto),  # type: ignore[arg-type]
        "不合格",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rating", "unit", "direction", "words"),
    [
        (LINEAR, "%", "up", "达到98%得100分，每低1个百分点扣5分，扣完为止"),
        (Rating(kind="linear", zero=13, full=3), "%", "down", "不高于3%得100分，每高1个百分点扣10分，扣完为止"),
        (Rating(kind="linear", zero=60, full=20), "min", "down", "不高于20 min得100分，每高1 min扣2.5分，扣完为止"),
        (Rating(kind="linear", zero=0, full=100), "%", "up", "以百分数表示的数值即为得分"),
        (
            Rating(kind="linear", zero=60, full=95),
            "%",
            "up",
            "达到95%得100分，不高于60%得0分，其间按线性内插法计算",
        ),
        (
            Rating(kind="intervals", intervals=(Interval(high=15, points=100), Interval(low=15, high=30, points=50))),
            "min",
            "down",
            "低于15 min得100分，不低于15 min且不高于30 min得50分",
        ),
        (
            Rating(kind="steps", steps=(Step(at=1, points=60), Step(at=2, points=100))),
            "人/网格",
            "up",
            "达到2人/网格得100分，达到1人/网格得60分，低于1人/网格得0分",
        ),
        (Rating(kind="steps", steps=(Step(at=0, points=100),)), "件", "down", "不高于0件得100分，高于0件得0分"),
    ],
)
def test_a_rule_is_told_as_standards_tell_it(rating: Rating, unit: str, direction: str, words: str) -> None:
    """Every value has its points."""
    assert _words(rating, unit, direction) == words


def test_a_veto_is_told_after_the_rule() -> None:
    """A bare number has the unit of the indicator."""
    assert _words(LINEAR, "%", veto="value < 60").endswith("；低于60%的，等级为不合格")
    assert _words(LINEAR, "%", veto="value < 60 or value == 70").endswith(
        "；满足条件“value < 60 or value == 70”的，等级为不合格"
    )


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("%", "，用百分数表示"),
        ("1", ""),
        ("件", "，单位为件"),
        ("h", "，单位为小时（h）"),
        ("min/件", "，单位为分每件（min/件）"),
        ("台·h", "，单位为台小时（台·h）"),
        ("件/(人·d)", "，单位为件每人天（件/(人·d)）"),
    ],
)
def test_a_unit_is_told_with_name_and_symbol(unit: str, words: str) -> None:
    """In the explanation of a symbol."""
    assert unit_words(unit) == words


def test_symbols_have_a_gap_and_words_have_none() -> None:
    """15 min, 15件, 15%."""
    assert [with_unit(15, unit) for unit in ("min", "件", "%", "1")] == ["15 min", "15件", "15%", "15"]


def test_weights_have_the_same_number_of_decimals() -> None:
    """Two, or as many as needed."""
    assert weight_texts((0.3, 0.7)) == ("0.30", "0.70")
    assert weight_texts((0.125, 0.875)) == ("0.125", "0.875")
