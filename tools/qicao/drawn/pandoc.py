"""Pandoc as the program that reads TeX: many formulas in one call, within a time, and a bad one apart from the others."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from qicao.drawn.tex import spelled
from qicao.errors import ToolError

__all__ = ["DISPLAY", "convert"]

REINSTALL = "请重新安装依赖：删去 .venv 后再运行 make setup。"
MARK = "qicaoformula"
DISPLAY = "\\displaystyle "
"""How a formula on a line of its own begins."""
SECONDS = 20
"""The time of one call; a hundred ordinary formulas take a tenth of a second."""
WORKING = "x"
"""A formula that pandoc surely knows."""


class _PandocError(Exception):
    """Pandoc took too long, stopped, or left formulas out."""


def convert(texs: Sequence[str], options: Sequence[str], read: Callable[[bytes], str]) -> list[str]:
    """Return for each formula the stretch of pandoc's output that holds it; "" for one at which pandoc fails.

    *read* takes the text out of the output. `ToolError` when pandoc cannot run at all.
    """
    try:
        return _converted(texs, options, read)
    except _PandocError:
        if len(texs) == 1:
            _must_work(options, read)
            return [""]
    half = len(texs) // 2
    return [*convert(texs[:half], options, read), *convert(texs[half:], options, read)]


def _must_work(options: Sequence[str], read: Callable[[bytes], str]) -> None:
    """Raise `ToolError` when pandoc fails at any formula."""
    try:
        _converted([WORKING], options, read)
    except _PandocError as error:
        raise ToolError("公式转换程序 pandoc 不能运行。", REINSTALL) from error


def _converted(texs: Sequence[str], options: Sequence[str], read: Callable[[bytes], str]) -> list[str]:
    mark = _mark(texs)
    results = read(_run(_source(texs, mark), options)).split(mark)[1:]
    if len(results) != len(texs):
        raise _PandocError
    return results


def _mark(texs: Sequence[str]) -> str:
    """Return a word that stands in none of the formulas."""
    mark = MARK
    while any(mark in tex for tex in texs):
        mark += "x"
    return f"{mark}."


def _run(source: bytes, options: Sequence[str]) -> bytes:
    from subprocess import SubprocessError, run

    import pypandoc

    try:
        command = [pypandoc.get_pandoc_path(), "--from=json", *options]
        return run(command, input=source, capture_output=True, check=True, timeout=SECONDS).stdout
    except OSError as error:
        raise ToolError("公式转换程序 pandoc 不能运行。", REINSTALL) from error
    except SubprocessError as error:
        raise _PandocError from error


def _source(texs: Sequence[str], mark: str) -> bytes:
    """Return a pandoc document with a paragraph for each formula, each after the mark by which its result is found."""
    blocks: list[object] = []
    for tex in texs:
        blocks += [
            {"t": "Para", "c": [{"t": "Str", "c": mark}]},
            {"t": "Para", "c": [{"t": "Math", "c": [{"t": _kind(tex)}, spelled(tex.removeprefix(DISPLAY))]}]},
        ]
    return json.dumps({"pandoc-api-version": [1, 23], "meta": {}, "blocks": blocks}).encode()


def _kind(tex: str) -> str:
    return "DisplayMath" if tex.startswith(DISPLAY) else "InlineMath"
