"""The JSON Schemas of `standard.yaml` and of the files of a ledger, with which editors complete and check them."""

from __future__ import annotations

import json

from qicao.model.comment import Answer, Comment, Round
from qicao.model.data import StandardData

__all__ = ["RECORD_PATHS", "SCHEMA_PATH", "render_record_schema", "render_schema"]

SCHEMA_PATH = "metadata/schema/standard.schema.json"
RECORD_PATHS = {
    "metadata/schema/comment.schema.json": Comment,
    "metadata/schema/answer.schema.json": Answer,
    "metadata/schema/round.schema.json": Round,
}
"""Path of the schema of a file of the ledger → the class of that file."""


def render_record_schema(path: str) -> str:
    """Return the schema of a file of a ledger as JSON text; *path* is one of `RECORD_PATHS`."""
    from msgspec.json import schema

    found = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema(RECORD_PATHS[path])}
    return json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def render_schema() -> str:
    """Return the schema as JSON text; the same input gives the same text.

    `python -m qicao.source.schema > metadata/schema/…` renews the file.
    """
    from pydantic import TypeAdapter

    schema = TypeAdapter(StandardData).json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "standard.yaml"
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    import sys
    from io import TextIOWrapper

    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.write(render_record_schema(sys.argv[1]) if sys.argv[1:] else render_schema())
