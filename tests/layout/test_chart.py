"""Bars."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pictured import faults_of, titles
from qicao.layout.chart import Bar, Limit, bar_chart, key

LEGEND = {"there": "现有", "missing": "缺少"}


def test_bars_are_as_long_as_their_numbers() -> None:
    """All on one scale, part behind part."""
    drawing = bar_chart([Bar("甲", {"there": 3, "missing": 1}), Bar("乙", {"there": 2})], LEGEND, 165)
    first, second, third = (box for box in drawing.boxes if box.height > 3)

    assert first.width / second.width == pytest.approx(3)
    assert first.width / third.width == pytest.approx(1.5)
    assert second.x == pytest.approx(first.right)
    assert {"甲", "乙", "4", "2", "现有", "缺少"} == {word.text for word in drawing.words}


def test_the_legend_names_what_there_is() -> None:
    """Nothing is explained that is not drawn."""
    assert "缺少" not in {word.text for word in bar_chart([Bar("甲", {"there": 3})], LEGEND, 165).words}
    assert key({}, 5, 165).height == 0


def test_a_limit_crosses_the_bars() -> None:
    """At its number, though no bar is as long."""
    drawing = bar_chart([Bar("甲", {"there": 3})], LEGEND, 165, Limit(6, "最多6项"))
    line = next(line for line in drawing.lines if line.style == "today")
    axis = next(line for line in drawing.lines if line.style == "axis")
    bar = drawing.boxes[0]

    words = next(word for word in drawing.words if word.text == "最多6项")

    assert line.points[0][0] - axis.points[0][0] == pytest.approx(2 * bar.width)
    assert min(y for _, y in line.points) - words.y >= 0.3 * words.size


@given(
    bars=st.lists(st.tuples(titles, st.integers(0, 500), st.integers(0, 500)), max_size=12),
    limit=st.none() | st.integers(0, 600),
)
@settings(max_examples=60, deadline=None)
def test_nothing_is_cut(bars: list[tuple[str, int, int]], limit: int | None) -> None:
    """For any names and numbers."""
    made = [Bar(name, {"there": there, "missing": missing}) for name, there, missing in bars]
    drawing = bar_chart(made, LEGEND, 165, Limit(limit, "上限") if limit is not None else None)

    assert faults_of(drawing) == []
