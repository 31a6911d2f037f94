"""YAML in which every value knows its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notation import lines_of
from qicao.model.yaml import YamlFile
from qicao.parse.content import join_lines
from qicao.source.yaml import read_yaml


def read(text: str) -> YamlFile:
    """The file with that text."""
    return read_yaml(lines_of(text, "standard.yaml"))


PLACES = {
    "plain: 甲[](#乙)": (("plain",), [("甲[](#乙)", 1, 8)]),
    'quoted: "甲: 乙"': (("quoted",), [("甲: 乙", 1, 10)]),
    "single: '甲'": (("single",), [("甲", 1, 10)]),
    "list:\n  - 甲\n  - 乙": (("list", 1), [("乙", 3, 5)]),
    "flow: {a: 甲, b: 乙}": (("flow", "b"), [("乙", 1, 17)]),
    "block: |\n  甲\n  乙": (("block",), [("甲", 2, 3), ("乙", 3, 3)]),
    "folded: >\n  甲\n  乙": (("folded",), [("甲", 2, 3), ("乙", 3, 3)]),
    "lines: 甲\n  乙": (("lines",), [("甲", 1, 8), ("乙", 2, 3)]),
}


@pytest.mark.parametrize("text", PLACES)
def test_a_string_knows_the_place_of_its_characters(text: str) -> None:
    """So that a fault in a sentence of the data is marked under the very word."""
    path, places = PLACES[text]

    assert [(line.text, line.line, line.column) for line in read(text).lines(path)] == places


ESCAPES = {
    r'a: "\u4e2d\u6587"': "中文",
    r'a: "\ud83d\ude00"': "😀",
    r'a: "\U0001F600"': "😀",
    r'a: "甲\"乙\"\/\\*"': '甲"乙"/\\*',
    r'a: "\x41"': "A",
    "a: '甲''乙'": "甲'乙",
    'a: "甲\\\n  乙"': "甲乙",
    r'a: "甲\ud83d乙"': "甲\ufffd乙",
    r'a: "甲\0\u0007乙"': "甲\ufffd\ufffd乙",
    r'a: "甲\udE00\ud83D"': "甲\ufffd\ufffd",
}
"""Strings with escapes, and the text that they are."""


@pytest.mark.parametrize("text", ESCAPES)
def test_escapes_are_what_they_stand_for(text: str) -> None:
    """In the value as in the text with its places; what is no character is U+FFFD and reported."""
    file = read(text)

    assert file.value["a"] == ESCAPES[text]
    assert join_lines(file.lines(("a",))).text == ESCAPES[text]
    assert [finding.code for finding in file.findings] == (["FIL004"] if "\ufffd" in ESCAPES[text] else [])
    str(file.value).encode()


def test_the_characters_after_an_escape_know_their_place() -> None:
    """Under the very word."""
    pieces = read(r'a: "甲\u4e2d乙"').lines(("a",))

    assert [(piece.text, piece.column) for piece in pieces] == [("甲", 5), ("中", 6), ("乙", 12)]


FAULTS = {
    "a: 1\na: 2": ("YML005", 2),
    "- 甲": ("YML004", 1),
    "a: 1\nb:\n\tc: 2": ("YML003", 3),
    "a: 甲: 乙": ("YML002", 1),
    'a: 1\nb: "甲\nc: 2': ("YML002", 2),
    "a: 1\nb: [1, 2\nc: 3": ("YML002", 2),
    "a: 1\n这里没有冒号\nb: 2": ("YML002", 2),
}


@pytest.mark.parametrize("text", FAULTS)
def test_a_fault_is_found_at_its_line(text: str) -> None:
    """And what stands before it is kept."""
    file = read(text)

    assert FAULTS[text] in [(finding.code, finding.span.line) for finding in file.findings]
    assert not text.startswith("a: 1") or file.value["a"] == "1"


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    """Random text is never an exception."""
    assert isinstance(read(text).value, dict)


def test_a_deep_nest_is_a_finding() -> None:
    """Not the end of the program."""
    assert [finding.code for finding in read("a: " + "[" * 3000).findings]
