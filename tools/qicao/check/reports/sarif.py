"""Findings as SARIF 2.1.0 (OASIS), the format that code hosts and editors read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from urllib.parse import quote

from qicao import __version__
from qicao.check.reports.fingerprint import fingerprints
from qicao.check.reports.text import ReadLine
from qicao.model.finding import CodePage, Edit, Finding, Severity, Suppressed
from qicao.model.span import Span

__all__ = ["render_sarif"]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVEL: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def render_sarif(
    findings: Sequence[Finding],
    suppressed: Sequence[Suppressed],
    pages: Mapping[str, CodePage],
    read_line: ReadLine,
) -> str:
    """Return the log of one run as JSON that ends with a line break; *pages* describe the codes."""
    reasons = [None] * len(findings) + [item.reason for item in suppressed]
    everything = [*findings, *(item.finding for item in suppressed)]
    codes = sorted({finding.code for finding in everything})
    driver = {
        "name": "qicao",
        "version": __version__,
        "language": "zh-CN",
        "rules": [_rule(pages[code]) for code in codes],
    }
    results = [
        _result(finding, codes.index(finding.code), reason, fingerprint)
        for finding, reason, fingerprint in zip(everything, reasons, fingerprints(everything, read_line), strict=True)
    ]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(page: CodePage) -> dict[str, object]:
    return {
        "id": page.code,
        "name": page.name,
        "shortDescription": {"text": page.title},
        "fullDescription": {"text": f"{page.title}\n\n{page.text}".strip()},
        "defaultConfiguration": {"level": LEVEL[page.severity]},
    }


def _result(finding: Finding, index: int, reason: str | None, fingerprint: str) -> dict[str, object]:
    result = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": LEVEL[finding.severity],
        "message": {"text": f"{finding.message}{finding.hint}"},
        "locations": [{"physicalLocation": {**_artifact(finding.span.file), "region": _region(finding.span)}}],
        "partialFingerprints": {"qicao/v1": fingerprint},
        "suppressions": [] if reason is None else [{"kind": "inSource", "justification": reason}],
    }
    return {**result, "fixes": [_fix(finding)]} if finding.fix else result


def _artifact(file: str) -> dict[str, object]:
    path = Path(file)
    return {"artifactLocation": {"uri": path.as_uri() if path.is_absolute() else quote(file)}}


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _fix(finding: Finding) -> dict[str, object]:
    edits = sorted(finding.fix.edits if finding.fix else (), key=lambda edit: edit.span)
    changes = [
        {**_artifact(file), "replacements": [_replacement(edit) for edit in group]}
        for file, group in groupby(edits, key=lambda edit: edit.span.file)
    ]
    return {"description": {"text": finding.hint or finding.message}, "artifactChanges": changes}


def _replacement(edit: Edit) -> dict[str, object]:
    return {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}
