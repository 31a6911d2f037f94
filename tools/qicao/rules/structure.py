"""STR: elements and levels: which are there, in which order, how they are divided (6.2, clause 7)."""

from __future__ import annotations

from qicao.model.standard import Annex, Clause
from qicao.rules.context import Context
from qicao.rules.passage import Place
from qicao.rules.rule import Report, Reports, rule

__all__ = ["single_clause"]


@rule("STR006", "single-clause", clause="7.3.1", on=(Clause, Annex))
def single_clause(_context: Context, node: Clause | Annex, _place: Place) -> Reports:
    """只分出一个条。

    为什么：同一层次有两个以上的条才可设条（7.3.1）。术语条目的编号不是条编号，可只有一个。

    错：5.1之后没有5.2。

    对：再设一条，或把唯一的一条并入上一层次。
    """
    only = node.clauses[0] if len(node.clauses) == 1 else None
    if isinstance(only, Clause) and only.span:
        yield Report(only.span, f"{node.number}只分出{only.number}这一个条。", "再设一条，或把它并入上一层次。")
