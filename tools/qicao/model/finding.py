"""A fault found in a draft, the kinds of faults, and the edits that fix one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from qicao.model.span import Span

__all__ = ["SEVERITIES", "CodePage", "Edit", "Fault", "Finding", "Fix", "FixKind", "Severity", "Suppressed"]

Severity = Literal["error", "warning", "info"]
SEVERITIES: Mapping[Severity, str] = {"error": "错误", "warning": "警告", "info": "提示"}
"""The severities, the gravest first, and what users read."""
FixKind = Literal["", "safe", "unsafe"]
"""Whether a fault can be fixed automatically: not at all, without being asked, or only if asked for."""


class Edit(Struct, frozen=True):
    """The characters of a source file to be replaced, and their replacement.

    An empty span is a place for an insertion.
    """

    span: Span
    text: str


class Fix(Struct, frozen=True):
    """The edits that fix a finding; either all or none of them are made."""

    edits: tuple[Edit, ...]
    safe: bool
    """True if no word with a meaning changes, so that it may be made without asking."""


class Finding(Struct, frozen=True):
    """A fault at a place: `message` is the fact, `hint` the remedy, both Chinese sentences."""

    code: str
    """Family and number, such as `SYN003`."""
    severity: Severity
    message: str
    span: Span
    hint: str = ""
    clause: str = ""
    """The clause of GB/T 1.1—2020 that demands it, or "" if the fault is in the syntax of the source."""
    fix: Fix | None = None

    @property
    def fixable(self) -> bool:
        """True if the finding can be fixed automatically."""
        return self.fix is not None


class Suppressed(Struct, frozen=True):
    """A finding that the author has suppressed, and the reason; it does not count."""

    finding: Finding
    reason: str


class Fault(Struct, frozen=True):
    """A kind of fault, named for what is wrong; calling `at` with a place gives the finding."""

    code: str
    name: str
    """The fault in English, kebab-case, so that “allow <name>” reads: `unclosed-directive`."""
    message: str
    """The fact, with `{…}` for words that `at` fills in."""
    hint: str = ""
    clause: str = ""
    severity: Severity = "error"

    def at(self, span: Span, **words: object) -> Finding:
        """Return the finding of this kind at *span*, with *words* filled into message and hint."""
        return Finding(
            self.code, self.severity, self.message.format(**words), span, self.hint.format(**words), self.clause
        )


class CodePage(Struct, frozen=True):
    """The page about a code."""

    code: str
    name: str
    severity: Severity
    clause: str
    fix: FixKind
    title: str
    """The fault in one Chinese sentence."""
    text: str
    """The rest of the page: reason, wrong and right examples; or the remedy."""
