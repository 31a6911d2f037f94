"""The JSON Schema that editors read."""

from __future__ import annotations

import json

from drafts import ROOT
from qicao.source.schema import SCHEMA_PATH, render_schema


def test_the_schema_in_the_repository_is_that_of_the_code() -> None:
    """Renew it with: python -m qicao.source.schema > metadata/schema/standard.schema.json."""
    assert (ROOT / SCHEMA_PATH).read_text(encoding="utf-8") == render_schema()


def test_editors_find_the_schema() -> None:
    """The settings of the editor name the file."""
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))

    assert list(settings["yaml.schemas"]) == [SCHEMA_PATH]
