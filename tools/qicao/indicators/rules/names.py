"""IND001 to IND008: files, ids, symbols and titles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from unicodedata import category

from qicao.indicators import faults
from qicao.indicators.commands import unknown_commands
from qicao.indicators.formula import RESERVED
from qicao.indicators.read import ReadSet, Sets
from qicao.model.finding import Finding
from qicao.model.span import Span
from qicao.model.yaml import Row
from qicao.source.patterns import compiled

__all__ = ["check_names", "check_sets_names"]

ID = compiled(r"[a-z][a-z0-9_]{0,39}")
SET_ID = compiled(r"[a-z][a-z0-9-]{0,39}")


def check_sets_names(sets: Sets) -> Iterator[Finding]:
    """Yield what is wrong with the names of the sets."""
    seen: dict[str, ReadSet] = {}
    for one in sets.sets:
        name, span = one.value.id, one.head.at("id")
        if name and not SET_ID.fullmatch(name):
            yield faults.MALFORMED_ID.at(
                span, what="指标集", id=name, form="小写字母、数字和“-”，字母开头，如 operation"
            )
        elif name in seen:
            yield faults.SET_TWICE.at(span, id=name, where=seen[name].head.top.file)
        elif name and name != one.name:
            yield faults.FILE_AND_ID.at(span, id=name, name=one.name)
        seen.setdefault(name, one)


def check_names(one: ReadSet) -> Iterator[Finding]:
    """Yield what is wrong with the names in a set."""
    rows: tuple[Row[Any], ...] = (*one.data, *one.indicators)
    for row in rows:
        yield from _form(row)
    yield from _twice(rows, "id", faults.ID_TWICE)
    yield from _twice(rows, "title", faults.TITLE_TWICE)
    yield from _twice(rows, "symbol", faults.SYMBOL_TWICE)
    for row in rows:
        yield from _blank(row)
        yield from _commands(row)
        if row.value.symbol and not _balanced(row.value.symbol):
            yield faults.MALFORMED_SYMBOL.at(row.at("symbol"), symbol=row.value.symbol)
        for key in ("title", "definition"):
            if getattr(row.value, key).count("$") % 2:
                yield faults.ODD_DOLLAR.at(row.at(key))
    yield from _hidden(one)
    if not one.indicators and not one.findings:
        yield faults.NOTHING_IN_SET.at(one.head.at("indicators"), what="指标")


def _form(row: Row[Any]) -> Iterator[Finding]:
    name, span = row.value.id, row.at("id")
    if name in RESERVED:
        yield faults.RESERVED_ID.at(span, id=name)
    elif name and not ID.fullmatch(name):
        form = "小写字母、数字和下划线，字母开头，最多 40 个字符，如 closed_on_time"
        yield faults.MALFORMED_ID.at(span, what="名称", id=name, form=form)


def _commands(row: Row[Any]) -> Iterator[Finding]:
    """Yield the commands of TeX that nobody knows."""
    for key in ("symbol", "tex"):
        for command in unknown_commands(getattr(row.value, key, "")):
            yield faults.UNKNOWN_COMMAND.at(row.at(key), command=command)


def _hidden(one: ReadSet) -> Iterator[Finding]:
    """Yield the characters that nobody sees, in any text of the file."""
    for lines in one.head.file.texts.values():
        for line in lines:
            at = next((at for at, sign in enumerate(line.text) if category(sign) == "Cf"), None)
            if at is not None:
                span = Span(line.file, line.line, line.column + at, line.line, line.column + at + 1)
                yield faults.HIDDEN_CHARACTER.at(span, code=ord(line.text[at]))


def _blank(row: Row[Any]) -> Iterator[Finding]:
    """Yield the names that are there and say nothing; missing ones are told by reading."""
    for key in ("id", "title", "symbol"):
        if not getattr(row.value, key).strip() and (*row.path, key) in row.file.spans and not row.faulty:
            yield faults.BLANK.at(row.at(key), key=key)


def _twice(rows: Iterable[Row[Any]], key: str, fault: Any) -> Iterator[Finding]:
    seen: dict[str, Row[Any]] = {}
    for row in rows:
        text = getattr(row.value, key).strip()
        if text and text in seen:
            yield fault.at(row.at(key), text=text, line=seen[text].at(key).line)
        seen.setdefault(text, row)


def _balanced(symbol: str) -> bool:
    """Return whether the symbol can stand in a formula: braces in pairs, no dollar sign."""
    depth = 0
    for sign in symbol.replace("\\{", "").replace("\\}", ""):
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return False
    return depth == 0 and "$" not in symbol and not symbol.endswith("\\")
