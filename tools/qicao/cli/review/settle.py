"""Commands that settle comments: decide, join, place, and write adopted words into the draft."""

from __future__ import annotations

from typing import Annotated

import typer

from qicao.cli.review.options import Draft, Ids, RoundName, home_of
from qicao.cli.terminal import paint
from qicao.errors import UsageError
from qicao.model.comment import DECISIONS, Decision
from qicao.model.visible import visible

__all__ = ["apply", "decide", "join", "part", "place", "withdraw"]


def decide(  # noqa: PLR0913, PLR0917 -- each is an option of the command
    draft: Draft,
    words: Annotated[
        list[str],
        typer.Argument(metavar="ID... KIND", help="编号，最后是：采纳、部分采纳、不采纳、另行处理、待议、撤回。"),
    ],
    reason: Annotated[str, typer.Option("--reason", help="理由；部分采纳、不采纳和另行处理要写。")] = "",
    by: Annotated[str, typer.Option("--by", help="由哪个单位或会议决定；不写人名。")] = "",
    date: Annotated[str, typer.Option("--date", help="日期。")] = "",
    change: Annotated[str, typer.Option("--change", help="改动在哪里：新的章条编号或提交号。")] = "",
    round_: RoundName = "",
) -> None:
    """Write the decision into the record of each comment and of those joined with it."""
    from qicao.ledger.decide import decide as settle
    from qicao.ledger.decide import told_reasons as told
    from qicao.ledger.record import save_comments
    from qicao.ledger.rounds import find_round

    *ids, kind = words
    known = next((one for one in DECISIONS if one == kind), None)
    if not ids or (known is None and kind != "撤回"):
        raise UsageError(f"“{kind}”不是处理意见。", f"最后写上：{'、'.join(DECISIONS)}，或“撤回”。")
    record = find_round(home_of(draft), round_)
    changed = settle(record, ids, Decision(known, reason, by, date, change) if known else None)
    save_comments(record, changed)
    typer.echo(f"{'、'.join(comment.id for comment in changed)}：{kind if known else '处理意见已撤回，意见仍计入'}")
    if known is None:
        typer.echo(f"整条意见不要了，用 qicao review withdraw {draft.as_posix()} {ids[0]} --reason 为什么。")
    for sentence in told(record, changed):
        typer.echo(visible(sentence))


def join(draft: Draft, ids: Ids, round_: RoundName = "") -> None:
    """Join the comments: they get one decision together."""
    from qicao.ledger.decide import join as joined
    from qicao.ledger.record import save_comments
    from qicao.ledger.rounds import find_round

    record = find_round(home_of(draft), round_)
    changed = joined(record, ids)
    save_comments(record, changed)
    typer.echo(f"合并处理：{'、'.join(comment.id for comment in changed)}")


def part(draft: Draft, ids: Ids, round_: RoundName = "") -> None:
    """Take comments out of their group."""
    from qicao.ledger.decide import part as parted
    from qicao.ledger.record import save_comments
    from qicao.ledger.rounds import find_round

    record = find_round(home_of(draft), round_)
    save_comments(record, parted(record, ids))
    typer.echo(f"解除合并：{'、'.join(ids)}")


def withdraw(
    draft: Draft,
    ids: Ids,
    reason: Annotated[str, typer.Option("--reason", help="为什么撤出，如“与 a0003 重复”。")] = "",
    *,
    undo: Annotated[bool, typer.Option("--undo", help="取消撤出，意见重新计入。")] = False,
    round_: RoundName = "",
) -> None:
    """Take comments and answers out of table, counts and check; they stay in the record."""
    from msgspec.structs import replace

    from qicao.ledger.decide import parted_answers
    from qicao.ledger.decide import withdraw as withdrawn
    from qicao.ledger.record import save_answers, save_comments
    from qicao.ledger.rounds import find_round

    if not undo and not reason.strip():
        raise UsageError("没有写为什么撤出。", "用 --reason 写上，如 --reason 与a0003重复；意见仍留在台账里。")
    record = find_round(home_of(draft), round_)
    why = "" if undo else reason.strip()
    answers, rest = parted_answers(record, ids)
    changed = withdrawn(record, rest, why)
    save_answers(save_comments(record, changed), [replace(answer, withdrawn=why) for answer in answers])
    done = [answer.id for answer in answers] + [
        comment.id for comment in changed if bool(comment.withdrawn) is not undo
    ]
    names = "、".join(done)
    typer.echo(visible(f"{names}：{'重新计入' if undo else '已撤出，不进汇总处理表，也不计数；留在台账里'}"))


def place(
    draft: Draft,
    id_: Annotated[str, typer.Argument(metavar="ID", help="意见的编号。")],
    words: Annotated[
        str, typer.Argument(metavar="PLACE", help="发出的文本里的章条编号，如 5.2.1 a)、表3第2行、全文。")
    ],
    round_: RoundName = "",
) -> None:
    """Set the place of a comment from words; if they are not understood, nothing is written."""
    from msgspec.structs import replace

    from qicao.compare.tree import FrozenTree
    from qicao.ledger.decide import find_comments
    from qicao.ledger.quotes import Quotes
    from qicao.ledger.record import save_comments
    from qicao.ledger.rounds import find_round
    from qicao.model.comment import Arrived
    from qicao.source.frozen import read_text

    record = find_round(home_of(draft), round_)
    comment = find_comments(record, [id_])[0]
    text, _ = read_text(record.folder, record.shown)
    anchor = comment.anchor
    said = Arrived(
        comment.channel, comment.source, comment.body, anchor.place, anchor.exact, anchor.prefix, anchor.suffix
    )
    found = Quotes.of(FrozenTree.of(text), record.round.titles).settle(words, said)
    if not found.anchor.element and not found.anchor.whole:
        raise UsageError(f"看不懂“{words}”：{'；'.join(found.doubts)}。", "写发出的文本里的编号。")
    save_comments(record, [replace(comment, anchor=found.anchor)])
    typer.echo(visible(f"{comment.id}：{'全文' if found.anchor.whole else found.anchor.number}"))
    for doubt in found.doubts:
        typer.echo(visible(f"  注意：{doubt}"))


def apply(
    draft: Draft,
    ids: Ids,
    *,
    diff: Annotated[bool, typer.Option("--diff", help="只显示改动，不写文件。")] = False,
    round_: RoundName = "",
) -> None:
    """Write the adopted words of the comments into the draft; the exit code is 1 if some cannot be written."""
    from qicao.check.reports.diff import render_diff
    from qicao.ledger.apply import apply_comments
    from qicao.ledger.decide import find_comments
    from qicao.ledger.view import open_view
    from qicao.source.files import DISK

    view = open_view(home_of(draft), round_)
    found = apply_comments(view, find_comments(view.record, ids))
    for file, data in found.files.items():
        if diff:
            typer.echo(render_diff(file.as_posix(), DISK.read(file), data, paint), nl=False)
        else:
            DISK.write(DISK.real(file), data)
    if found.done:
        typer.echo(f"{'将写入' if diff else '写入'}草案：{'、'.join(found.done)}", err=True)
    for id_, reason in found.left.items():
        typer.echo(visible(f"{id_}：没有写入，{reason}。"), err=True)
    raise typer.Exit(int(bool(found.left)))
