"""Styles: what they are based on, and what Word knows of itself (17.7)."""

from __future__ import annotations

from cxml import told
from qicao.ooxml.paragraph import ParagraphFormat
from qicao.ooxml.run import RunFormat
from qicao.ooxml.styles import Style, styles_part


def styled(style: Style) -> str:
    """The last style of the part."""
    return told(styles_part([style], RunFormat(size=21))).rpartition("w:style{")[2].removesuffix(")")


def test_a_style_of_ours_says_so() -> None:
    """Name, base, and the style that follows."""
    style = Style("N", "标准文件_注", base="S", next="S", paragraph=ParagraphFormat(keep_next=True))

    assert styled(style) == (
        "w:type=paragraph,w:customStyle=1,w:styleId=N}/"
        "(w:name{w:val=标准文件_注},w:basedOn{w:val=S},w:next{w:val=S},w:qFormat,w:pPr/w:keepNext)"
    )


def test_a_loose_style_takes_back_what_its_base_keeps() -> None:
    """Else each title would pull the next page's text."""
    style = Style("L", "l", builtin=True, loose=True, paragraph=ParagraphFormat(align="center"))

    assert "w:pPr/(w:keepNext{w:val=0},w:jc{w:val=center})" in styled(style)


def test_a_style_of_characters_has_no_paragraph() -> None:
    """Whatever is set."""
    style = Style("C", "c", "character", paragraph=ParagraphFormat(align="center"), run=RunFormat(italic=True))

    assert styled(style).endswith("(w:name{w:val=c},w:qFormat,w:rPr/(w:i,w:iCs))")
