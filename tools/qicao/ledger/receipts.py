"""Receipt numbers, each given only once, and the file of persons that is kept out of git."""

from __future__ import annotations

import platform
import re
from hashlib import blake2b
from pathlib import Path, PurePath
from string import ascii_lowercase

import msgspec
from msgspec import Struct

from qicao.errors import UsageError
from qicao.ledger.persons import person_of
from qicao.ledger.record import ANSWERS, COMMENTS, Record
from qicao.model.comment import Person
from qicao.source.emit import emit, load_plain
from qicao.source.files import Files

__all__ = ["LOCAL", "PERSONS", "Receipts", "read_persons"]

LOCAL, PERSONS = "local.json", "persons.yaml"
MARK = re.compile(r"[a-z]{1,8}")
NUMBER = re.compile(r".*-([a-z]+)(\d+)")


class Receipts(Struct):
    """Gives numbers and keys that no other writer of the round gives."""

    files: Files
    folder: Path
    lead: str
    """Year and round: `2026-1`."""
    mark: str
    last: int
    persons: dict[str, Person]
    last_person: int = 0

    @classmethod
    def of(cls, record: Record, mark: str = "") -> Receipts:
        """Return the receipts for this writer; `UsageError` is raised for an invalid *mark*."""
        files = record.files
        mark = mark or _mark_of(files.real(record.folder))
        if not MARK.fullmatch(mark):
            raise UsageError(f"编号的记号“{mark}”不对。", "记号由 1 到 8 个小写字母组成，如 --mark a。")
        used = [PurePath(file).stem for name in (COMMENTS, ANSWERS) for file in files.names(record.folder / name)]
        highest = max(
            (int(match[2]) for id_ in used if (match := NUMBER.fullmatch(id_)) and match[1] == mark), default=0
        )
        given = _read_local(files, record.folder)
        persons = read_persons(files, record.folder)
        people = [int(match[2]) for key in persons if (match := NUMBER.fullmatch(key)) and match[1] == mark]
        lead = f"{record.round.year}-{record.round.name}"
        last = max(highest, given.get(mark, 0))
        return cls(files, record.folder, lead, mark, last, persons, max([*people, given.get(f"{mark} persons", 0)]))

    def next(self) -> str:
        """Return a number that was never given before."""
        self.last += 1
        return f"{self.lead}-{self.mark}{self.last:04}"

    def key_of(self, name: str, contact: str) -> str:
        """Return the key of the person with this name and contact, an old one if there is one; "" for nobody."""
        person = person_of(name, contact)
        if person == Person(""):
            return ""
        known = next((key for key, other in self.persons.items() if other == person), "")
        if not known:
            self.last_person += 1
            known = f"p-{self.mark}{self.last_person:04}"
            self.persons[known] = person
        return known

    def keep(self) -> None:
        """Save what was given.

        This must happen before the comments are written, so that no number is given twice.
        """
        given = _read_local(self.files, self.folder)
        given |= {self.mark: self.last, f"{self.mark} persons": self.last_person}
        self.files.write(self.folder / LOCAL, msgspec.json.encode(dict(sorted(given.items()))) + b"\n")
        if self.persons != read_persons(self.files, self.folder):
            self.files.write(self.folder / PERSONS, emit(self.persons).encode())


def _mark_of(folder: Path) -> str:
    """Return three letters for the machine, the user and the folder; the same ones every time."""
    words = f"{platform.node()}\0{folder}"
    number = int.from_bytes(blake2b(words.encode("utf-8", "replace"), digest_size=6).digest(), "big")
    return "".join(ascii_lowercase[number // 26**at % 26] for at in range(3))


def _read_local(files: Files, folder: Path) -> dict[str, int]:
    try:
        return msgspec.json.decode(files.read(folder / LOCAL), type=dict[str, int])
    except (OSError, ValueError):
        return {}


def read_persons(files: Files, folder: Path) -> dict[str, Person]:
    """Return the persons of the round by their keys.

    Empty if there is no such file, as in the clone of another user.
    """
    try:
        return msgspec.convert(load_plain(files.read(folder / PERSONS)) or {}, dict[str, Person])
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise UsageError(f"{(folder / PERSONS).as_posix()} 读不出来。", "改正它的写法，或移走它。") from error
