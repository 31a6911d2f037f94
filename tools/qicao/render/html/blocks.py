"""Blocks → HTML; every block that links or comments can point to carries its id."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

from qicao.drawn.formulas import displayed
from qicao.layout.columns import column_aligns, column_shares
from qicao.layout.figures import key_lines
from qicao.layout.symbols import stop_after
from qicao.model.block import (
    Block,
    Cell,
    Example,
    Figure,
    Footnote,
    Formula,
    IndexGroup,
    KeyItem,
    List,
    Note,
    Paragraph,
    ReferenceEntry,
    Row,
    Symbol,
    SymbolList,
    Table,
    Warning,
    Where,
)
from qicao.model.inline import Break, plain_text
from qicao.model.tex import plain_tex
from qicao.render.html.inlines import to_html
from qicao.render.html.writer import Writer, attribute

__all__ = ["write_blocks", "write_footnotes"]


def write_blocks(writer: Writer, blocks: Sequence[Block]) -> str:
    """Return the HTML of *blocks*, each followed by the findings at it."""
    return "".join(_BLOCKS[type(block)](writer, block) + writer.findings_at(block.id) for block in blocks)


def _paragraph(writer: Writer, block: Paragraph) -> str:
    if block.verbatim:
        return f"<pre{writer.hook(block.id)}>{_code(block)}</pre>\n"
    return f"<p{writer.hook(block.id)}>{to_html(writer, block.inlines)}</p>\n"


def _code(block: Paragraph) -> str:
    """Return the lines of code; a line feed comes first, because browsers drop one at the beginning of `pre`."""
    lines = "".join("\n" if isinstance(inline, Break) else plain_text([inline]) for inline in block.inlines)
    return ("\n" if lines.startswith("\n") else "") + escape(lines, quote=False)


def _list(writer: Writer, block: List) -> str:
    hook = writer.hook(block.id)
    items = "".join(
        f'<li{writer.hook(item.id)}><span class="mark">{escape(item.number)}</span>'
        f'<div class="body">{write_blocks(writer, item.blocks)}</div></li>\n'
        for item in block.items
    )
    return f'<ul class="list {block.kind}"{hook}>\n{items}</ul>\n'


def _led(writer: Writer, block: Note | Example) -> str:
    kind = "note" if isinstance(block, Note) else "example"
    word = f'<span class="word">{escape(block.number)}：</span>'
    body = write_blocks(writer, block.blocks)
    return f'<div class="{kind}"{writer.hook(block.id)}>{word}<div class="body">{body}</div></div>\n'


def _warning(writer: Writer, block: Warning) -> str:
    return f'<div class="warning"{writer.hook(block.id)}>{write_blocks(writer, block.blocks)}</div>\n'


def _formula(writer: Writer, block: Formula) -> str:
    math = writer.math.get(displayed(block.tex), escape(block.tex))
    math = math.replace("<math ", f"<math{attribute('aria-label', plain_tex(block.tex))} ", 1)
    number = f'<span class="number">{writer.link(block.id, escape(block.number))}</span>' if block.number else ""
    return f'<div class="formula"{writer.hook(block.id)}>{math}{number}</div>\n'


def _where(writer: Writer, block: Where) -> str:
    return f'<div class="where"{writer.hook(block.id)}><p>式中：</p>{_symbols(writer, block.symbols, "——")}</div>\n'


def _symbols(writer: Writer, symbols: Sequence[Symbol], dash: str, hook: str = "") -> str:
    stops = ["" if dash == "：" else stop_after(symbols, at) for at in range(len(symbols))]
    lines = "".join(
        f"<li>{to_html(writer, item.symbol)}{dash}{to_html(writer, item.meaning)}{stop}{_below(writer, item)}</li>\n"
        for item, stop in zip(symbols, stops, strict=True)
    )
    return f'<ul class="symbols"{hook}>\n{lines}</ul>'


def _below(writer: Writer, symbol: Symbol) -> str:
    return f'<div class="below">{write_blocks(writer, symbol.blocks)}</div>' if symbol.blocks else ""


def _entry(writer: Writer, block: ReferenceEntry) -> str:
    number = f'<span class="mark">{escape(block.number)}</span>　' if block.number else ""
    doubt = "" if block.verified else ' <span class="doubt">（名称未核实）</span>'
    return f'<p class="reference"{writer.hook(block.id)}>{number}{to_html(writer, block.inlines)}{doubt}</p>\n'


def _index_group(writer: Writer, block: IndexGroup) -> str:
    entries = "".join(
        f"<li>{escape(item.word)} …… {'，'.join(writer.link(to, escape(printed)) for to, printed in item.targets)}</li>\n"
        for item in block.entries
    )
    return f'<div class="index-group"{writer.hook(block.id)}><p class="letter">{escape(block.letter)}</p><ul>\n{entries}</ul></div>\n'


def _table(writer: Writer, block: Table) -> str:
    aligns = column_aligns(block)
    words = f"{escape(block.number)}　{to_html(writer, block.title)}"
    title = f"<caption>{words}{writer.permalink(block.id)}{_unit(block.unit)}</caption>"
    head = "".join(_row(writer, row, (), block.columns) for row in block.rows[: block.header_rows])
    body = "".join(_row(writer, row, aligns, block.stub) for row in block.rows[block.header_rows :])
    foot = (
        write_blocks(writer, block.paragraphs)
        + write_blocks(writer, block.notes)
        + write_footnotes(writer, block.footnotes)
    )
    foot = f'<tfoot><tr><td colspan="{block.columns}">{foot}</td></tr></tfoot>\n' if foot else ""
    table = f"<table>{title}\n{_columns(block)}<thead>{head}</thead>\n<tbody>{body}</tbody>\n{foot}</table>"
    return f'<div class="table"{writer.hook(block.id)} tabindex="0">{table}</div>\n'


def _columns(block: Table) -> str:
    """Return the widths of the columns; a class tells the style sheet to keep to those that the author gives."""
    shares = column_shares(block)
    columns = "".join(f'<col style="width: {share / sum(shares):.1%}">' for share in shares)
    given = attribute("class", "given" if block.widths else "")
    return f"<colgroup{given}>{columns}</colgroup>\n" if columns else ""


def _unit(unit: str) -> str:
    return f'<span class="unit">单位为{escape(unit)}</span>' if unit else ""


def _row(writer: Writer, row: Row, aligns: Sequence[str], heads: int) -> str:
    """Return a row whose first *heads* cells are headings of the row; the rows of the head have no *aligns*."""
    hook = writer.hook(row.id)
    cells = "".join(_cell(writer, cell, aligns, "th" if cell.column < heads else "td") for cell in row.cells)
    return f"<tr{hook}>{cells}</tr>\n"


def _cell(writer: Writer, cell: Cell, aligns: Sequence[str], tag: str) -> str:
    size = _span("colspan", cell.colspan) + _span("rowspan", cell.rowspan)
    kind = attribute("class", cell.align or aligns[cell.column] if aligns else "center")
    return f"<{tag}{writer.hook(cell.id)}{size}{kind}>{write_blocks(writer, cell.blocks)}</{tag}>"


def _span(name: str, count: int) -> str:
    return f' {name}="{count}"' if count > 1 else ""


def _figure(writer: Writer, block: Figure) -> str:
    unit = f'<p class="unit">单位为{escape(block.unit)}</p>' if block.unit else ""
    picture = f'<p class="picture">{writer.draw(block)}</p>' if block.path or block.diagram else ""
    parts = write_blocks(writer, block.subfigures)
    inside = (
        (f'<div class="parts">\n{parts}</div>' if parts else "")
        + _key(writer, block.key)
        + write_blocks(writer, block.paragraphs)
        + write_blocks(writer, block.notes)
        + write_footnotes(writer, block.footnotes)
    )
    words = f"{escape(block.number)}　{to_html(writer, block.title)}"
    title = f"<figcaption>{words}{writer.permalink(block.id)}</figcaption>"
    return f"<figure{writer.hook(block.id)}>{unit}{picture}{inside}{title}</figure>\n"


def _key(writer: Writer, items: Sequence[KeyItem]) -> str:
    symbols = [Symbol(item.mark, item.meaning, blocks=item.blocks) for item in items]
    two = " two" if len(key_lines(items)) < len(items) else ""
    return f'<div class="key{two}"><p>标引序号说明：</p>{_symbols(writer, symbols, "——")}</div>' if items else ""


def write_footnotes(writer: Writer, footnotes: Sequence[Footnote]) -> str:
    """Return the footnotes of a table, a figure or the text."""
    lines = "".join(
        f'<div class="footnote"{writer.hook(note.id)}><sup>{escape(note.number)}</sup>'
        f'<div class="body">{write_blocks(writer, note.blocks)}</div></div>\n'
        for note in footnotes
    )
    return f'<div class="footnotes">\n{lines}</div>\n' if lines else ""


_BLOCKS: dict[type, Callable[[Writer, Any], str]] = {
    Paragraph: _paragraph,
    List: _list,
    Note: _led,
    Example: _led,
    Warning: _warning,
    Formula: _formula,
    Where: _where,
    SymbolList: lambda writer, block: _symbols(writer, block.symbols, "：", writer.hook(block.id)),
    ReferenceEntry: _entry,
    IndexGroup: _index_group,
    Table: _table,
    Figure: _figure,
}
"""Type of block → the function that writes it."""
