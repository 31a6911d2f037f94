"""Values from the data of a YAML file, for the types that `model.data` uses and no others.

Good data must not wait until pydantic is imported. Only the plain spelling of a value is accepted here. A value in
another spelling, or a wrong one, is judged by pydantic (`source.validate`), which reads everything accepted here in the
same way.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from qicao.source.patterns import compiled

__all__ = ["Unfit", "construct"]

WHOLE = compiled(r"-?[0-9]{1,9}")
DECIMAL = compiled(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?")
DATE = compiled(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
TRUTH = {"true": True, "false": False}


class Unfit(Exception):  # noqa: N818 -- the value goes to pydantic, it need not be an error
    """The value does not have the plain spelling of its type."""


def construct(kind: Any, value: object) -> Any:
    """Return the value of the type *kind* for *value*, which is text, or lists and mappings of text.

    Else raise `Unfit`.
    """
    if is_dataclass(kind):
        return _record(kind, value)
    return _MAKERS[get_origin(kind) or kind](get_args(kind), value)


def _record(kind: Any, value: object) -> Any:
    known = {field.name: field for field in fields(kind)}
    given = _expect(dict, value)
    if not given.keys() <= known.keys():
        raise Unfit
    made = {name: construct(known[name].type, child) for name, child in given.items()}
    if not all(_within(made[name], known[name].metadata) for name in made):
        raise Unfit
    try:
        return kind(**made)
    except TypeError as error:  # a field without a default is missing
        raise Unfit from error


def _within(value: Any, limits: Mapping[Any, Any]) -> bool:
    return ("ge" not in limits or value >= limits["ge"]) and ("le" not in limits or value <= limits["le"])


def _expect(kind: type, value: object) -> Any:
    if not isinstance(value, kind):
        raise Unfit
    return value


def _matching(pattern: re.Pattern[str], value: object) -> str:
    if not pattern.fullmatch(_expect(str, value)):
        raise Unfit
    return str(value)


def _one_of(choices: Mapping[str, Any], value: object) -> Any:
    if _expect(str, value) not in choices:
        raise Unfit
    return choices[str(value)]


def _date(value: object) -> dt.date:
    try:
        return dt.date.fromisoformat(_matching(DATE, value))
    except ValueError as error:  # such as 2026-02-30
        raise Unfit from error


def _entries(kinds: tuple[Any, ...], value: object) -> dict[Any, Any]:
    return {construct(kinds[0], key): construct(kinds[1], child) for key, child in _expect(dict, value).items()}


_MAKERS: dict[Any, Callable[[tuple[Any, ...], object], Any]] = {
    str: lambda _, value: _expect(str, value),
    int: lambda _, value: int(_matching(WHOLE, value)),
    float: lambda _, value: float(_matching(DECIMAL, value)),
    bool: lambda _, value: _one_of(TRUTH, value),
    dt.date: lambda _, value: _date(value),
    Literal: lambda words, value: _one_of(dict(zip(words, words, strict=True)), value),
    tuple: lambda kinds, value: tuple(construct(kinds[0], child) for child in _expect(list, value)),
    dict: _entries,
    UnionType: lambda kinds, value: None if value is None else construct(kinds[0], value),
    Union: lambda kinds, value: None if value is None else construct(kinds[0], value),
}
"""Type → the function that makes its value; the first argument holds the parameters of the type."""
