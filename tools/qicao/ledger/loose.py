"""The letters and digits of a text as a Word file prints it: formulas without TeX, no punctuation, no marks of notes.

A quote of a whole paragraph contains what a frozen text does not: the marks of footnotes, formulas as signs, the domain of
a term, the number before a title. So both are compared by their letters and digits only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import normalize

from qicao.model.frozen import FrozenElement
from qicao.model.tex import FUNCTIONS, SIGNS
from qicao.source.patterns import compiled

__all__ = ["letters_of", "names_of", "said_by"]

TOKEN = compiled(r"\\(?:begin|end)\{[a-z]+\*?\}|\\[A-Za-z]+|.")
DOMAIN = compiled(r"^\s*[〈<＜][^〉>＞]{1,40}[〉>＞]")


def said_by(quote: str) -> str:
    """Return the letters and digits of a quote from a Word file, without the domain of a term at its beginning."""
    return "".join(letter for letter, _ in letters_of(DOMAIN.sub("", quote)))


def letters_of(text: str) -> Iterator[tuple[str, int]]:
    """Yield each letter and digit that is printed, in its plain form, with the place in the text from which it comes."""
    if "\\" not in text:
        pieces: Iterator[tuple[str, int]] = ((char, at) for at, char in enumerate(text))
    else:
        pieces = ((_printed(match[0]), match.start()) for match in TOKEN.finditer(text))
    for piece, at in pieces:
        for char in piece if piece.isascii() else normalize("NFKC", piece):
            if char.isalnum():
                yield char, at


def _printed(token: str) -> str:
    """What the token of TeX prints; "" for what only arranges others."""
    name = token[1:]
    return token if token[0] != "\\" else SIGNS.get(name, name if name in FUNCTIONS else "")


MOST = 12
"""The greatest number of further names that are looked at."""


def _runs(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield all that stands one behind the other, for no paragraph has all that is printed with an element."""
    end = min(len(lines), MOST)
    return (lines[first:last] for first in range(end) for last in range(first + 1, end + 1))


def names_of(element: FrozenElement) -> frozenset[str]:
    """Return what a paragraph may consist of that stands for the element: its words with its number and what is printed with it."""
    if not element.text:
        return frozenset()
    role = f"（{element.role}）" if element.kind == "annex" else ""
    more = element.more.split("\n")
    wholes = (
        element.text,
        f"{element.text}{element.number}",
        f"{element.number}{element.text}",
        f"{role}{element.text}",
        f"{element.number}{role}{element.text}",
        *(f"{element.text}{''.join(part)}" for part in _runs(more)),
        *(f"{name}{mark}" for name in more for mark in ("", "（拒用）")),
    )
    return frozenset(filter(None, map(said_by, wholes)))
