"""Which characters are Chinese."""

from __future__ import annotations

import re
from unicodedata import name

import pytest

from qicao.rules.han import HAN

HANS = re.compile(HAN)


def test_every_unified_ideograph_is_chinese() -> None:
    """Those of the first planes' blocks, and 〇 and 々, which stand in Chinese words."""
    ideographs = [char for char in map(chr, range(0x3400, 0xA000)) if name(char, "").startswith("CJK UNIFIED")]

    assert len(ideographs) > 27000
    assert [char for char in (*ideographs, "〇", "々") if not HANS.fullmatch(char)] == []


@pytest.mark.parametrize("char", "aZ09éµΩαЖ²₂①⑩ⅣⅫ℃ΩＡｚ５ァあ，。（）“”《》—～ \u3000_%°\ufffc")
def test_no_other_character_of_a_standard_is(char: str) -> None:
    """Letters of other scripts, digits, numerals, units, marks, blanks."""
    assert not HANS.match(char)
