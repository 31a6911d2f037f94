"""The command `check`: findings for people and programs, and the fixes of those that mend themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qicao.cli.terminal import SEVERITIES, Paths, paint, progress
from qicao.model.finding import Finding

if TYPE_CHECKING:
    from qicao.batch.fix import Mended
    from qicao.source.text import SourceLine

__all__ = ["check"]


class CheckFormat(StrEnum):
    """How the findings are printed."""

    text = "text"
    json = "json"


def check(
    paths: Paths = None,
    format_: Annotated[CheckFormat, typer.Option("--format", help="text 给人看，json 给程序读。")] = CheckFormat.text,
    *,
    fix: Annotated[bool, typer.Option("--fix", help="改正能自动改正、且不改变含义的问题。")] = False,
    unsafe: Annotated[bool, typer.Option("--unsafe-fixes", help="连会改变措辞含义的也改正。")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="只显示 --fix 将作的改动，不写文件。")] = False,
) -> None:
    """Print the findings of the drafts and end with 1 when one is an error or a warning."""
    from qicao.batch.discover import find_drafts

    drafts = find_drafts(paths or ())
    if diff:
        raise typer.Exit(_show_diff(drafts, unsafe=unsafe))
    if fix:
        _fix(drafts, unsafe=unsafe)
    raise typer.Exit(_check(drafts, format_))


def _check(drafts: Sequence[Path], format_: CheckFormat) -> int:
    """Check the drafts, print what is found and give the exit code."""
    from qicao.batch.build import load_draft
    from qicao.batch.check import check_draft
    from qicao.render import findings as report

    found: list[Finding] = []
    files: dict[str, Sequence[SourceLine]] = {}
    with progress() as say:
        for folder in drafts:
            say(f"检查 {folder.name}")
            draft = load_draft(folder, index=False)
            files.update(draft.files)
            found.extend(check_draft(draft))
    if format_ is CheckFormat.json:
        typer.echo(report.render_json(found), nl=False)
    else:
        typer.echo(report.render_text(found, lambda file, line: _line(files, file, line)), nl=False)
        typer.echo(_summary(len(drafts), found))
    return int(any(finding.severity != "info" for finding in found))


def _line(files: Mapping[str, Sequence[SourceLine]], file: str, number: int) -> str:
    """The line of a file that was read; "" when there is none."""
    lines = files.get(file, ())
    return lines[number - 1].text if number <= len(lines) else ""


def _summary(drafts: int, findings: Sequence[Finding]) -> str:
    if not findings:
        return f"{drafts} 份草案：没有发现问题。"
    counts = [f"{sum(finding.severity == severity for finding in findings)} 个{word}" for severity, word in SEVERITIES]
    return f"{drafts} 份草案：{'，'.join(counts)}。{_fixable(findings)}"


def _fixable(findings: Sequence[Finding]) -> str:
    """How many of the findings mend themselves, and with which option."""
    safe = sum(bool(finding.fix and finding.fix.safe) for finding in findings)
    unsafe = sum(bool(finding.fix and not finding.fix.safe) for finding in findings)
    words = [f"{safe} 处可用 --fix 改正"] if safe else []
    words += [f"{unsafe} 处可用 --fix --unsafe-fixes 改正"] if unsafe else []
    return f"其中 {'，'.join(words)}。" if words else ""


def _fix(drafts: Sequence[Path], *, unsafe: bool) -> None:
    """Mend the drafts in place and say on standard error what was done."""
    from qicao.batch.fix import fix_draft

    with progress() as say:
        for folder in drafts:
            say(f"改正 {folder.name}")
            mended = fix_draft(folder, unsafe=unsafe)
            if mended.count:
                typer.echo(f"{folder.as_posix()}：改了 {mended.count} 处。", err=True)
            _say_locked(mended)


def _say_locked(mended: Mended) -> None:
    for file, locked in mended.locked.items():
        if locked:
            typer.echo(f"{file}：有无法解码的字节，没有改动。请先另存为 UTF-8。", err=True)


def _show_diff(drafts: Sequence[Path], *, unsafe: bool) -> int:
    """Print what the fixes would change; 1 when that is anything."""
    from qicao.batch.fix import mend_draft
    from qicao.render.diff import render_diff

    changed = False
    for folder in drafts:
        mended = mend_draft(folder, unsafe=unsafe)
        changed = changed or bool(mended.files)
        for file, data in mended.files.items():
            typer.echo(render_diff(file.as_posix(), file.read_bytes(), data, paint), nl=False)
        _say_locked(mended)
    return int(changed)
