"""The lines that formulas take, as LibreOffice sets them in the Word file."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pypdfium2
import pytest

from office import lay_out_pdf
from qicao.builds.documents import build_draft
from qicao.drawn.formulas import Formulas, displayed
from qicao.drawn.heights import LINE, formula_lines
from qicao.source.world import open_world
from snippets import draft_of

LINES = {
    r"v = k i": 1,
    r"q_1 = q_2": 2,
    r"q_1 = 3.6 \times 10^{4}": 2,
    r"i = \frac{H}{L}": 2,
    r"A = \frac{\pi \bar{D}^2}{4}": 2,
    r"D = \frac{D_1 + D_2}{2}": 2,
    r"A = \frac{T_0 - T_1}{T_0} \times 100": 3,
    r"C = \frac{s_r}{\bar{k}}": 2,
    r"V = \iint_{D} h(x, y) \,\mathrm{d}x \,\mathrm{d}y": 2,
    r"Q = \int_{t_1}^{t_2} q(t) \,\mathrm{d}t": 3,
    r"L = \lim_{n \to \infty} \left( 1 + \frac{1}{n} \right)^{n}": 3,
    r"k = \left. \frac{y}{x} \right|_{x = x_0}": 3,
    r"f(x) = \begin{cases} x^2, & x \ge 0 \\ -x, & x < 0 \end{cases}": 3,
    r"\begin{vmatrix} a & b \\ c & d \end{vmatrix} = a d - b c": 2,
    r"\begin{aligned} U &= R I \\ &= (R_1 + R_2) I \\ &= U_1 + U_2 \end{aligned}": 3,
    r"x = 1 + \cfrac{1}{2 + \cfrac{1}{3 + \cfrac{1}{4}}}": 4,
    r"I = \sum_{j=1}^{5} w_j s_j": 3,
    r"n = \sqrt{\frac{z^2 p (1 - p)}{e^2}}": 3,
    r"Q = \begin{cases} m c (t_3 - t_4) & t_3 > t_4 \\ 0 & t_3 \le t_4 \end{cases}": 3,
    r"R = \frac{\sum_{i=1}^{n} t_i}{n \times T} \times 100": 4,
}
NAMES = dict(zip(LINES, "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉", strict=True))
TEXT = "# 范围\n\n本文件规定了示例。\n\n" + "".join(
    f"{{.annex .informative}}\n# 附录{name}\n\n求{name}用公式：\n\n$$\n{tex}\n$$\n\n得{name}为结果。\n\n"
    for tex, name in NAMES.items()
)
"""Each formula on a page of its own."""


@cache
def word() -> bytes:
    """The pages that LibreOffice makes of a draft with these formulas."""
    folder = Path(mkdtemp())
    draft_of(folder / "draft", TEXT)
    return lay_out_pdf(build_draft(folder / "draft", folder / "build").files[0]).read_bytes()


def height_of(words: str) -> float:
    """The height of the *words* above the foot of their page, in lines."""
    document = pypdfium2.PdfDocument(word())
    try:
        pages = [page.get_textpage() for page in document]
        [(page, found)] = [(page, place) for page in pages if (place := page.search(words).get_next())]
        return float(page.get_charbox(found[0])[1]) / LINE
    finally:
        document.close()


@pytest.mark.parametrize("tex", LINES)
def test_a_formula_takes_whole_lines(tex: str, tmp_path: Path) -> None:
    """By how far its parts reach."""
    key = displayed(tex)

    assert formula_lines(Formulas(open_world(tmp_path)).omml([key])[key]) == LINES[tex]


@pytest.mark.office
@pytest.mark.parametrize("tex", LINES)
def test_libreoffice_gives_it_as_many(tex: str) -> None:
    """From the line before it to the line after it."""
    distance = height_of(f"求{NAMES[tex]}用") - height_of(f"得{NAMES[tex]}为")

    assert round(distance, 1) == LINES[tex] + 1
