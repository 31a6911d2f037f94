"""The order of 符号和缩略语 (GB/T 1.1—2020, 8.8.3)."""

from __future__ import annotations

import re
from random import Random

import pytest

from notation import tree
from qicao.parse.symbols import symbol_key
from snippets import document_of

ORDERS = {
    "大写先于小写": ["A", "a", "B", "b"],
    "无角标、字母角标、数字角标": ["B", "b", "C", "C_m", "C_2", "c", "d", "d_{ext}", "d_{int}", "d_1"],
    "希腊字母在拉丁字母之后，其他在最后": ["Z", "z", r"\Alpha", r"\alpha", "β", r"\Omega", "ω", "℃"],
    "角标写成正体也一样": ["C", r"C_{\mathrm{m}}", "C_2"],
    "缩略语": ["AI", "API", "BIM", "GIS"],
}


@pytest.mark.parametrize("rule", ORDERS)
def test_symbols_are_in_the_order_of_the_norm(rule: str) -> None:
    """However they were shuffled before."""
    shuffled = ORDERS[rule].copy()
    Random(1).shuffle(shuffled)

    assert sorted(shuffled, key=symbol_key) == ORDERS[rule]


def test_the_chapter_of_symbols_is_sorted_and_its_clauses_too() -> None:
    """Other lists of symbols stay as the author wrote them."""
    pair = "$b$\n: 乙\n\n$A$\n: 甲\n"
    text = f"# 范围\n\n# 符号和缩略语\n\n## 符号\n\n{pair}\n## 缩略语\n\nGIS\n: 丙\n\nBIM\n: 丁\n\n# 要求\n\n{pair}"
    found = re.findall(r"symbol\((.*?)——", tree(*document_of(text).standard.chapters))

    assert found == ["$A$", "$b$", "BIM", "GIS", "$b$", "$A$"]
