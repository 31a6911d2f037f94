"""All checks of a standards system."""

from __future__ import annotations

from qicao.catalog.rules.catalogue import check_catalogue
from qicao.catalog.rules.context import Context
from qicao.catalog.rules.drafts import check_drafts
from qicao.catalog.rules.entries import check_entries
from qicao.catalog.rules.matters import check_matters
from qicao.catalog.rules.names import check_names
from qicao.catalog.rules.people import check_people
from qicao.catalog.rules.plan import check_plan
from qicao.catalog.rules.relations import check_relations
from qicao.catalog.rules.states import check_states
from qicao.catalog.rules.tree import check_tree
from qicao.catalog.rules.words import check_words
from qicao.model.finding import Finding

__all__ = ["check_system"]

CHECKS = (
    check_names,
    check_words,
    check_tree,
    check_entries,
    check_relations,
    check_plan,
    check_people,
    check_matters,
    check_drafts,
    check_catalogue,
    check_states,
)


def check_system(context: Context) -> tuple[Finding, ...]:
    """Return every finding about the system, also those of reading it, in the order of their places."""
    found = [*context.system.findings, *(finding for check in CHECKS for finding in check(context))]
    return tuple(sorted(found, key=lambda one: (one.span.file, one.span.line, one.span.column, one.code)))
