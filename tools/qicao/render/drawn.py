"""What the faces will not be able to show, as findings of the check: one table of what looks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from qicao.model.finding import Fault, Finding
from qicao.model.span import Span
from qicao.model.standard import Standard
from qicao.render.formulas import Formulas
from qicao.render.glyphs import lost_glyphs
from qicao.render.mentions import find_mentions, formulas_of
from qicao.render.pictures import Pictures
from qicao.render.tex import DEEPEST, DEEPEST_SCRIPTS, LONGEST, is_too_large

__all__ = ["Drawing", "drawn_faults"]

UNKNOWN = Fault(
    "FRM001",
    "unknown-formula",
    "公式“{tex}”里有不认识的写法，将原样印出。",
    "检查命令的拼写、花括号和 \\begin、\\end 是否成对；编号和 \\tag 由工具给出。",
)
TOO_LARGE = Fault(
    "FRM002",
    "large-formula",
    "公式“{tex}”太长或嵌套太深，将原样印出。",
    f"一个公式至多{LONGEST}个字符、{DEEPEST}层括号、{DEEPEST_SCRIPTS}层上下标；拆成几个公式。",
)
SHOWN = 40
"""Characters of a formula that a message quotes."""


class Drawing(Struct, frozen=True):
    """What draws the formulas and pictures of a draft."""

    formulas: Formulas
    pictures: Pictures

    @classmethod
    def of(cls, folder: Path, cache: Path) -> Drawing:
        """Return what draws those of the draft in *folder* and keeps results in *cache*."""
        return cls(Formulas(cache), Pictures(folder, cache=cache))


def drawn_faults(standards: Sequence[Standard], drawing: Drawing) -> tuple[Finding, ...]:
    """Return a finding for each place of the documents that some face cannot show as it is written."""
    found = (finding for look in _LOOKS for standard in standards for finding in look(standard, drawing))
    return tuple(dict.fromkeys(found))


def _formulas(standard: Standard, drawing: Drawing) -> Iterator[Finding]:
    """Yield the formulas that are printed as TeX."""
    texs = find_mentions(standard).texs
    misread = drawing.formulas.misread(texs)
    if not misread and not any(map(is_too_large, texs)):
        return
    for formula in formulas_of(standard):
        if is_too_large(formula.tex):
            yield TOO_LARGE.at(formula.span or Span("", 1), tex=_short(formula.tex))
        elif formula.tex in misread:
            yield UNKNOWN.at(formula.span or Span("", 1), tex=_short(formula.tex))


def _short(tex: str) -> str:
    return tex if len(tex) <= SHOWN else tex[:SHOWN] + "…"


def _pictures(standard: Standard, drawing: Drawing) -> Iterator[Finding]:
    """Yield what is wrong with pictures and diagrams."""
    yield from drawing.pictures.check(standard)


def _glyphs(standard: Standard, _drawing: Drawing) -> Iterator[Finding]:
    """Yield the characters that no font has."""
    yield from lost_glyphs(standard)


_LOOKS: tuple[Callable[[Standard, Drawing], Iterator[Finding]], ...] = (_formulas, _pictures, _glyphs)
"""What looks for each kind of thing that cannot be shown."""
