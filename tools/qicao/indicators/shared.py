"""A set of indicators as JSON, the form in which it is given to others; saved as a file of a set it is read again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass

from qicao.model.indicator import IndicatorSet

__all__ = ["render_set"]


def render_set(indicators: IndicatorSet) -> str:
    """Return the set as JSON that fits its schema; what says nothing is left out, names and order are kept."""
    return json.dumps(_plain(indicators), ensure_ascii=False, indent=2) + "\n"


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return _as_mapping(value) if is_dataclass(value) else value


def _as_mapping(value: object) -> Mapping[str, object]:
    named = fields(value)  # type: ignore[arg-type]
    return {one.name: _plain(found) for one in named if _says(one, found := getattr(value, one.name))}


def _says(one: Field[object], found: object) -> bool:
    return one.default is MISSING or found != one.default
