"""Commands that begin a round and put comments into it by hand."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qicao.cli.review.options import Draft, Mark, RoundName, home_of
from qicao.errors import UsageError
from qicao.model.comment import KINDS, Answer, Arrived, Source
from qicao.model.visible import visible

if TYPE_CHECKING:
    from qicao.ledger.receive import Received

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qicao.model.comment import Round

__all__ = ["add", "carry", "forget", "open_"]

VIAS = ("发函", "公示", "会议")


def open_(  # noqa: PLR0913, PLR0917 -- each is an option of the command
    draft: Draft,
    round_: Annotated[
        str,
        typer.Option(
            "--round", help="轮次的名称；不给时为下一个数；给出已有的轮次，可补它的日期、单位。", show_default=False
        ),
    ] = "",
    start: Annotated[
        str, typer.Option("--start", help="开始日期，如 2026-11-02；不给时取自 standard.yaml。", show_default=False)
    ] = "",
    end: Annotated[str, typer.Option("--end", help="截止日期。", show_default=False)] = "",
    units: Annotated[
        Path | None, typer.Option("--units", help="征求意见单位名单：.xlsx、.csv 或 .yaml。", show_default=False)
    ] = None,
    expert: Annotated[bool, typer.Option("--expert", help="这一轮是审查（专家）意见。")] = False,
    published: Annotated[
        list[str] | None, typer.Option("--published", help="公开的网址或刊物，可多次给出。", show_default=False)
    ] = None,
    sent: Annotated[Path, typer.Option("--sent", help="生成的文件所在的文件夹，记下其中本稿各文件的散列值。")] = Path(
        "build"
    ),
) -> None:
    """Freeze the text of the draft and begin a round; print where it is."""
    from qicao.ledger.rounds import Opening, open_round
    from qicao.parse.draft import load_draft
    from qicao.source.discover import find_drafts

    for day in filter(None, (start, end)):
        _date(day)
    wish = Opening(round_, "审查意见" if expert else "征求意见", start, end, units, tuple(published or ()), sent)
    folder = find_drafts([draft])[0]
    record = open_round(folder, wish)
    known = record.round
    typer.echo(f"第 {known.name} 轮（{known.stage}，{known.kind}）：{record.folder.as_posix()}/")
    typer.echo(
        f"  {known.start or '？'} 至 {known.end or '？'}，征求意见的单位 {len(known.units)} 个，存下发出的文件 {len(known.documents)} 个。"
    )
    for words in _missing(folder, known, load_draft(folder, index=False).source.data.iteration):
        typer.echo(f"  注意：{words}")
    typer.echo(f"接着：收到意见后 qicao review import {folder.as_posix()} 文件…")


def _missing(folder: Path, known: Round, iteration: int) -> Iterator[str]:
    """Yield what the round and the *iteration* of its draft lack, and how it is given."""
    from qicao.ledger.rounds import same_text, unsettled_before

    again = f"qicao review open {folder.as_posix()} --round {known.name}"
    if not known.start or not known.end:
        yield f"没有起止日期，汇总处理表和编制说明里会缺；补上：{again} --start 2026-11-02 --end 2026-12-02"
    if not known.documents:
        yield f"没有找到发出的文件；先做 qicao draft {folder.as_posix()}，再开始一轮，才存得下来"
    if known.iteration > iteration:
        yield f"standard.yaml 里没有写 iteration: {known.iteration}，函、封面和编制说明里仍是“{known.stage}”；写上后再做 qicao draft"
    if left := unsettled_before(folder, known.name):
        yield f"第 {left[0]} 轮有 {left[1]} 条没有处理完，用 qicao review carry {folder.as_posix()} 转过来"
    if same := same_text(folder, known.name):
        yield f"文本与第 {same} 轮发出的一样；如果只是补第 {same} 轮的日期或单位，请删去 reviews/{known.name}，用 --round {same} 再给一次"


def _date(day: str) -> None:
    try:
        dt.date.fromisoformat(day)
    except ValueError as error:
        raise UsageError(f"“{day}”不是日期。", "写成 2026-11-02 的样子。") from error


def add(  # noqa: PLR0913, PLR0917 -- each is an option of the command
    draft: Draft,
    body: Annotated[str, typer.Option("--body", help="意见内容。")],
    place: Annotated[str, typer.Option("--place", help="章条编号，如 5.2.1 a)、表3第2行、全文。")] = "",
    quote: Annotated[str, typer.Option("--quote", help="原文。")] = "",
    proposed: Annotated[str, typer.Option("--proposed", help="建议修改为。")] = "",
    reason: Annotated[str, typer.Option("--reason", help="理由。")] = "",
    unit: Annotated[str, typer.Option("--unit", help="提出单位。")] = "",
    person: Annotated[str, typer.Option("--person", help="提出人；只记在不提交的 persons.yaml 里。")] = "",
    contact: Annotated[str, typer.Option("--contact", help="联系方式；同上。")] = "",
    kind: Annotated[str, typer.Option("--kind", help="总体、技术或编辑。")] = "",
    via: Annotated[str, typer.Option("--via", help="发函、公示或会议。")] = "",
    date: Annotated[str, typer.Option("--date", help="日期，如 2026-11-20。")] = "",
    round_: RoundName = "",
    mark: Mark = "",
) -> None:
    """Add one comment to the record and print the place that it is about."""
    from qicao.compare.tree import FrozenTree
    from qicao.ledger.quotes import Quotes
    from qicao.ledger.receipts import Receipts
    from qicao.ledger.receive import receive
    from qicao.ledger.rounds import find_round
    from qicao.source.frozen import read_text

    _one_of("--kind", kind, KINDS)
    _one_of("--via", via, VIAS)
    if date:
        _date(date)
    if not body.strip():
        raise UsageError("意见是空的。", "用 --body 写上意见内容。")
    record = find_round(home_of(draft), round_)
    text, _ = read_text(record.folder, record.shown)
    key = Receipts.of(record, mark).next()
    arrived = Arrived(
        "hand", Source("", "手工登记", f"hand {key}"), body, place, quote, proposed=proposed, reason=reason,
        kind=kind, via=via, date=date, unit=unit, person=person, contact=contact,  # type: ignore[arg-type]
    )  # fmt: skip
    quotes = Quotes.of(FrozenTree.of(text), record.round.titles)
    if _is_answer(arrived):
        answer = Answer("", unit, arrived.via, date, arrived.source, body)
        typer.echo(visible(_answered(receive(record, quotes, [], [answer], mark), unit)))
    else:
        _tell_added(receive(record, quotes, [arrived], mark=mark))


def _is_answer(one: Arrived) -> bool:
    """Return whether the words are 无意见; `UsageError` if it is not told of which unit."""
    from qicao.intake.words import is_no_comment

    if one.place not in {"", "全文"} or one.exact or one.proposed or one.reason or not is_no_comment(one.body):
        return False
    if not one.unit.strip():
        raise UsageError("没有写是哪个单位无意见。", "用 --unit 写上单位。")
    return True


def _tell_added(received: Received) -> None:
    comment = received.record.comments[received.added[0]]
    where = "全文" if comment.anchor.whole else comment.anchor.number or "待定位"
    typer.echo(visible(f"{comment.id}：{where}"))
    for doubt in received.doubts:
        typer.echo(visible(f"  {doubt}"), err=True)


def _answered(received: Received, unit: str) -> str:
    """Return what to print of 无意见, which is an answer of its unit and no comment."""
    id_ = next(known.id for known in received.record.valid_answers if known.unit == unit)
    return f"{id_}：{unit}，无意见{'' if received.answers else '（以前已经登记）'}"


def _one_of(option: str, value: str, known: tuple[str, ...]) -> None:
    if value and value not in known:
        raise UsageError(f"{option} 的值“{value}”不对。", f"可用：{'、'.join(known)}。")


def carry(
    draft: Draft,
    from_: Annotated[str, typer.Option("--from", help="从哪一轮；不给时为上一轮。", show_default=False)] = "",
    mark: Mark = "",
) -> None:
    """Copy the unsettled comments of an earlier round into the last one."""
    from qicao.ledger.carrying import carry_over

    carried = carry_over(home_of(draft), from_, mark)
    for old, new in carried.items():
        typer.echo(f"{old} → {new}")
    typer.echo(f"转来 {len(carried)} 条。", err=True)


def forget(
    draft: Draft,
    person: Annotated[str, typer.Argument(metavar="PERSON", help="姓名，或台账里的 p-… 键。")],
) -> None:
    """Remove a person from all rounds of the draft."""
    from qicao.ledger.forget import forget_person, known_names
    from qicao.ledger.persons import near_names

    home = home_of(draft)
    gone = forget_person(home, person)
    if not gone:
        near = "、".join(near_names(person, known_names(home)))
        hint = f"相近的有：{near}。" if near else "给出 persons.yaml 里的姓名或键。"
        raise UsageError(f"没有登记过“{person}”。", hint)
    for words in gone:
        typer.echo(words)
