"""Tables: pipe tables, list-table and csv-table, alone or inside their directive (GB/T 1.1—2020, 9.8)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from string import ascii_uppercase

from msgspec.structs import replace

from qicao.model.block import Align, Block, Row, Table
from qicao.model.inline import Inline, Text
from qicao.model.line import SourceLine
from qicao.parse import faults
from qicao.parse.blocks import paragraph_lines, read_blocks, read_body, read_paragraph
from qicao.parse.content import join_lines, line_span, span_of_lines
from qicao.parse.csv import CsvCell, read_csv
from qicao.parse.directive import Directive, Option, read_options
from qicao.parse.frame import footnote_scope, own_footnotes, sort_blocks, with_marks
from qicao.parse.grid import RawCell, RawRow, read_rows
from qicao.parse.ids import content_id
from qicao.parse.markdown import Node
from qicao.parse.reading import Pending, Reading
from qicao.source.patterns import compiled
from qicao.source.sheet import BETWEEN, is_workbook

__all__ = ["OPTIONS", "TABLES", "bare_table", "begin_table", "finish_table"]

SHARE = r"(?!0+(?:\.0+)?(?![\d.]))\d{1,4}(?:\.\d{1,3})?%?"
"""A number greater than 0, as a share of the width must be."""
OPTIONS = {
    "unit": ".+",
    "header-rows": r"\d",
    "stub": r"\d",
    "stub-columns": r"\d",
    "widths": rf"auto|{SHARE}(?:[\s,]+{SHARE})*[\s,]*",
    "landscape": "|true|false",
    "continued": "|repeat|split",
}
CSV_OPTIONS = {**OPTIONS, "file": ".+", "sheet": ".+"}
ALIGNS: dict[tuple[bool, bool], Align] = {(True, True): "center", (True, False): "left", (False, True): "right"}
"""Whether a delimiter cell has a colon at its left and at its right → alignment."""
PLACE = "表内"
ESCAPED_BAR = compiled(r"(?<!\\)(?P<slashes>(?:\\\\)*\\)(?=\|)")
"""A bar after an odd number of backslashes."""
MARKS = compiled(r"\s*(?:(?:[-*+]|\d+[.)])\s+)+")


def split_cells(line: SourceLine) -> list[SourceLine]:
    """Return the cells of a row of a pipe table; an escaped bar separates nothing."""
    text = line.text.rstrip()
    start = len(text) - len(text.lstrip())
    start += text[start : start + 1] == "|"
    borders = [match.start() for match in compiled(r"(?<!\\)(?:\\\\)*\|").finditer(text) if match.start() >= start]
    borders = [match for match in (text.find("|", at) for at in borders) if match >= start]
    if not borders or borders[-1] != len(text) - 1:
        borders.append(len(text))
    edges = [start - 1, *borders]
    return [_cell(line, left + 1, right) for left, right in pairwise(edges)]


def _cell(line: SourceLine, start: int, end: int) -> SourceLine:
    text = line.text[start:end]
    start += len(text) - len(text.lstrip())
    return SourceLine(text.strip(), line.file, line.line, line.column + start)


def _pipe_rows(reading: Reading, lines: Sequence[SourceLine]) -> tuple[list[RawRow], list[Align]]:
    head, delimiter, *body = lines
    aligns: list[Align] = [
        ALIGNS.get((cell.text.startswith(":"), cell.text.endswith(":")), "") for cell in split_cells(delimiter)
    ]
    rows = [line for line in (head, *body) if line.text.strip()]
    return [RawRow([_line_cell(reading, cell) for cell in split_cells(line)], line_span(line)) for line in rows], aligns


def _line_cell(reading: Reading, line: SourceLine) -> RawCell:
    def read() -> tuple[Block, ...]:
        return (read_paragraph(reading, _unescaped(line)),) if line.text else ()

    return RawCell(line.text, line_span(line), read)


def _unescaped(line: SourceLine) -> list[SourceLine]:
    """Return the pieces of the line without the backslashes before its bars, which only escape them."""
    edges = [0, *(match.end("slashes") for match in ESCAPED_BAR.finditer(line.text)), len(line.text) + 1]
    return [
        SourceLine(line.text[start : end - 1], line.file, line.line, line.column + start, glued=start > 0)
        for start, end in pairwise(edges)
    ]


def bare_table(reading: Reading, node: Node, pending: Pending) -> Sequence[Block]:
    """Read a pipe table outside any directive, which has no title."""
    span = span_of_lines(node.source)
    reading.report(faults.TABLE_WITHOUT_TITLE, span)
    label = reading.label(pending)
    with footnote_scope(reading):
        rows, columns = _read_pipe(reading, node, 1)
    id_ = content_id("table", _seed(node.source))
    return (Table(id_, (), rows, columns, span=span, label=label),)


def _read_pipe(reading: Reading, node: Node, header_rows: int) -> tuple[tuple[Row, ...], int]:
    raw, aligns = _pipe_rows(reading, _own_lines(node))
    return read_rows(reading, raw, header_rows, aligns)


def _own_lines(node: Node) -> Sequence[SourceLine]:
    """Return the lines of a pipe table, without the marks of lists on the line where it begins."""
    first, *others = node.source
    marks = MARKS.match(first.text)
    if marks is None or _first_cell(node).startswith(marks[0].strip()):
        return node.source
    cut = marks.end()
    return (SourceLine(first.text[cut:], first.file, first.line, first.column + cut), *others)


def _first_cell(node: Node) -> str:
    """Return the text of the first cell as Markdown sees it."""
    return _first_cell(node.children[0]) if node.children else node.token.content


def _seed(lines: Sequence[SourceLine]) -> str:
    return "\n".join(line.text for line in lines)


def table(reading: Reading, directive: Directive, pending: Pending) -> Sequence[Block]:
    """Read :::{table} around a pipe table, notes and footnotes."""
    made = begin_table(reading, directive, OPTIONS, pending)
    with footnote_scope(reading):
        nodes = reading.nodes(directive.body) if directive.body else []
        first = next((i for i, node in enumerate(nodes) if node.type == "table"), -1)
        if first >= 0:
            rows, columns = _read_pipe(reading, nodes[first], made.header_rows)
            made = replace(made, rows=rows, columns=columns)
        rest = [node for i, node in enumerate(nodes) if i != first]
        for node in (node for node in rest if node.type == "table"):
            reading.report(faults.SECOND_TABLE, span_of_lines(node.source))
        return finish_table(reading, directive, made, read_blocks(reading, rest))


def list_table(reading: Reading, directive: Directive, pending: Pending) -> Sequence[Block]:
    """Read :::{list-table}: a list of rows, each a list of cells."""
    made = begin_table(reading, directive, OPTIONS, pending)
    with footnote_scope(reading):
        nodes = reading.nodes(directive.body) if directive.body else []
        first = next((i for i, node in enumerate(nodes) if node.type == "bullet_list"), -1)
        rest = [node for i, node in enumerate(nodes) if i != first]
        if first >= 0:
            raw = list(_listed_rows(reading, nodes[first], rest))
            rows, columns = read_rows(reading, raw, made.header_rows)
            made = replace(made, rows=rows, columns=columns)
        return finish_table(reading, directive, made, read_blocks(reading, rest))


def _listed_rows(reading: Reading, listed: Node, rest: list[Node]) -> Iterator[RawRow]:
    """Yield the rows; a node that is no list of cells is reported and added to *rest*."""
    for item in listed.children:
        cells = next((child for child in item.children if child.type == "bullet_list"), None)
        others = [child for child in item.children if child is not cells]
        if cells is None or others:
            reading.report(faults.LIST_TABLE_SHAPE, span_of_lines(item.source))
            rest += others
        if cells is not None:
            yield RawRow([_node_cell(reading, cell) for cell in cells.children], span_of_lines(item.source))


def _node_cell(reading: Reading, node: Node) -> RawCell:
    only = node.children[0] if len(node.children) == 1 else None
    text = only.children[0].token.content if only is not None and only.type == "paragraph" else ""

    def read() -> tuple[Block, ...]:
        if only is not None and only.type == "paragraph":  # the label of the paragraph is that of the row
            return (read_paragraph(reading, paragraph_lines(only)),)
        return read_blocks(reading, node.children)

    return RawCell(text, span_of_lines(node.source), read)


def csv_table(reading: Reading, directive: Directive, pending: Pending) -> Sequence[Block]:
    """Read :::{csv-table}: rows as comma-separated values in the body or in a file, or the sheet of a workbook."""
    made = begin_table(reading, directive, CSV_OPTIONS, pending)
    with footnote_scope(reading):
        cells, rest = _csv_rows(reading, directive)
        raw = [RawRow([_csv_cell(reading, cell) for cell in row], span_of_lines(row[0].lines)) for row in cells]
        rows, columns = read_rows(reading, raw, made.header_rows)
        return finish_table(reading, directive, replace(made, rows=rows, columns=columns), read_body(reading, rest))


def _csv_rows(reading: Reading, directive: Directive) -> tuple[Sequence[Sequence[CsvCell]], Sequence[SourceLine]]:
    """Return the rows, and the lines of the body that hold none.

    If there is a file, these are all lines, else the lines after a blank one.
    """
    option = directive.options.get("file")
    lines, rest = _from_file(reading, directive, option) if option else _from_body(directive)
    if option and is_workbook(option.value):
        return _sheet_rows(lines), rest
    parsed = read_csv(lines)
    for line in parsed.broken:
        reading.report(faults.BAD_CSV, line_span(line))
    return parsed.rows, rest


def _from_file(
    reading: Reading, directive: Directive, option: Option
) -> tuple[Sequence[SourceLine], Sequence[SourceLine]]:
    sheet = directive.value("sheet")
    lines, findings = reading.read_include(f"{option.value}{BETWEEN}{sheet}" if sheet else option.value, option.span)
    reading.findings += findings
    return lines, directive.body


def _from_body(directive: Directive) -> tuple[Sequence[SourceLine], Sequence[SourceLine]]:
    start = next((i for i, line in enumerate(directive.body) if line.text.strip()), 0)
    end = next(
        (i for i in range(start, len(directive.body)) if not directive.body[i].text.strip()), len(directive.body)
    )
    return directive.body[start:end], directive.body[end:]


def _sheet_rows(lines: Sequence[SourceLine]) -> list[list[CsvCell]]:
    """Return the rows of a sheet, each cell of which is a file whose name ends with its row."""
    cells = [CsvCell(tuple(of_cell)) for _, of_cell in groupby(lines, lambda line: line.file)]
    by_row = groupby(cells, lambda cell: cell.lines[0].file.rpartition(BETWEEN)[2].lstrip(ascii_uppercase))
    return [list(row) for _, row in by_row]


def _csv_cell(reading: Reading, cell: CsvCell) -> RawCell:
    def read() -> tuple[Block, ...]:
        if sum(not line.glued for line in cell.lines) > 1:
            return read_body(reading, _whole_lines(cell.lines))
        return (read_paragraph(reading, cell.lines),) if any(line.text for line in cell.lines) else ()

    return RawCell(cell.lines[0].text, span_of_lines(cell.lines), read)


def _whole_lines(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines with the text glued to each, because blocks are read by the line."""
    whole: list[SourceLine] = []
    for line in lines:
        if whole and line.glued:
            whole[-1] = replace(whole[-1], text=whole[-1].text + line.text)
        else:
            whole.append(line)
    return whole


