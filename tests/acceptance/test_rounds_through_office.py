"""What we write for a round, saved again by another program, is still known: the table and the draft with comments."""

from __future__ import annotations

import pytest

from handed import COMMENTS, back, outputs, view_of, word_of
from office import save_again

pytestmark = pytest.mark.office
HEADS = sorted(one.id for one in COMMENTS if not one.parent)


def test_a_table_that_was_saved_again_changes_nothing() -> None:
    """The receipt numbers stay where they are, hidden."""
    view = view_of()
    found = back(view, "表.docx", save_again(outputs(view)["表.docx"]))

    assert (found.comments, found.altered, found.rest) == ((), (), ())
    assert sorted(found.unchanged) == HEADS


def test_a_draft_with_comments_that_was_saved_again_changes_nothing() -> None:
    """Comments, answers, decisions."""
    view = view_of()
    found = back(view, "稿.docx", save_again(word_of(view)))

    assert (found.comments, found.altered, found.rest) == ((), (), ())
    assert sorted(found.unchanged) == [one.id for one in COMMENTS]
