"""A comment on a text that was sent out, with its place, its words and the decision about it; and its round."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

__all__ = [
    "DECISIONS",
    "KINDS",
    "Anchor",
    "Answer",
    "Arrived",
    "Channel",
    "Comment",
    "Decision",
    "DecisionKind",
    "Kind",
    "Person",
    "Round",
    "RoundKind",
    "Source",
    "Unit",
    "Via",
]

Channel = Literal["word", "form", "sheet", "iso", "web", "mail", "hand"]
"""The way in which a comment came.

It is a Word file, 意见反馈表, a spreadsheet, the ISO/IEC form, web annotations, mail, or was typed by hand.
"""
Via = Literal["", "发函", "公示", "会议"]
"""The request that it answers: a letter to the unit, the publication, a meeting; "" if unknown."""
Kind = Literal["", "总体", "技术", "编辑"]
"""总体意见, 技术意见, 编辑性意见; "" if the comment does not tell."""
DecisionKind = Literal["采纳", "部分采纳", "不采纳", "另行处理", "待议", "转入"]
"""转入 is written by carrying a comment over to another round; its reason names that round."""
RoundKind = Literal["征求意见", "审查意见"]

KINDS: tuple[Kind, ...] = ("总体", "技术", "编辑")
DECISIONS: tuple[DecisionKind, ...] = ("采纳", "部分采纳", "不采纳", "另行处理", "待议")
"""The decisions that people make."""


class Anchor(Struct, frozen=True, forbid_unknown_fields=True):
    """The words that a comment is about, in the text that was sent out.

    Quote and position are the TextQuoteSelector and the TextPositionSelector of the W3C Web Annotation Data Model, both
    within the own text of one element.
    """

    place: str = ""
    """章条编号 as the author wrote it: `5.2.1 a)`, `表3第2行`, `全文`."""
    element: str = ""
    """Id of the element in the frozen text; "" if it is unknown, or for the whole document."""
    number: str = ""
    """The printed name of the place at that time, as in references: `5.2`, `表A.1的第2行`."""
    exact: str = ""
    """原文: the words themselves."""
    prefix: str = ""
    """Up to 32 characters before them."""
    suffix: str = ""
    """Up to 32 characters after them."""
    start: int = -1
    """The number of characters of the element's own text before the quote; -1 if unknown."""
    end: int = -1
    """The number of characters of it up to the end of the quote."""
    others: tuple[str, ...] = ()
    """Ids of further elements that the place names: `6.1～6.3`."""
    whole: bool = False
    """True if the comment is about the whole document: 全文."""


class Decision(Struct, frozen=True, forbid_unknown_fields=True):
    """处理意见: the decision about a comment."""

    kind: DecisionKind
    reason: str = ""
    by: str = ""
    """The unit, role or meeting that decided; no person's name."""
    date: str = ""
    """ISO 8601: `2026-12-09`."""
    change: str = ""
    """Where the change is found: a commit, or a number of the new text; of 转入 the number of the comment in the other round."""


class Source(Struct, frozen=True, forbid_unknown_fields=True):
    """The place from which a comment was read."""

    file: str = ""
    """The name of the file, without folders."""
    place: str = ""
    """The place in words for people: `批注 12`, `第 1 个表第 5 行`, `Sheet1!A5`."""
    key: str = ""
    """Distinguishes it from the others of the file, and stays the same in an amended file."""


class Arrived(Struct, frozen=True):
    """A comment as a channel gives it, before it is received; so far only its words are known."""

    channel: Channel
    source: Source
    body: str
    """意见."""
    place: str = ""
    """章条编号 as written; "" if the channel has none."""
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    element: str = ""
    """Id of the element, if one of our bookmarks is still there."""
    proposed: str = ""
    """建议修改为: the new words for the quote; "" together with `struck` means that the quote is to be deleted."""
    struck: bool = False
    """True if the quoted words are to be deleted without replacement."""
    reason: str = ""
    kind: Kind = ""
    via: Via = ""
    date: str = ""
    unit: str = ""
    person: str = ""
    """The name as written; it is stored only in the file of persons."""
    contact: str = ""
    """Telephone or mail address; it is stored only in the file of persons."""
    parent: str = ""
    """The `source.key` of the comment in the same file to which this one replies."""
    resolved: bool = False
    attachments: tuple[str, ...] = ()
    decision: Decision | None = None
    unread: str = ""
    """处理意见 as written, where it is no decision."""


class Comment(Struct, frozen=True, forbid_unknown_fields=True):
    """A comment as the record keeps it, each in a file of its own. A reply is a comment with a `parent`."""

    id: str
    """The receipt number with the writer's mark: `2026-1-a0042`."""
    channel: Channel
    body: str
    via: Via = ""
    source: Source = Source()
    date: str = ""
    unit: str = ""
    person: str = ""
    """A key in the file of persons, which is kept out of git."""
    kind: Kind = ""
    anchor: Anchor = Anchor()
    proposed: str = ""
    struck: bool = False
    reason: str = ""
    parent: str = ""
    """Id of the comment to which this one replies."""
    resolved: bool = False
    attachments: tuple[str, ...] = ()
    """Names of files beside the record."""
    group: str = ""
    """Id of the comment with which it was joined; both have one decision."""
    carried: str = ""
    """Its id in the previous round, from which it was carried over."""
    withdrawn: str = ""
    """Why it was taken out: it stays in the record, and counts for nothing; "" while it counts."""
    decision: Decision | None = None

    @property
    def counts(self) -> bool:
        """True if it is a row of the table: no reply, and not withdrawn."""
        return not self.parent and not self.withdrawn

    @property
    def answers(self) -> bool:
        """True if it came as an answer to the letter of this round: not by the publication, at a meeting, or carried over."""
        return self.via not in {"公示", "会议"} and not self.carried

    @property
    def decided(self) -> bool:
        """True if the decision is complete enough to be printed in the table."""
        return self.decision is not None and self.decision.kind != "待议"


class Unit(Struct, frozen=True, forbid_unknown_fields=True):
    """A unit that was asked for comments."""

    name: str
    how: str = ""
    """How it was asked: 函, 邮件, 公文交换."""


class Answer(Struct, frozen=True, forbid_unknown_fields=True):
    """A unit that answered without a comment: 无意见."""

    id: str
    unit: str
    via: Via = ""
    date: str = ""
    source: Source = Source()
    words: str = "无意见"
    withdrawn: str = ""
    """Why it was taken out, as for a comment; "" while it counts."""


class Person(Struct, frozen=True, forbid_unknown_fields=True):
    """The author of a comment; stored only in the file that is kept out of git."""

    name: str
    contact: str = ""


class Round(Struct, frozen=True, forbid_unknown_fields=True):
    """轮次: one sending out of a text."""

    name: str
    """The name of its folder: `1`."""
    kind: RoundKind = "征求意见"
    stage: str = "征求意见稿"
    iteration: int = 1
    """Its number within this stage: 2 for the 第二次征求意见稿."""
    year: str = ""
    """The first part of the receipt numbers."""
    start: str = ""
    end: str = ""
    units: tuple[Unit, ...] = ()
    titles: tuple[str, ...] = ()
    """The names of the document as they were printed, Chinese and English."""
    published: tuple[str, ...] = ()
    """The places where the text was published."""
    documents: dict[str, str] = field(default_factory=dict)
    """Name of each document that was sent out → SHA-256 of its bytes."""
