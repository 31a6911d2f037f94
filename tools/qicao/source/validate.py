"""The data of a draft compared with its schema: every fault becomes a finding, every good value is kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any, Literal, TypeVar, get_args, get_origin

from qicao.model.data import StandardData
from qicao.model.finding import Finding
from qicao.model.span import Span
from qicao.model.yaml import Path, YamlFile
from qicao.source import faults
from qicao.source.construct import Unfit, construct
from qicao.source.patterns import compiled

__all__ = ["validate", "validate_row"]

ROUNDS = 8
"""The greatest number of attempts.

Leaving out a value can make its parent faulty, but the data have fewer levels than that.
"""
REASONS = {
    "string_type": "应为文字",
    "tuple_type": "应为列表，每项一行，以“- ”开头",
    "list_type": "应为列表，每项一行，以“- ”开头",
    "dict_type": "应为“名称: 值”",
    "dataclass_type": "应为“名称: 值”",
    "bool_parsing": "应为 true 或 false",
    "bool_type": "应为 true 或 false",
    "float_parsing": "应为数",
    "float_type": "应为数",
    "finite_number": "应为数",
    "int_parsing": "应为整数",
    "int_type": "应为整数",
    "greater_than_equal": "数太小",
    "less_than_equal": "数太大",
    "literal_error": "不在可选的范围内",
}
Row = TypeVar("Row")
QUOTED = compiled(r"'([^']*)'")
DATE = "应为真实的日期，如 2026-05-01"


def validate(yaml: YamlFile, top: Span, slug: str) -> tuple[StandardData, tuple[Finding, ...]]:
    """Return the data and their findings; *slug* replaces a missing title."""
    try:
        return construct(StandardData, yaml.value), ()
    except Unfit:
        return _explain(StandardData, yaml, top, _defaults(slug))


def validate_row(kind: type[Row], yaml: YamlFile, top: Span) -> tuple[Row, tuple[Finding, ...]]:
    """Return the row of a table in *yaml*, a value of the dataclass *kind*, and its findings.

    What each row must have and this one has not is neutral: empty text, the first of the words that are allowed.
    """
    try:
        return construct(kind, yaml.value), ()
    except Unfit:
        return _explain(kind, yaml, top, _neutral(kind))


def _neutral(kind: Any) -> dict[str, Any]:
    """Return a value for each required field of the dataclass."""
    required = (one for one in fields(kind) if one.default is MISSING and one.default_factory is MISSING)
    return {one.name: _neutral_value(one.type, one.metadata) for one in required}


def _neutral_value(kind: Any, limits: Mapping[Any, Any]) -> Any:
    if get_origin(kind) is Literal:
        return get_args(kind)[0]
    if is_dataclass(kind):
        return _neutral(kind)
    number = str(limits.get("ge", 0))
    return {str: "", int: number, float: number, dt.date: "2000-01-01"}.get(kind, [])


def _explain(
    kind: type[Row], yaml: YamlFile, top: Span, defaults: Mapping[str, Any]
) -> tuple[Row, tuple[Finding, ...]]:
    """Return the data without faulty values, and a finding for each value that was left out.

    The *defaults* replace values that are required at the top.
    """
    from pydantic import TypeAdapter, ValidationError

    schema = TypeAdapter(kind)
    value: dict[str, Any] = deepcopy(dict(yaml.value))
    findings: list[Finding] = []
    for _ in range(ROUNDS):
        try:
            return schema.validate_python(value), tuple(findings)
        except ValidationError as error:
            faulty = error.errors(include_url=False)
        for item in sorted(faulty, key=lambda item: [str(part) for part in item["loc"]], reverse=True):
            path = _path(value, item["loc"])
            finding = _finding(kind, (yaml, top), path, item)
            if (finding.code, finding.message) not in {(known.code, known.message) for known in findings}:
                findings.append(finding)
            _repair(value, path, item["type"], defaults)
    return construct(kind, defaults), tuple(findings)


def _defaults(slug: str) -> dict[str, Any]:
    """Return the values that replace missing ones which every document must have."""
    return {"number": "XX/T XXXX—XXXX", "title": {"zh": {"main": slug}}, "level": "local", "function": "规范"}


def _path(value: object, loc: tuple[int | str, ...]) -> Path:
    """Return the part of a fault's place that is in the file, plus one key that may be missing."""
    path: list[int | str] = []
    for part in loc:
        if isinstance(value, Mapping) and isinstance(part, str) and part != "[key]":
            path.append(part)
            value = value.get(part)
        elif isinstance(value, list) and isinstance(part, int):
            path.append(part)
            value = value[part]
        else:
            break
    return tuple(path)


