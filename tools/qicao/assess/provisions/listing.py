"""Provisions as JSON, the form in which they are given to others and compared later, and as a table for people."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from qicao.assess.provisions.strength import ORDER
from qicao.errors import FileError
from qicao.layout.quantity import quantity_words
from qicao.model.provision import Provision, ProvisionFile, Quantity, SharedProvision

__all__ = ["read_json", "render_json", "render_text"]


AND = "；"
"""Between several proofs of one provision."""


def render_json(provisions: Iterable[Provision], extra: Mapping[str, Any] | None = None) -> str:
    """Return the provisions as JSON: a stable format, whose keys only grow; *extra* is written beside them."""
    data = {"requirements": [_as_data(one) for one in provisions], **(extra or {})}
    return json.dumps(data, ensure_ascii=False, indent=2)


def _as_data(one: Provision) -> dict[str, Any]:
    first = one.values[0] if one.values else None
    return {
        "id": one.id,
        "element": one.element,
        "number": one.number,
        "text": one.text,
        "strength": one.strength,
        "statement": one.statement or None,
        "subject": one.subject or None,
        "action": one.action or None,
        "object": one.object or None,
        "value": _plain(first.value) if first else None,
        "unit": (first.unit or None) if first else None,
        "comparison": first.comparison if first else None,
        "values": [_as_value(value) for value in one.values],
        "condition": one.condition or None,
        "verification": AND.join(one.verification) or None,
        "applies_to": [*one.levels, *one.roles] or None,
        "levels": list(one.levels),
        "roles": list(one.roles),
        "lead": one.lead or None,
        "file": one.file or None,
        "line": one.line or None,
    }


def _as_value(value: Quantity) -> dict[str, Any]:
    to = None if value.to is None else _plain(value.to)
    return {
        "comparison": value.comparison,
        "value": _plain(value.value),
        "to": to,
        "unit": value.unit or None,
        "of": value.of or None,
    }


def _plain(number: float) -> float | int:
    return int(number) if number == int(number) else number


def read_json(text: str | bytes) -> tuple[Provision, ...]:
    """Return the provisions in a file that `render_json` wrote; `FileError` is raised for any other."""
    try:
        lines = msgspec.json.decode(text, type=ProvisionFile).requirements
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise FileError(
            f"这不是 qicao assess requirements --format json 写出的文件：{error}。", "重新导出，或换一个文件。"
        ) from error
    return tuple(map(_provision, lines))


def _provision(line: SharedProvision) -> Provision:
    return Provision(
        line.id,
        line.element,
        line.number,
        line.text,
        line.strength,
        line.statement or "",
        line.subject or "",
        line.action or "",
        line.object or "",
        line.condition or "",
        values=tuple(Quantity(one.comparison, one.value, one.unit or "", one.to, one.of or "") for one in line.values),
        verification=tuple(line.verification.split(AND)) if line.verification else (),
        levels=line.levels,
        roles=line.roles,
        lead=line.lead or "",
        file=line.file or "",
        line=line.line or 0,
    )


def render_text(provisions: tuple[Provision, ...]) -> str:
    """Return the provisions for people: how many of each type, then each with its place, subject, values and proof."""
    counts = Counter(one.strength for one in provisions)
    total = "，".join(f"{strength}{counts[strength]}条" for strength in ORDER if counts[strength])
    return "\n".join([f"共{len(provisions)}条：{total}。", *(line for one in provisions for line in _lines(one))])


def _lines(one: Provision) -> Iterator[str]:
    kind = one.statement if one.strength == "陈述" and one.statement != "一般" else ""
    yield f"{one.number}　{one.strength}{f'（{kind}）' if kind else ''}　{one.text}"
    values = "；".join(map(quantity_words, one.values))
    told = {
        "主体": one.subject,
        "条件": one.condition,
        "量值": values,
        "证实": AND.join(one.verification),
        "适用": "、".join(one.levels),
    }
    if details := "　".join(f"{name}：{words}" for name, words in told.items() if words):
        yield f"    {details}"
