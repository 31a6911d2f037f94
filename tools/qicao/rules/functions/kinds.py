"""The kinds of provisions in the core elements of a function type (8.11, table 4)."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.model.standard import Clause, Term
from qicao.rules.context import Context
from qicao.rules.functions.elements import core_chapters, title_of
from qicao.rules.passage import Passage
from qicao.rules.rule import Report, Reports, Stretch, rule
from qicao.rules.values import absent
from qicao.source.patterns import compiled

__all__ = [
    "guide_without_recommendation",
    "requirement_in_guide",
    "requirement_in_terminology",
    "requirement_without_provision",
]

RUNNING = frozenset({"paragraph", "item", "cell", "frame-footnote", "frame-paragraph"})
PRINCIPLES = frozenset({"总体原则", "总则", "原则", "基本原则", "总体要求", "通用要求", "通则", "概述"})
"""Chapters and clauses for which other rules apply (8.10, 9.3)."""
REQUIRED = r"按(?:照)?[^。；]*(?:执行|进行|实施|规定|要求)|符合[^。；]*(?:规定|要求)"
"""Ways to require without 应, which this rule does not report."""


def _requirements(context: Context, elements: set[str]) -> Iterator[tuple[Passage, Stretch, str]]:
    """Yield the words that require in the running text of those elements."""
    for passage in context.passages:
        if passage.place.element in elements and passage.form in RUNNING:
            for found in context.misplaced(passage, plain=True):
                if found.kind == "requirement":
                    yield passage, Stretch(passage, found.start, found.end), found.word


@rule("FUN005", "requirement-in-guide", clause="8.11")
def requirement_in_guide(context: Context) -> Reports:
    """指南的正文里有要求。

    为什么：指南的核心技术要素用推荐型和陈述型条款，不提出要求（8.11表4，GB/T 20001.7）。

    错：方案应包括时间和地点。（function: 指南）

    对：方案宜包括时间和地点。
    """
    if context.data.function != "指南":
        return
    for passage, stretch, word in _requirements(context, {"body", "normative-annex"}):
        if not any(title_of(division) in PRINCIPLES for division in passage.place.divisions):
            yield Report(stretch, f"指南里用“{word}”表示要求。", "改为“宜”，或改为陈述。")


@rule("FUN006", "guide-without-recommendation", clause="8.11", severity="warning")
def guide_without_recommendation(context: Context) -> Reports:
    """指南里没有推荐。

    为什么：指南用推荐型条款给出建议（8.11表4，GB/T 20001.7）；全文没有“宜”，功能类型或条款的写法有误。

    错：全文都是“……包括……”“……为……”。（function: 指南）

    对：方案宜包括时间和地点。
    """
    if context.data.function != "指南" or not core_chapters(context):
        return
    texts = [passage.text for passage in context.passages if passage.place.element in {"body", "normative-annex"}]
    advised = any(found.kind == "recommendation" for text in texts for found in context.provisions(text))
    if not advised and not any("建议" in text or "推荐" in text for text in texts):
        yield Report(
            absent(context, "function"), "指南的正文里没有“宜”等推荐型条款。", "用“宜”给出建议，或核对 function。"
        )


@rule("FUN007", "requirement-in-terminology", clause="8.11", severity="warning")
def requirement_in_terminology(context: Context) -> Reports:
    """术语标准的正文里有要求。

    为什么：术语标准的核心技术要素是术语条目，用陈述型条款（8.11表4，GB/T 20001.1）。

    错：使用者应采用本文件的术语。（function: 术语）

    对：（删去）
    """
    if context.data.function != "术语":
        return
    for passage, stretch, word in _requirements(context, {"body", "terms", "normative-annex"}):
        if not any(isinstance(division, Term) for division in passage.place.divisions):
            yield Report(stretch, f"术语标准里用“{word}”表示要求。", "删去，或改为陈述。")


@rule("FUN008", "requirement-without-provision", clause="20001.5, 6.3.5.1", severity="warning")
def requirement_without_provision(context: Context) -> Reports:
    """题为“……要求”的章条里没有要求。

    为什么：规范的“要求”均用要求型条款表述，能愿动词是“应”“不应”（8.11表4，GB/T 20001.5—2017，6.3.5.1）。

    错：6.1　外观要求　表面没有裂纹。

    对：6.1　外观要求　表面应没有裂纹。
    """
    if context.data.function != "规范":
        return
    requiring = _requiring(context)
    for chapter in core_chapters(context):
        yield from _without(chapter, requiring)
    for annex in context.standard.annexes:
        for clause in annex.clauses if annex.normative else ():
            yield from _without(clause, requiring) if isinstance(clause, Clause) else ()


def _requiring(context: Context) -> set[int]:
    """Return the identities of the divisions with a requirement."""
    return {
        id(division)
        for passage in context.passages
        if compiled(REQUIRED).search(passage.text)
        or any(found.kind == "requirement" for found in context.provisions(passage.text))
        for division in passage.place.divisions
    }


def _without(clause: Clause, requiring: set[int]) -> Reports:
    """Yield a report about the outermost clause that is called a requirement and states none; 通用要求 is left to 9.3."""
    title = title_of(clause)
    called = title.endswith("要求") and title != "通用要求" and bool(clause.blocks or clause.clauses)
    if called and id(clause) not in requiring and clause.span:
        yield Report(clause.span, f"“{title}”里没有要求。", "用“应”或“不应”写明要求，或改标题。")
        return
    for child in clause.clauses:
        if isinstance(child, Clause):
            yield from _without(child, requiring)
