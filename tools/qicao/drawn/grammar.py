"""A grammar of ordinary formulas; pandoc needs to be asked only about the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from qicao.drawn.brackets import BRACKETS
from qicao.drawn.tex import PARTS, spelled
from qicao.model.tex import ACCENTS, FONTS, FUNCTIONS, SIGNS, SPACES, tokens_of

__all__ = ["is_ordinary"]


class _Reader:
    """Reads a formula by a grammar that accepts less than pandoc does."""

    def __init__(self, tex: str) -> None:
        self.tokens = [token for token in tokens_of(tex) if not token.isspace()]
        self.at = 0

    @property
    def next(self) -> str:
        """The next token; "" at the end."""
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self, *tokens: str) -> bool:
        """Consume the next token if it is one of *tokens*; return whether it is."""
        found = self.next in tokens and self.next != ""
        self.at += found
        return found

    def sequence(self) -> None:
        """Consume items as long as they are known."""
        while self.item():
            pass

    def item(self) -> bool:
        """Consume one element with its scripts; return whether it is known."""
        start = self.at
        if not self.nucleus():
            self.at = start
            return False
        while self.take("'"):
            pass
        scripts = [self.script(), self.script()]
        if len({*scripts} - {""}) < len([script for script in scripts if script]) or "?" in scripts:
            self.at = start
            return False
        return True

    def script(self) -> str:
        """Consume a script and return its sign; "?" if it is not known, "" if there is none."""
        sign = self.next
        if not self.take("_", "^"):
            return ""
        return sign if self.argument() or self.single() else "?"

    def single(self) -> bool:
        """Consume a letter, a digit or the command of a sign."""
        found = self.next.isalnum() or self.next[1:] in SIGNS
        self.at += found
        return found

    def argument(self) -> bool:
        """Consume a group in braces."""
        if not self.take("{"):
            return False
        self.sequence()
        return self.take("}")

    def nucleus(self) -> bool:
        """Consume one element without scripts."""
        piece = self.next
        if piece[:1] != "\\" or len(piece) == 1:
            return self.argument() if piece == "{" else self.character()
        self.at += 1
        read = _COMMANDS.get(piece[1:])
        return read is not None and read(self)

    def character(self) -> bool:
        """Consume a character that is printed as it is."""
        found = self.next != "" and (self.next.isalnum() or self.next in CHARACTERS)
        self.at += found
        return found

    def words(self) -> bool:
        """Consume words in braces, which contain no commands."""
        if not self.take("{"):
            return False
        while self.character():
            pass
        return self.take("}")

    def root(self) -> bool:
        """Consume the degree of a root and its content."""
        if self.take("["):
            while self.next != "]" and self.item():
                pass
            if not self.take("]"):
                return False
        return self.argument()

    def fraction(self) -> bool:
        """Consume a numerator and a denominator."""
        return self.argument() and self.argument()

    def fenced(self) -> bool:
        """Consume a growing bracket, its content, and the bracket that closes it."""
        if not self.fence():
            return False
        self.sequence()
        return self.take("\\right") and self.fence()

    def fence(self) -> bool:
        """Consume a bracket, or the full stop in place of one."""
        sign = SIGNS.get(self.next[1:], "") if self.next[:1] == "\\" else self.next
        found = sign == "." or sign in BRACKETS
        self.at += found
        return found

    def limits(self) -> bool:
        """Consume the command for the position of the limits of a sign."""
        self.take("\\limits")
        return True

    def rows(self) -> bool:
        """Consume rows and columns."""
        name = self.name()
        if name not in ENVIRONMENTS:
            return False
        self.sequence()
        while self.take(*PARTS):
            self.sequence()
        return self.take("\\end") and self.name() == name

    def name(self) -> str:
        """Consume a name in braces and return it."""
        if not self.take("{"):
            return ""
        start = self.at
        while self.next.isalpha():
            self.at += 1
        name = "".join(self.tokens[start : self.at])
        return name if self.take("}") else ""


CHARACTERS = frozenset("+-*/=<>()[]|,.:;!?×·÷±≤≥≠≈∞，。、；：（）“”—…′°℃‰Ω∑∏∫√⌊⌋⌈⌉‖→")
ENVIRONMENTS = frozenset({"cases", "aligned", "matrix", "pmatrix", "bmatrix", "vmatrix", "Vmatrix"})
WORDY = frozenset({"text", "textrm", "mbox"})
_COMMANDS: Mapping[str, Callable[[_Reader], bool]] = {
    **dict.fromkeys((*SIGNS, *FUNCTIONS), _Reader.limits),
    **dict.fromkeys(SPACES, lambda _: True),
    **dict.fromkeys((*ACCENTS, *FONTS), _Reader.argument),
    **dict.fromkeys(WORDY, _Reader.words),
    **dict.fromkeys(("frac", "dfrac", "tfrac", "binom"), _Reader.fraction),
    "sqrt": _Reader.root,
    "left": _Reader.fenced,
    "begin": _Reader.rows,
    "operatorname": _Reader.words,
}
"""Command → the function that reads what follows it."""


@lru_cache(maxsize=4096)
def is_ordinary(tex: str) -> bool:
    """Return whether pandoc surely understands the formula; about any other it must be asked."""
    reader = _Reader(spelled(tex))
    reader.sequence()
    return reader.at == len(reader.tokens) > 0
