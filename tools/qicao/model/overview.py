"""意见汇总处理表 as values: its rows in the words that are printed, and the counts at its foot."""

from __future__ import annotations

from msgspec import Struct

from qicao.model.comment import RoundKind

__all__ = ["Counts", "Head", "Note", "Overview", "Row", "Voice"]


class Counts(Struct, frozen=True):
    """What the foot of the table says; ② + ④ = ① and ③ ≤ ② hold by construction."""

    asked: int = 0
    """① units to which the text was sent."""
    answered: int = 0
    """② of these, those that answered; without a list of them all that answered."""
    commented: int = 0
    """③ of these, those with comments."""
    silent: int = 0
    """④ units that did not answer."""
    public: int = 0
    """Comments that came through the publication."""
    comments: int = 0
    adopted: int = 0
    partly: int = 0
    refused: int = 0
    """不采纳, and 另行处理, which is printed so."""
    unsettled: int = 0
    """Undecided and postponed."""


class Row(Struct, frozen=True):
    """A comment as the table prints it."""

    id: str
    place: str
    """章条编号 in the text of today, behind it the one in the text that was sent out where that differs."""
    said: str
    """意见内容; in the form without a column for it 建议修改为 and the reason stand in it."""
    proposed: str = ""
    """修改建议, in the form with a column for it."""
    unit: str = ""
    decided: str = ""
    """处理意见 with its reason; "" while there is none."""
    remark: str = ""
    """备注."""


class Head(Struct, frozen=True):
    """What stands above the table."""

    document: str
    """Name of the document."""
    stage: str
    kind: RoundKind = "征求意见"
    iteration: int = 1
    drafted_by: str = ""
    person: str = ""
    phone: str = ""
    issuer: str = ""
    """Who sent the text out."""
    day: str = ""
    """The day of the last decision, in ISO 8601."""


class Overview(Struct, frozen=True):
    """The table of a round."""

    head: Head
    columns: tuple[str, ...]
    """What the six or seven columns are called."""
    rows: tuple[Row, ...] = ()
    counts: Counts = Counts()

    @property
    def proposes(self) -> bool:
        """Whether 修改建议 has a column of its own."""
        return len(self.columns) == 7


class Voice(Struct, frozen=True):
    """What one unit said, for the reply to it."""

    unit: str
    rows: tuple[Row, ...] = ()
    counts: Counts = Counts()


class Note(Struct, frozen=True):
    """A comment, an answer or a decision as it stands at its words in a Word file."""

    key: str
    """The initials, by which it is known when the file comes back; at most nine characters."""
    words: str
    author: str
    date: str = ""
    """ISO 8601: `2026-11-20`."""
    places: tuple[str, ...] = ()
    """Id of the element that it is about, then of those that hold that one, the nearest first."""
    quote: str = ""
    """The words of the element; "" for all of them."""
    turn: int = 0
    """Which of several places of these words in the element it is, from 0."""
    parent: str = ""
    """Key of the note that it answers."""
    done: bool = False
