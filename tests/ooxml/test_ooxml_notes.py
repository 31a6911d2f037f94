"""Footnotes: marks in the text and in the notes, and the separators that Word expects (17.11)."""

from __future__ import annotations

from cxml import told
from qicao.ooxml.notes import footnote, footnote_mark, footnote_reference, footnotes_part
from qicao.ooxml.paragraph import ParagraphFormat
from qicao.ooxml.run import PLAIN


def test_the_number_of_a_mark_is_word_s_own() -> None:
    """Only what follows it is typed."""
    assert told(footnote_reference(1, PLAIN, ")")) == 'w:r/w:footnoteReference{w:id=1},w:r/w:t")"'
    assert told(footnote_mark(PLAIN)) == "w:r/w:footnoteRef"


def test_separators_come_before_the_notes() -> None:
    """Their marks are hidden: a border is drawn in their place."""
    part = told(footnotes_part([footnote(1, "")], ParagraphFormat("S")))
    first, second, *notes = part.removeprefix("w:footnotes/(").split(",w:footnote{")

    assert (
        first == "w:footnote{w:type=separator,w:id=-1}/w:p/(w:pPr/w:pStyle{w:val=S},w:r/(w:rPr/w:vanish,w:separator))"
    )
    assert "w:id=0" in second
    assert notes == ["w:id=1})"]
