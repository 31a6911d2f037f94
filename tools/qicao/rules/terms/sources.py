"""TRM019: the statement in the source of an entry that the entry was changed (8.7.3.4)."""

from __future__ import annotations

from qicao.rules.context import Context
from qicao.rules.passage import Passage
from qicao.rules.rule import Replacement, Report, Reports, Stretch, rule
from qicao.source.patterns import compiled

__all__ = ["source_changed_form"]

CHANGED = (
    r"[，,；;、。]?\s*[（(]?\s*(?:有|经|已|略|稍|作了|做了|进行了|有所|部分|略有|略作|稍有|稍作|经过){0,2}"
    r"(?:修改|修订|改写|改编|改动|更改|变动|调整|删改|简化|补充|MOD|modified|adapted|modification)(?:了|后|过)?\s*[）)]?[。.]?(?=[\]］][。.]?$)"
)
"""The end of a source that states a change."""
RIGHT = "，有修改"


@rule("TRM019", "source-changed-form", clause="8.7.3.4", fix="safe", on=Passage, forms=("source",))
def source_changed_form(_context: Context, passage: Passage) -> Reports:
    """来源中没有用“有修改”注明改写。

    为什么：抄录的条目有改动的，在来源之后注明“有修改”（8.7.3.4），不用“改写”“修改”“MOD”等别的说法。

    错：[来源：{std}`GB/T 40054—2021，3.1`，改写]

    对：[来源：{std}`GB/T 40054—2021，3.1`，有修改]
    """
    match = compiled(CHANGED).search(passage.text)
    if match and match[0] != RIGHT:
        place = Stretch(passage, *match.span())
        yield Report(place, f"来源写的是“{match[0]}”。", "写成“，有修改”。", (Replacement(place, RIGHT),))
