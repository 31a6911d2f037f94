"""Blocks of running text → paragraphs: 段, 列项, 注, 示例, 警示, 公式, 式中, entries of lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

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
)
from qicao.model.inline import Inline, Math, iter_inlines
from qicao.ooxml.field import field
from qicao.ooxml.link import bookmark_name, internal_link
from qicao.ooxml.paragraph import ParagraphFormat, paragraph
from qicao.ooxml.run import PLAIN, RunFormat, run, run_properties
from qicao.ooxml.section import section
from qicao.render.docx.figures import write_figure
from qicao.render.docx.inlines import to_runs
from qicao.render.docx.references import number_name
from qicao.render.docx.tables import write_table
from qicao.render.docx.template import HEI
from qicao.render.docx.writer import Writer
from qicao.render.formulas import displayed
from qicao.render.where import symbols_width

__all__ = ["BODY", "WARNING", "Place", "write_blocks"]


@dataclass(frozen=True, slots=True)
class Place:
    """How paragraphs look where blocks stand."""

    style: str = "StdParagraph"
    form: RunFormat = PLAIN
    indent: str = ""
    """Instead of the style's, in the short form of `xml.attributes`."""
    align: str = ""

    def paragraph(self, content: str) -> str:
        """A paragraph of this place."""
        return paragraph(content, self.format())

    def format(self) -> ParagraphFormat:
        """The format of its paragraphs."""
        return ParagraphFormat(style=self.style, indent=self.indent, align=self.align)


CELL = "StdTableText"
DASHES = 420
"""Twips that the dashes before a meaning take."""
LINE = "line=312;lineRule=exact"
TALL = re.compile(r"\\(?:d?frac|sum|int|prod|binom|begin|sqrt|overset|underset|lim)")
"""What makes a formula higher than its line."""
SMALL = RunFormat(size=18)
"""The size of text in tables, notes and examples, for styles of a larger one (annex F, 41, 43 and 45)."""
BODY = Place()
EXAMPLE = Place("StdExampleText", SMALL)
WARNING = Place("StdNotice", RunFormat(fonts=HEI))
ITEM_STYLES = {"letter": "StdLetter", "digit": "StdDigit", "dash": "StdDash", "dot": "StdDot"}
ITEM_LISTS = {"letter": ("letters", 0), "digit": ("letters", 1), "dash": ("marks", 0), "dot": ("marks", 1)}
"""Kind of list → its numbering list and level."""
UNDER_NOTE = "left=737;firstLineChars=0;firstLine=0"
"""Under the text of a single note, which the style of the tools does not reach (10.4.4.1)."""
INDENTS = {1: 851, 2: 1276, 3: 1701, 4: 2126}
"""Where the text of items begins, by level, in twips (GB/T 1.1—2020, 10.2.2)."""


CELL_HANGS = {"dash": 480}
"""How far the text of an item stands from its mark in a cell, in twips, where that is more than 380."""


def write_blocks(writer: Writer, blocks: Sequence[Block], place: Place = BODY) -> str:
    """The paragraphs and tables of *blocks*."""
    return "".join(_BLOCKS[type(block)](writer, block, place) for block in blocks)


def _paragraph(writer: Writer, block: Paragraph, place: Place) -> str:
    runs = writer.mark(block.id, to_runs(writer, block.inlines, place.form))
    if place.style != "StdParagraph":
        return place.paragraph(runs)
    return paragraph(runs, _exact(place.format(), block.inlines))


def _exact(form: ParagraphFormat, inlines: Sequence[Inline]) -> ParagraphFormat:
    """The format with exact lines for a text with small formulas, which would else be given the room of two lines."""
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
    in_cell = place.style == CELL
    hang = CELL_HANGS.get(block.kind, 380) if in_cell else 425
    left = hang * block.level if in_cell else INDENTS[min(block.level, 4)]
    first, rest = _head(item.blocks)
    text = SMALL if in_cell else place.form
    form = ParagraphFormat(
        style=ITEM_STYLES[block.kind],
        number=number,
        level=level if number is not None else None,
        indent=f"left={left};hanging={hang}" if deep or in_cell else "",
        run=run_properties(text),
    )
    head = paragraph(writer.mark(item.id, to_runs(writer, first, text)), form)
    inner = Place("StdParagraph", text, f"left={left};firstLineChars=0;firstLine=0")
    return head + write_blocks(writer, rest, inner)


def _head(blocks: Sequence[Block]) -> tuple[tuple[Any, ...], Sequence[Block]]:
    """The inline text of the first paragraph, and the blocks after it."""
    if blocks and isinstance(blocks[0], Paragraph):
        return blocks[0].inlines, blocks[1:]
    return (), blocks


