"""The ways in which people write a place: each row of `place.md` is a case."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from drafts import DRAFTS, read_draft
from qicao.compare.texts import compare_texts
from qicao.compare.tree import FrozenTree
from qicao.ledger.placing import Placing
from qicao.ledger.quotes import Quotes
from qicao.ledger.spot import find_spot
from qicao.model.comment import Arrived, Source
from qicao.model.frozen import FrozenText, freeze
from snippets import document_of

PAGE = Path(__file__).with_name("place.md").read_text(encoding="utf-8")
CASES = re.findall(r"^\| (.+?) \| (.+?) \|$", PAGE.rpartition("```")[2], re.MULTILINE)[2:]
DOUBTFUL = {"4.1第九段", "表1第9行", "表1注2"}
"""What leads to the clause or table only, and says so."""


@cache
def text() -> FrozenText:
    """The text of the page."""
    match = re.search(r"```markdown\n(.*?)```", PAGE, re.DOTALL)
    assert match
    return freeze(document_of(match[1]).standard, {})


@cache
def tree() -> FrozenTree:
    """The elements of it."""
    return FrozenTree.of(text())


def test_there_are_many_ways() -> None:
    """The table is read whole."""
    assert len(CASES) > 100
    assert len({words for words, _ in CASES}) == len(CASES)


@pytest.mark.parametrize(("words", "meant"), CASES, ids=[words for words, _ in CASES])
def test_a_place_is_read_as_it_is_meant(words: str, meant: str) -> None:
    """Or it is said that it is not understood; never another place without a word."""
    spot = find_spot(words, tree())
    found = "全文" if spot.whole else "｜".join(map(tree().label, spot.elements)) or "？"

    assert found == meant
    assert bool(spot.doubts) == (meant == "？" or words in DOUBTFUL)


@pytest.mark.parametrize("name", ["", *DRAFTS])
def test_every_label_is_read_as_a_place_with_that_label(name: str) -> None:
    """What the ledger prints as a place leads back to it; what stands in a cell or a symbol list is found by its quote."""
    known = FrozenTree.of(freeze(read_draft(name).standard, {})) if name else tree()
    labels = {
        known.label(id_)
        for id_ in known.elements
        if not re.search(r"[行列头]\d*列? |列.*的|重要提示", known.label(id_))
    }
    read = {label: find_spot(label, known) for label in sorted(labels - {""})}
    lost = [(label, spot) for label, spot in read.items() if [known.label(id_) for id_ in spot.elements] != [label]]

    assert len(labels) > 10
    assert lost == []


@pytest.mark.parametrize("words", [words for words, meant in CASES if "｜" in meant])
def test_every_place_that_is_named_is_told(words: str) -> None:
    """In the record, and where the comment stands now; none of several is dropped."""
    anchor = Quotes.of(tree()).anchor(Arrived("form", Source(), "改。", words)).anchor
    found = Placing(compare_texts(text(), text()))
    wanted = dict(CASES)[words].replace("｜", "、")

    assert (anchor.number, found.place(anchor).number) == (wanted, wanted)
