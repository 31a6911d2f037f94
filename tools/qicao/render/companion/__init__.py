"""The documents sent out with a draft: 编制说明 at every stage, 征求意见表 and 征求意见函 with the 征求意见稿."""

from __future__ import annotations

from collections.abc import Callable

from qicao.drawn.formulas import Formulas
from qicao.drawn.pictures import Pictures
from qicao.layout.classes import stage_of
from qicao.model.explanation import Explanation
from qicao.model.standard import Standard
from qicao.render.companion.explanation import render_explanation
from qicao.render.companion.form import render_form
from qicao.render.companion.letter import render_letter

__all__ = ["render_companions"]


def render_companions(
    standard: Standard, explanation: Explanation, *, formulas: Formulas, pictures: Pictures
) -> dict[str, bytes]:
    """Return the Word files that the stage of the document demands, by file name."""
    render: dict[str, Callable[[], bytes]] = {
        "编制说明": lambda: render_explanation(standard, explanation, formulas=formulas, pictures=pictures),
        "征求意见表": lambda: render_form(standard, pictures),
        "征求意见函": lambda: render_letter(standard, pictures),
    }
    return {f"{name}.docx": render[name]() for name in stage_of(standard.data).companions}
