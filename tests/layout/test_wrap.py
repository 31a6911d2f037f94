"""Lines of text in drawings: never wider than is told, equally long, and broken where Chinese may break."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from pictured import CHARACTERS
from qicao.layout.wrap import ems, shortened, wrap
from qicao.source.resources import package_folder

FONTS = ("NotoSansSC-Regular.otf", "NotoSerifSC-Regular.otf")


@cache
def _font(name: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(package_folder("pylopdf_fonts_zh_cn") / name), 1000)


@pytest.mark.parametrize("name", FONTS)
@given(text=st.text([*map(chr, range(32, 127)), *CHARACTERS, *"、。：；？！·…—～×≤℃"], max_size=30))
def test_no_font_is_wider_than_is_counted_on(name: str, text: str) -> None:
    """The fonts that come with the program, in which Latin letters are widest."""
    assert _font(name).getlength(text) <= ems(text) * 1000 + 1


@given(text=st.text([*CHARACTERS, "W", "m"], max_size=80), width=st.floats(3, 40))
def test_no_line_is_too_wide_and_no_character_is_lost(text: str, width: float) -> None:
    """For any width that can hold a word or two."""
    for even in (False, True):
        lines = wrap(text, width, even=even)
        assert "".join("".join(lines).split()) == "".join(text.split())
        assert max(map(ems, lines)) <= width + 1e-9


@given(text=st.text("数据资源共享平台运行维护", min_size=1, max_size=80), width=st.integers(3, 40))
def test_chinese_words_fill_lines_and_are_even(text: str, width: int) -> None:
    """As few lines as can be, none above its width, and the last one not much shorter than the others."""
    lines = wrap(text, width)

    assert len(lines) == -(-len(text) // width)
    assert max(map(len, lines)) <= width


def test_where_lines_break() -> None:
    """Not before a closing sign, not after an opening one, not in a word or a number."""
    assert wrap("城市运行“一网统管”术语", 5) == ("城市运行", "“一网统", "管”术语")
    assert wrap("见GB/T 20000的要求", 6) == ("见GB/T", "20000的要求")
    assert wrap("甲乙丙丁、戊己", 4) == ("甲乙丙", "丁、戊己")
    assert wrap("", 9) == ("",)


def test_lists_are_not_evened() -> None:
    """Their first lines are full."""
    assert wrap("一二三四五六七", 5, even=False) == ("一二三四五", "六七")
    assert wrap("一二三四五六七", 5) == ("一二三四", "五六七")


def test_what_is_too_long_is_shortened() -> None:
    """With a sign that tells so."""
    assert shortened("数据资源", 4) == "数据资源"
    assert shortened("数据资源共享", 4) == "数据资…"
