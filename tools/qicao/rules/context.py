"""The questions that a rule may ask about the document; each answer is computed once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar

from msgspec import Struct, field

from qicao.model.block import Formula, Paragraph
from qicao.model.catalogue import Catalogue
from qicao.model.data import StandardData
from qicao.model.inline import Citation, CrossReference, Math, TermUse
from qicao.model.span import Span
from qicao.model.standard import Node, Standard, Term
from qicao.model.words import find_targets, printed_number
from qicao.model.yaml import Path, YamlFile
from qicao.rules.locate import Files
from qicao.rules.mentioned import Occurrence, find_mentioned
from qicao.rules.passage import Form, Passage, Place
from qicao.rules.permitted import ruled_by_place
from qicao.rules.provisions import MISUSED, Provision, ProvisionKind, find_provisions, is_plain, states_law
from qicao.rules.walk import Neighbours, neighbours_in, passages_of, walk
from qicao.source.patterns import compiled

__all__ = ["Context", "Mention"]

N = TypeVar("N")
PERIOD = "周期|频次|频率|间隔|每[年月周日天季半班次]|计划|[日天周月年]/次|次/"
"""Words that tell how often a thing is done."""


class Mention(Struct, frozen=True):
    """A cross-reference, citation or use of a term in the text, with its printed characters."""

    inline: CrossReference | Citation | TermUse
    passage: Passage
    start: int
    end: int

    @property
    def sentence(self) -> str:
        """The sentence around it."""
        start, end = self.passage.sentence_at(self.start)
        return self.passage.text[start:end]


class Context(Struct, frozen=True, dict=True):
    """A document that is checked, with its data and sources."""

    standard: Standard
    yaml: YamlFile
    catalogue: Catalogue
    files: Files
    _provisions: dict[str, tuple[Provision, ...]] = field(default_factory=dict)

    @property
    def data(self) -> StandardData:
        """The content of `standard.yaml`."""
        return self.standard.data

    def at(self, *path: str | int) -> Span:
        """Return the place of a value of `standard.yaml`, or of the nearest value around it."""
        file = next((name for name in self.files if name.endswith("standard.yaml")), "standard.yaml")
        return self.yaml.span(path) or Span(file, 1)

    def given(self, *path: str | int) -> bool:
        """Return whether `standard.yaml` has that value."""
        known: Path = path
        return known in self.yaml.spans

    @cached_property
    def nodes(self) -> Sequence[tuple[Node, Place]]:
        """Every division and block with its place, in printed order."""
        return tuple(walk(self.standard))

    def of(self, kind: type[N]) -> Sequence[tuple[N, Place]]:
        """Return the nodes of that type with their places, in printed order."""
        return self._by_type.get(kind, ())

    @cached_property
    def _by_type(self) -> Mapping[type, Sequence[tuple[Any, Place]]]:
        by_type: dict[type, list[tuple[Any, Place]]] = {}
        for node, place in self.nodes:
            by_type.setdefault(type(node), []).append((node, place))
        return by_type

    @cached_property
    def positions(self) -> Mapping[int, int]:
        """Identity of each node → its index in `nodes`."""
        return {id(node): position for position, (node, _) in enumerate(self.nodes)}

    @cached_property
    def passages(self) -> Sequence[Passage]:
        """Every text of the author, in printed order."""
        return tuple(passages_of(self.nodes, self.standard))

    def in_forms(self, forms: Collection[Form]) -> Sequence[Passage]:
        """Return the passages of these forms, in printed order; all if no form is given."""
        if not forms:
            return self.passages
        if len(forms) == 1:
            return self._by_form.get(next(iter(forms)), ())
        return [passage for passage in self.passages if passage.form in forms]

    @cached_property
    def _by_form(self) -> Mapping[str, Sequence[Passage]]:
        by_form: dict[str, list[Passage]] = {}
        for passage in self.passages:
            by_form.setdefault(passage.form, []).append(passage)
        return by_form

    @cached_property
    def titles(self) -> Mapping[int, Passage]:
        """Identity of a clause or annex → its title."""
        return {id(passage.node): passage for passage in self.passages if passage.form == "title"}

    def within(self, division: Node) -> Sequence[Passage]:
        """Return the texts in a clause, annex, element or term, without its own title, in printed order."""
        return self._within.get(id(division), ())

    @cached_property
    def _within(self) -> Mapping[int, Sequence[Passage]]:
        within: dict[int, list[Passage]] = {}
        for passage in self.passages:
            for division in passage.place.divisions:
                within.setdefault(id(division), []).append(passage)
        return within

    @cached_property
    def by_id(self) -> dict[str, tuple[Node, Place]]:
        """Id → node with its place."""
        return {node.id: (node, place) for node, place in self.nodes if getattr(node, "id", "")}

    @cached_property
    def numbers(self) -> dict[str, str]:
        """Printed number of everything that can be mentioned (“第5章”, “5.2”, “表1”) → its label, or ""."""
        named = {printed_number(node): "" for node, _ in self.nodes}
        named |= {target.words: target.label for target in find_targets(self.standard).values()}
        return {words: label for words, label in named.items() if words}

    def neighbours(self, node: Node) -> Neighbours:
        """Return the nodes right before and right after the node in its block or division."""
        return self._neighbours.get(id(node), (None, None))

    @cached_property
    def _neighbours(self) -> Mapping[int, Neighbours]:
        return neighbours_in(self.standard)

    def variables(self, place: Place) -> frozenset[str]:
        """Return the formulas that are single letters in the running text of the chapter or annex around the place."""
        return self._variables.get(id(next(iter(place.divisions), None)), frozenset())

    @cached_property
    def _variables(self) -> Mapping[int, frozenset[str]]:
        found: dict[int, set[str]] = {}
        for passage in self.passages:
            texs = {piece.inline.tex for piece in passage.pieces if isinstance(piece.inline, Math)}
            letters = {tex for tex in texs if len(tex) == 1}
            found.setdefault(id(next(iter(passage.place.divisions), None)), set()).update(letters)
        return {chapter: frozenset(letters) for chapter, letters in found.items()}

    @cached_property
    def with_periods(self) -> frozenset[int]:
        """The identities of the divisions whose text tells a period, or of a plan, which can be looked at, too."""
        told = (passage.place.divisions for passage in self.passages if compiled(PERIOD).search(passage.text))
        return frozenset(id(division) for divisions in told for division in divisions)

    @cached_property
    def commands(self) -> frozenset[str]:
        """The names of the TeX commands in all formulas."""
        texs = [node.tex for node, _ in self.of(Formula)]
        texs += [
            piece.inline.tex for passage in self.passages for piece in passage.pieces if isinstance(piece.inline, Math)
        ]
        return frozenset(compiled(r"(?<=\\)[A-Za-z]+").findall(" ".join(texs)))

    @cached_property
    def mentions(self) -> Sequence[Mention]:
        """Every cross-reference, citation and use of a term, in printed order."""
        return tuple(
            Mention(piece.inline, passage, piece.start, piece.end)
            for passage in self.passages
            for piece in passage.pieces
            if isinstance(piece.inline, (CrossReference, Citation, TermUse))
        )

    @cached_property
    def references(self) -> Sequence[Mention]:
        """The cross-references among the mentions."""
        return tuple(mention for mention in self.mentions if isinstance(mention.inline, CrossReference))

    @cached_property
    def citations(self) -> Sequence[Mention]:
        """The citations of other documents among the mentions."""
        return tuple(mention for mention in self.mentions if isinstance(mention.inline, Citation))

    @cached_property
    def mentioned(self) -> Mapping[str, Sequence[Occurrence]]:
        """Id of each annex, figure and table → its mentions.

        `mentioned.occurrences` leaves out mentions inside the thing itself.
        """
        return find_mentioned(self.nodes, self.passages)

    @cached_property
    def paragraphs(self) -> Mapping[str, Passage]:
        """Id of a paragraph → its passage."""
        return {passage.node.id: passage for passage in self.passages if isinstance(passage.node, Paragraph)}

    @cached_property
    def terms(self) -> Sequence[Term]:
        """The terminological entries."""
        return tuple(node for node, _ in self.of(Term))

    def provisions(self, text: str) -> tuple[Provision, ...]:
        """Return the provisions in a text; each text is searched only once."""
        if text not in self._provisions:
            self._provisions[text] = find_provisions(text)
        return self._provisions[text]

    def misplaced(self, passage: Passage, *, plain: bool = False) -> Iterator[Provision]:
        """Yield the provisions that the author states where none is allowed.

        Words that are wrong everywhere are left to the rules on words, except where those leave them to the rules on
        places. With *plain*, only words are returned that are beyond doubt, and not also names of things or adjectives.
        """
        left = MISUSED if states_law(passage.text) or not ruled_by_place(passage) else ()
        for provision in self.provisions(passage.text):
            if provision.word in left or passage.quoted(provision.start):
                continue
            if not plain or is_plain(provision, passage.text):
                yield provision

    def governing(self, passage: Passage, at: int) -> ProvisionKind | None:
        """Return the kind of provision that governs *at*.

        It is that of the last word before it in the sentence, or of one after it, or of the lead-in.
        """
        first, last = passage.sentence_at(at)
        inside = [found for found in self.provisions(passage.text) if first <= found.start < last]
        before = [found for found in inside if found.end <= at]
        chosen = before[-1:] or inside[:1] or self.provisions(passage.lead)[-1:]
        return chosen[0].kind if chosen else None
