"""What a rule is: a code, the fault's name, the clause, and the function that looks for it.

The function's docstring is the user's page, in Chinese: what is found; 为什么 with the clause; 错 and 对 with an example
each. A rule is one of four kinds, by what its function is called with:

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
    """What takes the place of a stretch or of source characters; an empty place is one to insert at."""

    place: Stretch | Span
    text: str


class Report(Struct, frozen=True):
    """What a rule says of a place; the runner makes the finding of it."""

    place: Stretch | Span
    message: str
    """The fact, a Chinese sentence."""
    hint: str = ""
    """The remedy, a Chinese sentence."""
    edits: tuple[Replacement, ...] = ()
    severity: Severity | None = None
    """How much it weighs, where that is not always the same."""


Reports = Iterator[Report]


class Hit(Struct, frozen=True):
    """A place in the text at which the words of a rule stand."""

    passage: Passage
    match: re.Match[str]
    """Of the passage's text."""

    @property
    def stretch(self) -> Stretch:
        """All that was matched."""
        return Stretch(self.passage, *self.match.span())

    def group(self, name: str | int) -> Stretch:
        """A group of the pattern."""
        return Stretch(self.passage, *self.match.span(name))

    def report(self, message: str, hint: str = "", new: str | None = None) -> Report:
        """What is said of the matched words; *new* is what takes their place when the rule mends."""
        edits = () if new is None else (Replacement(self.stretch, new),)
        return Report(self.stretch, message, hint, edits)


class Rule(Struct, frozen=True):
    """A rule and the function behind it."""

    code: str
    """Three letters of the family and a number of three digits."""
    name: str
    """The fault in English, kebab-case, so that “allow <name>” reads."""
    severity: Severity
    """M of the norm is an error, S a warning (GB/T 1.1—2020 says 应 or 宜)."""
    clause: str
    """Clause of GB/T 1.1—2020; of another part when it begins with its number, as in `20001.5, 6.4.2`."""
    fix: FixKind
    check: Callable[..., Reports]
    on: tuple[type, ...] = ()
    forms: tuple[Form, ...] = ()
    """Of a rule on passages: the forms of those that it looks at; all when empty."""
    words: tuple[str, ...] = ()
    """One of these stands in each passage that can match; "" is in every one."""
    near: str = ""
    """A pattern, quick to compile, that matches in or around each place that can match; asked instead of words."""
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
    """A decorator that makes a rule of a function that looks at nodes of the types *on*, or once at the document.

    On passages it is called for those of the *forms*.
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
    """A decorator that makes a rule of a function called wherever *pattern* matches in a passage with one of *words*.

    Without a pattern the words themselves are looked for. Give words whenever each match must hold one of them: the
    search for them costs next to nothing, and the pattern is only compiled when one is found. Where the words are in
    most texts, give a short pattern *near* in their place.
    """
    found = pattern or "|".join(map(re.escape, words))
    return lambda check: Rule(code, name, severity, clause, fix, check, (), (), words, near, found)
