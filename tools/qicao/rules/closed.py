"""What the lines of 式中 and of 标引序号说明 end with in the source; they are printed with the right marks (10.4.3, 9.7.4.2)."""

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
"""Marks that may stand at the end of a line."""
BULLETS = ("-", "*", "+")
"""How a line of a list begins; those of a definition list have no marks at their end."""
DOUBLED = ("；", "。", "，", "、")
"""Marks that the meaning itself may end with, so that another would follow."""


class _End(Struct, frozen=True):
    """The end of a line: the mark there, and its place."""

    mark: str
    place: Span
    right: str

    @property
    def edit(self) -> Replacement:
        """What sets the right mark."""
        return Replacement(self.place, self.right)

    @property
    def seen(self) -> Span:
        """The place of the mark, of the last letter where there is none."""
        return self.place if self.mark else replace(self.place, column=max(self.place.column - 1, 1))


def ends(context: Context, lines: Sequence[Symbol | KeyItem], name: str) -> Reports:
    """What is wrong with the marks: “；” behind each line, “。” behind the last one; *name* says what the lines are of."""
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
    """What the line ends with; nothing when it is no line of a list, or has no meaning."""
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
    """The line of the source from the place on, without blanks before it."""
    text = context.files[span.file][span.line - 1].text
    return text[span.column - 1 :].lstrip() or text.lstrip()
