"""The programs that qicao starts: those that answer once and end, and servers of our own that stay."""

from __future__ import annotations

import os
import sys
from atexit import register
from collections.abc import Sequence
from pathlib import Path
from threading import Lock, Timer
from typing import IO, TYPE_CHECKING, Self

from msgspec import Struct

if TYPE_CHECKING:
    from subprocess import Popen

__all__ = ["ProgramError", "Programs", "Scratch"]


class ProgramError(Exception):
    """A program took too long, was stopped, or reported a failure."""


class Programs(Struct, frozen=True):
    """Starts programs."""

    def run(self, command: Sequence[str], data: bytes, seconds: float) -> bytes:
        """Return the output of a program that reads *data* from its standard input.

        `ProgramError` is raised if it fails or takes more than *seconds*, `OSError` if it cannot be started.
        """
        from subprocess import SubprocessError, run

        try:
            return run(command, input=data, capture_output=True, check=True, timeout=seconds).stdout
        except SubprocessError as error:
            raise ProgramError from error

    def ask(self, module: str, question: bytes, seconds: float) -> bytes:
        """Return the line with which a server of our own answers the line *question*; b"" if it dies or takes too long.

        The limit is *seconds*. The server is started at the first question, and again after a question that has ended
        it.
        """
        return _SERVERS.setdefault(module, _Server(module)).ask(question, seconds)


class _Server:
    """The process of a module that answers each line with a line."""

    def __init__(self, module: str) -> None:
        self._module = module
        self._process: Popen[bytes] | None = None
        self._owner = 0
        self._lock = Lock()

    def ask(self, question: bytes, seconds: float) -> bytes:
        with self._lock:
            process = self._started()
            timer = Timer(seconds, process.kill)
            timer.daemon = True
            timer.start()
            try:
                _inlet(process).write(question)
                _inlet(process).flush()
                answer = _outlet(process).readline()
            except OSError:
                answer = b""
            timer.cancel()
            if not answer.endswith(b"\n"):
                self.close()
                return b""
            return answer

    def _started(self) -> Popen[bytes]:
        """Return the process; after a fork, a new one."""
        if self._process is None or self._owner != os.getpid():
            from subprocess import DEVNULL, PIPE, Popen

            self._process = Popen([sys.executable, "-P", "-m", self._module], stdin=PIPE, stdout=PIPE, stderr=DEVNULL)
            self._owner = os.getpid()
        return self._process

    def close(self) -> None:
        """End the process, if this process has started it."""
        process, self._process = self._process, None
        if process and self._owner == os.getpid():
            process.kill()
            process.communicate()


def _inlet(process: Popen[bytes]) -> IO[bytes]:
    if process.stdin is None:
        raise OSError("no way in")
    return process.stdin


def _outlet(process: Popen[bytes]) -> IO[bytes]:
    if process.stdout is None:
        raise OSError("no way out")
    return process.stdout


_SERVERS: dict[str, _Server] = {}
"""Module → its server process, which lives as long as this process."""


@register
def _close() -> None:
    for server in _SERVERS.values():
        server.close()


class Scratch:
    """A temporary folder for programs that only read from disk; `close` or the end of a `with` deletes it."""

    def __init__(self) -> None:
        """Make the folder."""
        from tempfile import TemporaryDirectory

        self._folder = TemporaryDirectory()
        self.folder = Path(self._folder.name)

    def put(self, name: str, data: bytes) -> Path:
        """Write a file of that name and return its path."""
        path = self.folder / name
        path.write_bytes(data)
        return path

    def close(self) -> None:
        """Delete the folder."""
        self._folder.cleanup()

    def __enter__(self) -> Self:
        """Return the folder itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Delete the folder."""
        self.close()
