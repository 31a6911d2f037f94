"""CON: the same things must be said in the same way, and only once (5.4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qicao.model.elements import ELEMENTS
from qicao.model.inline import plain_text
from qicao.model.standard import Annex, Clause, Element, Standard, Term
from qicao.rules.context import Context
from qicao.rules.passage import OBJECT, Form, Passage
from qicao.rules.rule import Report, Reports, Stretch, rule
from qicao.source.patterns import compiled

__all__ = ["repeated_text", "same_title"]

LONG = 30
"""The length from which a sentence is more than a set phrase that may recur, in characters."""
SENTENCE = "(?<![^。；])[^。；]+[。；]"
SPOKEN: frozenset[Form] = frozenset({"paragraph", "item", "warning"})
OUTSIDE = frozenset({"foreword", "introduction", "notice"})


@rule("CON001", "repeated-text", clause="5.4.2", severity="warning")
def repeated_text(context: Context) -> Reports:
    """同样的话写了两遍。

    为什么：需要重复的内容宜用提及代替抄录（5.4.2）；抄录的两处日后容易改了一处，漏了一处。

    错：5.2和7.3有一句三十字以上的条文完全相同。

    对：7.3写“按5.2的规定……”。
    """
    seen: dict[str, Passage] = {}
    for passage in context.passages:
        for start, end in _sentences(passage):
            text = passage.text[start:end]
            first = seen.setdefault(text, passage)
            if first is not passage:
                message = f"这句话与{_where(first)}中的相同。"
                yield Report(Stretch(passage, start, end), message, "用 [](#标签) 提及前一处，或把两处合并。")


def _sentences(passage: Passage) -> Iterator[tuple[int, int]]:
    """Yield the long sentences of a text with provisions.

    Those with formulas are left out, because these could differ.
    """
    if passage.form not in SPOKEN or passage.place.element in OUTSIDE or len(passage.text) < LONG:
        return
    for match in compiled(SENTENCE).finditer(passage.text):
        if len(match[0]) >= LONG and OBJECT not in match[0]:
            yield match.span()


def _where(passage: Passage) -> str:
    """Return the number of the division around the passage."""
    division = passage.place.division
    number = getattr(division, "number", "")
    return f"第{number}章" if number.isdigit() else number or "前文"


@rule("CON002", "same-title", clause="5.4.1", severity="warning", on=(Standard, Clause, Annex, Element))
def same_title(context: Context, node: Clause | Annex | Element | None = None, _place: object = None) -> Reports:
    """同一层次的两个章、条或附录标题相同。

    为什么：标题指明内容（7.2、7.3.3），相同的标题让人分不清（5.4.1）。

    错：5.1和5.3的标题都是“一般要求”。

    对：合并为一条，或改写其中一个标题。
    """
    if node:
        yield from _twice(node.clauses)
    else:
        yield from _twice([chapter for chapter in context.standard.chapters if _title(chapter) not in ELEMENTS])
        yield from _twice(context.standard.annexes)


def _title(part: Clause | Annex | Term) -> str:
    return "" if isinstance(part, Term) else "".join(plain_text(part.title).split())


def _twice(parts: Sequence[Clause | Annex | Term]) -> Reports:
    seen: dict[str, str] = {}
    for part in parts:
        title = _title(part)
        if title in seen and part.span:
            yield Report(part.span, f"{part.number}与{seen[title]}的标题都是“{title}”。", "合并，或改写其中一个。")
        if title:
            seen.setdefault(title, part.number)
