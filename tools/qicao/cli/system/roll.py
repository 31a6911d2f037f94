"""The command that closes a year of the plan."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from qicao.cli.system.faulty import errors_in, refuse_faults
from qicao.cli.system.look import Format, FormatOption, Root, opened
from qicao.model.visible import visible
from qicao.source.files import DISK

__all__ = ["roll"]


def roll(
    year: Annotated[int, typer.Argument(metavar="YEAR", help="要结转的年度。")],
    root: Root = Path(),
    format_: FormatOption = Format.text,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只说会怎样，不写入。")] = False,
) -> None:
    """Close a year of the rolling plan, carry unfinished tasks over and open the next year."""
    from qicao.catalog.exchange.written import as_builtins
    from qicao.catalog.read import FOLDER
    from qicao.catalog.roll import roll as rolled_over
    from qicao.source.rows import open_table, save_table

    system = opened(root)
    refuse_faults(errors_in(system.findings, "plan.yaml"), "没有改动")
    rolled = rolled_over(open_table(DISK, root / FOLDER / "plan.yaml"), system, year)
    if not dry_run:
        save_table(DISK, rolled.plan)
    if format_ is Format.json:
        found = {"year": year, "target": rolled.target, "closed": rolled.closed, "opened": rolled.opened}
        typer.echo(json.dumps({**found, "carried": as_builtins(rolled.carried)}, ensure_ascii=False, indent=1))
        return
    for task in rolled.carried:
        entry = system.entry_of.get(task.entry)
        stages = "、".join(step.stage for step in task.stages if not step.actual) or "没有列出阶段"
        typer.echo(visible(f"结转 {task.entry}  {entry.value.title if entry else ''}：{stages}"))
    if not (rolled.carried or rolled.closed or rolled.opened):
        typer.echo(f"{year} 年度已经结转，没有改动。")
        return
    words = f"{year} 年度{'会' if dry_run else ''}关闭，{len(rolled.carried)} 项任务转入 {rolled.target} 年度。"
    typer.echo(f"{words}{'' if dry_run else '计划文件用 qicao system build 生成。'}")
