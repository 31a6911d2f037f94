"""The only place that counts: divisions and blocks get their printed numbers here (GB/T 1.1—2020, clauses 7 and 9)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from string import ascii_lowercase, ascii_uppercase
from typing import Any, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from qicao.model.block import (
    Block,
    Example,
    Figure,
    Footnote,
    Formula,
    KeyItem,
    List,
    ListItem,
    ListKind,
    Note,
    ReferenceEntry,
    Row,
    Symbol,
    SymbolList,
    Table,
    Warning,
    Where,
)
from qicao.model.standard import Annex, Clause, Element, Standard, Term

__all__ = ["letters", "number"]

WORDS: dict[type, str] = {Note: "注", Example: "示例"}
D = TypeVar("D", Clause, Annex, Element)
L = TypeVar("L", Symbol, KeyItem)


def letters(count: int, alphabet: str = ascii_lowercase) -> str:
    """Return the letter for *count*, from 1; after the last letter come two, as in spreadsheets."""
    word = ""
    while count:
        count, rest = divmod(count - 1, len(alphabet))
        word = alphabet[rest] + word
    return word


ITEMS: dict[ListKind, Callable[[int], str]] = {
    "letter": lambda place: f"{letters(place)})",
    "digit": lambda place: f"{place})",
    "dash": lambda _: "——",
    "dot": lambda _: "·",
}
"""Kind of list → the mark of an item by its position, from 1 (7.5.3)."""


class _Series(Struct):
    """Tables, figures and formulas counted through the body, or through one annex (9.6.3.1)."""

    prefix: str = ""
    counts: Counter[str] = field(default_factory=Counter)

    def next(self, kind: str) -> str:
        """Return the next number of the kind, with the letter of its annex."""
        self.counts[kind] += 1
        return f"{self.prefix}{self.counts[kind]}"


class _Scope(Struct):
    """Notes and examples counted through one clause, term, table or figure (9.10.2, 9.11.2)."""

    totals: Counter[type]
    counts: Counter[type] = field(default_factory=Counter)

    def next(self, kind: type) -> int:
        """Return 0 for the only one, 2 for the second of several."""
        self.counts[kind] += 1
        return self.counts[kind] if self.totals[kind] > 1 else 0


def number(standard: Standard) -> Standard:
    """Return the standard with all its numbers; numbers that it had before are ignored."""
    body = _Series()
    introduction = standard.introduction
    return replace(
        standard,
        foreword=_division(standard.foreword, body, ""),
        introduction=_division(introduction, body, "0") if introduction else None,
        notice=_blocks(standard.notice, body, _scope(standard.notice)),
        chapters=tuple(_chapter(chapter, body, place) for place, chapter in enumerate(standard.chapters, 1)),
        annexes=tuple(_annex(annex, place) for place, annex in enumerate(standard.annexes, 1)),
        bibliography=_bibliography(standard.bibliography) if standard.bibliography else None,
        footnotes=_footnotes(standard.footnotes, body, lambda place: f"{place})"),
    )


def _chapter(chapter: Clause, series: _Series, place: int) -> Clause:
    return replace(_division(chapter, series, str(place)), number=str(place))


def _annex(annex: Annex, place: int) -> Annex:
    letter = letters(place, ascii_uppercase)
    return replace(_division(annex, _Series(f"{letter}."), letter), number=f"附录{letter}", letter=letter)


def _bibliography(element: Element) -> Element:
    places = iter(range(1, len(element.blocks) + 1))
    blocks = tuple(
        replace(block, number=f"[{next(places)}]") if isinstance(block, ReferenceEntry) else block
        for block in element.blocks
    )
    return _division(replace(element, blocks=blocks), _Series(), "")


def _division(node: D, series: _Series, prefix: str) -> D:
    """Return the division with numbers; clauses below it are numbered *prefix*.1 and so on."""
    blocks = _blocks(node.blocks, series, _scope(node.blocks))
    clauses = tuple(_clause(child, series, f"{prefix}.{place}") for place, child in enumerate(node.clauses, 1))
    return replace(node, blocks=blocks, clauses=clauses)


def _clause(node: Clause | Term, series: _Series, number_: str) -> Clause | Term:
    if isinstance(node, Term):
        return _term(replace(node, number=number_), series)
    return replace(_division(node, series, number_), number=number_)


def _term(term: Term, series: _Series) -> Term:
    scope = _scope((*term.definition, *term.examples, *term.notes))
    return replace(
        term,
        definition=_blocks(term.definition, series, scope),
        examples=_blocks(term.examples, series, scope),
        notes=_blocks(term.notes, series, scope),
    )


def _scope(blocks: Sequence[Block]) -> _Scope:
    return _Scope(Counter(type(block) for block in _within(blocks) if type(block) in WORDS))


def _within(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks and those inside them that count in the same scope, without those of tables and figures."""
    for block in blocks:
        yield block
        if isinstance(block, List):
            yield from (inner for item in block.items for inner in _within(item.blocks))
        elif isinstance(block, (Where, SymbolList)):
            yield from (inner for symbol in block.symbols for inner in _within(symbol.blocks))
        elif isinstance(block, (Note, Example, Warning)):
            yield from _within(block.blocks)


