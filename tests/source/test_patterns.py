"""Patterns that are kept between runs are those that Python compiles."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from drafts import ROOT
from qicao.rules.table import all_rules
from qicao.source.patterns import Patterns

PATTERNS = sorted({pattern for rule in all_rules() for pattern in (rule.pattern, rule.near) if pattern})
TEXT = "".join(file.read_text("utf-8") for file in sorted((ROOT / "tests" / "rules" / "cases").glob("*.md")))[:12_000]


def _matches(pattern: re.Pattern[str]) -> list[tuple[tuple[int, int], dict[str, str | None]]]:
    return [(match.span(), match.groupdict()) for match in pattern.finditer(TEXT)]


def test_a_kept_pattern_matches_as_the_one_that_python_compiles(tmp_path: Path) -> None:
    """Text, flags, groups and every match are the same, for all patterns of the rules."""
    file = tmp_path / "patterns"
    first = Patterns(file)
    for pattern in PATTERNS:
        first.compile(pattern)
    first.keep()
    kept = Patterns(file)
    assert kept.codes.keys() == set(PATTERNS)
    for pattern in PATTERNS:
        made, right = kept.compile(pattern), re.compile(pattern)
        assert (made.pattern, made.flags, made.groupindex) == (right.pattern, right.flags, right.groupindex)
        assert _matches(made) == _matches(right), pattern
    assert not kept.new


@pytest.mark.parametrize("at", [0, 15, 16, 40, -1])
def test_an_altered_file_counts_as_none(tmp_path: Path, at: int) -> None:
    """A flipped bit anywhere throws the file away; the pattern is compiled anew."""
    file = tmp_path / "patterns"
    first = Patterns(file)
    first.compile("应(?P<word>[当该])")
    first.keep()
    data = bytearray(file.read_bytes())
    data[at] ^= 1
    file.write_bytes(data)
    again = Patterns(file)
    assert again.codes == {}
    assert again.compile("应(?P<word>[当该])").search("应当") is not None


@pytest.mark.parametrize("data", [b"", b"x" * 10, b"x" * 1000])
def test_a_file_of_something_else_counts_as_none(tmp_path: Path, data: bytes) -> None:
    """Whatever else stands there counts as nothing."""
    file = tmp_path / "patterns"
    file.write_bytes(data)
    assert Patterns(file).codes == {}


def test_a_place_that_cannot_be_written_costs_only_the_time(tmp_path: Path) -> None:
    """Nothing is written, and nothing is said."""
    file = tmp_path / "patterns"
    file.mkdir()
    patterns = Patterns(file)
    assert patterns.compile("[甲乙]").findall("甲丙乙") == ["甲", "乙"]
    patterns.keep()
    assert list(file.iterdir()) == []


def test_a_wrong_pattern_is_told_as_python_tells_it(tmp_path: Path) -> None:
    """The error is that of `re.compile`."""
    with pytest.raises(re.error, match="unterminated"):
        Patterns(tmp_path / "patterns").compile("(")
