"""Formulas that are hard to set: the same in Word, in the PDF and on the page, element by element (10.4.3)."""

from __future__ import annotations

import re
import zipfile
from functools import cache
from html import unescape
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import mkdtemp

import pypdfium2
import pytest

from formulas import of_mathml, of_omml
from office import lay_out_pdf
from parity import missing
from pdfs import Box, pages_of, texts_of
from qicao.builds.documents import build_draft
from qicao.drawn.formulas import Formulas, displayed
from qicao.drawn.pictures import Pictures
from qicao.model.outline import outline
from qicao.parse.draft import load_draft
from qicao.render.docx import render_docx
from qicao.render.html.page import render_article
from qicao.render.typst.document import render_pdf
from qicao.source.files import DISK
from qicao.source.world import World, open_world
from snippets import draft_of

FORMULAS = {
    "分段": (
        r"f(x) = \begin{cases} x^2, & x \ge 0 \\ -x, & x < 0 \end{cases}",
        "f(x)=lr{{ rows[x^(2),, x≥0; −x,, x<0] }",
    ),
    "分段的文字": (
        r"Q = \begin{cases} m c (t_3 - t_4), & \text{当} t_3 > t_4 \text{时} \\ \frac{q}{2}, & \text{其他情况} \end{cases}",
        "Q=lr{{ rows[mc(t_(3)−t_(4)),, “当”t_(3)>t_(4)“时”; frac(q; 2),, “其他情况”] }",
    ),
    "矩阵": (
        r"\mathbf{A} = \begin{bmatrix} a_{11} & a_{12} & \cdots & a_{1n} \\ a_{21} & a_{22} & \cdots & a_{2n} \\ \vdots & \vdots & \ddots & \vdots \\ a_{m1} & a_{m2} & \cdots & a_{mn} \end{bmatrix}",
        "*A*=lr{[ rows[a_(11), a_(12), ⋯, a_(1n); a_(21), a_(22), ⋯, a_(2n); ⋮, ⋮, ⋱, ⋮; a_(m1), a_(m2), ⋯, a_(mn)] ]}",
    ),
    "行列式": (
        r"\begin{vmatrix} a & b \\ c & d \end{vmatrix} = a d - b c",
        "lr{| rows[a, b; c, d] |}=ad−bc",
    ),
    "列阵": (
        r"\begin{pmatrix} x \\ y \end{pmatrix} = \begin{pmatrix} \cos\theta & -\sin\theta \\ \sin\theta & \cos\theta \end{pmatrix} \begin{pmatrix} x_0 \\ y_0 \end{pmatrix}",
        'lr{( rows[x; y] )}=lr{( rows["cos"θ, −"sin"θ; "sin"θ, "cos"θ] )}lr{( rows[x_(0); y_(0)] )}',
    ),
    "求和": (
        r"R = \frac{\sum_{i=1}^{n} w_i x_i}{\sum_{i=1}^{n} w_i} \times 100\%",
        "R=frac(∑[i=1; n]w_(i)x_(i); ∑[i=1; n]w_(i))×100%",
    ),
    "连乘": (
        r"G = \left( \prod_{i=1}^{n} x_i \right)^{\frac{1}{n}}",
        "G=lr{( ∏[i=1; n]x_(i) )}^(frac(1; n))",
    ),
    "积分": (
        r"Q = \int_{t_1}^{t_2} q(t) \,\mathrm{d}t + \oint_{L} \boldsymbol{F} \cdot \mathrm{d}\boldsymbol{s}",
        'Q=∫_(t_(1))^(t_(2))q(t)"d"t+∮_(L)*F*⋅"d"*s*',
    ),
    "二重积分": (
        r"V = \iint_{D} h(x, y) \,\mathrm{d}x \,\mathrm{d}y",
        'V=∬_(D)h(x,y)"d"x"d"y',
    ),
    "极限": (
        r"L = \lim_{n \to \infty} \left( 1 + \frac{1}{n} \right)^{n}, \quad M = \max_{1 \le i \le n} |x_i|",
        'L="lim"[n→∞; ]lr{( 1+frac(1; n) )}^(n),M="max"[1≤i≤n; ]|x_(i)|',
    ),
    "对齐": (
        r"\begin{aligned} U &= R I \\ &= (R_1 + R_2) I \\ &= U_1 + U_2 \end{aligned}",
        "rows[U, =RI; , =(R_(1)+R_(2))I; , =U_(1)+U_(2)]",
    ),
    "括线": (
        r"S = \underbrace{a_1 + a_2 + \cdots + a_n}_{n\text{项}} + \overbrace{b_1 + b_2}^{\text{修正}}",
        "S=accent(⏟; a_(1)+a_(2)+⋯+a_(n))[n“项”; ]+accent(⏞; b_(1)+b_(2))[; “修正”]",
    ),
    "连分式": (
        r"x = 1 + \cfrac{1}{2 + \cfrac{1}{3 + \cfrac{1}{4}}}",
        "x=1+frac(1; 2+frac(1; 3+frac(1; 4)))",
    ),
    "根式": (
        r"e = \sqrt[3]{\frac{a + \sqrt{b}}{c}} + \sqrt{\sqrt{d}}",
        "e=root(3; frac(a+sqrt(b); c))+sqrt(sqrt(d))",
    ),
    "角标": (
        r"T_{\max,i}^{(k+1)} = x_{i_j}^{2^n} + {}^{14}_{6}\mathrm{C}",
        'T_("max",i)^((k+1))=x_(i_(j))^(2^(n))+_(6)^(14)"C"',
    ),
    "字母上的符号": (
        r"\bar{x} + \hat{y} + \vec{v} + \dot{q} + \ddot{z} + \tilde{w} + \overline{AB}",
        "accent(‾; x)+accent(ˆ; y)+accent(→; v)+accent(˙; q)+accent(¨; z)+accent(˜; w)+accent(¯; AB)",
    ),
    "组合": (
        r"P = \binom{n}{k} p^{k} (1 - p)^{n - k}",
        "P=binom(n; k)p^(k)(1−p)^(n−k)",
    ),
    "希腊字母": (
        r"\alpha + \beta + \gamma + \delta + \varepsilon + \theta + \lambda + \mu + \rho + \sigma + \varphi + \omega + \Delta + \Phi + \Omega",
        'α+β+γ+δ+ε+θ+λ+μ+ρ+σ+φ+ω+"Δ"+"Φ"+"Ω"',
    ),
    "正体和斜体": (
        r"\mathrm{e}^{\mathrm{i} \pi} + 1 = 0, \quad \ln x = \log_{\mathrm{e}} x, \quad \operatorname{sgn}(x)",
        '"e"^("i"π)+1=0,"ln"x="log"_("e")x,"sgn"(x)',
    ),
    "箭头": (
        r"A \rightarrow B \Rightarrow C \leftrightarrow D \xrightarrow{\text{加热}} E \rightleftharpoons F",
        "A→B⇒C↔D→[; “加热”]E⇌F",
    ),
    "括号": (
        r"W = \left\{ \left[ \left( \frac{a}{b} \right)^{2} + c \right] \frac{d}{e} \right\} + \left\lfloor \frac{x}{2} \right\rfloor",
        "W=lr{{ lr{[ lr{( frac(a; b) )}^(2)+c ]}frac(d; e) }}+lr{⌊ frac(x; 2) ⌋}",
    ),
    "竖线": (
        r"k = \left. \frac{\mathrm{d}y}{\mathrm{d}x} \right|_{x = x_0}",
        'k=lr{ frac("d"y; "d"x) |}_(x=x_(0))',
    ),
    "化学式": (
        r"\mathrm{2H_2 + O_2} = \mathrm{2H_2O}, \quad c(\mathrm{SO_4^{2-}})",
        '2"H"_(2)+"O"_(2)=2"H"_(2)"O",c("SO"_(4)^(2−))',
    ),
    "区间": (
        r"x \in [0, 1) \cup (2, +\infty), \quad 95\% \le \eta \le 100\%",
        "x∈[0,1)∪(2,+∞),95%≤η≤100%",
    ),
    "单位": (
        r"\rho = 1.2 \times 10^{3}\ \mathrm{kg/m^3}, \quad t = 20\ ^\circ\mathrm{C}, \quad R = 5\ \mathrm{k\Omega}",
        'ρ=1.2×10^(3)"kg"/"m"^(3),t=20°"C",R=5"kΩ"',
    ),
    "长式": (
        r"L = k_1 a_1 b_1 + k_2 a_2 b_2 + k_3 a_3 b_3 + k_4 a_4 b_4 + k_5 a_5 b_5 + k_6 a_6 b_6 + k_7 a_7 b_7 + k_8 a_8 b_8 + k_9 a_9 b_9 + k_{10} a_{10} b_{10} + k_{11} a_{11} b_{11} + k_{12} a_{12} b_{12}",
        "L=k_(1)a_(1)b_(1)+k_(2)a_(2)b_(2)+k_(3)a_(3)b_(3)+k_(4)a_(4)b_(4)+k_(5)a_(5)b_(5)+k_(6)a_(6)b_(6)+k_(7)a_(7)b_(7)+k_(8)a_(8)b_(8)+k_(9)a_(9)b_(9)+k_(10)a_(10)b_(10)+k_(11)a_(11)b_(11)+k_(12)a_(12)b_(12)",
    ),
}
"""What is hard in it: its TeX, and what it is in the notation of `formulas`."""
TEXT = "# 范围\n\n本文件规定了示例。\n\n# 公式\n\n" + "".join(
    f"## {name}\n\n按[](#{name})计算：\n\n{{#{name}}}\n$$\n{tex}\n$$\n\n" for name, (tex, _) in FORMULAS.items()
)


