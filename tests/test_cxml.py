"""The notation of XML in one line: what it is written as is what it is told as."""

from __future__ import annotations

import pytest

from cxml import told, xml

LINES = {
    "w:p": "<w:p/>",
    'w:t"甲"': "<w:t>甲</w:t>",
    "w:p/w:r": "<w:p><w:r/></w:p>",
    'w:p/(w:pPr/w:pStyle{w:val=X},w:r/w:t"text")': '<w:p><w:pPr><w:pStyle w:val="X"/></w:pPr><w:r><w:t>text</w:t></w:r></w:p>',
    "w:tab{w:val=left,w:pos=20}": '<w:tab w:val="left" w:pos="20"/>',
    'w:lvlText{w:val="%1,%2"}': '<w:lvlText w:val="%1,%2"/>',
    'w:t"a\\"b<c"': '<w:t>a"b&lt;c</w:t>',
    "w:b,w:i": "<w:b/><w:i/>",
}


@pytest.mark.parametrize("line", LINES)
def test_a_line_stands_for_its_xml(line: str) -> None:
    """In both directions."""
    assert xml(line) == LINES[line]
    assert told(LINES[line]) == line


def test_a_root_declares_the_namespaces() -> None:
    """For those who read a whole part."""
    assert xml("w:p/w:r", "w:p").startswith('<w:p xmlns:w="')


def test_a_slip_in_the_notation_is_told() -> None:
    """At its place."""
    with pytest.raises(ValueError, match="w:p ▸ ;w:r"):
        xml("w:p;w:r")
