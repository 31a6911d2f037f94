"""What the site lists of a draft."""

from __future__ import annotations

import json

import pytest

from drafts import DRAFTS, read_draft
from qicao.builds.provisions import list_provisions


@pytest.mark.parametrize("name", DRAFTS)
def test_the_page_the_data_and_the_counts_are_of_the_same(name: str) -> None:
    """A row for each object, with its id."""
    listed = list_provisions(read_draft(name))
    found = json.loads(listed.data)["requirements"]

    assert sum(number for _, number in listed.strengths) == len(found)
    assert [one["id"] for one in found if f'<tr id="{one["id"]}">' not in listed.body] == []
    assert dict(listed.levels).get("区", 0) == sum("区" in one["levels"] for one in found)
