"""Each printed character that the author typed leads to its line and column of the source, and a fix touches exactly its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafts import DRAFTS, read_draft
from places import FAULTS, Place, write_placed
from qicao.check.draft import check_draft
from qicao.parse.draft import Draft, load_draft
from qicao.rules.context import Context
from qicao.rules.locate import source_of, span_of
from qicao.rules.passage import OBJECT, UNSEEN
from snippets import draft_of

SEEDS = range(40)
Found = list[tuple[str, Place]]


def found_places(draft: Draft, folder: Path) -> dict[str, Found]:
    """By its first letter, each text with the place to which each of its characters leads."""
    context = Context(draft.standard, draft.source.yaml, draft.catalogue, draft.files)
    texts: dict[str, Found] = {}
    for passage in context.passages:
        known: Found = []
        for piece in passage.pieces:
            for at in range(piece.start, piece.end) if piece.literal else ():
                span = span_of(passage, at, at + 1)
                if span and passage.text[at] not in OBJECT:
                    name = Path(span.file).resolve().relative_to(folder.resolve()).as_posix()
                    known.append((passage.text[at], (name, span.line, span.column)))
        if known:
            texts.setdefault(known[0][0], known)
    return texts


def seen(places: Found) -> Found:
    """The characters that leave ink."""
    return [(char, place) for char, place in places if not char.isspace() and not UNSEEN.fullmatch(char)]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.one_in(8)
def test_every_character_leads_to_its_line_and_column(seed: int, tmp_path: Path) -> None:
    """Over the ends of lines, behind entities and escapes, in cells, in files of any ends of lines, in data."""
    written = write_placed(tmp_path / "draft", seed)
    found = found_places(load_draft(tmp_path / "draft"), tmp_path / "draft")
    wrong = {}
    for first, places in written.texts.items():
        wanted, got = seen(places), seen(found.get(first, []))
        if wanted != got[: len(wanted)]:
            at = next((i for i, pair in enumerate(wanted) if pair != got[i : i + 1][:1]), 0)
            wrong[first] = next(
                ((one, other) for one, other in zip(wanted, got, strict=False) if one != other), (wanted[at:], got[at:])
            )

    assert wrong == {}
    assert len(written.texts) > 40


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.one_in(8)
def test_a_fix_touches_exactly_its_words(seed: int, tmp_path: Path) -> None:
    """Whatever stands around them."""
    written = write_placed(tmp_path / "draft", seed)
    draft = load_draft(tmp_path / "draft")
    edits = {}
    for finding in check_draft(draft).findings:
        for edit in finding.fix.edits if finding.fix and finding.code in FAULTS.values() else ():
            name = Path(edit.span.file).resolve().relative_to((tmp_path / "draft").resolve()).as_posix()
            edits[name, edit.span.line, edit.span.column] = (edit.span.end_line, edit.span.end_column)
    known = {place: (place[1], place[2] + len(word)) for word, place in written.faults}

    assert {place: end for place, end in edits.items() if known.get(place) != end} == {}
    assert {place for word, place in written.faults if word == ","} <= edits.keys()


def misplaced(draft: Draft) -> list[str]:
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
