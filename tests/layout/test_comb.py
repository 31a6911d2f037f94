"""Boxes of sub-systems, one below the other."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pictured import Made, faults_of, made_systems
from qicao.layout.comb import Group, box_of, comb, cut, depth
from qicao.layout.drawing import Drawing

LEAF = Group("A1", "术语", 5, 3)
TREE = Group("A", "基础通用", 9, 4, (LEAF, Group("A2", "编码", 4, 1, items=("甲", "乙"))))


def test_what_a_box_says() -> None:
    """Code and title on one line if they fit, and how many standards there are and should be."""
    assert [word.text for word in box_of(LEAF, 40, 3).words] == ["A1 术语", "现有 3　应有 5"]
    assert box_of(LEAF, 40, 3).filled == 0.6


def test_a_long_title_stands_below_its_code() -> None:
    """In equal lines."""
    words = box_of(Group("JC101", "城运中心建设与运行管理", 1, 0), 26, 3).words

    assert [word.text for word in words] == ["JC101", "城运中心建设", "与运行管理", "现有 0　应有 1"]


def test_lists_stand_below_the_numbers() -> None:
    """Every standard on lines of its own."""
    assert [word.text for word in box_of(TREE.children[1], 60, 3).words][2:] == ["甲", "乙"]


def test_a_further_part_bears_no_numbers() -> None:
    """They stand on the first one."""
    box = box_of(Group("A2", "编码（续）", 4, 1, items=("丙",), counted=False), 60, 3)

    assert [word.text for word in box.words] == ["A2 编码（续）", "丙"]
    assert box.filled is None


@given(made=made_systems(lists=True), width=st.floats(40, 90), size=st.floats(2.7, 3.6))
@settings(max_examples=40, deadline=None)
def test_a_comb_is_as_high_and_wide_as_it_says(made: Made, width: float, size: float) -> None:
    """And a drawing like any other."""
    block = comb(made.root, width, size)

    assert faults_of(Drawing(width, block.height, (*block.lines, *block.boxes))) == []


def test_levels() -> None:
    """A list counts as one."""
    assert (depth(TREE), depth(LEAF), depth(cut(TREE, 2)), depth(cut(TREE, 1))) == (3, 1, 2, 1)


def test_what_is_cut_off_is_told() -> None:
    """By the number of sub-systems."""
    assert cut(TREE, 1).notes == ("下设 2 个子体系",)
    assert cut(TREE, 3) == TREE
    assert cut(LEAF, 1).notes == ()
