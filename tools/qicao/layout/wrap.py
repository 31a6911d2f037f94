"""Text set in lines of a drawing, whose widths are never below those that the usual fonts give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from qicao.source.patterns import compiled

__all__ = ["ems", "shortened", "wrap"]

WIDTHS: Mapping[str, float] = {
    char: width
    for width, chars in (
        (0.3, "' "),
        (0.35, "!,-.:;[]ijl|"),
        (0.4, "()/\\ft{}"),
        (0.45, "I"),
        (0.5, '"*?rsz'),
        (0.55, "Jcv"),
        (0.6, "#$+0123456789<=>S^_aegxy~"),
        (0.65, "FLPZ`bdkopq"),
        (0.7, "BCETXYhnu"),
        (0.75, "AGKRV"),
        (0.8, "&DNOQU"),
        (0.85, "w"),
        (0.9, "H"),
        (0.95, "%@"),
        (1.0, "Mm"),
        (1.1, "W"),
    )
    for char in chars
}
"""Letter → its width in ems, that of the wider one of 思源黑体 and 思源宋体, rounded up; all others have one em at most."""
WORD = compiled("[\u0021-\u007e]+|.")
CLOSING = frozenset("，。、；：？！）》」』”’】〕％…—·／～")
"""Signs that do not begin a line."""
OPENING = frozenset("（《「『“‘【〔")
"""Signs that do not end a line."""
STEPS = 12
"""The number of widths that are tried to make the lines of a text equally long."""


@lru_cache(maxsize=1 << 14)
def ems(text: str) -> float:
    """Return the greatest width of the text in ems."""
    return sum(WIDTHS.get(char, 1.0) for char in text)


@lru_cache(maxsize=1 << 14)
def wrap(text: str, width: float, *, even: bool = True) -> tuple[str, ...]:
    """Return the text in as few lines of *width* ems as it needs, about equally long if they are to be *even*.

    Words in Latin letters and numbers stay whole unless they are longer than a line; signs stay with their words.
    """
    best = _greedy(text, width)
    if not even:
        return best
    least = max(map(ems, _pieces(text, width)))
    tries = (max(width * (1 - step / STEPS / 2), least) for step in range(1, STEPS))
    for lines in (_greedy(text, tried) for tried in tries):
        if len(lines) > len(best):
            break
        best = lines
    return best


def shortened(text: str, width: float) -> str:
    """Return the text if it fits into *width* ems, else its beginning and “…”."""
    if ems(text) <= width:
        return text
    while text and ems(text) + 1 > width:
        text = text[:-1]
    return f"{text}…"


def _greedy(text: str, width: float) -> tuple[str, ...]:
    lines, line = [], ""
    for piece in _pieces(" ".join(text.split()), width):
        if line and ems(line + piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return tuple(found for found in (*lines, line.rstrip()) if found) or ("",)


def _pieces(text: str, width: float) -> Iterator[str]:
    """Yield what a line may end after."""
    held = ""
    for match in WORD.finditer(text):
        word = match[0]
        if held and not (word in CLOSING or held[-1] in OPENING):
            yield from _cut(held, width)
            held = ""
        held += word
    yield from _cut(held, width)


def _cut(piece: str, width: float) -> Iterator[str]:
    """Yield the piece, in parts if it is longer than a line."""
    while ems(piece) > width and len(piece) > 1:
        end = next((at for at in range(1, len(piece)) if ems(piece[: at + 1]) > width), len(piece))
        yield piece[:end]
        piece = piece[end:]
    yield piece
