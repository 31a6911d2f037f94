"""Rows of YAML tables as text, in the form in which people write them: short lists on one line, defaults left out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any

from qicao.source.emit import scalar_text

__all__ = ["given", "row_lines", "value_text"]


def given(value: Any) -> dict[str, Any]:
    """Return the fields of the dataclass that say something: required ones, and those that differ from their default."""
    return {
        one.name: getattr(value, one.name)
        for one in fields(value)
        if _required(one) or getattr(value, one.name) != _default(one)
    }


def _required(one: Any) -> bool:
    return one.default is MISSING and one.default_factory is MISSING


def _default(one: Any) -> Any:
    return one.default if one.default is not MISSING else one.default_factory()


def row_lines(value: Any, indent: str) -> list[str]:
    """Return the lines of a row, a value of a dataclass, without line ends; the dash stands behind *indent*."""
    lines = list(_mapping(given(value), f"{indent}  "))
    return [f"{indent}- {lines[0].lstrip()}", *lines[1:]] if lines else [f"{indent}- {{}}"]


def value_text(value: Any) -> str:
    """Return the value on one line, as it can stand behind a key or in a list on one line."""
    if is_dataclass(value):
        value = given(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {value_text(item)}" for name, item in value.items()) + "}"
    if isinstance(value, (tuple, list)):
        return "[" + ", ".join(map(value_text, value)) + "]"
    return value.isoformat() if isinstance(value, dt.date) else scalar_text(value)


def _mapping(items: Mapping[str, Any], indent: str) -> Iterator[str]:
    for name, item in items.items():
        if is_dataclass(item):
            yield f"{indent}{name}:"
            yield from _mapping(given(item), f"{indent}  ")
        elif isinstance(item, tuple) and item and is_dataclass(item[0]):
            yield f"{indent}{name}:"
            yield from (f"{indent}  - {value_text(part)}" for part in item)
        else:
            yield f"{indent}{name}: {value_text(item)}"
