"""The commands that compute scores, and make the forms in which their data are collected."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer
from msgspec import Struct

from qicao.cli.assess.check import opened_sets
from qicao.cli.check import CheckFormat, Output, print_findings
from qicao.cli.lines import line_reader
from qicao.cli.system.look import Format, FormatOption
from qicao.errors import UsageError
from qicao.model.visible import visible
from qicao.source.files import DISK

if TYPE_CHECKING:
    from qicao.assess.scores.data import Data
    from qicao.assess.scores.quality import Issue
    from qicao.assess.scores.score import Scores
    from qicao.assess.scores.table import Table
    from qicao.indicators.read import ReadSet
    from qicao.model.finding import Finding

__all__ = ["form", "score"]

SHOWN, LISTED = 20, 1000
"""How many findings of one code are printed for people, and for programs."""
SetOption = Annotated[str, typer.Option("--set", help="指标集的名称；只有一个合适时不必写。", show_default=False)]
RootOption = Annotated[Path, typer.Option("--root", help="放 metadata/ 的文件夹。")]


def score(  # noqa: PLR0913, PLR0917 -- each is an option of the command
    data: Annotated[list[Path], typer.Argument(metavar="DATA", help="数据文件：.xlsx 或 .csv，可以几个。")],
    set_: SetOption = "",
    format_: FormatOption = Format.text,
    period: Annotated[
        str,
        typer.Option(
            "--period", help="只看这一期，如 2026-Q1；不给时 text 为最后一期，json 为各期。", show_default=False
        ),
    ] = "",
    unit: Annotated[str, typer.Option("--unit", help="这个单位得分的全部理由，如 浦东新区。", show_default=False)] = "",
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FILE.xlsx", help="另写一个带公式的工作簿。", show_default=False)
    ] = None,
    root: RootOption = Path(),
    *,
    info: Annotated[bool, typer.Option("--info", help="连提示也列出。")] = False,
) -> None:
    """Print the scores; the exit code is 1 if something is wrong with the set or the data."""
    from qicao.assess.scores.judge import judge
    from qicao.assess.scores.reading import read_data
    from qicao.indicators.rules.run import check_set

    if to and DISK.real(to) in {DISK.real(path) for path in data}:
        raise UsageError(f"{to} 是数据文件，不能覆盖它。", "--to 写另一个文件名。")
    tables = [table for path in data for table in _tables(path)]
    found = _named(root, set_) if set_ else _fitting(root, tables)
    errors = [one for one in check_set(found) if one.severity == "error"]
    if errors:
        raise typer.Exit(_refuse(errors, found, format_, root))
    wanted = _Wanted(format_, period, unit, to, root, info)
    raise typer.Exit(_scored(judge(read_data(tables, found.value)), wanted))


class _Wanted(Struct, frozen=True):
    """The options of the call."""

    format: Format
    period: str
    unit: str
    to: Path | None
    root: Path
    info: bool


def _scored(data: Data, wanted: _Wanted) -> int:
    """Print the scores of the data and return the exit code."""
    from qicao.assess.scores.computed import issues_of_scores
    from qicao.assess.scores.quality import issues_of, thinned
    from qicao.assess.scores.score import score_data

    scores = score_data(data)
    issues = (*issues_of(data), *issues_of_scores(scores))
    findings = [*dict.fromkeys((*data.findings, *(one.finding for one in issues)))]
    if not data.records and wanted.format is Format.text:
        return _print_findings(thinned(findings, SHOWN), wanted) or 1
    period = _period(scores, wanted.period)
    if wanted.to:
        _write_book(wanted.to, scores)
    if wanted.format is Format.json:
        from qicao.assess.scores.listing import listing

        whole = msgspec.json.encode(listing(scores, issues, thinned(findings, LISTED), period))
        typer.echo(msgspec.json.format(whole, indent=1))
        return _code(findings)
    code = _print_findings(thinned(findings, SHOWN), wanted) if not wanted.unit else _code(findings)
    for line in _lines(scores, issues, period, wanted.unit):
        typer.echo(visible(line))
    return code


def _code(findings: Sequence[Finding]) -> int:
    return int(any(one.severity != "info" for one in findings))


def form(  # noqa: PLR0913 -- each is an option of the command
    set_: Annotated[str, typer.Argument(metavar="SET", help="指标集的名称，如 operation。")],
    to: Annotated[Path, typer.Option("--to", metavar="FILE", help="写到这个 .xlsx 或 .csv 文件。")],
    units: Annotated[
        str,
        typer.Option("--units", help="评价对象的名称，用“、”隔开；或一个文件，一行一个。", show_default=False),
    ] = "",
    period: Annotated[str, typer.Option("--period", help="评价的期间，如 2026-Q1。", show_default=False)] = "",
    root: RootOption = Path(),
    *,
    force: Annotated[bool, typer.Option("--force", help="覆盖已有的文件。")] = False,
) -> None:
    """Write the form; a file that exists, which somebody may have filled in, is not overwritten unless asked for."""
    from qicao.assess.scores.form import render_csv, render_form, unit_names
    from qicao.assess.scores.when import parse_when
    from qicao.source.text import decode

    made = {".xlsx": render_form, ".csv": render_csv}.get(to.suffix.lower())
    if not made:
        raise UsageError(f"“{to.name}”不是 .xlsx 或 .csv 文件名。", "改文件名的结尾。")
    if DISK.has(to) and not force:
        raise UsageError(f"{to} 已经存在。", "换一个文件名，或加 --force 覆盖它。")
    when = parse_when(period) if period else None
    if period and not when:
        raise UsageError(f"“{period}”看不出是哪一期。", "写成 2026-Q1、2026-03 或 2026。")
    found = _named(root, set_)
    names = decode(DISK.read(Path(units))).text if units and DISK.has_file(Path(units)) else units
    DISK.write(to, made(found.value, unit_names(names), when))
    typer.echo(f"已写出 {visible(to.as_posix())}。填好后用 qicao assess score {visible(to.as_posix())} 算分。")


def _refuse(errors: Sequence[Finding], found: ReadSet, format_: Format, root: Path) -> int:
    """Print why nothing is computed."""
    if format_ is Format.text:
        words = f"指标集“{found.value.title}”有错误，没有计算"
        return print_findings(errors, Output(CheckFormat.text), line_reader(root), words)
    from qicao.check.reports.records import finding_record

    typer.echo(
        json.dumps({"units": [], "findings": [finding_record(one) for one in errors]}, ensure_ascii=False, indent=1)
    )
    return 1


def _tables(path: Path) -> Sequence[Table]:
    from qicao.assess.scores.table import read_tables

    if not DISK.has_file(path):
        raise UsageError(f"没有文件 {path}。", "写出数据文件的路径；没有数据的，先用 qicao assess form 生成空表。")
    return read_tables(DISK.read(path), path.as_posix())


def _named(root: Path, name: str) -> ReadSet:
    """Return the set of that name."""
    sets = opened_sets(root).sets
    found = next((one for one in sets if name in {one.value.id, one.name}), None)
    if not found:
        raise UsageError(f"没有指标集“{name}”。", f"有：{'、'.join(one.value.id for one in sets)}。")
    return found


def _fitting(root: Path, tables: Sequence[Table]) -> ReadSet:
    """Return the set whose data items the tables have; `UsageError` is raised if several, or none, may be meant."""
    from qicao.assess.scores.head import find_head

    sets = opened_sets(root).sets
    heads = [[find_head(table, one.value) for table in tables] for one in sets]
    counts = [sum(len(head.columns) for head in several if head) for several in heads]
    best = [one for one, count in zip(sets, counts, strict=True) if count == max(counts)]
    if len(best) > 1:
        raise UsageError("看不出是哪个指标集的数据。", f"用 --set 指定：{'、'.join(one.value.id for one in sets)}。")
    return best[0]


def _period(scores: Scores, text: str) -> str:
    """Return the period in its short form, "" if none is asked for."""
    from qicao.assess.scores.when import parse_when

    when = parse_when(text) if text else None
    known = "、".join(map(str, scores.periods))
    if text and when not in scores.periods:
        raise UsageError(f"数据里没有“{text}”这一期。", f"有：{known}。")
    return str(when) if when else ""


def _write_book(path: Path, scores: Scores) -> None:
    from qicao.assess.scores.workbook.book import book_of_scores

    if path.suffix.lower() != ".xlsx":
        raise UsageError(f"“{path.name}”不是 .xlsx 文件名。", "改文件名的结尾。")
    DISK.write(path, book_of_scores(scores))


def _print_findings(findings: Sequence[Finding], wanted: _Wanted) -> int:
    return print_findings(findings, Output(CheckFormat.text, wanted.info), line_reader(wanted.root), "数据")


def _lines(scores: Scores, issues: Sequence[Issue], period: str, unit: str) -> Iterator[str]:
    """Yield what is printed for people: the ranking, or all reasons for one unit."""
    from qicao.assess.scores.report import unit_lines
    from qicao.assess.scores.text import quality_lines, ranking_lines, sensitivity_lines

    at = len(scores.periods) - 1 if not period else [str(when) for when in scores.periods].index(period)
    if unit:
        if unit not in scores.units:
            raise UsageError(f"数据里没有“{unit}”。", f"有：{'、'.join(scores.units[:30])}。")
        yield from unit_lines(scores, issues, (at, scores.units.index(unit)))
        return
    yield from ranking_lines(scores, at)
    yield from sensitivity_lines(scores, at)
    yield from quality_lines(issues)
    yield "用 --unit 名称 看一个单位得分的全部理由，--period 看别的期。"
