"""What pandoc makes of TeX, mended for browsers and Word, and written for Typst."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest

from formulas import of_mathml, of_omml
from qicao.drawn.formulas import Formulas, displayed
from qicao.source.world import open_world

TYPST = {
    r"\frac{a}{b}": "frac(a, b)",
    r"x_1^2": "attach(x, b: 1, t: 2)",
    r"f'(x)": r"f' \( x \)",
    r"f''": "f''",
    r"\mathrm{d}x": "upright(d) x",
    r"\sin x": 'op("sin")  x',
    r"\sum_{i=1}^n i": r"attach(limits(∑), b: i \= 1, t: n) i",
    r"\int_0^1 x": "attach(∫, b: 0, t: 1) x",
    r"\frac{\sum_i x}{2}": "frac(display(attach(limits(∑), b: i) x), 2)",
    r"\left( a \middle| b \right)": r"lr(\( a mid(\|) b \))",
    r"\left. a \right|_0": r"attach(lr( a \|), b: 0)",
    r"|x|": r'class("opening", \|) x class("closing", \|)',
    r"\begin{vmatrix} a & b \\ c & d \end{vmatrix}": 'mat(delim: #("|", "|"), a, b; c, d)',
    r"\begin{cases} a & b \\ 0 & c \end{cases}": (
        'mat(delim: #("{", none), align: #left, column-gap: #1em, display(a), display(b); display(0), display(c))'
    ),
    r"\left\{ \begin{aligned} r &= a \\ R &= b \end{aligned} \right.": (
        r'mat(delim: #("{", none), display(r & \= a); display(R & \= b))'
    ),
    r"\begin{aligned} r &= a \\ R &= b \end{aligned}": r"r & \= a \ R & \= b",
    r"\bar{x}\hat{y}\overline{AB}": "macron(x) hat(y) overline(A B)",
    r"\underbrace{a}_{n}": "underbrace(a, n)",
    r"\xrightarrow{\text{加热}}": 'attach(limits(stretch(→, size: #(100% + 1em))), t: "加热")',
    r"\text{“引号”与\#}": '"“引号”与#"',
    r"a, b; c: d": r"a \, b \; c \: d",
    r"\binom{n}{k}": "binom(n, k)",
    r"\cfrac{1}{x}": "display(frac(1, x))",
}
"""TeX of a displayed formula, and the math between the dollar signs of Typst."""


@pytest.mark.parametrize("tex", TYPST)
def test_typst_sets_what_the_page_shows(tex: str, tmp_path: Path) -> None:
    """Its math is written from the elements of the page."""
    key = displayed(tex)

    assert Formulas(open_world(tmp_path)).typst([key])[key] == TYPST[tex]


def test_limits_stand_beside_a_sign_in_a_line_and_below_it_alone(tmp_path: Path) -> None:
    """So that they leave the line its height."""
    tex = r"\sum_{i}x"
    found = Formulas(open_world(tmp_path)).mathml([tex, displayed(tex)])

    assert "<msub>" in found[tex]
    assert '<munder><mo movablelimits="false">' in found[displayed(tex)]
    assert Formulas(open_world(tmp_path)).typst([tex])[tex] == "attach(∑, b: i) x"


WORD = {
    r"\underbrace{a}": '<m:groupChr><m:groupChrPr><m:chr m:val="⏟"/><m:pos m:val="bot"/><m:vertJc m:val="top"/></m:groupChrPr>',
    r"\begin{vmatrix} a \end{vmatrix}": '<m:begChr m:val="|"/><m:endChr m:val="|"/>',
    r"\left\| a \right\|": '<m:begChr m:val="‖"/><m:endChr m:val="‖"/>',
    r"\bar{x}": '<m:chr m:val="\u0305"/>',
    r"\xrightarrow{a}": "⟶",
    r"(1 - p)^{n}": '<m:sSup><m:e><m:d><m:dPr><m:begChr m:val="("/><m:endChr m:val=")"/><m:grow m:val="0"/></m:dPr><m:e><m:r><m:t>1<',
    r"x \in [0, 1)": '<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val=")"/><m:grow m:val="0"/></m:dPr>',
    r"|x_i|": '<m:d><m:dPr><m:begChr m:val="|"/><m:endChr m:val="|"/><m:grow m:val="0"/></m:dPr>',
    r"{}^{14}_{6}\mathrm{C}": "<m:sPre><m:sub><m:r><m:t>6</m:t></m:r></m:sub><m:sup><m:r><m:t>14</m:t></m:r></m:sup><m:e><m:r>",
    r"20\ ^\circ\mathrm{C}": '<m:r><m:t>20</m:t></m:r><m:r><m:rPr><m:lit/><m:sty m:val="p"/></m:rPr><m:t xml:space="preserve">\u2005</m:t></m:r><m:r><m:rPr><m:sty m:val="p"/></m:rPr><m:t>°</m:t></m:r>',
    r"\mathrm{kg}": '<m:oMath><m:r><m:rPr><m:lit/><m:sty m:val="p"/></m:rPr><m:t>kg</m:t></m:r></m:oMath>',
    r"\begin{bmatrix} a & b \end{bmatrix}": '<m:count m:val="1"/><m:mcJc m:val="center"/>',
}
"""TeX, and what must stand in its Office Math."""


@pytest.mark.parametrize("tex", WORD)
def test_word_gets_signs_that_grow(tex: str, tmp_path: Path) -> None:
    """Braces, bars and arrows in the elements by which Word stretches them, in the order of its schema."""
    key = displayed(tex)

    assert WORD[tex] in Formulas(open_world(tmp_path)).omml([key])[key]


@pytest.mark.parametrize(
    "tex", [r"f(x)", r"P(A|B)", r"f|_{x=0} + g|_{y=0}", r"[0, 1]", r"a)", r"()^2", r"\{ x | x > 0 \}"]
)
def test_what_word_understands_stays_as_it_is(tex: str, tmp_path: Path) -> None:
    """Brackets that open and close, a bar that stands alone, brackets of nothing: their lines may break anywhere."""
    assert "<m:d>" not in Formulas(open_world(tmp_path)).omml([tex])[tex]


ATOMS = [
    "x",
    "y_1",
    "z^2",
    "|",
    "(",
    ")",
    "[",
    "]",
    "|_0",
    "|^2",
    ")^n",
    "]_k",
    "+",
    "=",
    "\\mathrm{kg}",
    "\\mathrm{d}",
    "\\",
    "\\{",
    "\\}",
    "\\frac{a}{b}",
    "{}^{14}_{6}",
    "\\lim_{n}",
    "20^\\circ",
    "\\left(a\\right)^2",
]


def test_no_character_is_lost_on_the_way_to_word(tmp_path: Path) -> None:
    """However brackets, bars, scripts of nothing and letters stand beside each other: the formula reads as on the page."""
    chance = Random(20201)
    texs = [" ".join(chance.choices(ATOMS, k=chance.randint(1, 9))) for _ in range(300)]
    formulas = Formulas(open_world(tmp_path))
    omml, mathml = formulas.omml(texs), formulas.mathml(texs)

    assert [tex for tex in texs if letters(of_omml(omml[tex])) != letters(of_mathml(mathml[tex]))] == []


def letters(notation: str) -> str:
    """What is printed, whatever grows and whichever elements it is in."""
    return re.sub(r'lr|[{}\s"“”]', "", notation)


def test_what_is_not_understood_is_known_and_not_kept(tmp_path: Path) -> None:
    """The next build tells it again."""
    for _ in range(2):
        formulas = Formulas(open_world(tmp_path))
        shown = [
            formulas.omml([r"\nix{"])[r"\nix{"],
            formulas.mathml([r"\nix{"])[r"\nix{"],
            formulas.typst([r"\nix{"])[r"\nix{"],
        ]

        assert formulas.unknown == {r"\nix{"}
        assert all("nix{" in text for text in shown)
