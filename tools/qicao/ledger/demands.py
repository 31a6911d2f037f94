"""Answers that want something themselves: “同意，另建议…” from a unit is a comment of its own, which counts and is decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from qicao.intake.words import demands
from qicao.ledger.record import Record
from qicao.model.comment import Anchor, Arrived, Comment

__all__ = ["with_demands"]


def with_demands(record: Record, arrived: Sequence[Arrived]) -> tuple[Arrived, ...]:
    """Return the comments; an answer of a unit with a demand stands alone, about the words of what it answers."""
    above = {one.source.key: one for one in arrived}
    return tuple(_alone(one, above, record.comments) if _wants(one) else one for one in arrived)


def _wants(one: Arrived) -> bool:
    return bool(one.parent and one.unit) and demands(one.body)


def _alone(one: Arrived, above: Mapping[str, Arrived], known: Mapping[str, Comment]) -> Arrived:
    """The answer as a comment; without a place of its own at that of the comment it answers.

    Below one that no words belong to, Word only has the place where it was shown.
    """
    alone = replace(one, parent="")
    comment = known.get(one.parent)
    if comment and not comment.anchor.element:
        return _beside(alone, comment.anchor)
    if one.exact or one.element or one.place:
        return alone
    if head := above.get(one.parent):
        return replace(
            alone, place=head.place, exact=head.exact, prefix=head.prefix, suffix=head.suffix, element=head.element
        )
    return _beside(alone, comment.anchor) if comment else alone


def _beside(alone: Arrived, anchor: Anchor) -> Arrived:
    """The answer at the place of the anchor; at that of a comment on the whole document on the whole document."""
    if anchor.whole:
        return replace(alone, place="全文", exact="", prefix="", suffix="", element="")
    return replace(
        alone,
        place=anchor.place or anchor.number,
        exact=anchor.exact,
        prefix=anchor.prefix,
        suffix=anchor.suffix,
        element=anchor.element,
    )
