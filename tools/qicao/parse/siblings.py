"""Other drafts of the same programme, cited by the names of their folders.

Their numbers, titles and places are looked up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from msgspec import Struct, field

from qicao.model.catalogue import Catalogue
from qicao.model.data import Reference, StandardData
from qicao.model.line import SourceLine
from qicao.model.numbers import mention, parse_number
from qicao.model.standard import Standard
from qicao.model.titles import name_in_line
from qicao.model.words import iter_targets
from qicao.parse.body import parse_body
from qicao.parse.complete import complete
from qicao.parse.numbering import number
from qicao.source.draft import DraftSource
from qicao.source.patterns import compiled

__all__ = ["Siblings", "find_siblings"]

ROLE = compiled(r"\{(?:std|see)\}`+([^`]+)`")


class Siblings(Struct):
    """The neighbouring drafts that a draft cites, by the names of their folders."""

    sources: Mapping[str, DraftSource] = field(default_factory=dict)
    _places: dict[str, Mapping[str, str]] = field(default_factory=dict)
    """Draft → its labels and the printed words of its places, each with the words that are printed for it."""

    def place(self, document: str, place: str) -> str | None:
        """Return the printed words of a *place* in a sibling, which may be named by `#label`.

        None is returned if there is no such place.
        """
        return self.places(document).get(place)

    def places(self, document: str) -> Mapping[str, str]:
        """Return all places that can be named in a sibling, with the words printed for each; the draft is read once."""
        if document not in self._places:
            self._places[document] = dict(_named(_numbered(self.sources[document])))
        return self._places[document]

    def complete(self, data: StandardData) -> StandardData:
        """Return the *data* with the siblings added to their references."""
        known = {name: _reference(source.data) for name, source in self.sources.items()}
        return replace(data, references={**known, **data.references}) if known else data


def find_siblings(source: DraftSource, files: Iterable[Sequence[SourceLine]]) -> Siblings:
    """Return the neighbours of the draft *source* that its data or the lines of its *files* cite.

    A key of the draft's own `references` is preferred to a sibling of that name.
    """
    names = dict.fromkeys((*_cited(files), *source.data.consulted, *source.data.terms_from))
    documents = dict.fromkeys(mention(name)[0] for name in names)
    unknown = (name for name in documents if name not in source.data.references and not parse_number(name))
    return Siblings({name: found for name in unknown if (found := source.read_sibling(name))})


def _cited(files: Iterable[Sequence[SourceLine]]) -> Iterator[str]:
    for lines in files:
        for line in lines:
            if "`" in line.text:
                yield from ROLE.findall(line.text)


def _reference(data: StandardData) -> Reference:
    return Reference(number=data.number, title=name_in_line(data))


def _numbered(source: DraftSource) -> Standard:
    """Return the sibling with its numbers; the drafts that it cites itself are not read."""
    return number(complete(parse_body(source.text, source.read_include), source, Catalogue())[0])


def _named(standard: Standard) -> Iterator[tuple[str, str]]:
    for target in iter_targets(standard):
        if target.words:
            yield target.words, target.words
            yield f"#{target.label}", target.words
