"""What is not read of a table or sheet, so that no row and no column of it is lost without a word."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from qicao.intake.facts import is_label
from qicao.intake.rows import Fields, Head, kinds_of
from qicao.intake.words import date_of, plain
from qicao.ooxml.grid import GridRow

__all__ = ["strange_rows", "unread_columns", "unread_rows"]

UNUSED = frozenset(("how", "answered"))
"""Columns that a list of units has, and whose words no comment keeps."""
FEW = 5
"""The number of rows that are named."""
WIDE = 3
"""The number of filled cells from which a row is one of a table."""


def unread_columns(head: Head, rows: Sequence[GridRow], name: str) -> Iterator[str]:
    """Yield a sentence for each column of the table *name* with words that are not read."""
    entries = [row for row, kind in kinds_of(rows, head) if kind == "entry"]
    width = max((len(row.cells) for row in entries), default=0)
    for at in range(width):
        filled = any(at < len(row.cells) and row.cells[at].text.strip() for row in entries)
        if not filled or _is_used(head.fields, at):
            continue
        column = f"列“{' '.join(head.name(at).split())}”" if head.name(at).strip() else f"第{at + 1}列（没有表头）"
        yield f"{name and name + '：'}{column}没有读取；是意见的，把表头改成“意见内容”“修改建议”“理由”等再导入"


def _is_used(fields: Fields, at: int) -> bool:
    """Whether the words of the column are kept; 备注 only beside 处理意见."""
    field = fields[at] if at < len(fields) else None
    return field is not None and field not in UNUSED and (field != "remark" or "decision" in fields)


def unread_rows(
    head: Head, rows: Sequence[GridRow], read: Collection[int], place: Callable[[int], str]
) -> Iterator[str]:
    """Yield a sentence about the rows with words of which nothing became a comment or a fact."""
    left = [
        row for row, kind in kinds_of(rows, head) if kind == "entry" and row.at not in read and _has_words(row, head)
    ]
    if left:
        named = "、".join(place(row.at) for row in left[:FEW])
        yield f"{named}{f'等 {len(left)} 行' if len(left) > FEW else ''}没有读取：没有读到意见内容"


def _has_words(row: GridRow, head: Head) -> bool:
    """Whether there is more than the number of the row, which forms have in empty rows, too."""
    fields = (*head.fields, *[None] * len(row.cells))
    return any(cell.text.strip() and field != "number" for cell, field in zip(row.cells, fields, strict=False))


def strange_rows(rows: Sequence[GridRow], least: int = WIDE) -> list[GridRow]:
    """Return the rows that may be those of a table without a known head: with so many filled cells, and no facts."""
    return [row for row in rows if _is_strange(row, least)]


def _is_strange(row: GridRow, least: int) -> bool:
    texts = [cell.text for cell in row.cells if cell.text.strip()]
    return len(texts) >= least and not any(is_label(text) or date_of(text) == plain(text) for text in texts)
