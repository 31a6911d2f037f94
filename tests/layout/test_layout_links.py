"""Which relations a sheet shows, and which it names."""

from __future__ import annotations

from qicao.layout.comb import Group
from qicao.layout.links import Links, codes_of, with_notes
from qicao.layout.nets import Net, Relation

ROOT = Group("", "体系")
A = Group("A", "甲", children=(Group("A1", "甲一"), Group("A2", "甲二")))
B = Group("B", "乙")
ABOVE = {"A": "", "A1": "A", "A2": "A", "B": "", "B1": "B"}
LINKS = Links((Relation("A1", "B1"), Relation("A2", "外"), Relation("A1", "A2")), ABOVE)


def test_a_box_stands_for_what_is_not_drawn_below_it() -> None:
    """Relations of sub-systems that are cut off lead to the box above them."""
    assert LINKS.nets((ROOT,), (A, B)) == (
        Net("B", ("B", "A1"), outside=False),
        Net("外", ("A2",), outside=True),
        Net("A2", ("A2", "A1"), outside=False),
    )


def test_boxes_that_only_stand_for_others_are_not_joined() -> None:
    """Lines between them would say nothing of what is coordinated; those to systems outside do."""
    assert LINKS.nets((ROOT,), (Group("A", "甲"), B)) == (Net("外", ("A",), outside=True),)


def test_what_is_on_another_sheet_is_named() -> None:
    """In the box, in both directions."""
    nets = LINKS.nets((ROOT, A), A.children)

    assert LINKS.notes((ROOT, A), A.children, nets) == {"A1": "协调配套 B1"}
    assert LINKS.notes((ROOT, B), (Group("B1", "乙一"),), ()) == {"B1": "协调配套 A1"}


def test_without_lines_everything_is_named() -> None:
    """Systems outside, too."""
    assert LINKS.notes((ROOT,), (A, B), ()) == {"A1": "协调配套 B1、A2", "A2": "协调配套 外、A1"}


def test_a_circle_above_ends() -> None:
    """A sub-system that stands below itself belongs to no box."""
    assert Links((Relation("X", "外"),), {"X": "Y", "Y": "X"}).nets((ROOT,), (B,)) == ()


def test_notes_stand_in_their_boxes() -> None:
    """At any level."""
    assert with_notes(A, {"A2": "注"}).children[1].notes == ("注",)
    assert codes_of((A, B)) == {"A", "A1", "A2", "B"}
