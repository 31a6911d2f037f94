"""Findings as a GitLab code quality report."""

from __future__ import annotations

import json
from collections.abc import Sequence

from qicao.check.reports.fingerprint import fingerprints
from qicao.check.reports.text import ReadLine
from qicao.model.finding import Finding

__all__ = ["render_gitlab"]

SEVERITY = {"error": "major", "warning": "minor", "info": "info"}


def render_gitlab(findings: Sequence[Finding], read_line: ReadLine) -> str:
    """Return the findings as a JSON list that ends with a line break.

    Suppressed findings are left out, because GitLab has no place for them.
    """
    issues = [
        {
            "description": f"{finding.message}{finding.hint}",
            "check_name": finding.code,
            "fingerprint": fingerprint,
            "severity": SEVERITY[finding.severity],
            "location": {
                "path": finding.span.file,
                "lines": {"begin": finding.span.line, "end": finding.span.end_line},
            },
        }
        for finding, fingerprint in zip(findings, fingerprints(findings, read_line), strict=True)
    ]
    return json.dumps(issues, ensure_ascii=False, indent=1) + "\n"
