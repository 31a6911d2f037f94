"""Escapes in quoted strings of YAML: what they stand for, and where (YAML 1.2, 5.7)."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qicao.model.line import SourceLine
from qicao.source.escapes import printable, unescaped

ESCAPES = {
    r"甲\u4e59丙": ["甲", "乙", "丙"],
    r"\ud83d\ude00": ["😀"],
    r"\ud83d": ["\ufffd"],
    r"a\"b": ["a", '"', "b"],
    r"a\x00b": ["a", "\ufffd", "b"],
    r"\t": ["\t"],
}


@pytest.mark.parametrize("text", ESCAPES)
def test_an_escape_is_the_character_that_it_stands_for(text: str) -> None:
    """One that cannot be printed is U+FFFD."""
    assert [piece.text for piece in unescaped(SourceLine(text, "a.yaml", 1), '"')] == ESCAPES[text]


def test_single_quotes_know_only_each_other() -> None:
    """A backslash is itself there, and everywhere outside of quotes."""
    line = SourceLine(r"a''b\n", "a.yaml", 1)

    assert [piece.text for piece in unescaped(line, "'")] == ["a", "'", r"b\n"]
    assert [piece.text for piece in unescaped(line, None)] == [line.text]


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn")), min_size=1))
def test_what_a_writer_of_json_escapes_is_read_back(text: str) -> None:
    """And every piece that is as it was typed stands where it says."""
    typed = json.dumps(text)[1:-1]
    pieces = unescaped(SourceLine(typed, "a.yaml", 1), '"')

    assert "".join(piece.text for piece in pieces) == printable(text)
    assert all(piece.text in text for piece in pieces)
