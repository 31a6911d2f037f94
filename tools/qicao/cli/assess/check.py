"""The command that checks the sets of indicators."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qicao.cli.check import CheckFormat, Output, print_findings
from qicao.cli.lines import line_reader
from qicao.cli.system.look import Root
from qicao.errors import UsageError
from qicao.source.files import DISK

if TYPE_CHECKING:
    from qicao.indicators.read import Sets

__all__ = ["check", "opened_sets"]


def opened_sets(root: Path) -> Sets:
    """Return the sets of indicators of the repository; `UsageError` is raised if there is none."""
    from qicao.indicators.read import has_sets, read_sets

    if not has_sets(DISK, root):
        raise UsageError(f"{root} 下没有指标集。", "指标集写在 metadata/indicators/ 下的 .yaml 文件里。")
    return read_sets(DISK, root)


def check(
    root: Root = Path(),
    format_: Annotated[
        CheckFormat, typer.Option("--format", help="text 给人看，json、sarif、gitlab 给程序读。")
    ] = CheckFormat.text,
    *,
    info: Annotated[bool, typer.Option("--info", help="连提示也列出。")] = False,
    statistics: Annotated[bool, typer.Option("--statistics", help="只列出每个代号的次数。")] = False,
) -> None:
    """Print the findings about the sets of indicators; the exit code is 1 if one is an error or a warning."""
    from qicao.assess.standards import check_standards
    from qicao.indicators.rules.run import check_sets
    from qicao.source.world import open_draft

    sets = opened_sets(root)
    count = sum(len(one.indicators) for one in sets.sets)
    words = f"指标：{len(sets.sets)} 个指标集，{count} 个指标"
    output = Output(format_, info, statistics=statistics)
    found = (*check_sets(sets), *check_standards(open_draft(root), root, sets))
    raise typer.Exit(print_findings(found, output, line_reader(root), words))
