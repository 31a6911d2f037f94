"""The comments of a round as notes at their words in the text of today, each with its answers and its decision."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from qicao.compare.tree import FrozenTree
from qicao.ledger.phrases import DECIDING, decided_words, initials_of, said_words
from qicao.ledger.view import View
from qicao.model.comment import Comment
from qicao.model.overview import Note

__all__ = ["head_of", "notes_of"]

INSIDE = 3
"""How many elements within one are looked at for its first words."""
NOBODY, DRAFTERS = "未署名", "起草组"


def notes_of(view: View) -> tuple[Note, ...]:
    """Return the notes: every comment, behind it its answers in the order of their numbers, then its decision."""
    answers: dict[str, list[Comment]] = {}
    for comment in view.record.comments.values():
        if comment.parent:
            answers.setdefault(head_of(view, comment), []).append(comment)
    return tuple(note for head in view.heads for note in _thread(view, head, answers.get(head.id, [])))


def head_of(view: View, comment: Comment) -> str:
    """Return the id of the comment that begins the thread; of one above it where answers go in a circle."""
    seen = {comment.id}
    known = view.record.comments.get(comment.parent)
    while known and known.parent and known.id not in seen:
        seen.add(known.id)
        known = view.record.comments.get(known.parent)
    return known.id if known else comment.parent


def _places(tree: FrozenTree, id_: str) -> tuple[str, ...]:
    """The element, the first that stands in it, for a cell or an item has no words of its own, and what holds it."""
    inside = (element.id for element in islice(tree.below(id_), 1, 1 + INSIDE))
    return (id_, *inside, *(element.id for element in tree.above(id_)))


def _thread(view: View, head: Comment, answers: list[Comment]) -> Iterator[Note]:
    placed, tree = view.placed[head.id], view.comparison.new
    places = _places(tree, placed.element) if placed.element else ()
    text = tree.elements[placed.element].text if places else ""
    quote = placed.words if placed.start >= 0 else ""
    turn = text[: placed.start].count(quote) if quote else 0
    key = initials_of(head.id)
    yield Note(key, said_words(head), head.unit or NOBODY, head.date, places, quote, turn, done=head.resolved)
    for answer in answers:
        yield Note(
            initials_of(answer.id),
            said_words(answer),
            answer.unit or NOBODY,
            answer.date,
            parent=key,
            done=answer.resolved,
        )
    if head.decision and (words := decided_words(head.decision)):
        yield Note(initials_of(head.id, DECIDING), words, DRAFTERS, head.decision.date, parent=key, done=head.resolved)
