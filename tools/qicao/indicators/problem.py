"""What is wrong with a formula, and where in its text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from qicao.model.finding import Fault, Finding
from qicao.model.span import Span

__all__ = ["Problem", "near"]


class Problem(Struct, frozen=True):
    """A fault at characters of a formula, counted from 0; the end is exclusive."""

    fault: Fault
    start: int = 0
    end: int = 0
    words: Mapping[str, object] = field(default_factory=dict)

    @property
    def message(self) -> str:
        """The fact, a Chinese sentence."""
        return self.at(Span("", 1)).message

    def at(self, span: Span) -> Finding:
        """Return the finding at *span*."""
        return self.fault.at(span, **self.words)


def near(word: str, known: Iterable[str]) -> str:
    """Return a hint to the name that may have been meant."""
    from difflib import get_close_matches

    names = list(dict.fromkeys(known))
    close = get_close_matches(word, names, 1)
    shown = "、".join(names[:12]) + ("……" if len(names) > 12 else "")
    return f"是不是“{close[0]}”？" if close else f"可用：{shown}。" if names else "检查写法。"
