"""The document of a system as JSON, and its tables as CSV; the same system gives the same bytes."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Iterable, Mapping
from io import StringIO
from typing import Any

from qicao.catalog.exchange.columns import HEADS, MANY, TERM_HEADS
from qicao.catalog.stats import LEVELS
from qicao.model.exchange import Exchange
from qicao.model.system import Adopted
from qicao.source.rowtext import given

__all__ = ["FORMULA", "as_builtins", "render_csv", "render_exchange"]

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""The first characters of cells that programs for sheets take for formulas; an apostrophe before them says: text."""
MARK = "\ufeff"
"""Without it, Excel reads a CSV file as GBK."""


def render_exchange(exchange: Exchange) -> str:
    """Return the document as JSON text; fields that say nothing are left out."""
    return json.dumps(as_builtins(exchange), ensure_ascii=False, indent=1) + "\n"


def as_builtins(value: Any) -> Any:
    """Return the value as JSON has it: mappings without fields that say nothing, lists, dates as text."""
    if isinstance(value, tuple):
        return [as_builtins(item) for item in value]
    if hasattr(value, "__dataclass_fields__"):
        return {name: as_builtins(item) for name, item in given(value).items()}
    return value.isoformat() if isinstance(value, dt.date) else value


def render_csv(exchange: Exchange, table: str) -> str:
    """Return the table `entries` or `terms` as CSV with Chinese heads."""
    return _csv(exchange.entries, HEADS) if table == "entries" else _csv(exchange.terms, TERM_HEADS)


def _csv(rows: Iterable[object], heads: Mapping[str, str]) -> str:
    file = StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(heads.values())
    writer.writerows([_cell(getattr(row, name)) for name in heads] for row in rows)
    return MARK + file.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return MANY.join(_cell(item) for item in value)
    if isinstance(value, Adopted):
        return f"{value.number}（{value.degree}）"
    if value is None or isinstance(value, bool):
        return "是" if value else ""
    text = LEVELS.get(str(value), str(value))
    return f"'{text}" if text.startswith(FORMULA) else text
