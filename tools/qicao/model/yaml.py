"""The content of a YAML file, with the place of every value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

from msgspec import Struct, field

from qicao.model.finding import Finding
from qicao.model.line import SourceLine
from qicao.model.span import Span

__all__ = ["Path", "Row", "YamlFile"]

Value = TypeVar("Value")


Path = tuple[str | int, ...]
"""Keys and list positions from the root to a value."""


class YamlFile(Struct, frozen=True):
    """The values of a file, all scalars as text, with the place of each."""

    value: Mapping[str, object] = field(default_factory=dict)
    spans: Mapping[Path, Span] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    texts: Mapping[Path, tuple[SourceLine, ...]] = field(default_factory=dict)

    def lines(self, path: Path) -> tuple[SourceLine, ...]:
        """Return the characters of the string at *path* with their places; empty if there is no string."""
        return self.texts.get(path, ())

    def span(self, path: Path) -> Span | None:
        """Return the place of the value, or of the nearest one around it."""
        while path and path not in self.spans:
            path = path[:-1]
        return self.spans.get(path)


class Row(Struct, Generic[Value], frozen=True):
    """A row of a table, or the values at the top of a file."""

    value: Value
    file: YamlFile
    path: Path
    """The place of the row in the file: the name of the table, and its position there."""
    top: Span
    """The first place of the file."""
    faulty: bool = False
    """True if values of it were left out, so that other findings in it may come from that."""

    def at(self, *path: str | int) -> Span:
        """Return the place of a value in the row; of the row itself if it has no such value."""
        return self.file.span((*self.path, *path)) or self.top
