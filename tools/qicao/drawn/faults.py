"""Findings for everything that some output cannot show: formulas, pictures, characters without a font."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from qicao.drawn.formulas import Formulas, displayed
from qicao.drawn.glyphs import lost_glyphs
from qicao.drawn.grammar import is_ordinary
from qicao.drawn.pictures import Pictures
from qicao.drawn.tex import DEEPEST, DEEPEST_SCRIPTS, LONGEST, is_too_large
from qicao.model.block import Figure, Formula
from qicao.model.finding import Fault, Finding
from qicao.model.inline import Image, Inline, Math, Text, iter_inlines
from qicao.model.span import Span
from qicao.model.standard import Standard
from qicao.model.tree import iter_nodes, own_texts
from qicao.source.world import World

__all__ = ["Drawing", "drawn_faults"]

T = TypeVar("T")

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
"""The number of characters of a formula that a message quotes."""


class Drawing(Struct, frozen=True):
    """The formulas and pictures of a draft, with all that is needed to draw them."""

    formulas: Formulas
    pictures: Pictures

    @classmethod
    def of(cls, folder: Path, world: World) -> Drawing:
        """Return that of the draft in *folder*, whose files are read through *world*."""
        return cls(Formulas(world), Pictures(folder, world))


class _Seen(Struct, frozen=True):
    """The parts of a document that must be drawn, in printed order; the 条文脚注 come last."""

    formulas: tuple[Formula, ...]
    figures: tuple[Figure, ...]
    inlines: tuple[Inline, ...]

    @classmethod
    def in_(cls, standard: Standard) -> _Seen:
        """Return the parts of the *standard*, found in one walk."""
        nodes = tuple(chain(iter_nodes(standard), *map(iter_nodes, standard.footnotes)))
        texts = chain.from_iterable(map(own_texts, nodes))
        return cls(
            tuple(node for node in nodes if type(node) is Formula),
            tuple(node for node in nodes if type(node) is Figure),
            tuple(iter_inlines(chain.from_iterable(texts))),
        )

    def of(self, kind: type[T]) -> Iterator[T]:
        """Yield the inlines of that kind."""
        return (inline for inline in self.inlines if type(inline) is kind)


def drawn_faults(standards: Sequence[Standard], drawing: Drawing) -> tuple[Finding, ...]:
    """Return a finding for each place of the documents that some output cannot show as it is written."""
    seen = tuple(map(_Seen.in_, standards))
    return tuple(dict.fromkeys(finding for look in _LOOKS for one in seen for finding in look(one, drawing)))


def _formulas(seen: _Seen, drawing: Drawing) -> Iterator[Finding]:
    """Yield a finding for each formula that is printed as TeX."""
    formulas: tuple[Formula | Math, ...] = (*seen.formulas, *seen.of(Math))
    texs = {displayed(item.tex) if isinstance(item, Formula) else item.tex for item in formulas}
    misread = drawing.formulas.misread(texs)
    if not misread and not any(map(is_too_large, texs)):
        return
    for formula in formulas:
        if is_too_large(formula.tex):
            yield TOO_LARGE.at(formula.span or Span("", 1), tex=_short(formula.tex))
        elif formula.tex in misread:
            yield UNKNOWN.at(_place(formula), tex=_short(formula.tex))


def _place(formula: Formula | Math) -> Span:
    """Return the place of the fault: the first faulty line of a displayed formula, else the whole formula."""
    span = formula.span or Span("", 1)
    lines = formula.tex.split("\n")
    above = (span.end_line - span.line + 1 - len(lines)) // 2
    if isinstance(formula, Math) or above < 1:
        return span
    wrong = (at for at, line in enumerate(lines) if not _is_understood(line))
    return Span(span.file, span.line + above + next(wrong, 0))


def _is_understood(line: str) -> bool:
    r"""Return whether a line of a formula can be read by itself; one with `\begin` or `\end` counts as such."""
    bare = line.replace("&", " ").strip().removesuffix("\\\\")
    return not bare or "\\begin" in bare or "\\end" in bare or is_ordinary(bare)


def _short(tex: str) -> str:
    return tex if len(tex) <= SHOWN else tex[:SHOWN] + "…"


def _pictures(seen: _Seen, drawing: Drawing) -> Iterator[Finding]:
    """Yield the findings at pictures and diagrams."""
    yield from drawing.pictures.check(seen.figures, tuple(seen.of(Image)))


def _glyphs(seen: _Seen, drawing: Drawing) -> Iterator[Finding]:
    """Yield a finding for each character that no font has."""
    yield from lost_glyphs(tuple(seen.of(Text)), drawing.formulas.world.programs)


_LOOKS: tuple[Callable[[_Seen, Drawing], Iterator[Finding]], ...] = (_formulas, _pictures, _glyphs)
"""The searches, one for each kind of thing that cannot be shown."""
