"""Fields: a code that Word computes, and the result that is shown until it does (17.16)."""

from __future__ import annotations

from cxml import told
from qicao.ooxml.field import drop_down, field, form_field
from qicao.ooxml.run import run

BEGIN, BETWEEN, END = (f"w:r/w:fldChar{{w:fldCharType={kind}}}" for kind in ("begin", "separate", "end"))
RESULT = 'w:r/w:t"1"'


def test_a_field_shows_its_result() -> None:
    """Between its marks."""
    assert told(field("PAGE", run("1"))) == f'{BEGIN},w:r/w:instrText" PAGE ",{BETWEEN},{RESULT},{END}'


def test_a_form_field_is_found_by_its_name() -> None:
    """As the drafting tools find theirs."""
    data = "w:ffData/(w:name{w:val=N},w:enabled,w:calcOnExit{w:val=0},w:textInput)"

    assert told(form_field("N", run("1"))) == (f'{BEGIN}/{data},w:r/w:instrText" FORMTEXT ",{BETWEEN},{RESULT},{END}')


def test_a_list_shows_its_chosen_entry() -> None:
    """By its place, from 0; it has no result of its own."""
    entries = "w:ddList/(w:result{w:val=1},w:listEntry{w:val=甲},w:listEntry{w:val=乙})"
    data = f"w:ffData/(w:name{{w:val=L}},w:enabled,w:calcOnExit{{w:val=0}},{entries})"

    assert told(drop_down("L", ["甲", "乙"], 1)) == f'{BEGIN}/{data},w:r/w:instrText" FORMDROPDOWN ",{END}'
