"""The blocks between headings: paragraphs, lists, tables, figures, formulas, notes and examples.

Every block has an `id`, which is unique in the document and does not change when elements are renumbered (the author's
label, or an id made from kind and content by the parser), and keeps its place in the source. `number` is empty until
`parse.numbering` sets it to the printed words: “表1”, “图A.2”, “a)”, “（3）”, “注1”, “示例”.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from qicao.model.inline import Inline
from qicao.model.span import Span

__all__ = [
    "Align",
    "Block",
    "Cell",
    "Example",
    "Figure",
    "Footnote",
    "Formula",
    "IndexEntry",
    "IndexGroup",
    "KeyItem",
    "List",
    "ListItem",
    "ListKind",
    "Note",
    "Paragraph",
    "ReferenceEntry",
    "Row",
    "Symbol",
    "SymbolList",
    "Table",
    "Warning",
    "Where",
    "head_of",
]

ListKind = Literal["letter", "digit", "dash", "dot"]
"""a) b) …; 1) 2) …; ——; · (GB/T 1.1—2020, 7.5.3)."""
Align = Literal["", "left", "center", "right"]


class Paragraph(Struct, frozen=True):
    """A 段: running text without a number."""

    id: str
    inlines: tuple[Inline, ...]
    span: Span | None = None
    label: str = ""
    """The author's label, or ""."""
    verbatim: bool = False
    """True for code: its lines, separated by `Break`, are printed with all their blanks."""


class ListItem(Struct, frozen=True):
    """An item of a 列项; `blocks` begins with its paragraph and may hold formulas, tables, lists."""

    id: str
    blocks: tuple[Block, ...]
    number: str = ""
    """“a)”, “1)”, “——” or “·”."""
    span: Span | None = None
    label: str = ""


class List(Struct, frozen=True):
    """A 列项; its lead-in is the paragraph before it."""

    id: str
    kind: ListKind
    level: int
    """1 for the first layer, 2 for a list inside an item."""
    items: tuple[ListItem, ...]
    span: Span | None = None


class Cell(Struct, frozen=True):
    """A table cell, with the columns and rows that it covers; cells that are covered by others are not listed."""

    blocks: tuple[Block, ...]
    column: int
    """The index of its first column in the grid, from 0."""
    colspan: int = 1
    rowspan: int = 1
    align: Align = ""
    span: Span | None = None
    id: str = ""
    """Made from the id of its row and its column."""


class Row(Struct, frozen=True):
    """A table row; `cells` are the cells that begin in it, from left to right."""

    cells: tuple[Cell, ...]
    span: Span | None = None
    label: str = ""
    """With a label, references can print “表1的第3行”."""
    id: str = ""
    """The label, or made from the id of its table and the text of its first cell."""


