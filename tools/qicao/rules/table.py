"""The table of all rules, in the order of their families."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from qicao.rules.rule import Rule

__all__ = ["FAMILIES", "all_rules"]

FAMILIES: dict[str, tuple[str, str]] = {
    "TTL": ("titles", "文件名称"),
    "CVR": ("cover", "封面与数据"),
    "STR": ("structure", "要素与层次"),
    "LST": ("lists", "列项"),
    "FWD": ("foreword", "前言与引言"),
    "SCP": ("scope", "范围"),
    "CIT": ("citing", "引用文件"),
    "TRM": ("terms", "术语和定义"),
    "SYM": ("symbols", "符号和缩略语"),
    "MOD": ("modals", "条款用词"),
    "XRF": ("mentioning", "提及"),
    "ANX": ("annexes", "附录"),
    "FIG": ("figures", "图"),
    "TBL": ("tables", "表"),
    "EQN": ("formulas", "数学公式"),
    "NTE": ("notes", "注、示例和脚注"),
    "NUM": ("numbers", "数与单位"),
    "TXT": ("text", "文字与标点"),
    "FUN": ("functions", "功能类型"),
    "CON": ("consistency", "一致性"),
    "LEG": ("law", "合同与法律"),
    "UNF": ("unfinished", "没有写完的内容"),
}
"""Letters of the codes → the module with the rules, and the name of the family for users."""


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule, sorted by family and number."""
    return tuple(rule for module, _ in FAMILIES.values() for rule in _rules_in(f"qicao.rules.{module}"))


def _rules_in(module: str) -> list[Rule]:
    values = vars(import_module(module)).values()
    return sorted((value for value in values if isinstance(value, Rule)), key=lambda rule: rule.code)
