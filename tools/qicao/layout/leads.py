"""Lead-ins: words that end with a colon stay on the page of what they lead to, for Word and PDF alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from qicao.model.block import Block, Paragraph
from qicao.model.inline import Inline, readable_text

__all__ = ["leads", "with_leads"]

COLONS = ("：", ":")


def leads(inlines: Iterable[Inline]) -> bool:
    """Return whether the words lead to what stands below them: “按公式（4）计算：”."""
    return readable_text(inlines).rstrip().endswith(COLONS)


def with_leads(blocks: Sequence[Block]) -> Iterator[tuple[Block, bool]]:
    """Yield each block, and whether it leads to the one below it."""
    for at, block in enumerate(blocks):
        followed = at + 1 < len(blocks)
        yield block, followed and isinstance(block, Paragraph) and not block.verbatim and leads(block.inlines)
