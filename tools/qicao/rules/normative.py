"""Whether a mention of an annex or another document makes it part of the provisions (GB/T 1.1—2020, 9.5.4.2, 9.6.1.2).

It depends on the kind of provision around the mention, and on the place. Both clauses demand the same. The answer is
"open" if the words allow both readings, so that no rule reports them: in a cell, a title or a key, and where a
requirement only points to something (“应接地，说明见附录B”). A sample is never required (“示例见附录B”).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from qicao.rules.passage import Form, Passage
from qicao.rules.provisions import ProvisionKind
from qicao.source.patterns import compiled

if TYPE_CHECKING:
    from qicao.rules.context import Context, Mention

__all__ = ["OPEN_FORMS", "Standing", "in_informative_place", "standing_at", "standing_of"]

Standing = Literal["normative", "informative", "open"]
"""The status that a mention gives to the annex or document."""

INFORMATIVE_ELEMENTS = frozenset({"foreword", "introduction", "informative-annex", "bibliography", "index"})
INFORMATIVE_FORMS: frozenset[Form] = frozenset({"note", "example", "footnote", "entry"})
"""Forms of additional information (9.2), without the footnotes of figures and tables."""
OPEN_FORMS: frozenset[Form] = frozenset(
    {"title", "caption", "head", "cell", "key", "symbol", "term", "english", "source"}
)
"""Forms that are no sentences; for a source a clause of its own applies (8.7.3.4)."""
PROCEDURES = frozenset({"规程", "试验方法"})
"""Function types whose provisions are instructions, which have no modal verb."""
WITH_REQUIREMENTS = PROCEDURES | {"规范"}
CHAIN = r"[A-Za-z0-9/.—～（）()　、和与及或至到以中的附录图表公式第章条部分本文件\s]*"
"""Text between a verb and the second of several objects: “按表1和表2”."""
BY = rf"(?:按照|按|依照|遵照){CHAIN}$"
USED = rf"(?:符合|遵守|满足|执行|采用|使用|利用|依据|根据|[用由从]){CHAIN}$"
TAKEN = rf"(?:[与将把以在]){CHAIN}$"
POINTED = rf"(?:见|参考|参照|参阅){CHAIN}$"
SAMPLE = rf"(?:^|[，；])(?!.*应)[^，。；]{{0,12}}(?:示例|样例|例子|实例)(?:的内容)?见{CHAIN}$"
FOR_INSTANCE = rf"(?:例如|比如|诸如|如){CHAIN}$"
SHOWS = r"[^，。；：]{0,12}?(?:给出|提供|列出|示出|列举|介绍|说明|展示|描述)(?!的)"
"""After a mention: it is the subject of a statement about its content."""


def standing_of(context: Context, mention: Mention) -> Standing:
    """Return the status that the mention gives to the annex or document."""
    return standing_at(context, mention.passage, mention.start, mention.end)


def standing_at(context: Context, passage: Passage, start: int, end: int) -> Standing:
    """Return the status given by a mention in the printed characters from *start* to just before *end*.

    The place decides first, then the provision around it. The lead-in of 术语和定义 is no passage, because it is generated;
    the documents that it mentions are normative (9.5.4.2.1 d)).
    """
    if in_informative_place(passage):
        return "informative"
    if passage.form in OPEN_FORMS and not (passage.form == "cell" and context.provisions(passage.text)):
        return "open"
    first, last = passage.sentence_at(start)
    around = passage.text[first:start], passage.text[end:last]
    kind = context.governing(passage, start)
    if kind == "requirement":
        if compiled(SAMPLE).search(around[0]):
            return "informative"
        return "open" if _is_pointed_at(*around) or _is_aside(around[0]) else "normative"
    return _without_requirement(context.data.function, kind, *around)


def in_informative_place(passage: Passage) -> bool:
    """Return whether the passage is additional information, in which no mention is normative (9.5.4.2.2)."""
    return passage.place.element in INFORMATIVE_ELEMENTS or passage.form in INFORMATIVE_FORMS


def _without_requirement(function: str, kind: ProvisionKind | None, before: str, after: str) -> Standing:
    """Return the status in a sentence that states no requirement."""
    if _is_pointed_at(before, after):
        return "informative"
    if kind == "recommendation" and function == "指南":
        return "normative"
    if compiled(BY).search(before):
        return _by(function, kind)
    uses = kind is None and compiled(USED).search(before) and function in WITH_REQUIREMENTS
    return "open" if uses else "informative"


def _by(function: str, kind: ProvisionKind | None) -> Standing:
    """Return the status after 按 or 按照: it is normative in a statement of a specification and in an instruction."""
    if kind is None:
        return "normative" if function in WITH_REQUIREMENTS else "open"
    return "open" if function == "规范" else "informative"


def _is_pointed_at(before: str, after: str) -> bool:
    """Return whether the reader is only told where something is (9.5.5)."""
    if compiled(POINTED).search(before):
        return True
    used = any(compiled(verb).search(before) for verb in (BY, USED, TAKEN))
    return not used and bool(compiled(SHOWS).match(after))


def _is_aside(before: str) -> bool:
    """Return whether the mention is in brackets that demand nothing, or is one of several alternatives."""
    inside = before[before.rfind("（") + 1 :] if before.count("（") > before.count("）") else ""
    told = compiled(BY).search(inside) or compiled(USED).search(inside)
    in_brackets = before.count("（") > before.count("）") and not told
    return in_brackets or bool(compiled(FOR_INSTANCE).search(before))
