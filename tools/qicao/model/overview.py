"""意见汇总处理表 as values: its rows in the printed words, and the counts at its foot."""

from __future__ import annotations

from msgspec import Struct

from qicao.model.comment import RoundKind
from qicao.model.words import chinese_numeral

__all__ = ["Counts", "Head", "Note", "Overview", "Row", "Voice"]


class Counts(Struct, frozen=True):
    """The numbers at the foot of the table; ② + ④ = ① and ③ ≤ ② always hold."""

    asked: int = 0
    """① units to which the text was sent."""
    answered: int = 0
    """② those of them that answered; without a list of units, all that answered."""
    commented: int = 0
    """③ those of them with comments."""
    silent: int = 0
    """④ units that did not answer."""
    public: int = 0
    """Comments that answer the publication."""
    comments: int = 0
    adopted: int = 0
    partly: int = 0
    refused: int = 0
    """不采纳, and 另行处理, which is printed as such."""
    carried: int = 0
    """Comments that go on in another round: 转入."""
    unsettled: int = 0
    """Comments without decision, and postponed ones."""


class Row(Struct, frozen=True):
    """A comment as the table prints it."""

    id: str
    place: str
    """章条编号 in the present text, followed by the one in the text that was sent out if that differs."""
    said: str
    """意见内容; if the form has no column for them, 建议修改为 and the reason are added."""
    proposed: str = ""
    """修改建议, if the form has a column for it."""
    unit: str = ""
    decided: str = ""
    """处理意见 with its reason; "" if there is none."""
    remark: str = ""
    """备注."""


class Head(Struct, frozen=True):
    """The text above the table."""

    document: str
    """The name of the document."""
    stage: str
    kind: RoundKind = "征求意见"
    iteration: int = 1
    drafted_by: str = ""
    person: str = ""
    phone: str = ""
    issuer: str = ""
    """The body that sent the text out."""
    day: str = ""
    """The day of the last decision, in ISO 8601."""

    @property
    def called(self) -> str:
        """What was sent out: 征求意见稿, 第二次征求意见稿."""
        return f"第{chinese_numeral(self.iteration)}次{self.stage}" if self.iteration > 1 else self.stage


class Overview(Struct, frozen=True):
    """The table of a round."""

    head: Head
    columns: tuple[str, ...]
    """The names of the six or seven columns."""
    rows: tuple[Row, ...] = ()
    counts: Counts = Counts()

    @property
    def proposes(self) -> bool:
        """True if 修改建议 has a column of its own."""
        return len(self.columns) == 7


class Voice(Struct, frozen=True):
    """The comments of one unit, for the reply to it."""

    unit: str
    rows: tuple[Row, ...] = ()
    counts: Counts = Counts()


class Note(Struct, frozen=True):
    """A comment, an answer or a decision, as it will be placed at its words in a Word file."""

    key: str
    """The initials, by which it is recognised when the file comes back; at most nine characters."""
    words: str
    author: str
    date: str = ""
    """ISO 8601: `2026-11-20`."""
    places: tuple[str, ...] = ()
    """Id of the element that it is about, then ids of those around it, the nearest first."""
    quote: str = ""
    """The words of the element; "" means all of them."""
    turn: int = 0
    """The index among several places of these words in the element, from 0."""
    parent: str = ""
    """The key of the note that it answers."""
    done: bool = False
