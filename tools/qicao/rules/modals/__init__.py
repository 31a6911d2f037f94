"""MOD: the words that make a provision, and the places where each kind is allowed (9.1 to 9.4.2, annex C)."""

from __future__ import annotations

from qicao.rules.modals.hedging import (
    doubled_modal,
    hedged_requirement,
    incomplete_enumeration,
    softened_requirement,
)
from qicao.rules.modals.places import (
    common_clause_of_other_kind,
    other_than_requirement,
    provision_in_example,
    provision_in_footnote,
    provision_in_note,
    provision_in_overview,
    requirement_in_informative_annex,
    requirement_in_principles,
)
from qicao.rules.modals.proved import unverifiable
from qicao.rules.modals.spoken import ability_as_permission, cannot, need, need_not, permission_as_possibility, urging
from qicao.rules.modals.words import equivalent, must, ought, prohibition

__all__ = [
    "ability_as_permission",
    "cannot",
    "common_clause_of_other_kind",
    "doubled_modal",
    "equivalent",
    "hedged_requirement",
    "incomplete_enumeration",
    "must",
    "need",
    "need_not",
    "other_than_requirement",
    "ought",
    "permission_as_possibility",
    "prohibition",
    "provision_in_example",
    "provision_in_footnote",
    "provision_in_note",
    "provision_in_overview",
    "requirement_in_informative_annex",
    "requirement_in_principles",
    "softened_requirement",
    "unverifiable",
    "urging",
]
