"""CIT017: the form of a document's number in citations (9.5.4.1.1, 10.3.1.4)."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.model.span import Span
from qicao.rules.citing.cited import FOREIGN, citation_of, stretch_of
from qicao.rules.context import Context
from qicao.rules.locate import source_of
from qicao.rules.rule import Replacement, Report, Reports, rule
from qicao.rules.values import read_value, read_values
from qicao.source.patterns import compiled

__all__ = ["citation_number_form"]

WRONG = (
    (
        r"(?<=[\dX])(?:[ \t]*(?:[-–‑―−－~～ー:：]|——|--)[ \t]*|[ \t]+—[ \t]*|—[ \t]+)(?=(?:\d{4}|X{4})(?!\d))",
        "—",
        "年份号前不是一字线",
    ),
    (r"(?<=[A-Z\d])／(?=[A-Z])", "/", "代号的斜线是全角的"),
    (r"(?<=[A-Z])(?=\d{2,}(?:[.—-]|$))", " ", "代号与顺序号之间没有间隙"),
)
"""A pattern of wrong forms, the right form, and the message."""
OURS = r"(?:GB|DB|[A-Z]{2,3}[/／][TZ]|T[/／]|Q[/／]|JJ|CJJ|JGJ)"


@rule("CIT017", "citation-number-form", clause="9.5.4.1.1", fix="safe")
def citation_number_form(context: Context) -> Reports:
    """被引文件的编号没有按规定的形式写。

    为什么：文件编号由代号、顺序号、一字线和年份号组成，代号与顺序号之间有间隙（9.5.4.1.1、10.3.1.4）。印出时工具按规定的形式编排，
    源文件里也写成这样，才找得到、核得对。

    错：应符合{std}`GB/T 22239-2019`的规定。

    对：应符合{std}`GB/T 22239—2019`的规定。
    """
    for mention in context.citations:
        span = citation_of(mention).span
        if span and span.line == span.end_line:
            yield from _wrong(source_of(context.files, span), span)
        elif span and next(_wrong(citation_of(mention).source, span), None):
            yield Report(stretch_of(mention), "文件编号没有按规定的形式写。", "写成“GB/T 22239—2019”的样子。")
    for key in ("consulted", "terms_from"):
        for _, value in read_values(context, key):
            yield from _wrong(value.text, value.span())
    for key in context.data.references:
        listed = read_value(context, "references", key, "number")
        yield from _wrong(listed.text, listed.span()) if listed else ()


def _wrong(text: str, span: Span) -> Iterator[Report]:
    """Yield reports about the number in the source *text* at *span*."""
    start = text.find("`") + 1
    number = compiled(r"[^，`]*").match(text, start)[0]  # type: ignore[index]  # matches anywhere
    number = compiled("/I(?:SO|EC)").split(number)[
        0
    ]  # an identical adoption continues with the number of the adopted one
    if not compiled(OURS).match(number) or number.partition("/")[0] in FOREIGN:
        return
    for pattern, right, fact in WRONG:
        match = compiled(pattern).search(number)
        if match:
            column = span.column + start + match.start()
            place = Span(span.file, span.line, column, span.line, span.column + start + match.end())
            edits = (Replacement(place, right),)
            yield Report(
                place, f"“{number}”{fact}。", f"写成“{number[: match.start()]}{right}{number[match.end() :]}”。", edits
            )
