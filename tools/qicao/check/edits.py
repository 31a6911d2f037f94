"""Edits of the text of a file: those of one fix are made together, and no two edits overlap."""

from __future__ import annotations

from bisect import bisect, insort
from collections.abc import Iterable, Sequence

from qicao.model.finding import Edit, Finding, Fix
from qicao.model.span import Span
from qicao.source.text import LINE_END, decode

__all__ = ["edit_file", "edits_of", "first_round", "is_faithful"]

_Range = tuple[tuple[int, int], tuple[int, int]]
"""Line and column of the first character, and of the one after the last."""


def first_round(findings: Iterable[Finding], *, unsafe: bool = False) -> list[Finding]:
    """Return the findings whose fixes are made together; a fix that overlaps an earlier one waits for the next round.

    Fixes that change the meaning of words, or the structure, are included only if *unsafe* is true.
    """
    taken: dict[str, list[_Range]] = {}
    return [item for item in findings if item.fix and (item.fix.safe or unsafe) and _take(item.fix, taken)]


def _take(fix: Fix, taken: dict[str, list[_Range]]) -> bool:
    """Return whether the places of the fix are free, and if so, mark them as taken."""
    ranges = [(edit.span.file, _range(edit.span)) for edit in fix.edits]
    free = all(_is_free(known, taken.get(file, [])) for file, known in ranges)
    for file, known in ranges if free else ():
        insort(taken.setdefault(file, []), known)
    return free


def _is_free(wanted: _Range, taken: Sequence[_Range]) -> bool:
    at = bisect(taken, wanted)
    before, after = taken[at - 1 : at] if at else (), taken[at : at + 1]
    return all(known[1] < wanted[0] for known in before) and all(wanted[1] < known[0] for known in after)


def edits_of(findings: Iterable[Finding]) -> dict[str, list[Edit]]:
    """Return the edits that fix the findings, by file."""
    edits: dict[str, list[Edit]] = {}
    for finding in findings:
        for edit in finding.fix.edits if finding.fix else ():
            edits.setdefault(edit.span.file, []).append(edit)
    return edits


def _range(span: Span) -> _Range:
    return (span.line, span.column), (span.end_line, span.end_column)


def is_faithful(data: bytes) -> bool:
    """Return whether the file can be written back unchanged, without a byte being lost in reading."""
    known = decode(data)
    return known.encode(known.text) == data


def edit_file(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return the file with the edits, which must not overlap; its encoding, byte order mark and line ends stay."""
    known = decode(data)
    return known.encode("".join(_edited(known.text, sorted(edits, key=lambda edit: _range(edit.span)))))


def _edited(text: str, edits: Sequence[Edit]) -> Iterable[str]:
    starts = [0, *(match.end() for match in LINE_END.finditer(text))]
    first_end = LINE_END.search(text)
    line_end, at = first_end[0] if first_end else "\n", 0
    for edit in edits:
        span = edit.span
        yield text[at : starts[span.line - 1] + span.column - 1]
        yield edit.text.replace("\n", line_end)
        at = starts[span.end_line - 1] + span.end_column - 1
    yield text[at:]
