"""EQN014, EQN015, EQN017, EQN020, EQN021: signs of operations in formulas, and variables that are not set in italics (9.4.4.3, 10.4.6)."""

from __future__ import annotations

from qicao.model.block import Formula, Where
from qicao.model.inline import Text, plain_text
from qicao.model.standard import Term
from qicao.rules.context import Context
from qicao.rules.formulas.places import place_in
from qicao.rules.locate import place_of
from qicao.rules.passage import Passage, Place
from qicao.rules.rule import Replacement, Report, Reports, Stretch, rule
from qicao.source.patterns import compiled

__all__ = ["typed_operator", "upright_greek", "upright_symbol", "upright_term_symbol", "upright_variable"]

OPERATORS = {
    "*": r"\times",
    r"\ast": r"\times",
    "==": "=",
    "<=": r"\le",
    ">=": r"\ge",
    "!=": r"\ne",
    "＝": "=",
    "＋": "+",
}
OPERATOR = r"(?P<sign>\\ast(?![A-Za-z}])|(?<![\^_{*])\*(?![}*])|[<>!]=|==|[＝＋])|\\[A-Za-z]+\*?"
"""A sign, or a command, whose star belongs to it."""
LETTER = r"(?:[A-Za-zα-ωΑ-Ω]|[A-Z][a-z]?)(?:_?\d{1,2}|_[a-z])?"
"""A letter for a quantity, perhaps with a number or letter after it."""


@rule("EQN014", "typed-operator", clause="9.4.4.3", fix="safe", on=Formula)
def typed_operator(context: Context, node: Formula, _place: Place) -> Reports:
    r"""公式里用“*”“==”“<=”等键盘上的记号代替运算符号。

    为什么：乘号是“×”或“·”（9.4.4.3），比较用“≤”“≥”“≠”；键盘上的记号照样印出来。

    错：$R = P * C$

    对：$R = P \times C$
    """
    for match in compiled(OPERATOR).finditer(node.tex):
        span = place_in(context, node, *match.span()) if match["sign"] else None
        if span and span != node.span:
            right = OPERATORS[match[0]]
            yield Report(
                span,
                f"公式里写了“{match[0]}”。",
                f"写成“{right}”。",
                (Replacement(span, _apart(right, node.tex, match.end())),),
            )


def _apart(command: str, tex: str, end: int) -> str:
    """Return the command, separated from a letter that follows it."""
    return f"{command} " if command[-1].isalpha() and tex[end : end + 1].isalpha() else command


@rule("EQN015", "upright-symbol", clause="10.4.6", severity="warning", on=Where)
def upright_symbol(_context: Context, node: Where, _place: Place) -> Reports:
    """“式中”的符号没有写成公式，印不成斜体。

    为什么：变量用斜体（10.4.6）；“式中”的符号与公式中的一样，写在两个“$”之间。

    错：- R——处置率；

    对：- $R$——处置率；
    """
    for symbol in node.symbols:
        name = plain_text(symbol.symbol).strip()
        typed = all(isinstance(inline, Text) for inline in symbol.symbol)
        place = place_of(symbol.symbol)
        if typed and place and compiled(LETTER).fullmatch(name):
            yield Report(place, f"变量“{name}”没有用斜体。", f"写成“${name}$”。")


@rule("EQN020", "upright-term-symbol", clause="10.4.6", severity="warning", on=Term)
def upright_term_symbol(_context: Context, node: Term, _place: Place) -> Reports:
    """术语条目的符号没有写成公式，印不成斜体。

    为什么：量的符号用斜体（10.4.6），在术语条目里也与公式中的一样；写在两个“$”之间。

    错：:symbol: H

    对：:symbol: $H$
    """
    for symbol in node.symbols:
        name, place = plain_text(symbol).strip(), place_of(symbol)
        if place and all(isinstance(inline, Text) for inline in symbol) and compiled(LETTER).fullmatch(name):
            yield Report(place, f"符号“{name}”没有用斜体。", f"写成“${name}$”。")


