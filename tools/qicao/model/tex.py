"""TeX as people write formulas: its tokens, the known commands, and its letters for places without formulas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from unicodedata import normalize

__all__ = ["ACCENTS", "FONTS", "FUNCTIONS", "SIGNS", "SPACES", "nesting", "plain_tex", "tokens_of"]

TOKEN = re.compile(r"\\(?:[A-Za-z]+\*?|.)|\s+|.", re.DOTALL)


def _pairs(text: str) -> dict[str, str]:
    """Return the table in a text in which each name is followed by its sign."""
    words = text.split()
    return dict(zip(words[::2], words[1::2], strict=True))


LETTERS = _pairs("""
alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν
xi ξ pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω
Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
ell ℓ hbar ℏ partial ∂ nabla ∇ infty ∞ emptyset ∅ Re ℜ Im ℑ aleph ℵ angle ∠ triangle △ prime ′
""")
OPERATORS = _pairs("""
times × div ÷ cdot · pm ± mp ∓ ast * star ⋆ circ ° bullet • oplus ⊕ otimes ⊗ cup ∪ cap ∩ setminus ∖
le ≤ leq ≤ leqslant ≤ ge ≥ geq ≥ geqslant ≥ ne ≠ neq ≠ approx ≈ equiv ≡ sim ∼ simeq ≃ cong ≅ propto ∝ ll ≪ gg ≫
in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ parallel ∥ perp ⊥ mid | forall ∀ exists ∃ neg ¬
wedge ∧ vee ∨ land ∧ lor ∨ to → rightarrow → leftarrow ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔
longrightarrow ⟶ longleftarrow ⟵ uparrow ↑ downarrow ↓ rightleftharpoons ⇌ iff ⟺ implies ⟹ mapsto ↦
ldots … cdots ⋯ dots … vdots ⋮ ddots ⋱ therefore ∴ because ∵ colon :
""")
BIG = _pairs("""
sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂
""")
FENCES = _pairs("""
lbrace { rbrace } lbrack [ rbrack ] lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ langle ⟨ rangle ⟩ vert | lvert | rvert |
Vert ‖ lVert ‖ rVert ‖ backslash ∖
""")
ESCAPED = {"%": "%", "{": "{", "}": "}", "#": "#", "&": "&", "$": "$", "_": "_", "|": "‖"}
SIGNS: Mapping[str, str] = MappingProxyType(LETTERS | OPERATORS | BIG | FENCES | ESCAPED)
"""Commands without arguments → the sign that they print."""
FUNCTIONS = frozenset(
    [
        "sin",
        "cos",
        "tan",
        "cot",
        "sec",
        "csc",
        "arcsin",
        "arccos",
        "arctan",
        "sinh",
        "cosh",
        "tanh",
        "coth",
        "log",
        "ln",
        "lg",
        "exp",
        "max",
        "min",
        "sup",
        "inf",
        "lim",
        "limsup",
        "liminf",
        "arg",
        "det",
        "dim",
        "gcd",
        "deg",
        "ker",
        "hom",
        "Pr",
    ]
)
"""Commands that print their own name."""
SPACES = frozenset({"quad", "qquad", ",", ";", ":", "!", " ", ">"})
"""Commands that print a blank, or remove one."""
FONTS = frozenset(
    [
        "mathrm",
        "mathbf",
        "mathit",
        "mathsf",
        "mathtt",
        "mathbb",
        "mathcal",
        "mathfrak",
        "mathscr",
        "boldsymbol",
        "bm",
        "text",
        "textrm",
        "textbf",
        "textit",
        "mbox",
        "operatorname",
    ]
)
"""Commands that set their argument in another font."""
ACCENTS: Mapping[str, str] = MappingProxyType(
    {
        "bar": "\u0304",
        "overline": "\u0305",
        "hat": "\u0302",
        "widehat": "\u0302",
        "tilde": "\u0303",
        "widetilde": "\u0303",
        "vec": "\u20d7",
        "overrightarrow": "\u20d7",
        "dot": "\u0307",
        "ddot": "\u0308",
        "underline": "\u0332",
        "mathring": "\u030a",
    }
)
"""Command that sets a sign above or below its argument → the character that combines with the previous letter."""
FRACTIONS = frozenset({"frac", "dfrac", "tfrac", "cfrac"})
SILENT = frozenset(
    [
        "left",
        "right",
        "middle",
        "big",
        "Big",
        "bigg",
        "Bigg",
        "bigl",
        "Bigl",
        "biggl",
        "Biggl",
        "bigr",
        "Bigr",
        "biggr",
        "Biggr",
        "bigm",
        "Bigm",
        "biggm",
        "Biggm",
        "displaystyle",
        "textstyle",
        "limits",
        "nolimits",
        "rm",
        "bf",
        "it",
    ]
)
"""Commands that print nothing of their own; their argument, if they have one, is printed as it is."""
NAMED = frozenset({"begin", "end"})
"""Commands whose argument is a name."""


def tokens_of(tex: str) -> list[str]:
    """Return the commands, characters and runs of blanks of which *tex* consists."""
    return TOKEN.findall(tex)


def nesting(tokens: Sequence[str]) -> tuple[int, int]:
    r"""Return the greatest depths of nested groups and of nested scripts; `\left` and `\begin` open groups."""
    deepest = scripts = inner = 0
    groups: list[bool] = []
    before = ""
    for token in tokens:
        if token in OPENS:
            groups.append(before in ("_", "^"))
            inner += groups[-1]
            deepest, scripts = max(deepest, len(groups)), max(scripts, inner)
        elif token in CLOSES and groups:
            inner -= groups.pop()
        before = before if token.isspace() or (token[0] == "\\" and before in ("_", "^")) else token
    return deepest, scripts


OPENS = frozenset({"{", "\\left", "\\begin"})
CLOSES = frozenset({"}", "\\right", "\\end"})


def plain_tex(tex: str) -> str:
    r"""Return the letters of the formula on one line: `\mathrm{PM}_{2.5}` is “PM2.5”, `\frac{a}{b}` is “a/b”.

    They are for titles in lists of contents, alternative texts and the search; no backslash remains.
    """
    reader = iter(tokens_of(tex))
    return " ".join(normalize("NFC", "".join(_words(reader, ""))).split())


def _words(reader: Iterator[str], stop: str, depth: int = 0) -> Iterator[str]:
    """Yield the printed words up to the token *stop*."""
    for token in reader:
        if token == stop:
            return
        yield _word(token, reader, depth)


def _word(piece: str, reader: Iterator[str], depth: int) -> str:
    if piece == "{":
        return "".join(_words(reader, "}", depth + 1)) if depth < DEEPEST else ""
    if piece[0] == "\\":
        return _command(piece[1:].rstrip("*"), reader, depth)
    return PRINTED.get(piece, " " if piece.isspace() else piece)


DEEPEST = 50
"""The depth of nested groups up to which words are read."""
PRINTED = {"_": "", "^": "", "}": "", "&": " ", "~": " ", "'": "′", "-": "−", "*": "∗"}
"""Character → what it prints, if that is not the character itself."""


def _command(name: str, reader: Iterator[str], depth: int) -> str:
    if name in SIGNS:
        return SIGNS[name]
    if name in ACCENTS:
        return "".join(char + ACCENTS[name] for char in _argument(reader, depth))
    if name in FRACTIONS:
        return f"{_grouped(_argument(reader, depth))}/{_grouped(_argument(reader, depth))}"
    if name == "sqrt":
        return _root(reader, depth)
    if name in NAMED:
        _argument(reader, depth)
        return " "
    return "" if name in SILENT | FONTS or (not name.isalpha() and name not in SPACES) else _named(name)


def _root(reader: Iterator[str], depth: int) -> str:
    """Return a root, its degree before the sign."""
    inside = _argument(reader, depth)
    degree = "".join(_words(reader, "]", depth)) if inside == "[" else ""
    return f"{degree}√{_grouped(_argument(reader, depth) if degree else inside)}"


def _named(name: str) -> str:
    """Return the printed form of a command without sign: a blank, or its name."""
    return " " if name in SPACES else name if name in FUNCTIONS else f" {name} "


def _argument(reader: Iterator[str], depth: int) -> str:
    """Return the words of the next argument."""
    token = next((token for token in reader if not token.isspace()), "")
    return _word(token, reader, depth + 1) if token and depth < DEEPEST else ""


def _grouped(words: str) -> str:
    """Return the words as one unit: in brackets if there are several."""
    return f"({words})" if any(sign in words for sign in "+−/·× ") else words
