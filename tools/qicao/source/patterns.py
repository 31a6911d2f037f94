"""Regular expressions, compiled when first needed and kept between runs, as Python keeps its byte code.

Compiling the five hundred patterns of a check takes a quarter of its time; reading their code back takes a few
milliseconds. The code is that of Python's own compiler, kept beside the byte code of this file for exactly this build
of Python. If it is missing, altered or made by another Python, it is ignored and the patterns are compiled again.
"""

from __future__ import annotations

import marshal
import re
import sys
from array import array
from contextlib import suppress
from functools import cache, lru_cache
from hashlib import blake2b
from importlib import import_module
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

from qicao.errors import ToolError

__all__ = ["PatternCode", "Patterns", "compiled", "keep_patterns", "passing"]

MOST = 2000
"""The greatest number of patterns that are kept; the program has about a third of it."""
DIGEST = 16
"""The number of bytes of the digest before the code."""

PatternCode = tuple[str, int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""The parts from which Python makes a pattern.

They are text, flags, code, number of groups, groups by name, names by group.
"""


@lru_cache(maxsize=2048)
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern of the program; it is compiled only once, in this run or an earlier one."""
    return _of_the_program().compile(pattern)


@lru_cache(maxsize=512)
def passing(pattern: str) -> re.Pattern[str]:
    """Return a pattern made from words of a draft; its code is not kept."""
    return re.compile(pattern)


def keep_patterns() -> None:
    """Write the compiled patterns for the next run, if the disk can be written and Python writes byte code at all."""
    if not sys.dont_write_bytecode:
        _of_the_program().keep()


@cache
def _of_the_program() -> Patterns:
    return Patterns(Path(cache_from_source(__file__)).with_suffix(".patterns"))


class Patterns:
    """Patterns whose code is kept in a file."""

    def __init__(self, file: Path) -> None:
        """Read the code in the file."""
        self.file = file
        self.codes = _read(file)
        self.new = False

    def compile(self, pattern: str) -> re.Pattern[str]:
        """Return the pattern, from its code if that is kept."""
        code = self.codes.get(pattern) or self._made(pattern)
        return _from(code) if code else re.compile(pattern)

    def _made(self, pattern: str) -> PatternCode | None:
        code = _code_of(pattern)
        if code and len(self.codes) < MOST:
            self.codes[pattern] = code
            self.new = True
        return code

    def keep(self) -> None:
        """Write the codes if there are new ones and the disk can be written."""
        if self.new:
            from qicao.source.write import write_bytes

            data = marshal.dumps(self.codes)
            with suppress(ToolError):
                write_bytes(self.file, _digest(data) + data)
            self.new = False


def _read(file: Path) -> dict[str, PatternCode]:
    try:
        data = file.read_bytes()
        kept = marshal.loads(data[DIGEST:]) if data[:DIGEST] == _digest(data[DIGEST:]) else {}  # noqa: S302 -- as Python reads byte code
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _digest(data: bytes) -> bytes:
    """Return a hash of the code and of the Python that made it."""
    return blake2b(data, digest_size=DIGEST, key=sys.version.encode()[:64]).digest()


def _from(code: PatternCode) -> re.Pattern[str]:
    words = array("I")
    words.frombytes(code[2])
    made: re.Pattern[str] = _engine().compile(code[0], code[1], words.tolist(), *code[3:])
    return made


def _code_of(pattern: str) -> PatternCode | None:
    """Return the arguments that `re.compile` passes to the engine; None if this Python works in another way."""
    try:
        compiler, parser = import_module("re._compiler"), import_module("re._parser")
        tree = parser.parse(pattern, 0)
        words = array("I", compiler._code(tree, 0))  # noqa: SLF001 -- there is no public way to it
        groups = dict(tree.state.groupdict)
        names: list[str | None] = [None] * tree.state.groups
        for name, group in groups.items():
            names[group] = name
        return pattern, tree.state.flags, words.tobytes(), tree.state.groups - 1, groups, tuple(names)
    except (ImportError, AttributeError, TypeError, OverflowError):
        return None


@cache
def _engine() -> Any:
    return import_module("_sre")
