"""Pasted HTML: one finding for a block of tags, and HTML tables converted to our tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from msgspec import Struct

from qicao.model.finding import Finding
from qicao.parse import faults

__all__ = ["joined_html", "table_of"]


def joined_html(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings; those of successive tags are joined, so that one cause is reported once, where it begins."""
    run: list[Finding] = []
    for finding in findings:
        if finding.code == faults.HTML.code and (not run or _goes_on(run[-1], finding)):
            run.append(finding)
            continue
        yield from _one(run)
        run = [finding] if finding.code == faults.HTML.code else []
        yield from () if run else (finding,)
    yield from _one(run)


def _goes_on(last: Finding, finding: Finding) -> bool:
    return last.span.file == finding.span.file and 0 <= finding.span.line - last.span.end_line <= 2


def _one(run: Sequence[Finding]) -> Iterator[Finding]:
    if not run:
        return
    whole = run[0].span.to(run[-1].span)
    if "<table" in run[0].message.lower():
        yield faults.HTML_TABLE.at(whole, count=len(run))
    else:
        yield Finding(run[0].code, run[0].severity, run[0].message, whole, run[0].hint, run[0].clause)


class _Cell(Struct):
    text: str = ""
    columns: int = 1
    rows: int = 1
    head: bool = False


@dataclass
class _Tables(HTMLParser):
    """Collects the rows of cells in HTML."""

    rows: list[list[_Cell]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a row or a cell."""
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            given = dict(attrs)
            spans = (_count(given.get("colspan")), _count(given.get("rowspan")))
            self.rows[-1].append(_Cell("", *spans, head=tag == "th"))

    def handle_data(self, data: str) -> None:
        """Add words to the cell."""
        if self.rows and self.rows[-1]:
            self.rows[-1][-1].text += data


def _count(text: str | None) -> int:
    return min(int(text), 50) if text and text.isdecimal() and int(text) else 1


def table_of(html: str) -> str:
    """Return the HTML table as lines of our table, with a placeholder for the caption; "" if it has no rows."""
    read = _Tables()
    read.feed(html)
    rows = [row for row in read.rows if row]
    grid = _grid(rows)
    if not grid:
        return ""
    heads = max(sum(all(cell.head for cell in row) for row in rows), 1)
    lines = [f"| {' | '.join(row)} |" for row in grid]
    option = [f":header-rows: {heads}", ""] if heads > 1 else []
    rule = "|" + " --- |" * len(grid[0])
    return "\n".join([":::{table} 待写表题", *option, *lines[:1], rule, *lines[1:], ":::"])


def _grid(rows: Sequence[Sequence[_Cell]]) -> list[list[str]]:
    """Return the texts of the cells in rows of equal length, with `<` and `^` for merged cells."""
    placed: dict[tuple[int, int], str] = {}
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            while (at, column) in placed:
                column += 1
            _place(placed, (at, column), cell)
    width = max((column for _, column in placed), default=-1) + 1
    return [[placed.get((at, column), "") for column in range(width)] for at in range(len(rows))] if width else []


def _place(placed: dict[tuple[int, int], str], place: tuple[int, int], cell: _Cell) -> None:
    for down in range(cell.rows):
        for right in range(cell.columns):
            text = " ".join(cell.text.split()).replace("|", "\\|")
            placed[place[0] + down, place[1] + right] = "<" if right else "^" if down else text
