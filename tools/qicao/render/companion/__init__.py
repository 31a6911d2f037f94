"""The documents that go out with a draft: 编制说明, 征求意见表, 征求意见函."""

from __future__ import annotations

from qicao.model.standard import Standard
from qicao.parse.explanation import Explanation
from qicao.render.companion.explanation import render_explanation
from qicao.render.companion.form import render_form
from qicao.render.companion.letter import render_letter
from qicao.render.formulas import Formulas
from qicao.render.pictures import Pictures

__all__ = ["render_companions"]


def render_companions(
    standard: Standard, explanation: Explanation, *, formulas: Formulas, pictures: Pictures
) -> dict[str, bytes]:
    """The Word files by name."""
    return {
        "编制说明.docx": render_explanation(standard, explanation, formulas=formulas, pictures=pictures),
        "征求意见表.docx": render_form(standard, pictures),
        "征求意见函.docx": render_letter(standard, pictures),
    }
