"""TXT021: limits that are expressed twice (9.4.1)."""

from __future__ import annotations

from qicao.rules.context import Context
from qicao.rules.rule import Hit, Reports, word_rule
from qicao.rules.running import is_running

__all__ = ["limit_twice"]

LIMIT = "不[低高]于|不[少多]于|不[小大]于|不超过|至少|至多|最多|最少|大于|小于|高于|低于|多于|少于|超过"


@word_rule(
    "TXT021",
    "limit-twice",
    clause="9.4.1",
    severity="warning",
    words=("以上", "以下", "以内"),
    pattern=rf"(?:{LIMIT})[^，。；、（）的以之\d]{{0,3}}\d[^，。；、（）的以之]{{0,8}}(?:及|含)?(?:以上|以下|以内)(?![的方这各]|级|人员)",
)
def limit_twice(_context: Context, hit: Hit) -> Reports:
    """界限说了两遍，如“不低于30%以上”。

    为什么：“不低于30%”已含30%以上；再写“以上”，界限就重复或矛盾（9.4.1）。

    错：回访比例不应低于30%以上。

    对：回访比例不应低于30%。
    """
    if is_running(hit) and not hit.passage.quoted(hit.match.start()):
        yield hit.report(f"“{hit.match[0]}”的界限说了两遍。", "只留一个。")
