"""TeX before it is converted: what is too large, and how pandoc wants it spelled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from qicao.drawn.brackets import BARS, Bracket, bracket_of, pairs
from qicao.model.tex import SIGNS, nesting, tokens_of
from qicao.source.patterns import compiled

__all__ = ["DEEPEST", "DEEPEST_SCRIPTS", "LONGEST", "PARTS", "is_too_large", "spelled"]

LONGEST = 4000
"""Characters of a formula; that many fill more than a page."""
DEEPEST = 20
"""Groups within groups."""
DEEPEST_SCRIPTS = 6
"""Scripts of scripts; for each two more pandoc takes four times as long."""
WORDS = {r"\cfrac": r"\dfrac"}
"""What pandoc does not know by its name."""
DEGREE = compiled(r"\^\s*(?:\\circ(?![A-Za-z])|\{\s*\\circ\s*\})")
"""The degree, which people write as a small circle above nothing: a hole in Word."""
NO_XML = compiled(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that print nothing and that no face can hold."""
SIZES = compiled(r"\\(?:big|Big|bigg|Bigg)([lrm]?)")
"""Commands that make the bracket behind them larger; the letter says on which side it stands."""
ENTERS = frozenset({"{", "\\left", "\\begin"})
LEAVES = frozenset({"}", "\\right", "\\end"})
FRACTIONS = frozenset({"\\frac", "\\dfrac", "\\tfrac"})
ENDS = frozenset({"\\end"})
PARTS = frozenset({"&", "\\\\"})
"""What ends a cell of rows."""
LAST_BREAK = compiled(r"(?:\\\\(?:\[\s*-?[\d.]+\s*[a-z]{2}\s*\])?\s*)+$")
"""The end of a row behind which no other begins."""


@lru_cache(maxsize=4096)
def is_too_large(tex: str) -> bool:
    """Return whether the formula is longer or deeper than what is converted."""
    if len(tex) > LONGEST:
        return True
    groups, scripts = nesting(tokens_of(tex))
    return groups > DEEPEST or scripts > DEEPEST_SCRIPTS


def spelled(tex: str) -> str:
    """Return the formula as pandoc knows it: brackets of given sizes as pairs that grow, no empty last row."""
    for word, known in WORDS.items():
        tex = tex.replace(word, known)
    tokens = tokens_of(DEGREE.sub("°", NO_XML.sub("", tex)))
    return "".join(_without_last_breaks(_grown(tokens)))


def _without_last_breaks(tokens: Sequence[str]) -> list[str]:
    r"""Return the tokens without a `\\\\` right before `\end`: the end of a row that begins no other."""
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
    r"""Return the tokens with brackets of given sizes in pairs of `\left` and `\right`; what has no partner keeps its size."""
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
    """Yield the brackets, and something that is none between two that do not follow each other at once."""
    before = -4
    for at, bracket in members:
        if at > before + 3:
            yield at, Bracket()
        yield at, bracket
        before = at


def _grow_bars(found: list[str], tokens: Sequence[str], places: Sequence[int]) -> None:
    """Let single bars grow with the fraction right before them, the value of which they take at a place."""
    for at in places:
        start = _group_start(tokens, _group_start(tokens, at))
        if start and tokens[start - 1] in FRACTIONS:
            found[start - 1], found[at] = f"\\left.{tokens[start - 1]}", "\\right"


def _group_start(tokens: Sequence[str], end: int) -> int:
    """Return where the group that ends before *end* begins; 0 when there is none."""
    depth = 0
    for at in range(end - 1, -1, -1):
        depth += {"}": 1, "{": -1}.get(tokens[at], 0)
        if depth <= 0 and not tokens[at].isspace():
            return at if tokens[at] == "{" else 0
    return 0


def _sized(tokens: Sequence[str]) -> list[tuple[int, int, Bracket]]:
    """Return where brackets of given sizes stand, with a number for the group or cell and the bracket itself."""
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
    """Return the bracket that follows the command, which may say on which side it stands."""
    token = next((token for token in tokens if not token.isspace()), "")
    return bracket_of(SIGNS.get(token[1:], "") if token[:1] == "\\" else token, side)
