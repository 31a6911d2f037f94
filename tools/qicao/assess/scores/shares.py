"""The points of a unit as they are printed: to the hundredth, so that what is shown adds up."""

from __future__ import annotations

from math import isnan

from msgspec import Struct

from qicao.assess.scores.amount import hundredths, spread
from qicao.assess.scores.program import NEAR
from qicao.assess.scores.rating import FULL
from qicao.assess.scores.score import Place, Scores, Scoring

__all__ = ["Share", "Shares", "shares_of"]


class Share(Struct, frozen=True):
    """What an indicator gives a unit, in hundredths of a point."""

    got: int
    full: int

    @property
    def lost(self) -> int:
        """What it could give more."""
        return self.full - self.got


def shares_of(scores: Scores, place: Place) -> list[Share]:
    """Return the points of each indicator; they sum to the total, and with what is lost to 100."""
    total = scores.totals[place[0]][place[1]]
    if isnan(total):
        return [Share(0, 0) for _ in scores.parts]
    full = spread([FULL * scores.weight(part, place) for part in scores.parts], hundredths(FULL))
    best = [part.ratings[place[0]][place[1]] >= FULL - NEAR for part in scores.parts]
    there = [0.0 if done else scores.points(part, place) for part, done in zip(scores.parts, best, strict=True)]
    rest = hundredths(total) - sum(most for most, done in zip(full, best, strict=True) if done)
    got = spread(there, rest, [0 if done else most for most, done in zip(full, best, strict=True)])
    return [Share(most if done else one, most) for one, most, done in zip(got, full, best, strict=True)]


class Shares:
    """Gives the points of indicators as they are printed; those of a unit are computed once."""

    def __init__(self, scores: Scores) -> None:
        """Begin without any."""
        self.scores = scores
        self.at = {part.indicator.id: at for at, part in enumerate(scores.parts)}
        self.known: dict[Place, list[Share]] = {}

    def of(self, part: Scoring, place: Place) -> Share:
        """Return the points of the indicator."""
        if place not in self.known:
            self.known[place] = shares_of(self.scores, place)
        return self.known[place][self.at[part.indicator.id]]
