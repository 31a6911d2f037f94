"""SVG as bitmaps, drawn by Typst in a process of its own: a picture that ends the drawing program costs only itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from atexit import register
from base64 import b64decode, b64encode
from threading import Lock, Timer
from typing import IO

from qicao.drawn.pictures.picture import PictureError

__all__ = ["check_bitmap", "draw_svg", "find_undrawn"]

PATIENCE = 15.0
"""Seconds that a drawing may take; all but broken pictures take a hundredth of one."""
SERVER = "qicao.drawn.pictures.drawing"
GIVEN_UP = "画它太费时间或内存，已停下"


def draw_svg(svg: bytes, size_mm: tuple[float, float]) -> bytes:
    """Return the SVG as a PNG file of that size in mm; `PictureError` when it cannot be drawn."""
    return b64decode(_PEN.ask("svg", svg, size_mm))


def check_bitmap(data: bytes, extension: str) -> None:
    """Raise `PictureError` for a file of pixels that Typst cannot read."""
    _PEN.ask(extension, data, (10, 10))


def find_undrawn(characters: str) -> str:
    """Return those of the characters that no font has; all of them when that cannot be found out."""
    try:
        return _PEN.ask("txt", characters.encode("utf-8", "replace"), (10, 10))
    except PictureError:
        return characters


class _Pen:
    """The process that draws; started at the first question, and again when a picture has ended it."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._lock = Lock()

    def ask(self, extension: str, data: bytes, size_mm: tuple[float, float]) -> str:
        """Return what the process answers; `PictureError` with its reason, or when it has not come back."""
        question = json.dumps([extension, b64encode(data).decode(), *size_mm]).encode() + b"\n"
        with self._lock:
            answer = self._answer(question)
        if not answer:
            raise PictureError(GIVEN_UP)
        made, reason = json.loads(answer)
        if reason:
            raise PictureError(reason)
        return str(made)

    def _answer(self, question: bytes) -> bytes:
        process = self._started()
        timer = Timer(PATIENCE, process.kill)
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

    def _started(self) -> subprocess.Popen[bytes]:
        """The process; another one in a process that was forked."""
        if self._process is None or self._owner != os.getpid():
            command = [sys.executable, "-P", "-m", SERVER]
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
            self._owner = os.getpid()
        return self._process

    def close(self) -> None:
        """End the process, if this one has started it."""
        process, self._process = self._process, None
        if process and self._owner == os.getpid():
            process.kill()
            process.communicate()


def _inlet(process: subprocess.Popen[bytes]) -> IO[bytes]:
    if process.stdin is None:
        raise OSError("no way in")
    return process.stdin


def _outlet(process: subprocess.Popen[bytes]) -> IO[bytes]:
    if process.stdout is None:
        raise OSError("no way out")
    return process.stdout


_PEN = _Pen()
register(_PEN.close)