def _note(writer: Writer, block: Note, place: Place) -> str:
    single = block.number == "注"
    form = ParagraphFormat(style="StdNote")
    if not single:
        form = ParagraphFormat(style="StdNotes", number=writer.count("notes", int(block.number[1:] or 1)), level=0)
    if place.indent:
        left = int(place.indent.split(";")[0].removeprefix("left=")) + 448
        form = replace(form, indent=f"left={left};hanging=448")
    first, rest = _head(block.blocks)
    head = paragraph(writer.mark(block.id, to_runs(writer, first)), form)
    more = Place("StdNoteMore", SMALL, UNDER_NOTE) if single else Place("StdNotesMore", SMALL)
    return head + write_blocks(writer, rest, more)


def _example(writer: Writer, block: Example, place: Place) -> str:
    """The word on a line of its own, then the text (10.4.5); a single short paragraph follows the word at once."""
    form = ParagraphFormat(style="StdExample")
    if block.number != "示例":
        form = ParagraphFormat(
            style="StdExamples", number=writer.count("examples", int(block.number[2:] or 1)), level=0
        )
    if place.indent:
        form = replace(form, indent=place.indent)
    first, rest = _head(block.blocks)
    runs = to_runs(writer, first)
    if not rest:
        return paragraph(writer.mark(block.id, runs), form)
    inner = replace(EXAMPLE, indent=place.indent) if place.indent else EXAMPLE
    head = paragraph(writer.mark(block.id), replace(form, keep_next=True))
    return head + (inner.paragraph(runs) if first else "") + write_blocks(writer, rest, inner)


def _warning(writer: Writer, block: Warning, _place: Place) -> str:
    return write_blocks(writer, block.blocks, WARNING)


def _formula(writer: Writer, block: Formula, place: Place) -> str:
    if place.style == CELL:
        gap = run("\u3000") + _number(writer, block) if block.number else ""
        return place.paragraph(writer.mark(block.id, writer.math.get(displayed(block.tex), "")) + gap)
    style = "StdAnnexFormula" if writer.annex else "StdFormula"
    content = run("\t") + writer.mark(block.id, writer.math.get(displayed(block.tex), ""))
    if block.number:
        content += run("\t") + _number(writer, block)
    return paragraph(content, ParagraphFormat(style=style))


def _number(writer: Writer, block: Formula) -> str:
    """（A.3）, the digits of which Word can count again when formulas are added."""
    prefix = f"{writer.annex}." if writer.annex else ""
    digits = block.number.strip("（）").removeprefix(prefix)
    counted = run(prefix) + field(f"SEQ 公式{writer.annex} \\* ARABIC", run(digits))
    if writer.live and block.id in writer.targets:
        counted = writer.named(number_name(block.id), counted)
    return run("（") + counted + run("）")


def _where(writer: Writer, block: Where, place: Place) -> str:
    if place.style == CELL:
        return _where_in_cell(writer, block, place)
    lead = Place("StdParagraph", indent=place.indent).paragraph(run("式中："))
    left = int(place.indent.split(";")[0].removeprefix("left=")) if place.indent else 420
    wide = symbols_width(symbol.symbol for symbol in block.symbols)
    hang = wide + DASHES
    indent = f"leftChars=0;left={left + hang};hangingChars=0;hanging={hang}"
    form = ParagraphFormat(style="StdWhere", indent=indent, tabs=f"left:{left + wide}")
    last = len(block.symbols) - 1
    return lead + "".join(
        _symbol(writer, symbol, "。" if at == last else "；", form) for at, symbol in enumerate(block.symbols)
    )


def _where_in_cell(writer: Writer, block: Where, place: Place) -> str:
    last = len(block.symbols) - 1
    return place.paragraph(run("式中：")) + "".join(
        place.paragraph(
            to_runs(writer, symbol.symbol)
            + run("——")
            + to_runs(writer, symbol.meaning)
            + run("。" if at == last else "；")
        )
        for at, symbol in enumerate(block.symbols)
    )


def _symbol(writer: Writer, symbol: Symbol, stop: str, form: ParagraphFormat) -> str:
    """“v——速度；”, further lines under the meaning (10.4.3)."""
    content = to_runs(writer, symbol.symbol) + run("\t——") + to_runs(writer, symbol.meaning) + run(stop)
    return paragraph(content, _exact(form, (*symbol.symbol, *symbol.meaning)))


def _symbols(writer: Writer, block: SymbolList, place: Place) -> str:
    return "".join(
        paragraph(
            to_runs(writer, symbol.symbol) + run("：") + to_runs(writer, symbol.meaning),
            _exact(place.format(), (*symbol.symbol, *symbol.meaning)),
        )
        for symbol in block.symbols
    )


def _entry(writer: Writer, block: ReferenceEntry, _place: Place) -> str:
    """A line of 规范性引用文件, or of 参考文献, which Word numbers."""
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


def _table(writer: Writer, block: Table, _place: Place) -> str:
    """A table; a broad one gets pages laid on their long side for itself."""
    if not block.landscape:
        return write_table(writer, block, write_blocks)
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
"""How each kind of block is written."""
