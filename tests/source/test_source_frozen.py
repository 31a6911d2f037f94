"""The text that was sent out: the last round counts, and a bad file is a finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from qicao.model.frozen import FrozenText, freeze
from qicao.model.tree import iter_nodes
from qicao.parse.draft import load_draft
from qicao.source.files import DISK
from qicao.source.frozen import frozen_json, last_round, read_frozen
from snippets import document_of, draft_of

ONE = "# 范围\n\n本文件规定了充电柜的要求。\n\n# 要求\n\n## 一般要求\n\n充电柜应可靠接地，并应每日检查。\n"


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

    assert last_round(DISK, folder) == "10"
    assert read_frozen(DISK, folder, "draft") == (frozen, ())
    assert {node.id for node in iter_nodes(load_draft(folder).standard)} == {element.id for element in frozen.elements}