def _finding(owner: type, place: tuple[YamlFile, Span], path: Path, item: Any) -> Finding:
    span = place[0].span(path) or place[1]
    key = str(path[-1]) if path else ""
    if item["type"] == "missing":
        return faults.MISSING_KEY.at(span, key=".".join(map(str, path)), meaning=_meaning(owner, path) or key)
    if item["type"] == "unexpected_keyword_argument":
        return faults.UNKNOWN_KEY.at(span, key=key, near=_near(owner, path))
    kind = item["type"]
    reason = DATE if kind.startswith("date") else REASONS.get(kind, str(item["msg"]))
    expected = item.get("ctx", {}).get("expected", "") if kind == "literal_error" else ""
    offered = "、".join(QUOTED.findall(expected))
    near = f"可选：{offered}。" if offered else _meaning(owner, path)
    return faults.BAD_VALUE.at(span, key=".".join(map(str, path)), reason=reason, near=near)


def _fields_at(owner: type, path: Path) -> dict[str, Field[Any]]:
    """Return the fields of the mapping at *path* in a value of *owner*, by name; empty if any key is allowed there."""
    kind: Any = owner
    for part in path:
        if isinstance(part, str):
            known = _fields_of(kind)
            kind = _class_in(known[part].type) if part in known else None
    return _fields_of(kind)


def _fields_of(kind: Any) -> dict[str, Field[Any]]:
    return {field.name: field for field in fields(kind)} if kind else {}


def _class_in(annotation: Any) -> Any:
    if is_dataclass(annotation):
        return annotation
    return next(filter(None, map(_class_in, getattr(annotation, "__args__", ()))), None)


def _near(owner: type, path: Path) -> str:
    """Return a hint to the key that the author may have meant."""
    from difflib import get_close_matches

    names = list(_fields_at(owner, path[:-1]))
    close = get_close_matches(str(path[-1]), names, 1)
    return f"是不是“{close[0]}”？" if close else f"可用：{'、'.join(names)}。"


def _meaning(owner: type, path: Path) -> str:
    names = [part for part in path if isinstance(part, str)]
    field = _fields_at(owner, tuple(names[:-1])).get(names[-1]) if names else None
    return str(field.metadata.get("description", "")) if field else ""


def _repair(value: dict[str, Any], path: Path, kind: str, defaults: Mapping[str, Any]) -> None:
    """Remove the faulty value, or the parent of a missing one; a required value at the top is replaced."""
    if kind == "missing" and path[:1] and (path[0] not in defaults or (len(path) > 1 and path[0] != "title")):
        path = path[:-1]
    parent = _at(value, path[:-1])
    if isinstance(parent, dict):
        parent.pop(path[-1], None)
    elif isinstance(parent, list) and isinstance(path[-1], int) and path[-1] < len(parent):
        del parent[path[-1]]
    if path and path[0] in defaults and (len(path) == 1 or path[0] == "title"):
        _restore(value, defaults, str(path[0]))


def _restore(value: dict[str, Any], defaults: Mapping[str, Any], key: str) -> None:
    """Replace a required value, but keep the parts of the title that exist."""
    if key != "title" or isinstance(defaults[key], str):
        value[key] = defaults[key]
        return
    title = value.get("title")
    title = title if isinstance(title, dict) else {}
    chinese = title.get("zh")
    chinese = chinese if isinstance(chinese, dict) else {}
    value["title"] = {**title, "zh": {**chinese, "main": chinese.get("main") or defaults[key]["zh"]["main"]}}


def _at(value: object, path: Path) -> object:
    for part in path:
        if isinstance(value, dict):
            value = value.get(str(part))
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            value = value[part]
        else:
            return None
    return value
