"""What the author says of a provision in the attributes before it, in place of what was found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from qicao.model.provision import Provision

__all__ = ["Overrides", "overridden"]

Overrides = Mapping[tuple[str, int], Mapping[str, str]]
"""File and line of a provision → the attributes that the author gave it."""
LISTS = frozenset({"verification", "levels", "roles"})
"""Attributes with several values, separated by blanks or commas."""


def overridden(provision: Provision, overrides: Overrides) -> Provision:
    """Return the provision with the author's own attributes."""
    given = overrides.get((provision.file, provision.line))
    if not given:
        return provision
    changed: dict[str, Any] = {
        name: tuple(value.replace("，", " ").replace("、", " ").replace(",", " ").split()) if name in LISTS else value
        for name, value in given.items()
    }
    return replace(provision, **changed)
