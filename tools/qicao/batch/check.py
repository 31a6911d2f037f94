"""The whole check of one draft: what reading found, and what the rules of GB/T 1.1 find."""

from __future__ import annotations

from collections.abc import Iterable

from qicao.batch.build import ReadDraft
from qicao.model.finding import Finding
from qicao.parse.remedies import with_fixes
from qicao.rules.context import Context
from qicao.rules.rule import Rule
from qicao.rules.run import check
from qicao.rules.table import all_rules

__all__ = ["check_draft"]


def check_draft(draft: ReadDraft, rules: Iterable[Rule] | None = None) -> tuple[Finding, ...]:
    """The findings of reading the draft and of the *rules* (all of them when none are named), sorted by place."""
    context = Context(draft.standard, draft.source.yaml, draft.catalogue, draft.files)
    read = with_fixes(draft.findings, draft.files, draft.standard)
    found = (*read, *check(context, all_rules() if rules is None else rules))
    return tuple(sorted(found, key=_place))


def _place(finding: Finding) -> tuple[str, int, int, str]:
    return finding.span.file, finding.span.line, finding.span.column, finding.code
