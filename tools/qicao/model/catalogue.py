"""The catalogue of existing standards: the name for each number, and whether that has been verified."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from qicao.model.finding import Finding
from qicao.model.numbers import StandardNumber, parse_number

__all__ = ["Catalogue", "CatalogueEntry"]


SUPERSEDED = ("被代替", "废止")
"""The beginning of the status of an edition that must not be cited any more (GB/T 1.1—2020, 9.5.4.4.2)."""


PART = re.compile(r"\s*(?:第\d+部分|[—–-]+\s*Part \d+).*")
"""The end of a part's name, after the name of its series."""


class CatalogueEntry(Struct, frozen=True):
    """One edition of one document."""

    number: str
    """With its year, as GB/T 1.1 prints it."""
    title_zh: str = ""
    title_en: str = ""
    level: str = ""
    status: str = ""
    issue_date: str = ""
    implement_date: str = ""
    replaces: str = ""
    verification: str = ""
    replaced_by: str = ""

    @property
    def verified(self) -> bool:
        """True if number and title have been compared with a source."""
        return self.verification.startswith("A")

    @property
    def superseded(self) -> bool:
        """True if the edition is replaced or withdrawn."""
        return self.status.startswith(SUPERSEDED)


class Catalogue(Struct, frozen=True):
    """All entries by their number, with and without year."""

    entries: Mapping[str, CatalogueEntry] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    """The faults of the files."""

    def find(self, number: str) -> CatalogueEntry | None:
        """Return the edition of that number and year; for an undated number the newest one that is not superseded.

        All parts of a series are one entry with their common name (GB/T 1.1—2020, 8.6.3.1).
        """
        parsed = parse_number(number)
        if parsed and parsed.all_parts:
            return self._series(parsed)
        return self.entries.get(str(parsed)) if parsed else None

    def _series(self, series: StandardNumber) -> CatalogueEntry | None:
        """Return the best known part, with the name of its series; superseded if all parts are."""
        parts = [entry for entry in self.entries.values() if _is_part(entry, series)]
        if not parts:
            return self.entries.get(str(replace(series, all_parts=False)))
        best = min(parts, key=lambda entry: (entry.superseded, not entry.verified, entry.number))
        names = PART.sub("", best.title_zh), PART.sub("", best.title_en)
        return replace(best, number=str(series), title_zh=names[0], title_en=names[1], replaced_by="")


def _is_part(entry: CatalogueEntry, series: StandardNumber) -> bool:
    number = parse_number(entry.number)
    return bool(number and number.part and (number.prefix, number.number) == (series.prefix, series.number))
