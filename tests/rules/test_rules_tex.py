"""What is read in a formula: its variables with their indices, and the words and units on its line."""

from __future__ import annotations

import random

import pytest

from qicao.model.inline import Math, Styled, Text
from qicao.rules.tex import Words, as_tex, is_unit, read_tex

VARIABLES = {
    # letters, Greek ones too, in the order in which they stand
    r"v = k i": "v k i",
    r"\rho = m/V": "ρ m V",
    "ρ = m/V": "ρ m V",
    r"\varepsilon + \epsilon": "ε ε",
    # an index belongs to its letter, whatever its font
    r"R_{\mathrm{b}} = N_b": "R_b N_b",
    r"q_{\text{显示}} \, t": "q_显示 t",
    r"t_{\mathrm{in}} - t_\mathrm{out}": "t_in t_out",
    r"\chi^2_{1-\varepsilon/2}": "χ_1-ε/2",
    r"q_{_{0}}": "q_0",
    # accents, primes and the Δ of a difference belong to it, too
    r"\bar{x} = \overline{x} + \hat y": "x̄ x̄ ŷ",
    r"\ddot{\vec{r}}": "r̈⃗",
    r"q'_0 + q_0^{\prime}": "q'_0 q'_0",
    r"\Delta t = t_1 - t_2": "Δt t_1 t_2",
    # powers do not, but may hold variables
    r"x^2 + y^{n}": "x y n",
    r"A^{\mathrm{T}}": "A",
    # what is no variable: functions, numbers, π, differential, base of logarithms, columns of an array
    r"\sin\theta + \ln x + \lg 2\pi r": "θ x r",
    r"\int_0^{\pi/2} \frac{\mathrm{d}B}{1 - x} dx": "B x x",
    r"\mathrm{e}^{-kt} + e^{kt}": "k t k t",
    r"\begin{array}{ccc} a & b \end{array}": "a b",
    r"1\,000 \times \frac{450}{3.5}": "",
    r"\operatorname{sgn}(x)": "x",
    # what runs in a sum, or only numbers things
    r"\sum_{i=1}^{n} x_i": "n x_i",
    r"D_k = M_k \quad (k = 1, 2, 3)": "D_k M_k",
    r"\sum_{l \geqslant m} a_l": "m a_l",
    r"\max_{t \in T} f": "T f",
    # a name of several upright letters
    r"\mathrm{AQI} = \max(I_1,I_2)": "AQI I_1 I_2",
}
"""TeX → the variables that want an explanation."""


@pytest.mark.parametrize(("tex", "names"), VARIABLES.items(), ids=list(VARIABLES))
def test_variables_are_found_with_their_indices(tex: str, names: str) -> None:
    """As a person would write them in a line of text."""
    assert " ".join(variable.name for variable in read_tex(tex).variables if variable.free) == names


def test_letters_of_an_index_are_known_but_want_no_explanation() -> None:
    """So that 式中 may explain what i numbers."""
    bound = [variable.base for variable in read_tex(r"\sum_{i=1}^{n} x_i").variables if not variable.free]

    assert bound == ["i", "i"]


def test_a_variable_knows_its_place() -> None:
    """Its index included."""
    tex = r"R = \frac{N_{\mathrm{b}}}{N}"
    place = {variable.name: tex[variable.start : variable.end] for variable in read_tex(tex).variables}

    assert place == {"R": "R", "N_b": r"N_{\mathrm{b}}", "N": "N"}


def test_words_on_the_line_are_told_from_those_in_an_index() -> None:
    """The second column of a case distinction says when something holds."""
    assert read_tex(r"t_{\text{内}} = \text{箱内温度}").words == (Words("箱内温度", 15, 26),)
    assert read_tex(r"E = a \quad 或 \quad E = b").words == (Words("或", 12, 13),)
    cases = read_tex(r"\begin{cases} 1 & \text{合格时} \\ 0 & \text{不合格时} \end{cases}").words
    assert [words.condition for words in cases] == [True, True]


@pytest.mark.parametrize(
    ("tex", "units"),
    [
        (r"v = \frac{l}{t}\ \mathrm{km/h}", ["km/h"]),
        (r"p = 10\,\mathrm{kPa}", ["kPa"]),
        (r"l = 3 \text{ mm}", ["mm"]),
        (r"R_{\mathrm{m}} = 2", []),
        (r"\mathrm{GM}/r", []),
    ],
)
def test_a_unit_stands_behind_a_value(tex: str, units: list[str]) -> None:
    """An upright index is none."""
    assert [words.text.strip() for words in read_tex(tex).words if words.unit] == units


@pytest.mark.parametrize("name", ["m/s", "kg·m²", r"W/(m\cdot K)", "mPa", "℃", "m^{2}"])
def test_units_are_known_with_prefix_power_and_stroke(name: str) -> None:
    """As GB 3100 writes them."""
    assert is_unit(name)


def test_a_symbol_can_be_typed_in_three_ways() -> None:
    """As a formula, as letters, as a letter with {sub}."""
    assert as_tex((Math("V_1"),)) == "V_1"
    assert as_tex((Styled("emphasis", (Text("V"),)), Styled("subscript", (Text("1"),)))) == "{V}_{1}"
    assert [variable.name for variable in read_tex("{V}_{1}").variables] == ["V_1"]


def test_broken_tex_is_read_as_far_as_it_goes() -> None:
    """However it is broken, and however deep it is nested."""
    pieces = [*"{}_^x&'中≥ 1", r"\frac", r"\bar", r"\text", r"\begin", r"\sum", r"\Delta", r"\\", "\\", r"\int"]
    chosen = random.Random(20200331)
    for _ in range(2000):
        read_tex("".join(chosen.choice(pieces) for _ in range(chosen.randint(0, 25))))

    assert [variable.name for variable in read_tex(r"\frac{a}{b").variables] == ["a", "b"]
    assert read_tex("{" * 5000 + "x").variables == ()
    assert read_tex(r"\bar" * 5000 + "x").variables == ()
