"""The definition of a rule: a code, the name of the fault, the clause, and the function that finds it.

The function's docstring is the user's page, in Chinese: the fault; 为什么 with the clause; 错 and 对 with an example
each. There are four kinds of rules, by the arguments of their functions:

    @rule("STR007", "mixed-titles", clause="7.3.3", on=Clause)         (context, node, place) for each node of the types
    @rule("LST009", "dangling-colon", clause="7.5.1", on=Passage)      (context, passage) for each text, or of some forms
    @rule("STR001", "misplaced-chapter", clause="6.2.2.3")             (context) once a document
    @word_rule("MOD001", "must", clause="C.1", words=("必须",))        (context, hit) for each place in the text
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from qicao.model.finding import FixKind, Severity
from qicao.model.span import Span
from qicao.model.standard import Standard
from qicao.rules.passage import Form, Passage

if TYPE_CHECKING:
    from qicao.rules.context import Context

__all__ = ["Hit", "Replacement", "Report", "Reports", "Rule", "Stretch", "rule", "word_rule"]


class Stretch(Struct, frozen=True):
    """Printed characters of a passage, from `start` to just before `end`."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        """The characters."""
        return self.passage.text[self.start : self.end]


class Replacement(Struct, frozen=True):
    """New text for a stretch or for source characters; at an empty place it is an insertion."""

    place: Stretch | Span
    text: str


class Report(Struct, frozen=True):
    """The message of a rule at a place, from which the runner makes a finding."""

    place: Stretch | Span
    message: str
    """The fact, as a Chinese sentence."""
    hint: str = ""
    """The remedy, as a Chinese sentence."""
    edits: tuple[Replacement, ...] = ()
    severity: Severity | None = None
    """The severity, if it is not that of the rule."""


Reports = Iterator[Report]


class Hit(Struct, frozen=True):
    """A place in the text with the words of a rule."""

    passage: Passage
    match: re.Match[str]
    """The match in the passage's text."""

    @property
    def stretch(self) -> Stretch:
        """The whole match as a stretch."""
        return Stretch(self.passage, *self.match.span())

    def group(self, name: str | int) -> Stretch:
        """Return a group of the pattern as a stretch."""
        return Stretch(self.passage, *self.match.span(name))

    def report(self, message: str, hint: str = "", new: str | None = None) -> Report:
        """Return the report about the matched words; *new* is their replacement if the rule offers a fix."""
        edits = () if new is None else (Replacement(self.stretch, new),)
        return Report(self.stretch, message, hint, edits)


class Rule(Struct, frozen=True):
    """A rule and its function."""

    code: str
    """Three letters of the family and a number of three digits."""
    name: str
    """The fault in English, kebab-case, so that “allow <name>” reads."""
    severity: Severity
    """A demand with 应 (M) is an error, one with 宜 (S) a warning."""
    clause: str
    """The clause of GB/T 1.1—2020, or of another part if it begins with the number of that, as in `20001.5, 6.4.2`."""
    fix: FixKind
    check: Callable[..., Reports]
    on: tuple[type, ...] = ()
    forms: tuple[Form, ...] = ()
    """For a rule on passages: the forms of text that it looks at; empty means all."""
    words: tuple[str, ...] = ()
    """Words of which every passage that can match contains one; "" is in every passage."""
    near: str = ""
    """A pattern that is quick to compile and matches in or around each place that can match; it replaces `words`."""
    pattern: str = ""

    @property
    def page(self) -> str:
        """The user's page about the rule, in Chinese."""
        import inspect

        return inspect.cleandoc(self.check.__doc__ or "")


def rule(  # noqa: PLR0913 -- each is a field of the table row that the decorator is
    code: str,
    name: str,
    *,
    clause: str,
    severity: Severity = "error",
    fix: FixKind = "",
    on: type | tuple[type, ...] = Standard,
    forms: tuple[Form, ...] = (),
) -> Callable[[Callable[..., Reports]], Rule]:
    """Return a decorator that makes a rule of a function.

    The function is called for nodes of the types *on*, or once for the document. For passages it is called for those of
    the *forms*.
    """
    types = on if isinstance(on, tuple) else (on,)
    return lambda check: Rule(code, name, severity, clause, fix, check, types, forms)


def word_rule(  # noqa: PLR0913 -- as above
    code: str,
    name: str,
    *,
    clause: str,
    words: tuple[str, ...] = (),
    near: str = "",
    pattern: str = "",
    severity: Severity = "error",
    fix: FixKind = "",
) -> Callable[[Callable[[Context, Hit], Reports]], Rule]:
    """Return a decorator that makes a rule of a function.

    The function is called wherever *pattern* matches in a passage with one of *words*. Without a pattern the words
    themselves are searched for. Give words whenever each match must contain one of them: searching for them costs
    almost nothing, and the pattern is compiled only if one is found. If the words are in most texts, give a short
    pattern *near* instead.
    """
    found = pattern or "|".join(map(re.escape, words))
    return lambda check: Rule(code, name, severity, clause, fix, check, (), (), words, near, found)
