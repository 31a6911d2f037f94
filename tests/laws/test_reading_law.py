"""Each character of the source that is not blank is in the model, is known markup or lies under a finding, and every text knows its place."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from drafts import DRAFTS, read_draft
from laws import broken_laws
from qicao.model.standard import Clause


@pytest.mark.parametrize("name", DRAFTS)
def test_no_text_vanishes_and_every_text_knows_its_place(name: str) -> None:
    """Through includes, lists, cells and nested directives."""
    assert broken_laws(read_draft(name)) == []


@pytest.mark.parametrize("name", DRAFTS)
def test_the_laws_notice_a_chapter_that_is_gone(name: str) -> None:
    """A law that cannot be broken proves nothing."""
    draft = read_draft(name)
    standard = replace(draft.standard, chapters=draft.standard.chapters[:-1])

    assert broken_laws(replace(draft, standard=standard))


def test_the_laws_notice_a_text_that_is_elsewhere() -> None:
    """A place that is one column off is a broken law."""
    draft = read_draft("group-guide")
    chapter = draft.standard.chapters[0]
    assert isinstance(chapter, Clause)
    title = chapter.title[0]
    assert title.span
    moved = replace(title, span=replace(title.span, column=title.span.column + 1))
    standard = replace(draft.standard, chapters=(replace(chapter, title=(moved,)), *draft.standard.chapters[1:]))

    assert broken_laws(replace(draft, standard=standard))
