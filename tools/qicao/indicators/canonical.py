"""TeX in a form in which formulas that say the same are the same text.

Blanks, sizes of brackets, braces around one sign, the sign of multiplication and the order of factors and terms do not
count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from qicao.model.tex import SPACES, tokens_of

__all__ = ["canonical"]

DROPPED = frozenset({r"\left", r"\right", r"\displaystyle", r"\big", r"\Big", r"\!", r"\limits", r"\rm"})
SAME: Mapping[str, str] = {
    r"\cdot": r"\times", "*": r"\times", "×": r"\times", "·": r"\times",
    r"\dfrac": r"\frac", r"\tfrac": r"\frac", r"\leq": r"\le", r"\leqslant": r"\le", r"\geq": r"\ge",
    r"\geqslant": r"\ge", r"\neq": r"\ne", "≤": r"\le", "≥": r"\ge", "≠": r"\ne", "∑": r"\sum", "−": "-",
    r"\lbrace": r"\{", r"\rbrace": r"\}", r"\wedge": r"\land", r"\vee": r"\lor", r"\overline": r"\bar",
}  # fmt: skip
OPENING: Mapping[str, str] = {"{": "}", "(": ")", "[": "]"}
DEEPEST = 40
SUMMING = frozenset({r"\sum", r"\prod", r"\min", r"\max"})
"""Signs behind which the order of factors may matter."""


class _Group(Struct, frozen=True):
    """What stands in brackets or braces."""

    opening: str
    items: tuple[str | _Group, ...]


Item = str | _Group


def canonical(tex: str) -> str:
    """Return the form of the formula that is the same for all that say the same."""
    return _text(_read(iter(_tokens(tex)), "", 0))


def _tokens(tex: str) -> Iterator[str]:
    for token in tokens_of(tex):
        plain = SAME.get(token, token)
        if plain.strip() and plain not in DROPPED and plain[1:] not in SPACES and plain != "~":
            yield plain


def _read(tokens: Iterator[str], closing: str, depth: int) -> tuple[Item, ...]:
    items: list[Item] = []
    for token in tokens:
        if token == closing:
            break
        inside = token in OPENING and depth < DEEPEST
        items.append(_Group(token, _read(tokens, OPENING[token], depth + 1)) if inside else token)
    return tuple(items)


def _text(items: Sequence[Item]) -> str:
    """Return the text of the items: sides of an equation, terms, factors, the latter two sorted."""
    return "=".join("".join(sorted(_terms(side))) for side in _split(items, {"="}))


def _terms(items: Sequence[Item]) -> Iterator[str]:
    sign, term = "+", list[Item]()
    for item in (*items, "+"):
        if item in {"+", "-"}:
            if term:
                yield sign + _term(term)
            sign, term = ("+" if item == "+" else "-"), []
        else:
            term.append(item)


def _term(items: Sequence[Item]) -> str:
    factors = ["".join(map(_item, factor)) for factor in _split(items, {r"\times"})]
    return r"\times ".join(factors if SUMMING & set(map(str, items)) else sorted(factors))


def _item(item: Item) -> str:
    if isinstance(item, str):
        return f"{item} " if item.startswith("\\") else item
    inner = _text(item.items)
    if item.opening == "{" and len(item.items) == 1 and isinstance(item.items[0], str):
        return inner.removeprefix("+")
    return f"{item.opening}{inner}{OPENING[item.opening]}"


def _split(items: Sequence[Item], signs: set[str]) -> list[list[Item]]:
    parts: list[list[Item]] = [[]]
    for item in items:
        if isinstance(item, str) and item in signs:
            parts.append([])
        else:
            parts[-1].append(item)
    return parts