def begin_table(
    reading: Reading, directive: Directive, options: Mapping[str, str], pending: Pending, title: str = ""
) -> Table:
    """Return the table with its options, title and label, without rows yet; *title* replaces a missing one."""
    read_options(reading, directive, options, pending)
    line = directive.argument
    inlines: tuple[Inline, ...] = reading.inlines(join_lines([line])) if line.text else ()
    if not inlines and title:
        inlines = (Text(title),)
    if not inlines:
        reading.report(faults.TABLE_WITHOUT_TITLE, directive.span)
    label = reading.label(pending)
    continued = directive.value("continued")
    return Table(
        content_id("table", line.text or title or _seed(directive.body)),
        inlines,
        (),
        0,
        header_rows=int(directive.value("header-rows") or 1),
        stub=int(directive.value("stub") or directive.value("stub-columns") or 0),
        unit=directive.value("unit"),
        widths=_widths(directive.value("widths")),
        landscape="landscape" in directive.options and directive.value("landscape") != "false",
        continued="repeat" if continued == "repeat" else "split" if continued == "split" else "",
        span=directive.span,
        label=label,
    )


def _widths(value: str) -> tuple[float, ...]:
    return tuple(float(word) for word in compiled(r"\d+(?:\.\d+)?").findall(value))


def finish_table(reading: Reading, directive: Directive, made: Table, blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the table with the blocks below its rows; blocks that cannot be inside follow it."""
    if not made.rows:
        reading.report(faults.TABLE_WITHOUT_ROWS, directive.span)
    if made.widths and made.rows and len(made.widths) != made.columns:
        span = directive.options["widths"].span
        reading.report(faults.BAD_WIDTHS, span, count=len(made.widths), columns=made.columns)
        made = replace(made, widths=())
    frame = sort_blocks(reading, blocks, PLACE)
    header_rows = min(made.header_rows, len(made.rows))
    notes = own_footnotes(reading, PLACE)
    made = replace(made, header_rows=header_rows, notes=frame.notes, paragraphs=frame.paragraphs, footnotes=notes)
    return (with_marks(made), *frame.others)


TABLES: dict[str, Callable[[Reading, Directive, Pending], Sequence[Block]]] = {
    "table": table,
    "list-table": list_table,
    "csv-table": csv_table,
}
"""Name of a table directive → the function that reads it."""
