"""Periods as people write them."""

from __future__ import annotations

import pytest

from qicao.assess.scores.when import When, parse_when

FORMS = {
    "2026-Q1": "2026-Q1", "2026年第1季度": "2026-Q1", "2026年一季度": "2026-Q1", "2026年第四季度": "2026-Q4",
    "2026Q3": "2026-Q3", "２０２６－Ｑ２": "2026-Q2", "2026 年 2 季度": "2026-Q2", "2026-q1": "2026-Q1",
    "2026-03": "2026-03", "2026年3月": "2026-03", "2026年03月份": "2026-03", "2026/3": "2026-03", "2026年十二月": "2026-12",
    "2026": "2026", "2026年": "2026", "2026年度": "2026",
}  # fmt: skip
NONE = (
    "",
    "2026-13",
    "2026-00",
    "2026-Q5",
    "上半年",
    "26-03",
    "2026.3",
    "Q1",
    "2026-03-15",
    "三月",
    "20260",
    "2026-1-1-1",
)


@pytest.mark.parametrize(("text", "short"), FORMS.items())
def test_each_form_is_read(text: str, short: str) -> None:
    """As the same period as its short form, which is read as itself."""
    when = parse_when(text)

    assert str(when) == short
    assert parse_when(short) == when
    assert when
    assert parse_when(when.words) == when


@pytest.mark.parametrize("text", NONE)
def test_other_words_are_no_period(text: str) -> None:
    """And nothing is guessed."""
    assert parse_when(text) is None


def test_periods_follow_and_contain_each_other() -> None:
    """Across the ends of years, too."""
    assert str(When("季", 2026, 1).before) == "2025-Q4"
    assert str(When("月", 2026, 12).after) == "2027-01"
    assert [str(one) for one in When("季", 2026, 2).parts("月")] == ["2026-04", "2026-05", "2026-06"]
    for month in range(1, 13):
        when = When("月", 2026, month)
        assert when in when.within("季").parts("月")
        assert when.before.after == when
