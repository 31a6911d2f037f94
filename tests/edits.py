"""Edits as drafters make them, on a text each line of which remembers where it comes from.

A document is a list of sections, each a heading with its lines; a line keeps its tag through every edit, so that it is
known without looking at ids which element of the new text is which of the old one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from random import Random
from typing import NamedTuple

from msgspec import structs

from qicao.model.block import Formula, List, Paragraph, ReferenceEntry, Row, Where
from qicao.model.frozen import FrozenText, freeze
from qicao.model.inline import plain_text
from qicao.model.standard import Annex, Clause, Node, Standard, Term
from qicao.model.tree import children, iter_nodes
from qicao.parse.draft import parse_draft
from snippets import CATALOGUE, document_of, source_of

__all__ = [
    "EDITS",
    "Key",
    "Known",
    "Line",
    "Section",
    "Text",
    "elements",
    "frozen_of",
    "insert",
    "lines_of",
    "read_after",
    "reword",
    "reworded",
    "sections_of",
    "text_of",
    "words_of",
]

INCLUDE = re.compile(r":::\{include\} (\S+)")
HEADING = re.compile(r"(#{1,6})(?: (.*))?")
WORDS = "城运中心设备数据接口记录人员场所流程指标系统事件通知档案电源线路样品仪器检查登记保存归集共享核实处置反馈"
TAGS = count(1)
Key = tuple[int, str, int]
"""The tag of the line on which an element begins, its kind, and which of this kind it is there."""


@dataclass(frozen=True)
class Line:
    """A line with its tag; it gets a new one for its words when they are changed."""

    text: str
    tag: int = field(default_factory=lambda: next(TAGS))


@dataclass(frozen=True)
class Section:
    """The attribute lines before a heading, the heading, and the lines up to the next."""

    before: tuple[Line, ...]
    heading: Line
    lines: tuple[Line, ...]

    @property
    def level(self) -> int:
        """How many # the heading has."""
        return len(self.heading.text) - len(self.heading.text.lstrip("#"))

    def at(self, level: int) -> Section:
        """The section at another level."""
        return replace(self, heading=Line("#" * level + self.heading.text.lstrip("#"), self.heading.tag))


Text = tuple[Section, ...]
Edit = Callable[[Text, Random], Text]


def text_of(folder: Path, name: str = "index.md") -> Text:
    """The sections of a draft, with the files that it includes."""
    return sections_of("\n".join(_spliced(folder, name)))


def _spliced(folder: Path, name: str) -> Iterator[str]:
    lines = iter((folder / name).read_text(encoding="utf-8").split("\n"))
    for line in lines:
        match = INCLUDE.fullmatch(line)
        if match:
            next(lines)
            yield from _spliced(folder, match[1])
        else:
            yield line


def sections_of(text: str) -> Text:
    """The sections of a text."""
    found: list[Section] = []
    waiting: list[Line] = []
    for line in map(Line, text.split("\n")):
        if not HEADING.fullmatch(line.text):
            waiting.append(line)
            continue
        at = len(waiting)
        while at and re.fullmatch(r"\s*|\{.*\}|\(.*\)=", waiting[at - 1].text):
            at -= 1
        before, above = tuple(waiting[at:]), tuple(waiting[:at])
        if found:
            found[-1] = replace(found[-1], lines=above)
        else:
            before = (*above, *before)
        found.append(Section(before, line, ()))
        waiting = []
    found[-1] = replace(found[-1], lines=tuple(waiting))
    return tuple(found)


def lines_of(text: Text) -> list[Line]:
    """All lines, with a blank one between the sections."""
    return [
        line
        for section in text
        for line in (Line("", 0), *section.before, section.heading, Line("", 0), *section.lines, Line("", 0))
    ]


