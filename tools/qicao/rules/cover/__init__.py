"""CVR: the data on the cover (8.1, 10.3.1): number, classes, dates, issuing bodies."""

from __future__ import annotations

from qicao.rules.cover.classes import (
    ccs_form,
    classification_missing,
    ics_form,
    owner_missing,
    record_number_missing,
    record_number_surplus,
    region_differs,
    sector_differs,
)
from qicao.rules.cover.dates import (
    completed_missing,
    consultation_reversed,
    dates_reversed,
    published_incomplete,
    year_differs,
)
from qicao.rules.cover.numbers import (
    number_dash,
    number_form,
    number_of_other_level,
    part_number_differs,
)
from qicao.rules.cover.others import (
    adoption_incomplete,
    notice_opening,
    other_degree,
    replaced_is_newer,
    replaced_number_form,
)

__all__ = [
    "adoption_incomplete",
    "ccs_form",
    "classification_missing",
    "completed_missing",
    "consultation_reversed",
    "dates_reversed",
    "ics_form",
    "notice_opening",
    "number_dash",
    "number_form",
    "number_of_other_level",
    "other_degree",
    "owner_missing",
    "part_number_differs",
    "published_incomplete",
    "record_number_missing",
    "record_number_surplus",
    "region_differs",
    "replaced_is_newer",
    "replaced_number_form",
    "sector_differs",
    "year_differs",
]
