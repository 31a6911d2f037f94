"""The mentions of annexes, figures and tables: by cross-references, by numbers typed as text, in ranges."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from qicao.model.block import Cell, Example, Figure, Paragraph, Table
from qicao.model.inline import Citation, CrossReference, plain_text
from qicao.model.standard import Annex, Node, Term
from qicao.rules.passage import Passage, Place
from qicao.rules.rule import Report, Reports, Stretch
from qicao.source.patterns import compiled

if TYPE_CHECKING:
    from qicao.rules.context import Context

__all__ = ["Numbered", "Occurrence", "find_mentioned", "misordered", "must_be_mentioned", "occurrences", "out_of_order"]

Numbered = Annex | Figure | Table
"""Types of elements that must be mentioned by their number (9.6.1.2, 9.7.1.2, 9.8.1.2)."""
NUMBER = r"(?:[A-Z]\.)?\d+(?!\d|\.\d)|[A-Z](?![A-Za-z\d])"
NAMED = (
    rf"(?<!\d{{4}})(?<!\d{{4}}[的中，])(?<![代列仪钟])(?P<kind>附录|图|表)[ 　]?(?P<first>{NUMBER})"
    rf"(?:[ ]?[～~至到—-][ ]?(?:(?P=kind)[ 　]?)?(?P<last>{NUMBER}))?"
    r"(?P<more>(?:[、和及或与][A-Z](?![A-Za-z\d.]))*)"
)
"""A number as printed, up to the end of its range: “图1～图3”, “附录A和B”; not that of a dated document."""

VAGUE = ("下图", "上图", "图所示", "下表", "上表", "表所示")
"""Mentions of a figure or table without its number, which another rule reports (9.5.5.2)."""


class Occurrence(Struct, frozen=True):
    """A place in the text that mentions an annex, figure or table, or something inside it."""

    order: tuple[int, int]
    """Grows in printed order."""
    stretch: Stretch


def find_mentioned(
    nodes: Iterable[tuple[Node, Place]], passages: Sequence[Passage]
) -> Mapping[str, Sequence[Occurrence]]:
    """Return the mentions of each annex, figure and table, by its id, in printed order."""
    known = {node.id: (node, place) for node, place in nodes if getattr(node, "id", "")}
    numbers = {node.number: id_ for id_, (node, _) in known.items() if isinstance(node, (Annex, Figure, Table))}
    found: dict[str, dict[tuple[int, int], Occurrence]] = {}
    for at, passage in enumerate(passages):
        for id_, start, end in (*_referred(passage, known), *_named(passage, numbers)):
            found.setdefault(id_, {})[at, start] = Occurrence((at, start), Stretch(passage, start, end))
    return {id_: tuple(seen[order] for order in sorted(seen)) for id_, seen in found.items()}


def _owners(node: Node, place: Place) -> tuple[Numbered, ...]:
    """Return the annex, figure and table that a mention of the node also mentions.

    A sub-figure belongs to its figure.
    """
    inside = (*place.divisions[:1], *(holder for holder in place.holders if isinstance(holder, (Figure, Table))), node)
    annex = tuple(part for part in inside if isinstance(part, Annex))
    figure = tuple(part for part in inside if isinstance(part, Figure))[:1]
    return (*annex, *figure, *(part for part in inside if isinstance(part, Table)))


def _referred(passage: Passage, known: Mapping[str, tuple[Node, Place]]) -> Iterator[tuple[str, int, int]]:
    for piece in passage.pieces:
        if isinstance(piece.inline, CrossReference) and piece.inline.to in known:
            for own in _owners(*known[piece.inline.to]):
                yield own.id, piece.start, piece.end


def _named(passage: Passage, numbers: Mapping[str, str]) -> Iterator[tuple[str, int, int]]:
    """Yield the numbers that are printed in the passage, including all numbers of a range."""
    if not any(kind in passage.text for kind in ("附录", "图", "表")):
        return
    for match in compiled(NAMED).finditer(passage.text):
        piece = passage.piece_at(match.start())
        if piece is None or isinstance(piece.inline, Citation):
            continue
        for number in _numbers(match, [number for number in numbers if number.startswith(match["kind"])]):
            if number in numbers:
                yield numbers[number], match.start(), match.end()


def _numbers(match: re.Match[str], known: Sequence[str]) -> Iterator[str]:
    """Yield the numbers that the words name; those of a range are looked up in *known*, which is in printed order."""
    kind = match["kind"]
    letters = kind == "附录"
    first, last = (kind + (word[0] if letters else word) for word in (match["first"], match["last"] or match["first"]))
    if first in known and last in known:
        yield from known[known.index(first) : known.index(last) + 1]
    yield from (kind + letter for letter in match["more"][1::2])


def occurrences(context: Context, node: Numbered) -> Sequence[Occurrence]:
    """Return the mentions of the annex, figure or table, without those inside it."""
    return [seen for seen in context.mentioned.get(node.id, ()) if not _is_inside(seen.stretch.passage, node)]


def _is_inside(passage: Passage, node: Numbered) -> bool:
    around = (*passage.place.divisions, *passage.place.holders, passage.node)
    return any(getattr(part, "id", "") == node.id for part in around)


def out_of_order(seen: Sequence[tuple[Numbered, Occurrence]]) -> Iterator[tuple[Numbered, Numbered]]:
    """Yield each element that is mentioned before the one numbered before it, with that one."""
    for (before, earlier), (node, later) in pairwise(seen):
        if later.order < earlier.order:
            yield node, before


def must_be_mentioned(context: Context, node: Figure | Table, place: Place) -> bool:
    """Return whether the text must name the figure or table: not inside an entry, an example, or another of these."""
    if isinstance(place.division, Term) or place.element in {"terms", "symbols"}:
        return False
    if any(place.holder(kind) for kind in (Figure, Table, Cell, Example)):
        return False
    before, after = context.neighbours(node)
    beside = [plain_text(block.inlines) for block in (before, after) if isinstance(block, Paragraph)]
    return not any(word in text for word in VAGUE for text in beside)


def _series(place: Place) -> str:
    """The letter of the annex, for each counts by itself; "" for the body."""
    top = place.divisions[0] if place.divisions else None
    return top.letter if isinstance(top, Annex) else ""


def misordered(context: Context, kind: type[Figure | Table]) -> Reports:
    """Yield reports of figures or tables that are mentioned before the one numbered before them.

    Each annex is separate.
    """
    seen: dict[str, list[tuple[Numbered, Occurrence]]] = {}
    for node, place in context.of(kind):
        if not place.holder(Figure) and (found := occurrences(context, node)):
            seen.setdefault(_series(place), []).append((node, found[0]))
    for numbered in seen.values():
        for late, before in out_of_order(numbered):
            if late.span:
                message = f"{late.number}先于{before.number}被提及。"
                yield Report(late.span, message, "按首次提及的先后排列。")
