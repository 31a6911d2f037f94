"""The short pattern that is asked first never hides a place that the whole pattern finds."""

from __future__ import annotations

import re
from random import Random

import pytest

from qicao.rules.rule import Rule
from qicao.rules.table import all_rules

NEAR = [rule for rule in all_rules() if rule.near]
PIECES = (
    *"0123456789.,/(（每个至到约～~±×xX*＊%％-—–+−。的 \u00a0\u2009℃Ω°′",
    *[
        "m2",
        "kPa",
        "mm",
        "kg",
        "W/(m·K)",
        "dB(A)",
        "μF",
        "min",
        "mL",
        "m³",
        *["表", "表1", "第", "第5章", "章", "式", "公式（3）", "附录A", "附录"],
        "毫米",
        "小时",
        "分钟",
        "千克",
        "英寸",
        "磅",
        "市斤",
        "毫米汞柱",
        "平方米",
        "帕",
        "1.5",
        "30",
        "120",
        "63",
    ],
)
"""What stands in and around numbers, of quantities and of parts of the document."""


@pytest.mark.parametrize("rule", NEAR, ids=lambda rule: rule.code)
def test_what_the_pattern_finds_its_short_form_finds_too(rule: Rule) -> None:
    """In thousands of texts put together by chance, of which some hold what the rule looks for."""
    chance = Random(rule.code)
    texts = ["".join(chance.choices(PIECES, k=chance.randint(2, 9))) for _ in range(20000)]
    found = [text for text in texts if re.search(rule.pattern, text)]

    assert found
    assert [text for text in found if not re.search(rule.near, text)] == []
