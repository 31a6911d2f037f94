"""The experiment of placing: comments on a text, the text revised by a script that knows what became of every line.

Written before the placing, which it knows nothing of. A comment gives what a channel would: most a quote with what stands
around it, half of these the number of the clause as well; a fifth no quote, only the place in words. Then thirty of a
hundred clauses are edited, moved, split, joined or renumbered. The truth is the set of new elements of the same kind that
begin on a line that holds words of the old line; of a split the part that holds the quote.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from msgspec import structs

from edits import Line, Section, Text, elements, frozen_of, insert, lines_of, read_after, reword, text_of
from qicao.model.comment import Arrived, Source
from qicao.model.frozen import FrozenElement, FrozenText, freeze
from qicao.model.words import iter_targets
from qicao.parse.draft import parse_draft
from snippets import CATALOGUE, source_of

__all__ = ["Case", "Experiment", "experiment"]

QUOTED = 0.8
"""Share of the comments that have a quote."""
REVISED = 0.3
"""Share of the clauses that are revised."""
CONTEXT = 32
SENTENCE = re.compile(r"(?!\s|(?:-|\d\.) \$)((?:#{2,6}|-|\d\.) )?(.{4,}[。；：])")
"""A line of running text, of a list but that of symbols, or of a clause without a title; with its mark."""
ROW = re.compile(r"\|.*\|")
INSIDE = re.compile(r"[，；](?=.{4,})")


@dataclass(frozen=True)
class Case:
    """A comment and where it belongs."""

    arrived: Arrived
    element: str
    """Id of the element in the frozen text."""
    kind: str
    truth: frozenset[str]
    """Ids of the elements of the new text on one of which it is right; none when its words are gone."""
    revised: bool
    """Whether the clause that it stands in was one of the thirty."""


@dataclass(frozen=True)
class Experiment:
    """A text that was sent out, the revised one, and comments on the first."""

    frozen: FrozenText
    current: FrozenText
    cases: tuple[Case, ...]
    done: tuple[str, ...]
    """What was done to the clauses."""


@dataclass
class Revision:
    """A text while it is revised."""

    text: Text
    random: Random
    heirs: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    """Tag of a line → tags of the lines that took its words in, or a part of them."""
    done: list[str] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)
    """Tags of the lines of revised clauses."""

    def of(self, tag: int) -> set[int]:
        """The tags under which the words of the line may stand now."""
        found, waiting = {tag}, [tag]
        while waiting:
            new = self.heirs.get(waiting.pop(), set()) - found
            found |= new
            waiting += new
        return found

    def replace(self, at: int, *sections: Section) -> None:
        """Put the sections in the place of one."""
        self.text = (*self.text[:at], *sections, *self.text[at + 1 :])


def experiment(folder: Path, seed: int, count: int = 500) -> Experiment:
    """The comments on the draft in that folder, and the text that it became; the same for the same seed."""
    random = Random(seed)
    old = text_of(folder)
    frozen = frozen_of(old)
    known = elements(old)
    revision = Revision(old, random)
    _revise(revision)
    source = "\n".join(line.text for line in lines_of(revision.text))
    parsed = parse_draft(structs.replace(source_of(source), frozen=frozen), CATALOGUE)
    current = freeze(parsed.standard, parsed.keys)
    new = elements(revision.text, read_after(frozen))
    words = {element.id: element.text for element in current.elements}
    by_tag: dict[tuple[int, str], list[tuple[int, str]]] = defaultdict(list)
    for (tag, kind, nth), found in new.items():
        by_tag[tag, kind].append((nth, found.id))

    def truth_of(key: tuple[int, str, int], quote: str) -> frozenset[str]:
        tag, kind, nth = key
        ids = [id_ for heir in revision.of(tag) for at, id_ in by_tag[heir, kind] if at == nth]
        holding = [id_ for id_ in ids if quote and quote in words[id_]]
        return frozenset(holding or ids or _held(current, kind, quote))

    keys = {found.id: key for key, found in known.items()}
    chosen = _chosen(frozen, old, set(keys), random, count)
    cases = [
        Case(
            arrived,
            element.id,
            element.kind,
            truth_of(keys[element.id], arrived.exact),
            keys[element.id][0] in revision.touched,
        )
        for element, arrived in chosen
    ]
    return Experiment(frozen, current, tuple(cases), tuple(revision.done))


def _held(text: FrozenText, kind: str, quote: str) -> list[str]:
    """The one element of that kind that holds a long quote, where a line was drawn into the paragraph before it."""
    found = [element.id for element in text.elements if element.kind == kind.lower() and quote in element.text]
    return found if len(quote) > 7 and len(found) == 1 else []


def _chosen(
    frozen: FrozenText, text: Text, known: set[str], random: Random, count: int
) -> list[tuple[FrozenElement, Arrived]]:
    """Elements of every kind in turn, each with what a channel gives."""
    parsed = parse_draft(source_of("\n".join(line.text for line in lines_of(text))), CATALOGUE)
    places: dict[str, list[str]] = defaultdict(list)
    for target in iter_targets(parsed.standard):
        places[target.words].append(target.id)
    named = {ids[0]: words for words, ids in places.items() if len(ids) == 1 and words}
    holders = {element.id: element.parent for element in frozen.elements}
    whole, starts = _whole(frozen)
    chosen: list[tuple[FrozenElement, Arrived]] = []
    for at in range(count):
        quoted = random.random() < QUOTED
        fit = [
            element
            for element in frozen.elements
            if element.id in known and (len(element.text) > 3 if quoted else element.id in named)
        ]
        kinds = sorted({element.kind for element in fit})
        kind = kinds[at % len(kinds)] if random.random() < 0.5 else random.choice(fit).kind
        element = random.choice([one for one in fit if one.kind == kind])
        arrived = Arrived("form", Source("反馈表.docx", f"第{at}行", str(at)), "建议修改。")
        if quoted:
            length = min(len(element.text), random.randint(2, 24))
            start = random.randint(0, len(element.text) - length) + starts[element.id]
            arrived = structs.replace(
                arrived,
                exact=whole[start : start + length],
                prefix=whole[max(start - CONTEXT, 0) : start],
                suffix=whole[start + length : start + length + CONTEXT],
                place=_clause(element.id, holders, named) if random.random() < 0.5 else "",
            )
        else:
            arrived = structs.replace(arrived, place=named[element.id])
        chosen.append((element, arrived))
    return chosen


def _clause(id_: str, holders: dict[str, str], named: dict[str, str]) -> str:
    """The words for the nearest thing around that has a number of its own."""
    while id_ and not re.fullmatch(r"第?[\d.A-Z]+章?|附录[A-Z]|表.*\d", named.get(id_, "")):
        id_ = holders.get(id_, "")
    return named.get(id_, "")


def _whole(frozen: FrozenText) -> tuple[str, dict[str, int]]:
    """The text in printed order, and where each element begins in it."""
    parts: list[str] = []
    starts: dict[str, int] = {}
    at = 0
    for element in frozen.elements:
        starts[element.id] = at
        if element.text:
            parts.append(element.text + "\n")
            at += len(parts[-1])
    return "".join(parts), starts


def _revise(revision: Revision) -> None:
    """Something is done to thirty of a hundred clauses; of one to which it cannot be done, another thing is."""
    clauses = [section.heading.tag for section in revision.text if section.level > 1]
    chosen = revision.random.sample(clauses, round(REVISED * len(clauses)))
    for tag in chosen:
        kinds = [kind for kind, _ in sorted(WEIGHTS.items(), key=lambda item: -item[1] * revision.random.random())]
        for kind in kinds:
            at = next((i for i, section in enumerate(revision.text) if section.heading.tag == tag), -1)
            if at >= 0:
                revision.touched |= {line.tag for line in (revision.text[at].heading, *revision.text[at].lines)}
            if at >= 0 and DEEDS[kind](revision, at):
                revision.done.append(kind)
                break


def _lines(section: Section) -> list[int]:
    return [i for i, line in enumerate(section.lines) if SENTENCE.fullmatch(line.text) or ROW.fullmatch(line.text)]


def _edit(revision: Revision, at: int) -> bool:
    """Ten to sixty of a hundred characters of its sentences, titles and rows are others."""
    section, random = revision.text[at], revision.random
    share = 0.1 + 0.5 * random.random()
    lines = list(section.lines)
    for i in _lines(section):
        lines[i] = Line(_reworded(lines[i].text, random, share), lines[i].tag)
    heading = section.heading
    if SENTENCE.fullmatch(heading.text):
        heading = Line(_reworded(heading.text, random, share), heading.tag)
    revision.replace(at, replace(section, heading=heading, lines=tuple(lines)))
    return lines != list(section.lines) or heading != section.heading


def _reworded(text: str, random: Random, share: float) -> str:
    if ROW.fullmatch(text):
        return (
            text
            if set(text) <= set("|-: ")
            else "".join(reword(part + "|", random, share) for part in text.split("|"))[:-1]
        )
    mark = re.match(r"(?:#{2,6} |- |\d\. )?", text)
    head = mark[0] if mark else ""
    return head + reword(text[len(head) :], random, share)


def _move(revision: Revision, at: int) -> bool:
    """It stands elsewhere, with all below it, before a clause of its level."""
    text = revision.text
    end = next((i for i in range(at + 1, len(text)) if text[i].level <= text[at].level), len(text))
    moved, rest = text[at:end], (*text[:at], *text[end:])
    places = [i for i, section in enumerate(rest) if section.level == moved[0].level and i != at and _plain(section)]
    if not places or not _plain(moved[0]):
        return False
    to = revision.random.choice(places)
    revision.text = (*rest[:to], *moved, *rest[to:])
    return True


def _plain(section: Section) -> bool:
    """Whether it is no term."""
    return not any(".term" in line.text for line in section.before)


def _renumber(revision: Revision, _at: int) -> bool:
    """A new clause comes before some."""
    revision.text = insert(revision.text, revision.random)
    return True


def _split(revision: Revision, at: int) -> bool:
    """A sentence of it becomes two: two paragraphs, two items, or two clauses."""
    section = revision.text[at]
    places = [i for i in _lines(section) if not ROW.fullmatch(section.lines[i].text) and _cut(section.lines[i].text)]
    heading = SENTENCE.fullmatch(section.heading.text)
    if heading and _cut(section.heading.text):
        one, two = _halves(section.heading.text)
        mark = section.heading.text.split(" ")[0]
        second = Line(f"{mark} {two}")
        revision.heirs[section.heading.tag].add(second.tag)
        revision.replace(
            at,
            replace(section, heading=Line(one, section.heading.tag), lines=()),
            Section((Line(""),), second, section.lines),
        )
        return True
    if not places:
        return False
    i = revision.random.choice(places)
    line = section.lines[i]
    one, two = _halves(line.text)
    head = re.match(r"(?:- |\d\. )?", line.text)
    second = Line((head[0] if head else "") + two)
    revision.heirs[line.tag].add(second.tag)
    between = () if head and head[0] else (Line(""),)
    lines = (*section.lines[:i], Line(one, line.tag), *between, second, *section.lines[i + 1 :])
    revision.replace(at, replace(section, lines=lines))
    return True


def _cut(text: str) -> int:
    """Where the sentence can be cut; 0 for nowhere."""
    places = [
        match.end()
        for match in INSIDE.finditer(text)
        if match.start() > 8 and text[: match.end()].count("（") == text[: match.end()].count("）")
    ]
    middle = len(text) / 2
    return min(places, key=lambda place: abs(place - middle), default=0)


def _halves(text: str) -> tuple[str, str]:
    at = _cut(text)
    return text[: at - 1] + ("；" if re.match(r"- |\d\. ", text) else "。"), text[at:]


def _join(revision: Revision, at: int) -> bool:
    """Two of its paragraphs or items become one, or it goes up in the clause before it."""
    section = revision.text[at]
    places = [i for i in _lines(section) if not ROW.fullmatch(section.lines[i].text)]
    pairs = [
        (i, j)
        for i, j in itertools.pairwise(places)
        if all(not section.lines[k].text.strip() for k in range(i + 1, j))
        and bool(re.match(r"- |\d\. ", section.lines[i].text)) == bool(re.match(r"- |\d\. ", section.lines[j].text))
        and not section.lines[i].text.endswith("：")
    ]
    if pairs:
        i, j = revision.random.choice(pairs)
        one, two = section.lines[i], section.lines[j]
        text = one.text[:-1] + "，" + re.sub(r"^(?:- |\d\. )", "", two.text)
        revision.heirs[two.tag].add(one.tag)
        lines = (*section.lines[:i], Line(text, one.tag), *section.lines[j + 1 :])
        revision.replace(at, replace(section, lines=lines))
        return True
    return _join_clauses(revision, at)


def _join_clauses(revision: Revision, at: int) -> bool:
    """Two clauses without titles and with nothing else become one."""
    one, two = revision.text[at - 1], revision.text[at]
    fit = all(
        SENTENCE.fullmatch(section.heading.text) and not any(line.text.strip() for line in section.lines)
        for section in (one, two)
    )
    if not fit or one.level != two.level or any(line.text.strip() for line in two.before):
        return False
    text = one.heading.text[:-1] + "，" + two.heading.text.lstrip("#").strip()
    revision.heirs[two.heading.tag].add(one.heading.tag)
    revision.text = (
        *revision.text[: at - 1],
        replace(one, heading=Line(text, one.heading.tag)),
        *revision.text[at + 1 :],
    )
    return True


DEEDS: dict[str, Callable[[Revision, int], bool]] = {
    "edited": _edit,
    "moved": _move,
    "split": _split,
    "joined": _join,
    "renumbered": _renumber,
}
WEIGHTS = {"edited": 4, "split": 3, "joined": 3, "moved": 2, "renumbered": 1}
"""How readily each is done, for not every clause can be split or joined."""
