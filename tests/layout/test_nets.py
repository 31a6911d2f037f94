"""Dashed lines between boxes."""

from __future__ import annotations

from qicao.layout.drawing import Box, Line, Mark
from qicao.layout.nets import Net, Relation, Routes, lanes_of, nets_of

RELATIONS = (Relation("A1", "B1"), Relation("A2", "外"), Relation("A1", "外"), Relation("A2", "A1"))
COLUMN_OF = {"A1": 0, "A2": 0, "B1": 1}
BOXES = {
    "A1": Box(0, 0, 10, 6, code="A1"),
    "A2": Box(0, 10, 10, 6, code="A2"),
    "B1": Box(30, 0, 10, 6, code="B1"),
}
OUTSIDE = (Box(5, 0, 20, 6, "outside", code="外"),)


def test_one_net_for_each_target() -> None:
    """Which is a member if it is a box, and else a system outside."""
    assert nets_of(RELATIONS, BOXES) == (
        Net("B1", ("B1", "A1"), outside=False),
        Net("外", ("A2", "A1"), outside=True),
        Net("A1", ("A1", "A2"), outside=False),
    )


def test_how_much_room_nets_need() -> None:
    """A lane right of each column in which they have members; a channel if these are several, or one outside."""
    nets = nets_of(RELATIONS, COLUMN_OF)

    assert lanes_of(nets, COLUMN_OF, 2) == [3, 1]
    assert [net.in_channel(COLUMN_OF) for net in nets] == [True, True, False]


def _routes() -> Routes:
    return Routes(nets_of(RELATIONS, BOXES), BOXES, OUTSIDE, COLUMN_OF, (10, 40), 20)


def test_lines_leave_boxes_and_meet() -> None:
    """A dot marks where a line joins another that goes on."""
    routes = _routes()
    parts = list(routes.parts())
    ends = [part.points[-1] for part in parts if isinstance(part, Line) and part.name == "外"]

    assert {part.name for part in parts if isinstance(part, Line)} == {"B1", "外", "A1"}
    assert (routes.drops["外"], routes.placed["外"].y) in ends
    assert [part.style for part in parts if isinstance(part, Mark)] == ["dot"]


def test_no_two_lines_are_in_one_place() -> None:
    """Neither beside a column nor at a box nor in the channel, unless they are apart there."""
    routes = _routes()

    assert len(set(routes.lanes.values())) == len(routes.lanes) == 4
    assert sorted(routes.exits[name, "A1"] for name in ("B1", "外", "A1")) == [1.5, 3, 4.5]
    assert routes.levels == {"B1": 0, "外": 1}
    assert routes.foot == routes.placed["外"].bottom


def test_nets_that_do_not_meet_share_a_line() -> None:
    """The channel is no higher than it must be."""
    boxes = {code: Box(at * 30, 0, 10, 6, code=code) for at, code in enumerate("ABCD")}
    nets = nets_of((Relation("A", "B"), Relation("C", "D")), boxes)
    columns = {code: at for at, code in enumerate("ABCD")}

    assert Routes(nets, boxes, (), columns, (10, 40, 70, 100), 20).levels == {"B": 0, "D": 0}
