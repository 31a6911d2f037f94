"""EQN018: brackets of formulas without a partner (9.9)."""

from __future__ import annotations

from qicao.model.block import Formula
from qicao.model.inline import Math
from qicao.model.tex import tokens_of
from qicao.rules.context import Context
from qicao.rules.formulas.places import place_in
from qicao.rules.passage import Passage, Place
from qicao.rules.rule import Report, Reports, Stretch, rule
from qicao.source.patterns import compiled

__all__ = ["unpaired_bracket"]

OPENING = {
    "(": ")",
    "[": ")",
    r"\lceil": r"\rceil",
    r"\lfloor": r"\rfloor",
    r"\langle": r"\rangle",
    r"\left": r"\right",
}
"""Bracket → its partner; half-open intervals have two kinds of brackets."""
CLOSING = {
    ")": ")",
    "]": ")",
    r"\rceil": r"\rceil",
    r"\rfloor": r"\rfloor",
    r"\rangle": r"\rangle",
    r"\right": r"\right",
}

HINT = "补上另一半，或删去。"
TEXT = r"\\(?:text|mathrm|mbox|textrm)\s*\{[^{}]*\}"
"""Words in a formula, in which brackets are punctuation."""


@rule("EQN018", "unpaired-bracket", clause="9.9.1", on=(Formula, Passage))
def unpaired_bracket(context: Context, node: Formula | Passage, _place: Place | None = None) -> Reports:
    r"""公式里的括号没有成对。

    为什么：括号缺了一半，公式的意思就不确定；`\left`没有`\right`时，高括号也排不出来。

    错：`$\left( a + b)^2$`

    对：`$\left( a + b \right)^2$`
    """
    if isinstance(node, Formula):
        lone = _lone(node.tex)
        span = place_in(context, node, *lone) if lone else None
        if lone and span:
            yield Report(span, f"公式里的“{node.tex[slice(*lone)]}”没有另一半。", HINT)
        return
    for piece in node.pieces:
        lone = _lone(piece.inline.tex) if isinstance(piece.inline, Math) else None
        if lone and isinstance(piece.inline, Math):
            message = f"公式里的“{piece.inline.tex[slice(*lone)]}”没有另一半。"
            yield Report(Stretch(node, piece.start, piece.end), message, HINT)


def _lone(tex: str) -> tuple[int, int] | None:
    """Return start and end of the first bracket without a partner: a closing one, else the last opening one."""
    opened: dict[str, list[tuple[int, int]]] = {}
    at = 0
    for token in tokens_of(compiled(TEXT).sub(lambda match: " " * len(match[0]), tex)):
        span = at, at + len(token)
        at = span[1]
        if token in OPENING:
            opened.setdefault(OPENING[token], []).append(span)
        elif token in CLOSING and not opened.get(token := CLOSING[token]):
            return span
        elif token in CLOSING:
            opened[token].pop()
    return max((spans[-1] for spans in opened.values() if spans), default=None)
