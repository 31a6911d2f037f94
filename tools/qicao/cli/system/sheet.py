"""Commands for the workbook of the standards system: out, and its changes back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qicao.cli.system.look import Root
from qicao.errors import UsageError
from qicao.model.visible import visible
from qicao.source.files import DISK

if TYPE_CHECKING:
    from qicao.catalog.workbook.returned import Told

__all__ = ["sheet"]

sheet = typer.Typer(
    help="标准体系的工作簿：导出成 .xlsx，改好再写回 YAML。",
    no_args_is_help=True,
    rich_markup_mode=None,
)
KINDS = {"change": "改", "add": "增", "remove": "删", "refuse": "未写回", "conflict": "冲突"}
FAILED = ("refuse", "conflict")
Book = Annotated[Path, typer.Argument(metavar="FILE.xlsx", help="工作簿。")]


@sheet.command("out", help="把体系的全部表格写成一个工作簿。")
def out(
    book: Book,
    root: Root = Path(),
    *,
    force: Annotated[bool, typer.Option("--force", help="覆盖已有的文件。")] = False,
) -> None:
    """Write the workbook; a file that exists, which somebody may have edited, is not overwritten unless asked for."""
    from qicao.builds.workbook import make_workbook

    _need(root)
    if DISK.has(book) and not force:
        raise UsageError(f"{book} 已经存在。", "换一个文件名，或加 --force 覆盖它。")
    DISK.write(book, make_workbook(DISK, root))
    typer.echo(f"已写出 {visible(book.as_posix())}。改好后用 qicao system sheet in {visible(book.as_posix())} 写回。")


@sheet.command("in", help="把工作簿里改过的写回 YAML；没有改过的行一字不动。")
def in_(
    book: Book,
    root: Root = Path(),
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只列出会改什么，不写文件。")] = False,
) -> None:
    """Write the changes back and list them; the exit code is 1 if some could not be written."""
    from qicao.builds.workbook import take_back

    _need(root)
    if not DISK.has_file(book):
        raise UsageError(f"没有文件 {book}。", "先用 qicao system sheet out 导出。")
    taken = take_back(root, book, dry=dry_run)
    for told in taken.told:
        typer.echo(visible(_line(told)))
    counts = {kind: sum(told.kind == kind for told in taken.told) for kind in KINDS}
    words = "，".join(f"{word} {counts[kind]} 处" for kind, word in KINDS.items() if counts[kind]) or "没有改动"
    typer.echo(f"{'试运行，没有写文件：' if dry_run else ''}{words}。")
    for path in taken.files if not dry_run else ():
        typer.echo(f"已写回 {visible(path.as_posix())}")
    raise typer.Exit(int(any(counts[kind] for kind in FAILED)))


def _line(told: Told) -> str:
    place = f"第{told.row}行" if told.row else ""
    return f"{KINDS[told.kind]}　{told.sheet}{f'　{place}' if place else ''}{f'　{told.column}' if told.column else ''}：{told.words}"


def _need(root: Path) -> None:
    from qicao.catalog.read import has_system

    if not has_system(DISK, root):
        raise UsageError(f"{root} 下没有标准体系。", "标准体系写在 metadata/system.yaml 和同一文件夹的其他文件里。")
