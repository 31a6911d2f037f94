"""Pages of the system as HTML: the body of each, and its way to the top."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any
from urllib.parse import quote

from msgspec import Struct

from qicao.catalog.target import Kind
from qicao.layout.columns import text_width
from qicao.render.assess.trial import write_program, write_trial
from qicao.render.system.pages.places import Place
from qicao.render.system.pages.values import (
    DASH,
    Bar,
    Bars,
    Block,
    Branch,
    Cell,
    Display,
    Explorer,
    Facts,
    Grid,
    Inline,
    Link,
    Mark,
    Math,
    Number,
    Numbers,
    Page,
    Part,
    Picture,
    Program,
    Record,
    Tree,
    Trial,
    Words,
    plain,
)
from qicao.source.patterns import compiled

__all__ = ["Writer", "address", "write_block", "write_page"]


DAY = compiled(r"\d{4}-\d{2}-\d{2}")
"""A day, which no line breaks."""
SHORT, FEW = 10, 4
"""Characters that stay on one line; columns that fit a telephone."""
ACROSS, SPACE, LEADING, LEAST = 25, 1.5, 6, 9
"""In Chinese characters: a line on a telephone, the space beside a column, the least width of the first column, and the
width at which the words of a column are still read well when they are broken."""


def address(here: str, page: str, anchor: str = "") -> str:
    """Return the address of a place of the site relative to the page *here*."""
    up = "../" * here.count("/")
    hook = f"#{quote(anchor)}" if anchor else ""
    return f"{up}{quote(page)}.html{hook}"


class Writer(Struct, frozen=True):
    """Writes one page."""

    page: str
    places: Mapping[tuple[Kind, str], Place]
    known: frozenset[str]
    """The pages of the site; a link to another one is printed as words."""

    def cell(self, inlines: Iterable[Inline]) -> str:
        """Return the inlines as HTML."""
        return "".join(map(self.inline, inlines))

    def inline(self, inline: Inline) -> str:
        """Return an inline as HTML; a row is marked as a sample or unverified wherever it is named."""
        if isinstance(inline, str):
            return DAY.sub(r'<span class="day">\g<0></span>', escape(inline))
        if isinstance(inline, Mark):
            return f'<span class="mark {inline.tone}">{escape(inline.words)}</span>'
        if isinstance(inline, Math):
            return inline.html
        if isinstance(inline, Link):
            return self.link(inline.page, inline.anchor, inline.words)
        place = self.places.get((inline.kind, inline.id))
        if place is None:
            return escape(inline.words)
        return self.link(place.page, place.anchor, inline.words) + "".join(map(self.inline, place.marks))

    def link(self, page: str, anchor: str, words: str) -> str:
        """Return a link; to the page itself, and to pages that there are not, the words alone."""
        if page not in self.known or (page == self.page and not anchor):
            return escape(words)
        return f'<a href="{escape(address(self.page, page, anchor))}">{escape(words)}</a>'


def write_page(writer: Writer, page: Page) -> str:
    """Return the body of the page."""
    way = "".join(f"<li>{writer.inline(link)}</li>" for link in page.up)
    way = f'<nav class="way" aria-label="位置"><ol>{way}</ol></nav>\n' if way else ""
    number = f'<span class="number">{escape(page.number)}</span> ' if page.number else ""
    marks = "".join(map(writer.inline, page.marks))
    blocks = "".join(write_block(writer, block) for block in page.blocks)
    return f'<article class="system">{way}<h1>{number}{escape(page.title)}{marks}</h1>\n{blocks}</article>\n'


def write_block(writer: Writer, block: Block) -> str:
    """Return a block as HTML."""
    return WRITERS[type(block)](writer, block)


def _words(writer: Writer, block: Words) -> str:
    kind = f' class="{escape(block.kind)}"' if block.kind else ""
    return f"<p{kind}>{writer.cell(block.cell)}</p>\n"


def _numbers(writer: Writer, block: Numbers) -> str:
    return f'<ul class="numbers">{"".join(_number(writer, number) for number in block.numbers)}</ul>\n'


def _number(writer: Writer, number: Number) -> str:
    inside = f"<strong>{escape(number.value)}</strong> <span>{escape(number.words)}</span>"
    link = number.link
    if link and link.page in writer.known:
        inside = f'<a href="{escape(address(writer.page, link.page, link.anchor))}">{inside}</a>'
    return f'<li class="{escape(number.tone)}">{inside}</li>'


def _facts(writer: Writer, block: Facts) -> str:
    rows = "".join(f"<div><dt>{escape(name)}</dt><dd>{writer.cell(value)}</dd></div>" for name, value in block.facts)
    return f'<dl class="facts">{rows}</dl>\n'


def _grid(writer: Writer, block: Grid) -> str:
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in block.heads)
    stacked = _is_stacked(block)
    labels = block.heads if stacked else ("",) * len(block.heads)
    rows = "".join(_record(writer, record, labels) for record in block.rows)
    title = f"<caption>{escape(block.title)}</caption>" if block.title else ""
    asked = _asked(block) if block.filter else ""
    wide = " wide" if stacked else ""
    return (
        f'<div class="table{wide}" tabindex="0" role="group" aria-label="{escape(block.title or "表")}"><table{asked}>{title}'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>{rows}</tbody></table></div>\n"
    )


def _asked(block: Grid) -> str:
    """Return the attributes that tell the script what can be asked."""
    columns = {"ask": block.ask, "several": block.several}
    more = "".join(f' data-{name}="{" ".join(map(str, found))}"' for name, found in columns.items() if found)
    return f' data-filter="{" ".join(map(str, block.choose))}"{more}'


def _is_stacked(block: Grid) -> bool:
    """Return whether a telephone shows the cells of a row below each other: there are many columns, or wide ones."""
    if len(block.heads) > FEW or len(block.heads) < 3:
        return len(block.heads) > FEW
    columns = zip(*(record.cells for record in block.rows), strict=True)
    widths = [max(text_width(plain(cell)) for cell in cells) for cells in columns]
    needed = (min(max(width, text_width(head)), LEAST) for width, head in zip(widths, block.heads, strict=False))
    return sum(max(width, 0 if at else LEADING) + SPACE for at, width in enumerate(needed)) > ACROSS


def _record(writer: Writer, record: Record, labels: tuple[str, ...]) -> str:
    hook = f' id="{escape(record.id)}"' if record.id else ""
    return f"<tr{hook}>{''.join(_data(writer, cell, head) for cell, head in zip(record.cells, labels, strict=True))}</tr>\n"


def _data(writer: Writer, cell: Cell, label: str) -> str:
    """Return a cell of a table; short words stay on one line, and on a telephone the label stands before them."""
    words = plain(cell)
    kind = ' class="none"' if words == DASH else ' class="day"' if len(words) <= SHORT else ""
    named = f' data-label="{escape(label)}"' if label else ""
    return f"<td{kind}{named}>{writer.cell(cell)}</td>"


def _bars(writer: Writer, block: Bars) -> str:
    most = max((sum(number for number, _ in bar.parts) for bar in block.bars), default=0) or 1
    words = dict(block.legend)
    legend = "".join(f'<li class="{tone}">{escape(text)}</li>' for tone, text in block.legend)
    lines = "".join(_bar(writer, bar, most, words) for bar in block.bars)
    return (
        f'<figure class="bars"><figcaption>{escape(block.title)}</figcaption><ul class="legend">{legend}</ul>'
        f"<dl>{lines}</dl></figure>\n"
    )


def _bar(writer: Writer, bar: Bar, most: int, words: Mapping[str, str]) -> str:
    said = "，".join(f"{words.get(tone, '')}{number}" for number, tone in bar.parts)
    parts = "".join(
        f'<span class="{tone}" style="width:{number / most * 100:.2f}%">{number}</span>'
        for number, tone in bar.parts
        if number
    )
    return (
        f'<div><dt>{writer.cell(bar.name)}</dt><dd aria-label="{escape(said)}">'
        f'<span class="bar" role="img" aria-label="{escape(plain(bar.name))}：{escape(said)}">{parts}</span></dd></div>'
    )


def _tree(writer: Writer, block: Tree) -> str:
    return f'<div class="tree" data-tree>{_branches(writer, block.branches)}</div>\n'


def _branches(writer: Writer, branches: Iterable[Branch]) -> str:
    return f"<ul>{''.join(_branch(writer, branch) for branch in branches)}</ul>"


def _branch(writer: Writer, branch: Branch) -> str:
    words = writer.cell(branch.words)
    if not branch.below:
        return f"<li>{words}</li>\n"
    opened = " open" if branch.opened else ""
    return f"<li><details{opened}><summary>{words}</summary>{_branches(writer, branch.below)}</details></li>\n"


def _picture(writer: Writer, block: Picture) -> str:
    table = f"<details><summary>这张图的数据</summary>{_grid(writer, block.table)}</details>"
    drawing = f'<div class="sheet" role="group" aria-label="{escape(block.title)}" tabindex="0">{block.svg}</div>'
    hint = '<p class="swipe">图比屏幕宽时左右滑动；“这张图的数据”是同样内容的表。</p>'
    return f'<figure class="drawing">{hint}{drawing}<figcaption>{escape(block.title)}</figcaption>{table}</figure>\n'


def _explorer(_writer: Writer, block: Explorer) -> str:
    data = block.data.replace("<", "\\u003c")
    return (
        '<div id="qicao-explorer" hidden></div>\n'
        f'<script type="application/json" id="qicao-graph">{data}</script>\n'
        "<noscript><p>图要浏览器允许运行脚本；下面的列表有同样的内容。</p></noscript>\n"
    )


def _part(writer: Writer, block: Part) -> str:
    link = f'<a class="permalink" href="#{quote(block.id)}" aria-label="链接到此处" title="链接到此处">¶</a>'
    inside = "".join(write_block(writer, one) for one in block.blocks)
    return f'<section id="{escape(block.id)}"><h2>{escape(block.title)}{link}</h2>\n{inside}</section>\n'


WRITERS: Mapping[type, Callable[[Writer, Any], str]] = {
    Words: _words,
    Numbers: _numbers,
    Facts: _facts,
    Grid: _grid,
    Bars: _bars,
    Tree: _tree,
    Picture: _picture,
    Explorer: _explorer,
    Display: lambda _writer, block: (
        f'<div class="formula" tabindex="0" role="group" aria-label="公式">{block.html}</div>\n'
    ),
    Trial: lambda _writer, block: write_trial(block),
    Program: lambda _writer, block: write_program(block.data),
    Part: _part,
}
"""Type of a block → what writes it."""
