"""Words as a terminal may show them: no character of an author commands it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qicao.model.visible import COMMANDS, visible, visible_in_place


def test_a_character_that_commands_is_shown_by_its_number() -> None:
    """Or by a sign where places must stay."""
    assert visible("甲\x1b[2J乙\u202e") == "甲\\u001b[2J乙\\u202e"
    assert visible_in_place("甲\x1b乙") == "甲\ufffd乙"


@given(st.text())
def test_nothing_else_is_changed(words: str) -> None:
    """Tabs and ends of lines are no commands."""
    assert not COMMANDS.search(visible(words))
    assert len(visible_in_place(words)) == len(words)
    assert COMMANDS.search(words) or visible(words) == words
