"""The JSON Schema of `standard.yaml`, by which editors complete and check it."""

from __future__ import annotations

import json

from qicao.model.data import StandardData

__all__ = ["SCHEMA_PATH", "render_schema"]

SCHEMA_PATH = "metadata/schema/standard.schema.json"


def render_schema() -> str:
    """The schema as JSON text, the same every time; `python -m qicao.source.schema > metadata/schema/…` renews the file."""
    from pydantic import TypeAdapter

    schema = TypeAdapter(StandardData).json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "standard.yaml"
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    import sys

    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(render_schema())
