"""A text without an end costs no more than its length; the words of many sentences, their number."""

from __future__ import annotations

import pytest

from qicao.assess.provisions.applying import levels_in
from qicao.assess.provisions.parts import parts_of
from qicao.assess.provisions.quantity import quantities_in
from qicao.assess.provisions.segment import HEEDED
from qicao.assess.provisions.strength import meant_by

FRAGMENTS = (
    "应在5 min内响应，",
    "的",
    "（",
    "可能",
    "在",
    "1 ",
    "市级区级",
    "对按经",
    "每2 h",
    "不超过3 m×",
    "，",
    "5～",
    "一二三",
    "1/2",
)


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_what_comes_after_the_longest_sentence_changes_nothing(fragment: str) -> None:
    """So that its cost is that of the longest sentence, whatever it is made of."""
    long = (fragment * 100_000)[:200_000]
    short = long[:HEEDED]

    assert meant_by(long) == meant_by(short)
    assert parts_of(long, meant_by(long)) == parts_of(short, meant_by(short))
    assert quantities_in(long) == quantities_in(short)
    assert levels_in([long]) == levels_in([short])
