"""The order of symbols and abbreviations (GB/T 1.1—2020, 8.8.3)."""

from __future__ import annotations

from unicodedata import name

from msgspec.structs import replace

from qicao.model.block import Symbol, SymbolList
from qicao.model.inline import plain_text
from qicao.source.patterns import compiled

__all__ = ["sorted_symbols", "symbol_key"]

GREEK = {
    letter: place
    for place, letter in enumerate(
        [
            "alpha",
            "beta",
            "gamma",
            "delta",
            "epsilon",
            "zeta",
            "eta",
            "theta",
            "iota",
            "kappa",
            "lambda",
            "mu",
            "nu",
            "xi",
            "omicron",
            "pi",
            "rho",
            "sigma",
            "tau",
            "upsilon",
            "phi",
            "chi",
            "psi",
            "omega",
        ]
    )
}
COMMANDS = compiled(r"\\(?:mathrm|mathit|mathbf|text|operatorname|var)\s*")
SUBSCRIPT = compiled(r"_\{*([^{}]*)")


def sorted_symbols(listed: SymbolList) -> SymbolList:
    """Return the list in the order of the norm (8.8.3)."""
    return replace(listed, symbols=tuple(sorted(listed.symbols, key=lambda item: symbol_key(_words(item)))))


def _words(symbol: Symbol) -> str:
    return plain_text(symbol.symbol)


def symbol_key(symbol: str) -> tuple[object, ...]:
    """Return the sort key of a symbol, given as text or TeX.

    Latin comes before Greek before others, A before a, plain before indexed.
    """
    bare = COMMANDS.sub("", symbol)
    match = SUBSCRIPT.search(bare)
    index = match[1] if match else ""
    base = (bare[: match.start()] if match else bare).strip("{} ")
    kind, letters, small = _letters(base)
    rank = 0 if not index else 2 if index.isdigit() else 1
    return (kind, letters.casefold(), small, rank, index)


def _letters(base: str) -> tuple[int, str, int]:
    """Return the kind (0 Latin, 1 Greek, 2 other), the letters to sort by, and whether they are small."""
    word = base.lstrip("\\")
    if base.startswith("\\") and word.lower() in GREEK:
        return 1, f"{GREEK[word.lower()]:02}", int(word[0].islower())
    if base and "GREEK" in name(base[0], ""):
        spelled = name(base[0], "").split()[-1].lower().replace("lamda", "lambda")
        return 1, f"{GREEK.get(spelled, 99):02}", int(base[0].islower())
    return (0, base, int(base[:1].islower())) if base[:1].isascii() and base[:1].isalpha() else (2, base, 0)
