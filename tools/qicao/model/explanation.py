"""The 编制说明: its sections in the order of the regulation."""

from __future__ import annotations

from msgspec import Struct

from qicao.model.block import Block
from qicao.model.finding import Finding
from qicao.model.remark import Remark
from qicao.model.standard import Clause, Standard

__all__ = ["Explanation", "Section"]


class Section(Struct, frozen=True):
    """A section of the 编制说明 under the title that the regulation gives it."""

    title: str
    blocks: tuple[Block, ...]
    clauses: tuple[Clause, ...] = ()
    missing: bool = False


class Explanation(Struct, frozen=True):
    """The sections in the order of the regulation, then those that only this draft has; and the text as a whole."""

    sections: tuple[Section, ...]
    standard: Standard
    """The text as chapters of a document of its own, for what walks documents."""
    findings: tuple[Finding, ...]
    remarks: tuple[Remark, ...] = ()
