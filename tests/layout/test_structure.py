"""结构图: geometry of all sheets of made-up systems, and what each of them shows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product

import pytest
from hypothesis import given, settings

from pictured import Made, crossings, faults_of, made_systems, nets_are_whole, numbered_system, touched
from qicao.layout.comb import Group
from qicao.layout.drawing import POINT, Paper
from qicao.layout.links import Links
from qicao.layout.nets import Relation
from qicao.layout.structure import Plan, plans

A4, A3, PAGE = Paper("A4", 252, 165), Paper("A3", 375, 252), Paper("page", 165, 215)
SIZES = [(60, 12), (120, 17), (300, 40)]


def _walk(group: Group) -> Iterator[Group]:
    yield group
    for child in group.children:
        yield from _walk(child)


def _without_lists(group: Group) -> Group:
    return Group(
        group.code,
        group.title,
        group.wanted,
        group.there,
        tuple(map(_without_lists, group.children)),
        style=group.style,
    )


def _checked(made: Made, paper: Paper) -> tuple[Plan, ...]:
    found = plans(made.root, paper, made.links)
    for plan in found:
        assert faults_of(plan.drawing) == []
        assert crossings(plan.drawing) == []
        assert nets_are_whole(plan.drawing) == []
        for parent, codes in _below(plan):
            assert touched(plan.drawing, f"{parent}/") == {parent, *codes}
    return found


def _below(plan: Plan) -> Iterator[tuple[str, set[str]]]:
    """Each box that has others below it on the sheet, and these."""
    for upper, lower in pairwise(plan.chain):
        yield upper.code, {lower.code}
    groups = [Group(plan.chain[-1].code, "", children=plan.groups), *plan.groups]
    for group in (inner for one in groups for inner in _walk(one)):
        if group.children:
            yield group.code, {child.code for child in group.children}


def _codes(plan: Plan) -> list[str]:
    return [box.code for box in plan.drawing.boxes if box.code and box.style != "outside"]


@given(made=made_systems())
@settings(max_examples=40, deadline=None)
def test_boxes_are_apart_and_hold_their_words(made: Made) -> None:
    """Nothing overlaps, is cut, or leaves the sheet; every line leads from box to box, and through none."""
    found = _checked(made, A4)

    everything = {group.code for top in made.root.children for group in _walk(top)}
    assert {code for plan in found for code in _codes(plan)} == everything


@given(made=made_systems(lists=True))
@settings(max_examples=15, deadline=None)
def test_lists_of_standards_are_complete(made: Made) -> None:
    """Every standard stands on exactly one sheet, and nothing overlaps."""
    found = _checked(made, A3)

    printed = "".join("".join(word.text for word in box.words) for plan in found for box in plan.drawing.boxes)
    for group in (inner for top in made.root.children for inner in _walk(top)):
        for item in group.items:
            assert "".join(item.split()) in "".join(printed.split())


@pytest.mark.parametrize(("size", "paper"), list(product(SIZES, (A4, A3, PAGE))))
def test_a_usual_system_can_be_read(size: tuple[int, int], paper: Paper) -> None:
    """At 60, 120 and 300 standards no type is below 7.5 points, and every sheet fits its paper."""
    for made in (
        numbered_system(*size),
        Made(_without_lists(numbered_system(*size).root), numbered_system(*size).links),
    ):
        for plan in _checked(made, paper):
            assert min(word.size for word in plan.drawing.words) >= 7.5 * POINT - 1e-9
            assert plan.drawing.height <= paper.height


def test_a_small_system_stands_on_one_sheet() -> None:
    """60 standards in 12 sub-systems fit on A4."""
    made = numbered_system(60, 12)

    assert len(plans(_without_lists(made.root), A4, made.links)) == 1


def test_a_big_system_has_an_overview_and_a_sheet_for_each_direction() -> None:
    """The type is not made smaller than can be read; the overview says how many sub-systems a box has."""
    made = numbered_system(300, 100)
    first, *others = plans(_without_lists(made.root), A4, made.links)

    assert _codes(first) == ["AA", "BB", "CC", "DD"]
    assert "下设 25 个子体系" in {word.text for word in first.drawing.words}
    assert [plan.chain[-1].code for plan in others] == ["AA", "BB", "CC", "DD"]


def test_what_does_not_fit_on_one_sheet_is_continued() -> None:
    """With the same heading, and numbered sheets."""
    below = tuple(Group(f"A{at:03}", "城运中心建设与运行管理", 1, 1) for at in range(200))
    found = plans(Group("", "体系", 200, 200, (Group("A", "业务管理", 200, 200, below),)), A4, Links((), {}))

    parts = [plan.part for plan in found[1:]]
    assert parts == [(at, len(parts)) for at in range(1, len(parts) + 1)]
    assert [code for plan in found[1:] for code in _codes(plan) if code != "A"] == [group.code for group in below]


def test_a_title_that_fits_nowhere_makes_the_sheet_higher() -> None:
    """Text never vanishes."""
    (plan,) = plans(Group("", "体系", 1, 1, (Group("A", "很长的名称" * 4000, 1, 1),)), A4, Links((), {}))

    assert plan.drawing.height > A4.height
    assert faults_of(plan.drawing) == []


def test_a_system_without_sub_systems_is_its_own_box() -> None:
    """Nothing stands below it."""
    (plan,) = plans(Group("", "体系", 0, 0), A4, Links((), {}))

    assert [box.code for box in plan.drawing.boxes if box.words] == [""]


def test_a_deep_system_is_parted_and_its_heading_stays_short() -> None:
    """Of what stands above a sheet, the first and the last two are shown; no box becomes too narrow to read."""
    group = Group("A59", "最下一层", 1, 1)
    for at in range(58, -1, -1):
        group = Group(f"A{at}", "子体系", 1, 1, (group,))
    above = {f"A{at}": f"A{at - 1}" if at else "" for at in range(60)}
    links = Links(tuple(Relation(code, "别的体系") for code in above), above)
    found = plans(Group("", "体系", 1, 1, (group,)), A4, links)

    assert {code for plan in found for code in _codes(plan)} == {f"A{at}" for at in range(60)}
    assert max(len(plan.chain) for plan in found) == 3
    for plan in found:
        assert [*faults_of(plan.drawing), *crossings(plan.drawing), *nets_are_whole(plan.drawing)] == []
        assert plan.drawing.height <= A4.height
        assert min(box.width for box in plan.drawing.boxes if box.code) >= 21
