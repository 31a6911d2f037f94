"""Edits applied to the text of a file: those of one fix together, none twice, none over another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from qicao.model.finding import Edit, Finding
from qicao.model.span import Span
from qicao.source.text import LINE_END, decode

__all__ = ["edit_file", "edits_of", "is_faithful"]


def edits_of(
    findings: Iterable[Finding], *, unsafe: bool = False, allowed: Callable[[str], bool] = lambda _: True
) -> dict[str, list[Edit]]:
    """The edits, by file, that mend the findings in files that are *allowed* to change.

    A fix that touches the place of an earlier one waits for the next round.
    """
    chosen: dict[str, list[Edit]] = {}
    for finding in findings:
        fix = finding.fix
        if (
            fix
            and (fix.safe or unsafe)
            and all(_is_free(edit, chosen) and allowed(edit.span.file) for edit in fix.edits)
        ):
            for edit in fix.edits:
                chosen.setdefault(edit.span.file, []).append(edit)
    return chosen


def _is_free(edit: Edit, chosen: dict[str, list[Edit]]) -> bool:
    start, end = _range(edit.span)
    others = (_range(other.span) for other in chosen.get(edit.span.file, ()))
    return all(start > last or end < first for first, last in others)


def _range(span: Span) -> tuple[tuple[int, int], tuple[int, int]]:
    return (span.line, span.column), (span.end_line, span.end_column)


def is_faithful(data: bytes) -> bool:
    """Whether the file can be written back as it is: no byte of it is lost in reading."""
    known = decode(data)
    return known.encode(known.text) == data


def edit_file(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The file with the edits made, which do not touch each other; its encoding, mark and line ends stay."""
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
