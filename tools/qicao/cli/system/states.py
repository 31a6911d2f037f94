"""Commands about the states of a system: what changed between two of them, and keeping the one of today."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from qicao.cli.system.faulty import refuse_faults, tell_faults
from qicao.cli.system.look import Format, FormatOption, Root, opened
from qicao.cli.terminal import paint
from qicao.model.visible import visible
from qicao.source.files import DISK

if TYPE_CHECKING:
    from qicao.catalog.exchange.differ import Change

__all__ = ["diff", "freeze"]

State = Annotated[
    str,
    typer.Argument(metavar="STATE", help="文件夹、导出或冻结的 JSON，或 git 版本加冒号，如 HEAD~1:。"),
]


def diff(before: State, after: State = ".", format_: FormatOption = Format.text) -> None:
    """Print what changed from the first state to the second."""
    from qicao.catalog.exchange.differ import changes
    from qicao.catalog.exchange.states import open_state
    from qicao.source.world import open_world

    world = open_world(Path("build", ".cache"))
    first, second = open_state(world, before), open_state(world, after)
    found = changes(first.exchange, second.exchange, terms=first.terms and second.terms)
    if format_ is Format.json:
        data = {"before": before, "after": after, "changes": msgspec.to_builtins(found)}
        typer.echo(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        _tell(found)
    raise typer.Exit(tell_faults((*first.findings, *second.findings), "比较"))


def _tell(found: tuple[Change, ...]) -> None:
    from qicao.catalog.exchange.differ import KINDS
    from qicao.catalog.exchange.told import told

    for kind, name in KINDS.items():
        of_kind = [change for change in found if change.kind == kind]
        if of_kind:
            typer.echo(paint("bold", f"{name}（{len(of_kind)}）"))
        for change in of_kind:
            typer.echo(visible(f"  {told(change)}"))
    typer.echo(f"{len(found)} 处不同。" if found else "没有不同。")


def freeze(
    root: Root = Path(),
    *,
    again: Annotated[bool, typer.Option("--again", help="这一天已经冻结过，重做。")] = False,
) -> None:
    """Keep the state of the system on the day of its data, and print what changed since the one before."""
    from qicao.catalog.exchange.differ import changes
    from qicao.catalog.exchange.frozen import freeze as kept
    from qicao.catalog.exchange.gather import gather, terms_of
    from qicao.source.world import open_world

    system = opened(root)
    refuse_faults(system.findings, "没有冻结")
    exchange = gather(system, terms_of(open_world(root / "build" / ".cache"), root))
    frozen = kept(DISK, root, exchange, again=again)
    DISK.update(frozen.path, frozen.data)
    if frozen.before:
        _tell(changes(frozen.before, exchange))
    typer.echo(
        visible(f"{'已经' if frozen.there else ''}冻结 {frozen.path.as_posix()}：{len(exchange.entries)} 项标准。")
    )
