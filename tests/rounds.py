"""A small draft with a round of comments, and the commands of `qicao review` run on it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from qicao.cli import app_with
from snippets import YAML

__all__ = ["TEXT", "Desk", "desk_in"]

TEXT = """\
# 范围

本文件规定了充电柜的要求，描述了对应的证实方法，适用于充电柜。

# 要求

## 接地

充电柜应可靠接地，并应每日检查。

## 检查

柜门应完好，**门锁**应能锁住。
"""


class Desk:
    """The desk of a secretary: a draft and the commands."""

    def __init__(self, home: Path) -> None:
        """Work on the draft in that folder."""
        self.home = home

    def run(self, command: str, *words: object, code: int = 0) -> str:
        """What a command prints; it must end with that code."""
        result = CliRunner().invoke(app_with(), ["review", command, str(self.home), *map(str, words)])
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == code, result.output
        return result.output

    def add(self, body: str, **options: str) -> str:
        """Put a comment into the record and give its number."""
        words = [word for name, value in options.items() for word in (f"--{name}", value)]
        return self.run("add", "--mark", "a", "--body", body, *words).split("：")[0]

    def rows(self) -> list[dict[str, Any]]:
        """The comments as programs get them."""
        return list(json.loads(self.run("list", "--format", "json").partition("\n第 ")[0])["comments"])

    @property
    def text(self) -> str:
        """The text of the draft."""
        return (self.home / "index.md").read_text(encoding="utf-8")


def desk_in(folder: Path, text: str = TEXT) -> Desk:
    """A desk with a round that is open, without comments."""
    home = folder / "draft"
    home.mkdir(parents=True)
    (home / "standard.yaml").write_text(YAML, encoding="utf-8")
    (home / "index.md").write_text(text, encoding="utf-8")
    desk = Desk(home)
    desk.run("open", "--start", "2026-11-02", "--end", "2026-12-02", "--sent", folder / "build")
    return desk
