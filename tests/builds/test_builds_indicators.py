"""What the site shows of a set, and what its script computes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from drafts import ROOT
from qicao.builds.indicators import page_of_set, program_of, shown_tree, trial_of
from qicao.drawn.formulas import Formulas
from qicao.indicators.formula import read_formula
from qicao.indicators.problem import Problem
from qicao.indicators.read import FOLDER, ReadSet, read_set
from qicao.render.system.pages.values import Part
from qicao.source.files import DISK
from qicao.source.world import open_world

SETS = sorted(path.stem for path in (ROOT / FOLDER).glob("*.yaml"))
SMALL = """\
id: small
title: 小
units: 区
data:
  - {id: a, title: 甲, symbol: a, unit: 件}
indicators:
  - {id: one, title: 一, symbol: A, formula: "two + two", rating: {kind: linear, zero: 0, full: 1}, weight: 0.5}
  - {id: two, title: 二, symbol: B, formula: "a / sum(a, units)", rating: {kind: linear, zero: 0, full: 1}, weight: 0.3}
  - {id: bad, title: 三, symbol: C, formula: "a +", rating: {kind: linear, zero: 0, full: 1}, weight: 0.1}
  - {id: ring, title: 四, symbol: D, formula: "ring * 2", rating: {kind: linear, zero: 0, full: 1}, weight: 0.1}
"""


def small(folder: Path) -> ReadSet:
    """A set with an indicator of indicators, one that cannot be read and one that names itself."""
    (folder / FOLDER).mkdir(parents=True)
    (folder / FOLDER / "small.yaml").write_text(SMALL, encoding="utf-8")
    return read_set(DISK, folder, "small")


def test_an_indicator_of_indicators_asks_for_their_data(tmp_path: Path) -> None:
    """Each field once; without data there is nothing to try."""
    one = small(tmp_path)
    trial = trial_of(one, "one")

    assert trial
    assert [(field.key, field.title, field.value) for field in trial.fields] == [
        ("a", "甲", "100"),
        ("a@units", "各区的甲", "100、100、100"),
    ]
    assert trial.words.startswith("一＝二＋二＝0.333333＋0.333333＝0.666667；得66.6667分")
    assert trial_of(one, "bad") is None
    assert trial_of(one, "ring") is None
    assert list(json.loads(program_of(one))["indicators"]) == ["ring", "two", "one"]


def test_a_formula_is_lists_with_numbers_in_base_units() -> None:
    """Nothing in them is text to be run."""
    tree = read_formula("if(x > 15 [min], -x, max(x, 2))")

    assert not isinstance(tree, Problem)
    assert shown_tree(tree) == [
        "if",
        [">", ["name", "x"], ["number", 900]],
        ["negative", ["name", "x"]],
        ["max", ["name", "x"], ["number", 2]],
    ]


@pytest.mark.parametrize("name", SETS)
def test_every_indicator_has_its_card_with_an_example(name: str, tmp_path: Path) -> None:
    """In the order of the file, with points that come of numbers."""
    one = read_set(DISK, ROOT, name)
    page = page_of_set(one, Formulas(open_world(tmp_path)), {})
    cards = [block for block in page.blocks if isinstance(block, Part)]
    trials = [trial_of(one, row.value.id) for row in one.indicators]

    assert [card.id for card in cards] == [row.value.id for row in one.indicators]
    assert [trial.id for trial in trials if trial and "分，乘以权重" in trial.words] == [card.id for card in cards]
    assert page.scripts == ("indicators",)
