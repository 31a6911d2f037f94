"""Comments find their words again in a text that was revised: the experiment of `placing.py`, and single cases."""

from __future__ import annotations

from collections import Counter

import pytest
from msgspec.structs import replace

from drafts import DRAFTS
from placing import Experiment, experiment
from qicao.compare.texts import compare_texts
from qicao.ledger.placing import Placed, Placing
from qicao.ledger.quotes import Quotes
from qicao.model.comment import Anchor, Arrived, Source
from qicao.model.frozen import FrozenText, freeze
from qicao.parse.draft import parse_draft
from snippets import CATALOGUE, document_of, source_of


def outcomes(found: Experiment) -> Counter[str]:
    """How many comments stand right, are left to a person, or are wrong, with a doubt told and without."""
    comparison = compare_texts(found.frozen, found.current)
    quotes, placing, counts = Quotes.of(comparison.old), Placing(comparison), Counter[str]()
    for case in found.cases:
        anchored = quotes.anchor(case.arrived)
        placed = placing.place(anchored.anchor)
        right = placed.element in case.truth if case.truth else not placed.element
        told = "left" if placed.state == "unplaced" else "doubted" if anchored.doubts else "wrong"
        counts["right" if right else told] += 1
    return counts


@pytest.mark.parametrize("name", ["city-operation-centre", "everything"])
@pytest.mark.parametrize("seed", range(4))
def test_comments_stand_right_in_a_revised_text_and_none_stands_wrong_in_silence(name: str, seed: int) -> None:
    """Five hundred on every kind of element, a fifth without a quote, thirty of a hundred clauses revised."""
    found = experiment(DRAFTS[name], seed)
    counts = outcomes(found)

    assert len(found.cases) == 500
    assert len({case.kind for case in found.cases}) >= 12
    assert sum(not case.arrived.exact for case in found.cases) >= 75
    assert counts["right"] >= 0.97 * len(found.cases)
    assert counts["wrong"] == 0


TEXT = """\
# 范围

本文件规定了充电柜的要求。

# 要求

## 接地

充电柜应可靠接地，并应每日检查。

## 检查

{#doors}
柜门应完好，见[](#table-1)。

{#table-1}
:::{table} 周期
| 项 | 周期 |
| --- | --- |
| 柜门 | 每日 |
| 电缆 | 每月 |
:::
"""


def placed(after: str, place: str = "", quote: str = "", before: str = TEXT) -> Placed:
    """Where a comment on the text stands in the one that comes after it."""
    old = frozen(before)
    parsed = parse_draft(replace(source_of(after), frozen=old), CATALOGUE)
    comparison = compare_texts(old, freeze(parsed.standard, parsed.keys))
    anchored = Quotes.of(comparison.old).anchor(Arrived("form", Source(), "改。", place, quote))
    assert anchored.anchor.element
    return Placing(comparison).place(anchored.anchor)


def frozen(text: str) -> FrozenText:
    """The text as it is sent out."""
    return freeze(document_of(text).standard, {})


@pytest.mark.parametrize(
    ("place", "quote", "edit", "state", "number", "words"),
    [
        ("4.1", "可靠接地", ("", ""), "placed", "4.1", "可靠接地"),
        ("4.1", "可靠接地", ("## 接地", "## 总则\n\n应安全。\n\n## 接地"), "moved", "4.2", "可靠接地"),
        ("4.1", "可靠接地", ("可靠接地", "牢固接地"), "changed", "4.1", "牢固接地"),
        ("4.1", "可靠接地", ("每日检查", "每周检查"), "placed", "4.1", "可靠接地"),
        ("4.1", "", ("每日检查", "每周检查"), "changed", "4.1", "接地\n充电柜应可靠接地，并应每周检查。"),
        (
            "",
            "充电柜应可靠接地，并应每日检查。",
            ("充电柜应可靠接地，并应每日检查。", "门口不得堆放杂物。"),
            "unplaced",
            "",
            "",
        ),
        ("4.1", "并应每日检查", ("，并应每日检查。", "。\n\n应每日检查。"), "changed", "4.1的第二段", "应每日检查"),
        ("表1第2行第2列", "", ("每月", "每周"), "changed", "表1的第2行第2列", "每周"),
        (
            "4.2",
            "柜门应完好",
            ("{#doors}", ":::{table} 前\n| a |\n| --- |\n| b |\n:::\n\n{#doors}"),
            "placed",
            "4.2",
            "柜门应完好",
        ),
        ("", "见表1", ("{#doors}", ":::{table} 前\n| a |\n| --- |\n| b |\n:::\n\n{#doors}"), "placed", "4.2", "见表2"),
    ],
)
def test_a_comment_is_where_its_words_are(  # noqa: PLR0917 -- a row of the table
    place: str, quote: str, edit: tuple[str, str], state: str, number: str, words: str
) -> None:
    """Moved with them, changed with them, and left to a person when they are gone; renumbered references are no change."""
    found = placed(TEXT.replace(*edit) if edit[0] else TEXT, place, quote)

    assert (found.state, found.number, found.words) == (state, number, words)


def test_a_comment_on_the_whole_is_always_placed() -> None:
    """It has no words that could go."""
    comparison = compare_texts(frozen(TEXT), frozen(TEXT))

    assert Placing(comparison).place(Anchor("全文", whole=True)) == Placed("placed")


def test_a_quote_that_contradicts_its_place_is_told() -> None:
    """The words are there, so they count; a short quote does not outweigh a place."""
    quotes = Quotes.of(compare_texts(frozen(TEXT), frozen(TEXT)).old)
    long = quotes.anchor(Arrived("form", Source(), "改。", "第1章", "充电柜应可靠接地"))
    short = quotes.anchor(Arrived("form", Source(), "改。", "第1章", "柜门"))

    assert (long.anchor.number, bool(long.doubts)) == ("4.1", True)
    assert (short.anchor.number, bool(short.doubts)) == ("第1章", True)


def test_a_quote_that_stands_twice_is_known_by_what_is_around_it() -> None:
    """And without that by nothing."""
    quotes = Quotes.of(compare_texts(frozen(TEXT), frozen(TEXT)).old)

    assert (
        quotes.anchor(Arrived("word", Source(), "改。", exact="每日", prefix="柜门\n", suffix="\n电缆")).anchor.number
        == "表1的第1行第2列"
    )
    assert quotes.anchor(Arrived("word", Source(), "改。", exact="每日")).doubts
