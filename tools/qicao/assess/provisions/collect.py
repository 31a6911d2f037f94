"""All provisions of a document, each as an object with an id of its own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct, field
from msgspec.structs import replace

from qicao.assess.provisions.applying import levels_in, roles_in
from qicao.assess.provisions.override import Overrides, overridden
from qicao.assess.provisions.parts import PEOPLE, Parts, parts_of
from qicao.assess.provisions.proof import Proofs
from qicao.assess.provisions.quantity import quantities_in, quantities_of_row
from qicao.assess.provisions.strength import GENERAL, ORDER, Instructing, Meant, meant_by
from qicao.assess.provisions.unit import Column, Unit, units_of
from qicao.compare.tree import FrozenTree
from qicao.model.block import Row
from qicao.model.frozen import freeze
from qicao.model.inline import CrossReference, plain_text
from qicao.model.provision import Provision, Strength
from qicao.model.span import Span
from qicao.parse.ids import digest
from qicao.rules.context import Context
from qicao.rules.locate import span_of
from qicao.rules.normative import standing_at
from qicao.rules.passage import Form, Place
from qicao.rules.rule import Stretch
from qicao.source.patterns import compiled

__all__ = ["provisions_of"]

STEPS = r"(?:步骤|程序|顺序|方法|操作|规定)[^。；]{0,12}(?:：|$)"
"""A lead-in after which each item is something to do."""
NOUN = "^[^，。]*的[^，。的]{1,14}(?:，|。?$)"
"""The beginning of a definition: a noun with its attributes, which is no sentence with a subject."""
DEMANDS = "(?:^|的|下列|以下)要求：$"
"""A lead-in that names requirements without a verb."""
NO_STEPS = "^(?:原理|概述|总则|范围)$"
"""Titles of clauses that describe and do not instruct."""
NO_LEAD: frozenset[Form] = frozenset({"note", "example", "footnote", "cell"})
"""Forms of text whose mention of a table prescribes nothing."""
WITH_UNIT = r"/[^/（）]{1,10}(?:\([A-Z]\))?$"
PLAIN_HEADS = r"^(?:序号|编号|项次|No\.?)$"


class _Reader(Struct, frozen=True, dict=True):
    """The document, with what several provisions share."""

    context: Context
    overrides: Overrides
    meanings: dict[int, Meant] = field(default_factory=dict)

    @cached_property
    def proofs(self) -> Proofs:
        return Proofs(self.context)

    @cached_property
    def tree(self) -> FrozenTree:
        return FrozenTree.of(freeze(self.context.standard, {}))

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        return tuple(units_of(self.context))

    @cached_property
    def in_passage(self) -> dict[int, list[Unit]]:
        """Identity of a passage → the units in it."""
        found: dict[int, list[Unit]] = {}
        for unit in self.units:
            if unit.passage:
                found.setdefault(id(unit.passage), []).append(unit)
        return found

    def meant(self, unit: Unit) -> Meant:
        """Return how the unit is meant: by its own words, else by its lead-in, its table, or its place."""
        if id(unit) not in self.meanings:
            self.meanings[id(unit)] = self._of_row(unit) if unit.table else self._of_words(unit)
        return self.meanings[id(unit)]

    def _of_words(self, unit: Unit) -> Meant:
        lead = self.meant(unit.lead) if unit.lead and unit.first else GENERAL
        led = lead.strength if lead.strength != "陈述" else None
        instructs = self._instructs(unit) if led in {None, "指示"} else ""
        own = meant_by(unit.text, instructs=instructs, defines=unit.place.element == "terms")
        if own.strength == "陈述" and (compiled(DEMANDS).search(unit.text) or self._demanded(unit)):
            return Meant("要求")
        return Meant(led) if led and own.strength == "陈述" else own

    @staticmethod
    def _demanded(unit: Unit) -> bool:
        """Return whether the unit is an item with a limit that only the title above demands: 覆盖率要求."""
        loose = unit.lead is None and unit.passage is not None and unit.passage.form == "item"
        titled = loose and next(reversed(tuple(_titles(unit.place))), "").endswith("要求")
        return titled and unit.place.element == "body" and bool(quantities_in(unit.masked))

    def _of_row(self, unit: Unit) -> Meant:
        own = [(_said(column), column) for column in unit.columns]
        said: Strength = min((strength for strength, _ in own), key=ORDER.index, default="陈述")
        led = self._led(unit)
        others = (column for strength, column in own if strength == "陈述")
        limits = led != "陈述" and any(quantities_of_row((column,)) for column in others)
        strength: Strength = min((said, led), key=ORDER.index) if limits or said == "陈述" else said
        return GENERAL if strength == "陈述" else Meant(strength)

    def _led(self, unit: Unit) -> Strength:
        """Return the strongest type of the sentences that lead to the table of a row."""
        seen = self.context.mentioned.get(unit.table.id, ()) if unit.table else ()
        kinds = [self._at(one.stretch) for one in seen]
        demands = any(compiled("^[^与和及]*要求$").search(column.head) for column in unit.columns)
        if demands and unit.place.element in {"body", "normative-annex"}:
            kinds.append("要求")
        return min(kinds, key=ORDER.index, default="陈述")

    def _at(self, mention: Stretch) -> Strength:
        """Return the type of the sentence that mentions a table; one that only points to it requires nothing."""
        passage = mention.passage
        if passage.place.element == "informative-annex" or passage.form in NO_LEAD:
            return "陈述"
        units = self.in_passage.get(id(passage), ())
        unit = next((one for one in reversed(units) if one.start <= mention.start), None)
        strength = self.meant(unit).strength if unit else "陈述"
        if strength == "要求" and standing_at(self.context, passage, mention.start, mention.end) == "informative":
            return "陈述"
        return "陈述" if strength == "指示" else strength

    def subject(self, unit: Unit) -> str:
        """Return who or what the unit speaks of; an item without a subject of its own has that of its lead-in."""
        meant = self.meant(unit)
        if unit.place.element == "terms" and not (unit.start or meant.modal) and compiled(NOUN).search(unit.text):
            return ""
        found = parts_of(unit.text, meant).subject or _last_named(unit.text)
        if found or not unit.lead or (meant.strength == "指示" and self.meant(unit.lead).strength != "指示"):
            return found
        return self.subject(unit.lead) or (unit.text.partition("：")[0] if "：" in unit.text[:16] else "")

    def _instructs(self, unit: Unit) -> Instructing:
        """Return whether the text around the unit tells what to do."""
        titles = tuple(_titles(unit.place))
        if unit.place.element not in {"body", "normative-annex"} or any(map(compiled(NO_STEPS).search, titles)):
            return ""
        if self.context.data.function == "规程" or any(compiled("证实|核验").search(title) for title in titles):
            return "always"
        led = unit.lead is not None and bool(compiled(STEPS).search(unit.lead.text))
        proving = self.proofs.inside(unit.place)
        return "verbs" if led or proving or self.context.data.function == "试验方法" else ""


def provisions_of(context: Context, overrides: Overrides | None = None) -> tuple[Provision, ...]:
    """Return the provisions of the document in printed order; the author's own *overrides* replace what was found."""
    reader = _Reader(context, overrides or {})
    counts: dict[str, int] = {}
    return tuple(_provision(reader, unit, counts) for unit in reader.units)


