"""How alike two texts are."""

from __future__ import annotations

import pytest

from qicao.compare.likeness import likeness


def test_likeness_counts_what_both_have_in_order() -> None:
    """Whatever is between."""
    assert likeness("甲乙丙", "甲乙丙") == 1
    assert likeness("甲乙丙丁", "乙丁") == pytest.approx(4 / 6)
    assert likeness("", "甲") == likeness("甲", "乙") == 0
