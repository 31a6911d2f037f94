"""{include}: the lines of other files, put in the place of the directive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qicao.model.line import SourceLine
from qicao.parse import faults
from qicao.parse.content import line_span
from qicao.parse.reading import Reading
from qicao.source.patterns import compiled

__all__ = ["splice_includes"]

INCLUDE = compiled(r"[ \t]*(?P<fence>:{3,}|`{3,})[ \t]*\{include\}[ \t]+(?P<path>\S.*?)[ \t]*")
CLOSING = compiled(r"[ \t]*(:{3,}|`{3,})[ \t]*")
MAX_DEPTH = 20
MAX_FILES = 500
"""The number of files that a text may include, each counted as often as it is included."""
MAX_CHARACTERS = 2_000_000
"""The number of characters in all of them: as many as in ten standards of 200 pages."""


def splice_includes(reading: Reading, lines: Sequence[SourceLine]) -> tuple[SourceLine, ...]:
    """Return the lines with every include replaced by its file; missing files and circles are reported and left out."""
    if not any("{include}" in line.text for line in lines):
        return tuple(lines)
    return tuple(_spliced(reading, lines, ()))


def _spliced(reading: Reading, lines: Sequence[SourceLine], stack: tuple[str, ...]) -> Iterator[SourceLine]:
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        match = INCLUDE.fullmatch(line.text) if "{include}" in line.text else None
        end = _closing(lines, at, match["fence"]) if match else -1
        if match is None or end < 0:
            yield line
            continue
        for option in lines[at:end]:
            if option.text.strip():
                reading.report(faults.INCLUDE_BODY, line_span(option))
        at = end + 1
        yield from _included(reading, match["path"], line, stack)


def _closing(lines: Sequence[SourceLine], start: int, opening: str) -> int:
    """Return the line that closes the include: the next one that is no option and not blank.

    The result is -1 if that line does not close it.
    """
    for at in range(start, len(lines)):
        text = lines[at].text.strip()
        if CLOSING.fullmatch(lines[at].text) and text[0] == opening[0] and len(text) >= len(opening):
            return at
        if text and (not text.startswith(":") or text.startswith(":::")):
            break
    return -1


def _included(reading: Reading, path: str, line: SourceLine, stack: tuple[str, ...]) -> Iterator[SourceLine]:
    span = line_span(line)
    if path in stack or len(stack) >= MAX_DEPTH:
        reading.report(faults.INCLUDE_CIRCLE, span, path=path)
        return
    if reading.included[0] >= MAX_FILES or reading.included[1] > MAX_CHARACTERS:
        reading.report(faults.INCLUDE_TOO_MUCH, span, path=path, files=MAX_FILES, characters=MAX_CHARACTERS // 10_000)
        return
    found, findings = reading.read_include(path, span)
    reading.findings += findings
    reading.included = reading.included[0] + 1, reading.included[1] + sum(len(line.text) for line in found)
    place = SourceLine("", line.file, line.line)
    yield place
    yield from _spliced(reading, found, (*stack, path))
    yield place
