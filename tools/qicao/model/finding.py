"""A fault found in a draft, the kinds of fault that exist, and the edits that mend one."""

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
"""Whether a fault is mended by the tool: not at all, without being asked, or only when asked."""


class Edit(Struct, frozen=True):
    """Characters of a source file and what takes their place; an empty span is a place to insert at."""

    span: Span
    text: str


class Fix(Struct, frozen=True):
    """The edits that mend a finding, all or none of them."""

    edits: tuple[Edit, ...]
    safe: bool
    """Whether no word that carries meaning changes, so that it may be done without asking."""


class Finding(Struct, frozen=True):
    """A fault at a place: `message` is the fact, `hint` the remedy, both Chinese sentences."""

    code: str
    """Family and number, such as `SYN003`."""
    severity: Severity
    message: str
    span: Span
    hint: str = ""
    clause: str = ""
    """Clause of GB/T 1.1—2020 that asks for it, or "" when the fault is of the source's syntax."""
    fix: Fix | None = None

    @property
    def fixable(self) -> bool:
        """Whether the tool can mend it."""
        return self.fix is not None


class Suppressed(Struct, frozen=True):
    """A finding that the author lets stand, and why; it does not count."""

    finding: Finding
    reason: str


class Fault(Struct, frozen=True):
    """A kind of fault, named for what is wrong; calling `at` with a place gives the finding."""

    code: str
    name: str
    """The fault in English, kebab-case, so that “allow <name>” reads: `unclosed-directive`."""
    message: str
    """The fact, with `{…}` for the words that `at` fills in."""
    hint: str = ""
    clause: str = ""
    severity: Severity = "error"

    def at(self, span: Span, **words: object) -> Finding:
        """The finding of this kind at *span*, with *words* filled into message and hint."""
        return Finding(
            self.code, self.severity, self.message.format(**words), span, self.hint.format(**words), self.clause
        )


class CodePage(Struct, frozen=True):
    """What a user can read about a code."""

    code: str
    name: str
    severity: Severity
    clause: str
    fix: FixKind
    title: str
    """The fault in one Chinese sentence."""
    text: str
    """The rest of the page: why, wrong, right; or the remedy."""
