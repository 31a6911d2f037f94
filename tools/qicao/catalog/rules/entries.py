"""One standard: its number, level, status, dates and verification, against each other and the catalogue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from qicao.catalog import faults
from qicao.catalog.rules.context import Context, sound
from qicao.catalog.stats import LEVELS
from qicao.catalog.system import Row, plain_number
from qicao.model.catalogue import CatalogueEntry
from qicao.model.finding import Finding
from qicao.model.numbers import StandardNumber, parse_number
from qicao.model.system import OBSOLETE, PLANNED, Entry
from qicao.source.patterns import compiled

__all__ = ["check_entries"]

IN_FORCE = "现行"
SOON = "即将实施"
INTERNATIONAL = compiled(r"(?:ISO|IEC|ITU|IEEE|EN|CEN|CIE|OECD|UN)[ /-].*[0-9]")
"""Numbers of documents of international bodies; guides and reports have other forms than standards."""
DATES = (("issued", "发布日期"), ("implemented", "实施日期"), ("checked", "核实日期"))


def check_entries(context: Context) -> Iterator[Finding]:
    """Yield the faults within each entry."""
    for row in sound(context.system.entries):
        number = parse_number(row.value.number) if row.value.number else None
        yield from _number(row, number)
        yield from _status(row, context)
        yield from _dates(row, context, number)
        yield from _verification(row, context)
        yield from _succession(row)
        yield from _adopted(row)
        yield from _function(row)


def _number(row: Row[Entry], number: StandardNumber | None) -> Iterator[Finding]:
    entry = row.value
    if not entry.number:
        return
    if number is None or (number.kind == "other" and not number.prefix.startswith("Q/")):
        yield faults.MALFORMED_NUMBER.at(row.at("number"), number=entry.number)
    elif str(number) != entry.number:
        yield faults.PRINTED_NUMBER.at(row.at("number"), number=entry.number, right=number)
    else:
        yield from _level(row, number)
    series = parse_number(entry.part_of) if entry.part_of else None
    if number and entry.part_of and (not series or (series.prefix, series.number) != (number.prefix, number.number)):
        yield faults.OUTSIDE_SERIES.at(row.at("part_of"), number=entry.number, series=entry.part_of)


def _level(row: Row[Entry], number: StandardNumber) -> Iterator[Finding]:
    known = "enterprise" if number.prefix.startswith("Q/") else number.kind
    if known in LEVELS and known != row.value.level:
        yield faults.WRONG_LEVEL.at(
            row.at("level"), level=row.value.level, number=row.value.number, right=LEVELS[known], code=known
        )


def _status(row: Row[Entry], context: Context) -> Iterator[Finding]:
    entry = row.value
    if entry.status in PLANNED:
        given = {"number": "标准号", "issued": "发布日期", "implemented": "实施日期"}
        for key in (key for key in given if getattr(entry, key) and not _placeholder(entry, key)):
            yield faults.NOT_YET.at(row.at(key), status=entry.status, what=given[key])
        if entry.related and not entry.origin:
            yield faults.RELATED_AND_PLANNED.at(row.at("related"), status=entry.status)
    else:
        wanted = [("number", "标准号")]
        wanted += [("issued", "发布日期"), ("implemented", "实施日期")] if entry.status in {IN_FORCE, SOON} else []
        missing = [word for key, word in wanted if not getattr(entry, key) and not _no_date(entry, key, context)]
        if missing:
            yield faults.INCOMPLETE.at(row.at("status"), status=entry.status, missing="、".join(missing))


def _placeholder(entry: Entry, key: str) -> bool:
    return key == "number" and "X" in entry.number


def _no_date(entry: Entry, key: str, context: Context) -> bool:
    """Return whether the catalogue calls the standard valid without knowing the date."""
    known = context.catalogue.find(entry.number) if key != "number" and entry.number else None
    date = getattr(known, {"issued": "issue_date", "implemented": "implement_date"}.get(key, ""), "")
    return bool(known and known.status.startswith(entry.status) and not date)


def _dates(row: Row[Entry], context: Context, number: StandardNumber | None) -> Iterator[Finding]:
    entry, state = row.value, context.day
    if entry.issued and entry.implemented and entry.implemented < entry.issued:
        yield faults.BACKWARDS.at(
            row.at("implemented"), later="实施日期", second=entry.implemented, earlier="发布日期", first=entry.issued
        )
    for key, word in DATES:
        date: dt.date | None = getattr(entry, key)
        if date and state and date > state and not (key == "implemented" and entry.status in {SOON, IN_FORCE}):
            yield faults.IN_THE_FUTURE.at(row.at(key), what=word, date=date, state=state)
    known = context.catalogue.entries.get(plain_number(entry.number))
    agrees = not known or known.implement_date in {"", str(entry.implemented)}
    right = _status_for(entry, state)
    if right and right != entry.status and agrees:
        yield faults.STATUS_AND_DATE.at(
            row.at("status"), status=entry.status, date=entry.implemented, state=state, right=right
        )
    if entry.checked and entry.issued and entry.checked < entry.issued:
        yield faults.CHECKED_BEFORE.at(row.at("checked"), checked=entry.checked, issued=entry.issued)
    if number and entry.issued and number.year.isdigit() and int(number.year) != entry.issued.year:
        yield faults.YEAR_AND_DATE.at(row.at("issued"), year=number.year, date=entry.issued)


def _status_for(entry: Entry, state: dt.date | None) -> str:
    if entry.status not in {IN_FORCE, SOON} or not entry.implemented or not state:
        return ""
    return SOON if entry.implemented > state else IN_FORCE


def _verification(row: Row[Entry], context: Context) -> Iterator[Finding]:
    entry = row.value
    if not entry.number or entry.status in PLANNED:
        if entry.verification and entry.status in PLANNED:
            yield faults.NOT_YET.at(row.at("verification"), status=entry.status, what="核实程度")
        return
    if not entry.verification:
        yield faults.UNVERIFIED_STATE.at(row.at(), number=entry.number)
    elif not entry.checked:
        yield faults.NOT_CHECKED.at(row.at("verification"))
    known = context.catalogue.entries.get(plain_number(entry.number))
    if context.system.times_listed[plain_number(entry.number)] > 1:
        return
    if known and known.number == plain_number(entry.number):
        yield from _against(row, known)
    elif entry.verification:
        yield from _elsewhere(row, context)


def _elsewhere(row: Row[Entry], context: Context) -> Iterator[Finding]:
    """Yield where the catalogue has the title under another number only."""
    entry = row.value
    own = plain_number(entry.number)
    titled = context.titled.get("".join(entry.title.split()), ())
    others = [known.number for known in titled if plain_number(known.number) != own]
    free = [number for number in others if number not in context.system.times_listed]
    if len(free) == 1 and free[0] not in (*entry.replaces, entry.replaced_by):
        yield faults.NUMBER_AND_CATALOGUE.at(row.at("number"), number=entry.number, known=free[0])


FACTS = (
    ("title_en", "英文译名", "title_en"),
    ("issued", "发布日期", "issue_date"),
    ("implemented", "实施日期", "implement_date"),
    ("replaces", "代替的标准", "replaces"),
    ("replaced_by", "代替它的标准", "replaced_by"),
)
"""Field of an entry, what it is called, and the field of the catalogue."""
ENDS = {
    "术语": "术语",
    "规范": "规范",
    "规程": "规程",
    "指南": "指南",
    "评价": "评价",
    "试验方法": "试验方法",
}
"""The end of a title → the function that it tells (GB/T 1.1—2020, 6.1.4.2)."""


def _function(row: Row[Entry]) -> Iterator[Finding]:
    entry = row.value
    word = next((word for word in ENDS if entry.title.endswith(word)), "")
    if word and entry.status in PLANNED and entry.function and entry.function != ENDS[word]:
        yield faults.TITLE_AND_FUNCTION.at(row.at("function"), word=word, function=entry.function, right=ENDS[word])


def _against(row: Row[Entry], known: CatalogueEntry) -> Iterator[Finding]:
    """Yield where the entry and the catalogue say different things of the same edition."""
    entry = row.value
    if known.title_zh and "".join(known.title_zh.split()) != "".join(entry.title.split()):
        yield faults.TITLE_AND_CATALOGUE.at(row.at("title"), number=known.number, known=known.title_zh)
    for key, what, theirs in FACTS:
        given, said = _plain(getattr(entry, key)), getattr(known, theirs)
        spoilt = said[:1].isdigit() and "/" in said[:6]  # a date of a spreadsheet, which is told in the catalogue
        if given and said and not spoilt and _folded(given) != _folded(said):
            yield faults.FACT_AND_CATALOGUE.at(row.at(key), what=what, given=given, number=known.number, known=said)
    if entry.status == "未核实" and known.verified and known.status:
        yield faults.STATUS_AND_CATALOGUE.at(
            row.at("status"), status=entry.status, number=known.number, known=known.status
        )
    if entry.verification and _verified(entry.verification) and not known.verified:
        yield faults.VERIFIED_AND_CATALOGUE.at(
            row.at("verification"), given=entry.verification, number=known.number, known=known.verification
        )
    if known.superseded != (entry.status in OBSOLETE) and (known.status or entry.status in OBSOLETE):
        yield faults.STATUS_AND_CATALOGUE.at(
            row.at("status"), status=entry.status, number=known.number, known=known.status or "没有写状态"
        )


def _plain(value: object) -> str:
    """Return the value as the catalogue writes it."""
    return ";".join(value) if isinstance(value, tuple) else str(value or "")


def _folded(text: str) -> str:
    """Return the words without the differences that do not matter: case, blanks, kinds of dashes and separators."""
    return "".join(text.casefold().replace("–", "—").replace("-", "—").replace("，", ";").replace("；", ";").split())


def _verified(letter: str) -> bool:
    return letter.startswith("A")


def _succession(row: Row[Entry]) -> Iterator[Finding]:
    entry = row.value
    own = plain_number(entry.number)
    if entry.status == "被代替" and not entry.replaced_by:
        yield faults.NO_SUCCESSOR.at(row.at("status"))
    if entry.replaced_by and entry.status not in OBSOLETE:
        yield faults.SUCCESSOR_AND_STATUS.at(row.at("replaced_by"), number=entry.replaced_by, status=entry.status)
    if entry.replaced_by and plain_number(entry.replaced_by) == own:
        yield faults.WITH_ITSELF.at(row.at("replaced_by"), what="被代替的标准", id=own)
    for at, number in enumerate(entry.replaces):
        if plain_number(number) == own:
            yield faults.WITH_ITSELF.at(row.at("replaces", at), what="代替的标准", id=own)
        elif not parse_number(number):
            yield faults.MALFORMED_NUMBER.at(row.at("replaces", at), number=number)
    if entry.replaced_by and not parse_number(entry.replaced_by):
        yield faults.MALFORMED_NUMBER.at(row.at("replaced_by"), number=entry.replaced_by)


def _adopted(row: Row[Entry]) -> Iterator[Finding]:
    for at, adopted in enumerate(row.value.adopts):
        if not INTERNATIONAL.match(adopted.number):
            yield faults.NOT_INTERNATIONAL.at(row.at("adopts", at, "number"), number=adopted.number)
