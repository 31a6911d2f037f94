"""Commands that exchange standards with other programmes."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from qicao.cli.system.faulty import errors_in, refuse_faults, tell_faults
from qicao.cli.system.look import Format, FormatOption, Root, opened
from qicao.model.visible import visible
from qicao.source.files import DISK

if TYPE_CHECKING:
    from qicao.catalog.exchange.merge import Conflict, Merged
    from qicao.model.exchange import Exchange

__all__ = ["export", "import_"]

DECIDING = ("entries.yaml", "system.yaml")
"""The files by which an import decides what is new and where it goes."""
MOST = 12
"""The greatest number of conflicts, and of doubts, that are printed."""


class Shape(StrEnum):
    """The form of a file that is given away."""

    json = "json"
    csv = "csv"
    atom = "atom"


class Part(StrEnum):
    """The table that a CSV file has."""

    entries = "entries"
    terms = "terms"


def export(
    root: Root = Path(),
    format_: Annotated[
        Shape, typer.Option("--format", help="json 是全部数据，csv 是一张表，atom 是冻结的各个状态之间的变化。")
    ] = Shape.json,
    table: Annotated[Part, typer.Option("--table", help="csv 的表：entries 标准明细，terms 术语。")] = Part.entries,
    out: Annotated[Path | None, typer.Option("--out", help="写入这个文件；不给时印出。", show_default=False)] = None,
) -> None:
    """Give the system to another programme: as JSON, a table as CSV, or its changes as an Atom feed."""
    from qicao.catalog.exchange.gather import gather, terms_of
    from qicao.source.world import open_world

    system = opened(root)
    needs_terms = format_ is Shape.json or (format_ is Shape.csv and table is Part.terms)
    world = open_world(root / "build" / ".cache")
    found = gather(system, terms_of(world, root) if needs_terms else ())
    text = _rendered(found, root, format_, table)
    if out is None:
        typer.echo(text, nl=False)
        raise typer.Exit(tell_faults(system.findings, "印出的数据"))
    DISK.write(out, text.encode())
    counts = f"{len(found.entries)} 项标准" + (f"，{len(found.terms)} 条术语" if needs_terms else "")
    typer.echo(visible(f"写入 {out.as_posix()}：{counts}。"))
    raise typer.Exit(tell_faults(system.findings, "文件"))


def _rendered(exchange: Exchange, root: Path, shape: Shape, table: Part) -> str:
    from qicao.catalog.exchange.feed import render_feed
    from qicao.catalog.exchange.frozen import frozen_states
    from qicao.catalog.exchange.written import render_csv, render_exchange

    if shape is Shape.json:
        return render_exchange(exchange)
    if shape is Shape.csv:
        return render_csv(exchange, table.value)
    return render_feed(frozen_states(DISK, root) or (exchange,))


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="另一方的 JSON、CSV 或 .xlsx。")],
    root: Root = Path(),
    subsystem: Annotated[str, typer.Option("--subsystem", help="新标准归入的子体系，没有下级的。")] = "",
    format_: FormatOption = Format.text,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只说会怎样，不写入。")] = False,
) -> None:
    """Take the standards of another programme over as related ones; nothing that is there is changed."""
    from qicao.catalog.exchange.receive import receive
    from qicao.source.rows import save_table

    refuse_faults(errors_in(opened(root).findings, *DECIDING), "没有导入")
    received = receive(DISK, root, file, subsystem)
    if received.table and not dry_run:
        save_table(DISK, received.table)
    if format_ is Format.json:
        typer.echo(json.dumps(_as_data(received.merged), ensure_ascii=False, indent=1))
    else:
        _tell(received.merged, "会新增" if dry_run else "新增")


def _as_data(merged: Merged) -> dict[str, object]:
    from qicao.catalog.exchange.written import as_builtins

    return {
        "new": as_builtins(tuple(merged.new)),
        "same": merged.same,
        "conflicts": msgspec.to_builtins(merged.conflicts),
        "doubts": merged.doubts,
    }


def _tell(merged: Merged, added: str) -> None:
    for entry in merged.new[:MOST]:
        typer.echo(visible(f"{added} {entry.id}  {entry.number or '—'}  {entry.title}"))
    _left(len(merged.new))
    for conflict in merged.conflicts[:MOST]:
        typer.echo(visible(_line(conflict)))
    _left(len(merged.conflicts))
    for doubt in merged.doubts[:MOST]:
        typer.echo(visible(f"注意：{doubt}"))
    _left(len(merged.doubts))
    counts = f"{added} {len(merged.new)} 项，已有 {merged.same} 项，不一致 {len(merged.conflicts)} 处"
    typer.echo(f"{counts}。{'已有的没有改动；不一致的请双方核对后改。' if merged.conflicts else ''}")


def _left(count: int) -> None:
    if count > MOST:
        typer.echo(f"……另有 {count - MOST} 条，用 --format json 查看全部。")


def _line(conflict: Conflict) -> str:
    name = conflict.number or conflict.id
    return f"不一致 {conflict.id}（{name}）{conflict.field}：这里“{conflict.here}”，{conflict.place}“{conflict.there}”"
