"""Every exception that *qicao* raises on purpose.

    QicaoError                  what a user sees as one line, never as a stack trace
    ├── UsageError              the command was asked for something that does not exist
    └── ToolError               a program or file of the machine does not work

A fault in a draft is not an exception: it is a `qicao.model.finding.Finding`.
"""

from __future__ import annotations

__all__ = ["QicaoError", "ToolError", "UsageError"]


class QicaoError(Exception):
    """A fault of the machine or of the call: `message` says what happened, `hint` what to do (both Chinese)."""

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep the fact and the remedy apart, so that a face can print them apart."""
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(QicaoError):
    """The command names a draft, file or option value that is not there."""


class ToolError(QicaoError):
    """A program (pandoc, git) or a file of this machine does not do what it must."""
