"""Indicators in the text: {indicator} prints formula and 式中, {indicator-table} weights and rating rules.

What they print is made from `metadata/indicators/`. Nobody wrote it in the draft, so all of it has the place of the
directive's first line, and nothing there is fixed automatically (`rules.run`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from qicao.model.block import Align, Block, Formula, Paragraph, Symbol, Where
from qicao.model.block import Row as TableRow
from qicao.model.inline import CrossReference, Inline, Math, Text
from qicao.model.span import Span
from qicao.parse.blocks import read_body
from qicao.parse.content import line_span
from qicao.parse.directive import Directive, keep_text, read_options
from qicao.parse.frame import footnote_scope
from qicao.parse.grid import RawCell, RawRow, read_rows
from qicao.parse.ids import content_id
from qicao.parse.reading import Pending, Reading
from qicao.parse.tables import OPTIONS, begin_table, finish_table

if TYPE_CHECKING:
    from qicao.indicators.printed import Printed, RatingTable
    from qicao.indicators.problem import Problem
    from qicao.indicators.read import ReadSet, Sets
    from qicao.model.indicator import Indicator
    from qicao.model.yaml import Row

__all__ = ["INDICATORS", "no_sets"]

TABLE_OPTIONS = {key: OPTIONS[key] for key in ("widths", "landscape", "continued")}
LEADS = {"lead": "true|false"}
ALIGNS: dict[bool, Align] = {True: "center", False: ""}


def no_sets() -> tuple[Sets, str]:
    """Return no sets, for texts that have no repository."""
    from qicao.indicators.read import Sets

    return Sets(), ""


def indicator(reading: Reading, directive: Directive, pending: Pending) -> Sequence[Block]:
    """Read :::{indicator}: a sentence, the formula and 式中."""
    from qicao.indicators.printed import Printed, print_indicator

    read_options(reading, directive, LEADS, pending)
    found = _find(reading, directive)
    if found is None:
        return keep_text(reading, directive)
    one, row = found
    printed = print_indicator(one, row.value)
    if not isinstance(printed, Printed):
        _report_faulty(reading, directive, found, printed)
        return keep_text(reading, directive)
    label = reading.label(pending) or _own_label(reading, directive, f"{one.value.id}-{row.value.id}")
    return (*_blocks(directive, printed, label), *read_body(reading, directive.body))


def _find(reading: Reading, directive: Directive) -> tuple[ReadSet, Row[Indicator]] | None:
    """Return the indicator that the directive names; none or several of that name are reported."""
    from qicao.indicators import faults
    from qicao.indicators.problem import near

    (sets, slug), name = reading.read_sets(), directive.argument.text
    found = sets.find(name, slug)
    if len(found) == 1:
        return found[0]
    place = _place(directive)
    if found:
        full = "、".join(f"{one.value.id}/{name}" for one, _ in found)
        reading.report(faults.AMBIGUOUS_INDICATOR, place, name=name, full=full)
        return None
    known = [known for one in sets.sets for id_ in one.indicator_of for known in (id_, f"{one.value.id}/{id_}")]
    reading.report(faults.UNKNOWN_INDICATOR, place, name=name, near=near(name, known))
    return None


def _place(directive: Directive) -> Span:
    """Return the place of the argument, or that of the directive if it has none."""
    return line_span(directive.argument) if directive.argument.text else directive.span


def _report_faulty(
    reading: Reading, directive: Directive, found: tuple[ReadSet, Row[Indicator]], problem: Problem
) -> None:
    from qicao.indicators import faults

    one, row = found
    finding = one.at(row, "formula", problem)
    where = f"{finding.span.file}:{finding.span.line}"
    reading.report(faults.FAULTY_INDICATOR, _place(directive), name=row.value.id, reason=finding.message, where=where)


def _own_label(reading: Reading, directive: Directive, label: str) -> str:
    """Return the label of a formula to which the author gave none; "" if it is taken."""
    return "" if label in reading.labels else reading.claim(label, _place(directive))


def _first_line(directive: Directive) -> Span:
    """Return the place of the directive's first line."""
    start, line = directive.span, directive.argument
    return Span(start.file, start.line, start.column, line.line, line.column + len(line.text))


def _blocks(directive: Directive, printed: Printed, label: str) -> Sequence[Block]:
    span = _first_line(directive)
    symbols = tuple(Symbol((Math(one.symbol, span),), _inlines(one.text, span), span) for one in printed.meanings)
    id_ = content_id("w", *(f"${one.symbol}$" for one in printed.meanings))
    formula = Formula(content_id("f", printed.tex), printed.tex, span=span, label=label)
    lead = (_lead(span, printed, label),) if directive.value("lead") != "false" and label else ()
    return (*lead, formula, Where(id_, symbols, span))


def _lead(span: Span, printed: Printed, label: str) -> Paragraph:
    inlines = (Text(f"{printed.title}按", span), CrossReference(label, span=span), Text("计算：", span))
    return Paragraph(content_id("p", f"{printed.title}按[](#{label})计算："), inlines, span)


def _inlines(text: str, span: Span) -> tuple[Inline, ...]:
    """Return the text, in which formulas stand between dollar signs."""
    pieces = text.split("$")
    return tuple(Math(piece, span) if at % 2 else Text(piece, span) for at, piece in enumerate(pieces) if piece)


def indicator_table(reading: Reading, directive: Directive, pending: Pending) -> Sequence[Block]:
    """Read :::{indicator-table}: the weights and rating rules of a set, named by the first word of the argument."""
    from qicao.indicators.printed import print_table

    one = _find_set(reading, directive)
    if one is None:
        return keep_text(reading, directive)
    printed = print_table(one)
    made = begin_table(reading, directive, TABLE_OPTIONS, pending, printed.title)
    with footnote_scope(reading):
        rows, columns = _rows(reading, directive, printed)
        made = replace(made, rows=rows, columns=columns, widths=made.widths or printed.widths)
        return finish_table(reading, directive, made, read_body(reading, directive.body))


def _find_set(reading: Reading, directive: Directive) -> ReadSet | None:
    """Return the set, and take its name from the argument, the rest of which is the title of the table."""
    from qicao.indicators import faults
    from qicao.indicators.problem import near

    (sets, slug), line = reading.read_sets(), directive.argument
    name, _, title = line.text.partition(" ")
    name = name or next((one.value.id for one in sets.sets if one.value.standard == slug), "")
    if name not in sets.set_of:
        reading.report(faults.UNKNOWN_SET, _place(directive), name=name, near=near(name, sets.set_of))
        return None
    title = title.strip()
    directive.argument = replace(line, text=title, column=line.column + len(line.text) - len(title))
    return sets.set_of[name]


def _rows(reading: Reading, directive: Directive, printed: RatingTable) -> tuple[tuple[TableRow, ...], int]:
    span = _first_line(directive)

    def cell(text: str) -> RawCell:
        return RawCell(text, span, lambda: (Paragraph(content_id("p", text), _inlines(text, span), span),))

    raw = [RawRow([cell(text) for text in row], span) for row in (printed.head, *printed.rows)]
    return read_rows(reading, raw, 1, [ALIGNS[centred] for centred in printed.centred])


INDICATORS: Mapping[str, Callable[[Reading, Directive, Pending], Sequence[Block]]] = {
    "indicator": indicator,
    "indicator-table": indicator_table,
}
"""Name of a directive → the function that reads it."""
