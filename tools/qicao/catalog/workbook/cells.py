"""Values of YAML as words of a cell, and words of a cell as values of YAML."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping

from qicao.catalog.stats import LEVELS
from qicao.catalog.system import plain_number
from qicao.catalog.workbook.grid import Column, Form
from qicao.source.patch import Bare
from qicao.source.patterns import compiled

__all__ = ["Unreadable", "cell_of", "cells_of", "choices_of", "same", "smooth", "value_of", "words_of"]

SHOWN: Mapping[Form, Mapping[str, str]] = {"truth": {"true": "是", "false": "否"}, "choice": LEVELS}
"""Form of a column → value in the file → words in the cell, where they differ."""
MEANT = {words: value for value, words in LEVELS.items()}
YES, NO = frozenset({"是", "true", "1", "√", "y", "yes"}), frozenset({"否", "false", "0", "×", "n", "no"})
PARTS = compiled("[、，,；;\n]")
DAY = compiled(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?(?:[ T]00:00(?::00)?)?")
DATED = compiled(r".*[0-9][-\u2010-\u2013\u2015\uff0d][12][0-9]{3}")
"""A number with its year after a wrong dash; the id of a standard has no year."""
WHOLE = compiled(r"-?[0-9]{1,9}")
STRAY = dict.fromkeys((*range(9), 11, 12, *range(13, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF))
"""Characters that the file format cannot hold."""
LONGEST = 32_767
Raw = object
"""A value as YAML has it: text, a list or mapping of such values, or None."""


class Unreadable(ValueError):  # noqa: N818 -- it is told, like a finding
    """The words of a cell are no value of its column; the message says what they should be."""


def cell_of(column: Column, row: object) -> str:
    """Return the words of the cell for the row as YAML has it."""
    value = row
    for name in column.path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return words_of(column.form, value).translate(STRAY)[:LONGEST]


def cells_of(columns: Iterable[Column], row: object) -> tuple[str, ...]:
    """Return the words of a whole row."""
    return tuple(cell_of(column, row) for column in columns)


def words_of(form: Form, value: object) -> str:
    """Return the words for a value as YAML has it."""
    if value is None:
        return ""
    if isinstance(value, str):
        return SHOWN.get(form, {}).get(value, value)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ("\n" if form == "words" else "、").join(value)
    return json.dumps(value, ensure_ascii=False)


def same(one: str, other: str) -> bool:
    """Return whether two cells say the same: blanks at the ends of lines, and the kind of line ends, do not count."""
    return one == other or smooth(one) == smooth(other)


def smooth(words: str) -> str:
    """Return the words without blanks at the ends of lines."""
    return "\n".join(line.strip() for line in words.replace("\u00a0", " ").strip().splitlines())


def value_of(column: Column, words: str) -> object:
    """Return the value that the words of the cell mean, as YAML has it; None if there are none.

    `Unreadable` is raised if they mean no value of the column.
    """
    words = smooth(words)
    if words.startswith("="):
        raise Unreadable("这里是公式，请改成文字")
    if not words:
        if column.needed:
            raise Unreadable("这一格不能空")
        return None
    return READERS[column.form](column, words)


def _dashed(words: str) -> str:
    """Return the number of a standard with the dash before its year that its issuing bodies print."""
    return plain_number(words) if DATED.fullmatch(words) else words


def _truth(_: Column, words: str) -> Raw:
    if words.lower() in YES:
        return Bare("true")
    if words.lower() in NO:
        return None
    raise Unreadable("应为“是”或“否”")


def _day(_: Column, words: str) -> Raw:
    match = DAY.fullmatch(words)
    try:
        return Bare(
            dt.date(*map(int, match.groups())).isoformat() if match else dt.date.fromisoformat(words).isoformat()
        )
    except ValueError:
        raise Unreadable("应为真实的日期，如 2026-05-01") from None


def _whole(column: Column, words: str) -> Raw:
    limits = dict(column.limits)
    if not WHOLE.fullmatch(words):
        raise Unreadable("应为整数")
    if not limits.get("ge", int(words)) <= int(words) <= limits.get("le", int(words)):
        raise Unreadable(f"应在 {limits.get('ge', '')}～{limits.get('le', '')} 之间")
    return Bare(words)


def _choice(column: Column, words: str) -> Raw:
    value = MEANT.get(words, words)
    if value not in column.choices:
        raise Unreadable(f"应为：{'、'.join(choices_of(column))}")
    return value


def choices_of(column: Column) -> tuple[str, ...]:
    """Return the words from which the cell is chosen; none if it may hold anything."""
    return ("是", "否") if column.form == "truth" else tuple(LEVELS.get(word, word) for word in column.choices)


def _ids(column: Column, words: str) -> Raw:
    found = [_dashed(part.strip()) for part in PARTS.split(words) if part.strip()]
    wrong = [word for word in found if column.choices and word not in column.choices]
    if wrong:
        raise Unreadable(f"没有“{wrong[0]}”，应为：{'、'.join(column.choices)}")
    return found


READERS: Mapping[Form, Callable[[Column, str], Raw]] = {
    "text": lambda _, words: words,
    "number": lambda _, words: _dashed(words),
    "whole": _whole,
    "date": _day,
    "truth": _truth,
    "choice": _choice,
    "words": lambda _, words: [line for line in words.split("\n") if line],
    "ids": _ids,
}
"""Form of a column → what reads its words, of which there are some."""
