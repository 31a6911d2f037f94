"""Gives every mention its printed words and the id of the place to which it leads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import is_not
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from qicao.model.block import Figure, Footnote, ReferenceEntry, Table
from qicao.model.data import Reference
from qicao.model.finding import Fault, Finding
from qicao.model.inline import (
    Citation,
    CrossReference,
    FootnoteReference,
    Inline,
    Link,
    Styled,
    TermUse,
    plain_text,
)
from qicao.model.numbers import parse_number
from qicao.model.span import Span
from qicao.model.standard import Standard, Term
from qicao.model.tree import iter_nodes, rewrite
from qicao.model.words import Target, find_targets
from qicao.parse import faults
from qicao.parse.attributes import clean_label
from qicao.parse.citations import cited
from qicao.parse.siblings import Siblings

__all__ = ["ALONE", "resolve", "resolve_in"]

ALONE = Siblings()
"""The siblings of a draft that cites no other of its programme."""
DIRECT = ("第", "表", "图", "附录")
"""Beginnings of places that follow the year at once; all others follow “中” (9.5.4.1.1)."""


def resolve(standard: Standard, siblings: Siblings = ALONE) -> tuple[Standard, tuple[Finding, ...]]:
    """Return the numbered document with all mentions resolved, and findings for those that lead nowhere.

    *siblings* are the drafts that it cites.
    """
    resolver = _Resolver.of(standard)
    resolver.siblings = siblings
    return rewrite(standard, resolver.change), tuple(resolver.findings)


def resolve_in(
    standard: Standard, around: Standard, siblings: Siblings = ALONE
) -> tuple[Standard, tuple[Finding, ...]]:
    """Return the text as in `resolve`; it is about *around*, to whose places it may also refer."""
    resolver, known = _Resolver.of(standard), _Resolver.of(around)
    resolver.targets = {**known.targets, **resolver.targets}
    resolver.terms = {**known.terms, **resolver.terms}
    resolver.siblings = siblings
    return rewrite(standard, resolver.change), tuple(resolver.findings)


class _Resolver(Struct):
    targets: dict[str, Target]
    terms: dict[str, list[str]]
    entries: dict[str, ReferenceEntry]
    references: dict[str, Reference]
    footnotes: dict[str, Footnote]
    """Label used by marks in the text → footnote."""
    marks: dict[str, str]
    """Footnote id → number, for all footnotes."""
    siblings: Siblings = field(default_factory=Siblings)
    findings: list[Finding] = field(default_factory=list)

    @classmethod
    def of(cls, standard: Standard) -> _Resolver:
        """Return a resolver that knows everything to which *standard* can refer."""
        terms: dict[str, list[str]] = {}
        entries: dict[str, ReferenceEntry] = {}
        marks = {footnote.id: footnote.number for footnote in standard.footnotes}
        for node in iter_nodes(standard):
            if isinstance(node, Term):
                for word in dict.fromkeys(map(plain_text, (node.term, *node.admitted, *node.abbreviations))):
                    terms.setdefault(word, []).append(node.id)
            elif isinstance(node, ReferenceEntry):
                entries.setdefault(node.id, node)
            elif isinstance(node, (Table, Figure)):
                marks.update((footnote.id, footnote.number) for footnote in node.footnotes)
        text = {footnote.label: footnote for footnote in standard.footnotes}
        return cls(find_targets(standard), terms, entries, dict(standard.data.references), text, marks)

    def change(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """Return the text with its mentions resolved; the same object if it has none."""
        new = tuple(map(self._inline, inlines))
        return new if any(map(is_not, new, inlines)) else inlines

    def _inline(self, inline: Inline) -> Inline:
        return _RESOLVE[type(inline)](self, inline) if type(inline) in _RESOLVE else inline

    def report(self, fault: Fault, span: Span | None, **words: object) -> None:
        """Add a finding."""
        self.findings.append(fault.at(span or Span("", 1), **words))

    def nested(self, inline: Styled | Link) -> Inline:
        """Return styled words, or a link, with the mentions in them resolved."""
        inner = self.change(inline.inlines)
        return inline if inner is inline.inlines else replace(inline, inlines=inner)

    def reference(self, inline: CrossReference) -> Inline:
        """Return [](#label), resolved."""
        words = self.change(inline.words)
        target = self.targets.get(inline.target) or self.targets.get(clean_label(inline.target))
        if target is None:
            self.report(faults.UNKNOWN_LABEL, inline.span, label=inline.target, near=self._near(inline.target))
            return replace(inline, words=words)
        if not target.words and not words:
            self.report(faults.NO_PRINTED_WORDS, inline.span, label=inline.target)
        return replace(inline, words=words, text=target.words, to=target.id)

    def _near(self, label: str) -> str:
        clean = clean_label(label)
        line = f"({clean})=" if "." in clean else f"{{#{clean}}}"
        return _suggest(label, self.targets) or f"在要引用的内容之前写一行 {line}。"

    def citation(self, inline: Citation) -> Inline:
        """Return {std} or {see}, resolved."""
        mention = self._placed(cited(inline))
        entry = self.entries.get(f"ref-{clean_label(mention.document)}")
        if entry is None:
            return replace(mention, text=self._name(mention.document) + _place(mention))
        name = entry.document if parse_number(entry.document) else entry.number or self._title(mention.document)
        return replace(mention, text=name + _place(mention), to=entry.id)

    def _placed(self, mention: Citation) -> Citation:
        """Return the citation with its place as a sibling numbers it; a place that does not exist is reported."""
        if not mention.place or mention.document not in self.siblings.sources:
            return mention
        places = self.siblings.places(mention.document)
        if mention.place in places:
            return replace(mention, place=places[mention.place])
        near = _suggest(mention.place, places) or "看看那份草案现在的编号，或给它加上标签，写成“#标签”。"
        document = mention.document
        self.report(faults.UNKNOWN_SIBLING_PLACE, mention.span, document=document, place=mention.place, near=near)
        return mention

    def _name(self, document: str) -> str:
        """Return the number of a cited document that no list names, as in the 编制说明; if it has none, its title."""
        known = self.references.get(document)
        return known.number if known and known.number else self._title(document)

    def _title(self, key: str) -> str:
        known = self.references.get(key)
        return f"《{known.title}》" if known and known.title else key

    def term(self, inline: TermUse) -> Inline:
        """Return {term}, resolved."""
        ids = self.terms.get(inline.term, [])
        if not ids:
            near = _suggest(inline.term, self.terms) or "在“术语和定义”一章中给出它的条目。"
            self.report(faults.UNKNOWN_TERM, inline.span, term=inline.term, near=near)
            return replace(inline, text=inline.term)
        if len(ids) > 1:
            self.report(faults.AMBIGUOUS_TERM, inline.span, term=inline.term, count=len(ids))
        return replace(inline, text=inline.term, to=ids[0])

    def footnote(self, inline: FootnoteReference) -> Inline:
        """Return [^mark], resolved; marks in tables and figures have found their footnote already."""
        known = self.footnotes.get(inline.label)
        to = inline.to or (known.id if known else "")
        return replace(inline, to=to, text=self.marks.get(to, ""))


def _suggest(word: str, known: Iterable[str]) -> str:
    """Return a question with the most similar one of the *known* words, of which half must be the same.

    The limit is low because many have only two characters.
    """
    from difflib import get_close_matches

    close = get_close_matches(word, known, 2, 0.5)
    return f"是不是{'或'.join(f'“{other}”' for other in close)}？" if close else ""


def _place(citation: Citation) -> str:
    if not citation.place:
        return ""
    if citation.in_source:
        return f"，{citation.place}"
    return citation.place if citation.place.startswith(DIRECT) else f"中{citation.place}"


_RESOLVE: dict[type, Callable[[_Resolver, Any], Inline]] = {
    Styled: _Resolver.nested,
    Link: _Resolver.nested,
    CrossReference: _Resolver.reference,
    Citation: _Resolver.citation,
    TermUse: _Resolver.term,
    FootnoteReference: _Resolver.footnote,
}
