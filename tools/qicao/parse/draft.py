"""All steps of reading a draft: tree, whole document, numbers, references."""

from __future__ import annotations

from dataclasses import dataclass

from qicao.model.finding import Finding
from qicao.model.standard import Standard
from qicao.parse.body import parse_body
from qicao.parse.complete import complete
from qicao.parse.index import fill_index
from qicao.parse.numbering import number
from qicao.parse.references import resolve
from qicao.source.catalogue import Catalogue
from qicao.source.draft import DraftSource

__all__ = ["Parsed", "parse_draft"]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document and everything that was found wrong on the way to it, sorted by place."""

    standard: Standard
    findings: tuple[Finding, ...]


def parse_draft(source: DraftSource, catalogue: Catalogue, *, index: bool = True) -> Parsed:
    """The numbered document that the files hold; it never fails.

    Without *index* the entries of the 索引 are left out: the tables of pinyin take longer to load than all else.
    """
    raw = parse_body(source.text, source.read_include)
    whole, completed = complete(raw, source, catalogue)
    standard, resolved = resolve(fill_index(number(whole)) if index else number(whole))
    findings = dict.fromkeys((*source.findings, *raw.findings, *completed, *resolved))
    return Parsed(standard, tuple(sorted(findings, key=_place)))


def _place(finding: Finding) -> tuple[str, int, int, str]:
    return finding.span.file, finding.span.line, finding.span.column, finding.code
