"""The JSON Schema that editors read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from drafts import ROOT
from qicao.source.schema import (
    EXCHANGE_PATH,
    INDICATORS_PATH,
    RECORD_PATHS,
    REQUIREMENTS_PATH,
    SCHEMA_PATH,
    SYSTEM_PATHS,
    render_exchange_schema,
    render_indicators_schema,
    render_record_schema,
    render_requirements_schema,
    render_schema,
    render_system_schema,
)


def test_the_schema_in_the_repository_is_that_of_the_code() -> None:
    """Renew it with: python -m qicao.source.schema > metadata/schema/standard.schema.json."""
    assert (ROOT / SCHEMA_PATH).read_text(encoding="utf-8") == render_schema()


def test_editors_find_the_schema() -> None:
    """The settings of the editor name the file."""
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))

    assert list(settings["yaml.schemas"]) == [SCHEMA_PATH, *RECORD_PATHS, *SYSTEM_PATHS, INDICATORS_PATH]


@pytest.mark.parametrize("path", RECORD_PATHS)
def test_the_schema_of_a_record_is_that_of_the_code(path: str) -> None:
    """Renew it with: python -m qicao.source.schema <path> > <path>."""
    assert (ROOT / path).read_text(encoding="utf-8") == render_record_schema(path)


def test_the_schema_takes_what_is_written_and_nothing_else() -> None:
    """A whole comment fits; a slip of the pen does not."""
    schema = json.loads(render_record_schema("metadata/schema/comment.schema.json"))
    whole = {"id": "2026-1-a0001", "channel": "form", "body": "应改为宜。", "decision": {"kind": "采纳"}}

    assert not list(Draft202012Validator(schema).iter_errors(whole))
    for slip in ({"channel": "fax"}, {"colour": "red"}, {"decision": {"kind": "同意"}}, {"anchor": {"start": "x"}}):
        assert list(Draft202012Validator(schema).iter_errors({**whole, **slip}))


@pytest.mark.parametrize("path", SYSTEM_PATHS)
def test_the_schema_of_a_file_of_the_system_is_that_of_the_code(path: str) -> None:
    """Renew it with: python -m qicao.source.schema <path> > <path>."""
    assert (ROOT / path).read_text(encoding="utf-8") == render_system_schema(path)


@pytest.mark.parametrize("path", SYSTEM_PATHS)
def test_the_files_of_the_system_fit_the_schema_that_they_name(path: str) -> None:
    """Their first line leads to it, and an editor has nothing to say of them."""
    file = ROOT / f"metadata/{SYSTEM_PATHS[path]}.yaml"
    text = file.read_text(encoding="utf-8")
    schema = json.loads((ROOT / path).read_text(encoding="utf-8"))

    assert text.startswith(f"# yaml-language-server: $schema={path.removeprefix('metadata/')}\n")
    assert [error.message for error in Draft202012Validator(schema).iter_errors(_as_editors_read(text))] == []
    assert list(Draft202012Validator(schema).iter_errors({**_as_editors_read(text), "colour": "red"}))


def test_the_schema_of_an_exchange_is_that_of_the_code() -> None:
    """Renew it with: python -m qicao.source.schema <path> > <path>."""
    assert (ROOT / EXCHANGE_PATH).read_text(encoding="utf-8") == render_exchange_schema()


def test_the_schema_of_sets_of_indicators_is_that_of_the_code() -> None:
    """Renew it with: python -m qicao.source.schema <path> > <path>."""
    assert (ROOT / INDICATORS_PATH).read_text(encoding="utf-8") == render_indicators_schema()


@pytest.mark.parametrize("file", sorted((ROOT / "metadata/indicators").glob("*.yaml")), ids=lambda file: file.name)
def test_the_sets_of_indicators_fit_the_schema_that_they_name(file: Path) -> None:
    """Their first line leads to it, and an editor has nothing to say of them."""
    text = file.read_text(encoding="utf-8")
    schema = json.loads((ROOT / INDICATORS_PATH).read_text(encoding="utf-8"))

    assert text.startswith("# yaml-language-server: $schema=../schema/indicators.schema.json\n")
    assert [error.message for error in Draft202012Validator(schema).iter_errors(_as_editors_read(text))] == []


def test_the_schema_of_provisions_is_that_of_the_code() -> None:
    """Renew it with: python -m qicao.source.schema <path> > <path>."""
    assert (ROOT / REQUIREMENTS_PATH).read_text(encoding="utf-8") == render_requirements_schema()


def _as_editors_read(text: str) -> dict[str, object]:
    """The values of the file with the types of JSON; dates are text."""
    loaded = YAML(typ="safe").load(text)
    return dict(json.loads(json.dumps(loaded, default=str)))
