"""FWD017: the lists of drafters in `standard.yaml` (8.3)."""

from __future__ import annotations

from qicao.rules.context import Context
from qicao.rules.rule import Report, Reports, rule
from qicao.rules.values import read_values
from qicao.source.patterns import compiled

__all__ = ["party_entry"]

LISTS = ("proposed_by", "in_charge", "implemented_by", "drafted_by", "drafters")
SEVERAL = r"[、，；,;](?![^（(]*[）)])|[。.]$"
"""Marks that separate two entries, or end one; inside brackets they belong to a name."""
STYLED = r"(?:先生|女士|教授|研究员|(?:高级)?工程师|博士|[（(][^）)]*[）)])$"
"""Text that is more than the name of a person."""


@rule("FWD017", "party-entry", clause="8.3", severity="warning")
def party_entry(context: Context) -> Reports:
    """单位、起草人的一项里有几个名称、标点或头衔，或者列了两次。

    为什么：前言给出提出、归口、起草单位的名称和主要起草人的姓名（8.3 f)、g)），顿号和句号由工具写；一项只写一个名称，不写头衔。

    错：drafters: [张三、李四（组长）]

    对：drafters: [张三, 李四]
    """
    for key in LISTS:
        seen: set[str] = set()
        for _, value in read_values(context, key):
            name, match = value.text.strip(), compiled(SEVERAL).search(value.text)
            styled = compiled(STYLED).search(value.text) if key == "drafters" else None
            if match:
                yield Report(value.span(*match.span()), f"“{name}”里有“{match[0]}”。", "一项只写一个名称，不加标点。")
            elif styled:
                yield Report(value.span(*styled.span()), f"“{name}”里的“{styled[0]}”不是姓名。", "只写姓名。")
            elif name in seen and name.strip("×"):
                yield Report(value.span(), f"“{name}”列了两次。", "删去一个。")
            seen.add(name)
