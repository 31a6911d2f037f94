"""The parts of a sentence between its commas, and which of them are only conditions."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from qicao.source.patterns import compiled

__all__ = ["HEEDED", "Segment", "segments_of"]

HEEDED = 1000
"""The number of characters of a sentence that are looked at; no provision is that long, and longer texts cost their square."""

CLOSED = r"（[^（）]*）|“[^“”]*”"
"""What is not divided."""
PART = r"[^，；：。！？]+"
CONDITION = (
    r"(?:(?<![学课小工同])时|的|(?<![然先])后|(?<!目)前|情况下|情形下|条件下|状态下|期间|以前|之前|之后|以后|的情况|的情形|时候)$"
    r"|^(?:当|如果?|若|倘若|凡|只要|一旦|除[^，]*外|遇|在(?!岗|线|编|用)[^，]*(?:(?<![学课小工])时|下|前|后|期间|中)$|针对|对于|关于)"
)
"""The end or beginning of a segment that tells when the rest holds: 值守时，… 有异议的，…"""
BINDING = r"^[^，]{2,16}(?:必?须|应)(?=经|按|在|通过|由)|^[^，]{2,16}不?(?:应|宜)(?!急)[^，]*[^的时]$"
"""A segment that requires something itself: …须经培训后，方可…"""


class Segment(Struct, frozen=True):
    """A part of a sentence, with its place in it."""

    text: str
    start: int
    condition: bool = False
    """True if it only tells when the rest of the sentence holds."""

    @property
    def end(self) -> int:
        """The place after its last character."""
        return self.start + len(self.text)


@lru_cache(maxsize=64)
def segments_of(sentence: str) -> tuple[Segment, ...]:
    """Return the parts of the sentence between commas, semicolons and colons; what stands in brackets is not divided."""
    return tuple(_segments(sentence))


def _segments(sentence: str) -> Iterator[Segment]:
    closed = "（" in sentence or "“" in sentence
    flat = compiled(CLOSED).sub(lambda match: "\ufffc" * len(match[0]), sentence) if closed else sentence
    found = list(compiled(PART).finditer(flat))
    for match in found:
        text = sentence[match.start() : match.end()]
        follows = flat[match.end() : match.end() + 1]
        premise = (
            follows == "，" and bool(compiled(CONDITION).search(match[0])) and not compiled(BINDING).search(match[0])
        )
        yield Segment(text, match.start(), premise)
