"""Blocks of running text → Typst: 段, 列项, 注, 示例, 警示, 公式, 图, 表."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from qicao.model.block import (
    Block,
    Example,
    Figure,
    Formula,
    IndexGroup,
    KeyItem,
    List,
    ListItem,
    Note,
    Paragraph,
    ReferenceEntry,
    SymbolList,
    Table,
    Warning,
    Where,
)
from qicao.render.figures import HALF, Abreast, abreast, key_lines
from qicao.render.formulas import displayed
from qicao.render.typst.inlines import equation, to_markup
from qicao.render.typst.markup import call, escape, name_of
from qicao.render.typst.tables import write_footnotes, write_table
from qicao.render.typst.writer import Writer
from qicao.render.where import symbols_width

__all__ = ["BODY", "BROAD", "WARNING", "Place", "write_blocks"]


@dataclass(frozen=True, slots=True)
class Place:
    """How paragraphs look where blocks stand: lengths as Typst writes them."""

    left: float = 0
    """Millimetres from the edge of the text."""
    indent: str = "2em"
    size: str = ""
    bold: bool = False
    cell: str = ""
    """Alignment, in the cell of a table."""

    def paragraph(self, writer: Writer, content: str) -> str:
        """A paragraph of this place."""
        if self.bold:
            content = f"#bold[{content}]"
        if self.cell:
            return f"#par[{content}]\n"
        left = f"{self.left}mm" if self.left else ""
        return call("p", content, above=writer.above(), left=left, indent=self.indent, size=self.size)


BODY = Place()
WARNING = Place(bold=True)
BROAD = "1.15 * line-height"
"""The line of the key of a figure and of untitled clauses of annexes, as the styles of the drafting tools have it."""
LED = 6.4
"""Where the word of an example begins: 363 twips."""
NOTE_HANGS = {True: 6.6, False: 7.9}
"""From the word of a note to its text: 374 twips for a single one, 448 for one of several."""
INDENTS = {1: 15.0, 2: 22.5, 3: 30.0, 4: 37.5}
"""Where the text of items begins, by level, in mm (GB/T 1.1—2020, 10.2.2)."""

CELL_HANGS = {"——": 8.5}
"""How far the text of an item stands from its mark in a cell, in mm, where that is more than 6 mm."""


def write_blocks(writer: Writer, blocks: Sequence[Block], place: Place = BODY) -> str:
    """The source of *blocks*."""
    return "".join(_BLOCKS[type(block)](writer, block, place) for block in blocks)


def _paragraph(writer: Writer, block: Paragraph, place: Place) -> str:
    return place.paragraph(writer, writer.mark(block.id) + to_markup(writer, block.inlines))


def _list(writer: Writer, block: List, place: Place) -> str:
    return "".join(_item(writer, item, block.level, place) for item in block.items)


def _item(writer: Writer, item: ListItem, level: int, place: Place) -> str:
    first, rest = _head(item.blocks)
    cell_hang = CELL_HANGS.get(item.number, 6.0)
    left = cell_hang * level if place.cell else INDENTS[min(level, 4)]
    size = "9pt" if place.cell else place.size
    content = writer.mark(item.id) + to_markup(writer, first)
    marker = f"[{escape(item.number)}]"
    hang = f"{cell_hang}mm" if place.cell else ""
    head = call("item", content, above=writer.above(), left=f"{left}mm", hang=hang, size=size, marker=marker)
    return head + write_blocks(writer, rest, Place(left, "0pt", size))


def _head(blocks: Sequence[Block]) -> tuple[tuple[Any, ...], Sequence[Block]]:
    if blocks and isinstance(blocks[0], Paragraph):
        return blocks[0].inlines, blocks[1:]
    return (), blocks


def _example(writer: Writer, block: Example, place: Place) -> str:
    """An example: its word in 黑体, then its text; the word of a long one has a line of its own (10.4.5)."""
    first, rest = _head(block.blocks)
    alone = bool(rest)
    word = writer.mark(block.id) + f"#bold[{escape(block.number)}：]"
    text = to_markup(writer, first)
    form = {"left": f"{place.left}mm", "indent": "0pt"} if place.left else {"indent": f"{LED}mm"}
    head = call("p", word if alone else word + text, above=writer.above(), size="9pt", **form)
    inner = Place(place.left, "2em", "9pt")
    return head + (inner.paragraph(writer, text) if alone and first else "") + write_blocks(writer, rest, inner)


def _note(writer: Writer, block: Note, place: Place) -> str:
    """A note: its word in 黑体, further lines under its text (10.4.4.1)."""
    first, rest = _head(block.blocks)
    text, word = to_markup(writer, first), f"{writer.mark(block.id)}#bold[{escape(block.number)}：]"
    start, alone = place.left or LED, block.number == "注" and not place.left
    left = f"{start + NOTE_HANGS[alone]:g}mm"
    if alone:
        head = call(
            "item", text, above=writer.above(), left=left, hang=f"{NOTE_HANGS[alone]}mm", size="9pt", marker=f"[{word}]"
        )
    else:
        form = {"left": f"{start:g}mm", "indent": "0pt", "hang": f"{NOTE_HANGS[alone]}mm", "size": "9pt"}
        head = call("p", word + text, above=writer.above(), **form)
    return head + write_blocks(writer, rest, Place(start + NOTE_HANGS[alone], "0pt", "9pt"))


def _warning(writer: Writer, block: Warning, _place: Place) -> str:
    return write_blocks(writer, block.blocks, WARNING)


def _formula(writer: Writer, block: Formula, place: Place) -> str:
    mark, number = writer.mark(block.id), escape(block.number)
    if place.cell:
        return f"#par[{mark}{equation(writer, block.tex, 'cell')}　{number}]\n"
    lines = str(writer.lines.get(displayed(block.tex), 1))
    math = equation(writer, block.tex, "block").removeprefix("#")
    above, printed = writer.above(), f"[{number}]" if number else ""
    return call("formula", mark, above=above, lines=lines, number=printed, math=math)


def _where(writer: Writer, block: Where, place: Place) -> str:
    lead = place.paragraph(writer, "式中：")
    if place.cell:
        pairs = _symbols_of(writer, block)
        return lead + "".join(place.paragraph(writer, f"{symbol}——{meaning}") for symbol, meaning in pairs)
    above = writer.above()
    form = f"wide: {symbols_width(symbol.symbol for symbol in block.symbols) / 20:g}pt, "
    form += (f"above: {above}, " if above else "") + (f"left: {place.left}mm, " if place.left else "")
    rows = ", ".join(f"([{symbol}], [{meaning}])" for symbol, meaning in _symbols_of(writer, block))
    return f"{lead}#where-list({form}{rows})\n"


def _symbols_of(writer: Writer, block: Where) -> Iterator[tuple[str, str]]:
    """Symbols and their meanings."""
    last = len(block.symbols) - 1
    for at, symbol in enumerate(block.symbols):
        stop = "。" if at == last else "；"
        yield to_markup(writer, symbol.symbol), to_markup(writer, symbol.meaning) + stop


def _symbols(writer: Writer, block: SymbolList, place: Place) -> str:
    return "".join(
        place.paragraph(writer, to_markup(writer, item.symbol) + "：" + to_markup(writer, item.meaning))
        for item in block.symbols
    )


def _entry(writer: Writer, block: ReferenceEntry, place: Place) -> str:
    number = escape(block.number) + "　" if block.number else ""
    return place.paragraph(writer, writer.mark(block.id) + number + to_markup(writer, block.inlines))


def _index_group(writer: Writer, block: IndexGroup, _place: Place) -> str:
    letter = call("p", f"*{escape(block.letter)}*", above=writer.above(), indent="0pt", to="center", sticky="true")
    lines = [letter]
    for item in block.entries:
        places = "，".join(f'#link(label("{name_of(to)}"))[{escape(printed)}]' for to, printed in item.targets)
        lines.append(f"#index-entry([{escape(item.word)}], [{places}])\n")
    return "".join(lines)


def _table(writer: Writer, block: Table, _place: Place) -> str:
    return write_table(writer, block, write_blocks, Place)


def _figure(writer: Writer, block: Figure, _place: Place) -> str:
    """The figure from top to bottom: unit, picture, key, paragraphs, notes, footnotes, title (9.7)."""
    inner = f"#together[\n{_inside(writer, block, 15.6)}]\n"
    title = f"{writer.mark(block.id)}{escape(block.number)}　{to_markup(writer, block.title)}"
    return inner + call("caption", title, above=writer.above(7.8, 7.8))


def _inside(writer: Writer, block: Figure, space: float = 0) -> str:
    """All but the title of a figure, *space* points below what stands before it (10.4.2.1)."""
    source = ""
    if block.unit:
        source, space = call("unit", f"单位为{escape(block.unit)}", above=writer.above(space)), 0
    if block.path or block.diagram:
        source, space = source + call("drawing", f"#{writer.draw(block)}", above=writer.above(space)), 0
    for line in abreast(block, writer.pictures):
        source, space = source + _line(writer, line, space), 0
    source += _key(writer, block.key)
    source += write_blocks(writer, block.paragraphs)
    source += write_blocks(writer, block.notes)
    return source + write_footnotes(writer, block.footnotes)


def _line(writer: Writer, line: Abreast, space: float) -> str:
    """Sub-figures beside each other, their titles below them."""
    titles = [f"{writer.mark(part.id)}{escape(part.number)}　{to_markup(writer, part.title)}" for part in line.figures]
    if len(line.figures) == 1:
        return _inside(writer, line.figures[0], space) + call("caption", titles[0], above=writer.above(), size="9pt")
    above = writer.above(space) or "0pt"
    pictures = ", ".join(f"[{_inside(writer, part)}]" for part in line.figures)
    names = ", ".join(f"[{title}]" for title in titles)
    widths = ", ".join(f"{width:.2f}mm" for width in line.widths)
    return f"#abreast(above: {above}, ({widths}), ({pictures}), ({names}))\n"


def _key(writer: Writer, items: Sequence[KeyItem]) -> str:
    if not items:
        return ""
    lines = ["标引序号说明："]
    for line in key_lines(items):
        *left, last = [_key_item(writer, item, items) for item in line]
        lines.append("".join(f"#box(width: {HALF:.0%})[{item}]" for item in left) + last)
    return "".join(call("p", line, above=writer.above(), size="9pt", line=BROAD) for line in lines)


def _key_item(writer: Writer, item: KeyItem, items: Sequence[KeyItem]) -> str:
    stop = "。" if item is items[-1] else "；"
    return to_markup(writer, item.mark) + "——" + to_markup(writer, item.meaning) + stop


_BLOCKS: dict[type, Callable[[Writer, Any, Place], str]] = {
    Paragraph: _paragraph,
    List: _list,
    Note: _note,
    Example: _example,
    Warning: _warning,
    Formula: _formula,
    Where: _where,
    SymbolList: _symbols,
    ReferenceEntry: _entry,
    IndexGroup: _index_group,
    Table: _table,
    Figure: _figure,
}
"""How each kind of block is written."""