GREEK = dict(
    zip(
        "αβγδεζηθκλνξρστφχψωΓΔΘΛΣΦΨ",
        [
            "alpha",
            "beta",
            "gamma",
            "delta",
            "epsilon",
            "zeta",
            "eta",
            "theta",
            "kappa",
            "lambda",
            "nu",
            "xi",
            "rho",
            "sigma",
            "tau",
            "phi",
            "chi",
            "psi",
            "omega",
            "Gamma",
            "Delta",
            "Theta",
            "Lambda",
            "Sigma",
            "Phi",
            "Psi",
        ],
        strict=True,
    )
)
"""A letter → its command in TeX; not μ, π and Ω, which are more often a prefix, a number and a unit."""
NO_VARIABLE = "射线|粒子|谱|能谱|放射|辐射|衰变|相|螺旋|受体|球蛋白|淀粉|[-‐—–]|型|[A-Za-z0-9′]"
"""What follows a Greek letter that is part of a name: α粒子, β-淀粉酶."""
GREEK_ALONE = f"(?<![A-Za-z0-9])[{''.join(GREEK)}](?!{NO_VARIABLE})"


@rule(
    "EQN021",
    "upright-greek",
    clause="10.4.6",
    severity="warning",
    fix="safe",
    on=Passage,
    forms=("paragraph", "item", "note", "meaning", "cell", "frame-paragraph", "definition"),
)
def upright_greek(context: Context, passage: Passage) -> Reports:
    r"""公式里的希腊字母在行文、表中没有写成公式，印不成斜体。

    为什么：变量在行文和表中也用斜体（10.4.6），与公式里的一样；写在两个“$”之间。

    错：λ不应大于0.04 W/(m·K)。（公式里是$\lambda$）

    对：$\lambda$不应大于0.04 W/(m·K)。
    """
    if passage.text.isascii():
        return
    for match in compiled(GREEK_ALONE).finditer(passage.text):
        place = Stretch(passage, *match.span())
        slanted = any(piece.slanted for piece in passage.pieces_in(*match.span()))
        if passage.typed(*match.span()) and not slanted and GREEK[match[0]] in context.commands:
            edit = Replacement(place, f"$\\{GREEK[match[0]]}$")
            yield Report(place, f"变量“{match[0]}”没有用斜体。", f"写成“$\\{GREEK[match[0]]}$”。", (edit,))


UPRIGHT = (
    "(?<=[为设当取令以按若将由与和及])(?P<letter>[A-Za-zα-ωΑ-Ω])"
    "(?=[时计，。；、]|的(?:值|数值|单位|关系|函数|计算)|表示|代入|大于|小于|不大于|不小于|等于|$)"
)
"""A single letter where a sentence names a variable."""
CLASSED = "级|类|型|代号|方案|标识|选项|座|幢|栋|图|附录"
"""Words of a sentence in which letters are names of classes."""


@rule(
    "EQN017",
    "upright-variable",
    clause="10.4.6",
    severity="warning",
    fix="safe",
    on=Passage,
    forms=("paragraph", "item", "note", "meaning"),
)
def upright_variable(context: Context, passage: Passage) -> Reports:
    """行文里的变量没有写成公式，印不成斜体。

    为什么：变量在行文中也用斜体（10.4.6），与公式里的一样；写在两个“$”之间。

    错：水温为T时的系数按公式（1）计算。（公式里是$T$）

    对：水温为$T$时的系数按公式（1）计算。
    """
    for match in compiled(UPRIGHT).finditer(passage.text):
        place = Stretch(passage, *match.span())
        start, end = passage.sentence_at(match.start())
        classed = compiled(CLASSED).search(passage.text[start:end])
        if not classed and passage.typed(*match.span()) and match[0] in context.variables(passage.place):
            edit = Replacement(place, f"${match[0]}$")
            yield Report(place, f"变量“{match[0]}”没有用斜体。", f"写成“${match[0]}$”。", (edit,))
