"""What a standards system must know of the drafts: their data, and what they cite."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from msgspec import convert

from qicao.catalog.rules.context import DraftFacts, RoundFacts
from qicao.model.comment import Comment, Round
from qicao.model.numbers import parse_number
from qicao.source.discover import is_draft
from qicao.source.draft import read_draft
from qicao.source.emit import load_plain
from qicao.source.files import Files
from qicao.source.patterns import compiled
from qicao.source.text import read_lines
from qicao.source.world import World

__all__ = ["DRAFTS", "read_drafts"]

DRAFTS, ROUNDS = "drafts", "reviews"
Kept = TypeVar("Kept", Round, Comment)
CITED = compiled(r"\{std\}`([^`，,]+)[^`]*`")


def read_drafts(world: World, root: Path) -> Mapping[str, DraftFacts]:
    """Return the drafts of the repository at *root* by their folders; their text is not parsed, only searched."""
    folder = root / DRAFTS
    names = world.files.names(folder) if world.files.has_folder(folder) else ()
    found = (_facts(world, name, root) for name in names if is_draft(folder / name, world.files))
    return {facts.slug: facts for facts in found}


def _facts(world: World, slug: str, root: Path) -> DraftFacts:
    source = read_draft(world, root / DRAFTS / slug, f"{DRAFTS}/{slug}")
    folder = root / DRAFTS / slug
    return DraftFacts(slug, source.data, tuple(dict.fromkeys(_cited(world, folder))), tuple(_rounds(world, folder)))


def _rounds(world: World, folder: Path) -> Iterator[RoundFacts]:
    """Yield the rounds of comments; the check of the draft tells of a record that cannot be read."""
    files, rounds = world.files, folder / ROUNDS
    for name in files.names(rounds) if files.has_folder(rounds) else ():
        found = _read(files, rounds / name / "round.yaml", Round)
        if found:
            settled = all(map(_is_settled, _comments(files, rounds / name / "comments")))
            yield RoundFacts(name, found.kind, _day(found.start), _day(found.end), settled)


def _comments(files: Files, folder: Path) -> Iterator[Comment | None]:
    names = files.names(folder) if files.has_folder(folder) else ()
    return (_read(files, folder / name, Comment) for name in names if name.endswith(".yaml"))


def _is_settled(comment: Comment | None) -> bool:
    return comment is not None and (comment.decided or not comment.counts)


def _read(files: Files, path: Path, kind: type[Kept]) -> Kept | None:
    try:
        return convert(load_plain(files.read(path)), kind, strict=False)
    except (OSError, ValueError):
        return None


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


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
