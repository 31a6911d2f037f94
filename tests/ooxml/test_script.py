"""Apostrophes and quotation marks of the Latin script are set in its face."""

from __future__ import annotations

import pytest

from qicao.ooxml.run import run
from qicao.ooxml.script import split_latin
from qicao.render.typst.markup import breakable, escape

LATIN = {
    "记录Moran’s I指数": ["’"],
    "operator’s duty": ["’"],
    "Operator’s duty in “smart” cities": ["’", "“", "”"],
    "operators’ duty": ["’"],
    "de l’eau": ["’"],
    "按“Moran’s I”计算": ["’"],
    "称为“智慧”城市": [],
    "“smart”城市": [],
    "采用‘甲’和“乙”": [],
    "“smart”": [],
    "无": [],
}
"""A text, and the signs in it that are Latin."""


@pytest.mark.parametrize("text", LATIN)
def test_the_signs_between_latin_letters_are_latin(text: str) -> None:
    """In Chinese text quotation marks stay wide; no character is lost."""
    parts = split_latin(text)

    assert parts[1::2] == LATIN[text]
    assert "".join(parts) == text


def test_word_sets_them_in_the_latin_face() -> None:
    """Without the hint that takes the Chinese one."""
    assert run("Moran’s") == (
        '<w:r><w:t>Moran</w:t></w:r><w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"'
        ' w:cs="Times New Roman"/></w:rPr><w:t>’</w:t></w:r><w:r><w:t>s</w:t></w:r>'
    )
    assert 'w:hint="eastAsia"' in run("“智慧”")


def test_the_pdf_sets_them_in_the_latin_face() -> None:
    """By a function of the layout."""
    assert escape("Moran’s") == "Moran#latin-mark[’]s"
    assert escape("“智慧”") == "“智慧”"


def test_only_words_wider_than_their_place_may_break_anywhere() -> None:
    """A space too thin to be seen lets the line break and leaves no character."""
    assert breakable("device_temperature 值", 60, 9) == r"device\_temperature 值"
    assert breakable("ABCDEFGHIJ值", 5, 9) == "#h(0.001pt)".join("ABCDEFGHIJ") + "值"
