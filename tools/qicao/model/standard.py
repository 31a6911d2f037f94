"""The divisions of a document and the document itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from qicao.model.block import (
    Block,
    Cell,
    Example,
    Footnote,
    ListItem,
    Note,
    Row,
)
from qicao.model.data import StandardData
from qicao.model.inline import Inline
from qicao.model.span import Span

__all__ = ["Annex", "Clause", "Division", "Element", "ElementName", "Node", "Standard", "Term"]

ElementName = Literal[
    "",
    "foreword",
    "introduction",
    "scope",
    "normative-references",
    "terms",
    "symbols",
    "bibliography",
    "index",
]
"""The elements of table 3 of GB/T 1.1—2020 that are recognised by their title; "" for all others."""


class Term(Struct, frozen=True):
    """A 术语条目 (GB/T 1.1—2020, 8.7.3); its number is not a clause number."""

    id: str
    term: tuple[Inline, ...]
    english: tuple[tuple[Inline, ...], ...] = ()
    symbols: tuple[tuple[Inline, ...], ...] = ()
    abbreviations: tuple[tuple[Inline, ...], ...] = ()
    admitted: tuple[tuple[Inline, ...], ...] = ()
    """许用术语."""
    deprecated: tuple[tuple[Inline, ...], ...] = ()
    """拒用术语, printed with “（拒用）”."""
    domain: tuple[Inline, ...] = ()
    """专业领域, printed in angle brackets before the definition."""
    definition: tuple[Block, ...] = ()
    """The definition, then figures and formulas."""
    examples: tuple[Example, ...] = ()
    notes: tuple[Note, ...] = ()
    source: tuple[Inline, ...] = ()
    """The words of […来源：…] with the brackets; empty if the definition is this document's own."""
    number: str = ""
    """“3.1”, “3.1.2”."""
    level: int = 2
    """As `Clause.level`."""
    span: Span | None = None
    label: str = ""


class Clause(Struct, frozen=True):
    """A 章 (level 1) or 条 (level 2 to 6) of the body, an annex or the introduction."""

    id: str
    title: tuple[Inline, ...]
    """Empty for a 无标题条."""
    level: int
    """1 for a 章, 2 for a 条 of the first level (5.1, A.1, 0.1) … 6 for one of the fifth."""
    blocks: tuple[Block, ...] = ()
    """The blocks between the heading and the first sub-clause."""
    clauses: tuple[Clause | Term, ...] = ()
    number: str = ""
    """“5”, “5.1”, “A.1”, “0.1”."""
    element: ElementName = ""
    """Set for the chapters whose title is prescribed."""
    span: Span | None = None
    """The place of the heading."""
    label: str = ""


class Annex(Struct, frozen=True):
    """An 附录; it has no chapters, its clauses begin at level 2 (A.1)."""

    id: str
    title: tuple[Inline, ...]
    normative: bool
    blocks: tuple[Block, ...] = ()
    clauses: tuple[Clause | Term, ...] = ()
    number: str = ""
    """“附录A”."""
    span: Span | None = None
    label: str = ""
    letter: str = ""
    """“A”."""


class Element(Struct, frozen=True):
    """An element without a chapter number: 前言, 引言, 参考文献, 索引."""

    id: str
    name: ElementName
    title: str
    """As printed: “前言”."""
    blocks: tuple[Block, ...] = ()
    clauses: tuple[Clause | Term, ...] = ()
    """Only the 引言 has clauses: 0.1, 0.2 …"""
    span: Span | None = None
    label: str = ""


Division = Element | Clause | Annex | Term
Node = Division | Block | ListItem | Row | Cell | Footnote


class Standard(Struct, frozen=True):
    """A whole document, numbered and with its generated parts, in the order in which it is printed."""

    slug: str
    """The name of the draft's folder."""
    data: StandardData
    foreword: Element
    introduction: Element | None
    notice: tuple[Block, ...]
    """重要提示, between the title and 范围; empty if there is none."""
    chapters: tuple[Clause, ...]
    annexes: tuple[Annex, ...]
    bibliography: Element | None
    index: Element | None
    footnotes: tuple[Footnote, ...] = ()
    """条文脚注 in the order of their marks."""
    source: str = ""
    """The folder of the draft, for pictures; with forward slashes."""

    def divisions(self) -> Iterator[Element | Clause | Annex]:
        """Yield the divisions at the highest level in printed order."""
        yield self.foreword
        if self.introduction:
            yield self.introduction
        yield from self.chapters
        yield from self.annexes
        if self.bibliography:
            yield self.bibliography
        if self.index:
            yield self.index
