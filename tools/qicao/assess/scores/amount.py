"""Numbers in the words of explanations: points to the hundredth that add up, long numbers in groups of three digits."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

from qicao.assess.scores.judge import number_words
from qicao.source.patterns import compiled

__all__ = ["amount", "brief", "grouped", "hundredths", "points_words", "signed", "spread"]

THIN = "\u2009"
"""The blank between groups of digits (GB/T 15835—2011, 5.1.3); numbers of four digits have none."""
BEFORE_UNIT = compiled(r"(?<![\d.-])\d{5,}(?= )")
LONG = compiled(r"(?<![\d.])\d{5,}")


def amount(value: float, unit: str = "") -> str:
    """Return the number with its unit, in as many digits as one reads, in groups if it is long."""
    return LONG.sub(lambda match: f"{int(match[0]):,}".replace(",", THIN), number_words(value, unit))


def grouped(words: str) -> str:
    """Return the words with long numbers before a unit in groups; what is quoted as it was written stays."""
    return BEFORE_UNIT.sub(lambda match: f"{int(match[0]):,}".replace(",", THIN), words)


def brief(value: float, unit: str = "") -> str:
    """Return the number with its unit as a table shows it: whole, or to the hundredth."""
    if unit not in {"%", "‰"} and value == round(value):
        return amount(value, unit)
    words = LONG.sub(lambda match: f"{int(match[0]):,}".replace(",", THIN), f"{value:.2f}")
    return words + (unit if unit in {"%", "‰"} else f" {unit}" if unit not in {"", "1"} else "")


def points_words(points: float) -> str:
    """Return the points to the hundredth."""
    return f"{hundredths(points) / 100:.2f}"


def hundredths(points: float) -> int:
    """Return how many hundredths of a point it is."""
    return floor(points * 100 + 0.5 + 1e-7)


def signed(count: int) -> str:
    """Return hundredths of a point as a change."""
    return f"{'－' if count < 0 else '＋'}{abs(count) / 100:.2f}" if count else "0.00"


def spread(parts: Sequence[float], whole: int, most: Sequence[int] = ()) -> list[int]:
    """Return the parts in hundredths that sum to the *whole*: those with the largest remainders are rounded up.

    None is rounded up beyond the number at its place in *most*, if that is given, or down below 0.
    """
    down = [floor(part * 100 + 1e-7) for part in parts]
    order = sorted(range(len(parts)), key=lambda at: down[at] - parts[at] * 100)
    missing = whole - sum(down)
    if missing >= 0:
        up = [at for at in order if not most or down[at] < most[at]][:missing]
        return [count + (at in up) for at, count in enumerate(down)]
    less = [at for at in reversed(order) if down[at] > 0][:-missing]
    return [count - (at in less) for at, count in enumerate(down)]
