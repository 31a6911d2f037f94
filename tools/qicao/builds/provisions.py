"""What the site lists of the provisions of a draft, made along with its page."""

from __future__ import annotations

from msgspec import Struct

from qicao.assess.provisions.collect import provisions_of
from qicao.assess.provisions.listing import render_json
from qicao.parse.draft import Draft
from qicao.render.assess.provisions import LEVELS, STRENGTHS, counted, render_provisions
from qicao.rules.context import Context

__all__ = ["Listed", "list_provisions"]


class Listed(Struct, frozen=True):
    """The provisions of a draft: the body of their page, the same as JSON, and how many there are of each kind."""

    body: str
    data: str
    strengths: tuple[tuple[str, int], ...] = ()
    levels: tuple[tuple[str, int], ...] = ()


def list_provisions(draft: Draft) -> Listed:
    """Return the provisions of the draft."""
    found = provisions_of(Context(draft.standard, draft.source.yaml, draft.catalogue, draft.files), draft.stated)
    return Listed(
        render_provisions(draft.standard, found),
        render_json(found),
        counted((one.strength for one in found), STRENGTHS),
        counted((level for one in found for level in one.levels), LEVELS),
    )
