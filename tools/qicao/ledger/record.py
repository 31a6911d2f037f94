"""The record of a round: one file for each comment; all are read together, and each is written alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from qicao.errors import ToolError
from qicao.ledger import faults
from qicao.model.comment import Answer, Comment, Round
from qicao.model.finding import Finding
from qicao.model.span import Span
from qicao.source.emit import emit, load_plain
from qicao.source.files import DISK, Files

__all__ = ["ANSWERS", "COMMENTS", "ROUND", "Record", "read_record", "read_round", "save_answers", "save_comments"]

ROUND, COMMENTS, ANSWERS = "round.yaml", "comments", "answers"
CACHE, SUFFIX = ".cache", ".yaml"
LONGEST = 1_000_000
"""The greatest size of a file of the record, in bytes."""
KEY = re.compile(r"\$\.(?:\w+\.)*(\w+)")
Kept = TypeVar("Kept", Comment, Answer)


class Record(Struct, frozen=True):
    """The content of the folder of a round."""

    folder: Path
    shown: str
    """The folder as the user named it, with forward slashes."""
    round: Round
    comments: Mapping[str, Comment] = field(default_factory=dict)
    """Id → comment, sorted by id."""
    answers: Mapping[str, Answer] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    """The faults of the files."""
    files: Files = DISK
    """Where the folder lies."""

    @property
    def valid_answers(self) -> Iterator[Answer]:
        """The answers that were not withdrawn."""
        return (answer for answer in self.answers.values() if not answer.withdrawn)

    def place(self, id_: str) -> Span:
        """Return the place of the comment."""
        return Span(f"{self.shown}/{COMMENTS}/{id_}.yaml", 1)

    def with_comments(self, comments: Iterable[Comment]) -> Record:
        """Return the record with these comments instead of those with the same ids."""
        known = {**self.comments, **{comment.id: comment for comment in comments}}
        return replace(self, comments=dict(sorted(known.items())))


def read_round(folder: Path, shown: str, files: Files = DISK) -> tuple[Round, tuple[Finding, ...]]:
    """Return the content of `round.yaml`, and its findings."""
    place = Span(f"{shown}/{ROUND}", 1)
    default = Round(folder.name)
    try:
        found = _decode(files.read(folder / ROUND), Round)
    except FileNotFoundError:
        return default, (faults.BROKEN_RECORD.at(place, reason="没有 round.yaml"),)
    except (OSError, ValueError) as error:
        return default, (_broken(error, place, files, folder / ROUND),)
    return found, ()


def read_record(folder: Path, shown: str = "", files: Files = DISK) -> Record:
    """Return the content of the folder of a round; a broken file is a finding, and the others are read."""
    shown = shown or folder.as_posix()
    round_, findings = read_round(folder, shown, files)
    old, new = _Cache.of(files, folder / CACHE), _Cache()
    found = list(findings)
    comments = dict(
        _read_all((files, folder / COMMENTS, f"{shown}/{COMMENTS}"), Comment, (old.comments, new.comments), found)
    )
    answers = dict(
        _read_all((files, folder / ANSWERS, f"{shown}/{ANSWERS}"), Answer, (old.answers, new.answers), found)
    )
    if new != old:
        new.keep(files, folder / CACHE)
    return Record(folder, shown, round_, comments, answers, tuple(found), files)


class _Cache(Struct):
    """Values of files that were read before, by the content of the files."""

    comments: dict[str, Comment] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)

    @classmethod
    def of(cls, files: Files, file: Path) -> _Cache:
        try:
            data = files.read(file)
            digest, _, kept = data.partition(b"\n")
            return msgspec.msgpack.decode(kept, type=cls) if digest == _digest(kept).encode() else cls()
        except (OSError, ValueError):
            return cls()

    def keep(self, files: Files, file: Path) -> None:
        data = msgspec.msgpack.encode(self)
        with suppress(ToolError):  # without a cache the record is only slower
            files.write(file, _digest(data).encode() + b"\n" + data)


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def _read_all(
    place: tuple[Files, Path, str],
    kind: type[Kept],
    caches: tuple[dict[str, Kept], dict[str, Kept]],
    findings: list[Finding],
) -> Iterator[tuple[str, Kept]]:
    """Yield the names and values of the files in the folder.

    Values come from the first cache if they are known; all are put into the second one.
    """
    files, folder, shown = place
    for name in _names(files, folder):
        span, file = Span(f"{shown}/{name}.yaml", 1), folder / f"{name}.yaml"
        try:
            data = files.read(file)
            digest = _digest(data)
            value = caches[0].get(digest) or _decode(data, kind)
        except (OSError, ValueError, RecursionError) as error:
            findings.append(_broken(error, span, files, file))
            continue
        if value.id != name:
            findings.append(faults.WRONG_NAME.at(span, id=value.id))
            continue
        caches[1][digest] = value
        yield name, value


def _names(files: Files, folder: Path) -> list[str]:
    return [name[: -len(SUFFIX)] for name in files.names(folder) if name.endswith(SUFFIX) and name[0] != "."]


def _decode(data: bytes, kind: type[Any]) -> Any:
    """Return the value in the YAML text; `ValueError` is raised if it does not fit."""
    if len(data) > LONGEST:
        raise ValueError(f"文件太大，最多 {LONGEST // 1000} kB")
    return msgspec.convert(load_plain(data), kind, strict=False)


def _broken(error: Exception, place: Span, files: Files, file: Path) -> Finding:
    if isinstance(error, msgspec.ValidationError):
        return faults.BROKEN_RECORD.at(
            _at_key(error, place, files, file), reason=f"有不认识的字段，或字段的值不对（{error}）"
        )
    reason = str(error) if isinstance(error, ValueError) else getattr(error, "strerror", "") or type(error).__name__
    line = re.search(r"第 (\d+) 行", reason)
    return faults.BROKEN_RECORD.at(Span(place.file, int(line[1])) if line else place, reason=reason)


def _at_key(error: Exception, place: Span, files: Files, file: Path) -> Span:
    """Return the line of the key that does not fit."""
    known = KEY.search(str(error)) or re.search(r"unknown field `(\w+)`", str(error))
    lines = files.read(file).decode("utf-8", "replace").split("\n")
    found = (at for at, line in enumerate(lines, 1) if known and line.strip().startswith(f"{known[1]}:"))
    return Span(place.file, next(found, 1))


def save_comments(record: Record, comments: Iterable[Comment]) -> Record:
    """Write the comments that are new or changed, one file each; return the new record."""
    changed = [comment for comment in comments if record.comments.get(comment.id) != comment]
    taken = next(
        (one.id for one in changed if one.id not in record.comments and record.files.has(_file(record, one.id))), ""
    )
    if taken:
        raise ToolError(
            f"编号 {taken} 刚被另一个程序用了，这一条没有写。", "等它做完，再运行一次；已经登记的不会重复。"
        )
    for comment in changed:
        record.files.write(_file(record, comment.id), emit(comment).encode())
    return record.with_comments(changed)


def _file(record: Record, id_: str) -> Path:
    return record.folder / COMMENTS / f"{id_}{SUFFIX}"


def save_answers(record: Record, answers: Iterable[Answer]) -> Record:
    """Write the answers that are new or changed; return the new record."""
    changed = {answer.id: answer for answer in answers if record.answers.get(answer.id) != answer}
    for id_, answer in changed.items():
        record.files.write(record.folder / ANSWERS / f"{id_}.yaml", emit(answer).encode())
    return replace(record, answers=dict(sorted({**record.answers, **changed}.items())))