def words_of(node: Node) -> str:
    """The words of the element itself as printed: its title, or its first paragraph; of a row its first that has letters.

    A list has none: its words are those of its items, each of which has an id, and it can bear no label.
    """
    if isinstance(node, (Clause, Annex)) and node.title:
        return plain_text(node.title)
    if isinstance(node, List):
        return ""
    if isinstance(node, Term):
        return plain_text(node.term)
    if isinstance(node, (Formula, Where)):
        return node.tex if isinstance(node, Formula) else plain_text([i for part in node.symbols for i in part.symbol])
    title = plain_text(getattr(node, "title", ())) if not isinstance(node, Clause) else ""
    texts = [plain_text(found.inlines) for found in iter_nodes(node) if isinstance(found, Paragraph)]
    if isinstance(node, Row):
        return next((text for text in texts if any(map(str.isalpha, text))), "\n".join(texts))
    return title or next(iter(texts), "")


class Known(NamedTuple):
    """What is known of an element."""

    id: str
    words: str
    beside: str
    """The words with the id of what it stands in: of siblings of the same words this is the same."""
    holders: tuple[str, ...]
    """The ids of all that it stands in."""
    around: str
    """The words of all that stands in the nearest of these."""


def elements(text: Text, read: Callable[[str], Standard] | None = None) -> dict[Key, Known]:
    """What is known of every element that the text holds."""
    lines = lines_of(text)
    source = "\n".join(line.text for line in lines)
    standard = read(source) if read else document_of(source).standard
    found: dict[Key, Known] = {}
    seen: Counter[tuple[int, str]] = Counter()
    for node, above in _with_parents(standard):
        span = getattr(node, "span", None)
        if (
            span is None
            or isinstance(node, ReferenceEntry)
            or span.file.endswith(".yaml")
            or not lines[span.line - 1].tag
        ):
            continue
        at = lines[span.line - 1].tag, type(node).__name__
        words, holders = words_of(node), tuple(holder.id for holder in reversed(above))
        around = " ".join(_printed(above[-1] if above else node))
        found[*at, seen[at]] = Known(node.id, words, "\0".join([words, *holders[:1]]), holders, around)
        seen[at] += 1
    return found


def frozen_of(text: Text) -> FrozenText:
    """The text as it is sent out."""
    parsed = parse_draft(source_of("\n".join(line.text for line in lines_of(text))), CATALOGUE)
    return freeze(parsed.standard, parsed.keys)


def read_after(frozen: FrozenText) -> Callable[[str], Standard]:
    """How a text is read that comes after the frozen one."""
    return lambda text: parse_draft(structs.replace(source_of(text), frozen=frozen), CATALOGUE).standard


def _printed(node: Node) -> Iterator[str]:
    return (plain_text(inner.inlines) for inner in iter_nodes(node) if isinstance(inner, Paragraph))


def _with_parents(standard: Standard) -> Iterator[tuple[Node, tuple[Node, ...]]]:
    waiting: list[tuple[Standard | Node, tuple[Node, ...]]] = [(standard, ())]
    while waiting:
        node, above = waiting.pop()
        if not isinstance(node, Standard):
            yield node, above
        own = () if isinstance(node, Standard) else (*above, node)
        waiting += [(child, own) for child in children(node)]
    for footnote in standard.footnotes:
        yield footnote, ()


def _sentence(random: Random) -> str:
    return "".join(random.choice(WORDS) for _ in range(random.randint(10, 25))) + f"{next(TAGS)}。"


def _end(text: Text, at: int) -> int:
    """Where the section ends with those below it."""
    return next((i for i in range(at + 1, len(text)) if text[i].level <= text[at].level), len(text))


def _clauses(text: Text) -> list[int]:
    """The sections that may be moved about: below chapters, and no terms."""
    return [i for i, section in enumerate(text) if section.level > 1 and not _is_term(section)]


def _is_term(section: Section) -> bool:
    return any(".term" in line.text for line in section.before)


def insert(text: Text, random: Random) -> Text:
    """A new clause, with a title or without, before one of its level, or as the only one of the last chapters."""
    at = random.choice(_clauses(text) or [len(text) - 2])
    marks = "#" * max(text[at].level, 2)
    title = random.choice(("", f" {_sentence(random)}", f" {_sentence(random)[:-1]}"))
    lines = (Line(_sentence(random)), Line(""), *map(Line, (f"- {_sentence(random)}", f"- {_sentence(random)}")))
    return (*text[:at], Section((), Line(marks + title), lines), *text[at:])


