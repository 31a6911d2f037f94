"""Regular expressions, compiled when first needed and kept between runs as Python keeps its byte code.

Compiling the five hundred patterns of a check takes a quarter of its time; reading their code back takes a few milliseconds.
The code is that of Python's own compiler, kept beside the byte code of this file for this very build of Python. Whatever is
missing, altered or made by another Python counts as nothing, and the patterns are compiled anew.
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
"""Patterns that are kept; the program has about a third of them."""
DIGEST = 16
"""Bytes of the digest before the code."""

PatternCode = tuple[str, int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What Python makes a pattern of: its text, flags, code, number of groups, groups by name, names by group."""


@lru_cache(maxsize=2048)
def compiled(pattern: str) -> re.Pattern[str]:
    """Return the pattern of the program, compiled when it is first asked for, now or in an earlier run."""
    return _of_the_program().compile(pattern)


@lru_cache(maxsize=512)
def passing(pattern: str) -> re.Pattern[str]:
    """Return the pattern that is made of words of a draft, which is not kept."""
    return re.compile(pattern)


def keep_patterns() -> None:
    """Write what was compiled for the next run, as far as the disk allows and byte code is written at all."""
    if not sys.dont_write_bytecode:
        _of_the_program().keep()


@cache
def _of_the_program() -> Patterns:
    return Patterns(Path(cache_from_source(__file__)).with_suffix(".patterns"))


class Patterns:
    """Patterns whose code is kept in a file."""

    def __init__(self, file: Path) -> None:
        """Read what is kept in the file."""
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
        """Write the codes if there are new ones, as far as the disk allows."""
        if self.new:
            from qicao.source.write import write_bytes

            data = marshal.dumps(self.codes)
            with suppress(ToolError):
                write_bytes(self.file, _digest(data) + data)
            self.new = False


def _read(file: Path) -> dict[str, PatternCode]:
    try:
        data = file.read_bytes()
        kept = marshal.loads(data[DIGEST:]) if data[:DIGEST] == _digest(data[DIGEST:]) else {}  # noqa: S302 -- as Python reads its own
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _digest(data: bytes) -> bytes:
    """A word for the code and the Python that made it."""
    return blake2b(data, digest_size=DIGEST, key=sys.version.encode()[:64]).digest()


def _from(code: PatternCode) -> re.Pattern[str]:
    words = array("I")
    words.frombytes(code[2])
    made: re.Pattern[str] = _engine().compile(code[0], code[1], words.tolist(), *code[3:])
    return made


def _code_of(pattern: str) -> PatternCode | None:
    """What `re.compile` hands to the engine; nothing where this Python does it in another way."""
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
