"""The proof of the requirements of a specification (20001.5, 6.4.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from qicao.model.standard import Annex, Clause
from qicao.rules.context import Context
from qicao.rules.functions.elements import PROOF, core_chapters, title_of
from qicao.rules.han import HAN
from qicao.rules.passage import Passage
from qicao.rules.rule import Report, Reports, Stretch, rule
from qicao.rules.values import absent
from qicao.source.patterns import compiled

__all__ = ["arbitration_missing", "proof_order", "proves", "unproven_chapter"]

PROOF_CHAPTER = r"(?:证实|检验|试验|检测|测试|验证|测量|测定|检查|核查|核验)(?:的)?方法|^(?:检验|试验|检测|验证|证实)$"
OTHER_CHAPTER = "检验规则|判定|标志|标签|标识|包装|运输|贮存|储存|原则|总则|分类|型号|随行文件"
"""Titles of chapters whose requirements need no methods of proof of their own."""
OWN_TITLE = "证实|检验|试验|检测|测试|验证|测定"
OWN_PROOF = rf"按(?:照)?[^。；]{{0,40}}(?:{OWN_TITLE})|(?:{OWN_TITLE}|查看|核对|核查|检查|判定|确认|查验)[^。；]{{0,20}}是否(?:符合|满足|达到)"
"""Titles and sentences of a chapter that contains its own proof."""
GENERAL = r"^(?:一般|基本|总体|通用|技术)?(?:要求)?$|总则|概述|通则"
"""Titles too general to show which clause is meant."""
PROOF_TITLE = r"(?:的)?(?:证实|检验|试验|测定|检测|测试|验证|检查|测量|核查)(?:方法)?$"
"""The part of the title of a method of proof beyond that of its requirement."""
METHOD = rf"(?:方法\s*[一二三四ABCD甲乙丙1234]|第[一二三四]法|[ABCD甲乙丙]法)(?!{HAN}*法)"


class Proof(Struct, frozen=True, dict=True):
    """The chapters of a specification: those with requirements, and those with proofs."""

    context: Context

    @cached_property
    def proving(self) -> list[Clause | Annex]:
        """The chapters and annexes for proofs."""
        divisions: tuple[Clause | Annex, ...] = (*core_chapters(self.context), *self.context.standard.annexes)
        return [division for division in divisions if proves(division)]

    @cached_property
    def requiring(self) -> list[Clause]:
        """The chapters with requirements that can be proved."""
        return [chapter for chapter in core_chapters(self.context) if self._requires(chapter)]

    def _requires(self, chapter: Clause) -> bool:
        title = title_of(chapter)
        if proves(chapter) or (compiled(OTHER_CHAPTER).search(title) and not title.endswith("要求")):
            return False
        return any(
            found.kind == "requirement"
            for passage in self.texts(chapter)
            if passage.form in {"paragraph", "item", "cell"}
            for found in self.context.provisions(passage.text)
        )

    @cached_property
    def _texts(self) -> dict[int, list[Passage]]:
        texts: dict[int, list[Passage]] = {}
        for passage in self.context.passages:
            texts.setdefault(id(_top(passage)), []).append(passage)
        return texts

    def texts(self, division: Clause | Annex) -> list[Passage]:
        """Return the texts of a division at the top."""
        return self._texts.get(id(division), [])

    @cached_property
    def names(self) -> list[list[str]]:
        """The subjects of each requiring chapter and its clauses, from their titles."""
        return [
            [title_of(division).removesuffix("要求") for division in (chapter, *chapter.clauses)]
            for chapter in self.requiring
        ]

    @cached_property
    def said(self) -> list[Passage]:
        """All texts of the divisions for proofs, including clauses of other chapters."""
        proving = {id(node) for kind in (Clause, Annex) for node, _ in self.context.of(kind) if proves(node)}
        return [
            passage
            for passage in self.context.passages
            if any(id(division) in proving for division in (*passage.place.divisions, passage.node))
        ]

    def targets(self, passages: Sequence[Passage]) -> Iterator[tuple[object, ...]]:
        """Yield the divisions around the target of each cross-reference in the passages.

        The chapter comes first, the target last.
        """
        known = set(map(id, passages))
        for mention in self.context.references:
            found = self.context.by_id.get(mention.inline.to) if id(mention.passage) in known else None
            if found:
                yield (*found[1].divisions, found[0])


def proves(node: object) -> bool:
    """Return whether the node is a chapter, clause or annex for proofs, by its title."""
    return isinstance(node, (Clause, Annex)) and bool(compiled(PROOF_CHAPTER).search(title_of(node)))


def _top(passage: Passage) -> object:
    return passage.place.divisions[0] if passage.place.divisions else passage.node


@rule("FUN002", "unproven-chapter", clause="20001.5, 6.4.2.1", severity="warning")
def unproven_chapter(context: Context) -> Reports:
    """一章要求没有对应的证实方法。

    为什么：规范的每项要求都应有对应的证实方法（GB/T 20001.5—2017，6.4.2.1）。有单独的“证实方法”章或附录时检查：它没有提及某一章，
    也没有写出该章或其中条的标题，而该章自己也没有写检验的方法。

    错：第6章“人员”有要求，第9章“证实方法”没有说到人员。

    对：在第9章中写“查验人员的岗位文件，判定是否符合第6章的规定”。
    """
    proof = Proof(context)
    if context.data.function != "规范" or not proof.proving or len(proof.requiring) < 2:
        return
    mentioned = {id(divisions[0]) for divisions in proof.targets(proof.said)}
    words = "\n".join(passage.text for passage in proof.said)
    for chapter in proof.requiring:
        if id(chapter) not in mentioned and not _named(words, chapter) and not _proves_itself(proof, chapter):
            message = f"第{chapter.number}章有要求，没有对应的证实方法。"
            yield Report(
                chapter.span or absent(context, "function"), message, "在证实方法中补写，或在本章写明检验的方法。"
            )


def _named(words: str, chapter: Clause) -> bool:
    """Return whether the words contain the title of the chapter or of one of its clauses."""
    titles = (title_of(division).removesuffix("要求") for division in (chapter, *chapter.clauses))
    return any(title in words for title in titles if len(title) > 1 and not compiled(GENERAL).search(f"{title}要求"))


def _proves_itself(proof: Proof, chapter: Clause) -> bool:
    """Return whether the chapter tells how it is proved, or where the proof is."""
    passages = [passage for passage in proof.texts(chapter) if passage.node is not chapter]
    proving = set(map(id, proof.proving))
    return any(
        compiled(OWN_TITLE if passage.form in {"title", "head"} else OWN_PROOF).search(passage.text)
        for passage in passages
    ) or any(id(divisions[0]) in proving for divisions in proof.targets(passages))


@rule("FUN003", "proof-order", clause="20001.5, 6.4.2.2", severity="warning")
def proof_order(context: Context) -> Reports:
    """证实方法不按要求的先后排列。

    为什么：证实方法单独成章时，按对应的要求的先后次序编写（GB/T 20001.5—2017，6.4.2.2）。

    错：要求的次序是场所、人员，证实方法的次序是人员、场所。

    对：证实方法的次序也是场所、人员。
    """
    if context.data.function != "规范":
        return
    proof = Proof(context)
    for division in proof.proving:
        clauses = [clause for clause in division.clauses if isinstance(clause, Clause) and clause.span]
        placed = [(clause, place) for clause in clauses if (place := _place(proof, clause))]
        kept = _in_order([place for _, place in placed])
        for at, (clause, _) in enumerate(placed):
            if at not in kept and clause.span:
                message = f"{clause.number}没有按所证实的要求的先后排列。"
                yield Report(clause.span, message, "按要求的先后排列证实方法。")
        if not division.clauses:
            yield from _paragraphs_out_of_order(proof, division)


def _paragraphs_out_of_order(proof: Proof, division: Clause | Annex) -> Reports:
    """Yield reports about paragraphs and items of a proving chapter without clauses that are in the wrong order."""
    texts = [passage for passage in proof.texts(division) if passage.form in {"paragraph", "item"}]
    placed = [(passage, place) for passage in texts if (place := _mentioned(proof, [passage]))]
    kept = _in_order([place for _, place in placed])
    for at, (passage, _) in enumerate(placed):
        if at not in kept:
            message = "这里没有按所证实的要求的先后排列。"
            yield Report(Stretch(passage, 0, len(passage.text)), message, "按要求的先后排列证实方法。")


def _in_order(places: Sequence[tuple[int, int]]) -> set[int]:
    """Return the indices of a longest run of places in order; of equal runs the first."""
    follow: list[list[int]] = [[] for _ in places]
    for at in reversed(range(len(places))):
        after = [follow[later] for later in range(at + 1, len(places)) if not _before(places[later], places[at])]
        follow[at] = [at, *_longest(after)]
    return set(_longest(follow))


def _longest(runs: Sequence[list[int]]) -> list[int]:
    return max(runs, key=len) if runs else []


def _before(place: tuple[int, int], other: tuple[int, int]) -> bool:
    """Return whether a chapter or clause comes before another; a chapter as a whole is not before its clauses."""
    return place[0] < other[0] or (place[0] == other[0] and -1 < place[1] < other[1])


def _place(proof: Proof, clause: Clause) -> tuple[int, int] | None:
    """Return the chapter and clause that a clause of a proving chapter is about.

    They follow from its title, else from its mentions.
    """
    stem = compiled(PROOF_TITLE).sub("", title_of(clause)).removesuffix("要求")
    for place, names in enumerate(proof.names):
        if len(stem) > 1 and stem in names:
            return place, names.index(stem) - 1
    title = proof.context.titles.get(id(clause))
    return _mentioned(proof, [*filter(None, [title]), *proof.context.within(clause)])


def _mentioned(proof: Proof, passages: Sequence[Passage]) -> tuple[int, int] | None:
    """Return the only requiring chapter that the passages mention, or None."""
    chapters = {id(divisions[0]) for divisions in proof.targets(passages)}
    places = [place for place, chapter in enumerate(proof.requiring) if id(chapter) in chapters]
    return (places[0], -1) if len(places) == 1 and len(chapters) == 1 else None


@rule("FUN004", "arbitration-missing", clause="20001.5, 6.4.2.4")
def arbitration_missing(context: Context) -> Reports:
    """列出几种证实方法而没有指明仲裁方法。

    为什么：同一项要求列有多种证实方法的，应指明哪一种是仲裁方法（GB/T 20001.5—2017，6.4.2.4）。

    错：方法一：……方法二：……

    对：方法一（仲裁法）：……方法二：……
    """
    if context.data.function != "规范" or any("仲裁" in passage.text for passage in context.passages):
        return
    found: list[tuple[Passage, re.Match[str]]] = []
    for passage in context.passages:
        match = compiled(METHOD).match(passage.text)
        if match and any(compiled(PROOF).search(title_of(division)) for division in passage.place.divisions):
            found.append((passage, match))
    other = next((item for item in found if item[1][0] != found[0][1][0]), None)
    if other:
        message = f"列有“{found[0][1][0]}”“{other[1][0]}”等几种方法，没有指明仲裁方法。"
        yield Report(Stretch(other[0], *other[1].span()), message, "写明以哪一种方法为仲裁方法。")
