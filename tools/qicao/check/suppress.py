"""SUP: findings that the author suppresses by a comment that names their code and gives the reason.

% qicao: ignore MOD001 转述条例的原文        in the text, before a block
number: DB31/T 1  # qicao: ignore CVR001 …   in the data, after a value or on the line above a key
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from qicao.model.finding import Fault, Finding, Suppressed
from qicao.model.remark import Remark
from qicao.source.patterns import compiled

__all__ = ["must_stay", "suppress"]

WITHOUT_REASON = Fault(
    "SUP001", "suppression-without-reason", "忽略 {codes} 没有写明原因。", "在代号之后写明为什么可以不改。"
)
UNUSED = Fault(
    "SUP002",
    "unused-suppression",
    "这里没有 {code} 可以忽略。",
    "删去这个代号；它只对紧接着的一段、一个标题、一个指令或一个字段起作用。",
    severity="warning",
)
UNKNOWN_CODE = Fault(
    "SUP003",
    "unknown-code",
    "没有代号为“{code}”的检查项。",
    "用 qicao explain 查看全部代号。",
    severity="warning",
)
NOT_TO_IGNORE = Fault(
    "SUP004",
    "not-to-ignore",
    "{code} 是读取时的错误，不能忽略。",
    "改正它，否则文字可能丢失或印错；然后删去这个代号。",
    severity="warning",
)
UNKNOWN_REMARK = Fault(
    "SUP005",
    "unknown-remark",
    "看不懂写给检查工具的这句话“{words}”。",
    "写成“qicao: ignore 代号 原因”，代号如 MOD001，几个代号之间用空格隔开。",
    severity="warning",
)
CODE = r"[A-Z]{3}\d{3}(?![A-Za-z0-9])"
IGNORE = compiled(rf"ignore[ \t]+(?P<codes>{CODE}(?:[\s,，、]+{CODE})*)(?P<reason>.*)")
READING = ("FIL", "YML", "SYN")
"""Families of the faults through which text may be lost."""


def must_stay(finding: Finding) -> bool:
    """Return whether the finding is an error of reading, after which text may be lost; it always counts."""
    return finding.severity == "error" and finding.code.startswith(READING)


def suppress(
    findings: Sequence[Finding], remarks: Iterable[Remark], is_known: Callable[[str], bool]
) -> tuple[list[Finding], list[Suppressed]]:
    """Return the findings that count, including those about the comments themselves, and the suppressed ones."""
    away: dict[int, str] = {}
    own: list[Finding] = []
    by_code: dict[str, list[int]] = {}
    for at, finding in enumerate(findings):
        by_code.setdefault(finding.code, []).append(at)
    for remark in remarks:
        match = IGNORE.fullmatch(remark.words)
        if not match:
            own.append(UNKNOWN_REMARK.at(remark.span, words=remark.words))
            continue
        codes, reason = tuple(compiled(CODE).findall(match["codes"])), match["reason"].strip(" \t:：,，、—-")
        named = sorted(at for code in set(codes) for at in by_code.get(code, ()))
        held = [at for at in named if remark.holds_for(findings[at].span)]
        away |= {at: reason for at in held if not must_stay(findings[at])}
        own += _faults(remark, codes, reason, [findings[at] for at in held], is_known)
    kept = [finding for at, finding in enumerate(findings) if at not in away]
    return [*kept, *own], [Suppressed(findings[at], reason) for at, reason in sorted(away.items())]


def _faults(
    remark: Remark, codes: Sequence[str], reason: str, held: Sequence[Finding], is_known: Callable[[str], bool]
) -> Iterator[Finding]:
    """Yield the faults of a comment that suppresses the findings *held*."""
    if not reason:
        yield WITHOUT_REASON.at(remark.span, codes="、".join(codes))
    for code in codes:
        found = [finding for finding in held if finding.code == code]
        if not is_known(code):
            yield UNKNOWN_CODE.at(remark.span, code=code)
        elif not found:
            yield UNUSED.at(remark.span, code=code)
        elif any(map(must_stay, found)):
            yield NOT_TO_IGNORE.at(remark.span, code=code)
