"""The command `check`: findings for people and programs, and automatic fixes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Struct

from qicao.cli.terminal import Paths, paint, progress
from qicao.errors import QicaoError, UsageError
from qicao.model.finding import SEVERITIES, Finding, Suppressed
from qicao.model.visible import visible

if TYPE_CHECKING:
    from qicao.check.draft import Checked
    from qicao.check.mend import Mended
    from qicao.check.settings import Layer

__all__ = ["CheckFormat", "Output", "check", "print_findings"]

INTERVAL = 0.2
"""The seconds between two checks of the files for changes."""
CLEAR = "\x1b[2J\x1b[H"


class CheckFormat(StrEnum):
    """The format in which findings are printed."""

    text = "text"
    json = "json"
    sarif = "sarif"
    gitlab = "gitlab"


class Output(Struct, frozen=True):
    """The options for printing."""

    format: CheckFormat
    info: bool = False
    suppressed: bool = False
    statistics: bool = False
    baseline: Path | None = None
    """The file of findings that do not count; it is written if it does not exist."""


def check(  # noqa: PLR0913 -- each is an option of the command
    paths: Paths = None,
    format_: Annotated[
        CheckFormat, typer.Option("--format", help="text 给人看，json、sarif、gitlab 给程序读。")
    ] = CheckFormat.text,
    *,
    fix: Annotated[bool, typer.Option("--fix", help="改正能自动改正、且不改变含义的问题。")] = False,
    unsafe: Annotated[bool, typer.Option("--unsafe-fixes", help="连会改变措辞含义的也改正。")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="只显示 --fix 将作的改动，不写文件。")] = False,
    select: Annotated[
        list[str] | None, typer.Option("--select", help="只查这些代号或类别，如 MOD,TXT001。", show_default=False)
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", help="不查这些代号或类别。", show_default=False)
    ] = None,
    info: Annotated[bool, typer.Option("--info", help="连提示也列出。")] = False,
    suppressed: Annotated[bool, typer.Option("--show-suppressed", help="列出已忽略的问题和原因。")] = False,
    statistics: Annotated[bool, typer.Option("--statistics", help="只列出每个代号的次数。")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="保存文件后再次检查，直到按 Ctrl+C。")] = False,
    baseline: Annotated[
        Path | None,
        typer.Option(
            "--baseline",
            metavar="FILE",
            help="只算新的问题：第一次把现有的问题记进 FILE，以后 FILE 里有的不再算。",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Print the findings of the drafts; the exit code is 1 if one of them is an error or a warning."""
    from qicao.source.discover import find_drafts

    output = Output(format_, info, suppressed, statistics, baseline)
    if format_ is not CheckFormat.text and (statistics or watch):
        raise UsageError("--statistics 和 --watch 只用于给人看的输出。", "去掉 --format。")
    drafts, layer = find_drafts(paths or ()), _layer(select, ignore)
    if diff:
        raise typer.Exit(_show_diff(drafts, layer, unsafe=unsafe, info=info))
    if fix:
        _fix(drafts, layer, unsafe=unsafe, info=info)
    if watch:
        _watch(drafts, layer, output)
    raise typer.Exit(_print(_checked(drafts, layer), output))


def _layer(select: Sequence[str] | None, ignore: Sequence[str] | None) -> Layer | None:
    """Return the settings given by the options about codes."""
    if not select and not ignore:
        return None
    from qicao.check.settings import layer_of

    return layer_of(select or (), ignore or (), "命令行")


def _checked(drafts: Sequence[Path], layer: Layer | None) -> list[Checked]:
    """Return the findings in each draft; one that cannot be checked is reported and does not stop the others."""
    from qicao.builds.checks import check_drafts

    with progress() as say:
        found = check_drafts(drafts, layer, say)
    for folder, result in zip(drafts, found, strict=True):
        if result.fault:
            typer.echo(visible(f"{folder.as_posix()}：{result.fault}"), err=True)
    return found


def _print(results: Sequence[Checked], output: Output) -> int:
    """Print the findings and return the exit code."""
    findings = [finding for result in results for finding in result.findings]
    away = [item for result in results for item in result.suppressed]
    files = {name: lines for result in results for name, lines in result.files.items()}

    def read_line(file: str, number: int) -> str:
        lines = files.get(file, ())
        return lines[number - 1].text if number <= len(lines) else ""

    findings = _counted(findings, output.baseline, read_line)
    code = print_findings(findings, output, read_line, f"{len(results)} 份草案", away)
    return 2 if any(result.fault for result in results) else code


def print_findings(
    findings: Sequence[Finding],
    output: Output,
    read_line: Callable[[str, int], str],
    words: str,
    away: Sequence[Suppressed] = (),
) -> int:
    """Print the findings, and how many there are of what the *words* say; return the exit code."""
    if output.format is CheckFormat.text:
        typer.echo("".join(_for_people(findings, away, output, read_line)), nl=False)
        typer.echo(f"{words}：{_summary(findings, away, output)}")
    else:
        typer.echo(_for_programs(findings, away, output.format, read_line), nl=False)
    return int(any(finding.severity != "info" for finding in findings))


def _counted(findings: list[Finding], baseline: Path | None, read_line: Callable[[str, int], str]) -> list[Finding]:
    """Return the findings that are not in the *baseline*.

    If there is no such file yet, all of them are written to it.
    """
    if baseline is None:
        return findings
    from qicao.check.baseline import new_findings, read_baseline, write_baseline
    from qicao.source.files import DISK

    if DISK.has(baseline):
        return new_findings(findings, read_baseline(baseline), read_line)
    write_baseline(baseline, findings, read_line)
    typer.echo(f"已把现有的 {len(findings)} 个问题记进 {baseline}，以后只算新的。", err=True)
    return []


