"""The first round of the sample draft: comments over every channel, all of them decided, done and told."""

from __future__ import annotations

from collections import Counter
from functools import cache
from hashlib import sha256
from typing import get_args

from drafts import DRAFTS
from qicao.ledger.check import check_round
from qicao.ledger.outcome import outcomes
from qicao.ledger.rounds import DOCUMENTS
from qicao.ledger.stats import round_stats
from qicao.ledger.view import View, open_view
from qicao.model.comment import Channel
from qicao.parse.draft import load_draft

HOME = DRAFTS["city-operation-centre"]
LEAST = 60


@cache
def view() -> View:
    """The round beside the text of today."""
    return open_view(HOME, "1")


def test_comments_came_over_every_channel() -> None:
    """Letters, the publication and a meeting; replies, groups and one that was taken out among them."""
    comments = view().record.comments.values()

    assert sum(one.counts for one in comments) >= LEAST
    assert {one.channel for one in comments} == set(get_args(Channel))
    assert {one.via for one in comments} == {"发函", "公示", "会议"}
    assert any(one.parent for one in comments)
    assert any(one.group for one in comments)
    assert any(one.withdrawn for one in comments)
    assert view().record.answers


def test_all_is_decided_and_done() -> None:
    """Nothing is told by the check, and each of the decisions occurs."""
    assert check_round(view()) == []
    kinds = Counter(one.decision.kind for one in view().heads if one.decision)
    assert kinds.keys() == {"采纳", "部分采纳", "不采纳", "另行处理"}


def test_no_name_stands_in_it() -> None:
    """Units are roles."""
    units = {one.unit for one in view().record.comments.values()} | {unit.name for unit in view().record.round.units}

    assert all("×××" in unit for unit in units - {""})


def test_the_draft_that_goes_out_again_tells_of_it() -> None:
    """The second 征求意见稿 has the table of the first round, and the same counts in its 编制说明."""
    draft = load_draft(HOME)
    (one,) = outcomes(HOME, draft)

    assert draft.source.data.iteration == view().record.round.iteration + 1
    assert (one.name, one.words) == ("征求意见汇总处理表", round_stats(view())["text"])
    assert one.overview is not None
    assert len(one.overview.rows) == one.overview.counts.comments


def test_what_was_sent_out_is_kept_as_it_was() -> None:
    """The documents beside the record have the hashes that stand in it."""
    record = view().record
    kept = {file.name: sha256(file.read_bytes()).hexdigest() for file in (record.folder / DOCUMENTS).iterdir()}

    assert kept == record.round.documents
    assert "征求意见稿.pdf" in kept
