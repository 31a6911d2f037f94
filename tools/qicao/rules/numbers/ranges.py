"""Ranges, tolerances and dimensions (9.4.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qicao.model.block import Cell, Paragraph, Table
from qicao.model.inline import plain_text
from qicao.rules.context import Context
from qicao.rules.numbers.names import NAME
from qicao.rules.numbers.quantities import END, FREE, GAP, NUMBER, UNIT, is_free, written
from qicao.rules.passage import Passage
from qicao.rules.rule import Hit, Replacement, Report, Reports, Stretch, word_rule
from qicao.source.patterns import compiled

__all__ = [
    "DIMENSIONS",
    "bare_sizes",
    "dimensions",
    "headings_of",
    "percent_range",
    "range_mark",
    "range_unit",
    "tolerance",
]

WITH_UNIT = rf"(?:{GAP}?(?:{UNIT}|[%％‰°]))"
COUNTED = "个(?!小时|月)|[人次台件名家倍遍组套份位条处只根块天架辆艘座栋户批张本册盏扇孔层瓶桶袋箱包席页株匹头门支]"
TILDES = "~〜∼"
DASHES = "-–—−－"
LEFT = rf"(?P<a>{FREE})(?P<ua>{WITH_UNIT})?{GAP}*\Z"
RIGHT = rf"{GAP}*(?P<b>{NUMBER})(?P<ub>{WITH_UNIT}{END}|(?={COUNTED}))(?![{DASHES}{TILDES}])"
LONGEST = 40
"""The number of characters before a mark within which the number and unit are searched for."""


@word_rule(
    "NUM001",
    "range-mark",
    clause="9.4.5",
    words=(*DASHES, *TILDES),
    pattern=rf"[{DASHES}{TILDES}](?={GAP}*[+\-−]?\d)",
    fix="safe",
)
def range_mark(_context: Context, hit: Hit) -> Reports:
    """数值范围的连接号不是“～”。

    为什么：数值范围用浪纹连接号“～”（9.4.5；GB/T 15834），“-”会被看作减号，“~”是键盘符号。

    错：5-10 mm；20~26 ℃。

    对：5 mm～10 mm；20 ℃～26 ℃。
    """
    if not is_free(hit):
        return
    text, at, mark = hit.passage.text, hit.match.start(), hit.match[0]
    before = text[max(at - LONGEST, 0) : at]
    left = compiled(LEFT).search(before)
    right = left and compiled(RIGHT).match(text, at + 1)
    year = left and len(left["a"]) == 4 and not left["ua"] and mark in "-–—"
    if left and right and not year:
        start, end = at - len(before) + left.start(), right.end()
        new = f"{written(left['a'], left['ua'] or right['ub'])}～{written(right['b'], right['ub'])}"
    elif mark in TILDES and _between(before, text[at + 1 : at + 1 + LONGEST]):
        start, end, new = at - len(before) + len(before.rstrip()), at + 1 + _blanks(text[at + 1 :]), "～"
    elif _alone(hit):
        start, end, new = at, at + 1, "～"
    else:
        return
    place = Stretch(hit.passage, start, end)
    hint = "改为浪纹连接号“～”，两个数都带单位。"
    yield Report(place, f"数值范围用了“{mark}”。", hint, (Replacement(place, new),))


def _alone(hit: Hit) -> bool:
    """Return whether a cell is just two numbers, the first the smaller.

    The table must show that it contains quantities.
    """
    passage = hit.passage
    sizes = compiled(rf"\s*(?P<a>\d+(?:\.\d+)?)[{DASHES}](?P<b>\d+(?:\.\d+)?)\s*").fullmatch(passage.text)
    table = passage.place.holder(Table)
    if passage.form != "cell" or not sizes or float(sizes["a"]) >= float(sizes["b"]) or not isinstance(table, Table):
        return False
    if table.unit or any("～" in plain_text(block.inlines) for block in _paragraphs(table)):
        return True
    return any(compiled(OF_QUANTITY).search(text) for text in headings_of(passage))


OF_QUANTITY = rf"(?:[/／（(]|^)\s*(?:单位[:：]?)?(?:{UNIT}|[%％‰])\s*[）)]?$|范围|量程|区间|限值|取值|允差|温度|湿度|压力|时限|尺寸|^值$|[上下]限|个数|次数|人数"
"""Text in the head of a column, or in a cell of the row, that shows a quantity: 上报时限/min, ℃."""


def headings_of(passage: Passage) -> Iterator[str]:
    """Yield the heads above the cell of the passage, and the other cells of its row.

    A passage outside tables has none.
    """
    table, cell = passage.place.holder(Table), passage.place.holder(Cell)
    if not isinstance(table, Table) or not isinstance(cell, Cell):
        return
    for at, row in enumerate(table.rows):
        mine = any(other is cell for other in row.cells)
        for other in row.cells:
            above = at < table.header_rows and other.column <= cell.column < other.column + other.colspan
            if other is not cell and (mine or above):
                yield "".join(
                    plain_text(block.inlines) for block in other.blocks if isinstance(block, Paragraph)
                ).strip()


def _paragraphs(table: Table) -> Iterator[Paragraph]:
    """Yield the paragraphs of the cells."""
    for row in table.rows:
        for cell in row.cells:
            yield from (block for block in cell.blocks if isinstance(block, Paragraph))


def _blanks(text: str) -> int:
    return len(text) - len(text.lstrip())


def _between(before: str, after: str) -> bool:
    """Return whether a tilde is between two values; a value whose unit is a Chinese name is left to another rule."""
    value = compiled(rf"{GAP}*[+\-−]?\d").match(after) and not compiled(rf"{GAP}*{NUMBER}{GAP}?(?:{NAME})").match(after)
    return bool(value and compiled(rf"[0-9%‰℃°′″A-Za-z²³年月日时分]{GAP}*\Z").search(before))


@word_rule(
    "NUM002",
    "range-unit",
    clause="9.4.5",
    near=rf"\d{GAP}*[～至到]",
    pattern=rf"(?P<a>{FREE}){GAP}*(?P<mark>[～至到]){GAP}*(?P<b>[+\-−]?{NUMBER})(?P<unit>{GAP}?(?:{UNIT}|[°‰])){END}",
    fix="safe",
)
def range_unit(_context: Context, hit: Hit) -> Reports:
    """范围的前一个数没有单位。

    为什么：范围、公差和尺寸要写得没有歧义，每个数都带单位（9.4.5）。

    错：10～12 kPa；0～10 ℃。

    对：10 kPa～12 kPa；0 ℃～10 ℃。
    """
    if is_free(hit):
        match = hit.match
        new = f"{written(match['a'], match['unit'])}{match['mark']}{written(match['b'], match['unit'])}"
        yield hit.report(f"“{match['a']}”没有单位。", f"写成“{new}”。", new)


@word_rule(
    "NUM003",
    "tolerance",
    clause="9.4.5",
    near=rf"[\dA-Za-zΩ℃]{GAP}*±",
    pattern=rf"(?P<a>{FREE}){GAP}*±{GAP}*(?P<b>{NUMBER})(?P<unit>{GAP}?(?:{UNIT}|°)){END}"
    rf"|(?P<c>{FREE})(?P<left>{GAP}?{UNIT}){GAP}*±{GAP}*(?P<d>{NUMBER})(?!{GAP}?(?:{UNIT}|[%％‰°\d.]))",
    fix="safe",
)
def tolerance(_context: Context, hit: Hit) -> Reports:
    """公差前面或后面的数没有单位。

    为什么：公差要写得没有歧义：每个数都带单位，或者把两个数括起来（9.4.5）。

    错：80±2 μF。

    对：(80±2) μF；80 μF±2 μF。
    """
    if is_free(hit) and hit.match["left"]:
        match = hit.match
        new = f"{written(match['c'], match['left'])}±{written(match['d'], match['left'])}"
        yield hit.report(f"“{match['d']}”没有单位。", f"写成“{new}”。", new)
    elif is_free(hit):
        match = hit.match
        new = written(f"({match['a']}±{match['b']})", match["unit"])
        yield hit.report(f"“{match['a']}”没有单位。", f"写成“{new}”。", new)


@word_rule(
    "NUM004",
    "percent-range",
    clause="9.4.5",
    near=rf"[～±至到]{GAP}*\d(?:\d|\.|{GAP})*[%％]",
    pattern=(rf"(?P<a>{FREE}){GAP}*(?P<mark>[～至到]|[%％]?{GAP}*±){GAP}*(?P<b>{NUMBER}){GAP}?[%％]"),
    fix="safe",
)
def percent_range(_context: Context, hit: Hit) -> Reports:
    """百分数的范围或公差写得有歧义。

    为什么：百分数的范围写成63%～67%，公差写成(65±2)%（9.4.5）；65%±2%会被看作65%的2%。

    错：63～67%；65±2%；65%±2%。

    对：63%～67%；(65±2)%。
    """
    if is_free(hit):
        a, b = hit.match["a"], hit.match["b"]
        mark = hit.match["mark"]
        new = f"{a}%{mark}{b}%" if mark in "～至到" else f"({a}±{b})%"
        yield hit.report(f"“{hit.match[0]}”有歧义。", f"写成“{new}”。", new)


TIMES = rf"{GAP}*[×xX*]{GAP}*"
LENGTH = "[μµmcdkn]?m"
DIMENSIONS = (
    rf"(?P<sizes>{FREE}(?:{GAP}?{LENGTH})?(?:{TIMES}{NUMBER}(?:{GAP}?{LENGTH})?)*{TIMES}{NUMBER})(?P<unit>{GAP}?{LENGTH})"
    "(?![A-Za-z0-9²³·/])"
)
"""Several lengths of which the last has a unit."""


@word_rule("NUM005", "dimensions", clause="9.4.5", near=rf"[\dm]{TIMES}\d", pattern=DIMENSIONS, fix="safe")
def dimensions(_context: Context, hit: Hit) -> Reports:
    """尺寸中只有最后一个数有单位。

    为什么：尺寸要写得没有歧义，每个数都带单位（9.4.5）。

    错：80×25×50 mm。

    对：80 mm×25 mm×50 mm。
    """
    sizes, unit = compiled(TIMES).split(hit.match["sizes"]), hit.match["unit"]
    goes_on = hit.passage.text[hit.match.start() - 1 : hit.match.start()] in tuple("×xX*")
    bare = bare_sizes(hit.match)
    if is_free(hit) and not goes_on and bare and not _is_count(sizes):
        new = "×".join(size if size.endswith("m") else written(size, unit) for size in sizes)
        fact = "只有最后一个数有单位" if len(bare) == len(sizes) - 1 else "有的数没有单位"
        yield hit.report(f"尺寸中{fact}。", f"写成“{new}”。", new)


def bare_sizes(match: re.Match[str]) -> Sequence[str]:
    """Return the lengths without a unit in a match of `DIMENSIONS`, except the last, which the unit follows."""
    return [size for size in compiled(TIMES).split(match["sizes"])[:-1] if not size.endswith("m")]


def _is_count(sizes: Sequence[str]) -> bool:
    """Return whether the first of two numbers may be a count of things, as in 3×2.5 m: a small whole one."""
    first = compiled(GAP).sub("", sizes[0])
    return len(sizes) == 2 and first.isdigit() and int(first) < 10
