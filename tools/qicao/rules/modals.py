"""MOD: the words that make a provision, and where each kind may stand (9.1, 9.4.2, annex C)."""

from __future__ import annotations

from qicao.rules.context import Context
from qicao.rules.rule import Hit, Reports, word_rule

__all__ = ["must"]


@word_rule("MOD001", "must", clause="C.1", words=("必须",), fix="unsafe")
def must(_context: Context, hit: Hit) -> Reports:
    """用“必须”表示要求。

    为什么：要求型条款的能愿动词是“应”（附录C表C.1）。“必须”只用于陈述法律法规等外部约束（9.5.4.2.2）。

    错：城运中心必须实行24 h值守。

    对：城运中心应实行24 h值守。
    """
    passage = hit.passage
    if not passage.quoted(hit.match.start()) and not _states_law(passage.text):
        yield hit.report("“必须”不是要求型条款的能愿动词。", "改为“应”；陈述法律法规的约束时写明依据。", "应")


def _states_law(text: str) -> bool:
    return any(word in text for word in ("法律", "法规", "依法", "条例", "依据《", "根据《", "按照《"))
