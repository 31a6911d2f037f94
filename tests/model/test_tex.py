"""Formulas as words on a line."""

from __future__ import annotations

from random import Random

import pytest

from qicao.model.inline import CrossReference, Link, Math, Styled, Text, readable_text
from qicao.model.tex import nesting, plain_tex, tokens_of

WORDS = {
    r"\mathrm{PM}_{2.5}": "PM2.5",
    r"U_{\max}": "Umax",
    r"x_1": "x1",
    r"\frac{a+b}{2}": "(a+b)/2",
    r"\bar{x}_i": "x̄i",
    r"\sqrt{x+1} + \sqrt[3]{y}": "√(x+1) + 3√y",
    r"S=a\Big(1-\frac{m}{6}\Big)": "S=a(1−m/6)",
    r"20\ ^\circ\mathrm{C}": "20 °C",
    r"95\%": "95%",
    r"\rho \le 10^{-3}\,\mathrm{kg/m^3}": "ρ ≤ 10−3 kg/m3",
    r"\begin{cases} a, & x > 0 \\ b, & \text{其他} \end{cases}": "a, x > 0 b, 其他",
    r"\left\{ x \middle| y \right\}": "{ x | y }",
    r"\sum_{i=1}^{n} x_i": "∑i=1n xi",
    r"\unknown{x}": "unknown x",
    r"\\": "",
    "\\": "",
    r"\frac{a": "a/",
    r"\text{ab": "ab",
}


@pytest.mark.parametrize("tex", WORDS)
def test_a_formula_gives_its_letters(tex: str) -> None:
    """Without braces, commands and marks of scripts."""
    assert plain_tex(tex) == WORDS[tex]


def test_no_command_is_left_whatever_is_written() -> None:
    """Pieces put together by chance, broken ones among them, and deep ones."""
    random = Random(3)
    pieces = [
        r"\frac",
        r"\sqrt",
        "{",
        "}",
        "[",
        "]",
        "_",
        "^",
        r"\mathrm",
        r"\\",
        r"\begin{cases}",
        r"\end",
        "x",
        " ",
        "\\",
        "&",
        r"\bar",
    ]
    made = ["".join(random.choices(pieces, k=12)) for _ in range(3000)]

    assert not [tex for tex in [*made, "{" * 5000, r"\frac" * 5000, r"\bar{" * 2000] if "\\" in plain_tex(tex)]
    assert not [tex for tex in made if "_{" in plain_tex(tex)]


def test_words_inside_others_are_read_too() -> None:
    """Bold words, links and references with words of their own."""
    math = Math(r"x_{1}")
    inlines = (Text("见"), Styled("strong", (math,)), Link("u", (math,)), CrossReference("t", words=(math,)), math)

    assert readable_text(inlines) == "见x1x1x1x1"


def test_how_deep_groups_and_scripts_are() -> None:
    r"""Braces, `\left` and `\begin`; a command between the mark and its group counts as nothing."""
    assert nesting(tokens_of(r"x_{a_{b}}^{2}")) == (2, 2)
    assert nesting(tokens_of(r"x_\mathrm{a_\mathrm{b}}")) == (2, 2)
    assert nesting(tokens_of(r"\left( \frac{a}{b} \right)")) == (2, 0)
    assert nesting(tokens_of("}}}{")) == (1, 0)
