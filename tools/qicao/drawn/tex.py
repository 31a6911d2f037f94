"""TeX before it is converted: the limits of its size, and the spelling that pandoc wants."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from qicao.drawn.brackets import BARS, Bracket, bracket_of, pairs
from qicao.model.tex import SIGNS, nesting, tokens_of
from qicao.source.patterns import compiled

__all__ = ["DEEPEST", "DEEPEST_SCRIPTS", "LONGEST", "PARTS", "is_too_large", "spelled"]

LONGEST = 4000
"""The greatest length of a formula, in characters; it would fill more than a page."""
DEEPEST = 20
"""The greatest depth of nested groups."""
DEEPEST_SCRIPTS = 6
"""The greatest depth of nested scripts; every two levels make pandoc four times as slow."""
WORDS = {r"\cfrac": r"\dfrac"}
"""Command that pandoc does not know → one that it knows."""
DEGREE = compiled(r"\^\s*(?:\\circ(?![A-Za-z])|\{\s*\\circ\s*\})")
"""The degree sign, which people write as a raised small circle; without a base Word shows an empty box."""
NO_XML = compiled(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that print nothing and that no output format can contain."""
SIZES = compiled(r"\\(?:big|Big|bigg|Bigg)([lrm]?)")
"""Commands that enlarge the next bracket; the letter tells on which side it is."""
ENTERS = frozenset({"{", "\\left", "\\begin"})
LEAVES = frozenset({"}", "\\right", "\\end"})
FRACTIONS = frozenset({"\\frac", "\\dfrac", "\\tfrac"})
ENDS = frozenset({"\\end"})
PARTS = frozenset({"&", "\\\\"})
"""The tokens that end a cell of an array."""
LAST_BREAK = compiled(r"(?:\\\\(?:\[\s*-?[\d.]+\s*[a-z]{2}\s*\])?\s*)+$")
"""The end of a row that no other row follows."""


@lru_cache(maxsize=4096)
def is_too_large(tex: str) -> bool:
    """Return whether the formula is longer or deeper than the limits of what is converted."""
    if len(tex) > LONGEST:
        return True
    groups, scripts = nesting(tokens_of(tex))
    return groups > DEEPEST or scripts > DEEPEST_SCRIPTS


def spelled(tex: str) -> str:
    """Return the formula as pandoc understands it.

    Brackets of given sizes become pairs that grow, and an empty last row is removed.
    """
    for word, known in WORDS.items():
        tex = tex.replace(word, known)
    tokens = tokens_of(DEGREE.sub("°", NO_XML.sub("", tex)))
    return "".join(_without_last_breaks(_grown(tokens)))


def _without_last_breaks(tokens: Sequence[str]) -> list[str]:
    r"""Return the tokens without a `\\` right before `\end`, because no row follows it."""
    kept: list[str] = []
    for token in tokens:
        if token in ENDS:
            kept = _tokens_before_break(kept)
        kept.append(token)
    return kept


def _tokens_before_break(kept: list[str]) -> list[str]:
    end = LAST_BREAK.search("".join(kept[-12:]))
    tail = "".join(kept[-12:])[: end.start()] if end else ""
    return [*kept[:-12], *tokens_of(tail), " "] if end else kept


def _grown(tokens: Sequence[str]) -> list[str]:
    r"""Return the tokens with brackets of given sizes as pairs of `\left` and `\right`; one without partner is kept."""
    found, sized = list(tokens), list(_sized(tokens))
    for at, _, _ in sized:
        found[at] = ""
    for group in {group for _, group, _ in sized}:
        members = list(_with_content([(at, bracket) for at, of_group, bracket in sized if of_group == group]))
        paired = list(pairs([bracket for _, bracket in members]))
        for first, last in paired:
            found[members[first][0]], found[members[last][0]] = "\\left", "\\right"
        single = set(range(len(members))) - {at for pair in paired for at in pair}
        _grow_bars(found, tokens, [members[at][0] for at in single if members[at][1].sign in BARS])
    return found


def _with_content(members: Sequence[tuple[int, Bracket]]) -> Iterator[tuple[int, Bracket]]:
    """Yield the brackets, with a neutral entry between two that have something between them."""
    before = -4
    for at, bracket in members:
        if at > before + 3:
            yield at, Bracket()
        yield at, bracket
        before = at


def _grow_bars(found: list[str], tokens: Sequence[str], places: Sequence[int]) -> None:
    """Let single bars grow with the fraction before them, as in “the value at”."""
    for at in places:
        start = _group_start(tokens, _group_start(tokens, at))
        if start and tokens[start - 1] in FRACTIONS:
            found[start - 1], found[at] = f"\\left.{tokens[start - 1]}", "\\right"


def _group_start(tokens: Sequence[str], end: int) -> int:
    """Return the start of the group that ends before *end*; 0 if there is none."""
    depth = 0
    for at in range(end - 1, -1, -1):
        depth += {"}": 1, "{": -1}.get(tokens[at], 0)
        if depth <= 0 and not tokens[at].isspace():
            return at if tokens[at] == "{" else 0
    return 0


def _sized(tokens: Sequence[str]) -> list[tuple[int, int, Bracket]]:
    """Return the brackets of given sizes: index, number of the group or cell around it, and the bracket itself."""
    sized: list[tuple[int, int, Bracket]] = []
    groups, last = [0], 0
    for at, token in enumerate(tokens):
        if token in ENTERS or token in PARTS:
            last += 1
            groups = [*(groups if token in ENTERS else groups[:-1]), last]
        elif token in LEAVES:
            groups = groups[:-1] or [last := last + 1]
        elif size := SIZES.fullmatch(token):
            sized.append((at, groups[-1], _bracket(tokens[at + 1 : at + 3], size[1])))
    return sized


def _bracket(tokens: Sequence[str], side: str) -> Bracket:
    """Return the bracket that follows the command; the command may tell on which side it is."""
    token = next((token for token in tokens if not token.isspace()), "")
    return bracket_of(SIGNS.get(token[1:], "") if token[:1] == "\\" else token, side)
