"""The content of a formula in TeX: its variables with their indices, and the words and units on its line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import lookup as unicode_lookup
from unicodedata import name as unicode_name
from unicodedata import normalize

from msgspec import Struct, field
from msgspec.structs import replace

from qicao.model.inline import Inline, Math, Styled, Text
from qicao.rules.han import HAN
from qicao.source.patterns import compiled

__all__ = ["Formula", "Variable", "Words", "all_variables", "as_tex", "explains", "is_unit", "read_tex"]


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


ATOM = rf"(?s)\\(?:[A-Za-z]+\*?|.)|\d+(?:[.,]\d+)*|{HAN}+|\S"
GREEK = _names(
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron rho sigma tau upsilon phi chi psi omega"
    " Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega ell hbar"
)
ACCENTS = {
    **dict.fromkeys(("bar", "overline"), "bar"),
    **dict.fromkeys(("hat", "widehat"), "hat"),
    **dict.fromkeys(("tilde", "widetilde"), "tilde"),
    **dict.fromkeys(("vec", "overrightarrow"), "vec"),
    **{accent: accent for accent in ("dot", "ddot", "underline", "mathring")},
}
COMBINING = {"bar": "\u0304", "hat": "\u0302", "tilde": "\u0303", "vec": "\u20d7", "dot": "\u0307", "ddot": "\u0308"}
COMBINING |= {"underline": "\u0332", "mathring": "\u030a"}
GREEK_NAME = r"\\([A-Za-z]+)"
UPRIGHT = _names("mathrm text mbox textrm operatorname textnormal unit si textit")
BIG = _names("sum prod int iint iiint oint lim max min sup inf bigcup bigcap argmax argmin")
"""Operators whose lower index binds a variable."""
SILENT = _names("label tag hspace vspace color phantom xrightarrow ce")
"""Commands whose argument contains no variable."""
RELATION = r"[=<>≤≥∈]|\\(?:in|le|ge|leq|geq|leqslant|geqslant|to|ne|neq)(?![A-Za-z])"
MARK = r"\{?\s*((?:[*′']|\\(?:prime|ast|star))+)\s*\}?"
DRESS = r"\\(?:mathrm|text|mbox|textrm|operatorname|mathbf|boldsymbol|mathit|rm|bm)(?![A-Za-z])|[{}\s]|\\[,;! ]"
FUNCTIONS = _names(
    "sin cos tan cot sec csc tg ctg arcsin arccos arctan arctg sinh cosh tanh log ln lg exp max min arg det lim sup inf"
    " mod tr diag sgn sign rank var cov erf const if else and or not for otherwise"
)
CONSTANTS = frozenset({"d", "e", "i", "j", "T"})
"""Upright letters that are no variables: differential, base of logarithms, imaginary unit, transposed."""
DEGREE = r"\^\s*\{?\s*\\circ\s*\}?\s*$"
APART = r"(?:\\q?quad|\\[ ,;]|~)\s*[(（\[]\s*$"
r"""A bracket after a gap, which contains no argument: `Q = qn \quad (\mathrm{m^3})`."""
RUNNING = frozenset("ijklmn")
"""Letters that are counters if they are in an index."""
SCRIPTS = {"subscript": "_", "superscript": "^"}
DEEPEST = 50
PREFIXES = ("", "k", "m", "c", "d", "M", "G", "T", "μ", "n", "h", "p")
UNITS = frozenset(prefix + unit for prefix in PREFIXES for unit in _names("m g s A K Pa N J W V Hz L Ω")) | _names(
    "min h ℃ mol lx cd dB rad t kat Bq Wh kWh bit hm a rpm °C r"
)
UNIT_JOINT = r"[/·()\s\d⁻²³^{}\-]|\\(?:cdot|,|;| )"


class Variable(Struct, frozen=True):
    r"""A letter of a formula with a meaning, and its index: `t_{\mathrm{in}}` is base “t”, index “in”."""

    base: str
    r"""The letter, a Greek one as its command, with accent and primes: `\Delta t`, `bar x`, `q'`."""
    index: str = ""
    """The index without braces and fonts."""
    start: int = 0
    end: int = 0
    """The end in the TeX, after the index."""
    free: bool = True
    """True if it needs an explanation, unlike counters, letters of an index, differentials."""

    @property
    def name(self) -> str:
        """The name as a person writes it in a line of text: “t_in”, “Δt”, “x̄”."""
        name = f"{self.base}_{self.index}" if self.index else self.base
        accents = [word for word in name.split() if word in COMBINING]
        plain = "".join(word for word in compiled(GREEK_NAME).sub(_greek_letter, name).split() if word not in COMBINING)
        letter, mark, index = plain.partition("_")
        return normalize("NFC", letter + "".join(COMBINING[word] for word in accents)) + mark + index


class Words(Struct, frozen=True):
    """Upright or Chinese words on the line of a formula, not in an index."""

    text: str
    start: int
    end: int
    unit: bool = False
    """True if they are a unit after a value."""
    condition: bool = False
    """True if they are in the second column of a case distinction."""


class Formula(Struct, frozen=True):
    """The variables and words of one formula."""

    variables: tuple[Variable, ...] = ()
    words: tuple[Words, ...] = ()


@lru_cache(maxsize=4096)
def read_tex(tex: str) -> Formula:
    """Return the variables and words of a formula, in order; of broken TeX as much as possible."""
    reader = _Reader(tex, [(match[0], *match.span()) for match in compiled(ATOM).finditer(tex)])
    found: list[Variable] = []
    while reader.at < len(reader.tokens):
        found += reader.sequence("")
    return Formula(tuple(_settled(found, reader.bound, tex)), tuple(reader.words))


def _settled(found: Iterable[Variable], bound: set[str], tex: str) -> Iterable[Variable]:
    """Return the variables; those bound by an operator, and counters, are marked as needing no explanation."""
    integral = bool(compiled(r"\\i*int(?![A-Za-z])|frac\s*\{\s*d(?![a-z_])").search(tex))
    for variable in found:
        settled = not variable.index and (variable.base in bound or (integral and variable.base == "d"))
        yield replace(variable, free=False) if settled else variable


class _Reader(Struct):
    """Goes once through the tokens of a formula."""

    tex: str
    tokens: list[tuple[str, int, int]]
    at: int = 0
    words: list[Words] = field(default_factory=list)
    bound: set[str] = field(default_factory=set)
    depth: int = 0
    """The number of indices around the current token."""
    nest: int = 0
    """The number of groups and arguments around the current token."""
    cases: bool = False
    condition: bool = False
    value: bool = False
    """True if a number or variable comes right before."""

    def peek(self) -> str:
        return self.tokens[self.at][0] if self.at < len(self.tokens) else ""

    def last_end(self) -> int:
        """The end of the previous token."""
        return self.tokens[min(self.at, len(self.tokens)) - 1][2]

    def sequence(self, stop: str) -> list[Variable]:
        """Consume tokens up to *stop*, inclusive; return their variables."""
        found: list[Variable] = []
        while self.at < len(self.tokens):
            if self.peek() == stop or (not stop and self.peek() == "}"):
                self.at += 1
                break
            found += self.item()
        return found

    def item(self) -> list[Variable]:
        """Consume one element with its indices; return its variables."""
        text = self.peek()
        if text in ("_", "^"):
            return self.scripts([])
        if text.startswith("\\") and text.strip("\\*") in BIG:
            self.at += 1
            return self.limits()
        nucleus = self.nucleus()
        return self.scripts(nucleus)

    def nucleus(self) -> list[Variable]:
        """Consume one element without its indices; return its variables.

        Elements nested deeper than a person can read are left out.
        """
        text, start, end = self.tokens[self.at] if self.at < len(self.tokens) else ("", 0, 0)
        self.at += 1
        if not text or self.nest > DEEPEST:
            return []
        self.nest += 1
        found = self.group(text, start, end)
        self.nest -= 1
        return found

    def group(self, text: str, start: int, end: int) -> list[Variable]:
        if text == "{":
            return self.sequence("}")
        if text.startswith("\\") and len(text) > 1:
            return self.command(text[1:], start, end)
        self.condition = self.condition or (self.cases and text == "&")
        self.value = text[0].isdigit() or text in (")", "]")
        if compiled(HAN).match(text):
            self.say(text, start, end)
        letter = _letter(text)
        return [self.variable(letter, start, end)] if letter else []

    def variable(self, base: str, start: int, end: int, *, free: bool = True) -> Variable:
        self.value = True
        power = base == "e" and self.peek() == "^"
        return Variable(base, "", start, end, free=free and not self.depth and not power)

    def command(self, name: str, start: int, end: int) -> list[Variable]:
        """Consume a command with its arguments; return its variables."""
        bare = name.removeprefix("var") if name.startswith("var") else name
        if bare in GREEK:
            return self.greek(bare, start, end)
        if name in ACCENTS:
            return self.accented(ACCENTS[name], start)
        if name in UPRIGHT:
            return self.upright(start)
        if name.strip("*") in SILENT:
            self.argument()
        elif name in ("begin", "end"):
            self.environment(begins=name == "begin")
        elif name == "\\":
            self.condition = False
        self.value = False if name not in (",", ";", " ", "!", "quad") else self.value
        return []

    def greek(self, name: str, start: int, end: int) -> list[Variable]:
        """Consume a Greek letter; Δ belongs to the variable after it."""
        if name == "Delta" and _starts_variable(self.peek()):
            first, *rest = self.scripts(self.nucleus()) or [Variable("")]
            return [replace(first, base=f"\\Delta {first.base}".strip(), start=start), *rest]
        return [self.variable(f"\\{name}", start, end)]

    def accented(self, accent: str, start: int) -> list[Variable]:
        inner = self.nucleus() if self.peek() != "{" else self.argument()[0]
        if len(inner) != 1:
            return inner
        only = inner[0]
        base = f"{accent} {only.base}" + (f"_{only.index}" if only.index else "")
        return [Variable(base, "", start, self.last_end(), free=only.free)]

    def upright(self, start: int) -> list[Variable]:
        """Consume upright words: a unit, a function, a name, or a letter that is no variable."""
        value = self.value
        self.depth += 1
        _, inside, end = self.argument()
        self.depth -= 1
        content = self.tex[inside:end].strip("{} ~")
        content = content[1:-1].strip() if compiled(r"（[^（）]*）|\([^()]*\)").fullmatch(content) else content
        if compiled(r"[A-Za-z]{2,}\s+[A-Za-z]{2,}").search(content):
            self.say(content, start, end)
            return []
        name = compiled(DRESS).sub("", content)
        self.value = False
        if self.depth or not name or name in FUNCTIONS or name in CONSTANTS:
            return []
        degree = compiled(DEGREE).search(self.tex, 0, start)
        if degree and name in ("C", "F"):
            self.say(f"°{name}", degree.start(), end, unit=True)
            return []
        unit = (value or bool(compiled(APART).search(self.tex, 0, start))) and is_unit(name)
        if unit or compiled(HAN).search(name) or not name.isalpha():
            self.say(content, start, end, unit=unit)
            return []
        return [self.variable(name, start, end)]

    def say(self, text: str, start: int, end: int, *, unit: bool = False) -> None:
        if not self.depth:
            self.words.append(Words(text, start, end, unit, self.condition))

    def environment(self, *, begins: bool) -> None:
        """Consume the name of an environment, and the columns of an array."""
        _, start, end = self.argument()
        name = self.tex[start:end].strip("{} ")
        self.cases, self.condition = begins and name.endswith("cases"), False
        if name in ("array", "tabular") and self.peek() == "{":
            self.argument()

    def argument(self) -> tuple[list[Variable], int, int]:
        """Consume the next argument; return its variables and its place in the TeX, with its braces."""
        if self.at >= len(self.tokens):
            return [], len(self.tex), len(self.tex)
        start = self.tokens[self.at][1]
        found = self.nucleus()
        return found, start, self.last_end()

    def scripts(self, nucleus: list[Variable]) -> list[Variable]:
        """Return *nucleus* with the indices, primes and powers after it."""
        head = nucleus[-1] if len(nucleus) == 1 else None
        rest: list[Variable] = [] if head else nucleus
        while self.peek() in ("_", "^", "'", "′"):
            mark = self.tokens[self.at]
            self.at += 1
            if mark[0] in ("'", "′"):
                head = head and replace(head, base=f"{head.base}'", end=mark[2])
                continue
            head, inner = self.script(head, lower=mark[0] == "_")
            rest += inner
        return [head, *rest] if head else rest

    def script(self, head: Variable | None, *, lower: bool) -> tuple[Variable | None, list[Variable]]:
        self.depth += lower
        inner, start, end = self.argument()
        self.depth -= lower
        raw = self.tex[start:end]
        primes = compiled(MARK).fullmatch(raw)
        if primes:
            return head and replace(head, base=head.base + "'" * len(compiled(ATOM).findall(primes[1])), end=end), []
        if not lower:
            return head, inner
        self.bound |= {variable.base for variable in inner if variable.base in RUNNING}
        return head and replace(head, index=compiled(DRESS).sub("", raw).lstrip("_"), end=end), [
            replace(item, free=False) for item in inner
        ]

    def limits(self) -> list[Variable]:
        """Consume the limits of an operator; return their variables, and mark the counter as bound."""
        found: list[Variable] = []
        while self.peek() in ("_", "^") or self.peek() in ("\\limits", "\\nolimits"):
            mark = self.peek()
            self.at += 1
            if mark not in ("_", "^"):
                continue
            inner, start, end = self.argument()
            relation = compiled(RELATION).search(self.tex, start, end)
            cut = relation.start() if relation else end
            if mark == "_":
                self.bound |= {variable.base for variable in inner if variable.start < cut}
            found += inner
        return found


def _greek_letter(match: re.Match[str]) -> str:
    """Return the letter that a Greek command prints."""
    size = "CAPITAL" if match[1][0].isupper() else "SMALL"
    spelled = match[1].upper().removeprefix("VAR").replace("LAMBDA", "LAMDA")
    try:
        return unicode_lookup(f"GREEK {size} LETTER {spelled}")
    except KeyError:
        return match[1]


def _letter(text: str) -> str:
    """Return the letter of a token, a Greek one as its command; "" if it is no letter, or a constant."""
    if text.isascii() or len(text) > 1:
        return text if text.isascii() and text.isalpha() else ""
    words = unicode_name(text, "").split()
    spelled = {"∆": "Delta", "△": "Delta", "µ": "mu"}.get(text, words[-1].title() if "GREEK" in words else "")
    spelled = (spelled.lower() if "SMALL" in words else spelled).replace("amda", "ambda")
    return f"\\{spelled}" if spelled in GREEK else ""


def _starts_variable(text: str) -> bool:
    return text.isalpha() or text == "{" or text[1:].removeprefix("var") in GREEK or text[1:] in ACCENTS


def is_unit(name: str) -> bool:
    """Return whether upright letters are the symbol of a unit, perhaps with powers and a slash."""
    parts = [part for part in compiled(UNIT_JOINT).split(name) if part]
    return bool(parts) and all(part in UNITS for part in parts)


def all_variables(formulas: Iterable[str]) -> list[Variable]:
    """Return all letters in formulas, including counters; for a name of several letters also each letter."""
    found = [variable for tex in formulas for variable in read_tex(tex).variables]
    return found + [replace(item, base=letter) for item in found if item.base.isalpha() for letter in item.base]


def explains(given: str, wanted: str) -> bool:
    """Return whether a symbol with the index *given* explains one with *wanted*: the same, or x_i for x_1 and x_n."""
    if given == wanted:
        return True
    runs = all(compiled(r"[\da-z,+\-]+").fullmatch(index) and _runs(index) for index in (given, wanted))
    return runs and bool(set(given + wanted) & RUNNING)


def _runs(index: str) -> bool:
    return all(letter in RUNNING or not letter.isalpha() for letter in index)


def as_tex(inlines: Iterable[Inline]) -> str:
    """Return a symbol as TeX, whether the author wrote a formula, letters or letters with {sub}."""
    return "".join(map(_inline_tex, inlines))


def _inline_tex(inline: Inline) -> str:
    if isinstance(inline, Math):
        return inline.tex
    if isinstance(inline, Styled):
        inner = as_tex(inline.inlines)
        return f"{SCRIPTS.get(inline.style, '')}{{{inner}}}"
    return inline.text if isinstance(inline, Text) else ""
