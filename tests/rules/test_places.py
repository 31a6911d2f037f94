"""The law of places: each printed character that the author typed leads to that very character of the source."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafts import DRAFTS, read_draft
from qicao.parse.draft import ReadDraft
from qicao.rules.context import Context
from qicao.rules.locate import source_of, span_of
from qicao.rules.passage import OBJECT
from snippets import draft_of


def misplaced(draft: ReadDraft) -> list[str]:
    """The characters that lead elsewhere; entities and escapes lead to their first sign."""
    context = Context(draft.standard, draft.source.yaml, draft.catalogue, draft.files)
    faults = []
    for passage in context.passages:
        for piece in passage.pieces:
            for at in range(piece.start, piece.end) if piece.literal else ():
                char, span = passage.text[at], span_of(passage, at, at + 1)
                found = source_of(draft.files, span) if span else ""
                if char not in {OBJECT, " "} and found[:1] not in {char, "\\", "&"}:
                    faults.append(f"{span}: {char!r} 在 {found!r}，{passage.text[:20]!r}")
    return faults


@pytest.mark.parametrize("name", DRAFTS)
def test_every_character_of_our_drafts_leads_to_itself(name: str) -> None:
    """Through includes, cells, options, directives and YAML."""
    assert misplaced(read_draft(name)) == []


@pytest.mark.parametrize(
    "text",
    [
        "甲English\nwords are\njoined，乙。",
        "甲乙\n丙丁 a b\nc d，戊。",
        "- English\n  words a\n  b；\n- 乙。",
        "| 甲\\|乙 | a b |\n| --- | --- |\n| c d | e\\|f g |",
    ],
)
def test_characters_behind_a_line_break_lead_to_themselves(text: str, tmp_path: Path) -> None:
    """Where lines are joined with a blank and where without, in items and in cells."""
    assert misplaced(draft_of(tmp_path / "draft", f"# 范围\n\n{text}\n")) == []