@cache
def folder() -> Path:
    """A draft with all of them."""
    place = Path(mkdtemp())
    draft_of(place / "draft", TEXT)
    return place


def tools() -> dict[str, Formulas | Pictures]:
    """What renderers want to be given."""
    return {"formulas": Formulas(open_world(folder() / "cache")), "pictures": Pictures(folder(), World(DISK))}


@cache
def document() -> str:
    """The main part of the Word file."""
    data = render_docx(load_draft(folder() / "draft").standard, **tools())  # type: ignore[arg-type]
    with zipfile.ZipFile(BytesIO(data)) as package:
        return package.read("word/document.xml").decode()


@cache
def pdf() -> bytes:
    """The PDF."""
    return render_pdf(load_draft(folder() / "draft").standard, **tools()).data  # type: ignore[arg-type]


@cache
def page() -> str:
    """The page."""
    return render_article(load_draft(folder() / "draft").standard, **tools())  # type: ignore[arg-type]


@pytest.mark.parametrize("name", FORMULAS)
def test_word_and_page_have_the_same_elements(name: str) -> None:
    """Fractions, roots, limits, brackets, rows, upright and italic letters: each as the notation says."""
    tex, notation = FORMULAS[name]
    formulas, key = Formulas(open_world(folder() / "cache")), displayed(tex)

    assert of_omml(formulas.omml([key])[key]) == notation
    assert of_mathml(formulas.mathml([key])[key]) == notation


