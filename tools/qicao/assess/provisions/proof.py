"""The 证实方法 that belongs to a provision: the clause of the proving chapter that names it, or its own words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from qicao.assess.provisions.segment import HEEDED
from qicao.assess.provisions.unit import Unit
from qicao.model.block import Formula
from qicao.model.inline import CrossReference, plain_text
from qicao.model.standard import Annex, Clause, Node, Standard, Term
from qicao.model.words import printed_number
from qicao.rules.context import Context
from qicao.rules.functions.proof import proves
from qicao.rules.passage import Passage, Place
from qicao.source.patterns import compiled

__all__ = ["Proofs"]

NAMED = r"第\d+章|附录[A-Z](?![.\w])|表(?:[A-Z]\.)?\d+|(?<![\d.A-Za-z—/])(?:[A-Z]|\d+)(?:\.\d+)+(?![\d.]*\d?[%℃a-zA-Z])"
"""The number of a chapter, annex, table or clause as it is printed."""
OWN = r"(?:按照?|依据|用|采用)(?P<by>[^，。；]{1,30}?)(?:中?规定)?的?(?:方法)?(?:进行)?(?:测定|试验|检验|检测|测试|测量|检查|验证|核查|证实|评定)"
HEADS = r"(?:证实|检验|试验|检测|测试|验证|检查|核查|验收|评价)(?:的)?(?:方法|办法|方式)"
PROOF_WORDS = r"(?:的)?(?:证实|检验|试验|检测|测试|验证|检查|测定|测量|核查)(?:方法|办法)?$"
AND = "[、与和及]"
TELLING = 4
"""The length of a title that is recognised within a sentence."""
PROVING = frozenset({"paragraph", "item"})
DEEDS = "判定|符合|比较|核对|核查|查验|查看|检查|测|试验|检验|计算|确认|一致|抽|验证|记录"
"""Words of a sentence that proves."""
GENERAL = frozenset({"", "一般要求", "通用要求", "总则", "要求", "概述", "总体要求"})
"""Titles that do not tell one clause from another; the chapter 总体要求 is told by its whole name."""


class Proofs(Struct, frozen=True, dict=True):
    """The proving clauses of a document, by what they prove."""

    context: Context

    def of(self, unit: Unit) -> tuple[str, ...]:
        """Return the numbers of the clauses that prove the unit, or the words of its table; () if none does."""
        told = tuple(column.text for column in unit.columns if compiled(HEADS).search(column.head) and column.text)
        if told:
            return tuple(compiled(NAMED).findall("".join(told))) or told
        if self.inside(unit.place):
            return ()
        return tuple(self._own(unit.text)) or self._by_place(unit)

    @cached_property
    def _proving(self) -> frozenset[int]:
        """The identities of the chapters, clauses and annexes for proofs."""
        nodes: tuple[Clause | Annex, ...] = (
            *(node for node, _ in self.context.of(Clause)),
            *self.context.standard.annexes,
        )
        return frozenset(id(node) for node in nodes if proves(node))

    def inside(self, place: Place) -> bool:
        """Return whether the place is in a chapter, clause or annex for proofs."""
        return any(id(division) in self._proving for division in place.divisions)

    def proving(self, place: Place) -> Clause | None:
        """Return the innermost clause of a place in a chapter or annex for proofs; None elsewhere."""
        if not self.inside(place):
            return None
        return next((one for one in reversed(place.divisions) if isinstance(one, Clause)), None)

    def _own(self, text: str) -> Iterator[str]:
        """Yield the places of this document that the provision itself names for its proof."""
        for match in compiled(OWN).finditer(text[:HEEDED]):
            yield from (named for named in compiled(NAMED).findall(match["by"]) if named in self._numbered)

    def _by_place(self, unit: Unit) -> tuple[str, ...]:
        """Return the clauses that name the place of the unit, the narrowest first that any clause names."""
        around = [*reversed(unit.place.holders), *reversed(unit.place.divisions)]
        for node in (unit.node, *((unit.table,) if unit.table else ()), *around):
            found = self._named.get(node.id)
            if found:
                return found
        return self._by_title(unit)

    @cached_property
    def _numbered(self) -> Mapping[str, Node]:
        nodes = ((printed_number(node), node) for node, _ in self.context.nodes)
        return {number: node for number, node in nodes if number}

    @cached_property
    def _named(self) -> Mapping[str, tuple[str, ...]]:
        """Id of what a proving clause mentions → the numbers of these clauses, in printed order."""
        found: dict[str, dict[str, None]] = {}
        for passage, clause in self._texts:
            for id_ in self._mentioned(passage):
                found.setdefault(id_, {})[clause.number] = None
        return {id_: tuple(numbers) for id_, numbers in found.items()}

    @cached_property
    def _texts(self) -> tuple[tuple[Passage, Clause], ...]:
        """The sentences of the proving clauses that prove something, each with its clause."""
        return tuple(
            (passage, clause)
            for passage in self.context.passages
            if passage.form in PROVING and compiled(DEEDS).search(passage.text + passage.lead)
            if (clause := self.proving(passage.place)) is not None
        )

    def _mentioned(self, passage: Passage) -> Iterator[str]:
        for piece in passage.pieces:
            if isinstance(piece.inline, CrossReference) and piece.inline.to:
                node = self.context.by_id.get(piece.inline.to)
                if node and not isinstance(node[0], Formula) and not _is_method(node[0], passage, piece.start):
                    yield piece.inline.to
        for named in compiled(NAMED).findall(passage.text):
            if node_named := self._numbered.get(named):
                yield str(getattr(node_named, "id", ""))

    def _by_title(self, unit: Unit) -> tuple[str, ...]:
        """Return the proving clause whose title is that of a clause around the unit.

        A row counts only if the proving clause says its head.
        """
        for division in reversed(unit.place.divisions):
            if found := self._titled.get(division.id):
                number, said = found
                head = compiled("[/（(]").split(unit.columns[0].text)[0] if unit.columns else ""
                return (number,) if head in said else ()
        return ()

    @cached_property
    def _titled(self) -> Mapping[str, tuple[str, str]]:
        """Id of a clause → number and words of the proving clause with the same title, or that names its title."""
        found: dict[str, tuple[str, str]] = {}
        for leaf, chapter in _leaves(self.context.standard):
            said = self._said.get(leaf.id, "")
            for clause in self._same(leaf, chapter, said):
                found.setdefault(clause.id, (leaf.number, said))
        return found

    @cached_property
    def _said(self) -> Mapping[str, str]:
        words: dict[str, str] = {}
        for passage, clause in self._texts:
            words[clause.id] = words.get(clause.id, "") + passage.text
        return words

    def _same(self, leaf: Clause, chapter: Clause | None, said: str) -> Iterator[Clause]:
        """Yield what the leaf proves: the chapter of its title, or clauses of the chapter of the clause around it."""
        names = _names(leaf)
        if chapter is None:
            yield from (top for top, _ in self._chapters if plain_text(top.title) in names)
            return
        around = _subjects(chapter)
        for _, clauses in (one for one in self._chapters if plain_text(one[0].title) in around):
            for title, clause in clauses:
                parts = {title, *compiled(AND).split(title)} - GENERAL
                if parts & names or (len(title) >= TELLING and title in said):
                    yield clause

    @cached_property
    def _chapters(self) -> tuple[tuple[Clause, tuple[tuple[str, Clause], ...]], ...]:
        """The chapters that prove nothing, each with the clauses below it and their titles."""
        tops = (top for top in self.context.standard.chapters if not proves(top))
        return tuple((top, tuple((plain_text(one.title), one) for one in _all_below(top.clauses))) for top in tops)


def _all_below(clauses: tuple[Clause | Term, ...]) -> Iterator[Clause]:
    for clause in clauses:
        if isinstance(clause, Clause):
            yield clause
            yield from _all_below(clause.clauses)


def _is_method(node: Node, passage: Passage, start: int) -> bool:
    """Return whether the mention only tells how to compute: 按附录A计算."""
    return isinstance(node, Annex) and passage.text[:start].endswith("按")


def _names(clause: Clause) -> frozenset[str]:
    """Return what a proving clause is about: its title without the words of proof, and the parts of that."""
    return _subjects(clause) - GENERAL


def _subjects(clause: Clause) -> frozenset[str]:
    title = compiled(PROOF_WORDS).sub("", plain_text(clause.title))
    return frozenset({title, *compiled(AND).split(title)})


def _leaves(standard: Standard) -> Iterator[tuple[Clause, Clause | None]]:
    """Yield the clauses of the proving chapters that have none below, each with the titled clause around it."""
    divisions: tuple[Clause | Annex, ...] = (*standard.chapters, *standard.annexes)
    for division in divisions:
        if proves(division):
            yield from _below(division.clauses, None)


def _below(clauses: tuple[Clause | Term, ...], above: Clause | None) -> Iterator[tuple[Clause, Clause | None]]:
    for clause in clauses:
        if isinstance(clause, Clause) and clause.clauses:
            yield from _below(clause.clauses, clause)
        elif isinstance(clause, Clause):
            yield clause, above
