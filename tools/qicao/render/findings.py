"""Findings as a reader sees them: lines with the place marked, or JSON for programs."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

from qicao.model.finding import Finding

__all__ = ["display_width", "finding_record", "render_json", "render_text"]

_SEVERITY = {"error": "错误", "warning": "警告", "info": "提示"}

ReadLine = Callable[[str, int], str]
"""Gives the text of a line (file, number) without its end; "" when it cannot be read."""


def render_json(findings: Iterable[Finding]) -> str:
    """The findings as one JSON object `{"findings": […]}`, ending in a line break."""
    return json.dumps({"findings": [finding_record(f) for f in findings]}, ensure_ascii=False, indent=1) + "\n"


def finding_record(finding: Finding) -> dict[str, Any]:
    """The finding as a flat mapping with the keys of `check --format json`."""
    span = finding.span
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "hint": finding.hint,
        "clause": finding.clause,
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "fixable": finding.fixable,
    }


def render_text(findings: Iterable[Finding], read_line: ReadLine) -> str:
    """The findings, each with its place, the line at fault, a mark under the fault, hint and clause."""
    return "\n".join(_render(finding, read_line) for finding in findings)


def _render(finding: Finding, read_line: ReadLine) -> str:
    span = finding.span
    clause = f"（GB/T 1.1—2020，{finding.clause}）" if finding.clause else ""
    head = (
        f"{span.file}:{span.line}:{span.column}: {_SEVERITY[finding.severity]} {finding.code} {finding.message}{clause}"
    )
    parts = [head, *_excerpt(finding, read_line(span.file, span.line))]
    if finding.hint:
        parts.append(f"    改法：{finding.hint}")
    return "\n".join(parts) + "\n"


def _excerpt(finding: Finding, line: str, width: int = 96) -> list[str]:
    """The line and the mark under the fault, cut to a window of *width* columns around it."""
    if not line.strip():
        return []
    start = min(finding.span.column - 1, len(line))
    end = finding.span.end_column - 1 if finding.span.end_line == finding.span.line else len(line)
    first = _window_start(line, start, width)
    shown = _cut(line[first:], width)
    lead = " " * display_width(line[first:start])
    mark = "^" * max(1, min(display_width(line[start:end]), width - len(lead)))
    return [f"    {shown.replace(chr(9), ' ')}", f"    {lead}{mark}"]


def _window_start(line: str, start: int, width: int) -> int:
    first = 0
    while first < start and display_width(line[first:start]) > width // 2:
        first += max(1, (start - first) // 8)
    return first


def _cut(text: str, width: int) -> str:
    while display_width(text) > width:
        text = text[: max(1, len(text) * width // display_width(text) - 1)]
    return text


def display_width(text: str) -> int:
    """The columns that *text* takes on a terminal: wide characters count two (UAX #11)."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
