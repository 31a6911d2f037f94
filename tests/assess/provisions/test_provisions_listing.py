"""Provisions as JSON, and back; values as people write them."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from drafts import DRAFTS, ROOT
from labels import provisions_in
from qicao.assess.provisions.listing import read_json, render_json, render_text
from qicao.errors import FileError

KEYS = "id element number text strength subject value unit comparison condition verification applies_to file line"


@pytest.mark.parametrize("name", DRAFTS)
def test_what_is_written_is_read_again(name: str) -> None:
    """Every provision with all its parts; the file fits the schema that is published."""
    found = provisions_in(DRAFTS[name])
    text = render_json(found)
    schema = json.loads((ROOT / "metadata/schema/requirements.schema.json").read_text(encoding="utf-8"))

    assert read_json(text) == found
    assert list(Draft202012Validator(schema).iter_errors(json.loads(text))) == []


def test_the_keys_are_stable() -> None:
    """Null where a provision has none."""
    first = json.loads(render_json(provisions_in(DRAFTS["city-operation-centre"])))["requirements"][0]

    assert set(KEYS.split()) <= set(first)
    assert first["value"] is first["unit"] is first["comparison"] is first["verification"] is None


def test_people_see_how_many_of_each_type() -> None:
    """The first line counts them; each provision follows with its place."""
    found = provisions_in(DRAFTS["group-guide"])

    assert render_text(found).startswith(f"共{len(found)}条：")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"requirements": [{"id": 1}]}', '{"entries": []}'])
def test_another_file_is_refused(text: str) -> None:
    """With what to do."""
    with pytest.raises(FileError, match="assess requirements"):
        read_json(text)
