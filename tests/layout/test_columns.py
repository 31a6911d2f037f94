"""How wide columns are: short cells stand on one line, in Word, in the PDF and on the page."""

from __future__ import annotations

import random

import pytest

from qicao.layout.columns import ACROSS, FRAME, INSET, column_rooms, column_shares, text_width
from qicao.model.block import Cell, Paragraph, Table
from qicao.model.inline import readable_text
from qicao.model.tree import iter_nodes
from snippets import document_of

CHARACTER = 3.175
"""Millimetres of a character of 9 pt."""
LONG = "由各区城市运行管理机构按照本文件的规定开展运行监测、值班值守、指挥协调和评估改进工作的全部要求"


def table_of(rows: list[list[str]]) -> Table:
    """The table with these cells, the first row its head."""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.insert(1, f"|{' --- |' * len(rows[0])}")
    text = ":::{table} 示例\n" + "\n".join(lines) + "\n:::\n"
    parsed = document_of(f"# 范围\n\n本文件规定了示例。\n\n# 要求\n\n{text}")
    return next(node for node in iter_nodes(parsed.standard) if isinstance(node, Table))


def broken(block: Table) -> list[str]:
    """The cells that do not stand on one line."""
    rooms = column_rooms(block)
    cells = [(item.column, cell_text(item)) for row in block.rows for item in row.cells]
    return [words for column, words in cells if text_width(words) * CHARACTER > rooms[column] - INSET]


def cell_text(item: Cell) -> str:
    """The words of a cell of one paragraph."""
    return "".join(readable_text(block.inlines) for block in item.blocks if isinstance(block, Paragraph))


@pytest.mark.parametrize("long", [1, 2, 3])
@pytest.mark.parametrize("empty", [0, 1, 3])
def test_a_short_cell_is_not_broken_beside_long_ones(long: int, empty: int) -> None:
    """Nor beside empty ones, which have room."""
    rows = [
        ["字段", "长度", *["说明"] * long, *["备注"] * empty],
        ["标识", "不定长", *[LONG] * long, *["—"] * empty],
        ["统一编号", "18", *["无"] * long, *["—"] * empty],
    ]

    assert broken(table_of(rows)) == [LONG] * long


def test_columns_are_fair_whatever_they_hold() -> None:
    """No column has more than it needs while another is broken; one that needs less than the broken ones have is whole."""
    chance = random.Random(10)
    for _ in range(200):
        wide = chance.randint(2, 8)
        rows = [[LONG[: chance.choice((1, 2, 3, 5, 8, 13, 21, 40))] for _ in range(wide)] for _ in range(3)]
        block = table_of(rows)
        shares, needed = column_shares(block), [max(map(len, column)) + FRAME for column in zip(*rows, strict=True)]
        short = [share for share, need in zip(shares, needed, strict=True) if share < need - 0.01]
        whole = [share for share, need in zip(shares, needed, strict=True) if share >= need - 0.01]

        assert not short or max(whole, default=0) <= min(short) + 0.01
        assert not short or sum(shares) == pytest.approx(ACROSS[False], abs=0.1)


def test_words_are_not_broken_where_there_is_room() -> None:
    """A code in Latin letters has its width, though other columns hold much text."""
    code = "X-Request-ID-2024"
    rows = [["名称", "说明", "要求", "依据"], [code, LONG, LONG, LONG]]

    assert code not in broken(table_of(rows))


def test_what_has_room_shares_it_by_need() -> None:
    """All cells stand on one line; the column with longer ones is the wider."""
    block = table_of([["甲", "乙"], ["一二三四五六七八九十", "无"]])
    longer, shorter = column_shares(block)

    assert broken(block) == []
    assert longer > 2 * shorter
