"""Periods as data name them: `2026-Q1`, `2026年第1季度`, `2026-03`, `2026年3月`, `2026`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from unicodedata import normalize

from msgspec import Struct

from qicao.model.indicator import Period
from qicao.source.patterns import compiled

__all__ = ["MONTHS", "When", "parse_when"]

MONTHS: Mapping[Period, int] = {"月": 1, "季": 3, "年": 12}
"""The length of each kind of period, in months."""
CHINESE = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10} | {
    "十一": 11,
    "十二": 12,
}
DIGITS = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})"
FORM = compiled(
    r"(?P<year>\d{4})年?度?"
    rf"(?:[-_/.年 ]?(?:Q(?P<q>[1-4])|第?(?P<quarter>[1-4一二三四])季度?)|[-_/年 ](?P<month>{DIGITS})月?份?|(?P<month2>{DIGITS})月份?)?"
)
"""A year, or one with a quarter or a month."""


class When(Struct, frozen=True, order=True):
    """A year, a quarter or a month; periods of one kind sort by time."""

    kind: Period
    year: int
    number: int = 1
    """The quarter or the month, from 1."""

    def __str__(self) -> str:
        """Return the short form: `2026`, `2026-Q1`, `2026-03`."""
        tails = {"年": "", "季": f"-Q{self.number}", "月": f"-{self.number:02}"}
        return f"{self.year:04}{tails[self.kind]}"

    @property
    def words(self) -> str:
        """Return the period as it is said: `2026年第1季度`."""
        tails = {"年": "", "季": f"第{self.number}季度", "月": f"{self.number}月"}
        return f"{self.year}年{tails[self.kind]}"

    @property
    def before(self) -> When:
        """Return the period before this one."""
        return self._at(self._place - 1)

    @property
    def after(self) -> When:
        """Return the next period."""
        return self._at(self._place + 1)

    @property
    def _place(self) -> int:
        return self.year * (12 // MONTHS[self.kind]) + self.number - 1

    def _at(self, place: int) -> When:
        year, number = divmod(place, 12 // MONTHS[self.kind])
        return When(self.kind, year, number + 1)

    def parts(self, kind: Period) -> tuple[When, ...]:
        """Return the periods of that kind within this one; those of its own kind are itself, coarser ones are none."""
        share = MONTHS[self.kind] // MONTHS[kind]
        first = (self.number - 1) * share
        return tuple(When(kind, self.year, first + at) for at in range(1, share + 1))

    def within(self, kind: Period) -> When:
        """Return the period of that kind, which is not finer, in which this one lies."""
        return When(kind, self.year, (self.number - 1) * MONTHS[self.kind] // MONTHS[kind] + 1)


@lru_cache(maxsize=4096)
def parse_when(text: str) -> When | None:
    """Return the period that the text names, None if it names none; wide digits and blanks are read, too."""
    match = FORM.fullmatch("".join(normalize("NFKC", text).upper().split()))
    if not match:
        return None
    quarter, month = match["q"] or match["quarter"], match["month"] or match["month2"]
    year = int(match["year"])
    if quarter:
        return When("季", year, _number(quarter))
    if month:
        number = _number(month)
        return When("月", year, number) if 1 <= number <= 12 else None
    return When("年", year)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else CHINESE.get(text, 0)
