"""Edits applied to the text of a file: those of one fix together, none twice, none over another."""

from __future__ import annotations

from collections.abc import Iterable

from qicao.model.finding import Edit, Finding
from qicao.model.span import Span

__all__ = ["edit_text", "edits_of"]


def edits_of(findings: Iterable[Finding], *, unsafe: bool = False) -> dict[str, list[Edit]]:
    """The edits by file that mend the findings; a fix that touches the place of an earlier one waits for the next round."""
    chosen: dict[str, list[Edit]] = {}
    for finding in findings:
        fix = finding.fix
        if fix and (fix.safe or unsafe) and not any(_clash(edit, chosen.get(edit.span.file, ())) for edit in fix.edits):
            for edit in fix.edits:
                chosen.setdefault(edit.span.file, []).append(edit)
    return chosen


def _clash(edit: Edit, others: Iterable[Edit]) -> bool:
    start, end = _range(edit.span)
    return any(start <= _range(other.span)[1] and end >= _range(other.span)[0] for other in others)


def _range(span: Span) -> tuple[tuple[int, int], tuple[int, int]]:
    return (span.line, span.column), (span.end_line, span.end_column)


def edit_text(text: str, edits: Iterable[Edit], *, end: str = "\n") -> str:
    """The text of a file with the edits made, from the last to the first; its lines end with *end*."""
    lines = text.split(end)
    for edit in sorted(edits, key=lambda edit: _range(edit.span), reverse=True):
        first, last = edit.span.line - 1, edit.span.end_line - 1
        joined = lines[first][: edit.span.column - 1] + edit.text + lines[last][edit.span.end_column - 1 :]
        lines[first : last + 1] = joined.split("\n")
    return end.join(lines)
