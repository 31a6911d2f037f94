"""Blocks of running text → Typst: 段, 列项, 注, 示例, 警示, 公式, 图, 表."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from msgspec.structs import replace

from qicao.drawn.formulas import displayed
from qicao.layout.figures import HALF, Abreast, abreast, fitted, key_lines
from qicao.layout.leads import leads, with_leads
from qicao.layout.symbols import stop_after, symbols_width
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
    head_of,
)
from qicao.render.typst.inlines import equation, is_understood, linked, to_code, to_markup
from qicao.render.typst.markup import call, escape, kept
from qicao.render.typst.place import BODY, WARNING, Place
from qicao.render.typst.tables import write_footnotes, write_table
from qicao.render.typst.writer import Writer

__all__ = ["BROAD", "write_blocks"]

BROAD = "1.15 * line-height"
"""The line height in the key of a figure and in untitled clauses of annexes, as in the official styles."""
LED = 6.4
"""The left edge, in mm, of the word 示例: 363 twips, about two characters of 9 pt (10.4.5)."""
NOTE_HANGS = {True: 6.6, False: 7.9}
"""The distance, in mm, from the word of a note to its text, with which further lines are aligned (10.4.4.1).

True: 374 twips for a single note; False: 448 twips for one of several.
"""
INDENTS = {1: 15.0, 2: 22.5, 3: 30.0, 4: 37.5}
"""The left edge, in mm, of the text of list items, by level (GB/T 1.1—2020, 10.2.2)."""

LEFT, DASHES, MM = 7.4, 420, 25.4 / 1440
"""The left edge, in mm, of the symbols of 式中; the width of the dashes, in twips; the length of a twip, in mm."""
HANG = 7.5
"""The distance, in mm, from the mark of a list item to its text."""
NARROW_HANGS = {"——": 8.5}
"""The distance, in mm, from the mark to the text of a list item in a narrow place; 6 mm for all other marks."""
BELOW_KEY = Place(14.8, "0pt", "9pt", narrow=True, base=14.8)
"""The place of blocks below a line of the key of a figure."""


def write_blocks(writer: Writer, blocks: Sequence[Block], place: Place = BODY) -> str:
    """Return the Typst source of *blocks*."""
    written = ((_BLOCKS[type(block)](writer, block, place), leading) for block, leading in with_leads(blocks))
    return "".join(kept(words) if leading and not place.small else words for words, leading in written)


def _paragraph(writer: Writer, block: Paragraph, place: Place) -> str:
    if block.verbatim:
        left = f"{place.left:g}mm" if place.left else ""
        return call("code", to_code(writer, block), above=writer.above(), left=left)
    return place.paragraph(writer, writer.mark(block.id) + to_markup(writer, block.inlines))


def _list(writer: Writer, block: List, place: Place) -> str:
    return "".join(_item(writer, item, block.level, place) for item in block.items)


def _item(writer: Writer, item: ListItem, level: int, place: Place) -> str:
    first, rest = head_of(item.blocks)
    narrow = NARROW_HANGS.get(item.number, 6.0)
    hang = narrow if place.small else HANG
    left = place.base + hang * level if place.shifted else INDENTS[min(level, 4)]
    size = "9pt" if place.small else place.size
    content = writer.mark(item.id) + to_markup(writer, first)
    marker = f"[{escape(item.number)}]"
    form = {"left": f"{left:g}mm", "hang": f"{hang}mm" if place.small else "", "size": size, "marker": marker}
    head = call("item", content, above=writer.above(), **form)
    head = kept(head) if rest and leads(first) and not place.small else head
    return head + write_blocks(writer, rest, _under(place, left, size))


def _under(place: Place, left: float, size: str) -> Place:
    """Return the place for what follows the first paragraph of an item or a meaning: every line begins at *left*."""
    return replace(place, left=left, indent="0pt", size=size, bold=False)


def _example(writer: Writer, block: Example, place: Place) -> str:
    """Return an example: its word in 黑体, then its text; the word of a long one has a line of its own (10.4.5)."""
    first, rest = head_of(block.blocks)
    alone = bool(rest)
    word = writer.mark(block.id) + f"#bold[{escape(block.number)}：]"
    text = to_markup(writer, first)
    form = {"left": f"{place.left}mm", "indent": "0pt"} if place.left else {"indent": f"{LED}mm"}
    head = call("p", word if alone else word + text, above=writer.above(), size="9pt", **form)
    inner = replace(place, indent="2em", size="9pt", bold=False, cell="")
    return head + (inner.paragraph(writer, text) if alone and first else "") + write_blocks(writer, rest, inner)


def _note(writer: Writer, block: Note, place: Place) -> str:
    """Return a note: its word in 黑体, then its text, with which further lines are aligned (10.4.4.1)."""
    first, rest = head_of(block.blocks)
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
    text_at = start + NOTE_HANGS[alone]
    return head + write_blocks(
        writer, rest, replace(_under(place, text_at, "9pt"), cell="", base=text_at if place.small else 0)
    )


def _warning(writer: Writer, block: Warning, place: Place) -> str:
    return write_blocks(writer, block.blocks, replace(place, bold=True) if place.small else WARNING)


def _formula(writer: Writer, block: Formula, place: Place) -> str:
    mark, number = writer.mark(block.id), escape(block.number)
    if place.small or not is_understood(writer, block.tex, "block"):
        return place.paragraph(writer, f"{mark}{equation(writer, block.tex, 'cell')}　{number}")
    lines = str(writer.lines.get(displayed(block.tex), 1))
    math = equation(writer, block.tex, "block").removeprefix("#")
    above, printed = writer.above(), f"[{number}]" if number else ""
    return call("formula", mark, above=above, lines=lines, number=printed, math=math)


def _where(writer: Writer, block: Where, place: Place) -> str:
    lead = place.paragraph(writer, "式中：")
    if place.small:
        return lead + _pairs(writer, block, place, "——")
    wide = symbols_width(symbol.symbol for symbol in block.symbols)
    form = {"wide": f"{wide / 20:g}pt", "left": f"{place.left:g}mm" if place.left else ""}
    text_at = (place.left or LEFT) + (wide + DASHES) * MM
    below = replace(_under(place, text_at, place.size), base=text_at)
    lines = []
    for at, symbol in enumerate(block.symbols):
        before, after = to_markup(writer, symbol.symbol), to_markup(writer, symbol.meaning)
        meaning = after + stop_after(block.symbols, at)
        lines.append(call("where-line", meaning, above=writer.above(), symbol=f"[{before}]", **form))
        lines.append(write_blocks(writer, symbol.blocks, below))
    return lead + "".join(lines)


def _symbols(writer: Writer, block: SymbolList, place: Place) -> str:
    return _pairs(writer, block, place, "：")


def _pairs(writer: Writer, block: Where | SymbolList, place: Place, dash: str) -> str:
    """Return a paragraph for each symbol and its meaning, followed by the other blocks that belong to the symbol."""
    found = []
    for at, symbol in enumerate(block.symbols):
        stop = stop_after(block.symbols, at) if isinstance(block, Where) else ""
        before, after = to_markup(writer, symbol.symbol), to_markup(writer, symbol.meaning)
        found.append(place.paragraph(writer, f"{before}{dash}{after}{stop}"))
        found.append(write_blocks(writer, symbol.blocks, place))
    return "".join(found)


def _entry(writer: Writer, block: ReferenceEntry, place: Place) -> str:
    number = escape(block.number) + "　" if block.number else ""
    return place.paragraph(writer, writer.mark(block.id) + number + to_markup(writer, block.inlines))


def _index_group(writer: Writer, block: IndexGroup, _place: Place) -> str:
    letter = call("p", f"*{escape(block.letter)}*", above=writer.above(), indent="0pt", to="center", sticky="true")
    lines = [letter]
    for item in block.entries:
        places = "，".join(linked(writer, to, escape(printed)) for to, printed in item.targets)
        lines.append(f"#index-entry([{escape(item.word)}], [{places}])\n")
    return "".join(lines)


def _table(writer: Writer, block: Table, _place: Place) -> str:
    return write_table(writer, block, write_blocks)


def _figure(writer: Writer, block: Figure, _place: Place) -> str:
    """Return the figure from top to bottom: unit, picture, key, paragraphs, notes, footnotes, title (9.7)."""
    writer.within += 1
    inner = f"#together[\n{_inside(writer, block, 15.6)}]\n"
    writer.within -= 1
    title = f"{writer.mark(block.id)}{escape(block.number)}　{to_markup(writer, block.title)}"
    return inner + call("caption", title, above=writer.above(7.8, 7.8))


def _inside(writer: Writer, block: Figure, space: float = 0) -> str:
    """Return everything in a figure except its title, *space* points below the preceding text (10.4.2.1)."""
    source = ""
    if block.unit:
        source, space = call("unit", f"单位为{escape(block.unit)}", above=writer.above(space)), 0
    if block.path or block.diagram:
        source, space = (
            source + call("drawing", f"#{writer.draw(fitted(block, writer.pictures))}", above=writer.above(space)),
            0,
        )
    for line in abreast(block, writer.pictures, writer.room):
        source, space = source + _line(writer, line, space), 0
    source += _key(writer, block.key)
    source += write_blocks(writer, block.paragraphs)
    source += write_blocks(writer, block.notes)
    return source + write_footnotes(writer, block.footnotes, write_blocks)


def _line(writer: Writer, line: Abreast, space: float) -> str:
    """Return sub-figures side by side, each above its title."""
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
    lines, at = [_key_line(writer, "标引序号说明：")], 0
    for line in key_lines(items):
        *left, last = [_key_item(writer, item, stop_after(items, at + place)) for place, item in enumerate(line)]
        lines.append(_key_line(writer, "".join(f"#box(width: {HALF:.0%})[{item}]" for item in left) + last))
        lines += [write_blocks(writer, item.blocks, BELOW_KEY) for item in line]
        at += len(line)
    return "".join(lines)


def _key_line(writer: Writer, content: str) -> str:
    return call("p", content, above=writer.above(), size="9pt", line=BROAD)


def _key_item(writer: Writer, item: KeyItem, stop: str) -> str:
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
"""Type of block → the function that writes it."""
