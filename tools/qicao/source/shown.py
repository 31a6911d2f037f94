"""Values of a sheet as the sheet shows them, by their number formats (ECMA-376-1, 18.8.30 and 18.8.31)."""

from __future__ import annotations

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal

from qicao.source.patterns import compiled

__all__ = ["show_value"]

GENERAL = "General"
DIGITS = compiled(r"(?P<whole>[#0?,]*[#0?])(?:\.(?P<parts>[#0?]*))?|\.(?P<only>[#0?]+)")
"""The digits before and after the decimal point."""
LITERAL = compiled(r'"([^"]*)"|\\(.)|_(.)|\*(.)|\[[^\]]*\]')
"""Quoted and escaped text; also spaces, filling and colours, which are not printed here."""
STRANGE = re.compile(r"[#0?]\s*/|[#0]E[+-]|[yhs]", re.IGNORECASE)
"""Formats that are not understood: fractions, powers of ten, and unusual dates."""
DATE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|y+|m+|d+|h+|s+|AM/PM|.', re.IGNORECASE)
TIMES = {"yy": "%y", "y": "%Y", "mm": "%m", "dd": "%d", "hh": "%H", "ss": "%S", "nn": "%M"}


def show_value(value: object, form: str) -> tuple[str, bool]:
    """Return the value as text, and whether the number format *form* is understood.

    If not, the text is the bare value.
    """
    if value is None:
        return "", True
    if isinstance(value, bool):
        return str(value).upper(), True
    if isinstance(value, (dt.datetime, dt.date, dt.time)):
        return _date(value, form), True
    if isinstance(value, (int, float)):
        return _number(Decimal(repr(value)), form)
    return str(value), True


def _number(value: Decimal, form: str) -> tuple[str, bool]:
    section = _section(value, form)
    bare = LITERAL.sub("", section)
    if GENERAL.lower() in bare.lower():
        return re.sub("general", _general(value), _unquoted(section), flags=re.IGNORECASE), True
    match = DIGITS.search(bare)
    if STRANGE.search(bare) or (match is None and bare.strip("@ ")):
        return _general(value), False
    if match is None:
        return _general(value) if "@" in bare else _unquoted(section), True
    several = len(re.split(r"(?<!\\);", form)) > 1
    sign = "-" if value < 0 and not several else ""
    text = _digits(abs(value) * (100 if "%" in bare else 1), match)
    return sign + _unquoted(_placed(section, text)), True


def _section(value: Decimal, form: str) -> str:
    """Return the part of the format for positive numbers, negative ones or zero."""
    sections = re.split(r"(?<!\\);", form)
    if value < 0 and len(sections) > 1:
        return sections[1]
    return sections[2] if value == 0 and len(sections) > 2 else sections[0]


def _general(value: Decimal) -> str:
    """Return the number as it is, without the last digits that come from binary fractions."""
    text = f"{float(value):.11g}"
    return f"{Decimal(text):f}" if abs(value) < Decimal("1e11") else text


def _digits(value: Decimal, match: re.Match[str]) -> str:
    """Return the number with as many digits as the format has, rounded as the sheet rounds."""
    places = match["parts"] or match["only"] or ""
    whole = match["whole"] or ""
    rounded = value.quantize(Decimal(1).scaleb(-len(places)), ROUND_HALF_UP)
    before, _, after = f"{rounded:f}".partition(".")
    before = before.rjust(whole.count("0"), "0") if whole.count("0") else before.lstrip("0")
    wanted = places.rstrip("#?")
    after = after[: len(wanted)] + after[len(wanted) :].rstrip("0")
    grouped = f"{int(before or 0):,}" if "," in whole else before
    return f"{grouped}.{after}" if after else grouped


def _placed(section: str, text: str) -> str:
    """Return the section with the number in place of its digits, outside quoted text."""
    parts = re.split(r'("[^"]*"|\\.)', section)
    for at, part in enumerate(parts):
        if at % 2 == 0 and DIGITS.search(part):
            parts[at] = DIGITS.sub(text, part, count=1)
            break
    return "".join(parts)


def _unquoted(section: str) -> str:
    return LITERAL.sub(lambda match: match[1] or match[2] or "", section).strip()


def _date(value: dt.datetime | dt.date | dt.time, form: str) -> str:
    """Return the day and the time; in the form of ISO 8601 if there is no format for dates."""
    tokens = DATE.findall(form.split(";", maxsplit=1)[0])
    if not any(token[0].lower() in "ymdhs" for token in tokens):
        return value.isoformat()
    shown, before = [], ""
    for token in tokens:
        kind = token[0].lower()
        if kind in "ymdhs":
            minutes = kind == "m" and before == "h"
            shown.append(_piece(value, "n" if minutes else kind, len(token)))
            before = kind
        elif kind != "[":
            shown.append(token.strip('"').removeprefix("\\"))
    return "".join(shown).removesuffix("@").strip()


def _piece(value: dt.datetime | dt.date | dt.time, kind: str, width: int) -> str:
    """Return a part of the date with at least *width* digits; a year has four except for “yy”."""
    if kind == "y":
        return value.strftime("%y" if width == 2 else "%Y")
    text = value.strftime(TIMES[kind * 2])
    return text if width > 1 else text.lstrip("0") or "0"
