"""The prescribed sentences with which elements begin in GB/T 1.1—2020."""

from __future__ import annotations

from qicao.model.inline import Citation, Inline, Text

__all__ = ["NO_REFERENCES", "REFERENCES", "enumerate_inlines", "terms_lead_in"]

REFERENCES = (
    "下列文件中的内容通过文中的规范性引用而构成本文件必不可少的条款。其中，注日期的引用文件，仅该日期对应的版本适用于本文件；"
    "不注日期的引用文件，其最新版本（包括所有的修改单）适用于本文件。"
)
NO_REFERENCES = "本文件没有规范性引用文件。"
TERMS = {
    (True, False): "下列术语和定义适用于本文件。",
    (False, True): "界定的术语和定义适用于本文件。",
    (True, True): "界定的以及下列术语和定义适用于本文件。",
    (False, False): "本文件没有需要界定的术语和定义。",
}
"""Whether the document has terms of its own, and whether it takes terms from others → sentence (8.7.2)."""


def enumerate_inlines(items: list[Inline]) -> list[Inline]:
    """Return the items joined as in Chinese: 甲、乙和丙."""
    joined: list[Inline] = []
    for place, item in enumerate(items):
        if place:
            joined.append(Text("和" if place == len(items) - 1 else "、"))
        joined.append(item)
    return joined


def terms_lead_in(documents: tuple[str, ...], *, own: bool) -> tuple[Inline, ...]:
    """Return the sentence with which 术语和定义 begins."""
    names: list[Inline] = [Citation(document, normative=True) for document in documents]
    return (*enumerate_inlines(names), Text(TERMS[own, bool(documents)]))
