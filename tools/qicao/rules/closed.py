"""The ends of lines of 式中 and of 标引序号说明 in the source; the right marks are printed in any case (10.4.3, 9.7.4.2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from qicao.model.block import KeyItem, Symbol
from qicao.model.inline import plain_text
from qicao.model.span import Span
from qicao.rules.context import Context
from qicao.rules.locate import place_of
from qicao.rules.rule import Replacement, Report, Reports

__all__ = ["ends"]

STOPS = "；。;.，,、：:"
"""Punctuation marks at the end of a line."""
BULLETS = ("-", "*", "+")
"""The beginning of a line of a list; lines of a definition list have no marks at their end."""
DOUBLED = ("；", "。", "，", "、")
"""Marks with which the meaning itself may end, so that two marks would be printed."""


class _End(Struct, frozen=True):
    """The end of a line: the mark there, and its place."""

    mark: str
    place: Span
    right: str

    @property
    def edit(self) -> Replacement:
        """Return the edit that sets the right mark."""
        return Replacement(self.place, self.right)

    @property
    def seen(self) -> Span:
        """The place of the mark, or of the last letter if there is no mark."""
        return self.place if self.mark else replace(self.place, column=max(self.place.column - 1, 1))


def ends(context: Context, lines: Sequence[Symbol | KeyItem], name: str) -> Reports:
    """Yield reports about wrong marks: “；” must end each line, “。” the last one; *name* is the name of the lines."""
    wrong = [end for end in _ends(context, lines) if end.mark != end.right]
    for right, which in (("；", "这一行"), ("。", "最后一行")):
        found = [end for end in wrong if end.right == right]
        if found:
            fact = f"以“{found[0].mark}”结尾" if found[0].mark else "末尾没有标点"
            others = f"（共有{len(found)}行）" if len(found) > 1 else ""
            edits = tuple(end.edit for end in found)
            yield Report(found[0].seen, f"{name}的{which}{fact}{others}。", f"改为“{right}”。", edits)


def _ends(context: Context, lines: Sequence[Symbol | KeyItem]) -> Iterator[_End]:
    for line in lines:
        end = _end(context, line, "。" if line is lines[-1] else "；")
        if end:
            yield end


def _end(context: Context, line: Symbol | KeyItem, right: str) -> _End | None:
    """Return the end of the line; None if it is no line of a list, or has no meaning."""
    meaning = place_of(line.meaning)
    if not line.span or not meaning or not _text(context, line.span).startswith(BULLETS):
        return None
    rest = context.files[meaning.file][meaning.end_line - 1].text[meaning.end_column - 1 :].rstrip()
    inside = plain_text(line.meaning)[-1:]
    doubled = inside if inside in DOUBLED else ""
    if rest.strip().strip(STOPS):
        return None
    first, end = meaning.end_column - len(doubled), meaning.end_column + len(rest)
    return _End(doubled + rest.strip(), Span(meaning.file, meaning.end_line, first, meaning.end_line, end), right)


def _text(context: Context, span: Span) -> str:
    """Return the line of the source from the place on, without blanks before it."""
    text = context.files[span.file][span.line - 1].text
    return text[span.column - 1 :].lstrip() or text.lstrip()
