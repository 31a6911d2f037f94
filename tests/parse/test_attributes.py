"""Attributes in braces: labels, classes, and what is none."""

from __future__ import annotations

import pytest

from qicao.parse.attributes import Attributes, clean_label, read_attributes

GOOD = {
    "{#甲}": Attributes("甲"),
    "{ .annex .normative }": Attributes("", ("annex", "normative")),
    '{#a .b key="v"}': Attributes("a", ("b",), (("key", "v"),)),
    "{% 批注 %}": Attributes(),
    "{}": Attributes(),
}


@pytest.mark.parametrize("text", GOOD)
def test_attributes_are_read(text: str) -> None:
    """In any order, with a remark among them."""
    assert read_attributes(text) == GOOD[text]


@pytest.mark.parametrize("text", ["{甲}", "{＃甲}", "{#}", "{.}", "{#a.b", "#a}", "{a=b c}", "甲"])
def test_what_is_none_is_told_from_it(text: str) -> None:
    """So that it is text, or a slip."""
    assert read_attributes(text) is None


def test_a_label_has_letters_and_digits_only() -> None:
    """As ids and addresses bear them."""
    assert clean_label("甲/乙 5.1") == "甲-乙-5.1"
