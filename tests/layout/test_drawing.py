"""Parts of drawings: where they are, and that they move as a whole."""

from __future__ import annotations

import pytest

from qicao.layout.drawing import Box, Drawing, Line, Mark, Part, Words, extent

WORDS = Words(5, 4, "字", 2, 2, "middle")
BOX = Box(1, 1, 8, 5, words=(WORDS,), code="A")
PARTS: tuple[Part, ...] = (BOX, Line(((1, 2), (3, 9))), Mark(4, 4, "dot", 0.5), WORDS)


@pytest.mark.parametrize("part", PARTS)
def test_moving_moves_all_of_it(part: Part) -> None:
    """By the same way."""
    moved = tuple(a - b for a, b in zip(part.moved(10, 20).frame, part.frame, strict=True))

    assert moved == pytest.approx((10, 20, 10, 20))


def test_words_move_with_their_box() -> None:
    """They stand in it as before."""
    assert BOX.moved(1, 2).words[0].x == 6


@pytest.mark.parametrize(("anchor", "left"), [("start", 5), ("middle", 4), ("end", 3)])
def test_where_words_begin(anchor: str, left: float) -> None:
    """Before, about or behind their point."""
    words = Words(5, 4, "字", 2, 2, anchor)  # type: ignore[arg-type]

    assert words.left == left
    assert words.frame == pytest.approx((left, 2.24, left + 2, 4.44))


def test_what_a_drawing_holds() -> None:
    """Words of boxes are words of the drawing."""
    drawing = Drawing(20, 20, PARTS)

    assert (len(drawing.boxes), len(drawing.lines), len(drawing.words)) == (1, 1, 2)
    assert extent(PARTS) == (1, 1, 9, 9)
    assert extent(()) == (0, 0, 0, 0)
