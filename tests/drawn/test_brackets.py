"""Brackets of every kind and size hold the same in Word, on the page and in the PDF."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from random import Random
from tempfile import mkdtemp

import pytest
from lxml import etree

from formulas import of_mathml, of_omml
from qicao.drawn.brackets import bracket_of, pairs
from qicao.drawn.formulas import Formulas, displayed
from qicao.model.tex import plain_tex
from qicao.ooxml.xml import namespaces
from qicao.source.world import open_world
from typstmath import of_typst

CASES = {
    r"S=a\Big(1-\frac{m}{6}\Big)+b\Big(1+\Big(\frac{a}{r}\Big)^2\Big)": (
        "S=alr{( 1−frac(m; 6) )}+blr{( 1+lr{( frac(a; r) )}^(2) )}"
    ),
    r"\sum_{i=1}^N (x_i-m)^{2}": "∑[i=1; N](x_(i)−m)^(2)",
    r"\prod_{i=1}^N (1-p_i) + \sum_{i=1}^N |x_i - m|": "∏[i=1; N](1−p_(i))+∑[i=1; N]|x_(i)−m|",
    r"\sum_{i}\sum_{j} (a_{ij})": "∑[i; ]∑[j; ](a_(ij))",
    r"\int_0^1 [a,b) \mathrm{d}x": '∫_(0)^(1)[a,b)"d"x',
    r"\sum_i \bigl[ a \bigr]^2": "∑[i; ]lr{[ a ]}^(2)",
    r"\|x\|_2 + \lVert y \rVert + ‖z‖": "‖x‖_(2)+lr{‖ y ‖}+‖z‖",
    r"\lfloor x \rfloor + \lceil \frac{y}{2} \rceil^2": "⌊x⌋+⌈frac(y; 2)⌉^(2)",
    r"||x||^2": "||x||^(2)",
    r"[0,1) \cup ((1,2],3)": "[0,1)∪((1,2],3)",
    r"\bigl[ (0,1], 2 \bigr)": "lr{[ (0,1],2 )}",
    r"P\big(A \big| B\big)": "Plr{( A|B )}",
    r"\frac{\partial u}{\partial x}\Big|_{x=0}": "lr{ frac(∂u; ∂x) |}_(x=0)",
    r"\left( a \middle| b \right)": "lr{( a|b )}",
    r"\{ x | x > 0 \}": "{x|x>0}",
    r"AB \parallel CD": "AB∥CD",
    r"a \mid b": "a∣b",
    r"f = \begin{aligned} a &= b \\ c &= d \end{aligned} + 1": "f=rows[a, =b; c, =d]+1",
}
"""TeX, and what it is in every face, in the notation of `formulas`."""
DRAFTED = {
    # ordinary TeX of people who write quickly
    r"\begin{aligned} a &= b \\ c &= d \\ \end{aligned}": "rows[a, =b; c, =d]",
    r"\begin{cases} a & b \\ c & \end{cases}": "lr{{ rows[a, b; c, ] }",
    r"\begin{cases} & b \\ c & d \\[2pt] \end{cases}": "lr{{ rows[, b; c, d] }",
    r"\begin{pmatrix} a & \\ & d \\ \end{pmatrix}": "lr{( rows[a, ; , d] )}",
    r"\begin{matrix} & \\ c & d \end{matrix}": "rows[, ; c, d]",
}
NAMESPACE = namespaces("m").split('"')[1]
ATOMS = ("x", "y_i", "2", r"\alpha", r"\frac{a}{b}", r"\sqrt{c}", "a+b", "k^2", "m-n", "p,q")
SIZES = ("big", "Big", "bigg", "Bigg")
PAIRS = ("()", "[]", r"\{\}", "[)", "(]", "||", r"\|\|", r"\lfloor\rfloor", r"\lceil\rceil", r"\langle\rangle")
OPERATORS = ("", "", "", r"\sum_{i=1}^n ", r"\prod_i ", r"\int_0^1 ", r"\sum_i\sum_j ", "k ", "-")
SCRIPTS = ("", "", "", "^2", "_i", "_i^2")
AROUND = (
    "{}", "{}", r"\frac{{{}}}{{z}}", r"\sqrt{{{}}}", r"\begin{{cases}} {} & z \\ t & u \end{{cases}}",
    r"\begin{{aligned}} z &= {} \\ t &= u \end{{aligned}}", r"t^{{{}}}", r"\bar{{{}}}",
)  # fmt: skip


def grown(random: Random, depth: int = 3, outer: str = "") -> str:
    """A formula of brackets within brackets, made by chance; what is within bars of a kind holds no others of it."""
    return " + ".join(enclosed(random, depth, outer) for _ in range(random.randint(1, 2)))


def enclosed(random: Random, depth: int, outer: str) -> str:
    """Something between brackets of some size, perhaps behind an operator and under scripts."""
    if not depth:
        return random.choice(ATOMS)
    pair = random.choice([pair for pair in PAIRS if pair not in outer.split()])
    left, right = re.findall(r"\\[a-z]+|\\.|.", pair)
    form, size = random.choice(("{}", "left right", "{0}", "{0}l {0}r")), random.choice(SIZES)
    before, _, behind = form.format(size).partition(" ") if form != "{}" else ("", "", "")
    words = [f"\\{word} " if word else "" for word in (before, behind or before)]
    inner = random.choice(AROUND).format(grown(random, depth - 1, f"{outer} {pair}" if "|" in pair else outer))
    return f"{random.choice(OPERATORS)}{words[0]}{left} {inner} {words[1]}{right}{random.choice(SCRIPTS)}"


@cache
def made() -> tuple[str, ...]:
    """A hundred and fifty of them."""
    random = Random(8)
    return tuple(displayed(grown(random)) for _ in range(150))


@cache
def formulas() -> Formulas:
    """What converts them, and keeps them for all tests."""
    return Formulas(open_world(Path(mkdtemp())))


@pytest.mark.parametrize("tex", CASES | DRAFTED)
def test_each_face_has_the_elements_of_the_notation(tex: str) -> None:
    """Fractions in brackets of given sizes, brackets behind operators, intervals, bars; empty cells and last breaks."""
    key, notation = displayed(tex), (CASES | DRAFTED)[tex]

    assert of_omml(formulas().omml([key])[key]) == notation
    assert of_mathml(formulas().mathml([key])[key]) == notation
    assert of_typst(formulas().typst([key])[key]) == notation


def test_the_structure_of_all_faces_is_the_same() -> None:
    """Of all formulas made of brackets in brackets none is another thing in one of the three."""
    word, page, pdf = (make(made()) for make in (formulas().omml, formulas().mathml, formulas().typst))
    differing = [tex for tex in made() if not of_omml(word[tex]) == of_mathml(page[tex]) == of_typst(pdf[tex])]

    assert not formulas().unknown
    assert differing == []


def test_every_bracket_of_the_source_is_printed() -> None:
    """As many of each kind as in the TeX, in each face."""
    faces = [(formulas().omml, of_omml), (formulas().mathml, of_mathml), (formulas().typst, of_typst)]
    lost = [
        tex
        for make, of in faces
        for tex, made_ in make(made()).items()
        if brackets(of(made_)) != brackets(plain_tex(tex))
    ]

    assert lost == []


def brackets(text: str) -> str:
    """The signs that nothing in the notation stands for."""
    return "".join(char for char in text if char in "⌊⌋⌈⌉⟨⟩‖|")


def test_brackets_of_two_kinds_may_be_a_pair_but_a_single_bar_is_none() -> None:
    """“[a, (b), c)” and “(a | b)”."""
    assert list(pairs([bracket_of(sign) for sign in "[ab()c)"])) == [(3, 4), (0, 6)]
    assert list(pairs([bracket_of(sign) for sign in "(a|b)"])) == [(0, 4)]
    assert list(pairs([bracket_of(sign) for sign in "|a||b|"])) == [(0, 2), (3, 5)]
    assert list(pairs([bracket_of(sign) for sign in "||a||"])) == [(1, 3), (0, 4)]


def test_word_holds_what_a_big_operator_is_taken_over() -> None:
    """The bracket is one thing inside `m:e`, also behind two operators; LibreOffice showed “∑ ¿¿”."""
    for tex in (r"\sum_{i} (a-b)^{2}", r"\sum_{i}\sum_{j} (a)", r"\prod_{i}^{n} |a|"):
        key = displayed(tex)
        root = etree.fromstring(f"<r{namespaces('m')}>{formulas().omml([key])[key]}</r>")
        held = root.xpath("//m:nary[not(m:e//m:nary)]/m:e", namespaces={"m": NAMESPACE})

        assert [[child.tag.rpartition("}")[2] for child in inside] for inside in held] in (
            [["sSup"]], [["d"]],
        )  # fmt: skip
        assert root.xpath("//m:nary/m:e//m:d", namespaces={"m": NAMESPACE})
