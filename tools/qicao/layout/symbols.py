"""式中: the symbols of a formula and their meanings, with aligned dashes (GB/T 1.1—2020, 10.4.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from unicodedata import east_asian_width

from qicao.model.block import KeyItem, Symbol
from qicao.model.inline import Inline, Math, iter_inlines, plain_text
from qicao.source.patterns import compiled

__all__ = ["stop_after", "symbols_width"]

COLONS = ("：", ":")
LEAST = 189
"""The width that the official style leaves for a symbol, in twips."""
LETTER, WIDE, SMALL = 150, 210, 0.8
"""The widths of a letter and of a Chinese character at 10.5 pt, in twips; the scale of superscripts and subscripts."""
BROAD = frozenset("MWmw")
MARGIN = 40
"""The space that programs leave around a formula, in twips."""
COMMAND = compiled(r"\\(?:mathrm|mathbf|mathit|text|mathsf|operatorname|left|right|bar|hat|dot|overline|vec|tilde)\b")
SIGN = compiled(r"\\[A-Za-z]+")
LOWERED = compiled(r"[_^](\{(?:[^{}]|\{[^{}]*\})*\}|.)")


def stop_after(lines: Sequence[Symbol] | Sequence[KeyItem], at: int) -> str:
    """Return the punctuation after a line: “；”, “。” after the last one, "" if a colon leads to the blocks below it."""
    if plain_text(lines[at].meaning).endswith(COLONS):
        return ""
    return "。" if at == len(lines) - 1 else "；"


def symbols_width(symbols: Iterable[tuple[Inline, ...]]) -> int:
    """Return the width of the widest symbol in twips, rather too large than too small.

    Word and PDF use the same width.
    """
    return max((LEAST, *(round(_width(symbol)) for symbol in symbols)))


def _width(symbol: tuple[Inline, ...]) -> float:
    texs = [inline.tex for inline in iter_inlines(symbol) if isinstance(inline, Math)]
    words = plain_text(tuple(inline for inline in symbol if not isinstance(inline, Math)))
    return _of_text(words) + sum(_of_tex(tex) + MARGIN for tex in texs)


def _of_tex(tex: str) -> float:
    small = "".join(LOWERED.findall(tex))
    return _of_text(_letters(LOWERED.sub("", tex))) + SMALL * _of_text(_letters(small))


def _letters(tex: str) -> str:
    return re.sub(r"[\\{}\s_^]|\\[,;!:]", "", SIGN.sub("x", COMMAND.sub("", tex)))


def _of_text(text: str) -> float:
    return sum(WIDE if east_asian_width(char) in "WF" or char in BROAD else LETTER for char in text)