def _for_people(
    findings: Sequence[Finding], away: Sequence[Suppressed], output: Output, read_line: Callable[[str, int], str]
) -> Iterator[str]:
    from qicao.check.reports.text import render_statistics, render_suppressed, render_text

    shown = [finding for finding in findings if output.info or finding.severity != "info"]
    if output.statistics:
        from qicao.check.codes import code_pages

        yield render_statistics(shown, code_pages())
    else:
        yield render_text(shown, read_line, paint)
    if output.suppressed:
        yield render_suppressed(away)


def _for_programs(
    findings: Sequence[Finding], away: Sequence[Suppressed], format_: CheckFormat, read_line: Callable[[str, int], str]
) -> str:
    from qicao.check.codes import code_pages
    from qicao.check.reports.gitlab import render_gitlab
    from qicao.check.reports.records import render_json
    from qicao.check.reports.sarif import render_sarif

    if format_ is CheckFormat.json:
        return render_json(findings, away)
    if format_ is CheckFormat.gitlab:
        return render_gitlab(findings, read_line)
    return render_sarif(findings, away, code_pages(), read_line)


def _summary(findings: Sequence[Finding], away: Sequence[Suppressed], output: Output) -> str:
    counts = {severity: sum(finding.severity == severity for finding in findings) for severity in SEVERITIES}
    shown = [
        f"{counts[severity]} 个{word}" for severity, word in SEVERITIES.items() if output.info or severity != "info"
    ]
    nothing = len(findings) == (0 if output.info else counts["info"])
    words = [
        "没有发现问题。" if nothing else f"{'，'.join(shown)}。",
        _fixable([finding for finding in findings if output.info or finding.severity != "info"]),
    ]
    if counts["info"] and not output.info:
        words.append(f"另有 {counts['info']} 条提示，用 --info 查看。")
    if away and not output.suppressed:
        words.append(f"已忽略 {len(away)} 处，用 --show-suppressed 查看。")
    return "".join(words)


def _fixable(findings: Sequence[Finding]) -> str:
    """Return a line that says how many of the findings can be fixed, and by which option."""
    safe = sum(bool(finding.fix and finding.fix.safe) for finding in findings)
    unsafe = sum(bool(finding.fix and not finding.fix.safe) for finding in findings)
    words = [f"{safe} 处可用 --fix 改正"] if safe else []
    words += [f"{unsafe} 处可用 --fix --unsafe-fixes 改正"] if unsafe else []
    return f"其中 {'，'.join(words)}。" if words else ""


def _fix(drafts: Sequence[Path], layer: Layer | None, *, unsafe: bool, info: bool) -> None:
    """Fix the drafts in place and report on standard error what was done."""
    from qicao.check.mend import fix_draft

    with progress() as say:
        for folder in drafts:
            say(f"改正 {folder.name}")
            mended = fix_draft(folder, layer, unsafe=unsafe, info=info)
            typer.echo(f"{folder.as_posix()}：改了 {mended.count} 处。", err=True)
            _say_locked(mended)


def _say_locked(mended: Mended) -> None:
    for file, locked in mended.locked.items():
        if locked:
            typer.echo(f"{file}：有无法解码的字节，没有改动。请先另存为 UTF-8。", err=True)


def _show_diff(drafts: Sequence[Path], layer: Layer | None, *, unsafe: bool, info: bool) -> int:
    """Print the changes that the fixes would make; return 1 if there are any."""
    from qicao.check.mend import mend_draft
    from qicao.check.reports.diff import render_diff
    from qicao.source.files import DISK

    changed = False
    for folder in drafts:
        mended = mend_draft(folder, layer, unsafe=unsafe, info=info)
        changed = changed or bool(mended.files)
        for file, data in mended.files.items():
            typer.echo(render_diff(file.as_posix(), DISK.read(file), data, paint), nl=False)
        _say_locked(mended)
    return int(changed)


def _watch(drafts: Sequence[Path], layer: Layer | None, output: Output) -> None:
    """Check again what was saved, until the user interrupts."""
    from time import sleep

    from qicao.check.settings import FILES
    from qicao.source.files import DISK
    from qicao.source.repository import find_root
    from qicao.source.watch import States, file_states

    seen: dict[Path, States] = {}
    results: dict[Path, Checked] = {}
    while True:
        now = {
            folder: file_states([folder, *(find_root(DISK, folder) / name for name, _ in FILES)]) for folder in drafts
        }
        changed = [folder for folder in drafts if now[folder] != seen.get(folder)]
        if changed:
            seen = now
            _check_again(changed, layer, results)
            typer.echo(CLEAR if sys.stdout.isatty() else "", nl=False)
            _print([results[folder] for folder in drafts if folder in results], output)
            typer.echo("等待文件改动，按 Ctrl+C 结束。", err=True)
        sleep(INTERVAL)


def _check_again(drafts: Sequence[Path], layer: Layer | None, results: dict[Path, Checked]) -> None:
    """Put the findings of the drafts into *results*.

    Settings that cannot be read are reported, and the old results are kept.
    """
    try:
        results.update(zip(drafts, _checked(drafts, layer), strict=True))
    except QicaoError as error:
        typer.echo(visible(f"qicao：{error.message}{error.hint}"), err=True)
