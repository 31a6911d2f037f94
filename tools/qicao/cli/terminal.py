"""What all commands share when they print for people: encoding, progress, words."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

__all__ = ["Paths", "begin_again_in_utf8", "paint", "progress", "use_utf8"]

Paths = Annotated[
    list[Path] | None, typer.Argument(help="草案文件夹；不给时为 drafts/ 下的全部草案。", show_default=False)
]


def paint(colour: str, words: str) -> str:
    """Return the words in the colour, or bold; the colour is dropped in files and if the user sets NO_COLOR."""
    if os.environ.get("NO_COLOR"):
        return words
    return typer.style(words, bold=True) if colour == "bold" else typer.style(words, fg=colour)


def begin_again_in_utf8() -> None:
    """Restart once in Python's UTF-8 mode if the locale of the machine cannot encode Chinese names."""
    foreign = sys.getfilesystemencoding().lower().replace("-", "") != "utf8"
    if foreign and os.name == "posix" and os.environ.get("PYTHONUTF8") != "1":
        os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], {**os.environ, "PYTHONUTF8": "1"})  # noqa: S606


def use_utf8() -> None:
    """Make Chinese print on consoles whose code page is not UTF-8, such as those of Windows."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Yield a function that shows what is being done, on a terminal only, and only after the first second."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.status import Status

    status = Status("", console=Console(stderr=True))
    timer = _after(1.0, status.start)
    try:
        yield status.update
    finally:
        timer()
        status.stop()


def _after(seconds: float, action: Callable[[], None]) -> Callable[[], None]:
    """Start *action* after *seconds* unless the returned function is called first."""
    from threading import Timer

    timer = Timer(seconds, action)
    timer.daemon = True
    timer.start()
    return timer.cancel
