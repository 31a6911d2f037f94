"""Lists: levels bound to styles, and instances that go on or begin again (17.9)."""

from __future__ import annotations

from cxml import told
from qicao.ooxml.numbering import Level, NumberingInstance, NumberingList, numbering_part


def test_a_level_is_bound_to_its_style() -> None:
    """With its mark and the place where its text begins."""
    level = Level(0, "decimal", "%1", style="X", indent="left=0", tab=100)
    part = told(numbering_part([NumberingList(2, [level])], []))
    form = "w:start{w:val=1},w:numFmt{w:val=decimal},w:pStyle{w:val=X},w:suff{w:val=nothing},w:lvlText{w:val=%1},w:lvlJc{w:val=left}"
    place = "w:pPr/(w:tabs/w:tab{w:val=num,w:pos=100},w:ind{w:left=0})"

    assert part == (
        "w:numbering/w:abstractNum{w:abstractNumId=2}/(w:nsid{w:val=51430002},w:multiLevelType{w:val=multilevel},"
        f"w:lvl{{w:ilvl=0}}/({form},{place},w:rPr/w:rFonts{{w:hint=eastAsia}}))"
    )


def test_an_instance_goes_on_or_begins_again() -> None:
    """From the number that it names."""
    part = told(numbering_part([], [NumberingInstance(1, 2), NumberingInstance(2, 2, 1, 5)]))
    again = "w:lvlOverride{w:ilvl=1}/w:startOverride{w:val=5}"

    assert part == (
        "w:numbering/(w:num{w:numId=1}/w:abstractNumId{w:val=2},"
        f"w:num{{w:numId=2}}/(w:abstractNumId{{w:val=2}},{again}))"
    )
