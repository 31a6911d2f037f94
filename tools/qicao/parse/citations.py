"""Mentions of other documents: their words, and the entries of 规范性引用文件 and 参考文献 that follow from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from qicao.model.block import ReferenceEntry
from qicao.model.catalogue import Catalogue, CatalogueEntry
from qicao.model.data import Reference, StandardData
from qicao.model.finding import Finding
from qicao.model.inline import Citation, Text
from qicao.model.numbers import mention, parse_number, sort_key
from qicao.model.span import Span
from qicao.parse import faults
from qicao.parse.attributes import clean_label

__all__ = ["Library", "Lists", "cited", "list_documents"]

GAP = "\u3000"


def cited(citation: Citation) -> Citation:
    """Return the citation with its document and place."""
    document, place = mention(citation.source)
    return replace(citation, document=document, place=place)


class Library(Struct, frozen=True):
    """The source of titles of documents: the draft's own references, then the catalogue."""

    references: Mapping[str, Reference]
    catalogue: Catalogue
    places: Mapping[str, Span] = field(default_factory=dict)
    """Where `standard.yaml` names a document that no citation names."""

    def entry(self, document: str, span: Span | None, *, normative: bool) -> tuple[ReferenceEntry, list[Finding]]:
        """Return the line that lists the document, and findings about doubts."""
        id_ = f"ref-{clean_label(document)}"
        known = self._reference(document)
        if known:
            text = known.text or _line(known.number or document, known.title, known.original)
            number = parse_number(known.number or document)
            return ReferenceEntry(id_, (Text(text),), document=str(number) if number else document, span=span), []
        found = self.catalogue.find(document)
        place = span or self.places.get(document) or Span("", 1)
        if found is None:
            fault = faults.UNKNOWN_DOCUMENT if parse_number(document) else faults.UNKNOWN_CONSULTED
            entry = ReferenceEntry(id_, (Text(document),), document=document, verified=False, span=span)
            return entry, [fault.at(place, number=document, near=self._near(document))]
        line = _line(document, *_names(found, normative=normative))
        entry = ReferenceEntry(id_, (Text(line),), "", document, found.verified, span)
        return entry, list(_doubts(found, document, place))

    def _near(self, document: str) -> str:
        """Return what to say of a key that is spelt nearly so; "" if there is none."""
        from difflib import get_close_matches

        close = get_close_matches(document, self.references, 1)
        return f"references 中有“{close[0]}”。" if close else ""

    def _reference(self, document: str) -> Reference | None:
        """Return the draft's own entry with that key or number."""
        if document in self.references:
            return self.references[document]
        return next((item for item in self.references.values() if _same(item.number, document)), None)


def _names(found: CatalogueEntry, *, normative: bool) -> tuple[str, str]:
    """Return the name, and the original name after it; 参考文献 needs no translation (8.6.3.1, 8.13)."""
    title = _spaced(found.title_zh)
    if found.level != "international":
        return title or found.title_en, ""
    return (title, found.title_en) if normative else (found.title_en or title, "")


def _doubts(found: CatalogueEntry, document: str, place: Span) -> Iterator[Finding]:
    if not found.verified:
        title = _spaced(found.title_zh) or found.title_en
        yield faults.UNVERIFIED_DOCUMENT.at(place, number=document, title=title)
    if found.superseded:
        by = f"，如 {found.replaced_by}" if found.replaced_by else ""
        yield faults.SUPERSEDED_DOCUMENT.at(place, number=document, status=found.status, by=by)


def _same(one: str, other: str) -> bool:
    left, right = parse_number(one), parse_number(other)
    return left is not None and left == right


def _line(number: str, title: str, original: str = "") -> str:
    parsed = parse_number(number)
    name = f"{title}（{original}）" if title and original else title or original
    return GAP.join(part for part in (str(parsed) if parsed else number, name) if part)


def _spaced(title: str) -> str:
    """Return the title with the gap of one character between its elements that GB/T 1.1 prints."""
    return title.replace(" ", GAP)


class Lists(Struct):
    """The entries of the two lists, sorted, and the findings."""

    normative: list[ReferenceEntry] = field(default_factory=list)
    informative: list[ReferenceEntry] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def list_documents(citations: Iterable[Citation], data: StandardData, library: Library) -> Lists:
    """Return the cited and the consulted documents, each once, in the order of GB/T 1.1—2020, 8.6.3.2.

    A document cited in both ways is normative; one named as the source of a term is informative (9.5.4.2.2).
    """
    normative: dict[str, Span | None] = {}
    informative: dict[str, Span | None] = {}
    for citation in citations:
        target = normative if citation.normative and not citation.in_source else informative
        target.setdefault(mention(citation.source)[0], citation.span)
    for number in data.consulted:
        informative.setdefault(mention(number)[0], None)
    lists = Lists()
    own = [name for name in informative if name not in normative]
    lists.normative = list(_entries(lists, library, normative, list(normative), normative=True))
    lists.informative = list(_entries(lists, library, informative, own, normative=False))
    return lists


def _entries(
    lists: Lists, library: Library, spans: Mapping[str, Span | None], names: Sequence[str], *, normative: bool
) -> Iterator[ReferenceEntry]:
    for name in sorted(names, key=lambda name: sort_key(_number_of(library, name))):
        entry, findings = library.entry(name, spans[name], normative=normative)
        lists.findings += findings
        yield entry


def _number_of(library: Library, name: str) -> str:
    """Return the number of a document that may be named by a key."""
    known = library.references.get(name)
    return (known.number or known.text or known.title) if known else name
