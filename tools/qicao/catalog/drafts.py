"""What a standards system must know of the drafts: their data, and what they cite."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from qicao.catalog.rules.context import DraftFacts
from qicao.model.numbers import parse_number
from qicao.source.discover import is_draft
from qicao.source.draft import read_draft
from qicao.source.patterns import compiled
from qicao.source.text import read_lines
from qicao.source.world import World

__all__ = ["DRAFTS", "read_drafts"]

DRAFTS = "drafts"
CITED = compiled(r"\{std\}`([^`，,]+)[^`]*`")


def read_drafts(world: World, root: Path) -> Mapping[str, DraftFacts]:
    """Return the drafts of the repository at *root* by their folders; their text is not parsed, only searched."""
    folder = root / DRAFTS
    names = world.files.names(folder) if world.files.has_folder(folder) else ()
    found = (_facts(world, name, root) for name in names if is_draft(folder / name, world.files))
    return {facts.slug: facts for facts in found}


def _facts(world: World, slug: str, root: Path) -> DraftFacts:
    source = read_draft(world, root / DRAFTS / slug, f"{DRAFTS}/{slug}")
    return DraftFacts(slug, source.data, tuple(dict.fromkeys(_cited(world, root / DRAFTS / slug))))


def _cited(world: World, folder: Path) -> Iterator[str]:
    """Yield the numbers of the documents that the text cites normatively (the role `std`)."""
    files = world.files
    chapters = folder / "chapters"
    texts = [folder / "index.md"]
    if files.has_folder(chapters):
        texts += [chapters / name for name in files.names(chapters) if name.endswith(".md")]
    for path in texts:
        lines, _ = read_lines(files, path, path.name, folder) if files.has_file(path) else ((), ())
        for line in lines:
            numbers = (parse_number(match[1]) for match in CITED.finditer(line.text))
            yield from (str(number) for number in numbers if number)
