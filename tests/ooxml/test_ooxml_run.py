"""Runs: what is printed, and the format in the order of the schema (ECMA-376-1, 17.3.2)."""

from __future__ import annotations

import pytest

from cxml import told
from qicao.ooxml.run import Fonts, RunFormat, run

TEXTS = {
    "甲": 'w:r/w:t"甲"',
    "": "",
    "甲\t乙\n丙": 'w:r/(w:t"甲",w:tab,w:t"乙",w:br,w:t"丙")',
    "甲—乙": 'w:r/(w:rPr/w:rFonts{w:hint=eastAsia},w:t"甲—乙")',
    "a\x07<b": 'w:r/w:t"a<b"',
}
"""Text → its run; a dash that both scripts have is set in the Chinese face, and what XML cannot hold is left out."""
FORMS = {
    "w:rStyle{w:val=Code}": RunFormat(style="Code"),
    "(w:b,w:bCs,w:i,w:iCs)": RunFormat(bold=True, italic=True),
    "(w:b{w:val=0},w:bCs{w:val=0})": RunFormat(bold=False),
    "w:rFonts{w:ascii=Arial,w:hAnsi=Arial,w:eastAsia=黑体,w:cs=Arial}": RunFormat(fonts=Fonts("黑体", "Arial")),
    "(w:sz{w:val=18},w:szCs{w:val=18},w:vertAlign{w:val=superscript})": RunFormat(size=18, vertical="superscript"),
    "(w:noProof,w:vanish)": RunFormat(hidden=True, no_proof=True),
}


@pytest.mark.parametrize("text", TEXTS)
def test_a_run_prints_its_text(text: str) -> None:
    """Tabs and ends of lines become Word's own."""
    assert told(run(text)) == TEXTS[text]


@pytest.mark.parametrize("properties", FORMS)
def test_a_format_says_what_is_set_and_nothing_else(properties: str) -> None:
    """In the order of the schema."""
    assert told(run("甲", FORMS[properties])) == f'w:r/(w:rPr/{properties},w:t"甲")'
