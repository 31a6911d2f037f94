"""Drawings as SVG: whole, told to those who cannot see them, and the same bytes."""

from __future__ import annotations

import pytest
from lxml import etree

from qicao.drawn.pictures.svg import read_svg
from qicao.layout.drawing import SIGNS, Box, Drawing, Line, Mark, Words
from qicao.render.system.svg import svg_of

DRAWING = Drawing(
    100,
    50,
    (
        Box(1, 2, 30, 10, words=(Words(16, 8, "甲<乙&丙", 3, 15, "middle", "head"),), code="A1", filled=0.5),
        Line(((1, 20), (40, 20), (40, 30)), "dashed", "一网通办"),
        *(Mark(50, 20, style) for style in SIGNS),
        Words(60, 40, "尾", 3, 3, "end", "small"),
    ),
)
SVG = svg_of(DRAWING, "图<1>", "说明", {"A1": "a.html?x=1&y=2"})
SPACE = "{http://www.w3.org/2000/svg}"


def test_it_is_a_whole_picture_at_its_own_size() -> None:
    """As the program itself judges pictures."""
    picture = read_svg(SVG.encode())

    assert (picture.width_mm, picture.height_mm) == pytest.approx((100, 50))
    assert not picture.is_mended


def test_it_has_title_description_and_every_word() -> None:
    """As text."""
    root = etree.fromstring(SVG.encode())

    assert [root.findtext(f"{SPACE}{name}") for name in ("title", "desc")] == ["图<1>", "说明"]
    assert [node.text for node in root.iter(f"{SPACE}text")] == ["甲<乙&丙", "尾"]


def test_a_box_leads_to_its_address() -> None:
    """If one is given; and it can be found by its code, a line by its net."""
    root = etree.fromstring(SVG.encode())

    assert [node.get("href") for node in root.iter(f"{SPACE}a")] == ["a.html?x=1&y=2"]
    assert [node.get("data-code") for node in root.iter(f"{SPACE}g")] == ["A1"]
    assert [node.get("data-net") for node in root.iter(f"{SPACE}polyline")] == ["一网通办"]
    assert root.get("role") == "group"
    assert "<a " not in svg_of(DRAWING, "图", "说明", {})
    assert 'role="img"' in svg_of(DRAWING, "图", "说明", {})


def test_lengths_are_tenths_of_a_millimetre() -> None:
    """With a strip that is filled as far as there are standards."""
    root = etree.fromstring(SVG.encode())
    frame, pale, full = root.iter(f"{SPACE}rect")

    assert [frame.get(name) for name in ("x", "y", "width", "height")] == ["10", "20", "300", "100"]
    assert float(full.get("width", "")) * 2 == pytest.approx(float(pale.get("width", "")))
