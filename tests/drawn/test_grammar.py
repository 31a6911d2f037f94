"""Formulas that the checker takes for understood without asking pandoc."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from qicao.drawn.formulas import Formulas
from qicao.drawn.grammar import CHARACTERS, ENVIRONMENTS, is_ordinary
from qicao.model.tex import ACCENTS, FONTS, FUNCTIONS, SIGNS, SPACES
from qicao.source.world import open_world

ORDINARY = (
    r"x", r"v = k i", r"R_{\mathrm{b}} = N_b", r"x_1^2", r"x'_i", r"\frac{a}{b}", r"\sqrt[3]{x}", r"\bar{x}", r"\sum_{i=1}^{n} x_i",
    r"\left( \frac{a}{b} \right)^2", r"\begin{cases} a, & x > 0 \\ b, & \text{其他} \end{cases}", r"20\,^\circ\mathrm{C}",
    r"10^{-3}\ \mathrm{kg/m^3}", r"\max(a, b)", r"\Delta t", r"95\%", r"S=a\Big(1-\frac{m}{6}\Big)",
    r"\begin{aligned} U &= R I \\ &= U_1 \\ \end{aligned}", r"{}^{14}_{6}\mathrm{C}", r"\sum\limits_{i=1}^{n} x",
)  # fmt: skip
UNUSUAL = (
    r"\unknown{x}",
    r"\begin{cases} a",
    r"\frac{a}",
    "a_1_2",
    "a & b",
    "}",
    r"\left( a",
    r"\text{$x$}",
    "",
    r"x^",
    "#",
    r"a\\b",
)
PIECES = (
    *(f"\\{name} " for name in (*SIGNS, *FUNCTIONS, *SPACES)), *(f"\\{name}{{x}}" for name in (*ACCENTS, *FONTS)), *CHARACTERS,
    *(f"\\begin{{{name}}} a & b \\\\ c \\end{{{name}}}" for name in ENVIRONMENTS), r"\frac{a}{b}", r"\sqrt{x}", r"\sqrt[3]{x}",
    r"\left( ", r"\right) ", r"\left. ", r"\right| ", "{", "}", "^", "_", "'", "x", "2", "值", "&", r"\\", r"\text{甲 a}", "~", " ",
    r"\begin{cases}", r"\end{cases}", r"\Big( ", r"\Big) ", r"\binom{a}{b}", r"\operatorname{sgn}", r"\limits ", "|", "[", "]",
)  # fmt: skip


@pytest.mark.parametrize("tex", ORDINARY)
def test_what_drafts_hold_is_ordinary(tex: str) -> None:
    """So that the check of a draft need not start pandoc."""
    assert is_ordinary(tex)


@pytest.mark.parametrize("tex", UNUSUAL)
def test_what_is_broken_or_rare_is_not(tex: str) -> None:
    """Pandoc has to be asked."""
    assert not is_ordinary(tex)


@pytest.mark.slow
def test_pandoc_understands_whatever_is_ordinary(tmp_path: Path) -> None:
    """Each command alone, and pieces put together by chance; else the check would be silent where the build is not."""
    random = Random(4)
    made = {"".join(random.choice(PIECES) for _ in range(random.randint(1, 6))) for _ in range(20000)}
    texs = {tex for tex in {*PIECES, *made} if is_ordinary(tex)}
    formulas = Formulas(open_world(tmp_path))
    formulas.mathml(texs)

    assert len(texs) > 2000
    assert formulas.unknown == set()
