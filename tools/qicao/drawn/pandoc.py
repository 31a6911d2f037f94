"""Pandoc, which reads TeX: many formulas in one call, within a time limit, faulty ones separated from the others."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from msgspec import Struct

from qicao.drawn.tex import spelled
from qicao.errors import ToolError
from qicao.source.programs import ProgramError, Programs

__all__ = ["DISPLAY", "Pandoc"]

REINSTALL = "请重新安装依赖：删去 .venv 后再运行 make setup。"
MARK = "qicaoformula"
DISPLAY = "\\displaystyle "
"""The beginning of a formula on a line of its own."""
SECONDS = 20
"""The time limit of one call; a hundred ordinary formulas take a tenth of a second."""
WORKING = "x"
"""A formula that pandoc surely understands."""


class Pandoc(Struct, frozen=True):
    """Pandoc with the options for one output format of formulas."""

    programs: Programs
    options: Sequence[str]
    read: Callable[[bytes], str]
    """Extracts the text from the output."""

    def convert(self, texs: Sequence[str]) -> list[str]:
        """Return for each formula the part of the output that holds it; "" for one at which pandoc fails.

        `ToolError` is raised if pandoc cannot run at all.
        """
        try:
            return self._converted(texs)
        except ProgramError:
            if len(texs) == 1:
                self._must_work()
                return [""]
        half = len(texs) // 2
        return [*self.convert(texs[:half]), *self.convert(texs[half:])]

    def _must_work(self) -> None:
        """Raise `ToolError` if pandoc fails even at the simplest formula."""
        try:
            self._converted([WORKING])
        except ProgramError as error:
            raise ToolError("公式转换程序 pandoc 不能运行。", REINSTALL) from error

    def _converted(self, texs: Sequence[str]) -> list[str]:
        mark = _mark(texs)
        results = self.read(self._run(_source(texs, mark))).split(mark)[1:]
        if len(results) != len(texs):
            raise ProgramError
        return results

    def _run(self, source: bytes) -> bytes:
        import pypandoc

        try:
            return self.programs.run((pypandoc.get_pandoc_path(), "--from=json", *self.options), source, SECONDS)
        except OSError as error:
            raise ToolError("公式转换程序 pandoc 不能运行。", REINSTALL) from error


def _mark(texs: Sequence[str]) -> str:
    """Return a word that occurs in none of the formulas."""
    mark = MARK
    while any(mark in tex for tex in texs):
        mark += "x"
    return f"{mark}."


def _source(texs: Sequence[str], mark: str) -> bytes:
    """Return a pandoc document with a paragraph for each formula; a mark before each lets its result be found."""
    blocks: list[object] = []
    for tex in texs:
        blocks += [
            {"t": "Para", "c": [{"t": "Str", "c": mark}]},
            {"t": "Para", "c": [{"t": "Math", "c": [{"t": _kind(tex)}, spelled(tex.removeprefix(DISPLAY))]}]},
        ]
    return json.dumps({"pandoc-api-version": [1, 23], "meta": {}, "blocks": blocks}).encode()


def _kind(tex: str) -> str:
    return "DisplayMath" if tex.startswith(DISPLAY) else "InlineMath"
