"""Comments put into a finished document stand around the words that they are about."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from cxml import told, xml
from qicao.ooxml.ranges import Ranges

PAGE = (
    'w:body/(w:p/(w:pPr/w:pStyle{w:val=First},w:r/w:t"题"),'
    'w:p/(w:bookmarkStart{w:id=1,w:name=q},w:r/(w:rPr/w:b,w:t"应接地应"),w:r/w:t"检查"),w:bookmarkEnd{w:id=1})'
)
PLACES = {
    ("接地", 0): "w:b 应 [7 w:b 接地 7] w:b 应 检查",
    ("应", 1): "w:b 应接地 [7 w:b 应 7] 检查",
    ("地应检", 0): "w:b 应接 [7 w:b 地应 检 7] 查",
    ("应接地应检查", 0): "[7 w:b 应接地应 检查 7]",
    ("没有", 0): "[7 w:b 应接地应 检查 7]",
}
"""Words and their turn → the runs of the paragraph, with the beginning and the end of the comment."""
PIECE = re.compile(r'(w:b)(?![a-z])|w:t"([^"]*)"|w:commentRangeStart\{w:id=(\d+)\}|w:commentRangeEnd\{w:id=(\d+)\}')


def put(name: str, quote: str, turn: int) -> list[str]:
    """The paragraphs after a comment was put at the quote in the bookmark."""
    root = etree.fromstring(xml(PAGE, "w:body"))
    Ranges.of(root, "First").put([7], [name], quote, turn)
    return told(etree.tostring(root, encoding="unicode")).split(",w:p/")


def short(paragraph: str) -> str:
    """Its texts, and where the comment begins and ends."""
    pieces = (match.groups() for match in PIECE.finditer(paragraph))
    return " ".join(bold or text or (f"[{start}" if start else f"{end}]") for bold, text, start, end in pieces)


@pytest.mark.parametrize(("quote", "turn"), PLACES)
def test_a_comment_stands_around_its_words(quote: str, turn: int) -> None:
    """A run is divided where they begin or end within it, and both halves keep its format."""
    assert short(put("q", quote, turn)[-1]) == PLACES[quote, turn]


def test_a_comment_on_the_whole_stands_at_the_first_paragraph() -> None:
    """As does one on what is not there."""
    assert short(put("none", "", 0)[0]) == "[7 题 7]"
