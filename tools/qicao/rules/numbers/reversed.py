"""NUM027: ranges whose first number is the larger one (9.4.5)."""

from __future__ import annotations

from qicao.model.block import Paragraph, Table
from qicao.model.inline import plain_text
from qicao.rules.context import Context
from qicao.rules.numbers.quantities import FREE, GAP, NUMBER, UNIT, is_free
from qicao.rules.rule import Hit, Reports, word_rule
from qicao.rules.tables.cells import text_of
from qicao.source.patterns import compiled

__all__ = ["reversed_range"]

NAMED = "个|人|次|台|件|名|天|年|周|级|倍|处|根|块|套|份|组|户|辆|条|元"
MEASURE = rf"{GAP}?(?:{UNIT}|[%％‰°]|{NAMED})"
RANGE = (
    rf"(?<![−－+-])(?P<a>{FREE})(?P<ua>{MEASURE})?{GAP}*～{GAP}*(?P<b>{NUMBER})(?P<ub>{MEASURE})?"
    rf"(?![\d.:：/A-Za-z月日时点号]|{GAP}?[A-Za-z℃])"
)
"""Two numbers without a sign; in months, hours and numbers of things a range may begin with the larger one."""

MOST = 60
"""Rows of a table that are looked at for other ranges that fall, however long it is."""


@word_rule("NUM027", "reversed-range", clause="9.4.5", severity="warning", words=("～",), pattern=RANGE)
def reversed_range(_context: Context, hit: Hit) -> Reports:
    """范围的下限大于上限。

    为什么：数值范围从下限写到上限（9.4.5），写反的不是笔误就是两个数弄错了。一个表里有几个这样的范围（如筛余），不检查。

    错：40 ℃～20 ℃。

    对：20 ℃～40 ℃。
    """
    bare = (
        not (hit.match["ua"] or hit.match["ub"]) and hit.passage.form != "cell"
    )  # bare numbers may be those of clauses
    if is_free(hit) and not bare and _is_reversed(hit.match[0]) and not _is_usual(hit):
        yield hit.report(f"“{hit.match[0]}”的下限大于上限。", "核对两个数，从小到大写。")


def _is_reversed(text: str) -> bool:
    match = compiled(RANGE).match(text)
    if match is None or (match["ua"] and match["ub"] and match["ua"].strip() != match["ub"].strip()):
        return False
    first, last = (float(compiled(GAP).sub("", match[name])) for name in ("a", "b"))
    return first > last


def _is_usual(hit: Hit) -> bool:
    """Return whether the table has other falling ranges: some quantities are given in this order."""
    table = hit.passage.place.holder(Table)
    if not isinstance(table, Table):
        return False
    texts = [text_of(cell) for row in table.rows[:MOST] for cell in row.cells if any(map(_holds_range, cell.blocks))]
    return sum(any(_is_reversed(match[0]) for match in compiled(RANGE).finditer(text)) for text in texts) > 1


def _holds_range(block: object) -> bool:
    return isinstance(block, Paragraph) and "～" in plain_text(block.inlines)
