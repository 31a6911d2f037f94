"""Spellings that are wrong, with the right ones."""

from __future__ import annotations

from qicao.rules.text.words import SPELLINGS


def test_no_right_spelling_is_a_wrong_one() -> None:
    """Mending twice changes nothing."""
    assert not [right for right in SPELLINGS.values() if any(wrong in right for wrong in SPELLINGS)]
    assert len(SPELLINGS) >= 40
