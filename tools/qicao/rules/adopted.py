"""FWD018 to FWD020: statements of the foreword about changes and about the adopted document (8.3 c), 8.3 d))."""

from __future__ import annotations

from qicao.rules.context import Context
from qicao.rules.rule import Report, Reports, rule
from qicao.rules.values import read_values
from qicao.source.patterns import compiled

__all__ = ["change_of_nothing", "difference_without_place", "difference_without_reason"]

REASON = (
    "以便|便于|为了?|因为?|由于|原因|考虑|适应|符合我国|从而|使|目的|避免|旨在|满足|提高|保证|确保|方便|利于|与[^（），]{2,16}(?:一致|协调)"
    "|根据|依据|，以|鉴于|增强|减少|防止|统一"
)
"""Words that give a reason."""
CHANGES = ("added", "changed", "deleted", "items")


@rule("FWD018", "difference-without-reason", clause="8.3", severity="warning")
def difference_without_reason(context: Context) -> Reports:
    """技术差异没有说明原因。

    为什么：修改采用国际文件的，前言说明技术差异及其原因（8.3 d)）。

    错：增加了水温修正（见[](#修正)）

    对：增加了水温修正（见[](#修正)），以便比较不同季节的结果
    """
    for _, value in read_values(context, "adoption", "differences"):
        told = compiled(r"（[^（）]*见[^（）]*）").sub("", value.text)
        if not compiled(REASON).search(told) and "一览表" not in told:
            yield Report(value.span(), "技术差异没有说明原因。", "在末尾写明原因，如“，以便……”。")


@rule("FWD019", "difference-without-place", clause="8.3", severity="warning")
def difference_without_place(context: Context) -> Reports:
    """技术差异没有指明所在的章条。

    为什么：技术差异涉及的条款要能找到（8.3 d)），写作“（见X.X）”，与技术变化一样。

    错：增加了精密度的计算，以便评价实验室之间的差异

    对：增加了精密度的计算（见[](#精密度)），以便评价实验室之间的差异
    """
    for _, value in read_values(context, "adoption", "differences"):
        if not compiled(r"见|\[\]\(#|第\d+章|\d\.\d|附录|表\d|图\d").search(value.text):
            yield Report(value.span(), "技术差异没有指明章条。", "写上“（见[](#标签)）”。")


@rule("FWD020", "change-of-nothing", clause="8.3")
def change_of_nothing(context: Context) -> Reports:
    """写了主要技术变化或历次版本，而没有写被代替的文件。

    为什么：主要技术变化是与被代替文件相比的（8.3 c)），历次版本是被代替文件的（8.3 h)）；没有 replaces，封面上没有“代替……”，它们也不知从何说起。

    错：changes 有三项，没有 replaces。

    对：replaces: [{number: DB31/T 1234—2015, title: 城运中心建设规范}]
    """
    data = context.data
    if data.replaces:
        return
    changed = next((name for name in CHANGES if getattr(data.changes, name)), "")
    if changed:
        place = context.at("changes", changed, 0)
        yield Report(
            place, "写了主要技术变化（changes），没有被代替的文件（replaces）。", "补上 replaces，或删去 changes。"
        )
    if any(compiled("修订|代替").search(item) for item in data.foreword.history):
        place = context.at("foreword", "history", 0)
        yield Report(place, "写了历次版本，没有被代替的文件（replaces）。", "补上 replaces，或删去 history。")
