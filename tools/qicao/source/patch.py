"""Other values in a YAML file: only the lines of what differs change; comments, order and writing of all others stay.

The file is not written anew from its values: edits are made in its text, at the places that were found in reading.
"""

from __future__ import annotations

import json
import re
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from typing import Any

from msgspec import Struct

from qicao.model.finding import Edit
from qicao.model.line import SourceLine
from qicao.model.span import Span
from qicao.model.yaml import Path, YamlFile
from qicao.source.patterns import compiled

__all__ = ["Bare", "Kept", "patch", "plainly"]

PLAIN = compiled(r"[\u3400-\u9fffA-Za-z0-9“《（〔][^\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]*")
"""Text that may need no quotation marks."""
TYPED = compiled(r"(?i)(?=.*[0-9])[-+.0-9_,:xoe]+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*|~|null|true|false|yes|no|on|off|y|n")
"""Text that YAML takes for something else than text if it has no quotation marks."""
UNFIT = compiled(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""Characters that must be escaped."""
LONG = 110
"""The length from which a new record is written on several lines."""


class Bare(str):
    """Text that is a number, a day, or true or false: it is written without quotation marks."""

    __slots__ = ()


class Kept(Struct, frozen=True):
    """A row of a list that was there before, and its values now; rows of a list are either such or new mappings."""

    at: int
    """Its position in the list before."""
    value: Mapping[str, Any]


def patch(lines: Sequence[SourceLine], file: YamlFile, new: Mapping[str, Any]) -> list[Edit]:
    """Return the edits after which the file, which was read from the lines, has the *new* values.

    Values are text, lists of text, lists of rows, and mappings; None takes a key away. A key that is new is put where
    the order of *new* has it. Flow and block form of what is there stay.
    """
    work = _Patch(lines, file)
    work.mapping((), file.value, new)
    return work.edits


def plainly(value: Any) -> Any:
    """Return the values as they are read from the file when the edits are made."""
    if isinstance(value, Kept):
        return plainly(value.value)
    if isinstance(value, Mapping):
        return {key: plainly(child) for key, child in value.items() if child is not None}
    return [plainly(child) for child in value] if isinstance(value, list) else value


class _Patch:
    """The edits so far; places are offsets in the text whose lines end with a line feed."""

    def __init__(self, lines: Sequence[SourceLine], file: YamlFile) -> None:
        self.lines, self.spans = lines, file.spans
        self.text = "\n".join(line.text for line in lines)
        self.edits: list[Edit] = []

    @cached_property
    def starts(self) -> list[int]:
        """The offset at which each line begins."""
        starts = [0]
        for line in self.lines:
            starts.append(starts[-1] + len(line.text) + 1)
        return starts

    def start(self, path: Path) -> int:
        """Return the offset at which the value begins."""
        span = self.spans[path]
        return self.starts[span.line - 1] + span.column - 1

    def edit(self, start: int, end: int, text: str) -> None:
        """Replace the text between two offsets."""
        first, last = self.point(start), self.point(end)
        name = self.lines[0].file if self.lines else ""
        self.edits.append(Edit(Span(name, *first, *last), text))

    def point(self, offset: int) -> tuple[int, int]:
        """Return line and column of the offset."""
        line = bisect(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def end(self, path: Path, value: Any) -> int:
        """Return the offset after the last character of the value, without comments that follow."""
        children: Iterator[tuple[Any, Any]] = iter(())
        if not self.is_flow(path) and isinstance(value, Mapping):
            children = iter(value.items())
        elif not self.is_flow(path) and isinstance(value, list):
            children = enumerate(value)
        ends = [self.end((*path, key), child) for key, child in children if (*path, key) in self.spans]
        span = self.spans[path]
        own = self.starts[min(span.end_line, len(self.lines)) - 1] + span.end_column - 1
        found = max(ends) if ends else own
        return len(self.text[:found].rstrip()) if not ends else found

    def is_flow(self, path: Path) -> bool:
        """Return whether the list or mapping is written with brackets."""
        return (
            self.text[self.start(path) : self.start(path) + 1] in {"[", "{"} if path in self.spans and path else False
        )

    def line_end(self, offset: int) -> int:
        """Return the end of the line in which the offset is."""
        found = self.text.find("\n", offset)
        return len(self.text) if found < 0 else found

    def column(self, offset: int) -> int:
        """Return the number of characters before the offset in its line."""
        return offset - (self.text.rfind("\n", 0, offset) + 1)

    def key(self, path: Path) -> int:
        """Return the offset of the key at the end of the path: the last one of that name before its value."""
        name, value = re.escape(str(path[-1])), self.start(path)
        first = self.start(path[:-1]) if len(path) > 1 else 0
        pattern = re.compile(rf"(?<![^\s{{,\[-])(['\"]?){name}\1[ \t]*:(?=\s|$|[\[{{'\"])")
        found = [match.start() for match in pattern.finditer(self.text, first, value + len(name) + 3)]
        return max((at for at in found if at <= value), default=value)

    def mapping(self, path: Path, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
        """Make the mapping at the path the new one."""
        flow = self.is_flow(path)
        kept = [key for key in new if old.get(key) is not None and new[key] is not None]
        gone = [key for key in old if old[key] is not None and new.get(key) is None]
        if path and not kept:
            self.anew(path, old, new, flow=flow)
            return
        for key in kept:
            self.value((*path, key), old[key], new[key], flow=flow)
        for key in gone:
            self.drop(path, key, old, flow=flow)
        names = list(new)
        for at, key in enumerate(names):
            if new[key] is not None and old.get(key) is None:
                before = [name for name in names[:at] if name in kept]
                self.add(path, key, new[key], old, before[-1] if before else (kept or [""])[0])

    def anew(self, path: Path, old: Mapping[str, Any], new: Mapping[str, Any], *, flow: bool) -> None:
        """Write a whole mapping anew, no key of which stays."""
        start = self.start(path)
        text = _inline(new, flow=True) if flow else _item(new, self.column(start) - 2, flow=False).removeprefix("- ")
        self.edit(start, self.end(path, old), text)

    def value(self, path: Path, old: Any, new: Any, *, flow: bool) -> None:
        """Make the value at the path the new one."""
        if plainly(new) == old:
            return
        if isinstance(old, Mapping) and isinstance(new, Mapping):
            self.mapping(path, old, new)
        elif isinstance(old, list) and isinstance(new, list):
            self.sequence(path, old, new, flow=flow)
        else:
            start = self.start(path)
            quote = self.text[start] if self.text[start] in "'\"" else ""
            self.edit(start, self.end(path, old), _inline(new, flow=flow, quote=quote))

    def drop(self, path: Path, key: str, old: Mapping[str, Any], *, flow: bool) -> None:
        """Take a key and its value away."""
        names = list(old)
        at, start, end = names.index(key), self.key((*path, key)), self.end((*path, key), old[key])
        if flow and at:
            self.edit(self.end((*path, names[at - 1]), old[names[at - 1]]), end, "")
        elif at + 1 < len(names) and (flow or not at):
            self.edit(start, self.key((*path, names[at + 1])), "")
        else:
            self.drop_lines(start, end)

    def drop_lines(self, start: int, end: int) -> None:
        """Take whole lines away, with the line end before them, or after them at the top of the file."""
        first, last = self.text.rfind("\n", 0, start), self.line_end(end)
        self.edit(max(first, 0), last if first >= 0 else min(last + 1, len(self.text)), "")

    def add(self, path: Path, key: str, value: Any, old: Mapping[str, Any], before: str) -> None:
        """Write a new key after the one *before*, at the end of the file if it has none."""
        if (*path, key) in self.spans:  # the key is there, without a value
            column = self.column(self.key((*path, key)))
            self.edit(self.text.index(":", self.start((*path, key))) + 1, self.line_end(self.start((*path, key))), "")
            text = _entry(key, value, column)[len(key) + 1 :]
            self.edits[-1] = Edit(self.edits[-1].span, text)
        elif not before:
            lead = "\n" if self.text else ""
            self.edit(len(self.text), len(self.text), f"{lead}{_entry(key, value, 0)}")
        elif self.is_flow(path):
            end = self.end((*path, before), old[before])
            self.edit(end, end, f", {key}: {_inline(value, flow=True)}")
        else:
            column = self.column(self.key((*path, before)))
            end = self.line_end(self.end((*path, before), old[before]))
            self.edit(end, end, f"\n{' ' * column}{_entry(key, value, column)}")

    def sequence(self, path: Path, old: list[Any], new: list[Any], *, flow: bool) -> None:
        """Make the list at the path the new one."""
        same_rows = [item.at for item in new if isinstance(item, Kept)] == list(range(len(old))) and len(new) == len(
            old
        )
        if not all(isinstance(item, (Kept, Mapping)) for item in new) or not new:
            self.texts(path, old, new)
        elif self.is_flow(path) and not same_rows:
            self.edit(self.start(path), self.end(path, old), _inline(new, flow=flow))
        else:
            self.rows(path, old, new)

    def texts(self, path: Path, old: list[Any], new: list[Any]) -> None:
        """Make a list of texts the new one."""
        if self.is_flow(path) or not new:
            self.edit(self.start(path), self.end(path, old), _inline(new, flow=True))
            return
        words = [json.dumps(item) for item in old], [json.dumps(item) for item in new]
        for _, left, right, low, high in SequenceMatcher(None, *words, autojunk=False).get_opcodes():
            both = min(right - left, high - low)
            for step in range(both):
                self.value((*path, left + step), old[left + step], new[low + step], flow=False)
            for at in range(left + both, right):
                self.drop_item(path, at, old)
            if low + both < high:
                self.add_items(path, old, left + both - 1, new[low + both : high])

    def rows(self, path: Path, old: list[Any], new: list[Any]) -> None:
        """Make a list of rows in block form the new one; rows that are kept stay in their order."""
        stay = {item.at: item.value for item in new if isinstance(item, Kept)}
        for at, row in stay.items():
            self.value((*path, at), old[at], row, flow=False)
        for at in range(len(old)):
            if at not in stay:
                self.drop_item(path, at, old)
        fresh: dict[int, list[Any]] = {}
        last = -1
        for item in new:
            last = item.at if isinstance(item, Kept) else last
            if not isinstance(item, Kept):
                fresh.setdefault(last, []).append(item)
        for at, items in fresh.items():
            self.add_items(path, old, at, items)

    def dash(self, path: Path) -> int:
        """Return the offset of the dash before the item at the path."""
        return self.text.rindex("-", 0, self.start(path))

    def drop_item(self, path: Path, at: int, old: list[Any]) -> None:
        """Take an item of a list in block form away."""
        self.drop_lines(self.dash((*path, at)), self.end((*path, at), old[at]))

    def add_items(self, path: Path, old: list[Any], after: int, items: Sequence[Any]) -> None:
        """Write items after the one at that position, or before the first one."""
        column = self.column(self.dash((*path, 0)))
        flow = self.is_flow((*path, max(after, 0))) and isinstance(old[0], Mapping)
        text = "\n".join(" " * column + _item(item, column, flow=flow) for item in items)
        if after < 0:
            end = self.text.rindex("\n", 0, self.dash((*path, 0)))
        else:
            end = self.line_end(self.end((*path, after), old[after]))
        self.edit(end, end, f"\n{text}")


def _entry(key: str, value: Any, column: int) -> str:
    """Return a key and its value; further lines are indented to fit a key in that column."""
    if isinstance(value, Mapping):
        inner = [_entry(name, child, column + 2) for name, child in value.items() if child is not None]
        return f"{key}:" + "".join(f"\n{' ' * (column + 2)}{line}" for line in inner)
    if isinstance(value, list) and value and isinstance(value[0], (Mapping, Kept)):
        flow = column > 0 and all(len(_inline(item, flow=True)) < LONG for item in value)
        return f"{key}:" + "".join(f"\n{' ' * (column + 2)}{_item(item, column + 2, flow=flow)}" for item in value)
    return f"{key}: {_inline(value, flow=False)}"


def _item(item: Any, column: int, *, flow: bool) -> str:
    """Return an item of a list whose dash is in that column."""
    item = plainly(item)
    if flow or not isinstance(item, Mapping):
        return f"- {_inline(item, flow=flow)}"
    entries = [_entry(key, value, column + 2) for key, value in item.items()]
    return "- " + f"\n{' ' * (column + 2)}".join(entries)


def _inline(value: Any, *, flow: bool, quote: str = "") -> str:
    """Return the value on one line."""
    value = plainly(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_inline(child, flow=True)}" for key, child in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_inline(child, flow=True) for child in value) + "]"
    return _scalar(value, flow=flow, quote=quote)


def _scalar(text: str, *, flow: bool, quote: str) -> str:
    if quote == "'" and not UNFIT.search(text):
        return "'" + text.replace("'", "''") + "'"
    if not quote and (isinstance(text, Bare) or _is_plain(text, flow=flow)):
        return text
    if not quote and not UNFIT.search(text) and "'" not in text:
        return f"'{text}'"
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return UNFIT.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(whole, ensure_ascii=False))


def _is_plain(text: str, *, flow: bool) -> bool:
    """Return whether the text is read as this text without quotation marks."""
    strange = ": " in text or " #" in text or text != text.strip() or text.endswith(":")
    brackets = flow and any(mark in text for mark in "[]{},")
    return bool(PLAIN.fullmatch(text)) and not strange and not brackets and not TYPED.fullmatch(text)
