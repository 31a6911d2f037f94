"""Every exception that *qicao* raises on purpose.

    QicaoError                  what a user sees as one line, never as a stack trace
    ├── UsageError              the command was asked for something that does not exist
    ├── FileError               a file that was handed in is damaged, too large or of a kind that is not read
    └── ToolError               a program or file of the machine does not work

A fault in a draft is not an exception: it is a `qicao.model.finding.Finding`.
"""

from __future__ import annotations

__all__ = ["MEMORY", "FileError", "QicaoError", "ToolError", "UsageError", "fault_of"]


class QicaoError(Exception):
    """A fault of the machine or of the call: `message` is what happened, `hint` what to do, both in Chinese."""

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep the fact and the remedy apart, so that they can be printed apart."""
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(QicaoError):
    """The command names a draft, file or option value that does not exist."""


class FileError(QicaoError):
    """A file that was handed in is damaged, locked, too large, or of a kind that cannot be read."""


class ToolError(QicaoError):
    """A program (pandoc, git) or a file of this machine does not work as it must."""


MEMORY = 4 << 30
"""The greatest memory of a job, in bytes, on systems that can limit it."""
FULL = f"占用的内存超过了 {MEMORY >> 30} GB，或本机内存不足。请看其中有没有很大的图形、表格或嵌套很深的内容。"


def fault_of(error: BaseException) -> str:
    """Return the message about an exception that nobody foresaw."""
    if isinstance(error, MemoryError):
        return FULL
    words = " ".join(f"{type(error).__name__}: {error}".split())
    return f"内部错误：{words[:200]}。这是工具的缺陷，请反馈。"
