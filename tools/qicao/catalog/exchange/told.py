"""A change of a system in words, for commands and for the feed."""

from __future__ import annotations

import datetime as dt

from qicao.catalog.exchange.differ import TABLES, Change, field_name

__all__ = ["told"]


def told(change: Change) -> str:
    """Return the change on one line: what, its name, and the old and the new value."""
    table = TABLES[change.table].name if change.table in TABLES else "体系"
    name = change.title if change.table in {"years", "terms"} else f"{change.id}  {change.title}".strip()
    if not change.field:
        return f"{table} {name}"
    if change.kind == "renamed":
        return f"{table} {change.id}：“{change.old}”改为“{change.new}”"
    days = f"，晚 {_days(change)} 天" if change.kind == "slipped" else ""
    return (
        f"{table} {name}  {field_name(change.table, change.field)}：{change.old or '空'} → {change.new or '空'}{days}"
    )


def _days(change: Change) -> int:
    return (dt.date.fromisoformat(change.new) - dt.date.fromisoformat(change.old)).days
