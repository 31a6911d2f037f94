"""One cell of a data item: the number in it, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from unicodedata import normalize

from msgspec import Struct

from qicao.assess.scores import faults
from qicao.assess.scores.measure import ratio
from qicao.model.finding import Fault
from qicao.model.indicator import DataItem
from qicao.source.patterns import compiled
from qicao.source.values import Odd, Value

__all__ = ["NOTHING", "Read", "limits_of", "plain_number", "read_number", "shown"]

PLAIN = compiled(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
GROUPED = compiled(r"[+-]?[0-9]{1,3}(?:[, '][0-9]{3})+(?:\.[0-9]+)?")
MEASURED = compiled(r"(?P<number>[+-]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)) ?(?P<unit>[^0-9+\-.,~～至 ][^0-9~～至]*)")
DATED = compiled(
    r"[12][0-9]{3}[-/.年][01]?[0-9](?:[-/.月][0-3]?[0-9]日?|月)?(?:[T ][0-9:.]+)?|[01]?[0-9]月[0-3]?[0-9]日|[0-3]?[0-9][-/][01]?[0-9][-/](?:[12][0-9])?[0-9]{2}"
)
ERRORS = compiled(r"#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!|#+)|Err:[0-9]{3}")
INFINITE = frozenset({"nan", "inf", "infinity", "1.#inf", "1.#ind", "1.#qnan", "∞"})
NOTHING = frozenset({"", "-", "—", "——", "–", "/", "\\", "无", "缺", "无数据", "暂无", "n/a", "na", "null", "none"})
"""What people write where there is no value."""
VAGUE = compiled(r"[多余几约上下内外好]|左右|不|[<>≤≥=±()（）]")
"""What makes a number in words none."""
LONGEST_UNIT = 6
GREATEST = 1e15
"""From here on a cell does not hold all digits of a whole number."""
LONGEST = 24
"""The number of characters of a cell that a finding shows."""


class Read(Struct, frozen=True):
    """What was read: a number in the unit of the data item, and what must be told of it."""

    value: float | None = None
    fault: Fault | None = None
    words: Mapping[str, str] = {}


GAP = Read()


def read_number(raw: Value, item: DataItem, factor: float = 1.0, *, typed: bool = False) -> Read:
    """Return the number in the cell, which is multiplied by *factor*; *typed* is true where numbers are not text.

    A number that is not to be trusted is told and not given.
    """
    if isinstance(raw, float):
        return _judged(_converted(raw, factor), f"{raw:.12g}", item)
    if isinstance(raw, Odd):
        return _odd(raw, item)
    if PLAIN.fullmatch(raw):
        read = _judged(_converted(float(raw), factor), raw, item)
        return _with(read, faults.TEXT_CELL, text=raw) if typed else read
    return _text(raw, item, factor)


def limits_of(item: DataItem) -> tuple[float, float]:
    """Return the least and the greatest number that the data item can be."""
    low = -GREATEST if item.least is None else max(item.least, -GREATEST)
    high = GREATEST if item.greatest is None else min(item.greatest, GREATEST)
    return (max(low, 0.0) if item.kind == "count" else low), high


def plain_number(raw: Value) -> float | None:
    """Return the number of a cell that holds nothing but an ordinary one."""
    if isinstance(raw, str):
        return float(raw) if PLAIN.fullmatch(raw) else None
    return raw if isinstance(raw, float) else None


def shown(text: str) -> str:
    """Return as much of a cell as a message can hold."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def _converted(number: float, factor: float) -> float:
    """Return the number in another unit, without the last digits that come from binary fractions."""
    return number if factor == 1 else float(f"{number * factor:.15g}")


def _judged(value: float, text: str, item: DataItem) -> Read:
    """Return the number unless no such quantity can have it."""
    fault = _fault_of(value, item)
    if not fault:
        return Read(value)
    return Read(None, fault, {"text": shown(text), "least": _number(item.least), "greatest": _number(item.greatest)})


def _fault_of(value: float, item: DataItem) -> Fault | None:
    if not isfinite(value):
        return faults.NOT_FINITE
    if abs(value) >= GREATEST:
        return faults.HUGE
    if item.kind == "count" and value < 0:
        return faults.NEGATIVE_COUNT
    if item.kind == "count" and value != int(value):
        return faults.FRACTION_OF_COUNT
    if item.least is not None and value < item.least:
        return faults.TOO_SMALL
    return faults.TOO_GREAT if item.greatest is not None and value > item.greatest else None


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.12g}"


def _odd(raw: Odd, item: DataItem) -> Read:
    """Return what comes of a cell that is neither a number nor words."""
    if raw.kind == "percent":
        share = ratio("1", item.unit)
        if share is None:
            return Read(None, faults.OUT_OF_PERCENT, {"text": raw.text})
        return _judged(_converted(raw.number, share), raw.text, item)
    kinds = {
        "error": faults.ERROR_CELL,
        "formula": faults.FORMULA,
        "date": faults.DATE,
        "merged": faults.MERGED,
    }
    return Read(None, kinds[raw.kind], {"text": shown(raw.text)})


def _text(raw: str, item: DataItem, factor: float) -> Read:
    """Return the number in words that are no plain number."""
    text = normalize("NFKC", raw).strip().replace("−", "-").replace("，", ",")
    if text.lower() in NOTHING:
        return GAP
    if PLAIN.fullmatch(text):
        return _with(_judged(_converted(float(text), factor), raw, item), faults.WIDE_DIGITS, text=raw)
    if GROUPED.fullmatch(text):
        bare = text.replace(",", "").replace(" ", "").replace("'", "")
        return _with(_judged(_converted(float(bare), factor), raw, item), faults.SEPARATORS, text=raw)
    fault = _fault_of_words(raw, text)
    return Read(None, fault, {"text": shown(raw)}) if fault else _measured(raw, text, item)


def _fault_of_words(raw: str, text: str) -> Fault | None:
    """Return what the words are instead of a number, None if they may hold one."""
    if ERRORS.fullmatch(text):
        return faults.ERROR_CELL
    if text.lower().lstrip("+-") in INFINITE:
        return faults.NOT_FINITE
    if raw[:1] in {"=", "@", "+"} or (raw[:1] == "-" and not text[1:2].isdigit()):
        return faults.FORMULA
    return faults.DATE if DATED.fullmatch(text) else None


def _measured(raw: str, text: str, item: DataItem) -> Read:
    """Return the number of a quantity that bears its unit."""
    match = MEASURED.fullmatch(text.replace(",", ""))
    if not match:
        return Read(None, faults.NOT_A_NUMBER, {"text": shown(raw)})
    own = ratio(match["unit"].strip(), item.unit)
    if own is None:
        vague = VAGUE.search(match["unit"]) or len(match["unit"]) > LONGEST_UNIT
        return Read(None, faults.NOT_A_NUMBER if vague else faults.WRONG_UNIT_IN_CELL, {"text": shown(raw)})
    return _with(_judged(_converted(float(match["number"]), own), raw, item), faults.NUMBER_WITH_UNIT, text=raw)


def _with(read: Read, fault: Fault, *, text: str) -> Read:
    """Return what was read with what must be told of how it was written."""
    if read.value is None:
        return read
    return Read(read.value, fault, {"text": shown(text), "value": f"{read.value:.12g}"})