def _provision(reader: _Reader, unit: Unit, counts: dict[str, int]) -> Provision:
    meant = reader.meant(unit)
    parts = _row_parts(unit) if unit.table else parts_of(unit.text, meant)
    if not unit.table:
        parts = replace(parts, subject=reader.subject(unit))
    span = _place(unit)
    found = Provision(
        _id(unit, counts),
        unit.node.id,
        reader.tree.label(unit.node.id),
        unit.text,
        meant.strength,
        meant.statement,
        *(parts.subject, parts.action, parts.object, parts.condition),
        quantities_of_row(unit.columns, _caption(unit)) if unit.table else quantities_in(unit.masked),
        reader.proofs.of(unit) if meant.strength in {"要求", "推荐"} else (),
        levels_in(_told(unit, parts)),
        roles_in(parts.subject),
        unit.lead.text if unit.lead else "",
        span.file if span else "",
        span.line if span else 0,
    )
    return overridden(found, reader.overrides)


def _row_parts(unit: Unit) -> Parts:
    """Return the parts of a row: its head is what the rest is about."""
    named = (column.text for column in unit.columns if column.text and not _counts_rows(column))
    return Parts(compiled(WITH_UNIT).sub("", next(named, "")))


def _last_named(text: str) -> str:
    """Return the people with whom a lead-in ends: …，评价机构：."""
    match = compiled(f"[，；](?P<who>[^，；。]{{1,12}}(?:{PEOPLE}))：$").search(text)
    return match["who"] if match else ""


def _said(column: Column) -> Strength:
    """Return the type of a cell; 可 and 允许 within it only name a thing, as in 允许丢包率."""
    strength = meant_by(column.text).strength
    return "陈述" if strength == "允许" and not column.text.startswith("可") else strength


def _counts_rows(column: Column) -> bool:
    return bool(compiled(PLAIN_HEADS).match(column.head)) and column.text.isdigit()


def _caption(unit: Unit) -> str:
    return plain_text(unit.table.title) if unit.table else ""


def _told(unit: Unit, parts: Parts) -> Iterator[str]:
    """Yield the texts that may name levels, the nearest first: the provision itself, its lead-in, the titles around it."""
    yield parts.subject
    yield parts.condition
    yield unit.text
    yield from (column.head for column in unit.columns)
    if unit.lead:
        yield unit.lead.text
    yield from reversed(tuple(_titles(unit.place)))


def _titles(place: Place) -> Iterator[str]:
    """Yield the titles around a place, the outermost first."""
    for division in place.divisions:
        title = getattr(division, "title", "")
        yield title if isinstance(title, str) else plain_text(title)


def _place(unit: Unit) -> Span | None:
    if unit.passage:
        return span_of(unit.passage, unit.start, unit.start + 1) or unit.node.span
    return unit.node.span if isinstance(unit.node, Row) else None


def _id(unit: Unit, counts: dict[str, int]) -> str:
    """Return an id made from the words of the unit and its lead-in; renumbered references do not change it."""
    words = (_sense(unit), _sense(unit.lead) if unit.lead else "")
    known = digest("c", *words)
    counts[known] = counts.get(known, 0) + 1
    return known if counts[known] == 1 else f"{known}-{counts[known]}"


def _sense(unit: Unit) -> str:
    """Return the words of the unit with the targets of references in place of their numbers."""
    if not unit.passage:
        return "\0".join(f"{column.head}\0{column.text}" for column in unit.columns)
    end = unit.start + len(unit.text)
    parts, at = [], unit.start
    for piece in unit.passage.pieces_in(unit.start, end):
        if isinstance(piece.inline, CrossReference) and piece.inline.to:
            parts += [unit.passage.text[at : piece.start], f"[#{piece.inline.to}]"]
            at = piece.end
    return "".join([*parts, unit.passage.text[at:end]])
