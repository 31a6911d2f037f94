"""The findings of a draft on its page: a list at the top, and each one again below the block at fault."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from qicao.model.block import Cell, Footnote, IndexGroup, ListItem, ReferenceEntry, Row
from qicao.model.finding import SEVERITIES, Finding
from qicao.model.span import Span
from qicao.model.standard import Node, Standard
from qicao.model.tree import iter_nodes

__all__ = ["PlacedFindings", "place_findings", "render_finding", "render_findings"]

PREFIX = "qicao-finding-"
"""The beginning of the id of a finding; its number in the list follows."""
NO_PLACE = (Cell, Footnote, IndexGroup, ListItem, ReferenceEntry, Row)
"""Types of nodes below which no finding is shown.

The blocks inside a cell or item are nearer; a footnote and a reference have their place where they are first mentioned.
"""
TEXTS = (".md", ".csv")
"""Endings of the files of text.

A finding in such a file that no block covers is shown below the preceding block.
"""
PlacedFindings = dict[str, list[tuple[int, Finding]]]
"""Id of a node → the findings below it, each with its number in the list."""


def shown(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that a page shows: errors and warnings."""
    return [finding for finding in findings if finding.severity != "info"]


def place_findings(standard: Standard, findings: Iterable[Finding]) -> PlacedFindings:
    """Return each finding at the smallest block that covers its line.

    If no block does, it is the last one before that line in the same file. Findings in files that hold no text of the
    document are left out.
    """
    files = _by_file(standard)
    placed: PlacedFindings = {}
    for number, finding in enumerate(shown(findings), 1):
        id_ = _find(files.get(finding.span.file, ()), finding.span)
        if id_:
            placed.setdefault(id_, []).append((number, finding))
    return placed


def _by_file(standard: Standard) -> dict[str, list[tuple[int, int, str]]]:
    """Return by file the first line, the negative last line, and the id of each node.

    So of two nodes that begin on the same line, the larger one is sorted first.
    """
    files: dict[str, list[tuple[int, int, str]]] = {}
    for node in _nodes(standard):
        span: Span | None = node.span
        if span and node.id and not isinstance(node, NO_PLACE):
            files.setdefault(span.file, []).append((span.line, -span.end_line, node.id))
    return {file: sorted(places, key=lambda place: place[:2]) for file, places in files.items()}


def _nodes(standard: Standard) -> Iterator[Node]:
    yield from iter_nodes(standard)
    for footnote in standard.footnotes:
        yield from iter_nodes(footnote)


def _find(places: Sequence[tuple[int, int, str]], span: Span) -> str:
    before = places[: bisect_right(places, span.line, key=lambda place: place[0])]
    covering = next((id_ for _, end, id_ in reversed(before) if -end >= span.line), "")
    if covering or not span.file.endswith(TEXTS):
        return covering
    return before[-1][2] if before else places[0][2] if places else ""


def render_findings(findings: Sequence[Finding], placed: PlacedFindings) -> str:
    """Return the list for the top of the page, with links to the places; "" if there are no findings."""
    linked = {number for at in placed.values() for number, _ in at}
    lines = "".join(
        f'<li class="{finding.severity}">{_linked(_words(finding), number if number in linked else 0)} {_place(finding)}</li>\n'
        for number, finding in enumerate(shown(findings), 1)
    )
    count = lines.count("<li ")
    head = f"这份草案有 {count} 个问题"
    return f'<details class="findings" open><summary>{head}</summary><ul>\n{lines}</ul></details>\n' if count else ""


def render_finding(number: int, finding: Finding) -> str:
    """Return the finding as it is shown below the block at fault."""
    return (
        f'<aside class="finding {finding.severity}" id="{PREFIX}{number}" aria-label="问题">'
        f"{_words(finding)} {_place(finding)}</aside>\n"
    )


def _words(finding: Finding) -> str:
    clause = f"（GB/T 1.1—2020，{escape(finding.clause)}）" if finding.clause else ""
    return (
        f"<strong>{SEVERITIES[finding.severity]} {finding.code}</strong> "
        f"{escape(finding.message)}{escape(finding.hint)}{clause}"
    )


def _linked(words: str, number: int) -> str:
    return f'<a href="#{PREFIX}{number}">{words}</a>' if number else words


def _place(finding: Finding) -> str:
    return f"<code>{escape(finding.span.file)}:{finding.span.line}</code>"
