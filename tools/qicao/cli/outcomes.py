"""Messages about drafts that were built: where the files are, what is wrong, and the exit code of the command."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from qicao.cli.terminal import paint
from qicao.model.finding import SEVERITIES
from qicao.model.visible import visible

if TYPE_CHECKING:
    from qicao.builds.request import Outcome

__all__ = ["exit_code", "report", "report_findings", "sum_up"]


def exit_code(outcomes: Sequence[Outcome]) -> int:
    """Return 2 if a draft could not be built, 1 if one has errors, else 0."""
    if any(outcome.error for outcome in outcomes):
        return 2
    return int(any(outcome.faulty for outcome in outcomes))


def report(outcome: Outcome) -> None:
    """Print where the files of the draft are and what is wrong with it."""
    if outcome.error:
        typer.echo(visible(f"{outcome.slug}：{outcome.error}"), err=True)
        return
    typer.echo(f"{outcome.slug}：{'' if outcome.built else '没有变化。'}")
    for file in outcome.files:
        typer.echo(f"  {file}")
    report_findings(outcome, "  ")


def report_findings(outcome: Outcome, lead: str) -> None:
    """Print the errors and warnings, one on a line, after their number and *lead*, and whether files were withheld."""
    from qicao.check.reports.text import COLOURS

    for told in outcome.told:
        word, colour = SEVERITIES[told.severity], COLOURS[told.severity]
        place = f"{_near(outcome.folder)}/{told.place}" if told.own else told.place
        typer.echo(f"{visible(place)}: {paint(colour, word)} {told.code} {visible(told.message)}")
    counts = dict(outcome.counts)
    if outcome.told or (counts and not lead.strip()):
        words = "，".join(f"{counts.get(severity, 0)} 个{word}" for severity, word in SEVERITIES.items())
        typer.echo(f"{lead}{words}。用 qicao check 查看。")
    if outcome.withheld:
        typer.echo(f"{outcome.slug}：有错误，没有写出文件。请改正后再试，或加 --anyway 照样写出。", err=True)


def _near(folder: str) -> str:
    """Return the path of the folder relative to the current one, if it is inside."""
    here = Path.cwd()
    return Path(folder).relative_to(here).as_posix() if Path(folder).is_relative_to(here) else folder


def sum_up(outcomes: Sequence[Outcome]) -> str:
    """Return a summary of many drafts in one line."""
    failed = sum(bool(outcome.error) or outcome.withheld for outcome in outcomes)
    same = sum(not outcome.built and not outcome.withheld for outcome in outcomes)
    built = len(outcomes) - failed - same
    return f"{len(outcomes)} 份草案：生成 {built} 份，没有变化 {same} 份，失败 {failed} 份。"
