"""The rows of a table of comments, whatever the order of its columns and however its cells are merged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from qicao.intake.facts import is_label, names_fact
from qicao.intake.fields import LONGEST, RANK, Field, field_of, fields_of, guessed_fields, is_head
from qicao.intake.words import plain
from qicao.ooxml.grid import GridCell, GridRow

__all__ = ["Entry", "Fields", "Head", "RowKind", "find_head", "kinds_of", "read_entries"]

Fields = tuple[Field | None, ...]
SAYS = ("body", "proposed", "quote", "reason")
"""The columns of which one must be filled for a row to be a comment of its own."""
WHO = frozenset(("unit", "person", "contact"))
FOOT = re.compile(r"(?:填写)?说明\s*[:：]|注\s*\d*\s*[:：]|共收到意见|[①②③④]|填表说明|备注\s*[:：]")
"""The beginning of a row that is below the comments."""


class Head(Struct, frozen=True):
    """The head of a table."""

    fields: Fields
    last: int
    """The index of its last row."""
    lines: tuple[tuple[str, ...], ...] = ()
    """The words of its rows, by columns."""

    def name(self, column: int) -> str:
        """Return what is written above the column; "" if nothing is."""
        return next((line[column] for line in reversed(self.lines) if column < len(line) and line[column]), "")

    def repeats(self, texts: Sequence[str]) -> bool:
        """Return whether the words are those of one of its rows: the head again, on the next page."""
        return tuple(texts) in self.lines or is_head(fields_of(texts))


RowKind = Literal["entry", "fact", "head", "note"]
"""What a row below the head of a table is.

A fact tells who filled it in; a note is a sum, the foot, and what stands below it.
"""
SUMS = frozenset(("合计", "总计", "共计", "小计"))


class Entry(Struct, frozen=True):
    """A row: its words by columns."""

    at: int
    """The number of the row in the table or sheet."""
    words: Mapping[Field, str]
    whole: bool = False
    """True if the row is one cell."""
    more: tuple[int, ...] = ()
    """The numbers of further rows that say other places of it."""

    @property
    def rows(self) -> tuple[int, ...]:
        """The numbers of all rows that it was read from."""
        return (self.at, *self.more)

    def get(self, field: Field) -> str:
        """Return the words in the column; "" if there are none."""
        return self.words.get(field, "")


HIGHEST = 12
"""The number of rows within which a head is guessed."""


def find_head(rows: Sequence[GridRow], *, guess: bool = False) -> Head | None:
    """Return the first head of a table of comments among the rows; it may be two rows high.

    If no row has known names, with *guess* the first one is returned whose words may be names.
    """
    found = next(filter(None, (_head_at(rows, at, guess=False) for at in range(len(rows)))), None)
    if found or not guess:
        return found
    return next(filter(None, (_head_at(rows, at, guess=True) for at in range(min(len(rows), HIGHEST)))), None)


def _head_at(rows: Sequence[GridRow], at: int, *, guess: bool) -> Head | None:
    """Return the head that begins with that row, or None."""
    row, below = rows[at], rows[at + 1] if at + 1 < len(rows) else None
    texts = [cell.text for cell in row.cells]
    known = _may_be_head if guess else _is_known
    joined = _joined(row.cells, below.cells) if below and _goes_on(row.cells, below.cells) else None
    if below and joined and known(joined):
        return Head(guessed_fields(joined), at + 1, (tuple(texts), tuple(cell.text for cell in below.cells)))
    return Head(guessed_fields(texts), at, (tuple(texts),)) if known(texts) else None


def _is_known(texts: Sequence[str]) -> bool:
    return is_head(fields_of(texts))


def _may_be_head(texts: Sequence[str]) -> bool:
    """Return whether the words may be names of columns: short, and at least one is known or none is unknown."""
    words = [plain(text) for text in texts if text.strip()]
    if any(len(word) > LONGEST or word[-1:] in "。；;，,！？?!" for word in words):
        return False
    guessed = guessed_fields(texts)
    known = [field for field in fields_of(texts) if field] or (len([*filter(None, guessed)]) == len(words))
    return bool(known) and is_head(guessed)


def _goes_on(above: Sequence[GridCell], below: Sequence[GridCell]) -> bool:
    """Return whether the head is two rows high: some of its cells reach down, the others are divided."""
    pairs = list(zip(above, below, strict=False))
    return any(under.covered == "^" and over.text for over, under in pairs) and any(
        field_of(under.text) for under in below
    )


def _joined(above: Sequence[GridCell], below: Sequence[GridCell]) -> list[str]:
    return [under.text or over.text for over, under in zip(above, below, strict=False)]


def kinds_of(rows: Sequence[GridRow], head: Head) -> Iterator[tuple[GridRow, RowKind]]:
    """Yield each row below the head, and what it is: below the foot only what says something in its column is an entry."""
    below = False
    for row in rows:
        if head.repeats([cell.text for cell in row.cells]):
            yield row, "head"
            continue
        if _is_fact(row, head.fields):
            yield row, "fact"
            continue
        foot = _is_foot(row, head.fields)
        below = below or foot
        yield row, "note" if foot or _is_sum(row) or (below and not _says(row, head.fields)) else "entry"


def _is_fact(row: GridRow, fields: Fields) -> bool:
    """Return whether the row begins with the name of a fact, with its words in the next cell."""
    own = [at for at, cell in enumerate(row.cells) if not cell.covered and cell.text.strip()]
    if len(own) < 2 or (own[0] < len(fields) and fields[own[0]] in WHO):
        return False
    return names_fact(row.cells[own[0]].text)


def _is_sum(row: GridRow) -> bool:
    return plain(next((cell.text for cell in row.cells if cell.text.strip()), "")).rstrip(":") in SUMS


def _is_foot(row: GridRow, fields: Fields) -> bool:
    """Return whether the row is a note below the comments: one cell with such words, in no column for comments."""
    filled = [at for at, cell in enumerate(row.cells) if cell.text]
    if len({row.cells[at].text for at in filled}) != 1 or not FOOT.match(row.cells[filled[0]].text.strip()):
        return False
    at = filled[0]
    return at == 0 or at >= len(fields) or fields[at] not in SAYS


def _says(row: GridRow, fields: Fields) -> bool:
    """Return whether the row has words of a comment in their column."""
    own = [cell for cell in row.cells if not cell.covered]
    if len(own) < 2 or any(is_label(cell.text) for cell in own):
        return False
    return any(cell.text and not cell.covered and field in SAYS for cell, field in zip(row.cells, fields, strict=False))


def read_entries(rows: Sequence[GridRow], head: Head) -> Iterator[Entry]:
    """Yield the rows with content, with the words of merged cells above them.

    A row without words of its own that belongs to the comment above adds its place to that comment. Notes are left
    out.
    """
    held: dict[int, str] = {}
    waiting: Entry | None = None
    for row, kind in kinds_of(rows, head):
        if kind != "entry":
            continue
        entry = _entry(row, head.fields, held)
        if waiting and _belongs(row, head.fields):
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
    return Entry(entry.at, {**entry.words, "place": place}, entry.whole, (*entry.more, more.at))
