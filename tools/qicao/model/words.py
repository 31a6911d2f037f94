"""The elements that a reference can name, and the words that it prints (GB/T 1.1—2020, 9.5.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from qicao.model.block import (
    Block,
    Example,
    Figure,
    Footnote,
    Formula,
    List,
    Note,
    Paragraph,
    SymbolList,
    Table,
    Warning,
    Where,
)
from qicao.model.standard import Annex, Clause, Element, Node, Standard, Term

__all__ = [
    "Target",
    "Words",
    "annex_status",
    "chinese_numeral",
    "find_targets",
    "iter_targets",
    "printed_number",
    "words_of",
]

DIGITS = "〇一二三四五六七八九"


class Target(Struct, frozen=True):
    """A place that a reference can name: the id of its node, and the words that are printed ("" if there are none)."""

    label: str
    id: str
    words: str


class Words(Struct, frozen=True):
    """The words that mention a place by its number (GB/T 1.1—2020, 9.5.3): “第” “5” “章”, “表” “A.1” “”."""

    before: str
    number: str
    """The part that is counted."""
    after: str = ""

    @property
    def text(self) -> str:
        """The words as printed; "" if the place has no number."""
        return f"{self.before}{self.number}{self.after}" if self.number else ""


def words_of(node: object) -> Words:
    """Return how the text mentions a division, table, figure or formula by its number."""
    if isinstance(node, Clause):
        return Words("第", node.number, "章") if node.level == 1 else Words("", node.number)
    if isinstance(node, Annex):
        return Words("附录", node.letter)
    if isinstance(node, Formula):
        return Words("公式（", node.counted, "）")
    if isinstance(node, Table):
        return Words("表", node.counted)
    if isinstance(node, Figure):
        return Words("" if node.is_part else "图", node.counted)
    return Words("", node.number if isinstance(node, Term) else "")


def annex_status(annex: Annex) -> str:
    """Return “规范性” or “资料性” (GB/T 1.1—2020, 9.6.1.2)."""
    return "规范性" if annex.normative else "资料性"


def chinese_numeral(number: int) -> str:
    """Return the number in Chinese, 十二, 一百零一; in digits from a thousand on, which no clause reaches."""
    if number >= 1000:
        return str(number)
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(rest)
    spoken = _below_hundred(rest) if rest > 19 else f"一{_below_hundred(rest)}" if rest > 9 else f"零{DIGITS[rest]}"
    return f"{DIGITS[hundreds]}百{spoken if rest else ''}"


def _below_hundred(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not tens:
        return DIGITS[ones]
    return f"{DIGITS[tens] if tens > 1 else ''}十{DIGITS[ones] if ones else ''}"


def find_targets(standard: Standard) -> dict[str, Target]:
    """Return every label of the numbered document, with the words that a reference to it prints."""
    found: dict[str, Target] = {}
    for target in iter_targets(standard):
        if target.label:
            found.setdefault(target.label, target)
    return found


def iter_targets(standard: Standard) -> Iterator[Target]:
    """Yield every place of the numbered document that a reference can name, whether it has a label or not."""
    for division in standard.divisions():
        yield from _division(division)
    yield from _blocks(standard.notice, "重要提示")


def printed_number(node: Node) -> str:
    """Return the words that mention a division, table, figure or formula; "" if the node has no number of its own."""
    return "" if isinstance(node, Figure) and node.is_part else words_of(node).text


def _division(node: Element | Clause | Annex | Term) -> Iterator[Target]:
    words = _words(node)
    yield Target(node.label, node.id, words)
    if isinstance(node, Term):
        yield from _blocks((*node.definition, *node.examples, *node.notes), words)
        return
    yield from _blocks(node.blocks, words)
    for child in node.clauses:
        yield from _division(child)


def _words(node: Element | Clause | Annex | Term) -> str:
    return node.title if isinstance(node, Element) else words_of(node).text


def _blocks(blocks: Sequence[Block], around: str) -> Iterator[Target]:
    """Yield the targets among *blocks*; *around* is the name of the place that contains them."""
    paragraphs = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            paragraphs += 1
            yield Target(block.label, block.id, f"{around}的第{chinese_numeral(paragraphs)}段")
        elif type(block) in _INSIDE:
            yield from _INSIDE[type(block)](block, around)


def _list(block: List, around: str) -> Iterator[Target]:
    for place, item in enumerate(block.items, 1):
        lettered = block.kind in {"letter", "digit"}
        words = f"{around} {item.number}" if lettered else f"{_holder(around)}的第{chinese_numeral(place)}项"
        yield Target(item.label, item.id, words)
        yield from _blocks(item.blocks, words)


def _holder(around: str) -> str:
    """Return the name of the place of an item without a letter: 5.2列项, or the item around it."""
    return around if around.endswith((")", "项")) else f"{around}列项"


def _counted(block: Note | Example, around: str) -> Iterator[Target]:
    words = f"{around}的{block.number}"
    yield Target(block.label, block.id, words)
    yield from _blocks(block.blocks, words)


def _warning(block: Warning, around: str) -> Iterator[Target]:
    yield from _blocks(block.blocks, around)


def _symbols(block: Where | SymbolList, around: str) -> Iterator[Target]:
    for symbol in block.symbols:
        yield from _blocks(symbol.blocks, around)


def _formula(block: Formula, _around: str) -> Iterator[Target]:
    yield Target(block.label, block.id, printed_number(block))


def _table(table: Table, _around: str) -> Iterator[Target]:
    yield Target(table.label, table.id, table.number)
    for place, row in enumerate(table.rows, 1 - table.header_rows):
        words = f"{table.number}的第{place}行" if place > 0 else f"{table.number}的表头"
        yield Target(row.label, row.id, words)
        for cell in row.cells:
            yield from _blocks(cell.blocks, words)
    yield from _framed(table, table.number)


def _figure(figure: Figure, around: str) -> Iterator[Target]:
    words = f"{around} {figure.number}" if figure.is_part else figure.number
    yield Target(figure.label, figure.id, words)
    for part in figure.subfigures:
        yield from _figure(part, words)
    for item in figure.key:
        yield from _blocks(item.blocks, words)
    yield from _framed(figure, words)


def _framed(node: Table | Figure, words: str) -> Iterator[Target]:
    yield from _blocks(node.paragraphs, words)
    yield from _blocks(node.notes, words)
    for footnote in node.footnotes:
        yield from _footnote(footnote, words)


def _footnote(footnote: Footnote, words: str) -> Iterator[Target]:
    yield from _blocks(footnote.blocks, f"{words}的脚注{footnote.number}")


_INSIDE: dict[type, Any] = {
    List: _list,
    Note: _counted,
    Example: _counted,
    Warning: _warning,
    Formula: _formula,
    **dict.fromkeys((Where, SymbolList), _symbols),
    Table: _table,
    Figure: _figure,
}
"""Type of block → the function that yields the targets in it."""
