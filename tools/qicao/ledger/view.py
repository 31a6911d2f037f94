"""A round as people look at it: every comment with the place of its words in the text of today, and the counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from qicao.compare.texts import Comparison, compare_texts
from qicao.ledger.placing import Placed, Placing
from qicao.ledger.record import Record
from qicao.ledger.rounds import find_round
from qicao.model.comment import Comment
from qicao.model.finding import Finding
from qicao.model.frozen import freeze
from qicao.model.overview import Counts
from qicao.model.span import Span
from qicao.model.tree import iter_nodes
from qicao.parse.draft import Draft, load_draft
from qicao.source.discover import is_draft
from qicao.source.frozen import read_text

__all__ = ["View", "count", "count_comments", "list_round", "open_view", "view_of"]


class View(Struct, frozen=True):
    """A round beside the text of today."""

    record: Record
    comparison: Comparison
    placed: Mapping[str, Placed] = field(default_factory=dict)
    """Id of a comment → where its words are."""
    spans: Mapping[str, Span] = field(default_factory=dict)
    """Id of an element of today → its place in the source."""
    draft: Draft | None = None
    """Nothing where only the folder of the round is at hand; the text of today is then the one that was sent out."""
    findings: tuple[Finding, ...] = ()

    @property
    def heads(self) -> Iterator[Comment]:
        """The comments that are rows of the table, in the order of their numbers."""
        return (comment for comment in self.record.comments.values() if comment.counts)


def open_view(folder: Path, name: str = "") -> View:
    """Return the round of the draft in *folder*, the last one without a *name*; *folder* may be the round's own."""
    record = find_round(folder, name)
    return view_of(record, _draft_of(folder, record))


def view_of(record: Record, draft: Draft | None) -> View:
    """Return the round beside the text of the draft, or beside the text that was sent out where there is none."""
    frozen, findings = read_text(record.folder, record.shown, record.files)
    today = freeze(draft.standard, draft.keys) if draft else frozen
    comparison = compare_texts(frozen, today)
    placing = Placing(comparison)
    placed = {comment.id: placing.place(comment.anchor) for comment in record.comments.values()}
    spans = dict(_spans(draft)) if draft else {}
    return View(record, comparison, placed, spans, draft, (*record.findings, *findings))


def _draft_of(folder: Path, record: Record) -> Draft | None:
    """The draft that the round belongs to, if it is there."""
    home = folder if is_draft(folder) else record.folder.absolute().parent.parent
    return load_draft(home, index=False) if is_draft(home, record.files) else None


def _spans(draft: Draft) -> Iterator[tuple[str, Span]]:
    nodes: list[Any] = [*iter_nodes(draft.standard), *draft.standard.footnotes]
    return ((node.id, node.span) for node in nodes if node.span)


def count(record: Record) -> Counts:
    """Return the counts of the round; replies are no comments of their own, strange units count for nothing.

    A unit answered if it did so in this round, not if it only spoke at a meeting or before.
    """
    heads = [comment for comment in record.comments.values() if comment.counts]
    asked = {unit.name for unit in record.round.units}
    spoke = {comment.unit for comment in heads if comment.unit and comment.answers}
    answered = spoke | {answer.unit for answer in record.valid_answers if answer.unit}
    within = answered & asked if asked else answered
    return replace(
        count_comments(heads),
        asked=len(asked),
        answered=len(within),
        commented=len(within & spoke),
        silent=len(asked - answered),
    )


def count_comments(heads: Iterable[Comment]) -> Counts:
    """Return how many comments there are, and what became of them."""
    heads = list(heads)
    kinds = [comment.decision.kind if comment.decision else "" for comment in heads]
    return Counts(
        public=sum(comment.via == "公示" for comment in heads),
        comments=len(heads),
        adopted=kinds.count("采纳"),
        partly=kinds.count("部分采纳"),
        refused=kinds.count("不采纳") + kinds.count("另行处理"),
        carried=kinds.count("转入"),
        unsettled=kinds.count("") + kinds.count("待议"),
    )


def list_round(view: View) -> dict[str, Any]:
    """Return the round as `review list --format json` prints it."""
    counts = count(view.record)
    rows = [_row(view, comment) for comment in view.record.comments.values()]
    return {"round": view.record.round.name, "asked": counts.asked, "answered": counts.answered, "comments": rows}


def _row(view: View, comment: Comment) -> dict[str, Any]:
    placed, decision = view.placed[comment.id], comment.decision
    span = view.spans.get(placed.element)
    return {
        "id": comment.id,
        "channel": comment.channel,
        "via": comment.via,
        "file": comment.source.file,
        "unit": comment.unit,
        "kind": comment.kind,
        "date": comment.date,
        "number": "全文" if comment.anchor.whole else comment.anchor.number or comment.anchor.place,
        "element": comment.anchor.element,
        "quote": comment.anchor.exact,
        "state": placed.state,
        "current_number": "全文" if comment.anchor.whole else placed.number,
        "line": span.line if span else 0,
        "source": span.file if span else "",
        "body": comment.body,
        "proposed": comment.proposed,
        "reason": comment.reason,
        "parent": comment.parent,
        "resolved": comment.resolved,
        "group": comment.group,
        "withdrawn": comment.withdrawn,
        "decision": decision.kind if decision else "",
        "decision_reason": decision.reason if decision else "",
        "decided_by": decision.by if decision else "",
        "change": decision.change if decision else "",
    }
