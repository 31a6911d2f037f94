"""EQN019: formulas that no words introduce (9.9.2)."""

from __future__ import annotations

from qicao.model.block import Formula
from qicao.model.inline import CrossReference
from qicao.model.standard import Annex, Clause
from qicao.rules.context import Context
from qicao.rules.passage import Place
from qicao.rules.rule import Report, Reports, rule

__all__ = ["formula_without_words"]


@rule("EQN019", "formula-without-words", clause="9.9.1", severity="warning", on=Formula)
def formula_without_words(context: Context, node: Formula, place: Place) -> Reports:
    """条的内容以公式开头，前后都没有提及它的文字。

    为什么：公式用来表示条文所说的量之间的关系（9.9.1），读者要知道算的是什么。

    错：### 返工率　（接着就是公式）

    对：返工率按[](#返工率)计算：（接着是公式）
    """
    division = place.division
    if not isinstance(division, (Clause, Annex)) or place.holders or not division.blocks or not node.span:
        return
    if division.blocks[0] is node and not _is_mentioned(context, node, division):
        message = f"公式{node.number}的前面没有文字，这一条也没有提及它。"
        yield Report(node.span, message, "在前面写明算的是什么，如“……按[](#标签)计算：”。")


def _is_mentioned(context: Context, node: Formula, division: Clause | Annex) -> bool:
    """Whether a cross-reference in the clause or annex leads to the formula."""
    pieces = (piece.inline for passage in context.within(division) for piece in passage.pieces)
    return any(isinstance(inline, CrossReference) and inline.to == node.id for inline in pieces)
