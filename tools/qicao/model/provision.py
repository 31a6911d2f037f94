"""A provision (条款) taken out of a document as an object, so that it can be listed, checked and counted."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

__all__ = [
    "Comparison",
    "Provision",
    "ProvisionFile",
    "Quantity",
    "SharedProvision",
    "SharedValue",
    "Statement",
    "Strength",
]

Strength = Literal["要求", "指示", "推荐", "允许", "陈述"]
"""The types of provisions (GB/T 1.1—2020, 9.1 and annex C)."""
Statement = Literal["", "能力", "可能性", "一般"]
"""The kinds of statements (annex C, tables C.4 and C.5); "" for all other types."""
Comparison = Literal["≥", "≤", ">", "<", "=", "～", "±"]
"""～ from one value to another, ± a value and what it may differ by."""


class Quantity(Struct, frozen=True):
    """A value that a provision demands, recommends or states."""

    comparison: Comparison
    value: float
    """The value; the lower one of a range, the middle one of a tolerance."""
    unit: str = ""
    """As printed; "" for a pure number."""
    to: float | None = None
    """The upper value of a range, or what a value may differ by; else None."""
    of: str = ""
    """For a row of a table: the head of the column."""


class Provision(Struct, frozen=True):
    """A sentence, an item of a list or a row of a table that says what is required, advised, allowed or so."""

    id: str
    """The id of the element; with a mark of the words for one of several sentences of a paragraph."""
    element: str
    """The id of the paragraph, item or row."""
    number: str
    """The place as a reference names it: `5.2.1 a)`, `表1的第2行`."""
    text: str
    strength: Strength
    statement: Statement = ""
    subject: str = ""
    """Who, or what, must; "" if nobody is named."""
    action: str = ""
    object: str = ""
    condition: str = ""
    values: tuple[Quantity, ...] = ()
    verification: tuple[str, ...] = ()
    """The numbers of the clauses that prove it, or the words of the table that say how."""
    levels: tuple[str, ...] = ()
    """市, 区, 街镇: the levels of government to which it applies, if it names any."""
    roles: tuple[str, ...] = ()
    """The people and organisations that it obliges."""
    lead: str = ""
    """The words of the lead-in, for an item."""
    file: str = ""
    line: int = 0


class SharedValue(Struct, frozen=True):
    """A value as it stands in a file of provisions."""

    comparison: Comparison
    value: float
    to: float | None = None
    unit: str | None = None
    of: str | None = None


class SharedProvision(Struct, frozen=True):
    """A provision as it stands in a file; null where it has none.

    `value`, `unit` and `comparison` repeat the first of `values`; `applies_to` joins levels and roles.
    """

    id: str
    element: str
    number: str
    text: str
    strength: Strength
    statement: Statement | None = None
    subject: str | None = None
    action: str | None = None
    object: str | None = None
    value: float | None = None
    unit: str | None = None
    comparison: Comparison | None = None
    values: tuple[SharedValue, ...] = ()
    condition: str | None = None
    verification: str | None = None
    applies_to: tuple[str, ...] | None = None
    levels: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    lead: str | None = None
    file: str | None = None
    line: int | None = None


class ProvisionFile(Struct, frozen=True):
    """What `qicao assess requirements --format json` writes."""

    requirements: tuple[SharedProvision, ...]
    changes: tuple[str, ...] = ()
    """With `--since`: one line for each change."""
