"""The type of a provision: 要求, 指示, 推荐, 允许, or 陈述 with its kind (GB/T 1.1—2020, 9.1 and annex C)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from qicao.assess.provisions.predicate import NOUN_PHRASE, is_instruction
from qicao.assess.provisions.segment import HEEDED, Segment, segments_of
from qicao.model.provision import Statement, Strength
from qicao.rules.provisions import ProvisionKind, find_provisions
from qicao.source.patterns import compiled

__all__ = ["GENERAL", "ORDER", "Instructing", "Meant", "Modal", "meant_by", "modals_of"]

KINDS: Mapping[ProvisionKind, Strength] = {"requirement": "要求", "recommendation": "推荐", "permission": "允许"}
Instructing = Literal["", "verbs", "always"]
"""Whether the text around a sentence gives instructions: not, where a verb begins it, or wherever nothing is described."""
ORDER: tuple[Strength, ...] = ("要求", "指示", "推荐", "允许", "陈述")
"""From the strongest to the weakest."""
ABLE = r"(?<![可功性职智效节动产势技电热才只万未本官储潜体机核光风太])不?能够?(?![力源量耗效级见否])(?!动性|级)"
"""能 and 不能 as words of their own (table C.4)."""
POSSIBLE = r"不?(?:太|大)?可能(?!性|[^，。；]{1,10}的[^，。；]{1,8}(?:包括|应|宜|是|为|进行|，))"
"""可能 and 不可能 (table C.5), not before a noun: 可能影响安全的因素."""
RESTRICTED: tuple[tuple[str, Strength, Statement], ...] = (
    ("(?:方|才|仅|只)(?:可以?|准许?|允许)|(?:仅|只)能", "要求", ""),
    ("不能(?=由|在|将|把|使用|擅自|随意|私自|超过|低于|少于|高于|大于|离开|进入|作为)", "要求", ""),
)
"""Words that allow nothing else, and so require (table C.1)."""
STATED: tuple[tuple[str, Strength, Statement], ...] = (
    ("(?<![即使])无需(?!要?人工介入|任何)|不需要?(?=[\u4e00-\u9fff]{2})", "允许", ""),
    ("(?<!人)才能(?!力|干|华)|即可(?=保证|实现|满足|达到)", "陈述", "能力"),
    (POSSIBLE, "陈述", "可能性"),
    (ABLE, "陈述", "能力"),
)


ANY = "[应宜可得准禁必推建允许无须能需]"
"""Every word that says how a sentence is meant contains one of these."""


class Modal(Struct, frozen=True):
    """The word that makes a sentence a provision of its type."""

    strength: Strength
    start: int
    end: int
    statement: Statement = ""


class Meant(Struct, frozen=True):
    """How a sentence is meant."""

    strength: Strength
    statement: Statement = ""
    modal: Modal | None = None
    """The word that says so; None if it follows from the lead-in, the place or nothing."""


GENERAL = Meant("陈述", "一般")


def meant_by(sentence: str, *, instructs: Instructing = "", defines: bool = False) -> Meant:
    """Return how the sentence is meant by its own words.

    *instructs* tells that the text around it gives instructions, so that a sentence that begins with its verb is one,
    and in a procedure also one that says who does what;
    *defines* that it belongs to a term, where 可 tells what a thing can do, and an attribute requires nothing.
    """
    sentence = sentence[:HEEDED]
    segments = segments_of(sentence)
    modals = modals_of(sentence)
    if defines:
        modals = _of_definition(sentence, modals)
    strongest = min(modals, key=lambda modal: ORDER.index(modal.strength), default=None)
    if strongest and strongest.strength != "陈述":
        return Meant(strongest.strength, "", strongest)
    if instructs and is_instruction(segments, freely=instructs == "always" and strongest is None):
        return Meant("指示")
    return Meant("陈述", strongest.statement, strongest) if strongest else GENERAL


def _of_definition(sentence: str, modals: tuple[Modal, ...]) -> tuple[Modal, ...]:
    """Return the words that count in the definition of a term."""
    if compiled(NOUN_PHRASE).search(sentence):
        return ()
    able = compiled("可(?:自|被|在所有|同时|实时)")
    return tuple(
        Modal("陈述", one.start, one.end, "能力") if able.match(sentence, one.start) else one for one in modals
    )


@lru_cache(maxsize=64)
def modals_of(sentence: str) -> tuple[Modal, ...]:
    """Return the words that say how the sentence is meant, in order, without those of its conditions."""
    if not compiled(ANY).search(sentence):
        return ()
    found: list[Modal] = []
    taken: set[int] = set()
    for pattern, strength, statement in (*RESTRICTED, (None, "要求", ""), *STATED):
        new = _words_of(sentence) if pattern is None else _matches(pattern, strength, statement, sentence)
        found += (free := [modal for modal in new if taken.isdisjoint(range(modal.start, modal.end))])
        taken.update(at for modal in free for at in range(modal.start, modal.end))
    segments = segments_of(sentence)
    return tuple(modal for modal in sorted(found, key=lambda one: one.start) if not _in_condition(modal, segments))


def _words_of(sentence: str) -> Iterator[Modal]:
    return (Modal(KINDS[one.kind], one.start, one.end) for one in find_provisions(sentence))


def _matches(pattern: str, strength: Strength, statement: Statement, sentence: str) -> Iterator[Modal]:
    return (Modal(strength, *match.span(), statement) for match in compiled(pattern).finditer(sentence))


def _in_condition(modal: Modal, segments: tuple[Segment, ...]) -> bool:
    """Return whether the word stands in a segment that is only a condition of the others."""
    return any(part.condition and part.start <= modal.start < part.end for part in segments)