def test_they_stand_in_word_in_their_order_between_a_tab_and_their_number() -> None:
    """The tab puts the formula into the middle, the next one leads with middle dots to the number at the right."""
    paragraphs = [part for part in re.findall(r"<w:p>.*?</w:p>", document()) if '"StdFormula"' in part]
    maths = [re.findall(r"<m:oMath>.*?</m:oMath>", part, re.DOTALL) for part in paragraphs]

    assert [of_omml(math) for [math] in maths] == [notation for _, notation in FORMULAS.values()]
    around = [re.sub(r"<m:oMath>.*?</m:oMath>", "<m/>", part) for part in paragraphs]
    assert all(
        re.search(r"<w:tab/></w:r>(?:<w:bookmark[^>]*>)*<m/>(?:<w:bookmark[^>]*>)*<w:r><w:tab/>", part)
        for part in around
    )


def test_they_stand_on_the_page_in_their_order() -> None:
    """Each alone, set as displayed."""
    maths = re.findall(r"<math .*?</math>", page(), re.DOTALL)

    assert [of_mathml(math) for math in maths] == [notation for _, notation in FORMULAS.values()]
    assert all('display="block"' in math for math in maths)


def test_the_numbers_run_through_every_face() -> None:
    """（1） to the last, in the outline, in the PDF and on the page."""
    items = outline(load_draft(folder() / "draft").standard)

    assert [item.number for item in items if item.kind == "formula"] == [
        f"（{at}）" for at in range(1, len(FORMULAS) + 1)
    ]
    assert missing(items, "\n".join(texts_of(pdf()))) == []
    assert missing(items, unescape(re.sub(r"<[^>]+>", "", page()))) == []


def numbers() -> list[Box]:
    """The numbers of the formulas in the PDF, where they end their lines."""
    found = []
    for _, boxes in pages_of(pdf()):
        for last in (box for box in boxes if box.right > 500 and box.text.strip().endswith("）")):
            beside = [box for box in boxes if abs(box.bottom - last.bottom) < 4 and box.left <= last.left]
            line = "".join(box.text.strip() for box in sorted(beside, key=lambda box: box.left))
            found += [last] if re.search(r"（\d+）$", line) else []
    return found


def test_the_numbers_of_the_pdf_stand_at_the_right_edge_behind_dots() -> None:
    """20 mm from the edge of the paper on pages at the right, 25 mm on those at the left."""
    edges = [595.276 - mm * 72 / 25.4 for mm in (20, 25)]

    assert len(numbers()) == len(FORMULAS)
    assert all(
        min(edge - box.right for edge in edges if edge > box.right) < 8 for box in numbers()
    )  # half a bracket is blank
    assert "·····" in "".join(texts_of(pdf()))


