"""Commands that look at a round: its comments, what is wrong, what is alike, how many."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated, Any

import typer
from msgspec.structs import replace

from qicao.cli.review.options import Draft, Format, FormatOption, RoundName, home_of
from qicao.cli.terminal import paint
from qicao.model.finding import SEVERITIES, Finding
from qicao.model.visible import visible
from qicao.source.patterns import compiled

if TYPE_CHECKING:
    from qicao.ledger.record import Record
    from qicao.model.comment import Answer, Comment

__all__ = ["check", "group", "list_", "stats"]

COMMAND = compiled(r"qicao review (?:decide|place|apply|withdraw|part)(?= )")
OF_LINES = ("REV00", "REV03")
"""The beginnings of the codes of faults in a line of the record, not in what was decided."""
LONGEST = 80
"""Characters of a comment that are shown beside what is wrong with it."""
MOST = 3
"""The greatest number of comments without a decision that are shown one by one."""
STATES = {"placed": "", "moved": "已移动", "changed": "已改动", "unplaced": "待定位"}


def list_(
    draft: Draft,
    round_: RoundName = "",
    format_: FormatOption = Format.text,
    *,
    open_only: Annotated[bool, typer.Option("--open", help="只列还没有处理的。")] = False,
    unplaced: Annotated[bool, typer.Option("--unplaced", help="只列待定位的。")] = False,
) -> None:
    """Print the comments of the round."""
    from qicao.ledger.view import list_round, open_view

    view = open_view(home_of(draft), round_)
    found = list_round(view)
    rows = found["comments"]
    if open_only:
        rows = [row for row in rows if row["decision"] in {"", "待议"} and not row["parent"] and not row["withdrawn"]]
    if unplaced:
        rows = [row for row in rows if row["state"] == "unplaced" and not row["parent"] and not row["withdrawn"]]
    if format_ is Format.json:
        typer.echo(json.dumps({**found, "comments": rows}, ensure_ascii=False, indent=1))
        return
    for row in rows:
        typer.echo(visible(_line(row)))
    answers = [] if open_only or unplaced else list(view.record.answers.values())
    for answer in answers:
        typer.echo(visible(_answer_line(answer)))
    typer.echo(f"第 {found['round']} 轮：{_counted(rows, answers)}。")


def _answer_line(answer: Answer) -> str:
    withdrawn = f"已撤出：{answer.withdrawn}" if answer.withdrawn else ""
    return "  ".join(filter(None, (answer.id, "无意见", answer.unit or "？", answer.source.file, withdrawn)))


def _counted(rows: list[dict[str, Any]], answers: list[Answer]) -> str:
    """Return how many comments there are, and what else is listed, which is no comment."""
    withdrawn = [one for one in rows if one["withdrawn"]]
    replies = [one for one in rows if one["parent"] and not one["withdrawn"]]
    valid = [one for one in answers if not one.withdrawn]
    more = ((len(replies), "回复 {} 条"), (len(withdrawn) + len(answers) - len(valid), "已撤出 {} 条"))
    told = [f"“无意见” {len(valid)} 份"] if valid else []
    told += [words.format(count) for count, words in more if count]
    aside = f"（另有{'、'.join(told)}）" if told else ""
    return f"{len(rows) - len(withdrawn) - len(replies)} 条{aside}"


def _line(row: dict[str, Any]) -> str:
    """Return a comment as two lines: its place and its words."""
    old, new = row["number"], row["current_number"]
    place = old if old == new or not new else f"{old}→{new}"
    head = "  ".join(filter(None, (row["id"], place or "？", STATES[row["state"]], row["unit"], _standing(row))))
    body = " ".join(row["body"].split())
    lead = "    回复：" if row["parent"] else "    "
    proposed = f"　建议修改为：{' '.join(row['proposed'].split())}" if row["proposed"] else ""
    return f"{head}\n{lead}{body}{proposed}"


def _standing(row: dict[str, Any]) -> str:
    """Return what became of the comment; nothing for an answer, on which nothing is decided."""
    if row["withdrawn"]:
        return f"已撤出：{row['withdrawn']}"
    return row["decision"] or ("" if row["parent"] else "未处理")


def check(draft: Draft, round_: RoundName = "", format_: FormatOption = Format.text) -> None:
    """Print what is wrong with the record and end with 1 when anything is."""
    from qicao.check.reports.records import render_json
    from qicao.ledger.check import check_round
    from qicao.ledger.view import open_view

    view = open_view(home_of(draft), round_)
    findings = [_with_folder(item, draft.as_posix()) for item in check_round(view)]
    if format_ is Format.json:
        typer.echo(render_json(findings), nl=False)
    else:
        shown, left = _few(findings)
        typer.echo("\n".join(_told(item, view.record) for item in shown), nl=False)
        if left:
            typer.echo(f"另有 {left} 条没有处理意见，用 qicao review list {draft.as_posix()} --open 查看。")
        counts = [sum(item.severity == severity for item in findings) for severity in SEVERITIES]
        words = "，".join(f"{count} 个{word}" for count, word in zip(counts, SEVERITIES.values(), strict=True))
        typer.echo(words + "。")
    raise typer.Exit(int(any(item.severity != "info" for item in findings)))


def _told(finding: Finding, record: Record) -> str:
    """Return the finding with what the comment says and who says it, or with the line where that itself is at fault."""
    from qicao.check.reports.text import render_text

    comment = record.comments.get(PurePath(finding.span.file).stem)
    if comment is None or finding.code.startswith(OF_LINES):
        return render_text([finding], _line_of, paint)
    head, _, rest = render_text([finding], lambda _file, _line: "", paint).partition("\n")
    return f"{head}\n    {visible(_said(comment))}\n{rest}"


def _said(comment: Comment) -> str:
    """Return the unit and the words of the comment, on one line."""
    proposed = f"建议修改为：{comment.proposed}" if comment.proposed else ""
    words = " ".join(f"{comment.body}　{proposed}".split())
    return f"{comment.unit or '？'}：{words if len(words) <= LONGEST else words[:LONGEST] + '……'}"


def _few(findings: list[Finding]) -> tuple[list[Finding], int]:
    """Return the findings with the first undecided comments only, and how many of these are left out."""
    from qicao.ledger.faults import UNDECIDED

    undecided = [item for item in findings if item.code == UNDECIDED.code]
    left = undecided[MOST:]
    return [item for item in findings if item not in left], len(left)


def _with_folder(finding: Finding, folder: str) -> Finding:
    """Return the finding with commands that can be copied: with the folder of the draft."""
    return replace(finding, hint=COMMAND.sub(lambda match: f"{match[0]} {folder}", finding.hint))


def _line_of(file: str, number: int) -> str:
    from pathlib import Path

    from qicao.source.files import DISK

    try:
        lines = DISK.read(Path(file)).decode("utf-8", "replace").split("\n")
    except OSError:
        return ""
    return lines[number - 1] if 0 < number <= len(lines) else ""


def group(draft: Draft, round_: RoundName = "", format_: FormatOption = Format.text) -> None:
    """Print comments that are probably one; only `review join` joins them."""
    from qicao.ledger.alike import likely_groups
    from qicao.ledger.rounds import find_round

    record = find_round(home_of(draft), round_)
    found = likely_groups(record)
    if format_ is Format.json:
        groups = [{"ids": list(one.ids), "likeness": one.likeness} for one in found]
        typer.echo(json.dumps({"round": record.round.name, "groups": groups}, ensure_ascii=False, indent=1))
        return
    for one in found:
        typer.echo(f"{' '.join(one.ids)}（相近 {one.likeness:.0%}）")
        for id_ in one.ids:
            comment = record.comments[id_]
            typer.echo(visible(f"    {comment.unit or '？'}：{' '.join(comment.body.split())}"))
    typer.echo(f"可能重复的有 {len(found)} 组。合并：qicao review join {draft.as_posix()} 编号…")


def stats(draft: Draft, round_: RoundName = "", format_: FormatOption = Format.text) -> None:
    """Print the counts of the round."""
    from qicao.ledger.stats import render_stats, round_stats
    from qicao.ledger.view import open_view

    found = round_stats(open_view(home_of(draft), round_))
    typer.echo(
        json.dumps(found, ensure_ascii=False, indent=1) if format_ is Format.json else visible(render_stats(found)),
        nl=format_ is Format.json,
    )
