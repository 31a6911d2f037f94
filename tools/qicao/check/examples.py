"""A wrong and a right example for every code that reading a draft can give; the texts are in `examples.txt`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from msgspec import Struct

from qicao.source.resources import resource_text

__all__ = ["Example", "read_examples"]

FILE = "check/examples.txt"


class Example(Struct, frozen=True):
    """A fault as drafters make it, and the corrected text."""

    wrong: str = ""
    """A piece of `index.md`, or "" if there is none to show."""
    right: str = ""
    wrong_data: str = ""
    """Lines of `standard.yaml`."""
    right_data: str = ""
    words: str = ""
    """A sentence about files, if no text can show the fault or its correction."""

    @property
    def page(self) -> str:
        """Return the part of the code's page that shows the example."""
        shown = (("错：", self.wrong or self.wrong_data), ("对：", self.right or self.right_data))
        parts = [f"{head}\n\n{_indented(text)}" for head, text in shown if text]
        return "\n\n".join((*parts, self.words) if self.words else parts)


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.splitlines())


@cache
def read_examples() -> Mapping[str, Example]:
    """Return the example of each code."""
    text = resource_text(FILE).partition("\n= ")[2]
    return MappingProxyType(dict(_example(block.splitlines()) for block in text.split("\n= ")))


def _example(lines: Sequence[str]) -> tuple[str, Example]:
    code, *rest = lines
    marked = {mark: "".join(_behind(mark, rest)) for mark in ("-", "+", "y-", "y+", "~")}
    return code.strip(), Example(marked["-"], marked["+"], marked["y-"], marked["y+"], marked["~"].strip())


def _behind(mark: str, lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines that begin with the mark, without the mark."""
    return (f"{line[len(mark) + 1 :]}\n" for line in lines if line == mark or line.startswith(f"{mark} "))
