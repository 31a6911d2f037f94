"""XML text: whatever characters come, what is written can be read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from qicao.ooxml.xml import attributes, escape, quoted

GOOD = st.text(st.characters(min_codepoint=32, exclude_categories=("Cs",), exclude_characters="\ufffe\uffff"))


@given(GOOD)
def test_text_and_values_are_read_back(text: str) -> None:
    """Signs of markup and quotes among them."""
    element = etree.fromstring(f"<a b={quoted(text)}>{escape(text)}</a>")

    assert (element.get("b"), element.text or "") == (text, text)


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_can_be_written(text: str) -> None:
    """What XML cannot hold is left out."""
    etree.fromstring(f"<a b={quoted(text)}>{escape(text)}</a>")


def test_the_short_form_of_attributes() -> None:
    """Each with a space before it."""
    assert attributes("before=560; afterLines=50") == ' w:before="560" w:afterLines="50"'
    assert attributes("") == ""
