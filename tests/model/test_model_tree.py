"""The tree of a document: every node once, every text changed in its place."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from drafts import DRAFTS, read_draft
from notation import tree
from qicao.model.inline import Text
from qicao.model.tree import children, inline_texts, iter_nodes, rewrite
from snippets import document_of

TEXT = "# 范围\n\n甲。\n\n1. 乙；\n2. 丙。\n\n注：丁。\n"


@pytest.mark.parametrize("name", DRAFTS)
def test_every_node_is_reached_once(name: str) -> None:
    """The walk over all is the walk over what stands in each."""
    standard = read_draft(name).standard
    nodes = list(iter_nodes(standard))
    found = [*children(standard), *(child for node in nodes for child in children(node))]

    assert len(nodes) == len(found)
    assert {id(node) for node in nodes} == {id(node) for node in found}


def test_texts_are_changed_where_they_stand() -> None:
    """And what has none stays the same object."""
    standard = document_of(TEXT).standard
    changed = rewrite(
        standard, lambda text: tuple(replace(part, text="＋") if isinstance(part, Text) else part for part in text)
    )

    assert tree(changed.chapters[0]) == ('clause(1 ＋){p"＋" list{item(a)){p"＋"} item(b)){p"＋"}} note(注){p"＋"}}')
    assert rewrite(standard, lambda text: text) is standard
    assert len(list(inline_texts(standard))) == len(list(inline_texts(changed)))
