"""Findings as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable

from qicao.model.finding import Finding, Suppressed

__all__ = ["finding_record", "render_json"]


def render_json(findings: Iterable[Finding], suppressed: Iterable[Suppressed] = ()) -> str:
    """Return one JSON object `{"findings": […], "suppressed": […]}`, which ends with a line break."""
    away = [{**finding_record(item.finding), "reason": item.reason} for item in suppressed]
    whole = {"findings": [finding_record(finding) for finding in findings], "suppressed": away}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def finding_record(finding: Finding) -> dict[str, object]:
    """Return the finding as a flat mapping with the keys of `check --format json`."""
    span = finding.span
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "hint": finding.hint,
        "clause": finding.clause,
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "fixable": finding.fixable,
    }
