"""The JSON Schemas of `standard.yaml`, of a standards system and of a ledger, with which editors complete and check them."""

from __future__ import annotations

import json

from qicao.model.comment import Answer, Comment, Round
from qicao.model.data import StandardData
from qicao.model.exchange import Exchange
from qicao.model.indicator import IndicatorSet
from qicao.model.provision import ProvisionFile
from qicao.model.system import FILES

__all__ = [
    "EXCHANGE_PATH",
    "INDICATORS_PATH",
    "RECORD_PATHS",
    "REQUIREMENTS_PATH",
    "SCHEMA_PATH",
    "SYSTEM_PATHS",
    "render_exchange_schema",
    "render_indicators_schema",
    "render_record_schema",
    "render_requirements_schema",
    "render_schema",
    "render_system_schema",
]

SCHEMA_PATH = "metadata/schema/standard.schema.json"
RECORD_PATHS = {
    "metadata/schema/comment.schema.json": Comment,
    "metadata/schema/answer.schema.json": Answer,
    "metadata/schema/round.schema.json": Round,
}
"""Path of the schema of a file of the ledger → the class of that file."""
SYSTEM_PATHS = {f"metadata/schema/{name}.schema.json": name for name in FILES}
"""Path of the schema of a file of the standards system → the name of that file in `metadata/`, without `.yaml`."""


EXCHANGE_PATH = "metadata/schema/exchange.schema.json"
"""The schema of what programmes give to each other, which is published."""
REQUIREMENTS_PATH = "metadata/schema/requirements.schema.json"
"""The schema of the provisions of a draft, which is published with them."""
INDICATORS_PATH = "metadata/schema/indicators.schema.json"
"""The schema of a set of indicators, `metadata/indicators/*.yaml`."""


def render_requirements_schema() -> str:
    """Return the schema of what `qicao assess requirements --format json` writes, as JSON text."""
    return _of_struct(ProvisionFile)


def render_record_schema(path: str) -> str:
    """Return the schema of a file of a ledger as JSON text; *path* is one of `RECORD_PATHS`."""
    return _of_struct(RECORD_PATHS[path])


def _of_struct(kind: type) -> str:
    from msgspec.json import schema

    found = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema(kind)}
    return json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def render_schema() -> str:
    """Return the schema as JSON text; the same input gives the same text.

    `python -m qicao.source.schema > metadata/schema/…` renews the file.
    """
    return _explained(StandardData, "standard.yaml")


def render_system_schema(path: str) -> str:
    """Return the schema of a file of the standards system as JSON text; *path* is one of `SYSTEM_PATHS`."""
    name = SYSTEM_PATHS[path]
    return _explained(FILES[name], f"{name}.yaml")


def render_exchange_schema() -> str:
    """Return the schema of the document that `qicao system export` writes, as JSON text."""
    return _explained(Exchange, "qicao system export")


def render_indicators_schema() -> str:
    """Return the schema of a set of indicators as JSON text."""
    return _explained(IndicatorSet, "metadata/indicators/*.yaml")


def _explained(kind: type, title: str) -> str:
    """Return the schema of a class whose fields are described to their authors."""
    from pydantic import TypeAdapter

    schema = TypeAdapter(kind).json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = title
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    import sys
    from io import TextIOWrapper

    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    wanted = sys.argv[1] if sys.argv[1:] else SCHEMA_PATH
    whole = {
        EXCHANGE_PATH: render_exchange_schema,
        INDICATORS_PATH: render_indicators_schema,
        REQUIREMENTS_PATH: render_requirements_schema,
    }
    if wanted in whole:
        sys.stdout.write(whole[wanted]())
        sys.exit()
    render = {**dict.fromkeys(RECORD_PATHS, render_record_schema), **dict.fromkeys(SYSTEM_PATHS, render_system_schema)}
    sys.stdout.write(render[wanted](wanted) if wanted in render else render_schema())
