"""Guides that are played: every command in a `console` block is run, what it prints stands below it.

Renew the page after a change: python tests/lessons.py docs/first-standard.md
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shlex import split
from tempfile import TemporaryDirectory

__all__ = ["command_lines", "fences", "play"]

FENCE = re.compile(r"^(`{3,})(\S+)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
CALL = re.compile(r"qicao +[a-z-]")
PROGRAM = [sys.executable, "-c", "from qicao.cli import main; main()"]
DATA, TEXT = "standard.yaml", "index.md"


def fences(page: str) -> Iterator[tuple[str, str]]:
    """Yield language and content of each fence of a page."""
    return ((match[2], match[3]) for match in FENCE.finditer(page))


def command_lines(page: str) -> Iterator[str]:
    """Yield each call of `qicao` in the `sh` and `console` blocks of a page and in the code among its words."""
    for language, content in fences(page):
        if language in ("sh", "console"):
            lines = (line.removeprefix("$ ").split("  #")[0].strip() for line in content.splitlines())
            yield from (line for line in lines if CALL.match(line))
    yield from filter(CALL.match, re.findall(r"`([^`\n]+)`", FENCE.sub("", page)))


def play(page: str, folder: Path) -> str:
    """Return the page with what its commands print in *folder*, where its files are written as it goes along."""
    return FENCE.sub(lambda match: f"```{match[2]}\n{_step(match[2], match[3], folder)}```", page)


def _step(language: str, content: str, folder: Path) -> str:
    if language == "console":
        return _printed(content.splitlines()[0], folder)
    if language in ("yaml", "markdown"):
        _write(DATA if language == "yaml" else TEXT, content, folder)
    return content


def _printed(line: str, folder: Path) -> str:
    done = subprocess.run(
        [*PROGRAM, *split(line)[2:]],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=100,
    )
    return f"{line}\n{done.stdout.rstrip()}\n"


def _write(name: str, content: str, folder: Path) -> None:
    """Write a file of the one draft in *folder*; a text that does not begin at the beginning replaces what begins with its heading."""
    file = next(folder.glob(f"drafts/*/{name}"))
    heading = re.search(r"^# .*\n", content, re.MULTILINE)
    before = file.read_text(encoding="utf-8").partition(heading[0])[0] if heading and heading.start() else ""
    file.write_text(before + content, encoding="utf-8")


def main(file: Path) -> None:
    """Renew a page."""
    with TemporaryDirectory() as folder:
        file.write_text(play(file.read_text(encoding="utf-8"), Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
