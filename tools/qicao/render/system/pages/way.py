"""The way from the start of the system to a page."""

from __future__ import annotations

from qicao.catalog.target import Target
from qicao.render.system.pages.values import Inline, Link
from qicao.render.system.pages.view import View, page_link

__all__ = ["START", "listed", "way_of"]

START = page_link("index", "标准体系")


def way_of(view: View, code: str) -> tuple[Inline, ...]:
    """Return the start and the sub-systems down to the one with that code."""
    found: list[Inline] = []
    seen: set[str] = set()
    while code in view.system.subsystem_of and code not in seen:
        seen.add(code)
        title = view.system.subsystem_of[code].value.title
        found.insert(0, Target("subsystem", code, f"{code} {title}"))
        code = view.system.subsystem_of[code].value.parent
    return (START, *found)


def listed(name: str, words: str) -> tuple[Link, ...]:
    """Return the start and a list of the system."""
    return (START, page_link(name, words))
