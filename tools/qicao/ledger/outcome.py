"""What came of the rounds of a draft: the sentences for the 编制说明, and the tables that are finished."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from qicao.ledger.overview import make_overview
from qicao.ledger.record import Record
from qicao.ledger.rounds import find_round, round_names
from qicao.ledger.stats import tell_round
from qicao.ledger.view import count, view_of
from qicao.model.overview import Overview
from qicao.parse.draft import Draft

__all__ = ["Outcome", "outcomes"]


class Outcome(Struct, frozen=True):
    """What came of a round."""

    words: str
    """How the 编制说明 tells it."""
    name: str = ""
    """Name of the file of its table."""
    overview: Overview | None = None
    """The table; nothing while a comment has no decision."""


def outcomes(folder: Path, draft: Draft) -> Iterator[Outcome]:
    """Yield what came of each round of the draft in which somebody answered, the oldest first."""
    names = round_names(folder)
    for name in names:
        record = find_round(folder, name)
        counts = count(record)
        if not record.comments and not any(record.valid_answers):
            continue
        words = tell_round(record.round, counts)
        if counts.unsettled or not counts.comments:
            yield Outcome(words)
        else:
            yield Outcome(words, _name(record, several=len(names) > 1), make_overview(view_of(record, draft)))


def _name(record: Record, *, several: bool) -> str:
    round_ = record.round
    return f"{round_.kind}汇总处理表{f'（第{round_.name}轮）' if several else ''}"