def delete(text: Text, random: Random) -> Text:
    """A clause is gone with all below it."""
    at = random.choice(_clauses(text) or [len(text)])
    if at == len(text):
        return text
    return (*text[:at], *text[_end(text, at) :])


def move(text: Text, random: Random) -> Text:
    """A clause with all below it stands before another of its level, wherever that is."""
    at = random.choice(_clauses(text) or [len(text)])
    if at == len(text):
        return text
    moved, rest = text[at : _end(text, at)], (*text[:at], *text[_end(text, at) :])
    places = [i for i in _clauses(rest) if rest[i].level == moved[0].level]
    if not places:
        return text
    to = random.choice(places)
    return (*rest[:to], *moved, *rest[to:])


def rename(text: Text, random: Random) -> Text:
    """A clause or chapter has another title."""
    titled = [i for i, section in enumerate(text) if i > 4 and " " in section.heading.text and not _is_term(section)]
    at = random.choice(titled or [0])
    heading = text[at].heading
    mark = "。" if heading.text.endswith("。") else ""
    new = Line(f"{heading.text.split(' ')[0]} {_sentence(random)[:-1]}{mark}", heading.tag)
    return (*text[:at], replace(text[at], heading=new), *text[at + 1 :])


def _sentences(text: Text) -> list[tuple[int, int]]:
    """The lines of running text and of lists, by section and line."""
    return [
        (i, j)
        for i, section in enumerate(text)
        for j, line in enumerate(section.lines)
        if re.fullmatch(r"(?:- |1\. )?[\u4e00-\u9fff]{4}.*[。；]", line.text)
    ]


def _with_line(text: Text, place: tuple[int, int], random: Random) -> Text:
    i, j = place
    lines = list(text[i].lines)
    lines[j] = Line(reword(lines[j].text, random, 0.1 + 0.5 * random.random()), lines[j].tag)
    return (*text[:i], replace(text[i], lines=tuple(lines)), *text[i + 1 :])


def edit(text: Text, random: Random) -> Text:
    """Some words of a line of running text or of a list are others."""
    places = _sentences(text)
    return _with_line(text, random.choice(places), random) if places else text


def reworded(text: Text, random: Random, share: float) -> tuple[Text, set[int]]:
    """The text with that share of its sentences reworded, and the tags of their lines."""
    places = [place for place in _sentences(text) if random.random() < share]
    for place in places:
        text = _with_line(text, place, random)
    return text, {text[i].lines[j].tag for i, j in places}


def reword(words: str, random: Random, share: float) -> str:
    """The words with a share of the Chinese characters in them replaced, left out or doubled; the marks stay."""

    def change(char: str) -> str:
        if not re.match(r"[\u4e00-\u9fff]", char) or random.random() >= share:
            return char
        other = random.choice(WORDS)
        return random.choice((other, "", char + other))

    start = re.match(r"(?:- |1\. )?(?:注：|示例：)?", words)
    head = start[0] if start else ""
    return head + "".join(map(change, words[len(head) : -1])) + words[-1:]


def wrap(text: Text, random: Random) -> Text:
    """A clause with all below it gets a new clause above it."""
    fits = [i for i in _clauses(text) if max(part.level for part in text[i : _end(text, i)]) < 6]
    at = random.choice(fits or [0])
    end = _end(text, at)
    if not fits:
        return text
    above = Section((), Line("#" * text[at].level + " " + _sentence(random)[:-1]), ())
    return (*text[:at], above, *(part.at(part.level + 1) for part in text[at:end]), *text[end:])


def lift(text: Text, random: Random) -> Text:
    """A clause with all below it is one level higher."""
    deep = [i for i in _clauses(text) if text[i].level > 2]
    if not deep:
        return text
    at = random.choice(deep)
    end = _end(text, at)
    return (*text[:at], *(part.at(part.level - 1) for part in text[at:end]), *text[end:])


EDITS: tuple[Edit, ...] = (insert, insert, delete, move, move, rename, rename, edit, edit, wrap, lift)
