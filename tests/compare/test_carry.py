"""The law of identity where the words themselves change: the last text that was sent out tells who is who."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from drafts import DRAFTS
from edits import read_after, text_of
from qicao.compare.likeness import likeness
from qicao.model.frozen import FrozenText, freeze, own_text
from qicao.model.tree import iter_nodes
from qicao.parse.draft import load_draft, parse_draft
from qicao.source.frozen import frozen_json, last_round, read_frozen
from snippets import CATALOGUE, document_of, draft_of, source_of

TEXTS = {name: text_of(DRAFTS[name]) for name in ("city-operation-centre", "everything", "group-guide")}


ONE = "# 范围\n\n本文件规定了充电柜的要求。\n\n# 要求\n\n## 一般要求\n\n充电柜应可靠接地，并应每日检查。\n"


def ids_of(text: str, frozen: FrozenText) -> dict[str, str]:
    """Id by words."""
    return {own_text(node): node.id for node in iter_nodes(read_after(frozen)(text)) if own_text(node)}


def test_an_id_is_carried_through_several_rounds() -> None:
    """The frozen text of the second knows what its words alone would be called."""
    two, three = ONE.replace("每日", "每班次"), ONE.replace("每日检查", "每班次巡查一次")
    first = freeze(document_of(ONE).standard, {})
    second_draft = parse_draft(replace(source_of(two), frozen=first), CATALOGUE)
    second = freeze(second_draft.standard, second_draft.keys)
    id_ = ids_of(ONE, first)["充电柜应可靠接地，并应每日检查。"]

    assert ids_of(two, second)["充电柜应可靠接地，并应每班次检查。"] == id_
    assert ids_of(three, second)["充电柜应可靠接地，并应每班次巡查一次。"] == id_
    assert ids_of(two, FrozenText())["充电柜应可靠接地，并应每班次检查。"] != id_


def test_what_is_new_gets_no_id_of_what_is_gone() -> None:
    """Not even in its place."""
    frozen = freeze(document_of(ONE).standard, {})
    new = ids_of(ONE.replace("充电柜应可靠接地，并应每日检查。", "门口不得堆放杂物。"), frozen)

    assert new["门口不得堆放杂物。"] not in {element.id for element in frozen.elements}


def test_a_label_takes_the_place_of_the_id() -> None:
    """The old id is nobody's then."""
    frozen = freeze(document_of(ONE).standard, {})
    text = ONE.replace("充电柜应可靠", "{#earth}\n充电柜应可靠")
    gone = ids_of(ONE, frozen)["充电柜应可靠接地，并应每日检查。"]
    new = ids_of(text, frozen)

    assert new["充电柜应可靠接地，并应每日检查。"] == "earth"
    assert gone not in new.values()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "JSON"),
        (b"\xff\xfe\x00", "JSON"),
        (b"[" * 100_000, "JSON"),
        (b"[1, 2]", "elements"),
        (b'{"format": 9, "elements": []}', "format"),
        (b'{"format": 1, "elements": [{"id": 3, "kind": "clause"}]}', "id"),
        (b'{"format": 1, "elements": [null]}', "id"),
    ],
)
def test_a_bad_file_is_a_finding(content: bytes, words: str, tmp_path: Path) -> None:
    """The draft is read as if there were none."""
    draft = draft_of(tmp_path / "draft", ONE)
    (tmp_path / "draft/reviews/1").mkdir(parents=True)
    (tmp_path / "draft/reviews/1/text.json").write_bytes(content)
    found = load_draft(tmp_path / "draft")

    (finding,) = [item for item in found.findings if item.code == "FIL014"]
    assert words in finding.message
    assert finding.span.file.endswith("draft/reviews/1/text.json")
    assert found.standard == draft.standard


def test_the_last_round_counts_and_reads_back(tmp_path: Path) -> None:
    """The tenth is after the second; what is written is what is read."""
    folder = draft_of(tmp_path / "draft", ONE.replace("每日", "每班次")).source.folder
    frozen = freeze(document_of(ONE).standard, {})
    for name, text in (("2", FrozenText()), ("10", frozen)):
        (folder / "reviews" / name).mkdir(parents=True)
        (folder / "reviews" / name / "text.json").write_text(frozen_json(text), encoding="utf-8")

    assert last_round(folder) == "10"
    assert read_frozen(folder, "draft", Path.read_bytes) == (frozen, ())
    assert {node.id for node in iter_nodes(load_draft(folder).standard)} == {element.id for element in frozen.elements}


def test_likeness_counts_what_both_have_in_order() -> None:
    """Whatever is between."""
    assert likeness("甲乙丙", "甲乙丙") == 1
    assert likeness("甲乙丙丁", "乙丁") == pytest.approx(4 / 6)
    assert likeness("", "甲") == likeness("甲", "乙") == 0
