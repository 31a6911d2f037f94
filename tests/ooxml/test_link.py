"""Bookmarks, links and content controls (17.13.6, 17.16.22, 17.5.2)."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from cxml import told
from qicao.ooxml.link import bookmark, bookmark_name, content_control, external_link, internal_link
from qicao.ooxml.run import run

RUN = run("甲")


def test_what_is_linked_stands_in_the_link() -> None:
    """By the name of a bookmark or by a relation; nothing makes no link."""
    assert told(internal_link("q", RUN)) == 'w:hyperlink{w:anchor=q,w:history=1}/w:r/w:t"甲"'
    assert told(external_link("rId1", RUN)) == 'w:hyperlink{r:id=rId1,w:history=1}/w:r/w:t"甲"'
    assert internal_link("q", "") == external_link("rId1", "") == ""


def test_a_bookmark_and_a_control_stand_around_their_content() -> None:
    """The one begins and ends, the other holds."""
    assert told(bookmark("q", 1, RUN)) == 'w:bookmarkStart{w:id=1,w:name=q},w:r/w:t"甲",w:bookmarkEnd{w:id=1}'
    assert told(content_control("标", 7, "")) == "w:sdt/(w:sdtPr/(w:tag{w:val=标},w:id{w:val=7}),w:sdtContent)"


@given(st.text(), st.text())
def test_any_key_has_a_name_that_word_accepts(key: str, other: str) -> None:
    """Always the same, and another for another key."""
    assert re.fullmatch(r"[a-z]\w{0,39}", bookmark_name(key), re.ASCII)
    assert (bookmark_name(key) == bookmark_name(other)) == (key == other)
