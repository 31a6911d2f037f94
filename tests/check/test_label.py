"""`qicao label` fixes ids for good: nothing else of the document changes by it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from drafts import DRAFTS
from mutations import copy_draft
from qicao.check.label import find_labels, write_labels
from qicao.cli import app_with
from qicao.model.outline import outline
from qicao.parse.draft import load_draft
from snippets import draft_of

TEXT = "# 范围\n\n本文件规定了充电柜的要求。\n\n# 要求\n\n## 一般要求\n\n充电柜要求如下：\n\n1. 接地；\n2. 上锁。\n"


def numbered(folder: Path) -> list[tuple[str, str, str, str]]:
    """Kind, id, number and words of everything in the outline."""
    return [(item.kind, item.id, item.number, item.title or item.text) for item in outline(load_draft(folder).standard)]


@pytest.mark.parametrize("name", ["group-guide"])
def test_all_labels_change_nothing_else(name: str, tmp_path: Path) -> None:
    """Ids, numbers and words are the same, there is nothing new to find, and nothing is left to label."""
    folder = copy_draft(DRAFTS[name], tmp_path)
    before, findings = numbered(folder), len(load_draft(folder).findings)
    labels = find_labels(folder)
    write_labels(labels)

    assert len(labels.labels) > 10
    assert numbered(folder) == before
    assert len(load_draft(folder).findings) <= findings
    assert find_labels(folder, labels.labels).labels == ()


def test_a_label_holds_the_id_when_the_words_change(tmp_path: Path) -> None:
    """A clause, an item and a paragraph, by their numbers and by id; encoding and line ends stay."""
    folder = draft_of(tmp_path / "draft", TEXT).source.folder
    (folder / "index.md").write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    (paragraph,) = [
        node.id
        for node in load_draft(folder).standard.chapters[-1].clauses[0].blocks[:1]  # type: ignore[union-attr]
    ]
    ids = {item.number or item.title: item.id for item in outline(load_draft(folder).standard)}
    write_labels(find_labels(folder, ["4.1", "a)", paragraph]))
    text = (folder / "index.md").read_bytes().decode("utf-8-sig")

    assert text == TEXT.replace("## 一", f"{{#{ids['4.1']}}}\n## 一").replace(
        "接地", f"[]{{#{ids['a)']}}}接地"
    ).replace("充电柜要求如下", f"{{#{paragraph}}}\n充电柜要求如下").replace("\n", "\r\n")
    (folder / "index.md").write_text(text.replace("一般要求", "总要求").replace("接地", "可靠接地"), encoding="utf-8")
    now = {item.number or item.title: item.id for item in outline(load_draft(folder).standard)}
    assert (now["4.1"], now["a)"]) == (ids["4.1"], ids["a)"])


def test_the_command_shows_writes_and_says_what_it_does_not_know(tmp_path: Path) -> None:
    """With --diff nothing is written."""
    folder = draft_of(tmp_path / "draft", TEXT).source.folder
    shown = CliRunner().invoke(app_with(), ["label", str(folder), "4.1", "--diff"])
    unknown = CliRunner().invoke(app_with(), ["label", str(folder), "9.9"])

    assert "+{#c-" in shown.output
    assert (folder / "index.md").read_text(encoding="utf-8") == TEXT
    assert unknown.exit_code == 1
    assert "9.9" in unknown.output


def test_old_ids_are_mapped_to_new_ones(tmp_path: Path) -> None:
    """For links that exist."""
    folder = draft_of(tmp_path / "draft", TEXT).source.folder
    old = tmp_path / "old.json"
    old.write_text(
        CliRunner().invoke(app_with(), ["outline", str(folder), "--format", "json"]).output, encoding="utf-8"
    )
    before = {item["number"]: item["id"] for item in json.loads(old.read_text(encoding="utf-8"))["items"]}
    (folder / "index.md").write_text(
        TEXT.replace("一般要求", "一般的要求").replace("1. 接地；\n", ""), encoding="utf-8"
    )
    after = {item.number: item.id for item in outline(load_draft(folder).standard)}
    lines = CliRunner().invoke(app_with(), ["label", str(folder), "--map", str(old)]).output.splitlines()

    assert f"{before['4.1']} → {after['4.1']}" in lines
    assert f"{before['a)']} → （没有了）" in lines
