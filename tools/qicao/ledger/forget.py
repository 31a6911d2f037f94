"""The removal of a person from the rounds of a draft: the name, the contact, and every key that leads to them."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from qicao.ledger.persons import person_of
from qicao.ledger.receipts import PERSONS, read_persons
from qicao.ledger.record import read_record, save_comments
from qicao.ledger.rounds import round_names
from qicao.source.emit import emit
from qicao.source.files import DISK, Files
from qicao.source.frozen import ROUNDS

__all__ = ["forget_person", "known_names"]

NOBODY = "×××"


def forget_person(folder: Path, person: str, files: Files = DISK) -> list[str]:
    """Remove the person of that name or key from all rounds; return what was done, one line for each round.

    The name is also made unreadable in texts of comments. The history of git is not changed; it has names of persons
    only if somebody wrote them into a comment.
    """
    places = [folder / ROUNDS / name for name in round_names(folder, files)] or [folder]
    return [words for place in places if (words := _forget(files, place, person))]


def known_names(folder: Path, files: Files = DISK) -> tuple[str, ...]:
    """Return the names of all persons of the rounds of the draft."""
    places = [folder / ROUNDS / name for name in round_names(folder, files)] or [folder]
    return tuple(person_of(one.name).name for place in places for one in read_persons(files, place).values())


def _forget(files: Files, place: Path, person: str) -> str:
    persons = read_persons(files, place)
    bare = {key: person_of(known.name).name for key, known in persons.items()}
    keys = {key for key, known in persons.items() if person.strip() in {key, known.name, bare[key]}}
    names = {name for key in keys for name in (persons[key].name, bare[key])} | (
        {person} if not person.startswith("p-") else set()
    )
    record = read_record(place, files=files)
    changed = []
    for comment in record.comments.values():
        new = replace(comment, person="") if comment.person in keys else comment
        words = {name: _blotted(getattr(new, name), names) for name in ("body", "proposed", "reason", "unit")}
        new = replace(new, **words)
        if new != comment:
            changed.append(new)
    save_comments(record, changed)
    if keys:
        files.write(place / PERSONS, emit({key: known for key, known in persons.items() if key not in keys}).encode())
    return f"{place.as_posix()}：删去 {len(keys)} 人，改动 {len(changed)} 条意见。" if keys or changed else ""


def _blotted(text: str, names: set[str]) -> str:
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, NOBODY) if len(name) > 1 else text
    return text
