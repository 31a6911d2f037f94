"""Unsettled comments of one round carried over to the next, where they have numbers of their own."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from qicao.compare.texts import compare_texts
from qicao.errors import UsageError
from qicao.ledger.placing import Placing
from qicao.ledger.receipts import Receipts
from qicao.ledger.record import save_comments
from qicao.ledger.rounds import find_round, round_names
from qicao.model.comment import Anchor, Comment, Decision, Round
from qicao.model.words import chinese_numeral
from qicao.source.frozen import read_text

__all__ = ["carry_over"]


def carry_over(folder: Path, name: str = "", mark: str = "") -> dict[str, str]:
    """Copy the unsettled comments of the round into the last one; return their old numbers with the new ones.

    There they are decided: 转入第二次征求意见. A comment that was carried over before is not copied again. Keys of persons stay those in the file of the old round.
    """
    names = round_names(folder)
    if len(names) < 2:
        raise UsageError("只有一轮，没有可以转来的意见。", "先用 qicao review open 开始新的一轮。")
    old, new = find_round(folder, name or names[-2]), find_round(folder, names[-1])
    texts = [read_text(record.folder, record.shown, record.files)[0] for record in (old, new)]
    placing = Placing(compare_texts(texts[0], texts[1]))
    known = {comment.carried for comment in new.comments.values()}
    receipts = Receipts.of(new, mark)
    open_ = [
        comment
        for comment in old.comments.values()
        if comment.counts and not comment.decided and comment.id not in known
    ]
    carried = {comment.id: receipts.next() for comment in open_}
    receipts.keep()
    save_comments(new, [_carried(comment, carried[comment.id], placing) for comment in open_])
    save_comments(old, [_left(comment, carried[comment.id], new.round) for comment in open_])
    return carried


def _left(comment: Comment, id_: str, to: Round) -> Comment:
    """The comment in the old round, with the round in which it goes on."""
    times = f"第{chinese_numeral(to.iteration)}次" if to.iteration > 1 else ""
    name = f"{times}{to.kind}" if to.kind == "征求意见" else to.kind
    return replace(comment, decision=Decision("转入", name, change=id_))


def _carried(comment: Comment, id_: str, placing: Placing) -> Comment:
    return replace(comment, id=id_, carried=comment.id, group="", person="", anchor=_moved(comment.anchor, placing))


def _moved(anchor: Anchor, placing: Placing) -> Anchor:
    """Return the anchor in the new frozen text; if the place is not found, it only keeps its words."""
    placed = placing.place(anchor)
    if anchor.whole or not placed.element:
        return replace(anchor, element="", start=-1, end=-1, others=())
    words = placed.words if placed.start >= 0 else ""
    return replace(
        anchor, element=placed.element, number=placed.number, exact=words, start=placed.start, end=placed.end, others=()
    )
