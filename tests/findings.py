"""Two findings and the lines of the file in which they lie, for the tests of reports."""

from __future__ import annotations

from qicao.model.finding import Edit, Finding, Fix
from qicao.model.span import Span

__all__ = ["HINT", "LINES", "MUST", "PLACE", "read_line"]

PLACE = Span("drafts/甲 乙/index.md", 3, 5, 3, 7)
MUST = Finding(
    "MOD001",
    "error",
    "“必须”不是要求型条款的能愿动词。",
    PLACE,
    "改为“应”。",
    "C.1",
    Fix((Edit(PLACE, "应"), Edit(Span(PLACE.file, 4, 1), "\n")), safe=False),
)
HINT = Finding("STR006", "info", "只分出一个条。", Span("standard.yaml", 1))
LINES = ["", "", "示例装置必须接地。", ""]


def read_line(_file: str, number: int) -> str:
    """A line of the only file."""
    return LINES[number - 1]
