"""The tree as the author wrote it: not numbered, without generated parts, references not resolved."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from qicao.model.block import Footnote
from qicao.model.finding import Finding
from qicao.model.remark import Remark
from qicao.model.standard import Annex, Clause, Element

__all__ = ["Raw"]


class Raw(Struct, frozen=True):
    """The content of `index.md`; chapters that are generated are here only if the author typed them."""

    introduction: Element | None = None
    chapters: tuple[Clause, ...] = ()
    annexes: tuple[Annex, ...] = ()
    bibliography: Element | None = None
    footnotes: tuple[Footnote, ...] = ()
    """条文脚注 in the order of their first marks; those without a mark come last."""
    findings: tuple[Finding, ...] = ()
    remarks: tuple[Remark, ...] = ()
    """Instructions for the checker in comments."""
    stated: Mapping[tuple[str, int], Mapping[str, str]] = field(default_factory=dict)
    """File and line of a provision → what the author says of it in attributes."""
