"""A comment on a text that was sent out: where it stands, what it says, what was decided; and the round that it belongs to."""

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
"""How a comment came: a Word file, 意见反馈表, a spreadsheet, the ISO/IEC form, web annotations, mail, typed by hand."""
Via = Literal["", "发函", "公示", "会议"]
"""What it answers: a letter to the unit, the publication, a meeting; "" when nobody knows."""
Kind = Literal["", "总体", "技术", "编辑"]
"""总体意见, 技术意见, 编辑性意见; "" when it does not say."""
DecisionKind = Literal["采纳", "部分采纳", "不采纳", "另行处理", "待议"]
RoundKind = Literal["征求意见", "审查意见"]

KINDS: tuple[Kind, ...] = ("总体", "技术", "编辑")
DECISIONS: tuple[DecisionKind, ...] = ("采纳", "部分采纳", "不采纳", "另行处理", "待议")


class Anchor(Struct, frozen=True, forbid_unknown_fields=True):
    """The words that a comment is about, in the text that was sent out.

    Quote and position are the TextQuoteSelector and the TextPositionSelector of the W3C Web Annotation Data Model,
    both within the own text of one element.
    """

    place: str = ""
    """章条编号 as the author wrote it: `5.2.1 a)`, `表3第2行`, `全文`."""
    element: str = ""
    """Id of the element in the frozen text; "" while nobody knows it, or for the whole document."""
    number: str = ""
    """Its printed place then, as references name it: `5.2`, `表A.1的第2行`."""
    exact: str = ""
    """原文: the words themselves."""
    prefix: str = ""
    """Up to 32 characters before them."""
    suffix: str = ""
    """Up to 32 characters behind them."""
    start: int = -1
    """Characters of the element's own text before the quote; -1 when that is not known."""
    end: int = -1
    """Characters of it up to the end of the quote."""
    others: tuple[str, ...] = ()
    """Ids of further elements that the place names: `6.1～6.3`."""
    whole: bool = False
    """Whether the comment is about the whole document: 全文."""


class Decision(Struct, frozen=True, forbid_unknown_fields=True):
    """处理意见: what became of a comment."""

    kind: DecisionKind
    reason: str = ""
    by: str = ""
    """Which unit, role or meeting decided; no person's name."""
    date: str = ""
    """ISO 8601: `2026-12-09`."""
    change: str = ""
    """Where the change is found: a commit, a number of the new text."""


class Source(Struct, frozen=True, forbid_unknown_fields=True):
    """Where a comment was read."""

    file: str = ""
    """Name of the file, without folders."""
    place: str = ""
    """In words for people: `批注 12`, `第 1 个表第 5 行`, `Sheet1!A5`."""
    key: str = ""
    """What tells it from the others of the file and stays the same when an amended file comes."""


class Arrived(Struct, frozen=True):
    """A comment as a channel gives it, before it is received; nothing in it is understood yet but its words."""

    channel: Channel
    source: Source
    body: str
    """意见."""
    place: str = ""
    """章条编号 as written; "" when the channel has none."""
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    element: str = ""
    """Id, where one of our bookmarks survived."""
    proposed: str = ""
    """建议修改为: the new words for the quote; with `struck` "" says that they are to go."""
    struck: bool = False
    """Whether the words of the quote are to be struck without others in their place."""
    reason: str = ""
    kind: Kind = ""
    via: Via = ""
    date: str = ""
    unit: str = ""
    person: str = ""
    """Name as written; it goes to the file of persons only."""
    contact: str = ""
    """Telephone, mail; likewise."""
    parent: str = ""
    """The `source.key` of the comment of the same file to which this one is a reply."""
    resolved: bool = False
    attachments: tuple[str, ...] = ()
    decision: Decision | None = None


class Comment(Struct, frozen=True, forbid_unknown_fields=True):
    """A comment as the record keeps it: one file each. A reply is a comment with a `parent`."""

    id: str
    """Receipt number with the writer's mark: `2026-1-a0042`."""
    channel: Channel
    body: str
    via: Via = ""
    source: Source = Source()
    date: str = ""
    unit: str = ""
    person: str = ""
    """Key in the file of persons, which git does not get."""
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
    """Id of the comment with which it was joined: both have one decision."""
    carried: str = ""
    """Id that it had in the round before, from which it was carried over."""
    decision: Decision | None = None

    @property
    def decided(self) -> bool:
        """Whether the table can print what became of it."""
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


class Person(Struct, frozen=True, forbid_unknown_fields=True):
    """Who wrote a comment; stands only in the file that git does not get."""

    name: str
    contact: str = ""


class Round(Struct, frozen=True, forbid_unknown_fields=True):
    """轮次: one sending out of a text."""

    name: str
    """Name of its folder: `1`."""
    kind: RoundKind = "征求意见"
    stage: str = "征求意见稿"
    iteration: int = 1
    """Which of this stage it is: 2 for the 第二次征求意见稿."""
    year: str = ""
    """First part of the receipt numbers."""
    start: str = ""
    end: str = ""
    units: tuple[Unit, ...] = ()
    published: tuple[str, ...] = ()
    """Where the text was published."""
    documents: dict[str, str] = field(default_factory=dict)
    """Name of each document that was sent out → SHA-256 of its bytes."""
