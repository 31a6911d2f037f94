"""Ids are made from content, so that links and comments find their place after edits elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafts import DRAFTS, read_draft
from mutations import copy_draft
from qicao.model.tree import iter_nodes
from qicao.parse.draft import ReadDraft, load_draft


def ids(draft: ReadDraft) -> list[str]:
    """The id of every node, in printed order."""
    return [node.id for node in (*iter_nodes(draft.standard), *draft.standard.footnotes)]


@pytest.mark.parametrize("name", DRAFTS)
def test_every_node_has_an_id_of_its_own(name: str) -> None:
    """Down to the cells of tables."""
    found = ids(read_draft(name))

    assert all(found)
    assert len(found) - len(read_draft(name).standard.footnotes) <= len(set(found))


@pytest.mark.parametrize("name", DRAFTS)
def test_ids_do_not_depend_on_lines_or_folders(name: str, tmp_path: Path) -> None:
    """Another place on the disk, and a comment above all text, change none."""
    draft = copy_draft(DRAFTS[name], tmp_path)
    index = draft / "index.md"
    index.write_text(f"% 一行批注\n\n{index.read_text(encoding='utf-8')}", encoding="utf-8")

    assert ids(load_draft(draft)) == ids(read_draft(name))
