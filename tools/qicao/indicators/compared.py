"""Indicators compared with the standard in which they stand and that types them itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import dropwhile

from msgspec import Struct

from qicao.indicators import faults
from qicao.indicators.canonical import canonical
from qicao.indicators.commands import unknown_commands
from qicao.indicators.printed import Printed, print_indicator
from qicao.indicators.problem import near
from qicao.indicators.rated import rating_words, says_the_same
from qicao.indicators.read import ReadSet, Sets
from qicao.indicators.written import number_text
from qicao.model.block import Block, Formula, Paragraph, Symbol, Table, Where
from qicao.model.block import Row as TableRow
from qicao.model.finding import Fault, Finding
from qicao.model.indicator import Indicator
from qicao.model.inline import Inline, Math, plain_text
from qicao.model.span import Span
from qicao.model.standard import Standard
from qicao.model.tree import iter_nodes
from qicao.model.yaml import Row
from qicao.source.patterns import compiled

__all__ = ["compare"]

UNIT = compiled(r"单位为([^，；。（）]+)(?:（([^（）]+(?:\([^()]*\))?[^（）]*)）)?|用(百|千)分数表示")
WEIGHT, RULE = "权重", ("规则", "换算", "评分", "得分")
EXACT = 1e-9


def compare(sets: Sets, slug: str, standard: Standard) -> Iterator[Finding]:
    """Yield where the draft in the folder *slug* and the indicators that name it differ.

    The places are those of the draft, and those of the set for labels that the draft does not have.
    """
    labelled = _Labelled(tuple(iter_nodes(standard)))
    for one in sets.sets:
        for row in one.indicators:
            if row.value.source and row.value.source.standard == slug and not row.faulty:
                yield from _Compared(one, row, labelled).findings()
        yield from _tables(one, slug, labelled)


class _Labelled(Struct, frozen=True, dict=True):
    nodes: tuple[object, ...]

    @cached_property
    def by_label(self) -> Mapping[str, object]:
        """Label → node."""
        return {label: node for node in self.nodes if (label := getattr(node, "label", ""))}

    def where_of(self, formula: Formula) -> Where | None:
        """Return the explanation that follows the formula."""
        rest = list(dropwhile(lambda node: node is not formula, self.nodes))[1:]
        found = next((node for node in rest if isinstance(node, Formula | Where)), None)
        return found if isinstance(found, Where) else None


class _Compared(Struct, frozen=True):
    one: ReadSet
    row: Row[Indicator]
    labelled: _Labelled

    def findings(self) -> Iterator[Finding]:
        """Yield what differs in formula, explanation and table."""
        source = self.row.value.source
        if source and source.place:
            node = self.labelled.by_label.get(source.place)
            printed = print_indicator(self.one, self.row.value)
            if not isinstance(node, Formula):
                yield self.unknown("place", source.place, "公式")
            elif isinstance(printed, Printed):
                yield from self.formula(node, printed)
        if source and source.table:
            table = self.labelled.by_label.get(source.table)
            if isinstance(table, Table):
                yield from self.table(table)
            else:
                yield self.unknown("table", source.table, "表")

    def unknown(self, key: str, label: str, what: str) -> Finding:
        """Return the finding of a label that the draft has not, at its place in the set."""
        hint = near(label, self.labelled.by_label)
        return faults.UNKNOWN_PLACE.at(self.row.at("source", key), label=label, what=what, near=hint)

    def differs(self, fault: Fault, span: Span | None, **words: object) -> Finding:
        """Return the finding of a difference, with the place of the indicator."""
        where = self.row.at("id")
        return fault.at(
            span or self.row.at("source"), title=self.row.value.title, where=f"{where.file}:{where.line}", **words
        )

    def formula(self, node: Formula, printed: Printed) -> Iterator[Finding]:
        """Compare the formula, then the explanation of its symbols."""
        if unknown_commands(printed.tex):  # told where the set has them
            return
        explained = list(self.explanation(node, printed))
        units = [one for one in explained if one.code == faults.OTHER_UNIT.code]
        if canonical(node.tex) != canonical(printed.tex):  # another unit brings another factor
            yield from units or [self.differs(faults.OTHER_FORMULA, node.span, tex=printed.tex)]
        else:
            yield from explained

    def explanation(self, node: Formula, printed: Printed) -> Iterator[Finding]:
        """Compare the symbols and their units."""
        where = self.labelled.where_of(node)
        typed = {canonical(_tex(symbol.symbol)): symbol for symbol in (where.symbols if where else ())}
        for meaning in printed.meanings:
            symbol = typed.get(canonical(meaning.symbol))
            if symbol is None:
                yield self.differs(faults.SYMBOL_NOT_EXPLAINED, node.span, symbol=meaning.symbol)
            elif _unit(_words(symbol)) != _unit(meaning.text):
                wanted = _told(meaning.text)
                yield self.differs(faults.OTHER_UNIT, symbol.span, symbol=meaning.symbol, wanted=wanted)

    def table(self, table: Table) -> Iterator[Finding]:
        """Compare weight and rule in the row of the indicator."""
        row = _row_of(table, self.row.value.title)
        for head, text, span in _cells(table, row) if row else ():
            if WEIGHT in head and _number(text) is not None:
                yield from self.weight(table, text, span or table.span)
            elif any(word in head for word in RULE):
                yield from self.rule(text, span or table.span)

    def weight(self, table: Table, text: str, span: Span | None) -> Iterator[Finding]:
        """Compare the weight, which the table may give in percent if it gives all so."""
        weight, typed = self.row.value.weight, _number(text) or 0.0
        scale = 100 if "%" in text or _in_percent(table) else 1
        if abs(typed - scale * weight) > EXACT:
            yield self.differs(faults.OTHER_WEIGHT, span, typed=text, weight=number_text(weight))

    def rule(self, text: str, span: Span | None) -> Iterator[Finding]:
        """Compare the rating rule."""
        if not says_the_same(text, self.row.value, self.one.value.veto_level):
            words = rating_words(self.row.value, self.one.value.veto_level)
            yield self.differs(faults.OTHER_RULE, span, words=words)


def _in_percent(table: Table) -> bool:
    """Return whether the weights of the table are percentages: none of them can be a share of 1."""
    body = table.rows[table.header_rows :]
    typed = [_number(text) for row in body for head, text, _ in _cells(table, row) if WEIGHT in head]
    return min((one for one in typed if one), default=0) >= 1


def _row_of(table: Table, title: str) -> TableRow | None:
    """Return the row in which the title is a cell."""
    return next((row for row in table.rows if title in map(_plain, _texts(row))), None)


def _tables(one: ReadSet, slug: str, labelled: _Labelled) -> Iterator[Finding]:
    """Yield the indicators that a table lacks, and its rows that are no indicators.

    If there are as many of both, they are the same under other names, and told once, at the rows.
    """
    named: dict[str, list[Row[Indicator]]] = {}
    for row in one.indicators:
        source = row.value.source
        if source and source.standard == slug and source.table:
            named.setdefault(source.table, []).append(row)
    for label, rows in named.items():
        table = labelled.by_label.get(label)
        if isinstance(table, Table) and not one.lost:
            yield from _table(one, table, rows)


def _table(one: ReadSet, table: Table, rows: Sequence[Row[Indicator]]) -> Iterator[Finding]:
    missing = [row for row in rows if _row_of(table, row.value.title) is None]
    surplus = _surplus(one, table)
    renamed = len(missing) == len(surplus)
    for at, row in enumerate(missing):
        span = (surplus[at].span if renamed else None) or table.span or row.at("id")
        where = row.at("id")
        yield faults.NOT_IN_TABLE.at(span, title=row.value.title, where=f"{where.file}:{where.line}")
    for extra in () if renamed else surplus:
        shown = next((text for text in _texts(extra) if _number(text) is None), "")
        yield faults.NOT_IN_SET.at(extra.span or table.span or one.head.top, title=shown, id=one.value.id)


def _surplus(one: ReadSet, table: Table) -> list[TableRow]:
    """Return the rows with numbers that have no indicator of the set."""
    titles = {row.value.title for row in one.indicators}
    body = table.rows[table.header_rows :]
    return [row for row in body if not titles & set(map(_plain, _texts(row))) and any(map(_number, _texts(row)))]


def _tex(inlines: Sequence[Inline]) -> str:
    math = next((inline for inline in inlines if isinstance(inline, Math)), None)
    return math.tex if math else plain_text(tuple(inlines))


def _words(symbol: Symbol) -> str:
    return plain_text(symbol.meaning)


def _unit(text: str) -> str:
    """Return the unit of which an explanation tells, by its symbol if it gives one."""
    match = UNIT.search(text)
    return (match[2] or match[1] or f"{match[3]}分数") if match else ""


def _told(text: str) -> str:
    match = UNIT.search(text)
    return match[0] if match else "没有单位"


def _texts(row: TableRow) -> list[str]:
    return [_text(cell.blocks) for cell in row.cells]


def _text(blocks: Sequence[Block]) -> str:
    return "".join(plain_text(block.inlines) for block in blocks if isinstance(block, Paragraph))


def _plain(text: str) -> str:
    return "".join(text.split())


def _cells(table: Table, row: TableRow) -> Iterator[tuple[str, str, Span | None]]:
    """Yield the head of its column, the text and the place of each cell."""
    heads = {cell.column: _text(cell.blocks) for head in table.rows[: table.header_rows] for cell in head.cells}
    for cell in row.cells:
        yield heads.get(cell.column, ""), _text(cell.blocks), cell.span


def _number(text: str) -> float | None:
    match = compiled(r"\s*([0-9]+(?:\.[0-9]+)?)\s*%?\s*").fullmatch(text)
    return float(match[1]) if match else None
