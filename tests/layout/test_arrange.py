"""Columns of boxes on a sheet."""

from __future__ import annotations

from qicao.layout.arrange import Sheet, arranged
from qicao.layout.comb import Group
from qicao.layout.drawing import Paper
from qicao.layout.nets import Net

ROOT = Group("", "体系", 9, 4)
WIDE = Paper("A4", 252, 165)


def _groups(count: int) -> tuple[Group, ...]:
    return tuple(Group(f"A{at:02}", "术语与分类", 2, 1) for at in range(count))


def _columns(sheet: Sheet) -> list[float]:
    drawing = arranged(sheet)
    assert drawing
    return [box.x for box in drawing.boxes if box.code.startswith("A")]


def test_few_boxes_stand_side_by_side() -> None:
    """Below one line."""
    assert len(set(_columns(Sheet((ROOT,), _groups(5), WIDE, 3)))) == 5


def test_many_boxes_stand_in_equal_columns() -> None:
    """As few as make the sheet lowest."""
    lefts = _columns(Sheet((ROOT,), _groups(12), WIDE, 3))

    assert [lefts.count(left) for left in sorted(set(lefts))] == [2] * 6


def test_too_much_is_refused() -> None:
    """Boxes, or systems outside."""
    nets = tuple(Net(f"体系{at}", ("A00",), outside=True) for at in range(40))

    assert arranged(Sheet((ROOT,), _groups(500), WIDE, 3)) is None
    assert arranged(Sheet((ROOT,), _groups(2), WIDE, 3, nets)) is None


def test_the_legend_names_what_is_drawn() -> None:
    """Dashed lines only where there are some."""
    plain = arranged(Sheet((ROOT,), _groups(2), WIDE, 3))
    dashed = arranged(Sheet((ROOT,), _groups(2), WIDE, 3, (Net("外", ("A00",), outside=True),)))
    assert plain
    assert dashed

    assert "协调配套" not in {word.text for word in plain.words}
    assert {"协调配套", "外"} <= {word.text for word in dashed.words}
