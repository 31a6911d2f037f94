"""Asterisks: where they are markup, and where they are what the author wants to see."""

from __future__ import annotations

import pytest

from notation import lines_of, read
from qicao.parse.inlines import parse_inlines

PRINTED = [
    "600*400*300",
    "A*2*B",
    "3 * 4",
    "a*b",
    "(a+b)*c*(d)",
    "$a$*$b$*$c$",
    "2**3**4",
    "138****1234",
    "10%*20%*3",
    "φ20*φ30*50",
    "1.2*3.4*5.6",
    "45°*30°*15°",
    "2*(3*4)",
]
"""What is printed as it is typed."""
EMPHASIS = {
    "*强调*。": "‹强调›。",
    "应 *立即* 停机": "应 ‹立即› 停机",
    "**“甲”**，": "«“甲”»，",
    "见**乙**项": "见«乙»项",
    "词 *a* 词": "词 ‹a› 词",
}
"""What is emphasis."""
DOUBTFUL = {"长*宽*高": "长‹宽›高", "5*甲*6": "5‹甲›6", "应*立即*停机": "应‹立即›停机"}
"""What is read as emphasis although it may be a product: that is said."""


def codes(text: str) -> list[str]:
    """What is wrong in the text."""
    return [finding.code for finding in parse_inlines(lines_of(text))[1]]


@pytest.mark.parametrize("text", PRINTED)
def test_an_asterisk_between_factors_is_printed(text: str) -> None:
    """No finding says that it has no partner: that it should be “×” is for NUM011 to say."""
    assert read(text) == text
    assert codes(text) == []


@pytest.mark.parametrize("text", EMPHASIS)
def test_emphasis_is_read_as_before(text: str) -> None:
    """Beside Chinese characters, marks and blanks."""
    assert read(text) == EMPHASIS[text]
    assert codes(text) == []


@pytest.mark.parametrize("text", DOUBTFUL)
def test_asterisks_that_vanish_between_words_are_named(text: str) -> None:
    """“长*宽*高” would be printed as “长宽高”."""
    assert read(text) == DOUBTFUL[text]
    assert codes(text) == ["SYN085"]


@pytest.mark.parametrize("text", ["甲*乙", "*甲", "甲**乙", "2**x"])
def test_an_asterisk_without_partner_is_named_as_before(text: str) -> None:
    """It is printed, and most likely a slip."""
    assert read(text) == text
    assert codes(text) == ["SYN048"]
