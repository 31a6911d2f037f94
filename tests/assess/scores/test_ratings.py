"""Laws of ratings: bounds, direction, ends that belong to a range."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qicao.assess.scores.rating import points_of
from qicao.model.indicator import Direction, Indicator, Interval, Rating
from scored import indicator, linear, steps

VALUES = st.floats(-1e6, 1e6)
POINTS = st.integers(0, 100).map(float)
DIRECTIONS = st.sampled_from(("up", "down"))


@st.composite
def rated(draw: st.DrawFn) -> Indicator:
    """An indicator whose rating goes with its direction."""
    direction: Direction = draw(DIRECTIONS)
    ats = sorted(draw(st.lists(st.integers(-1000, 1000), min_size=2, max_size=6, unique=True)))
    points = sorted(draw(st.lists(POINTS, min_size=len(ats) + 1, max_size=len(ats) + 1)), reverse=direction == "down")
    kind = draw(st.sampled_from(("linear", "steps", "intervals")))
    if kind == "linear":
        rating = linear(*(ats[:2] if direction == "up" else ats[1::-1]))
    elif kind == "steps":
        rating = steps(*zip(map(float, ats), points[1:] if direction == "up" else points[:-1], strict=True))
    else:
        lows, highs = [None, *map(float, ats)], [*map(float, ats), None]
        rating = Rating(
            kind="intervals",
            intervals=tuple(
                Interval(low=low, high=high, points=got) for low, high, got in zip(lows, highs, points, strict=True)
            ),
        )
    return indicator("a", "x", 1, rating, direction=direction)


@given(rated(), VALUES, VALUES)
def test_a_better_value_never_has_fewer_points(one: Indicator, first: float, second: float) -> None:
    """And all points are from 0 to 100."""
    worse, better = sorted((first, second), reverse=one.direction == "down")

    assert 0 <= points_of(one, worse) <= points_of(one, better) <= 100


@given(rated())
def test_the_ends_that_are_named_give_the_points_that_are_named(one: Indicator) -> None:
    """A threshold is reached by its own value, and the lower end of a range belongs to it."""
    rating = one.rating
    for step in rating.steps:
        assert points_of(one, step.at) >= step.points
        assert points_of(one, step.at + (1e-12 if one.direction == "down" else -1e-12)) >= step.points
    for interval in rating.intervals:
        if interval.low is not None:
            assert points_of(one, interval.low) == interval.points
    if rating.kind == "linear":
        assert points_of(one, rating.zero or 0.0) == 0
        assert points_of(one, rating.full or 0.0) == 100


def test_the_upper_end_belongs_only_to_the_last_range() -> None:
    """What is above it, or in no range, has no points."""
    one = indicator(
        "a",
        "x",
        1,
        Rating(
            kind="intervals", intervals=(Interval(low=0, high=60, points=10), Interval(low=60, high=100, points=90))
        ),
    )

    assert [points_of(one, value) for value in (-1, 0, 59.9, 60, 100, 100.1)] == [0, 10, 10, 90, 90, 0]
