"""The units in which provisions are counted: a sentence of a paragraph, an item of a list, a row of a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from qicao.model.block import Cell, List, Paragraph, Row, Table
from qicao.model.inline import Citation, CrossReference, Inline, Text, plain_text
from qicao.model.standard import Node
from qicao.rules.context import Context
from qicao.rules.passage import OBJECT, ElementKind, Form, Passage, Place
from qicao.source.patterns import compiled

__all__ = ["Column", "Unit", "units_of"]

FORMS: frozenset[Form] = frozenset({"paragraph", "item", "frame-paragraph", "frame-footnote", "warning"})
"""Forms of text that may contain provisions (9.2); notes, examples and 条文脚注 only inform."""
ELEMENTS: frozenset[ElementKind] = frozenset(
    {"scope", "terms", "symbols", "body", "normative-annex", "informative-annex", "notice"}
)
SENTENCE = r"[^。！？]+(?:[。！？][”’）]*|$)"
REFERRING = (CrossReference, Citation)
UNIT = r"(?P<name>.*?)[ ]?(?:/(?P<stroke>[^/（）]{1,12}(?:\([A-Z]\))?)|[（(](?:单位[为：]?)?(?P<brackets>[^（）()]{1,12})[）)])$"
"""The head of a column with its unit: 时间/s, 温度（℃）."""


class Column(Struct, frozen=True):
    """A cell of a row with the head above it."""

    head: str
    """Without the unit."""
    unit: str
    text: str
    masked: str = ""
    """The text without the numbers of references and documents."""


class Unit(Struct, frozen=True):
    """A sentence, item or row, with what decides how it is meant."""

    node: Node
    """The paragraph, list item or row."""
    text: str
    place: Place
    passage: Passage | None = None
    """The text in which the sentence stands; None for a row."""
    start: int = 0
    """The place of the sentence in the passage."""
    alone: bool = True
    """False for one of several sentences of a paragraph or item."""
    first: bool = True
    """True for the first sentence of an item, which is the one that continues the lead-in."""
    lead: Unit | None = None
    """The last sentence of the lead-in, for an item."""
    masked: str = ""
    """The text without the numbers of references and documents, for a sentence or item."""
    table: Table | None = None
    columns: tuple[Column, ...] = ()


def units_of(context: Context) -> Iterator[Unit]:
    """Yield the units of the document in printed order."""
    leads: dict[int, Unit] = {}
    texts = {id(passage.node): passage for passage in context.passages if passage.form in FORMS}
    for node, place in context.nodes:
        if place.element not in ELEMENTS:
            continue
        if isinstance(node, Table):
            yield from _rows(node, place)
        elif isinstance(node, Paragraph) and (passage := texts.get(id(node))):
            units = tuple(_sentences(passage, leads))
            yield from units
            if units and isinstance(after := context.neighbours(node)[1], List):
                leads[id(after)] = units[-1]


def _sentences(passage: Passage, leads: Mapping[int, Unit]) -> Iterator[Unit]:
    found = [match for match in compiled(SENTENCE).finditer(passage.text) if match[0].strip()]
    holders = passage.place.holders
    lead = next((leads[id(holder)] for holder in reversed(holders) if id(holder) in leads), None)
    for at, match in enumerate(found):
        indent = len(match[0]) - len(match[0].lstrip())
        yield Unit(
            _element(passage), match[0].strip(), passage.place, passage, match.start() + indent,
            alone=len(found) == 1, first=not at, lead=lead if passage.form == "item" else None,
            masked=_masked(passage, match.start(), match.end()).strip(),
        )  # fmt: skip


def _element(passage: Passage) -> Node:
    """Return the item whose first paragraph it is, or the paragraph."""
    holder = passage.place.holders[-1] if passage.place.holders else None
    blocks = getattr(holder, "blocks", ()) if passage.form == "item" else ()
    return holder if holder and blocks and blocks[0] is passage.node else passage.node


def _rows(table: Table, place: Place) -> Iterator[Unit]:
    heads = _heads(table)
    spanning: dict[int, tuple[int, Column]] = {}
    for row in table.rows[table.header_rows :]:
        columns = tuple(_columns(row, heads, spanning))
        if any(column.text for column in columns):
            yield Unit(row, _row_text(columns), place, table=table, columns=columns)


def _row_text(columns: tuple[Column, ...]) -> str:
    return "；".join(
        f"{column.head}：{column.text}" if column.head else column.text for column in columns if column.text
    )


def _columns(
    row: Row, heads: Mapping[int, tuple[str, str]], spanning: dict[int, tuple[int, Column]]
) -> Iterator[Column]:
    """Yield the cells of a row, with those of the rows above that reach down into it."""
    own = {cell.column: cell for cell in row.cells}
    for at in sorted({*own, *spanning}):
        if cell := own.get(at):
            column = Column(*heads.get(at, ("", "")), _words(cell), _words(cell, masked=True))
            if cell.rowspan > 1:
                spanning[at] = (cell.rowspan - 1, column)
            yield column
        else:
            left, column = spanning.pop(at)
            if left > 1:
                spanning[at] = (left - 1, column)
            yield column


def _heads(table: Table) -> dict[int, tuple[str, str]]:
    """Return the head above each column, the upper rows first, with the lowest unit in it, else that of the table."""
    heads: dict[int, tuple[str, str]] = {}
    for row in table.rows[: table.header_rows]:
        for cell in row.cells:
            name, unit = _with_unit(_words(cell))
            for column in range(cell.column, cell.column + cell.colspan):
                above, known = heads.get(column, ("", _symbol(table.unit)))
                heads[column] = (above + name, unit or known)
    return heads


def _with_unit(text: str) -> tuple[str, str]:
    """Return the head without its unit, and the unit; "" if it has none."""
    match = compiled(UNIT).match(text)
    return (match["name"], match["stroke"] or match["brackets"]) if match else (text, "")


def _symbol(unit: str) -> str:
    """Return the symbol of a unit that is given by its name with the symbol: 平方米（m²）."""
    return _with_unit(unit)[1] if "（" in unit else unit


def _words(cell: Cell, *, masked: bool = False) -> str:
    inlines = (inline for block in cell.blocks if isinstance(block, Paragraph) for inline in block.inlines)
    return plain_text(tuple(map(_hidden, inlines) if masked else inlines)).strip()


def _hidden(inline: Inline) -> Inline:
    return Text(OBJECT) if isinstance(inline, REFERRING) else inline


def _masked(passage: Passage, start: int, end: int) -> str:
    """Return the characters from *start* to *end* with those of references replaced, so that places stay."""
    text = passage.text
    for piece in passage.pieces_in(start, end):
        if isinstance(piece.inline, REFERRING):
            text = text[: piece.start] + OBJECT * (piece.end - piece.start) + text[piece.end :]
    return text[start:end]
