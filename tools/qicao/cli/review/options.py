"""Arguments that several commands of `qicao review` have."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from qicao.source.discover import find_drafts
from qicao.source.files import DISK

__all__ = ["Draft", "Format", "FormatOption", "Ids", "Mark", "RoundName", "home_of"]

Draft = Annotated[Path, typer.Argument(metavar="DRAFT", help="草案文件夹，或一轮的文件夹。")]
Ids = Annotated[list[str], typer.Argument(metavar="ID...", help="意见的编号，如 2026-1-a0042，或它的末段 a0042。")]
RoundName = Annotated[str, typer.Option("--round", help="轮次；不给时为最近的一轮。", show_default=False)]
Mark = Annotated[
    str,
    typer.Option(
        "--mark",
        envvar="QICAO_MARK",
        show_envvar=False,
        help="编号中登记人的记号，一到八个小写字母。",
        show_default=False,
    ),
]


class Format(StrEnum):
    """The format in which a command prints its result."""

    text = "text"
    json = "json"


FormatOption = Annotated[Format, typer.Option("--format", help="text 给人看，json 给程序读。")]


def home_of(path: Path) -> Path:
    """Return the folder of the draft that is meant, or that of the round if there is no draft."""
    return path if DISK.has_file(path / "round.yaml") else find_drafts([path])[0]
