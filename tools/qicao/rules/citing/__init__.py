"""CIT: citations of other documents and the list of normative references (8.6, 9.5.4)."""

from __future__ import annotations

from qicao.rules.citing.documents import (
    dated_and_undated,
    draft_cited,
    needs_confirmation,
    other_region,
    reference_unused,
    self_cited,
)
from qicao.rules.citing.forms import citation_number_form
from qicao.rules.citing.laws import law_as_requirement, law_cited, title_without_number, vague_citing
from qicao.rules.citing.listed import document_type_missing, listed_twice, original_missing, translation_missing
from qicao.rules.citing.places import repeated_dated_form, undated_place, undated_source
from qicao.rules.citing.standing import (
    informative_in_requirement,
    never_normative,
    normative_in_informative_place,
)
from qicao.rules.citing.typed import typed_document_number

__all__ = [
    "citation_number_form",
    "dated_and_undated",
    "document_type_missing",
    "draft_cited",
    "informative_in_requirement",
    "law_as_requirement",
    "law_cited",
    "listed_twice",
    "needs_confirmation",
    "never_normative",
    "normative_in_informative_place",
    "original_missing",
    "other_region",
    "reference_unused",
    "repeated_dated_form",
    "self_cited",
    "title_without_number",
    "translation_missing",
    "typed_document_number",
    "undated_place",
    "undated_source",
    "vague_citing",
]