def test_a_formula_wider_than_the_line_goes_on_behind_a_sign() -> None:
    """Its last line bears the number."""
    document_ = pypdfium2.PdfDocument(pdf())
    text = "\n".join(page.get_textpage().get_text_bounded() for page in document_)
    document_.close()
    long = text[text.index("按公式（26）计算") :]
    lines = [line.strip() for line in long.split("\n") if line.strip()]

    broken = [line for line in lines if line.endswith(("+", "="))]
    assert len(broken) == 1
    assert all(box.right < 539.6 for label, boxes in pages_of(pdf()) if label.isdigit() for box in boxes)


PIECES = (
    "x", "n_1", r"\alpha", r"\%", "2.5", "=", "+", "-", r"\times", ",", ";", ":", "'", "|", r"\|", "(", ")", "[", "!", "/", "<",
    r"\frac{a}{#}", r"\sqrt{#}", r"\sqrt[3]{#}", r"\sum_{i=1}^{n} #", r"\int_0^1 #", r"\bar{#}", r"\overline{#}",
    r"\left( # \right)", r"\left. # \right|_{x}", r"\left\{ # \right\}", r"\text{若 #}", r"\mathrm{#}", r"\mathbf{A}",
    r"\begin{cases} #, & x > 0 \\ y & z \end{cases}", r"\begin{pmatrix} # & b \\ c & d \end{pmatrix}",
    r"\begin{aligned} a &= # \\ &= b \end{aligned}", r"\underbrace{#}_{n}", r"\xrightarrow{#}", r"\boxed{#}", r"\cancel{#}",
    r"\binom{n}{#}", r"\lim_{x \to 0} #", r"\phantom{#}", r"x^{#}", r"{}_{#}C", r"\operatorname{arg}", r"\cfrac{1}{#}", r"\quad",
)  # fmt: skip
"""Stretches of TeX; the mark is filled with others."""


def grown(random: Random, depth: int = 3) -> str:
    """A formula made of pieces by chance."""
    picked = " ".join(random.choice(PIECES) for _ in range(random.randint(1, 4)))
    return re.sub("#", lambda _: grown(random, depth - 1) if depth else "k", picked)


def test_no_formula_stops_the_layout(tmp_path: Path) -> None:
    """Whatever an author puts together; what pandoc does not know is printed as it is written, and told."""
    random = Random(20)
    texs = [grown(random) for _ in range(200)]
    text = "# 范围\n\n本文件规定了示例。\n\n# 公式\n\n" + "".join(
        f"$$\n{tex}\n$$\n\n行内的${tex}$也一样。\n\n" for tex in texs
    )
    draft_of(tmp_path / "draft", text)

    assert build_draft(tmp_path / "draft", tmp_path / "build").files


def test_a_formula_that_is_not_understood_is_told_at_its_place(tmp_path: Path) -> None:
    """Displayed or in a line; it is printed as it is written."""
    draft_of(tmp_path / "draft", "# 范围\n\n甲$\\unknown{x}$。\n\n$$\n\\begin{cases} a\n$$\n")
    build = build_draft(tmp_path / "draft", tmp_path / "build")

    told = [(item.code, item.span.line, item.span.column) for item in build.findings if item.code == "FRM001"]
    assert sorted(told) == [("FRM001", 3, 2), ("FRM001", 6, 1)]


INLINE = {
    "角标": "$x_1^2$", "带撇和横线": r"$\bar{x}'$", "希腊字母": r"$\alpha_{\mathrm{max}}$", "一行的分式": "$a/b$", "小的根": r"$\sqrt{x}$",
}  # fmt: skip


def steps(boxes: list[Box]) -> list[float]:
    """How far the lines of the paragraph stand apart."""
    lines = sorted({round(box.bottom) for box in boxes if "规定" in box.text or "起草" in box.text}, reverse=True)
    return [above - below for above, below in pairwise(lines)]


@pytest.mark.office
@pytest.mark.parametrize("name", INLINE)
def test_a_formula_in_a_line_leaves_the_lines_where_they_are(name: str, tmp_path: Path) -> None:
    """The lines of a paragraph stand 15.6 pt apart, with the formula as without it, in the PDF as in Word."""
    words = "采样箱应符合下列规定并由起草单位说明其理由和根据" * 5
    draft_of(tmp_path / "draft", f"# 范围\n\n{words}其中{INLINE[name]}为参数，{words}。\n")
    word, pdf_, *_ = build_draft(tmp_path / "draft", tmp_path / "build").files
    for data in (pdf_.read_bytes(), lay_out_pdf(word).read_bytes()):
        boxes = next(boxes for _, boxes in pages_of(data) if any("采样箱应符合" in box.text for box in boxes))
        found = steps(boxes)
        assert len(found) >= 4
        assert all(abs(step - 15.6) < 1 for step in found), found
