"""Formulas that are wider than the page stand on it with all of their letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from pdfs import pdf_of_folder, texts_of
from snippets import draft_of

SUM = "+".join(f"c_{{{at}}}" for at in range(60))


@pytest.mark.parametrize(
    "formula",
    [
        f"$$\n{'甲乙丙丁戊己庚辛' * 9}终\n$$",
        r"$$" + f"\n\\frac{{{SUM}}}{{2}} 终\n$$",
        f"$$\n\\left({SUM}\\right) 终\n$$",
        f"$$\n{SUM} 终\n$$",
        f"设${'x y' * 90} 终$。",
        f"设${SUM} 终$。",
        f"- 设${'x y' * 90} 终$；\n- 乙。",
    ],
)
def test_the_last_letter_of_a_wide_formula_is_on_the_page(formula: str, tmp_path: Path) -> None:
    """Behind a sign it goes on in the next line; what has no sign is set smaller."""
    draft_of(tmp_path / "draft", f"# 范围\n\n甲。\n\n# 要求\n\n{formula}\n")

    assert texts_of(pdf_of_folder(tmp_path / "draft").data)[-1].count("终") == 1
