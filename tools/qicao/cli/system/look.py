"""Commands that look at the standards system: what is wrong with it, its standards, how many, their relations."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from qicao.cli.check import CheckFormat, Output, print_findings
from qicao.cli.lines import line_reader
from qicao.cli.terminal import paint
from qicao.errors import UsageError
from qicao.model.visible import visible
from qicao.source.files import DISK

if TYPE_CHECKING:
    from qicao.catalog.stats import Count
    from qicao.catalog.system import System

__all__ = ["Format", "FormatOption", "Root", "check", "graph", "list_", "opened", "stats"]

Root = Annotated[Path, typer.Argument(metavar="ROOT", help="放 metadata/ 的文件夹。")]


class Format(StrEnum):
    """The format in which a command prints its result."""

    text = "text"
    json = "json"


FormatOption = Annotated[Format, typer.Option("--format", help="text 给人看，json 给程序读。")]


def opened(root: Path) -> System:
    """Return the standards system in the folder; `UsageError` is raised if there is none."""
    from qicao.catalog.read import has_system, read_system

    if not has_system(DISK, root):
        raise UsageError(f"{root} 下没有标准体系。", "标准体系写在 metadata/system.yaml 和同一文件夹的其他文件里。")
    return read_system(DISK, root)


def check(
    root: Root = Path(),
    format_: Annotated[
        CheckFormat, typer.Option("--format", help="text 给人看，json、sarif、gitlab 给程序读。")
    ] = CheckFormat.text,
    *,
    info: Annotated[bool, typer.Option("--info", help="连提示也列出。")] = False,
    statistics: Annotated[bool, typer.Option("--statistics", help="只列出每个代号的次数。")] = False,
) -> None:
    """Print the findings about the system; the exit code is 1 if one of them is an error or a warning."""
    from qicao.catalog.drafts import read_drafts
    from qicao.catalog.rules.context import Context
    from qicao.catalog.rules.run import check_system
    from qicao.source.catalogue import read_catalogue, read_tables
    from qicao.source.world import open_draft

    system = opened(root)
    drafts = read_drafts(open_draft(root), root)
    context = Context(system, read_catalogue(DISK, root), drafts, read_tables(DISK, root))
    findings = list(check_system(context))
    output = Output(format_, info, statistics=statistics)
    words = f"标准体系：{len(system.subsystems)} 个子体系，{len(system.entries)} 项标准"
    raise typer.Exit(print_findings(findings, output, line_reader(root), words))


def list_(
    root: Root = Path(),
    format_: FormatOption = Format.text,
    *,
    subsystem: Annotated[str, typer.Option("--subsystem", help="只列这个子体系，含其下级。")] = "",
    status: Annotated[str, typer.Option("--status", help="只列这个状态，如 拟编。")] = "",
) -> None:
    """Print the standards of the system."""
    from qicao.catalog.listing import listing

    rows = [row for row in listing(opened(root)) if row.subsystem.startswith(subsystem) and status in {"", row.status}]
    if format_ is Format.json:
        typer.echo(_json({"entries": msgspec.to_builtins(rows)}))
        return
    for row in rows:
        typer.echo(visible(f"{row.id}  {row.status}  {row.number or '—'}  {row.title}"))
    typer.echo(f"{len(rows)} 项。")


def stats(root: Root = Path(), format_: FormatOption = Format.text) -> None:
    """Print the 标准统计表."""
    from qicao.catalog import stats as counting

    system = opened(root)
    if format_ is Format.json:
        typer.echo(_json(counting.stats(system)))
        return
    for group in counting.groups(system):
        typer.echo(paint("bold", group.title))
        for line in (*group.lines, group.total):
            typer.echo(visible(_counted(line)))


def _counted(line: Count) -> str:
    return f"  {line.name}：应有 {line.wanted}，现有 {line.there}（{line.share}%），其中已核实 {line.verified}"


def graph(root: Root = Path(), format_: FormatOption = Format.text) -> None:
    """Print the nodes and edges of the system."""
    from qicao.catalog.graph import graph_of

    found = graph_of(opened(root))
    if format_ is Format.json:
        typer.echo(_json(msgspec.to_builtins(found)))
        return
    for edge in found.edges:
        typer.echo(visible(f"{edge.source}  {edge.relation}  {edge.target}"))
    typer.echo(f"{len(found.nodes)} 个节点，{len(found.edges)} 条关系。")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
