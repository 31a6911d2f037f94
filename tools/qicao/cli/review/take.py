"""The command that imports files of comments into a round."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qicao.cli.review.options import Format, FormatOption, Mark, RoundName, home_of
from qicao.errors import UsageError
from qicao.model.visible import visible

if TYPE_CHECKING:
    from qicao.ledger.importing import Imported
    from qicao.model.comment import Via

__all__ = ["import_"]

VIAS: dict[str, Via] = {"": "", "发函": "发函", "公示": "公示", "会议": "会议"}
MOST = 8
"""The greatest number of doubts about one file that are printed."""
FIELDS = {
    "body": "意见",
    "proposed": "建议修改为",
    "struck": "删去",
    "reason": "理由",
    "kind": "性质",
    "via": "途径",
    "date": "日期",
    "unit": "提出单位",
    "person": "提出人",
    "anchor": "位置",
    "parent": "回复",
    "resolved": "已解决",
    "decision": "处理意见",
    "source": "出处",
}
"""Field of the record → its name for people."""


def import_(  # noqa: PLR0913, PLR0917 -- each is an option of the command
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="[DRAFT] FILE...", help="草案文件夹（只有一份草案时可不写），然后是收到的文件。"),
    ],
    round_: RoundName = "",
    unit: Annotated[str, typer.Option("--unit", help="文件里没有写提出单位时用它。")] = "",
    via: Annotated[str, typer.Option("--via", help="文件里没有写途径时用它：发函、公示或会议。")] = "",
    mark: Mark = "",
    format_: FormatOption = Format.text,
) -> None:
    """Import the comments in the files into the record and print the results.

    The exit code is 1 if a file was not read.
    """
    from qicao.ledger.importing import Wish, import_files, report_of
    from qicao.ledger.rounds import find_round

    if via not in VIAS:
        raise UsageError(f"--via 的值“{via}”不对。", "可用：发函、公示、会议。")
    draft, files = _parted(paths)
    record = find_round(draft, round_)
    found = []
    for one in import_files(record, files, Wish(unit, VIAS[via], mark, sure=bool(round_))):
        found.append(one)
        if format_ is Format.text:
            _tell(one)
    if format_ is Format.json:
        typer.echo(json.dumps({"files": [report_of(one) for one in found]}, ensure_ascii=False, indent=1))
    raise typer.Exit(int(any(one.error for one in found)))


def _parted(paths: Sequence[Path]) -> tuple[Path, list[Path]]:
    """Return the folder of the draft or round, and the files."""
    from qicao.source.files import DISK

    folders = [path for path in paths if DISK.has_folder(path)]
    files = [path for path in paths if path not in folders]
    if len(folders) > 1:
        raise UsageError("只能给出一个草案文件夹。", "文件逐个写出，或写成 文件夹/*.docx。")
    if not files:
        raise UsageError("没有给出文件。", "写上收到的文件，如 qicao review import drafts/x 意见.docx。")
    return (home_of(folders[0]) if folders else _only_draft()), files


def _only_draft() -> Path:
    """Return the draft of the current folder, or the only one in `drafts/` that was sent out."""
    from qicao.ledger.rounds import round_names
    from qicao.source.discover import find_drafts, is_draft
    from qicao.source.files import DISK

    here = Path()
    if is_draft(here) or DISK.has_file(here / "round.yaml"):
        return here
    sent = [draft for draft in find_drafts(()) if round_names(draft)]
    if len(sent) != 1:
        raise UsageError(
            "不知道是哪份草案的意见。" if sent else "还没有开始征求意见的草案。",
            "把草案文件夹写在文件前面，如 qicao review import drafts/x 意见.docx；还没有开始的先用 qicao review open。",
        )
    return sent[0]


def _tell(one: Imported) -> None:
    """Print the result for a file: what changed and what is doubtful."""
    from qicao.intake.taken import NAMES

    if one.taken is None or one.received is None:
        typer.echo(visible(f"{one.file}：{one.error}，没有导入。{one.hint}"), err=True)
        return
    words = (
        (len(one.received.added) - one.received.added_replies, "新增 {} 条"),
        (one.received.added_replies, "新的回复 {} 条"),
        (len(one.received.updated), "更新 {} 条"),
        (len(one.received.unchanged), "没有变化 {} 条"),
        (len(one.received.answers), "“无意见” {} 份"),
        (len(one.units), "新单位 {} 个"),
    )
    told = "，".join(text.format(count) for count, text in words if count) or "没有新的内容"
    typer.echo(visible(f"{one.file}（{NAMES[one.taken.taken_for]}）：{told}。"))
    for id_, fields in one.received.updated.items():
        typer.echo(visible(f"  {id_}：改了{'、'.join(FIELDS.get(field, field) for field in fields)}"))
    for id_ in one.received.answers:
        typer.echo(visible(f"  {id_}：{one.received.record.answers[id_].unit or '？'}，无意见"))
    for id_ in one.received.missing:
        typer.echo(visible(f"  {id_}：新的文件里没有这一条，台账里保留"))
    doubts = (*one.taken.doubts, *one.received.doubts)
    for doubt in doubts[:MOST]:
        typer.echo(visible(f"  注意：{doubt}"))
    if len(doubts) > MOST:
        typer.echo(f"  注意：另有 {len(doubts) - MOST} 处存疑，用 --format json 查看全部。")
