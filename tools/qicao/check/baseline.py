"""The findings that an old draft begins with, recognised by their code and words and not by their lines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from qicao.check.reports.fingerprint import fingerprints
from qicao.check.reports.text import ReadLine
from qicao.errors import UsageError
from qicao.model.finding import Finding
from qicao.source.files import DISK, Files

__all__ = ["new_findings", "read_baseline", "write_baseline"]


def read_baseline(file: Path, files: Files = DISK) -> frozenset[str]:
    """Return the fingerprints in the file; `UsageError` is raised if it is no such file."""
    try:
        known = json.loads(files.read(file))["fingerprints"]
        return frozenset(map(str, known))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(
            f"{file} 不是 --baseline 写下的文件。", "删去它再运行一次，就会重新记下现有的问题。"
        ) from error


def write_baseline(file: Path, findings: Sequence[Finding], read_line: ReadLine, files: Files = DISK) -> None:
    """Write the fingerprints of the findings, so that from now on only others count."""
    known = {"version": 1, "fingerprints": sorted(fingerprints(findings, read_line))}
    files.write(file, (json.dumps(known, ensure_ascii=False, indent=1) + "\n").encode())


def new_findings(findings: Sequence[Finding], known: frozenset[str], read_line: ReadLine) -> list[Finding]:
    """Return the findings whose fingerprints are not known yet, in their order."""
    marked = zip(findings, fingerprints(findings, read_line), strict=True)
    return [finding for finding, fingerprint in marked if fingerprint not in known]
