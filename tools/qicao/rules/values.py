"""The strings of `standard.yaml` as they are typed, with the way back to their characters."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from qicao.model.line import SourceLine
from qicao.model.span import Span
from qicao.rules.context import Context

__all__ = ["Value", "absent", "read_value", "read_values"]


class Value(Struct, frozen=True):
    """A string of `standard.yaml`, without quotation marks around it and line breaks in it."""

    lines: tuple[SourceLine, ...]

    @property
    def text(self) -> str:
        """The characters as they are in the file."""
        return "".join(line.text for line in self.lines)

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Return the place of the characters from *start* to just before *end*, by default to the last one."""
        first, last = self._place(start), self._place(len(self.text) if end is None else end)
        return Span(first.file, first.line, first.column, last.line, last.column)

    def _place(self, offset: int) -> Span:
        for line in self.lines[:-1]:
            if offset < len(line.text):
                return Span(line.file, line.line, line.column + offset)
            offset -= len(line.text)
        line = self.lines[-1]
        return Span(line.file, line.line, line.column + offset)


def read_value(context: Context, *path: str | int) -> Value | None:
    """Return the string at that path, if there is one and it is not empty; else None."""
    value = Value(context.yaml.lines(path))
    return value if value.text else None


def read_values(context: Context, *path: str | int) -> Iterator[tuple[int, Value]]:
    """Yield the strings of the list at that path, each with its index."""
    for found in context.yaml.texts:
        if found[:-1] == path and isinstance(found[-1], int) and (value := read_value(context, *found)):
            yield found[-1], value


def absent(context: Context, *path: str | int) -> Span:
    """Return where to report a missing value: at its empty key, or at the number of the document."""
    return context.at(*(path if context.given(*path) else ("number",)))
