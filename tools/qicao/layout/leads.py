"""Lead-ins: a paragraph that ends with a colon stays on the page of the block that follows, in Word and PDF alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from qicao.model.block import Block, Paragraph
from qicao.model.inline import Inline, readable_text

__all__ = ["leads", "with_leads"]

COLONS = ("：", ":")


def leads(inlines: Iterable[Inline]) -> bool:
    """Return whether the words introduce the block that follows: “按公式（4）计算：”."""
    return readable_text(inlines).rstrip().endswith(COLONS)


def with_leads(blocks: Sequence[Block]) -> Iterator[tuple[Block, bool]]:
    """Yield each block, and whether it introduces the block that follows."""
    for at, block in enumerate(blocks):
        followed = at + 1 < len(blocks)
        yield block, followed and isinstance(block, Paragraph) and not block.verbatim and leads(block.inlines)
