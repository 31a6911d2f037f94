"""Files of comments taken into a round: each is read whole before anything of it is written, and one that cannot be read costs no other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from qicao.compare.tree import FrozenTree
from qicao.errors import FileError
from qicao.intake.read import read_comments
from qicao.intake.taken import Taken
from qicao.ledger.demands import with_demands
from qicao.ledger.earlier import earlier_rounds, repeats, round_of
from qicao.ledger.identity import known_comments
from qicao.ledger.quotes import Quotes
from qicao.ledger.receive import Received, receive
from qicao.ledger.record import ROUND, Record, save_comments
from qicao.ledger.returned import holds_ours, take_back, unread_decisions, with_returned
from qicao.ledger.view import open_view
from qicao.model.comment import Arrived, Unit, Via
from qicao.ooxml.archive import LARGEST_FILE
from qicao.source.emit import emit
from qicao.source.files import DISK
from qicao.source.frozen import read_text
from qicao.source.write import reason_of

__all__ = ["Imported", "Wish", "import_files", "report_of"]

REVISIONS = ("ins", "del", "move_from", "property", "cell")


class Wish(Struct, frozen=True):
    """What the caller says of all files."""

    unit: str = ""
    """Stands where a file names no unit."""
    via: Via = ""
    """How they came, where a file does not say."""
    mark: str = ""
    """The writer's mark in the numbers that are given."""
    sure: bool = False
    """True if the caller named the round, so that a file that came in an earlier one is meant for this one, too."""


class Imported(Struct, frozen=True):
    """What became of a file."""

    file: str
    """As the caller named it."""
    taken: Taken | None = None
    received: Received | None = None
    units: tuple[Unit, ...] = ()
    """Units that the round did not know."""
    error: str = ""
    """Why nothing was taken from it."""
    hint: str = ""


def import_files(record: Record, files: Sequence[Path], wish: Wish) -> Iterator[Imported]:
    """Take the files into the record, one after the other, and yield what became of each."""
    text, _ = read_text(record.folder, record.shown, record.files)
    quotes = Quotes.of(FrozenTree.of(text), record.round.titles)
    earlier = earlier_rounds(record)
    for file in files:
        try:
            asked = [unit.name for unit in record.round.units]
            taken = _with_via(read_comments(file.name, _bytes(file), text, wish.unit, asked), wish.via)
        except FileError as error:
            yield Imported(file.as_posix(), error=error.message, hint=error.hint)
            continue
        if not wish.sure and (name := round_of(taken, record, earlier, wish.unit)):
            yield Imported(file.as_posix(), error=f"这个文件第 {name} 轮已经有了", hint=_which(name, record))
            continue
        received = _with_nobody(_received(record, quotes, taken, wish), taken)
        received = replace(received, doubts=(*received.doubts, *repeats(taken, earlier, wish.unit)))
        taken = _without_asking(taken, received)
        record, units = _with_units(received.record, taken.units)
        yield Imported(file.as_posix(), taken, received, units)


def _which(name: str, record: Record) -> str:
    here = record.folder.name
    return f"是第 {name} 轮的，写上 --round {name} 再导入；确是第 {here} 轮又收到的，写上 --round {here}。"


def _received(record: Record, quotes: Quotes, taken: Taken, wish: Wish) -> Received:
    """What becomes of the comments: what we wrote ourselves is compared with what we wrote, all else is received as new."""
    if not holds_ours(record, taken.arrived):
        received = receive(record, quotes, with_demands(record, taken.arrived), taken.answers, wish.mark, wish.unit)
        return replace(received, doubts=(*received.doubts, *unread_decisions(taken.arrived)))
    returned = take_back(replace(open_view(record.folder), record=record), taken.arrived, wish.mark)
    rest = with_demands(record, _of_meeting(record, returned.rest, wish))
    received = receive(save_comments(record, returned.comments), quotes, rest, taken.answers, wish.mark, wish.unit)
    return with_returned(received, returned, record)


