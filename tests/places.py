"""Text put together by chance, of which every printed character is known to stand on a line and in a column of a file.

The words are of letters that stand nowhere else, and of a few that also stand in the names of entities, so that whoever
looks for a character in the source instead of knowing its place finds another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from snippets import YAML

__all__ = ["FAULTS", "Place", "Written", "write_placed"]

Place = tuple[str, int, int]
"""Name of a file, line and column."""
FAULTS = {"必须": "MOD001", ",": "TXT001"}
"""Words that a rule has a fix for, and its code."""
NARROW = [chr(code) for code in (*range(0x0410, 0x0450), *range(0x03B1, 0x03C2))]
ASTRAL = [chr(code) for code in range(0x20000, 0x20100)]
WIDE = [
    chr(code)
    for code in range(0x7000, 0x9000)
    if chr(code) not in "甲节表章见识录误说警计订论记设讲评请详释观视观要规解言证"
]


@dataclass
class Atom:
    """A piece of source, and the characters that it prints with the offset of each; *breaks* says that a line ends in it."""

    source: str
    printed: list[tuple[str, int]] = field(default_factory=list)
    breaks: bool = False


@dataclass
class Written:
    """The files of a draft, and what is known of them."""

    random: Random
    files: dict[str, list[str]] = field(default_factory=dict)
    texts: dict[str, list[tuple[str, Place]]] = field(default_factory=dict)
    """By the letter with which it begins, each text with the place of every character."""
    faults: list[tuple[str, Place]] = field(default_factory=list)
    wide: Iterator[str] = field(init=False)

    def __post_init__(self) -> None:
        self.wide = iter(self.random.sample(WIDE, len(WIDE)))

    # pieces of inline text

    def words(self) -> Atom:
        """Letters as they are typed, of one, two or four bytes."""
        kinds: tuple[Callable[[], str], ...] = (
            lambda: "".join(next(self.wide) for _ in range(self.random.randint(1, 4))),
            lambda: "".join(self.random.choice(NARROW) for _ in range(3)),
            lambda: self.random.choice(("amp", "lt", "x", "tab a", "quot", "t  m", "a\tb")),
            lambda: self.random.choice(ASTRAL),
            lambda: next(self.wide) + "\u200b" + next(self.wide),
        )
        text = self.random.choice(kinds)()
        return Atom(text, [(char, at) for at, char in enumerate(text)])

    def entity(self) -> Atom:
        """A character by its number or its name."""
        char = next(self.wide)
        name = self.random.choice((f"&#x{ord(char):x};", f"&#{ord(char)};", "&amp;", "&lt;", "&quot;", "&alpha;"))
        known = {"&amp;": "&", "&lt;": "<", "&quot;": '"', "&alpha;": "α"}
        return Atom(name, [(known.get(name, char), 0)])

    def escape(self) -> Atom:
        """A sign behind a backslash."""
        sign = self.random.choice("*_`#[]$~^&\\")
        return Atom(f"\\{sign}", [(sign, 0)])

    def marked(self) -> Atom:
        """Letters in marks."""
        inner, edges = next(self.wide) + next(self.wide), (next(self.wide), next(self.wide))
        before, after = self.random.choice((("**", "**"), ("*", "*"), ("{sub}`", "`"), ("{sup}`", "`"), ("[", "](http://a.cn/x)"), ("[", "]{#l" + str(ord(inner[0])) + "}")))  # fmt: skip
        text = edges[0] + before + inner + after + edges[1]
        within = [(char, 1 + len(before) + at) for at, char in enumerate(inner)]
        return Atom(text, [(edges[0], 0), *within, (edges[1], len(text) - 1)])

    def unprinted(self) -> Atom:
        """What prints no letters of its own."""
        return Atom(self.random.choice(("$x_{amp}$", "`amp lt`", "{std}`GB/T 1`", "{see}`GB/T 2`")))

    def soft_break(self) -> Atom:
        """The end of a line."""
        return Atom("", breaks=True)

    def fault(self) -> Atom:
        """Words that a rule would mend."""
        word = self.random.choice(list(FAULTS))
        text = next(self.wide) + word + next(self.wide)
        return Atom(text, [(char, at) for at, char in enumerate(text)])

    def atoms(self, *, lines: bool) -> list[Atom]:
        """An inline text, over several lines or not."""
        kinds = [self.words, self.words, self.words, self.entity, self.escape, self.marked, self.unprinted, self.fault]
        kinds += [self.soft_break] * 3 * lines
        first, last = (Atom(char, [(char, 0)]) for char in (next(self.wide), next(self.wide)))
        inner = [self.random.choice(kinds)() for _ in range(self.random.randint(1, 12))]
        return [first, *_without_blank_lines(inner), last]

    # files

    def line(self, name: str, text: str = "") -> None:
        """A line of markup."""
        self.files.setdefault(name, []).append(text)

    def text(self, name: str, before: str = "", after: str = "", prefix: str = "", coded: Callable[[str], str] = str, *, lines: bool = True) -> None:  # fmt: skip
        """An inline text between words of markup; each further line begins with a prefix, each character is written *coded*."""
        known: list[tuple[str, Place]] = []
        line = before
        lines_before = self.files.setdefault(name, [])
        for atom in self.atoms(lines=lines):
            if atom.breaks:
                lines_before.append(line)
                line = prefix
                continue
            starts, coded_source = [], ""
            for char in atom.source:
                starts.append(len(line) + len(coded_source) + 1)
                coded_source += coded(char)
            places = [(char, (name, len(lines_before) + 1, starts[at])) for char, at in atom.printed]
            self._note_fault(places)
            known += places
            line += coded_source
        lines_before.append(line + after)
        self.texts[known[0][0]] = known

    def _note_fault(self, places: list[tuple[str, Place]]) -> None:
        word = "".join(char for char, _ in places)[1:-1]
        if word in FAULTS:
            self.faults.append((word, places[1][1]))


def _without_blank_lines(atoms: list[Atom]) -> list[Atom]:
    """The pieces without ends of lines beside each other or at the end, and with letters on both sides of each."""
    kept: list[Atom] = []
    for atom in atoms:
        if not (atom.breaks and (not kept or kept[-1].breaks)):
            kept.append(atom)
    while kept and kept[-1].breaks:
        kept.pop()
    return kept


def _blocks(out: Written, name: str) -> None:
    """One of each kind of text."""
    random = out.random
    kinds: list[Callable[[], None]] = [
        lambda: out.text(name),
        lambda: out.text(name, "- ", "；", "  "),
        lambda: out.text(name, "1. ", "；", ""),
        lambda: out.text(name, ["- 甲：", "  - "][1][2:], "；", "    "),
        lambda: out.text(name, "注：", "。"),
        lambda: out.text(name, "示例：", "。"),
        lambda: _directive(out, name, "note"),
        lambda: _directive(out, name, "example"),
        lambda: out.text(name, "## ", lines=False),
        lambda: _footnote(out, name),
        lambda: _pipe_table(out, name),
        lambda: _list_table(out, name),
        lambda: _csv_table(out, name),
        lambda: _figure(out, name),
        lambda: _where(out, name),
    ]
    for kind in random.sample(kinds, len(kinds)):
        out.line(name)
        kind()
        out.line(name)


def _directive(out: Written, name: str, kind: str) -> None:
    out.line(name, f":::{{{kind}}}")
    out.text(name, after="。")
    out.line(name)
    out.text(name, "- ", "。", "  ")
    out.line(name, ":::")


def _footnote(out: Written, name: str) -> None:
    mark = next(out.wide)
    out.line(name, f"甲[^{mark}]。")
    out.line(name)
    out.text(name, f"[^{mark}]: ", "。", "    ")


def _pipe_table(out: Written, name: str) -> None:
    def cell(char: str) -> str:
        return char

    out.text(name, ":::{table} ", lines=False)
    out.line(name, "| 甲 | 乙 |")
    out.line(name, "| --- | --- |")
    out.text(name, "| a\\|b | ", " |", coded=cell, lines=False)
    out.text(name, "|", "| \\| |", coded=cell, lines=False)
    out.line(name, ":::")


def _list_table(out: Written, name: str) -> None:
    out.text(name, ":::{list-table} ", lines=False)
    out.line(name)
    out.text(name, "* - ", "", "    ")
    out.text(name, "  - ", "", "    ")
    out.text(name, "* - ", "", "    ")
    out.line(name, "  - 乙")
    out.line(name, ":::")


def _csv_table(out: Written, name: str) -> None:
    out.line(name, ":::{csv-table} 甲")
    out.line(name, "甲,乙")
    _csv_rows(out, name)
    out.line(name, ":::")


def _csv_rows(out: Written, name: str) -> None:
    for _ in range(3):
        out.text(name, '"', '",乙', coded=lambda char: char * 2 if char == '"' else char, lines=False)
        out.text(name, '乙 , "', '" ', coded=lambda char: char * 2 if char == '"' else char, lines=False)


def _csv_file(out: Written, name: str) -> None:
    out.line(name)
    out.line(name, ":::{csv-table} 甲")
    out.line(name, ":file: tables/a.csv")
    out.line(name, ":::")
    out.line(name)
    out.line("tables/a.csv", "甲,乙")
    _csv_rows(out, "tables/a.csv")


def _figure(out: Written, name: str) -> None:
    out.line(name, ":::{figure} none.svg")
    out.text(name)
    out.line(name)
    out.line(name, "说明：")
    out.text(name, "- 1——", "；", "  ")
    out.text(name, "- 2——", "。", "  ")
    out.line(name)
    out.text(name, "注：", "。")
    out.line(name, ":::")


def _where(out: Written, name: str) -> None:
    for line in ("$$", "x = y", "$$", "", "式中：", ""):
        out.line(name, line)
    out.text(name, "- $x$——", "；", "  ")
    out.text(name, "- $y$——", "。", "  ")


def _yaml(out: Written) -> None:
    """Data with texts in every style of strings."""
    name = "standard.yaml"
    for line in YAML.strip().split("\n"):
        out.line(name, line)
    out.line(name, "foreword:")
    out.line(name, "  extra:")
    double = {'"': '\\"', "\\": "\\\\", "\t": "\\t"}

    def quoted(char: str) -> str:
        if char in NARROW and out.random.random() < 0.3:
            return f"\\u{ord(char):04x}"
        return double.get(char, char)

    out.text(name, '    - "', '"', "      ", coded=quoted)
    out.text(name, "    - '", "'", "      ", coded=lambda char: "''" if char == "'" else char)
    out.line(name, "    - >-")
    out.text(name, "      ", "", "      ")
    out.line(name, "    - |-")
    out.text(name, "      ", "", "      ", lines=False)


def write_placed(folder: Path, seed: int) -> Written:
    """A draft in the folder, with any ends of lines and marks of the order of bytes."""
    out = Written(Random(f"places {seed}"))
    _yaml(out)
    for line in ("# 范围", "", "本文件规定了要求。", "", "# 要求", ""):
        out.line("index.md", line)
    _blocks(out, "index.md")
    out.line("index.md", ":::{include} parts/a.md")
    out.line("index.md", ":::")
    _blocks(out, "parts/a.md")
    _csv_file(out, "parts/a.md")
    for name, lines in out.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        end, mark = out.random.choice(("\n", "\r\n")), out.random.choice(("", "\ufeff"))
        path.write_text(mark + "".join(line + end for line in lines), encoding="utf-8", newline="")
    (folder / "explanation.md").write_text("", encoding="utf-8")
    return out
