"""A grammar of ordinary formulas, so that pandoc has to be asked only about the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from qicao.drawn.brackets import BRACKETS
from qicao.drawn.tex import PARTS, spelled
from qicao.model.tex import ACCENTS, FONTS, FUNCTIONS, SIGNS, SPACES, tokens_of

__all__ = ["is_ordinary"]


class _Reader:
    """Reads a formula by a grammar that holds less than pandoc knows."""

    def __init__(self, tex: str) -> None:
        self.tokens = [token for token in tokens_of(tex) if not token.isspace()]
        self.at = 0

    @property
    def next(self) -> str:
        """The token to be read; "" at the end."""
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self, *tokens: str) -> bool:
        """Pass over the next token if it is one of *tokens*, and return whether it is."""
        found = self.next in tokens and self.next != ""
        self.at += found
        return found

    def sequence(self) -> None:
        """Pass over items as long as they are known."""
        while self.item():
            pass

    def item(self) -> bool:
        """Pass over one thing with its scripts; return whether it is known."""
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
        """Pass over a script and return its sign; "?" when it is not known, "" when there is none."""
        sign = self.next
        if not self.take("_", "^"):
            return ""
        return sign if self.argument() or self.single() else "?"

    def single(self) -> bool:
        """Pass over a letter, a digit or the command of a sign."""
        found = self.next.isalnum() or self.next[1:] in SIGNS
        self.at += found
        return found

    def argument(self) -> bool:
        """Pass over a group in braces."""
        if not self.take("{"):
            return False
        self.sequence()
        return self.take("}")

    def nucleus(self) -> bool:
        """Pass over one thing without scripts."""
        piece = self.next
        if piece[:1] != "\\" or len(piece) == 1:
            return self.argument() if piece == "{" else self.character()
        self.at += 1
        read = _COMMANDS.get(piece[1:])
        return read is not None and read(self)

    def character(self) -> bool:
        """Pass over a character that is printed as it is."""
        found = self.next != "" and (self.next.isalnum() or self.next in CHARACTERS)
        self.at += found
        return found

    def words(self) -> bool:
        """Pass over words in braces, in which nothing is a command."""
        if not self.take("{"):
            return False
        while self.character():
            pass
        return self.take("}")

    def root(self) -> bool:
        """Pass over the degree of a root and what is under it."""
        if self.take("["):
            while self.next != "]" and self.item():
                pass
            if not self.take("]"):
                return False
        return self.argument()

    def fraction(self) -> bool:
        """Pass over what is above and below the line."""
        return self.argument() and self.argument()

    def fenced(self) -> bool:
        """Pass over a bracket that grows, what it holds, and the one that closes it."""
        if not self.fence():
            return False
        self.sequence()
        return self.take("\\right") and self.fence()

    def fence(self) -> bool:
        """Pass over a bracket, or the full stop in place of one."""
        sign = SIGNS.get(self.next[1:], "") if self.next[:1] == "\\" else self.next
        found = sign == "." or sign in BRACKETS
        self.at += found
        return found

    def limits(self) -> bool:
        """Pass over the command that says where the limits of a sign stand."""
        self.take("\\limits")
        return True

    def rows(self) -> bool:
        """Pass over rows and columns."""
        name = self.name()
        if name not in ENVIRONMENTS:
            return False
        self.sequence()
        while self.take(*PARTS):
            self.sequence()
        return self.take("\\end") and self.name() == name

    def name(self) -> str:
        """Pass over a name in braces and return it."""
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
"""How what follows each command is read."""


@lru_cache(maxsize=4096)
def is_ordinary(tex: str) -> bool:
    """Return whether pandoc surely understands the formula; of others it has to be asked."""
    reader = _Reader(spelled(tex))
    reader.sequence()
    return reader.at == len(reader.tokens) > 0
