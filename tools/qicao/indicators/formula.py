"""The text of a formula as a tree: a small language that can do nothing but compute.

    value      = value operator value | - value | number [unit] | name | ( value ) | function
    condition  = value comparison value | condition and|or condition | not condition | ( condition )
    function   = if( condition , value , value ) | min( value , … ) | max( value , … ) | abs( value )
               | sum( name [, periods|units] ) | mean … | least … | greatest … | count …

Text, tokens, nodes and nesting are limited before anything is done with them, so time and memory are, too.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from msgspec import Struct

from qicao.indicators import faults
from qicao.indicators.kinds import misplaced
from qicao.indicators.problem import Problem, near
from qicao.indicators.tokens import Token, read_tokens
from qicao.model.finding import Fault
from qicao.model.formula import (
    Aggregate,
    AggregateFunction,
    Binary,
    Choice,
    Expression,
    Function,
    Name,
    Negative,
    Not,
    Number,
)

__all__ = ["LEVELS", "RESERVED", "Formula", "Place", "read_condition", "read_formula", "read_placed"]

MOST_NODES = 200
DEEPEST = 30
GREATEST_EXPONENT = 9
LEVELS: Mapping[str, int] = {
    "or": 1, "and": 2, "not": 3,
    "<": 4, "<=": 4, ">": 4, ">=": 4, "==": 4, "!=": 4,
    "+": 5, "-": 5, "*": 6, "/": 6, "negative": 7, "^": 8,
}  # fmt: skip
"""Operator → how closely it binds."""
AGGREGATES = get_args(AggregateFunction)
FUNCTIONS: Mapping[str, tuple[int, int]] = {"min": (2, MOST_NODES), "max": (2, MOST_NODES), "abs": (1, 1), "if": (3, 3)}
"""Function → the least and the greatest number of its arguments."""
WORDS = frozenset({"and", "or", "not"})
RESERVED = WORDS | {*AGGREGATES, *FUNCTIONS, "periods", "units", "value"}
"""Words of the language, which cannot be names."""

Place = tuple[int, ...]
"""The way from the root to a node: the position among the children of each node."""


class Formula(Struct, frozen=True):
    """A tree, and the characters of the text from which each node was read."""

    tree: Expression
    spans: Mapping[Place, tuple[int, int]]

    def problem(self, fault: Fault, place: Place, **words: object) -> Problem:
        """Return the problem at the node."""
        return Problem(fault, *self.spans[place], words)


def read_formula(text: str) -> Expression | Problem:
    """Return the tree of a formula that gives a number."""
    read = read_placed(text)
    return read if isinstance(read, Problem) else read.tree


def read_condition(text: str) -> Expression | Problem:
    """Return the tree of a condition."""
    read = read_placed(text, condition=True)
    return read if isinstance(read, Problem) else read.tree


def read_placed(text: str, *, condition: bool = False) -> Formula | Problem:
    """Return the formula, or the condition, with the places of its nodes."""
    tokens = read_tokens(text)
    if isinstance(tokens, Problem):
        return tokens
    try:
        root = _Parser(tokens).whole()
    except _StopError as stop:
        return stop.problem
    formula = Formula(root.node, dict(_spans(root, ())))
    wrong = misplaced(formula.tree, condition=condition)
    return formula.problem(wrong.fault, wrong.place) if wrong else formula


class _Placed(Struct):
    node: Expression
    start: int
    end: int
    children: tuple[_Placed, ...] = ()


def _spans(placed: _Placed, place: Place) -> list[tuple[Place, tuple[int, int]]]:
    found = [(place, (placed.start, placed.end))]
    for at, child in enumerate(placed.children):
        found += _spans(child, (*place, at))
    return found


class _StopError(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.fault.name)
        self.problem = problem


class _Parser(Struct):
    tokens: list[Token]
    at: int = 0
    count: int = 0
    depth: int = 0

    @property
    def token(self) -> Token:
        """The token that comes next."""
        return self.tokens[self.at]

    def whole(self) -> _Placed:
        """Return the formula that is the whole text."""
        if self.token.kind == "end":
            self.stop(faults.FORMULA_EMPTY, self.token)
        found = self.expression(0)
        if self.token.text == ")":
            self.stop(faults.BRACKET_NOT_OPENED, self.token)
        if self.token.kind != "end":
            self.unexpected()
        return found

    def expression(self, floor: int) -> _Placed:
        """Return what is joined by operators that bind at least as closely as *floor*."""
        left = self.prefixed()
        while self.operator() and LEVELS[self.token.text] >= floor:
            operator = self.next().text
            right = self.exponent() if operator == "^" else self.expression(LEVELS[operator] + 1)
            node = Binary(operator, left.node, right.node)  # type: ignore[arg-type]
            left = self.made(node, left.start, right.end, left, right)
        return left

    def operator(self) -> bool:
        """Return whether an operator between two values comes next."""
        return self.token.kind in {"sign", "name"} and self.token.text in LEVELS and self.token.text != "not"

    def prefixed(self) -> _Placed:
        """Return a value, which may have a minus or a `not` before it."""
        start = self.token
        if start.text not in {"-", "not"}:
            return self.atom()
        self.next()
        self.deeper(start)
        of = self.expression(LEVELS["negative"] if start.text == "-" else LEVELS["not"] + 1)
        self.depth -= 1
        return self.made((Negative if start.text == "-" else Not)(of.node), start.start, of.end, of)

    def exponent(self) -> _Placed:
        """Return the whole number after `^`."""
        start = self.token
        sign = -1 if self.take("-") else 1
        token = self.next()
        if token.kind != "number" or not token.text.isdigit() or int(token.text) > GREATEST_EXPONENT:
            self.stop(faults.EXPONENT, start, max(token.end, start.start + 1), most=GREATEST_EXPONENT)
        return self.made(Number(sign * float(token.text)), start.start, token.end)

    def atom(self) -> _Placed:
        """Return a number, a name, a function, or what stands in brackets."""
        if self.token.kind == "number":
            return self.number(self.next())
        if self.token.kind == "name" and self.token.text not in WORDS:
            token = self.next()
            return self.function(token) if self.token.text == "(" else self.name(token)
        if self.token.text == "(":
            return self.bracketed(self.next())
        return self.unexpected()

    def number(self, token: Token) -> _Placed:
        """Return the number, with its unit if one follows."""
        if self.token.kind != "unit":
            return self.made(Number(float(token.text)), token.start, token.end)
        unit = self.next()
        return self.made(Number(float(token.text), unit.text[1:-1].strip()), token.start, unit.end)

    def name(self, token: Token) -> _Placed:
        """Return the name of a data item or an indicator."""
        if token.text in AGGREGATES or token.text in FUNCTIONS:
            self.stop(faults.FUNCTION_WITHOUT_BRACKETS, token, name=token.text)
        return self.made(Name(token.text), token.start, token.end)

    def bracketed(self, opening: Token) -> _Placed:
        """Return what stands in brackets."""
        self.deeper(opening)
        inner = self.expression(0)
        end = self.close(opening)
        return _Placed(inner.node, opening.start, end, inner.children)

    def function(self, name: Token) -> _Placed:
        """Return the call of a function."""
        if name.text not in FUNCTIONS and name.text not in AGGREGATES:
            self.stop(faults.UNKNOWN_FUNCTION, name, name=name.text, near=near(name.text, (*FUNCTIONS, *AGGREGATES)))
        opening = self.next()
        self.deeper(opening)
        return self.aggregate(name, opening) if name.text in AGGREGATES else self.call(name, opening)

    def call(self, name: Token, opening: Token) -> _Placed:
        """Return the call of a function of values."""
        arguments = [self.expression(0)] if self.token.text != ")" else []
        while arguments and self.take(","):
            arguments.append(self.expression(0))
        end = self.close(opening)
        least, most = FUNCTIONS[name.text]
        if not least <= len(arguments) <= most:
            wanted = str(least) if least == most else f"不少于 {least}"
            self.stop(faults.NUMBER_OF_ARGUMENTS, name, end, name=name.text, wanted=wanted, given=len(arguments))
        return self.made(_node_of(name.text, [one.node for one in arguments]), name.start, end, *arguments)

    def aggregate(self, name: Token, opening: Token) -> _Placed:
        """Return what goes over many values of one name."""
        item = self.next()
        if item.kind != "name" or self.token.text not in {",", ")"}:
            self.stop(faults.AGGREGATE_OF_A_VALUE, item, max(item.end, item.start + 1), name=name.text)
        over = self.next() if self.take(",") else None
        if over and over.text not in {"periods", "units"}:
            self.stop(faults.AGGREGATE_OVER, over, max(over.end, over.start + 1), name=name.text)
        node = Aggregate(name.text, item.text, "units" if over and over.text == "units" else "periods")  # type: ignore[arg-type]
        return self.made(node, name.start, self.close(opening))

    def close(self, opening: Token) -> int:
        """Go past the closing bracket; return the place after it."""
        if self.token.kind == "end":
            self.stop(faults.BRACKET_NOT_CLOSED, opening)
        if self.token.text != ")":
            self.unexpected()
        self.depth -= 1
        return self.next().end

    def made(self, node: Expression, start: int, end: int, *children: _Placed) -> _Placed:
        """Return the node at its place, counted."""
        self.count += 1
        if self.count > MOST_NODES:
            self.stop(faults.FORMULA_TOO_LARGE, Token("sign", "", start), end, most=MOST_NODES)
        return _Placed(node, start, end, children)

    def deeper(self, token: Token) -> None:
        """Go one level deeper."""
        self.depth += 1
        if self.depth > DEEPEST:
            self.stop(faults.FORMULA_TOO_DEEP, token, most=DEEPEST)

    def next(self) -> Token:
        """Return the token that comes next and go past it; the end stays."""
        token = self.token
        self.at += token.kind != "end"
        return token

    def take(self, text: str) -> bool:
        """Return whether that sign comes next, and go past it."""
        found = self.token.kind == "sign" and self.token.text == text
        self.at += found
        return found

    def unexpected(self) -> _Placed:
        """Say that this token cannot stand here."""
        token = self.token
        if token.kind == "end":
            self.stop(faults.FORMULA_ENDS, token)
        if token.kind == "unit":
            self.stop(faults.UNIT_WITHOUT_NUMBER, token)
        return self.stop(faults.UNEXPECTED, token, text=token.text)

    def stop(self, fault: Fault, token: Token, end: int = 0, **words: object) -> _Placed:
        """Give up with the problem at the token."""
        raise _StopError(Problem(fault, token.start, end or token.end, words))


def _node_of(name: str, arguments: list[Expression]) -> Expression:
    if name == "if" and len(arguments) == FUNCTIONS["if"][0]:
        return Choice(*arguments)
    return Function(name, tuple(arguments))  # type: ignore[arg-type]
