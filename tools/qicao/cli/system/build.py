"""The command that makes the documents of the standards system."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qicao.cli.system.look import Root
from qicao.errors import UsageError
from qicao.model.visible import visible
from qicao.source.files import DISK

__all__ = ["build"]


def build(
    root: Root = Path(),
    out: Annotated[Path, typer.Option("--out", help="输出文件夹。")] = Path("build/system"),
    *,
    if_any: Annotated[bool, typer.Option("--if-any", help="没有标准体系时什么也不做，不算错。")] = False,
) -> None:
    """Write the documents of the system; print where they are. If nothing changed, nothing is made again."""
    from qicao.builds.system import build_system
    from qicao.catalog.read import has_system

    if not has_system(DISK, root):
        if if_any:
            return
        raise UsageError(f"{root} 下没有标准体系。", "标准体系写在 metadata/system.yaml 和同一文件夹的其他文件里。")
    built = build_system(root, out)
    typer.echo(f"标准体系：{'' if built.made else '没有变化。'}")
    for file in built.files:
        typer.echo(visible(f"  {file}"))
    wrong = sum(finding.severity != "info" for finding in built.findings)
    if wrong:
        typer.echo(f"数据有 {wrong} 个问题，有问题的值没有写进文件。用 qicao system check 查看。", err=True)
        raise typer.Exit(1)
