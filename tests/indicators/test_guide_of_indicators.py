"""What the guide to indicators shows is true."""

from __future__ import annotations

import re

import pytest

from drafts import ROOT
from indicatorsets import sets_of
from qicao.indicators.formula import read_condition, read_formula
from qicao.indicators.problem import Problem
from qicao.indicators.rules.run import check_sets
from qicao.indicators.units import read_unit

GUIDE = (ROOT / "docs/indicators.md").read_text(encoding="utf-8")
TABLES = {head: GUIDE.partition(f"\n## {head}\n")[2].partition("\n## ")[0] for head in ("公式", "单位")}


def cells(head: str, column: int) -> list[str]:
    """The words in code type in a column of the table below that heading."""
    rows = [line.split("|") for line in TABLES[head].splitlines() if line.startswith("| ")][2:]
    return [word for row in rows for word in re.findall(r"`([^`]+)`", row[column])]


def test_the_set_of_the_guide_has_no_findings() -> None:
    """A reader may begin with it."""
    text = re.search(r"```yaml\n(# yaml-language-server.*?)```", GUIDE, re.DOTALL)
    assert text

    assert check_sets(sets_of(example=text[1])) == ()


@pytest.mark.parametrize("text", cells("公式", 1))
def test_the_formulas_of_the_guide_are_read(text: str) -> None:
    """All of them."""
    assert not isinstance(read_formula(text), Problem)


@pytest.mark.parametrize("unit", [one for one in cells("单位", 2) if one not in {"百", "千", "万", "亿"}])
def test_the_units_of_the_guide_are_known(unit: str) -> None:
    """All of them."""
    assert read_unit(unit)


@pytest.mark.parametrize("sign", ["<", "<=", ">", ">=", "==", "!="])
def test_comparisons_of_the_guide_are_read(sign: str) -> None:
    """All of them, joined by words."""
    assert not isinstance(read_condition(f"not a {sign} b and a {sign} 1 or b {sign} 2"), Problem)
