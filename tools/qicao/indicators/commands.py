"""The commands of TeX that symbols may use."""

from __future__ import annotations

from qicao.model.tex import ACCENTS, FONTS, FUNCTIONS, SIGNS, SPACES, tokens_of

__all__ = ["unknown_commands"]

KNOWN = frozenset(
    {*SIGNS, *FUNCTIONS, *FONTS, *ACCENTS, *SPACES, "frac", "dfrac", "tfrac", "sqrt", "left", "right", "limits"}
    | {"min", "max", "begin", "end"}
)
"""Without their backslash."""


def unknown_commands(tex: str) -> tuple[str, ...]:
    """Return the commands in *tex* that nobody knows."""
    words = (token for token in tokens_of(tex) if token.startswith("\\") and token[1:].isalpha())
    return tuple(word for word in words if word[1:] not in KNOWN)
