"""The tree as the author wrote it: not numbered, not completed, references not resolved."""

from __future__ import annotations

from msgspec import Struct

from qicao.model.block import Footnote
from qicao.model.finding import Finding
from qicao.model.remark import Remark
from qicao.model.standard import Annex, Clause, Element

__all__ = ["Raw"]


class Raw(Struct, frozen=True):
    """What `index.md` holds; chapters that are generated are only here when the author typed them."""

    introduction: Element | None = None
    chapters: tuple[Clause, ...] = ()
    annexes: tuple[Annex, ...] = ()
    bibliography: Element | None = None
    footnotes: tuple[Footnote, ...] = ()
    """条文脚注 in the order of their first marks; those without a mark come last."""
    findings: tuple[Finding, ...] = ()
    remarks: tuple[Remark, ...] = ()
    """What the author tells the checker in comments."""
