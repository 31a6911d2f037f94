"""Text set in lines of a drawing, whose widths are never below those that the usual fonts give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
WORD = compiled("第[0-9]{1,3}部分|（[^（）]{1,4}）|[\u0021-\u007e]+|.")
CLOSING = frozenset("，。、；：？！）》」』”’】〕％…—·／～")
"""Signs that do not begin a line."""
OPENING = frozenset("（《「『“‘【〔")
"""Signs that do not end a line."""
NEAR = 1e-9
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
    pieces = _pieces(text, width)
    best = _greedy(pieces, width)
    if len(best) < 2 or not even:
        return best
    least = max(*(room for _, room in pieces), sum(room for _, room in pieces) / len(best))
    tries = (_greedy(pieces, least + (width - least) * step / STEPS) for step in range(STEPS))
    return next((lines for lines in tries if len(lines) == len(best)), best)


def shortened(text: str, width: float) -> str:
    """Return the text if it fits into *width* ems, else its beginning and “…”."""
    if ems(text) <= width:
        return text
    while text and ems(text) + 1 > width:
        text = text[:-1]
    return f"{text}…"


def _greedy(pieces: Sequence[tuple[str, float]], width: float) -> tuple[str, ...]:
    """Return lines of *width* ems, each with as many pieces as it can hold; no line begins or ends with a space."""
    lines, line, used = list[str](), "", 0.0
    for piece, room in pieces:
        if line and piece != " " and used + room > width + NEAR:
            lines.append(line.rstrip())
            line, used = "", 0.0
        if line or piece != " ":
            line += piece
            used += room
    return tuple(found for found in (*lines, line.rstrip()) if found) or ("",)


def _pieces(text: str, width: float) -> tuple[tuple[str, float], ...]:
    """Return what a line may end after, with its width; what is longer than a line is in parts."""
    whole = _whole_pieces(text)
    if all(room <= width for _, room in whole):
        return whole
    parts = (part for piece, room in whole for part in ([piece] if room <= width else _cut(piece, width)))
    return tuple((part, ems(part)) for part in parts)


@lru_cache(maxsize=1 << 13)
def _whole_pieces(text: str) -> tuple[tuple[str, float], ...]:
    found = list[str]()
    for match in WORD.finditer(" ".join(text.split())):
        word = match[0]
        if found and word != " " and (word in CLOSING or found[-1][-1] in OPENING):
            found[-1] += word
        else:
            found.append(word)
    return tuple((piece, ems(piece)) for piece in found or [""])


def _cut(piece: str, width: float) -> Iterator[str]:
    """Yield the piece in parts that fit."""
    while ems(piece) > width and len(piece) > 1:
        end = next((at for at in range(1, len(piece)) if ems(piece[: at + 1]) > width), len(piece))
        yield piece[:end]
        piece = piece[end:]
    yield piece
