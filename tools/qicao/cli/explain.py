"""The command `explain`: what a code means, why, and what is right."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qicao.errors import UsageError

__all__ = ["explain"]


def explain(
    code: Annotated[
        str, typer.Argument(metavar="CODE", help="代号（如 MOD001）或类别（如 MOD）；不给时列出全部。")
    ] = "",
    write: Annotated[
        Path | None, typer.Option("--write", metavar="FOLDER", help="把全部说明写成 Markdown 页。", show_default=False)
    ] = None,
) -> None:
    """Print the page of a code, or the list of all codes or of a family; or write all pages into a folder."""
    from qicao.check.codes import ALL_FAMILIES, code_pages, near_codes
    from qicao.check.reports.pages import render_list, render_page

    pages, wanted = code_pages(), code.upper()
    if write:
        typer.echo(f"写入 {_write(write)} 页。")
    elif wanted in pages:
        typer.echo(render_page(pages[wanted]), nl=False)
    elif not wanted or wanted in ALL_FAMILIES:
        families = {letters: name for letters, name in ALL_FAMILIES.items() if letters.startswith(wanted)}
        typer.echo(render_list(pages, families), nl=False)
    else:
        near = "、".join(near_codes(code))
        hint = f"也许是 {near}。" if near else "用 qicao explain 查看全部代号。"
        raise UsageError(f"没有代号为“{code}”的检查项。", hint)


def _write(folder: Path) -> int:
    """Write the pages and return their number."""
    from qicao.check.codes import ALL_FAMILIES, code_pages
    from qicao.check.reports.pages import render_pages
    from qicao.rules.table import FAMILIES
    from qicao.source.files import DISK

    families = {letters: name for letters, (_, name) in FAMILIES.items()}
    pages = render_pages(code_pages(), ALL_FAMILIES, families)
    for name, text in pages.items():
        DISK.write(folder / name, text.encode())
    return len(pages)
