"""The document that a system gives to others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from qicao.catalog.read import TABLES
from qicao.catalog.system import System
from qicao.model.block import Paragraph
from qicao.model.exchange import Exchange, SharedTerm
from qicao.model.inline import Inline, readable_text
from qicao.model.standard import Standard, Term
from qicao.model.tree import iter_nodes
from qicao.parse.draft import load_draft
from qicao.source.discover import is_draft
from qicao.source.world import World

__all__ = ["gather", "terms_of"]

DRAFTS = "drafts"


def gather(system: System, terms: tuple[SharedTerm, ...] = ()) -> Exchange:
    """Return everything that the system says, in the order of its files."""
    rows = {table.name: tuple(row.value for row in getattr(system, table.name)) for table in TABLES}
    programme = system.programme.value
    return Exchange(
        format="qicao-system",
        version=1,
        title=system.head.value.title,
        programme=programme.title,
        state=programme.state,
        terms=terms,
        **rows,
    )


def terms_of(world: World, root: Path) -> tuple[SharedTerm, ...]:
    """Return the terms that the drafts of the repository define, by draft and number."""
    folders = (root / DRAFTS / name for name in world.files.names(root / DRAFTS))
    found = (folder for folder in folders if is_draft(folder, world.files))
    return tuple(term for folder in found for term in _terms(folder.name, _standard(world, folder)))


def _standard(world: World, folder: Path) -> Standard:
    return load_draft(folder, index=False, world=world).standard


def _terms(slug: str, standard: Standard) -> Iterator[SharedTerm]:
    for node in iter_nodes(standard):
        if isinstance(node, Term):
            yield SharedTerm(
                draft=slug,
                standard=standard.data.number,
                number=node.number,
                term=_words(node.term),
                english=tuple(map(_words, node.english)),
                admitted=tuple(map(_words, node.admitted)),
                deprecated=tuple(map(_words, node.deprecated)),
                definition=_definition(node),
                source=_words(node.source),
            )


def _definition(term: Term) -> str:
    return "\n".join(_words(block.inlines) for block in term.definition if isinstance(block, Paragraph))


def _words(inlines: tuple[Inline, ...]) -> str:
    return readable_text(inlines).strip()
