"""What stands between headings: paragraphs, lists, tables, figures, formulas, notes and examples.

Every block has an `id`, unique in the document and stable under renumbering (the author's label, or one
made from kind and content by the parser), and keeps its place in the source. `number` is empty until
`parse.numbering` fills it with the words as printed: “表1”, “图A.2”, “a)”, “（3）”, “注1”, “示例”.
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
    """The author's label, if the paragraph was given one."""
    verbatim: bool = False
    """Whether it is code: its lines, told apart by `Break`, are printed with all their blanks."""


class ListItem(Struct, frozen=True):
    """One item of a 列项; `blocks` starts with its paragraph and may hold formulas, tables, lists."""

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
    """A table cell with all the columns and rows it covers; cells swallowed by a merge are not listed."""

    blocks: tuple[Block, ...]
    column: int
    """Index of its first column in the grid, from 0."""
    colspan: int = 1
    rowspan: int = 1
    align: Align = ""
    span: Span | None = None
    id: str = ""
    """Made of the id of its row and its column."""


class Row(Struct, frozen=True):
    """A table row; `cells` are the cells that begin in it, from left to right."""

    cells: tuple[Cell, ...]
    span: Span | None = None
    label: str = ""
    """With it, references can say “表1的第3行”."""
    id: str = ""
    """The label, or made of the id of its table and the text of its first cell."""


class Table(Struct, frozen=True):
    """A 表 with all that stands inside its frame (GB/T 1.1—2020, 9.8)."""

    id: str
    title: tuple[Inline, ...]
    rows: tuple[Row, ...]
    columns: int
    header_rows: int = 1
    stub: int = 0
    """Number of head columns at the left."""
    number: str = ""
    """“表1”, “表A.1”."""
    unit: str = ""
    """The unit of all values, printed as “单位为…” above the right edge; "" when there is none."""
    widths: tuple[float, ...] = ()
    """Shares of the columns, any scale; empty for automatic widths."""
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
    """One line of a figure's 标引序号说明: “1——泵；”."""

    mark: tuple[Inline, ...]
    meaning: tuple[Inline, ...]
    span: Span | None = None
    blocks: tuple[Block, ...] = ()
    """What stands below the line; the norm knows no such thing, but no text is lost."""


class Figure(Struct, frozen=True):
    """A 图, or a 分图 inside one (GB/T 1.1—2020, 9.7)."""

    id: str
    title: tuple[Inline, ...]
    path: str = ""
    """Picture relative to the draft's folder; "" when `diagram` is given or the figure only holds sub-figures."""
    diagram: str = ""
    """Text of a Graphviz DOT diagram."""
    diagram_line: int = 0
    """The line of the source on which that text begins; 0 without one."""
    alt: str = ""
    number: str = ""
    """“图1”, “图A.1”; a sub-figure has “a)”."""
    unit: str = ""
    width: str = ""
    """Wished width as written (`80%`, `120mm`); "" for the natural one."""
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
    """Whether it is a sub-figure."""


class Formula(Struct, frozen=True):
    """A displayed formula; every one is numbered unless the author says `{.unnumbered}`."""

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
    """Without the dash before and the punctuation after it as printed by `Where`."""
    span: Span | None = None
    blocks: tuple[Block, ...] = ()
    """What stands below the meaning; the norm knows no such thing, but no text is lost."""


class Where(Struct, frozen=True):
    """The explanation of a formula's symbols: “式中：”, then one line a symbol (GB/T 1.1—2020, 10.4.3)."""

    id: str
    symbols: tuple[Symbol, ...]
    span: Span | None = None


class SymbolList(Struct, frozen=True):
    """The sorted list of 符号和缩略语 (GB/T 1.1—2020, 8.8.3)."""

    id: str
    symbols: tuple[Symbol, ...]
    span: Span | None = None


class Note(Struct, frozen=True):
    """A 注; the first block is a paragraph whose text stands after “注1：”."""

    id: str
    blocks: tuple[Block, ...]
    number: str = ""
    """“注” when it is the only one of its clause, else “注1”."""
    span: Span | None = None
    label: str = ""
    ordinal: int = 0
    """As counted in its clause; 0 for the only one."""


class Example(Struct, frozen=True):
    """A 示例; its blocks stand under “示例1：”."""

    id: str
    blocks: tuple[Block, ...]
    number: str = ""
    """“示例” or “示例1”."""
    span: Span | None = None
    label: str = ""
    ordinal: int = 0
    """As counted in its clause; 0 for the only one."""


class Warning(Struct, frozen=True):
    """A 警示, set in bold; first in a clause it makes no 悬置段."""

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
    """Number of the document as printed, or its key."""
    verified: bool = True
    """False when the catalogue does not vouch for the title; renderers show it so."""
    span: Span | None = None
    """Where it was first cited."""


class IndexEntry(Struct, frozen=True):
    """A keyword of the 索引 with the places it stands for, as ids and as printed."""

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
    """The inline text of the paragraph that the blocks begin with, and the blocks after it; nothing and all without one."""
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
