"""Sections: the size of pages, what heads them, and how they are counted (17.6)."""

from __future__ import annotations

from cxml import told
from qicao.ooxml.section import PageRun, Section, section

GRID = "w:docGrid{w:type=lines,w:linePitch=312}"


def test_a_section_is_of_a4_unless_it_says_otherwise() -> None:
    """In twips."""
    size = "w:type{w:val=nextPage},w:pgSz{w:w=11906,w:h=16838},w:pgMar{w:top=1}"

    assert told(section(Section("top=1"))) == f"w:sectPr/({size},{GRID})"


def test_pages_on_their_long_side_run_on() -> None:
    """Their numbers do not begin again, but their lines are counted as before."""
    turned = Section("top=1", page_numbers="start=1", line_numbers="countBy=1", start="oddPage").landscape()
    size = "w:type{w:val=nextPage},w:pgSz{w:w=16838,w:h=11906,w:orient=landscape},w:pgMar{w:top=1}"

    assert told(section(turned)) == f"w:sectPr/({size},w:lnNumType{{w:countBy=1}},{GRID})"


def test_heads_and_feet_are_named_for_both_sides() -> None:
    """Those that there are."""
    heads = "w:headerReference{w:type=even,r:id=b},w:headerReference{w:type=default,r:id=a}"
    foot = "w:footerReference{w:type=default,r:id=c}"

    assert told(section(Section("top=1", pages=PageRun("a", "b", "c")))).startswith(f"w:sectPr/({heads},{foot},w:type")
