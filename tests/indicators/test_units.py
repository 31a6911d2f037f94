"""Units: what they measure, and how many of the base unit they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qicao.indicators.units import SHARE, UNITS, Dimension, dimension_text, joined, known_units, read_unit

DIMENSIONS = st.dictionaries(
    st.sampled_from(["时间", "件", "人", "金额"]), st.integers(-3, 3).filter(bool), max_size=3
).map(lambda powers: tuple(sorted(powers.items())))


def _read(text: str) -> tuple[Dimension, float] | None:
    unit = read_unit(text)
    return (unit.dimension, unit.factor) if unit else None


@pytest.mark.parametrize(
    ("text", "dimension", "factor"),
    [
        ("1", (), 1),
        ("", (), 1),
        ("%", (), 0.01),
        ("‰", (), 0.001),
        ("min", (("时间", 1),), 60),
        ("h", (("时间", 1),), 3600),
        ("年", (("月", 1),), 12),
        ("件", (("件", 1),), 1),
        ("万件", (("件", 1),), 10_000),
        ("万元", (("金额", 1),), 10_000),
        ("元/件", (("件", -1), ("金额", 1)), 1),
        ("min/件", (("件", -1), ("时间", 1)), 60),
        ("件/(人·h)", (("人", -1), ("件", 1), ("时间", -1)), 1 / 3600),
        ("台·h", (("台", 1), ("时间", 1)), 3600),
        ("km²", (("长度", 2),), 1e6),
        ("m^3", (("长度", 3),), 1),
        ("kW·h", (("能量", 1),), 3.6e6),
        ("1/h", (("时间", -1),), 1 / 3600),
        ("名", (("人", 1),), 1),
    ],
)
def test_a_unit_has_a_dimension_and_a_factor(text: str, dimension: Dimension, factor: float) -> None:
    """What is counted differs; a month is no number of days."""
    found = read_unit(text)

    assert found is not None
    assert found.dimension == dimension
    assert found.factor == pytest.approx(factor)


@pytest.mark.parametrize(
    "text",
    ["mim", "件人", "件/人·h", "(件)/人", "/", "件/", "·", "m^", "10件", "分钟数", "x" * 50, "·".join(["m"] * 9)],
)
def test_what_is_no_unit_is_none(text: str) -> None:
    """A product below a stroke needs brackets, as in print."""
    assert read_unit(text) is None


@given(st.text(max_size=50))
def test_any_text_is_a_unit_or_none(text: str) -> None:
    """No text raises."""
    read_unit(text)


@pytest.mark.parametrize("name", UNITS)
def test_each_unit_divided_by_itself_is_a_share(name: str) -> None:
    """The dimension of a quotient is the quotient of dimensions."""
    found = read_unit(f"{name}/{name}")

    assert found is not None
    assert found.dimension == SHARE
    assert found.factor == pytest.approx(1)


@given(DIMENSIONS, DIMENSIONS, DIMENSIONS)
def test_dimensions_are_a_group(first: Dimension, second: Dimension, third: Dimension) -> None:
    """Order and brackets do not matter, a share is neutral, and what is divided by itself is one."""
    assert joined((first, 1), (second, 1)) == joined((second, 1), (first, 1))
    together = joined((joined((first, 1), (second, 1)), 1), (third, 1))
    assert together == joined((first, 1), (joined((second, 1), (third, 1)), 1))
    assert joined((first, 1), (SHARE, 1)) == first
    assert joined((first, 1), (first, -1)) == SHARE
    assert joined((first, 2)) == joined((first, 1), (first, 1))


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("%", "1"),
        ("min", "时间"),
        ("件/人", "件/人"),
        ("1/h", "1/时间"),
        ("件/(人·h)", "件/(人·时间)"),
        ("m²", "长度^2"),
    ],
)
def test_a_dimension_is_told_in_words(unit: str, words: str) -> None:
    """As units are written."""
    found = read_unit(unit)

    assert found is not None
    assert dimension_text(found.dimension) == words


def test_hints_name_only_units_that_are_read() -> None:
    """Each of them is one."""
    assert all(_read(name) for name in known_units())