def _of_meeting(record: Record, rest: Sequence[Arrived], wish: Wish) -> list[Arrived]:
    """What was added to a Word file of ours: at a meeting, unless the caller says otherwise.

    The unit that the caller named is that of who made the new comments there, and not of everybody who answered.
    """
    known = known_comments(record.comments.values(), rest, wish.unit)
    authors = {one.person for one in rest}
    heads = {one.person for one in rest if not one.parent} if len(authors) > 1 else authors
    return [
        replace(
            one,
            via=one.via or ("会议" if one.channel == "word" and one.source.key not in known else ""),
            unit="" if one.parent and one.unit == wish.unit and one.person not in heads else one.unit,
        )
        for one in rest
    ]


def _with_nobody(received: Received, taken: Taken) -> Received:
    """Tell which new comments have no unit, unless the file was told to name none."""
    added = [received.record.comments[id_] for id_ in received.added]
    nobody = [comment.id for comment in added if comment.counts and not comment.unit and comment.via != "公示"]
    if not nobody or any("--unit" in doubt for doubt in taken.doubts):
        return received
    doubt = f"{len(nobody)} 条没有提出单位（{'、'.join(nobody[:5])}），请用 --unit 指明，或填在汇总处理表里"
    return replace(received, doubts=(*received.doubts, doubt))


def _without_asking(taken: Taken, received: Received) -> Taken:
    """What was taken, without asking for a unit where the record has all of them."""
    record = received.record
    comments = [record.comments[id_] for id_ in (*received.added, *received.updated, *received.unchanged)]
    nobody = any(comment.counts and not comment.unit for comment in comments)
    nobody = nobody or any(not answer.unit for answer in record.valid_answers)
    return taken if nobody else replace(taken, doubts=tuple(doubt for doubt in taken.doubts if "--unit" not in doubt))


def _bytes(file: Path) -> bytes:
    """The content of the file; `FileError` when it cannot be read or is too large."""
    try:
        state = DISK.state(file)
        if state is None:
            raise FileError("找不到文件", "请检查文件名。")
        if state.kind != "file":
            raise FileError("不是文件", "请给出文件的名称；一个文件夹里的文件可写成 文件夹/*。")
        if state.size > LARGEST_FILE:
            raise FileError(f"文件太大：超过 {LARGEST_FILE // 1_000_000} MB", "请删去其中的大图片，或分成几个文件。")
        return DISK.read(file)
    except OSError as error:
        raise FileError(f"读不出来：{reason_of(error)}", "请检查权限；如果文件在别的程序中开着，请先关闭。") from error


def _with_via(taken: Taken, via: Via) -> Taken:
    if not via:
        return taken
    arrived = tuple(replace(one, via=one.via or via) for one in taken.arrived)
    return replace(taken, arrived=arrived, answers=tuple(replace(one, via=one.via or via) for one in taken.answers))


def _with_units(record: Record, units: Sequence[Unit]) -> tuple[Record, tuple[Unit, ...]]:
    """The record with the units in its list, and those that are new there."""
    known = {unit.name for unit in record.round.units}
    new = tuple(unit for unit in units if unit.name not in known)
    if not new:
        return record, ()
    round_ = replace(record.round, units=(*record.round.units, *new))
    record.files.write(record.folder / ROUND, emit(round_).encode())
    return replace(record, round=round_), new


def report_of(imported: Imported) -> dict[str, Any]:
    """Return what `review import --format json` prints of a file."""
    taken, received = imported.taken, imported.received
    counts = taken.counts if taken else None
    arrived = taken.arrived if taken else ()
    joined = counts.joined if counts else 0
    doubts = (*(taken.doubts if taken else (imported.error,)), *(received.doubts if received else ()))
    return {
        "file": imported.file,
        "taken_for": taken.taken_for if taken else "",
        "comments": len(arrived) - joined,
        "replies": sum(bool(one.parent) for one in arrived),
        "resolved": sum(one.resolved for one in arrived),
        "revisions": {name: counts.revisions.get(name, 0) if counts else 0 for name in REVISIONS},
        "joined": joined,
        "answers": len(taken.answers) if taken else 0,
        "units": len(taken.units) if taken else 0,
        "added": len(received.added) if received else 0,
        "added_replies": received.added_replies if received else 0,
        "updated": len(received.updated) if received else 0,
        "unchanged": len(received.unchanged) if received else 0,
        "doubts": list(doubts),
        "error": imported.error,
    }
