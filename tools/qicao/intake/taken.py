"""The comments that were read from a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from qicao.model.comment import Answer, Arrived, Unit

__all__ = ["NAMES", "Counts", "Taken", "TakenFor"]

TakenFor = Literal["word", "form", "sheet", "table", "iso", "web", "mail", "units"]
NAMES: Mapping[TakenFor, str] = {
    "word": "带批注或修订的 Word 文件",
    "form": "意见反馈表",
    "sheet": "意见汇集表",
    "table": "意见汇总处理表",
    "iso": "ISO/IEC 意见表",
    "web": "网页批注（Web Annotation）",
    "mail": "邮件文本",
    "units": "征求意见单位名单",
}
"""Kind of file → its name in words."""


class Counts(Struct, frozen=True):
    """The numbers of comments and changes in a Word file."""

    comments: int = 0
    """Including replies."""
    replies: int = 0
    resolved: int = 0
    revisions: dict[str, int] = field(default_factory=dict)
    """Kind of tracked change → number of its elements: `ins`, `del`, `move_from`, `property`, `cell`."""
    joined: int = 0
    """The number of changes as people see them."""


class Taken(Struct, frozen=True):
    """The comments and answers of a file, in its order."""

    file: str
    taken_for: TakenFor
    arrived: tuple[Arrived, ...] = ()
    answers: tuple[Answer, ...] = ()
    units: tuple[Unit, ...] = ()
    """The units that were asked, if the file is a list of them."""
    counts: Counts = Counts()
    around: tuple[str, ...] = ()
    """The words beside the comments, which may name the unit: lead, signature, what stands above a table."""
    doubts: tuple[str, ...] = ()
    """Points that a person should look at, one sentence each."""
