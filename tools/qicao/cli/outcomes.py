"""What is said of drafts that were built: where the files lie, what is wrong, and with which code the command ends."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from qicao.cli.terminal import SEVERITIES, paint
from qicao.model.visible import visible

if TYPE_CHECKING:
    from qicao.builds.order import Outcome

__all__ = ["exit_code", "report", "report_findings", "sum_up"]

LOOKS = {"error": ("错误", "red"), "warning": ("警告", "yellow")}
"""The word for a severity, and its colour."""


def exit_code(outcomes: Sequence[Outcome]) -> int:
    """Return 2 when a draft could not be built, 1 when one has errors, else 0."""
    if any(outcome.error for outcome in outcomes):
        return 2
    return int(any(outcome.faulty for outcome in outcomes))


def report(outcome: Outcome) -> None:
    """Say where the files of the draft lie and what is wrong with it."""
    if outcome.error:
        typer.echo(visible(f"{outcome.slug}：{outcome.error}"), err=True)
        return
    typer.echo(f"{outcome.slug}：{'' if outcome.built else '没有变化。'}")
    for file in outcome.files:
        typer.echo(f"  {file}")
    report_findings(outcome, "  ")


def report_findings(outcome: Outcome, lead: str) -> None:
    """Print the errors and warnings, a line each, their number after the *lead*, and whether they kept files back."""
    for told in outcome.told:
        word, colour = LOOKS[told.severity]
        place = f"{_near(outcome.folder)}/{told.place}" if told.own else told.place
        typer.echo(f"{visible(place)}: {paint(colour, word)} {told.code} {visible(told.message)}")
    counts = dict(outcome.counts)
    if outcome.told or (counts and not lead.strip()):
        words = "，".join(f"{counts.get(severity, 0)} 个{word}" for severity, word in SEVERITIES)
        typer.echo(f"{lead}{words}。用 qicao check 查看。")
    if outcome.withheld:
        typer.echo(f"{outcome.slug}：有错误，没有写出文件。请改正后再试，或加 --anyway 照样写出。", err=True)


def _near(folder: str) -> str:
    """The folder by its path from here, if it is below."""
    here = Path.cwd()
    return Path(folder).relative_to(here).as_posix() if Path(folder).is_relative_to(here) else folder


def sum_up(outcomes: Sequence[Outcome]) -> str:
    """Return the sum of many drafts in one line."""
    failed = sum(bool(outcome.error) or outcome.withheld for outcome in outcomes)
    same = sum(not outcome.built and not outcome.withheld for outcome in outcomes)
    built = len(outcomes) - failed - same
    return f"{len(outcomes)} 份草案：生成 {built} 份，没有变化 {same} 份，失败 {failed} 份。"
