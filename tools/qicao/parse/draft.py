"""All steps of reading a draft: tree, whole document, numbers, references."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from qicao.model.catalogue import Catalogue
from qicao.model.data import Stage
from qicao.model.explanation import Explanation
from qicao.model.finding import Finding
from qicao.model.line import SourceLine
from qicao.model.remark import Remark
from qicao.model.span import Span
from qicao.model.standard import Standard
from qicao.parse.body import parse_body
from qicao.parse.complete import complete
from qicao.parse.explanation import no_explanation, parse_explanation
from qicao.parse.html import joined_html
from qicao.parse.identity import identify
from qicao.parse.index import fill_index
from qicao.parse.numbering import number
from qicao.parse.references import resolve
from qicao.parse.remarks import remarks_in_yaml
from qicao.parse.siblings import Siblings, find_siblings
from qicao.source.catalogue import read_catalogue
from qicao.source.draft import DATA, DraftSource, read_draft
from qicao.source.world import World, open_draft

if TYPE_CHECKING:
    from qicao.indicators.read import Sets

__all__ = ["Draft", "load_draft", "parse_draft"]


class Draft(Struct, frozen=True):
    """A draft that has been read: numbered, with all findings of reading."""

    source: DraftSource
    standard: Standard
    explanation: Explanation
    findings: tuple[Finding, ...]
    """Findings of the catalogue, then those of the text by place, then those of the 编制说明."""
    catalogue: Catalogue
    files: Mapping[str, Sequence[SourceLine]]
    """Path as in spans → the lines, for every file that was read."""
    remarks: tuple[Remark, ...] = ()
    """Instructions for the checker in comments of the text and the data."""
    siblings: Siblings = field(default_factory=Siblings)
    """The drafts of the programme that it cites."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Id carried over from a frozen text → the id that the words alone would give."""
    stated: Mapping[tuple[str, int], Mapping[str, str]] = field(default_factory=dict)
    """File and line of a provision → what the author says of it in attributes."""


def parse_draft(source: DraftSource, catalogue: Catalogue, *, index: bool = True) -> Draft:
    """Return the numbered document in the files, without its 编制说明; it never fails.

    Without *index* the entries of the 索引 are left out, because loading the tables of pinyin takes longer than
    everything else.
    """
    files = dict(source.files)

    def read_include(path: str, span: Span) -> tuple[Sequence[SourceLine], Sequence[Finding]]:
        lines, findings = source.read_include(path, span)
        files.update({file: tuple(of_file) for file, of_file in groupby(lines, attrgetter("file"))})
        return lines, findings

    def find_sets() -> tuple[Sets, str]:
        from qicao.indicators.read import read_sets

        return read_sets(source.world.files, source.root), source.slug

    raw = parse_body(source.text, read_include, cache(find_sets))
    siblings = find_siblings(source, files.values())
    whole, completed = complete(raw, replace(source, data=siblings.complete(source.data)), catalogue)
    known = identify(whole, source.frozen)
    whole = known.standard
    standard, resolved = resolve(fill_index(number(whole)) if index else number(whole), siblings)
    findings = dict.fromkeys((*source.findings, *joined_html(raw.findings), *completed, *known.findings, *resolved))
    lines = next((lines for name, lines in source.files.items() if name.endswith(DATA)), ())
    remarks = (*remarks_in_yaml(lines, source.yaml), *raw.remarks)
    ordered, none = tuple(sorted(findings, key=_place)), no_explanation(source, standard)
    return Draft(source, standard, none, ordered, catalogue, files, remarks, siblings, known.keys, raw.stated)


def _place(finding: Finding) -> tuple[str, int, int, str]:
    return finding.span.file, finding.span.line, finding.span.column, finding.code


def load_draft(
    folder: Path, stage: Stage | None = None, *, index: bool = True, shown: str = "", world: World | None = None
) -> Draft:
    """Return the draft in *folder*, numbered; *stage* replaces the one in `standard.yaml`.

    A caller who only wants the findings sets *index* to false, which leaves out the entries of the 索引 and is faster.
    Places name the folder as *shown*. Files are read through *world*, by default that of this machine.
    """
    source = read_draft(world or open_draft(folder), folder, shown or folder.as_posix())
    if stage:
        source = replace(source, data=dataclasses.replace(source.data, stage=stage))
    catalogue = read_catalogue(source.world.files, source.root)
    draft = parse_draft(source, catalogue, index=index)
    explanation = parse_explanation(source, draft.standard, draft.siblings)
    return replace(
        draft,
        explanation=explanation,
        findings=catalogue.findings + draft.findings + explanation.findings,
        remarks=tuple(dict.fromkeys(draft.remarks + explanation.remarks)),
    )