class Table(Struct, frozen=True):
    """A 表 with everything inside its frame (GB/T 1.1—2020, 9.8)."""

    id: str
    title: tuple[Inline, ...]
    rows: tuple[Row, ...]
    columns: int
    header_rows: int = 1
    stub: int = 0
    """The number of columns at the left that are headings of their rows."""
    number: str = ""
    """“表1”, “表A.1”."""
    unit: str = ""
    """The unit of all values, printed as “单位为…” at the upper right; "" if there is none."""
    widths: tuple[float, ...] = ()
    """The relative widths of the columns, in any scale; empty for automatic widths."""
    landscape: bool = False
    continued: Literal["", "repeat", "split"] = ""
    paragraphs: tuple[Paragraph, ...] = ()
    """表中的段."""
    notes: tuple[Note, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    span: Span | None = None
    label: str = ""
    counted: str = ""
    """The number alone: “1”, “A.2”."""


class KeyItem(Struct, frozen=True):
    """A line of a figure's 标引序号说明: “1——泵；”."""

    mark: tuple[Inline, ...]
    meaning: tuple[Inline, ...]
    span: Span | None = None
    blocks: tuple[Block, ...] = ()
    """Blocks below the line; the norm has no such thing, but no text may be lost."""


class Figure(Struct, frozen=True):
    """A 图, or a 分图 inside one (GB/T 1.1—2020, 9.7)."""

    id: str
    title: tuple[Inline, ...]
    path: str = ""
    """The picture, relative to the draft's folder; "" if `diagram` is given or the figure has only sub-figures."""
    diagram: str = ""
    """The text of a Graphviz DOT diagram."""
    diagram_line: int = 0
    """The source line on which that text begins; 0 if there is none."""
    alt: str = ""
    number: str = ""
    """“图1”, “图A.1”; “a)” for a sub-figure."""
    unit: str = ""
    width: str = ""
    """The width as the author writes it (`80%`, `120mm`); "" for the natural one."""
    subfigures: tuple[Figure, ...] = ()
    key: tuple[KeyItem, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    notes: tuple[Note, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    span: Span | None = None
    label: str = ""
    counted: str = ""
    """The number alone: “1”, “A.2”; of a sub-figure “a)”."""
    is_part: bool = False
    """True if it is a sub-figure."""


class Formula(Struct, frozen=True):
    """A displayed formula, which is numbered unless the author writes `{.unnumbered}`."""

    id: str
    tex: str
    number: str = ""
    """“（1）”, “（A.1）”."""
    numbered: bool = True
    span: Span | None = None
    label: str = ""
    counted: str = ""
    """The number alone: “1”, “A.1”."""
    ordinal: int = 0
    """As counted in the body, or in its annex; 0 without a number."""


class Symbol(Struct, frozen=True):
    """A symbol or abbreviation with its meaning: in 式中, or in 符号和缩略语."""

    symbol: tuple[Inline, ...]
    meaning: tuple[Inline, ...]
    """Without the dash before it and the punctuation after it, which `Where` prints."""
    span: Span | None = None
    blocks: tuple[Block, ...] = ()
    """Blocks below the meaning; the norm has no such thing, but no text may be lost."""


class Where(Struct, frozen=True):
    """The explanation of a formula's symbols: “式中：”, then one line for each symbol (GB/T 1.1—2020, 10.4.3)."""

    id: str
    symbols: tuple[Symbol, ...]
    span: Span | None = None


class SymbolList(Struct, frozen=True):
    """The sorted list of 符号和缩略语 (GB/T 1.1—2020, 8.8.3)."""

    id: str
    symbols: tuple[Symbol, ...]
    span: Span | None = None


class Note(Struct, frozen=True):
    """A 注; the text of its first block, a paragraph, follows “注1：”."""

    id: str
    blocks: tuple[Block, ...]
    number: str = ""
    """“注” if it is the only one of its clause, else “注1”."""
    span: Span | None = None
    label: str = ""
    ordinal: int = 0
    """As counted in its clause; 0 for the only one."""


class Example(Struct, frozen=True):
    """A 示例; its blocks come below “示例1：”."""

    id: str
    blocks: tuple[Block, ...]
    number: str = ""
    """“示例” or “示例1”."""
    span: Span | None = None
    label: str = ""
    ordinal: int = 0
    """As counted in its clause; 0 for the only one."""


class Warning(Struct, frozen=True):
    """A 警示, printed in bold; at the beginning of a clause it does not count as 悬置段."""

    id: str
    blocks: tuple[Block, ...]
    span: Span | None = None


class Footnote(Struct, frozen=True):
    """A 条文脚注 (number “1)”) or the footnote of a table or figure (“a”)."""

    id: str
    label: str
    blocks: tuple[Block, ...]
    number: str = ""
    span: Span | None = None


class ReferenceEntry(Struct, frozen=True):
    """A line of 规范性引用文件 (no number) or 参考文献 (number “[1]”)."""

    id: str
    inlines: tuple[Inline, ...]
    """The printed line: number, U+3000, titles."""
    number: str = ""
    document: str = ""
    """The printed number of the document, or its key."""
    verified: bool = True
    """False if the catalogue does not confirm the title; renderers mark the line."""
    span: Span | None = None
    """The place where it is first cited."""


class IndexEntry(Struct, frozen=True):
    """A keyword of the 索引, with its places as ids and as printed."""

    word: str
    targets: tuple[tuple[str, str], ...]
    """Pairs (id, printed number)."""


class IndexGroup(Struct, frozen=True):
    """The index entries under one initial letter of their pinyin."""

    id: str
    letter: str
    entries: tuple[IndexEntry, ...]
    span: Span | None = None


def head_of(blocks: tuple[Block, ...]) -> tuple[tuple[Inline, ...], tuple[Block, ...]]:
    """Return the inline text of the first paragraph, and the blocks after it.

    If the blocks do not begin with a paragraph, the text is empty and all blocks are returned.
    """
    first = blocks[0] if blocks else None
    if isinstance(first, Paragraph) and not first.verbatim:
        return first.inlines, blocks[1:]
    return (), blocks


Block = (
    Paragraph
    | List
    | Table
    | Figure
    | Formula
    | Where
    | SymbolList
    | Note
    | Example
    | Warning
    | ReferenceEntry
    | IndexGroup
)
