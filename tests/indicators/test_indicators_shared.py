"""Sets of indicators given to others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from drafts import ROOT
from qicao.indicators.read import FOLDER, read_set
from qicao.indicators.shared import render_set
from qicao.source.files import DISK

SETS = sorted(path.stem for path in (ROOT / FOLDER).glob("*.yaml"))
SCHEMA = json.loads((ROOT / "metadata/schema/indicators.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", SETS)
def test_what_is_read_back_is_the_same(name: str, tmp_path: Path) -> None:
    """Every id, order and number; and it fits the schema that is published with it."""
    one = read_set(DISK, ROOT, name)
    text = render_set(one.value)
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / f"{name}.yaml").write_text(text, encoding="utf-8")
    again = read_set(DISK, tmp_path, name)

    assert again.findings == ()
    assert [row.value.id for row in again.indicators] == [row.value.id for row in one.indicators]
    assert again.value == one.value
    assert render_set(again.value) == text
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(json.loads(text))] == []
