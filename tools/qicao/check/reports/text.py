"""Findings for people: each with its line and a mark under the fault, or only counted."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from qicao.model.finding import SEVERITIES, CodePage, Finding, Severity, Suppressed
from qicao.model.visible import visible, visible_in_place

__all__ = [
    "COLOURS",
    "Paint",
    "ReadLine",
    "cite_clause",
    "display_width",
    "plain",
    "render_statistics",
    "render_suppressed",
    "render_text",
]

COLOURS: Mapping[Severity, str] = {"error": "red", "warning": "yellow", "info": "cyan"}
"""Severity → its word and its colour."""

ReadLine = Callable[[str, int], str]
"""A function of file and line number that returns the text of the line without its end; "" if it cannot be read."""
Paint = Callable[[str, str], str]
"""A function of a colour and words that returns the words as a terminal shows them in that colour."""


def plain(_colour: str, words: str) -> str:
    """Return the words unchanged."""
    return words


def render_text(findings: Iterable[Finding], read_line: ReadLine, paint: Paint = plain) -> str:
    """Return the findings, each with its place, the line at fault, a mark under the fault, hint and clause."""
    return "\n".join(_render(finding, read_line, paint) for finding in findings)


def _render(finding: Finding, read_line: ReadLine, paint: Paint) -> str:
    word, colour = SEVERITIES[finding.severity], COLOURS[finding.severity]
    clause = f"（{cite_clause(finding.clause)}）" if finding.clause else ""
    head = f"{_place(finding)}: {paint(colour, word)} {finding.code} {visible(finding.message)}{clause}"
    parts = [head, *_excerpt(finding, read_line(finding.span.file, finding.span.line))]
    if finding.hint:
        parts.append(f"    改法：{visible(finding.hint)}")
    return "\n".join(parts) + "\n"


def cite_clause(clause: str) -> str:
    """Return a clause with its document: `9.1` is in GB/T 1.1—2020, `20001.5, 6.4.2` in that part of GB/T 20001.

    A clause that names its document is already whole.
    """
    if clause.startswith("GB"):
        return clause
    part, _, place = clause.rpartition(", ")
    return f"GB/T {part}，{place}" if part.startswith("20001") else f"GB/T 1.1—2020，{clause}"


def _place(finding: Finding) -> str:
    return f"{visible(finding.span.file)}:{finding.span.line}:{finding.span.column}"


def _excerpt(finding: Finding, line: str, width: int = 96) -> list[str]:
    """Return the line and the mark under the fault, cut to a window of *width* columns around it."""
    start = min(finding.span.column - 1, len(line))
    end = finding.span.end_column - 1 if finding.span.end_line == finding.span.line else len(line)
    first = _window_start(line, start, width // 2)
    window = line[first : first + width]
    shown = visible_in_place(_cut(window, width).replace("\t", " "))
    if not shown.strip():
        return []
    lead = " " * display_width(line[first:start])
    mark = "^" * max(1, min(display_width(line[start : min(end, start + width)]), width - len(lead)))
    return [f"    {shown}", f"    {lead}{mark}"]


def _window_start(line: str, start: int, room: int) -> int:
    """Return where the window begins: as far before the fault as there is room.

    Only that part of the line is measured, however long the line is.
    """
    first = start
    while first and (room := room - display_width(line[first - 1])) >= 0:
        first -= 1
    return first


def _cut(text: str, width: int) -> str:
    """Return the part of the text that fits, with a mark if something is left out."""
    while display_width(text) > width:
        text = text[: max(1, len(text) * width // display_width(text) - 1)]
    return text


def display_width(text: str) -> int:
    """Return the number of columns that *text* takes on a terminal: wide characters count as two (UAX #11)."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def render_suppressed(suppressed: Iterable[Suppressed]) -> str:
    """Return one line for each suppressed finding, with the reason."""
    return "".join(
        f"{_place(item.finding)}: 已忽略 {item.finding.code} {visible(item.finding.message)}原因：{visible(item.reason) or '没有写明'}\n"
        for item in suppressed
    )


def render_statistics(findings: Iterable[Finding], pages: Mapping[str, CodePage]) -> str:
    """Return how often each code was found, the most frequent first, with the name of the fault."""
    counts = Counter(finding.code for finding in findings)
    lines = [(count, code, pages[code]) for code, count in counts.items()]
    lines.sort(key=lambda line: (-line[0], line[1]))
    return "".join(f"{count:>6}  {code}  {page.name}  {page.title}\n" for count, code, page in lines)
