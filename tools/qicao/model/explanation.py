"""The 编制说明: its sections in the order that the regulation prescribes."""

from __future__ import annotations

from msgspec import Struct

from qicao.model.block import Block
from qicao.model.finding import Finding
from qicao.model.remark import Remark
from qicao.model.standard import Clause, Standard

__all__ = ["Explanation", "Section"]


class Section(Struct, frozen=True):
    """A section of the 编制说明, with the title that the regulation prescribes."""

    title: str
    blocks: tuple[Block, ...]
    clauses: tuple[Clause, ...] = ()
    missing: bool = False
    process: bool = False
    """True if the section describes the course of the work, which includes the results of the consultations."""


class Explanation(Struct, frozen=True):
    """The prescribed sections in their order, then those that only this draft has; and the text as a whole."""

    sections: tuple[Section, ...]
    standard: Standard
    """The text as chapters of a document of its own, for code that walks documents."""
    findings: tuple[Finding, ...]
    remarks: tuple[Remark, ...] = ()
    process: tuple[str, ...] = ()
    """The results of the consultations, one paragraph for each."""
