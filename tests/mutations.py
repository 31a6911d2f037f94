"""Ways in which real drafts break: each changes one file of a copied draft and says where the fault must be reported."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

__all__ = ["BLIND", "TARGETED", "Blow", "Lines", "Strike", "copy_draft"]

Lines = list[str]
"""A text file as its lines, without line ends."""


@dataclass(frozen=True)
class Blow:
    """What was done to a file; *lines* are the lines of the changed file on one of which a finding must lie."""

    text: Lines
    lines: frozenset[int] = frozenset()


Strike = Callable[[Lines, Random], Blow]
"""A way to break a text."""


def _pick(random: Random, places: Iterator[int]) -> int:
    found = list(places)
    return random.choice(found) if found else -1


def _matching(lines: Lines, pattern: str) -> Iterator[int]:
    return (i for i, line in enumerate(lines) if re.fullmatch(pattern, line))


def cut_line(lines: Lines, random: Random) -> Blow:
    """A line is gone."""
    at = random.randrange(len(lines))
    return Blow([*lines[:at], *lines[at + 1 :]])


def double_line(lines: Lines, random: Random) -> Blow:
    """A line stands twice."""
    at = random.randrange(len(lines))
    return Blow([*lines[: at + 1], *lines[at:]])


def swap_lines(lines: Lines, random: Random) -> Blow:
    """Two lines have changed places."""
    one, two = random.randrange(len(lines)), random.randrange(len(lines))
    text = lines.copy()
    text[one], text[two] = text[two], text[one]
    return Blow(text)


def cut_file(lines: Lines, random: Random) -> Blow:
    """The file ends in the middle of a line."""
    at = random.randrange(len(lines))
    return Blow([*lines[:at], lines[at][: random.randrange(len(lines[at]) + 1)]])


def cut_character(lines: Lines, random: Random) -> Blow:
    """One character of markup is gone."""
    at = _pick(random, (i for i, line in enumerate(lines) if re.search(r"[#:{}\[\]()`|$*]", line)))
    places = [match.start() for match in re.finditer(r"[#:{}\[\]()`|$*]", lines[at])]
    cut = random.choice(places)
    return Blow([*lines[:at], lines[at][:cut] + lines[at][cut + 1 :], *lines[at + 1 :]])


BLIND: tuple[Strike, ...] = (cut_line, double_line, swap_lines, cut_file, cut_character)
"""Blows that may or may not make a fault: the laws must hold after them."""


def lose_closing_fence(lines: Lines, random: Random) -> Blow:
    """A ::: that closes a directive is gone: the directive that stays open is named at its own line."""
    closings = [i for i in _matching(lines, r":{3,}") if _opening(lines, i) >= 0]
    at = random.choice(closings)
    return Blow([*lines[:at], *lines[at + 1 :]], frozenset({_opening(lines, at) + 1}))


def _opening(lines: Lines, closing: int) -> int:
    """The line of the directive that is closed at *closing*; -1 when it holds or stands in another of its length."""
    fence = lines[closing]
    above = next((i for i in range(closing - 1, -1, -1) if lines[i].startswith(":::")), -1)
    return above if above >= 0 and re.match(rf"{fence}\{{", lines[above]) else -1


def repeat_label(lines: Lines, random: Random) -> Blow:
    """A label is given to a second paragraph."""
    at = _pick(random, _matching(lines, r"\{#[^}\s]+\}"))
    end = len(lines)
    return Blow([*lines, "", lines[at], "", "重复的标签所在的段。"], frozenset({end + 2}))


def misspell_reference(lines: Lines, random: Random) -> Blow:
    """A reference names a label that nobody has."""
    at = _pick(random, (i for i, line in enumerate(lines) if re.search(r"\[\]\(#[^)]+\)", line)))
    broken = re.sub(r"\[\]\(#([^)]+)\)", r"[](#\1-没有)", lines[at], count=1)
    return Blow([*lines[:at], broken, *lines[at + 1 :]], frozenset({at + 1}))


def glue_heading(lines: Lines, random: Random) -> Blow:
    """The blank after the hashes of a heading is missing."""
    at = _pick(random, _matching(lines, r"#{1,6} [^#].*"))
    return Blow([*lines[:at], lines[at].replace(" ", "", 1), *lines[at + 1 :]], frozenset({at + 1}))


def widen_hash(lines: Lines, random: Random) -> Blow:
    """The hashes of a heading were typed with a Chinese input method."""
    at = _pick(random, _matching(lines, r"#{1,6} [^#].*"))
    return Blow([*lines[:at], lines[at].replace("#", "＃"), *lines[at + 1 :]], frozenset({at + 1}))


def unknown_directive(lines: Lines, random: Random) -> Blow:
    """The name of a directive is misspelt."""
    at = _pick(random, _matching(lines, r":{3,}\{(note|example|table|figure|warning)\}.*"))
    return Blow([*lines[:at], lines[at].replace("}", "x}", 1), *lines[at + 1 :]], frozenset({at + 1}))


def add_missing_include(lines: Lines, random: Random) -> Blow:
    """A file is asked for that is not there."""
    at = _pick(random, _matching(lines, r"## .+"))
    return Blow([*lines[:at], ":::{include} 没有这个文件.md", ":::", "", *lines[at:]], frozenset({at + 1}))


def add_include_circle(lines: Lines, random: Random) -> Blow:
    """The text asks for itself."""
    at = _pick(random, _matching(lines, r"## .+"))
    return Blow([*lines[:at], ":::{include} index.md", ":::", "", *lines[at:]], frozenset({at + 1}))


TARGETED: tuple[Strike, ...] = (
    lose_closing_fence,
    repeat_label,
    misspell_reference,
    glue_heading,
    widen_hash,
    unknown_directive,
    add_missing_include,
    add_include_circle,
)
"""Blows that make one known fault at a known line of `index.md`."""


def copy_draft(folder: Path, target: Path) -> Path:
    """A copy of the draft in *folder* that may be broken."""
    from shutil import copytree

    return copytree(folder, target / folder.name)