def _blocks(blocks: Sequence[Any], series: _Series, scope: _Scope) -> tuple[Any, ...]:
    return tuple(_BLOCKS[type(block)](block, series, scope) if type(block) in _BLOCKS else block for block in blocks)


def _list(block: List, series: _Series, scope: _Scope) -> List:
    mark = ITEMS[block.kind]
    items = tuple(_item(item, mark(place), series, scope) for place, item in enumerate(block.items, 1))
    return replace(block, items=items)


def _item(item: ListItem, mark: str, series: _Series, scope: _Scope) -> ListItem:
    return replace(item, number=mark, blocks=_blocks(item.blocks, series, scope))


def _symbols(block: Where | SymbolList, series: _Series, scope: _Scope) -> Where | SymbolList:
    return replace(block, symbols=_below(block.symbols, series, scope))


def _below(lines: tuple[L, ...], series: _Series, scope: _Scope) -> tuple[L, ...]:
    """Return the lines with numbered blocks below them; most lines have none."""
    return tuple(replace(line, blocks=_blocks(line.blocks, series, scope)) if line.blocks else line for line in lines)


def _table(table: Table, series: _Series, _scope_around: _Scope) -> Table:
    counted = series.next("table")
    scope = _scope((*(b for row in table.rows for cell in row.cells for b in cell.blocks), *table.notes))
    return replace(
        table,
        number=f"表{counted}",
        counted=counted,
        rows=tuple(_row(row, series, scope) for row in table.rows),
        notes=_blocks(table.notes, series, scope),
        footnotes=_footnotes(table.footnotes, series, letters),
    )


def _row(row: Row, series: _Series, scope: _Scope) -> Row:
    return replace(row, cells=tuple(replace(cell, blocks=_blocks(cell.blocks, series, scope)) for cell in row.cells))


def _figure(figure: Figure, series: _Series, _scope_around: _Scope) -> Figure:
    counted = series.next("figure")
    return _framed(replace(figure, number=f"图{counted}", counted=counted), series)


def _framed(figure: Figure, series: _Series) -> Figure:
    parts = enumerate(figure.subfigures, 1)
    scope = _scope((*(block for item in figure.key for block in item.blocks), *figure.notes))
    return replace(
        figure,
        subfigures=tuple(_framed(_part(part, f"{letters(place)})"), series) for place, part in parts),
        key=_below(figure.key, series, scope),
        notes=_blocks(figure.notes, series, scope),
        footnotes=_footnotes(figure.footnotes, series, letters),
    )


def _part(part: Figure, mark: str) -> Figure:
    return replace(part, number=mark, counted=mark, is_part=True)


def _formula(formula: Formula, series: _Series, _scope_around: _Scope) -> Formula:
    if not formula.numbered:
        return replace(formula, number="", counted="", ordinal=0)
    counted = series.next("formula")
    return replace(formula, number=f"（{counted}）", counted=counted, ordinal=series.counts["formula"])


def _counted(block: Note | Example, series: _Series, scope: _Scope) -> Note | Example:
    ordinal = scope.next(type(block))
    number_ = f"{WORDS[type(block)]}{ordinal or ''}"
    return replace(block, number=number_, ordinal=ordinal, blocks=_blocks(block.blocks, series, scope))


def _warning(block: Warning, series: _Series, scope: _Scope) -> Warning:
    return replace(block, blocks=_blocks(block.blocks, series, scope))


def _footnotes(footnotes: Sequence[Footnote], series: _Series, mark: Callable[[int], str]) -> tuple[Footnote, ...]:
    return tuple(
        replace(note, number=mark(place), blocks=_blocks(note.blocks, series, _scope(note.blocks)))
        for place, note in enumerate(footnotes, 1)
    )


_BLOCKS: dict[type, Callable[[Any, _Series, _Scope], Any]] = {
    List: _list,
    Table: _table,
    Figure: _figure,
    Formula: _formula,
    **dict.fromkeys((Where, SymbolList), _symbols),
    Note: _counted,
    Example: _counted,
    Warning: _warning,
}
"""Type of block that has a number, or contains one with a number → the function that numbers it."""
