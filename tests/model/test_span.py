"""Places in source files: an open end is closed, and two places make one."""

from __future__ import annotations

from qicao.model.span import Span


def test_a_place_of_one_character_needs_only_line_and_column() -> None:
    """Its end is where it begins."""
    assert Span("a.md", 3, 5) == Span("a.md", 3, 5, 3, 5)
    assert Span("a.md", 3) == Span("a.md", 3, 1, 3, 1)


def test_from_one_place_to_another() -> None:
    """From the start of the first to the end of the second."""
    assert Span("a.md", 1, 2, 1, 4).to(Span("a.md", 3, 1, 4, 9)) == Span("a.md", 1, 2, 4, 9)


def test_places_are_sorted_as_they_are_read() -> None:
    """By file, line and column."""
    places = [Span("b", 1), Span("a", 10), Span("a", 2, 7), Span("a", 2)]

    assert sorted(places) == [places[3], places[2], places[1], places[0]]
