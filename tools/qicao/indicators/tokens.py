"""The words and signs of a formula, with their places."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from qicao.indicators import faults
from qicao.indicators.problem import Problem
from qicao.source.patterns import compiled

__all__ = ["LONGEST", "Token", "read_tokens"]

LONGEST = 2000
"""The greatest number of characters of a formula."""
DIGITS = 15
"""The greatest number of digits of a number; more are not exact."""
TOKEN = compiled(
    r"(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<name>[A-Za-z_][A-Za-z0-9_]*)|(?P<unit>\[[^\[\]\n]*\])"
    r"|(?P<sign>[<>=!]=|[-+*/^<>(),])|(?P<blank>[ \t\n]+)"
)
BETTER: Mapping[str, str] = {
    "×": "*", "·": "*", "÷": "/", "（": "(", "）": ")", "，": ",", "、": ",", "－": "-", "−": "-", "＋": "+",
    "≤": "<=", "≥": ">=", "≠": "!=", "＜": "<", "＞": ">", "=": "==", "&": "and", "|": "or", "!": "not",
}  # fmt: skip
"""Characters that people type, and what the language has for them."""
REASONS: Mapping[str, str] = {
    "%": "百分数写成 95 [%]。",
    ".": "小数点前后都要有数字；名称里不能有点。",
    "[": "单位写在数字后的半角方括号里，如 15 [min]，要成对。",
    "]": "单位写在数字后的半角方括号里，如 15 [min]，要成对。",
}


class Token(Struct, frozen=True):
    """A piece of a formula."""

    kind: Literal["number", "name", "unit", "sign", "end"]
    text: str
    start: int

    @property
    def end(self) -> int:
        """The place just after it."""
        return self.start + len(self.text)


def read_tokens(text: str) -> list[Token] | Problem:
    """Return the tokens of the formula, the last of them an end; a problem if a character has no meaning."""
    if len(text) > LONGEST:
        return Problem(faults.FORMULA_TOO_LONG, LONGEST, len(text), {"most": LONGEST})
    found, at = list[Token](), 0
    while at < len(text):
        match = TOKEN.match(text, at)
        if match is None:
            return _unknown(text, at)
        if match.lastgroup == "number" and len(match[0].replace(".", "").strip("0")) > DIGITS:
            return Problem(faults.TOO_MANY_DIGITS, at, match.end(), {"most": DIGITS})
        if match.lastgroup != "blank":
            found.append(Token(match.lastgroup, match[0], at))  # type: ignore[arg-type]
        at = match.end()
    return [*found, Token("end", "", len(text))]


def _unknown(text: str, at: int) -> Problem:
    sign = text[at]
    hint = REASONS.get(sign) or (
        f"写成“{BETTER[sign]}”。" if sign in BETTER else "公式只用数字、名称、+ - * / ^、括号和比较。"
    )
    return Problem(faults.UNKNOWN_CHARACTER, at, at + 1, {"sign": sign, "hint": hint})
