"""Typst math in the notation of `formulas`, so that the PDF can be compared with Word and the page."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from formulas import joined, letters, limits, scripts, table

__all__ = ["of_typst"]

TOKEN = re.compile(
    r"""
    (?P<words>"(?:[^"\\]|\\.)*")
    | (?P<call>[A-Za-z]{2,}(?:\.[a-z]+)?)\((?P<gap>\s?)
    | (?P<space>\#h\([^)]*\)|\s+)
    | (?P<row>\\(?=\s|$))
    | \\(?P<escaped>.)
    | (?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL,
)
NAME = re.compile(r"\s*(b|t|delim|align|column-gap|size):\s*")
CODE = re.compile(r'#(?:\((?:"(?:[^"\\]|\\.)*"|[^")])*\)|"(?:[^"\\]|\\.)*"|\w+)')
ENDS = frozenset(",;)")
ROW, ALIGN = "\n", "\t"
"""The end of a row, and the place at which rows are aligned."""
ACCENTS = {"macron": "‾", "hat": "ˆ", "tilde": "˜", "dot": "˙", "dot.double": "¨", "arrow": "→", "overline": "¯"}
BRACES = {"underbrace": "⏟", "overbrace": "⏞"}


@dataclass(slots=True)
class Call:
    """The arguments of a function."""

    gap: bool
    """Whether a blank stands before the first."""
    rows: list[list[str]] = field(default_factory=lambda: [[]])
    """Arguments without a name, in rows that semicolons part."""
    named: dict[str, str] = field(default_factory=dict)

    @property
    def first(self) -> str:
        """The first argument."""
        return self.rows[0][0]


@dataclass(slots=True)
class Reader:
    """Goes through Typst math once."""

    text: str
    at: int = 0

    def sequence(self, ends: frozenset[str] = frozenset()) -> str:
        """What stands before one of the signs *ends*."""
        return "".join(self.parts(ends))

    def parts(self, ends: frozenset[str]) -> Iterator[str]:
        """The parts of a sequence in the notation."""
        while self.at < len(self.text) and self.text[self.at] not in ends:
            match = TOKEN.match(self.text, self.at)
            assert match
            self.at = match.end()
            yield self.call(match) if match["call"] else simple(match)

    def call(self, match: re.Match[str]) -> str:
        """A function with its arguments."""
        call = Call(gap=bool(match["gap"]))
        while True:
            name = NAME.match(self.text, self.at)
            self.at = name.end() if name else self.at
            code = CODE.match(self.text, self.at)
            self.at = code.end() if code else self.at
            value = (code[0] if code else "") + self.sequence(ENDS)
            if name:
                call.named[name[1]] = value
            else:
                call.rows[-1].append(value)
            end, self.at = self.text[self.at], self.at + 1
            if end == ")":
                return CALLS[match["call"]](call)
            call.rows += [[]] if end == ";" else []


def of_typst(typst: str) -> str:
    """The formula of Typst math, without its dollar signs."""
    return joined(aligned(Reader(typst).sequence()))


def aligned(formula: str) -> str:
    """The rows of an equation as a table."""
    rows = [row.split(ALIGN) for row in formula.split(ROW)]
    return table(rows) if len(rows) > 1 or len(rows[0]) > 1 else formula


def simple(match: re.Match[str]) -> str:
    """A sign, or words."""
    if match["words"]:
        words = json.loads(match["words"])
        return f"“{words}”" if words else ""
    if match["space"] or match["row"]:
        return ROW if match["row"] else ""
    sign = match["escaped"] or match["sign"]
    return ALIGN if match["sign"] == "&" else letters(sign, upright=False) if sign.isalnum() else sign


def attach(call: Call) -> str:
    """Scripts, or limits."""
    below, above = (call.named.get(place) for place in "bt")
    if call.first.startswith("limits"):
        return limits(call.first.removeprefix("limits"), below or "", above or "")
    return scripts(call.first, below, above)


def grown(call: Call) -> str:
    """Brackets that grow; one of the two may be missing."""
    inner = call.first
    left = "" if call.gap else inner[0]
    right = inner[-1] if inner[-1] in ")]}|‖⌋⌉⟩([{⌊⌈⟨" else ""
    return f"lr{{{left} {inner[len(left) : len(inner) - len(right)]} {right}}}"


def matrix(call: Call) -> str:
    """Rows and columns, perhaps between brackets."""
    left, right = (json.loads(part) if part != "none" else "" for part in call.named["delim"][2:-1].split(", "))
    rows = table([part for cell in row for part in cell.split(ALIGN)] for row in call.rows)
    return f"lr{{{left} {rows} {right}}}" if left + right else rows


def braced(name: str) -> Callable[[Call], str]:
    """A brace, perhaps with words at it."""

    def write(call: Call) -> str:
        base, *words = call.rows[0]
        head, over = f"accent({BRACES[name]}; {base})", name == "overbrace"
        return limits(head, "" if over else words[0], words[0] if over else "") if words else head

    return write


def accent(name: str) -> Callable[[Call], str]:
    """A sign over a base."""
    return lambda call: f"accent({ACCENTS[name]}; {call.first})"


def named(name: str) -> Callable[[Call], str]:
    """A function that the notation calls by the same name."""
    return lambda call: f"{name}({'; '.join(call.rows[0])})"


def upright(call: Call) -> str:
    """Letters that are not italic."""
    return '"' + call.first.strip('“”"') + '"'


CALLS: dict[str, Callable[[Call], str]] = {
    "attach": attach,
    "limits": lambda call: f"limits{call.first}",
    "class": lambda call: call.rows[0][1],
    "lr": grown,
    "mat": matrix,
    **dict.fromkeys(("mid", "display", "inline", "stretch"), lambda call: call.first),
    **dict.fromkeys(("op", "upright"), upright),
    "root": lambda call: f"root({'; '.join(call.rows[0])})",
    **{name: named(name) for name in ("frac", "binom", "sqrt")},
    **{name: braced(name) for name in BRACES},
    **{name: accent(name) for name in ACCENTS},
}
"""How each function is written."""
