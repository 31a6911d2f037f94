"""What pandoc is given and gives back."""

from __future__ import annotations

from pathlib import Path

from qicao.render.formulas import Formulas

CASES = r"Q = \begin{cases} a & b \\ 0 & c \end{cases}"
BRACE = r"\left\{ \begin{aligned} r &= a \\ R &= b \end{aligned} \right."
ROWS = r"\begin{aligned} r &= a \\ R &= b \end{aligned}"


def test_the_columns_of_cases_stand_apart_in_the_pdf(tmp_path: Path) -> None:
    """Typst leaves nothing between them by itself."""
    assert Formulas(tmp_path).typst([CASES])[CASES] == 'Q = cases(delim: "{", a & quad b, 0 & quad c)'


def test_a_brace_is_as_high_as_its_rows_in_the_pdf(tmp_path: Path) -> None:
    """Pandoc writes a brace that does not grow; rows without a brace stay as they are."""
    found = Formulas(tmp_path).typst([BRACE, ROWS])

    assert found[BRACE] == 'cases(delim: "{", r & = a, R & = b)'
    assert "cases" not in found[ROWS]
