"""Blocks of running text → paragraphs: 段, 列项, 注, 示例, 警示, 公式, 式中, entries of lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from msgspec.structs import replace

from qicao.drawn.formulas import displayed
from qicao.layout.leads import leads, with_leads
from qicao.layout.symbols import stop_after, symbols_width
from qicao.model.block import (
    Block,
    Example,
    Figure,
    Formula,
    IndexGroup,
    List,
    ListItem,
    Note,
    Paragraph,
    ReferenceEntry,
    Symbol,
    SymbolList,
    Table,
    Warning,
    Where,
    head_of,
)
from qicao.model.inline import Inline, Math, iter_inlines
from qicao.ooxml.field import field
from qicao.ooxml.link import bookmark_name, internal_link
from qicao.ooxml.paragraph import ParagraphFormat, keep_with_next, paragraph
from qicao.ooxml.run import run, run_properties
from qicao.ooxml.section import section
from qicao.render.docx.figures import write_figure
from qicao.render.docx.inlines import to_runs
from qicao.render.docx.place import BODY, CODE, EXAMPLE, SMALL, WARNING, Place, flush
from qicao.render.docx.references import number_name
from qicao.render.docx.tables import write_table
from qicao.render.docx.writer import Writer
from qicao.source.patterns import compiled

__all__ = ["write_blocks"]

DASHES = 420
"""The width, in twips, of the dashes between a symbol and its meaning (10.4.3)."""
LINE = "line=312;lineRule=exact"
TALL = compiled(r"\\(?:d?frac|sum|int|prod|binom|begin|sqrt|overset|underset|lim)")
"""TeX commands that make a formula higher than a line of text."""
ITEM_STYLES = {"letter": "StdLetter", "digit": "StdDigit", "dash": "StdDash", "dot": "StdDot"}
ITEM_LISTS = {"letter": ("letters", 0), "digit": ("letters", 1), "dash": ("marks", 0), "dot": ("marks", 1)}
"""Kind of list → the name of its numbering list and the level of that list."""
UNDER_NOTE = 737
"""The left indent, in twips, of further paragraphs of a single note (10.4.4.1); the official style has none."""
INDENTS = {1: 851, 2: 1276, 3: 1701, 4: 2126}
"""The left edge, in twips, of the text of list items, by level (GB/T 1.1—2020, 10.2.2)."""


NARROW_HANGS = {"dash": 480}
"""The distance, in twips, from the mark of a list item to its text in a narrow place; 380 for all other kinds."""


def write_blocks(writer: Writer, blocks: Sequence[Block], place: Place = BODY) -> str:
    """Return the Word paragraphs and tables of *blocks* as XML."""
    written = ((_BLOCKS[type(block)](writer, block, place), leading) for block, leading in with_leads(blocks))
    return "".join(keep_with_next(words) if leading and not place.narrow else words for words, leading in written)


def _paragraph(writer: Writer, block: Paragraph, place: Place) -> str:
    runs = writer.mark(block.id, to_runs(writer, block.inlines, CODE if block.verbatim else place.form))
    if block.verbatim:
        return paragraph(runs, replace(place.format(), indent=flush(place.left), align="left", tight=True))
    if place.style != "StdParagraph":
        return place.paragraph(runs)
    return paragraph(runs, _exact(place.format(), block.inlines))


def _exact(form: ParagraphFormat, inlines: Sequence[Inline]) -> ParagraphFormat:
    """Return the format with an exact line height if the formulas in the text are low.

    Without it Word would give such a line the height of two.
    """
    texs = [inline.tex for inline in iter_inlines(inlines) if isinstance(inline, Math)]
    if not texs or any(TALL.search(tex) for tex in texs):
        return form
    return replace(form, spacing=LINE, snap=False)


def _list(writer: Writer, block: List, place: Place) -> str:
    name, level = ITEM_LISTS[block.kind]
    number = writer.restart(name, level) if block.kind in {"letter", "digit"} else None
    deep = block.level > level + 1
    return "".join(_item(writer, item, block, (number, level, deep), place) for item in block.items)


def _item(writer: Writer, item: ListItem, block: List, numbering: tuple[int | None, int, bool], place: Place) -> str:
    number, level, deep = numbering
    hang = NARROW_HANGS.get(block.kind, 380) if place.narrow else 425
    left = place.base + hang * block.level if place.shifted else INDENTS[min(block.level, 4)]
    first, rest = head_of(item.blocks)
    form = ParagraphFormat(
        style=ITEM_STYLES[block.kind],
        number=number,
        level=level if number is not None else None,
        indent=f"left={left};hanging={hang}" if deep or place.shifted else "",
        run=run_properties(place.run),
    )
    form = replace(form, keep_next=bool(rest) and leads(first) and not place.narrow)
    head = paragraph(writer.mark(item.id, to_runs(writer, first, place.run)), form)
    return head + write_blocks(writer, rest, _under(place, left))


def _under(place: Place, left: int) -> Place:
    """Return the place for what follows the first paragraph of an item or a meaning: every line begins at *left*."""
    own = place if place.narrow else Place(form=place.form, base=place.base)
    return replace(own, indent=flush(left), left=left)


def _note(writer: Writer, block: Note, place: Place) -> str:
    single = not block.ordinal
    form = ParagraphFormat(style="StdNote")
    if not single:
        form = ParagraphFormat(style="StdNotes", number=writer.count("notes", block.ordinal), level=0)
    if place.left:
        form = replace(form, indent=f"left={place.left + 448};hanging=448")
    first, rest = head_of(block.blocks)
    head = paragraph(writer.mark(block.id, to_runs(writer, first)), form)
    more = Place("StdNoteMore", SMALL, flush(UNDER_NOTE), left=UNDER_NOTE) if single else Place("StdNotesMore", SMALL)
    if place.narrow:
        more = replace(more, narrow=True, base=place.base)
    return head + write_blocks(writer, rest, more)


def _example(writer: Writer, block: Example, place: Place) -> str:
    """Return an example: its word on a line of its own (10.4.5), or before the text if that is one short paragraph."""
    form = ParagraphFormat(style="StdExample")
    if block.ordinal:
        form = ParagraphFormat(style="StdExamples", number=writer.count("examples", block.ordinal), level=0)
    if place.left:
        form = replace(form, indent=place.indent)
    first, rest = head_of(block.blocks)
    runs = to_runs(writer, first)
    if not rest:
        return paragraph(writer.mark(block.id, runs), form)
    inner = replace(EXAMPLE, narrow=place.narrow, base=place.base)
    inner = replace(inner, indent=place.indent, left=place.left) if place.left else inner
    head = paragraph(writer.mark(block.id), replace(form, keep_next=True))
    return head + (inner.paragraph(runs) if first else "") + write_blocks(writer, rest, inner)


def _warning(writer: Writer, block: Warning, place: Place) -> str:
    form = replace(WARNING.form, size=SMALL.size) if place.narrow else WARNING.form
    inner = replace(WARNING, form=form, narrow=place.narrow, base=place.base)
    return write_blocks(writer, block.blocks, inner)


def _formula(writer: Writer, block: Formula, place: Place) -> str:
    if place.narrow:
        gap = run("\u3000") + _number(writer, block) if block.number else ""
        return place.paragraph(writer.mark(block.id, writer.math.get(displayed(block.tex), "")) + gap)
    style = "StdAnnexFormula" if writer.annex else "StdFormula"
    content = run("\t") + writer.mark(block.id, writer.math.get(displayed(block.tex), ""))
    if block.number:
        content += run("\t") + _number(writer, block)
    return paragraph(content, ParagraphFormat(style=style))


def _number(writer: Writer, block: Formula) -> str:
    """Return the number of a formula, as in （A.3）, as a field that Word counts.

    In a footnote the number is plain text, because Word would begin to count anew there.
    """
    if writer.in_note:
        return run(block.number)
    prefix = f"{writer.annex}." if writer.annex else ""
    counted = run(prefix) + field(f"SEQ 公式{writer.annex} \\* ARABIC", run(str(block.ordinal)))
    if writer.live and block.id in writer.targets:
        counted = writer.named(number_name(block.id), counted)
    return run("（") + counted + run("）")


def _where(writer: Writer, block: Where, place: Place) -> str:
    if place.narrow:
        return place.paragraph(run("式中：", place.form)) + _pairs(writer, block, place, "——")
    lead = Place("StdParagraph", indent=place.indent).paragraph(run("式中："))
    left = place.left or 420
    wide = symbols_width(symbol.symbol for symbol in block.symbols)
    hang = wide + DASHES
    indent = f"leftChars=0;left={left + hang};hangingChars=0;hanging={hang}"
    form = ParagraphFormat(style="StdWhere", indent=indent, tabs=f"left:{left + wide}")
    below = replace(_under(place, left + hang), base=left + hang)
    return lead + "".join(
        _symbol(writer, symbol, stop_after(block.symbols, at), form) + write_blocks(writer, symbol.blocks, below)
        for at, symbol in enumerate(block.symbols)
    )


def _symbol(writer: Writer, symbol: Symbol, stop: str, form: ParagraphFormat) -> str:
    """Return the line “v——速度；” of a symbol; further lines are aligned with its meaning (10.4.3)."""
    content = to_runs(writer, symbol.symbol) + run("\t——") + to_runs(writer, symbol.meaning) + run(stop)
    return paragraph(content, _exact(form, (*symbol.symbol, *symbol.meaning)))


def _symbols(writer: Writer, block: SymbolList, place: Place) -> str:
    return _pairs(writer, block, place, "：")


def _pairs(writer: Writer, block: Where | SymbolList, place: Place, dash: str) -> str:
    """Return a paragraph for each symbol and its meaning, followed by the other blocks that belong to the symbol."""
    found = []
    for at, symbol in enumerate(block.symbols):
        stop = stop_after(block.symbols, at) if isinstance(block, Where) else ""
        before, after = (to_runs(writer, text, place.form) for text in (symbol.symbol, symbol.meaning))
        line = before + run(dash, place.form) + after + run(stop, place.form)
        found.append(paragraph(line, _exact(place.format(), (*symbol.symbol, *symbol.meaning))))
        found.append(write_blocks(writer, symbol.blocks, place))
    return "".join(found)


def _entry(writer: Writer, block: ReferenceEntry, _place: Place) -> str:
    """Return a line of 规范性引用文件, or a line of 参考文献, which is numbered by Word."""
    style = "StdReference" if block.number else "StdParagraph"
    return paragraph(writer.mark(block.id, to_runs(writer, block.inlines)), ParagraphFormat(style=style))


def _index_group(writer: Writer, block: IndexGroup, _place: Place) -> str:
    lines = [paragraph(run(block.letter), ParagraphFormat(style="StdIndexLetter"))]
    for entry in block.entries:
        places = run("，").join(_target(writer, to, printed) for to, printed in entry.targets)
        lines.append(paragraph(run(f"{entry.word}\t") + places, ParagraphFormat(style="StdIndexEntry")))
    return "".join(lines)


def _target(writer: Writer, to: str, printed: str) -> str:
    return internal_link(bookmark_name(to), run(printed)) if to in writer.targets else run(printed)


def _table(writer: Writer, block: Table, place: Place) -> str:
    """Return a table; a broad one is put on landscape pages of its own, unless it is inside a cell or a footnote."""
    if not block.landscape or place.narrow or writer.within:
        return write_table(writer, replace(block, landscape=False), write_blocks, place.left)
    before = paragraph("", ParagraphFormat(style="Spacer", section=section(writer.next_section())))
    content = write_table(writer, block, write_blocks)
    turned = section(writer.next_section().landscape())
    return before + content + paragraph("", ParagraphFormat(style="Spacer", section=turned))


def _figure(writer: Writer, block: Figure, _place: Place) -> str:
    return write_figure(writer, block, write_blocks)


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
