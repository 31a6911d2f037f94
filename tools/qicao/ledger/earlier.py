"""Whether a file came in an earlier round: it is not to be counted again in the one after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qicao.intake.taken import Taken
from qicao.ledger.identity import equal_words, is_version, known_comments
from qicao.ledger.record import Record, read_record
from qicao.ledger.returned import holds_ours
from qicao.ledger.rounds import round_names
from qicao.model.comment import Answer
from qicao.source.frozen import ROUNDS

__all__ = ["earlier_rounds", "repeats", "round_of"]


def earlier_rounds(record: Record) -> tuple[Record, ...]:
    """Return the records of the rounds of the draft before this one, the last first; none where only its folder is at hand."""
    rounds = record.folder.parent
    if rounds.name != ROUNDS:
        return ()
    names = round_names(rounds.parent, record.files)
    before = names[: names.index(record.folder.name)] if record.folder.name in names else []
    return tuple(read_record(rounds / name, files=record.files) for name in reversed(before))


def round_of(taken: Taken, record: Record, earlier: Sequence[Record], told: str = "") -> str:
    """Return the name of the earlier round to which the whole file belongs; "" if it says anything that none has.

    *told* is the unit that the caller named for the file.
    """
    if holds_ours(record, taken.arrived):
        return ""
    return next((one.folder.name for one in earlier if _has_all(one, taken, told)), "")


def _has_all(earlier: Record, taken: Taken, told: str) -> bool:
    """Whether it is our table or Word file of that round, or all that it says was received there."""
    if holds_ours(earlier, taken.arrived):
        return True
    same = len(_same(earlier, taken, told)) == len(taken.arrived)
    answered = all(any(_is_answer(known, one) for known in earlier.answers.values()) for one in taken.answers)
    return bool(taken.arrived or taken.answers) and same and answered


def _same(earlier: Record, taken: Taken, told: str) -> dict[str, str]:
    """The keys of the comments that the earlier round has with the very same words → their numbers there."""
    if not taken.arrived:
        return {}
    known = known_comments(earlier.comments.values(), taken.arrived, told)
    return {
        one.source.key: known[one.source.key].id
        for one in taken.arrived
        if one.source.key in known and equal_words(one, known[one.source.key])
    }


def _is_answer(known: Answer, one: Answer) -> bool:
    return is_version(known.source.file, one.source.file) and (known.unit, known.date, known.words) == (
        one.unit or known.unit,
        one.date,
        one.words,
    )


def repeats(taken: Taken, earlier: Sequence[Record], told: str = "") -> Iterator[str]:
    """Yield a sentence about the comments of the file that an earlier round has with the very same words."""
    for record in earlier:
        same = list(_same(record, taken, told).values())
        if same:
            yield f"其中 {len(same)} 条与第 {record.folder.name} 轮的相同（{'、'.join(same[:3])}{'等' if len(same) > 3 else ''}），登记为本轮的"
