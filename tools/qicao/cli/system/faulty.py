"""What commands say that read a system whose files have faults: nothing goes missing without a word."""

from __future__ import annotations

from collections.abc import Sequence

import typer

from qicao.errors import UsageError
from qicao.model.finding import Finding
from qicao.model.visible import visible

__all__ = ["errors_in", "refuse_faults", "tell_faults"]

HINT = "用 qicao system check 查看。"


def errors_in(findings: Sequence[Finding], *names: str) -> list[Finding]:
    """Return the errors in the files of these names."""
    return [one for one in findings if one.severity == "error" and one.span.file.rpartition("/")[2] in names]


def tell_faults(findings: Sequence[Finding], what: str) -> int:
    """Say on standard error how many faults there are and that faulty values are not in *what*; return the exit code."""
    wrong = _wrong(findings)
    if wrong:
        first = wrong[0]
        words = f"数据有 {len(wrong)} 个问题，有问题的值不在{what}中。第一个：{first.span.file}:{first.span.line} {first.message}"
        typer.echo(visible(f"{words}{HINT}"), err=True)
    return int(bool(wrong))


def refuse_faults(findings: Sequence[Finding], what: str) -> None:
    """Raise `UsageError` if there is a fault, for *what* would lack values."""
    wrong = _wrong(findings)
    if wrong:
        span = wrong[0].span
        raise UsageError(f"数据有 {len(wrong)} 个问题，{what}：{span.file}:{span.line} {wrong[0].message}", HINT)


def _wrong(findings: Sequence[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity != "info"]
