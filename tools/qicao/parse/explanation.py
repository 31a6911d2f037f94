"""`explanation.md`: the sections of the 编制说明, whether any is missing, and its resolved references."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec.structs import replace

from qicao.model.data import Level
from qicao.model.explanation import Explanation, Section
from qicao.model.finding import Fault, Finding
from qicao.model.inline import plain_text
from qicao.model.span import Span
from qicao.model.standard import Clause, Element, Standard
from qicao.parse.body import parse_blocks
from qicao.parse.identity import identify
from qicao.parse.numbering import number
from qicao.parse.references import ALONE, resolve_in
from qicao.parse.siblings import Siblings
from qicao.source.draft import EXPLANATION, DraftSource
from qicao.source.patterns import compiled
from qicao.source.resources import template_rows

__all__ = ["no_explanation", "parse_explanation"]

MISSING_FILE = Fault(
    "CMP101",
    "no-explanation",
    "没有编制说明文件 explanation.md。",
    "新建 explanation.md，按各节的名称书写。",
    severity="warning",
)
MISSING_SECTION = Fault(
    "CMP102",
    "missing-section",
    "编制说明缺少“{title}”一节。",
    "在 explanation.md 中写一节“# {title}”。",
    severity="warning",
)
EMPTY_SECTION = Fault(
    "CMP103", "empty-section", "编制说明的“{title}”一节没有内容。", "写上内容；没有时写明“无”。", severity="warning"
)
OTHER_TITLE = Fault(
    "CMP104",
    "other-section-title",
    "编制说明的“{own}”不是规定的节名“{title}”。",
    "写成“# {title}”；印出的是规定的节名。",
    severity="warning",
)
TYPED = compiled(r"^[\s（(]*[一二三四五六七八九十\d]+[)）、.．\s]*")


def no_explanation(source: DraftSource, standard: Standard) -> Explanation:
    """Return an empty 编制说明."""
    foreword = Element("e-foreword", "foreword", "")
    return Explanation((), Standard(source.slug, standard.data, foreword, None, (), (), (), None, None), ())


def parse_explanation(source: DraftSource, standard: Standard, siblings: Siblings = ALONE) -> Explanation:
    """Return the 编制说明 of the draft, whose references may lead into *standard*; it never fails."""
    raw = parse_blocks(source.explanation, source.read_include)
    own = replace(no_explanation(source, standard).standard, chapters=raw.chapters, footnotes=raw.footnotes)
    resolved, findings = resolve_in(number(identify(own).standard), standard, siblings)
    file = f"{source.shown}/{EXPLANATION}"
    sections, missing = _arranged(resolved.chapters, source.data.level, Span(file, 1))
    if not source.explanation and not any(found.span.file == file for found in source.findings):
        missing = [MISSING_FILE.at(Span(file, 1))]
    return Explanation(tuple(sections), resolved, (*raw.findings, *findings, *missing), raw.remarks)


def _arranged(chapters: Sequence[Clause], level: Level, top: Span) -> tuple[list[Section], list[Finding]]:
    """Return the prescribed sections, each with its chapter if there is one, then the other chapters."""
    rest = list(chapters)
    sections: list[Section] = []
    findings: list[Finding] = []
    for title, words, process in _wanted("national" if level == "national" else "local"):
        found = next((chapter for chapter in rest if _is_called(chapter, title, words)), None)
        if found is None:
            findings.append(MISSING_SECTION.at(top, title=title))
            sections.append(Section(title, (), missing=True, process=process))
            continue
        rest.remove(found)
        if not found.blocks and not found.clauses:
            findings.append(EMPTY_SECTION.at(found.span or top, title=title))
        findings += _other_title(found, title)
        sections.append(replace(_section(title, found), process=process))
    sections += [_section(_bare(chapter), chapter) for chapter in rest]
    return sections, findings


def _section(title: str, chapter: Clause) -> Section:
    clauses = tuple(clause for clause in chapter.clauses if isinstance(clause, Clause))
    return Section(title, chapter.blocks, clauses, missing=not chapter.blocks and not clauses)


def _other_title(chapter: Clause, title: str) -> list[Finding]:
    """Return the finding about a title that is neither a part of the prescribed one nor holds it."""
    own = _bare(chapter)
    fits = own in title or title in own or chapter.span is None
    return [] if fits or chapter.span is None else [OTHER_TITLE.at(chapter.span, own=own, title=title)]


def _bare(chapter: Clause) -> str:
    return TYPED.sub("", plain_text(chapter.title))


def _is_called(chapter: Clause, title: str, words: Sequence[str]) -> bool:
    bare = _bare(chapter)
    return bool(bare) and (bare == title or any(word in bare for word in words))


@lru_cache(maxsize=16)
def _wanted(kind: str) -> tuple[tuple[str, tuple[str, ...], bool], ...]:
    return tuple(_rows(kind))


def _rows(kind: str) -> Iterator[tuple[str, tuple[str, ...], bool]]:
    for row in template_rows("companion/sections.csv"):
        if row["kind"] == kind:
            yield row["title"], tuple(row["words"].split()), row["process"] == "yes"
