"""The 索引: terms and marked words by the pinyin of their first character (GB/T 1.1—2020, 8.14)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from msgspec.structs import replace

from qicao.model.block import IndexEntry, IndexGroup
from qicao.model.inline import IndexMark, iter_inlines, readable_text
from qicao.model.standard import Annex, Clause, Standard, Term
from qicao.model.tree import inline_texts, iter_nodes

__all__ = ["fill_index"]


def fill_index(standard: Standard) -> Standard:
    """Return the numbered standard with the entries of its index, if it has one."""
    if standard.index is None:
        return standard
    places: dict[str, dict[str, str]] = {}
    for word, id_, number in _mentions(standard):
        places.setdefault(word, {}).setdefault(id_, number)
    entries = sorted((IndexEntry(word, tuple(found.items())) for word, found in places.items()), key=_key)
    groups = tuple(
        IndexGroup(f"index-{letter}", letter, tuple(group)) for letter, group in groupby(entries, lambda e: _key(e)[0])
    )
    return replace(standard, index=replace(standard.index, blocks=groups))


def _mentions(standard: Standard) -> Iterator[tuple[str, str, str]]:
    """Yield word, id and printed number of each place: terms by their entry, marked words by the clause around them."""
    parts: tuple[Clause | Annex, ...] = (*standard.chapters, *standard.annexes)
    for part in parts:
        for node in iter_nodes(part):
            if isinstance(node, Term):
                yield readable_text(node.term), node.id, node.number
        yield from _marks(part)


def _printed(node: Clause | Annex | Term) -> str:
    return f"第{node.number}章" if isinstance(node, Clause) and node.level == 1 else node.number


def _marks(part: Clause | Annex | Term) -> Iterator[tuple[str, str, str]]:
    """Yield the marked words of a division, then those of the divisions in it."""
    own = replace(part, clauses=()) if not isinstance(part, Term) else part
    for text in inline_texts(own):
        for inline in iter_inlines(text):
            if isinstance(inline, IndexMark):
                yield inline.word, part.id, _printed(part)
    for child in getattr(part, "clauses", ()):
        yield from _marks(child)


def _key(entry: IndexEntry) -> tuple[str, str, str]:
    from pypinyin import Style, lazy_pinyin

    syllables = lazy_pinyin(entry.word, style=Style.TONE3, neutral_tone_with_five=True)
    sound = " ".join(syllables).lower()
    letter = sound[:1].upper()
    return (letter if "A" <= letter <= "Z" else "#", sound, entry.word)
