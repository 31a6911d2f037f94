"""The fingerprint of a finding, which stays the same when lines are added above it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from qicao.check.reports.text import ReadLine
from qicao.model.finding import Finding

__all__ = ["fingerprints"]


def fingerprints(findings: Iterable[Finding], read_line: ReadLine) -> Iterator[str]:
    """Yield for each finding a hash of file, code and the text of its line; equal ones are numbered."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for finding in findings:
        span = finding.span
        key = (span.file, finding.code, " ".join(read_line(span.file, span.line).split()))
        seen[key] += 1
        yield blake2b("\0".join((*key, str(seen[key]))).encode("utf-8", "replace"), digest_size=16).hexdigest()
