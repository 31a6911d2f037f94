"""The rows of a table of comments, whatever the order of its columns and however its cells are merged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from qicao.intake.fields import RANK, Field, field_of, fields_of, is_head
from qicao.intake.words import plain
from qicao.ooxml.grid import GridCell, GridRow

__all__ = ["Entry", "Fields", "Head", "find_head", "read_entries"]

Fields = tuple[Field | None, ...]
SAYS = ("body", "proposed", "quote", "reason")
"""The columns of which one must be filled for a row to be a comment of its own."""
FOOT = re.compile(r"(?:填写)?说明\s*[:：]|注\s*\d*\s*[:：]|共收到意见|[①②③④]|填表说明|备注\s*[:：]")
"""The beginning of a row that is below the comments."""


class Head(Struct, frozen=True):
    """The head of a table."""

    fields: Fields
    last: int
    """The index of its last row."""


class Entry(Struct, frozen=True):
    """A row: its words by columns."""

    at: int
    """The number of the row in the table or sheet."""
    words: Mapping[Field, str]
    whole: bool = False
    """True if the row is one cell."""

    def get(self, field: Field) -> str:
        """Return the words in the column; "" if there are none."""
        return self.words.get(field, "")


def find_head(rows: Sequence[GridRow]) -> Head | None:
    """Return the first head of a table of comments among the rows; it may be two rows high."""
    for at, row in enumerate(rows):
        texts = [cell.text for cell in row.cells]
        below = rows[at + 1] if at + 1 < len(rows) else None
        joined = _joined(row.cells, below.cells) if below and _goes_on(row.cells, below.cells) else None
        if joined and is_head(fields_of(joined)):
            return Head(fields_of(joined), at + 1)
        if is_head(fields_of(texts)):
            return Head(fields_of(texts), at)
    return None


def _goes_on(above: Sequence[GridCell], below: Sequence[GridCell]) -> bool:
    """Return whether the head is two rows high: some of its cells reach down, the others are divided."""
    pairs = list(zip(above, below, strict=False))
    return any(under.covered == "^" and over.text for over, under in pairs) and any(
        field_of(under.text) for under in below
    )


def _joined(above: Sequence[GridCell], below: Sequence[GridCell]) -> list[str]:
    return [under.text or over.text for over, under in zip(above, below, strict=False)]


def read_entries(rows: Sequence[GridRow], fields: Fields) -> Iterator[Entry]:
    """Yield the rows with content, with the words of merged cells above them.

    A row without words of its own that belongs to the comment above adds its place to that comment. Rows below the foot
    are left out.
    """
    held: dict[int, str] = {}
    waiting: Entry | None = None
    for row in rows:
        texts = [cell.text for cell in row.cells]
        if FOOT.match("".join(texts).strip()) and len({text for text in texts if text}) == 1:
            break
        if is_head(fields_of(texts)):
            continue
        entry = _entry(row, fields, held)
        if waiting and _belongs(row, fields):
            waiting = _with_place(waiting, entry)
        elif any(entry.words.values()):
            if waiting:
                yield waiting
            waiting = entry
    if waiting:
        yield waiting


def _entry(row: GridRow, fields: Fields, held: dict[int, str]) -> Entry:
    """Return the words of the row; *held* is what the cells above say, and is updated."""
    own = [cell for cell in row.cells if not cell.covered]
    if len(row.cells) > 1 and len(own) == 1 and own[0].text and all(cell.covered != "^" for cell in row.cells):
        return Entry(row.at, {"body": own[0].text}, whole=True)
    words: dict[Field, str] = {}
    for field, text in _spread(row.cells, fields, held):
        words[field] = f"{words[field]}\n{text}" if words.get(field) else text
    return Entry(row.at, words)


def _spread(cells: Sequence[GridCell], fields: Fields, held: dict[int, str]) -> Iterator[tuple[Field, str]]:
    """Yield the words of each cell and the column to which they belong."""
    for at, cell in enumerate(cells):
        if cell.covered == "<":
            continue
        text = held.get(at, "") if cell.covered == "^" else cell.text
        held[at] = text
        spanned = fields[at : at + _span(cells, at)]
        field = next((one for one in RANK if one in spanned), next((one for one in spanned if one), None))
        if field and text:
            yield field, text


def _span(cells: Sequence[GridCell], at: int) -> int:
    span = 1
    while at + span < len(cells) and cells[at + span].covered == "<":
        span += 1
    return span


def _belongs(row: GridRow, fields: Fields) -> bool:
    """Return whether the words of the row are in the merged cells above: the comment is about several places."""
    says = [cell for cell, field in zip(row.cells, fields, strict=False) if field in SAYS]
    return any(cell.covered == "^" for cell in says) and not any(cell.text for cell in says)


def _with_place(entry: Entry, more: Entry) -> Entry:
    places = [entry.get("place"), more.get("place")]
    place = "、".join(dict.fromkeys(one for one in places if plain(one)))
    return Entry(entry.at, {**entry.words, "place": place}, entry.whole)
