"""The kinds of provisions that a text may contain, by its element, its form and the titles above it.

The table holds as data what GB/T 1.1—2020 forbids in each part of the document (8.3 to 8.10, 9.2 and 9.3).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from qicao.model.inline import plain_text
from qicao.model.standard import Clause
from qicao.rules.passage import ElementKind, Form, Passage
from qicao.rules.provisions import ProvisionKind

__all__ = ["FORBIDDEN", "PRODUCT", "TITLES", "Part", "forbids", "part_of", "ruled_by_place", "titled_part"]

Part = Literal[
    "foreword",
    "introduction",
    "scope",
    "list",
    "note",
    "example",
    "footnote",
    "definition",
    "meaning",
    "informative-annex",
    "principles",
    "general-requirements",
    "overview",
    "body",
]
"""A part of the document with its own rule on provisions."""

ALL = frozenset(get_args(ProvisionKind))
REQUIREMENT = frozenset[ProvisionKind]({"requirement"})
FORBIDDEN: Mapping[Part, frozenset[ProvisionKind]] = {
    **dict.fromkeys(("foreword", "scope", "list", "note", "example", "footnote", "definition"), ALL),
    **dict.fromkeys(("introduction", "informative-annex", "principles"), REQUIREMENT),
    "meaning": frozenset({"requirement", "recommendation"}),
    "general-requirements": frozenset({"recommendation"}),
    "overview": frozenset({"requirement", "recommendation"}),
    "body": frozenset(),
}
"""Part → the kinds of provision that it may not contain.

Footnotes and paragraphs of tables and figures may contain all (9.2).
"""

ELEMENTS: Mapping[ElementKind, Part] = {
    "foreword": "foreword",
    "introduction": "introduction",
    "scope": "scope",
    **dict.fromkeys(("normative-references", "bibliography", "index"), "list"),
}
FORMS: Mapping[Form, Part] = {
    "note": "note",
    "example": "example",
    "footnote": "footnote",
    "definition": "definition",
}
TITLES: Mapping[str, Part] = {
    **dict.fromkeys(("总体原则", "总则", "原则", "基本原则"), "principles"),
    "总体要求": "general-requirements",
    "概述": "overview",
}
"""Title of a clause → the part that it is; principles and general requirements count only as chapters (8.10)."""
PRODUCT = "给出这一信息是为了方便本文件使用者"
"""Words of the prescribed sentences about products in footnotes (9.13.1), which also contain 可使用."""


def forbids(passage: Passage, kind: ProvisionKind) -> bool:
    """Return whether the text is in a part that may not contain provisions of that kind."""
    return kind in FORBIDDEN[part_of(passage)]


RUNNING: frozenset[Form] = frozenset({"paragraph", "item", "cell"})
PLACES: Mapping[Part, frozenset[Form]] = {
    "foreword": frozenset({"paragraph"}),
    **dict.fromkeys(("introduction", "scope"), RUNNING),
    "note": frozenset({"note"}),
    "example": frozenset({"example"}),
    "footnote": frozenset({"footnote"}),
}
"""Part → forms in which a rule of its own reports each provision, so that no rule on words reports it again."""


def ruled_by_place(passage: Passage) -> bool:
    """Return whether the fault of 必须 or 不得 here is that a provision is in this part, and not the word itself."""
    return passage.form in PLACES.get(part_of(passage), ())


def part_of(passage: Passage) -> Part:
    """Return the part of the text: by its element first, then by its form, then by the titles above it."""
    place = passage.place
    part = ELEMENTS.get(place.element) or FORMS.get(passage.form)
    if part:
        return part
    if place.element == "symbols" and passage.form == "meaning":
        return "meaning"
    if place.element == "informative-annex":
        return "informative-annex"
    parts = (titled_part(division) for division in place.divisions if isinstance(division, Clause))
    return next((part for part in parts if part), "body")


def titled_part(clause: Clause) -> Part | None:
    """Return the part that the clause is by its title, or None."""
    part = TITLES.get(plain_text(clause.title))
    return part if part == "overview" or clause.level == 1 else None
