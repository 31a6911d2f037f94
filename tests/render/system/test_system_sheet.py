"""A picture with its title, description and table."""

from __future__ import annotations

from qicao.layout.drawing import Drawing
from qicao.render.system.sheet import A3, A4, PAGE, Data, sheet_of


def test_a_picture_is_titled_like_its_table() -> None:
    """And as large as its drawing."""
    sheet = sheet_of("a", Drawing(30, 20), "说明", Data("表", ("列",), (("值",),)))

    assert (sheet.title, sheet.description, sheet.width_mm, sheet.height_mm) == ("表", "说明", 30, 20)
    assert "<title>表</title>" in sheet.svg


def test_papers_lie_or_stand() -> None:
    """A page of text stands."""
    assert A3.width > A3.height
    assert A4.width > A4.height
    assert PAGE.width < PAGE.height
