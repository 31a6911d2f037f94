"""What the guides promise: their commands exist, and print what is said of them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from shlex import split

import pytest

from commands import qicao
from drafts import ROOT
from lessons import command_lines, play

GUIDES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


@cache
def help_of(*command: str) -> str:
    """What a command says of itself."""
    return qicao(*command, "--help").stdout


def commands(*command: str) -> frozenset[str]:
    """The commands that there are, or those of a command that has some of its own."""
    return frozenset(re.findall(r"^  ([a-z]+)  ", help_of(*command).partition("Commands:")[2], re.MULTILINE))


def options(*command: str) -> frozenset[str]:
    """The options of a command."""
    return frozenset(re.findall(r"^  (--[a-z-]+)", help_of(*command), re.MULTILINE))


def faults(page: str) -> list[str]:
    """Lines of a page that call a command or an option that does not exist."""
    return [line for line in command_lines(page) if not _exists(*split(line)[1:])]


def _exists(command: str, *arguments: str) -> bool:
    if command.startswith("--"):
        return command in options()
    named = {argument.partition("=")[0] for argument in arguments if argument.startswith("-")}
    if command not in commands():
        return False
    whole, left = (command,), arguments
    while left and left[0] in commands(*whole):
        whole, left = (*whole, left[0]), left[1:]
    inner = commands(*whole)
    return named <= options(*whole) and (not inner or not left or left[0] in named)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda file: file.name)
def test_every_command_of_a_guide_exists_with_its_options(guide: Path) -> None:
    """In blocks of shell, and in the code among words: `qicao draft --stage 送审稿`."""
    assert faults(guide.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "line",
    [
        "qicao import a.docx",
        "qicao check --fixx",
        "qicao draft --baseline=a b",
        "qicao --v",
        "qicao review tell x",
        "qicao review list --units x",
        "qicao system sheet over x",
        "qicao system sheet out --dry-run",
    ],
)
def test_a_command_that_does_not_exist_is_seen(line: str) -> None:
    """In a block and among words."""
    assert faults(f"```sh\n{line}  # so\n```\n") == [line]
    assert faults(f"Use `{line}`.\n") == [line]


def test_every_command_is_in_the_readme() -> None:
    """So that a newcomer meets each of them there."""
    told = {split(line)[1] for line in command_lines((ROOT / "README.md").read_text(encoding="utf-8"))}

    assert commands() <= told


@pytest.mark.slow
def test_the_first_standard_prints_what_its_guide_shows(tmp_path: Path) -> None:
    """Every command of it, run in an empty folder; renew the page as tests/lessons.py says."""
    page = (ROOT / "docs/first-standard.md").read_text(encoding="utf-8")

    assert play(page, tmp_path) == page
    assert (tmp_path / "build/充电柜/征求意见稿/征求意见稿.docx").is_file()


def test_the_map_of_the_code_names_what_there_is() -> None:
    """Every room is told of, and each name like `parse.numbering` or `source.text.read_lines` is there."""
    page = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    code = ROOT / "tools/qicao"
    rooms = [file.parent.name for file in code.glob("*/__init__.py")]
    named = re.findall(rf"`((?:{'|'.join(rooms)})(?:\.[a-z_]+)+)`", page)

    assert [room for room in rooms if f"`{room}/`" not in page] == []
    assert len(named) > 10
    assert [name for name in named if not _is_there(code, name)] == []


def _is_there(code: Path, name: str) -> bool:
    """Whether there is such a module, or such a word in the module before it."""
    path, above = code.joinpath(*name.split(".")), code.joinpath(*name.split(".")[:-1])
    holder = above.with_suffix(".py")
    return (
        path.is_dir()
        or path.with_suffix(".py").is_file()
        or (holder.is_file() and path.name in holder.read_text("utf-8"))
    )
