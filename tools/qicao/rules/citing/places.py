"""CIT001, CIT011, CIT016: places in cited documents (8.7.3.4, 9.5.4.1)."""

from __future__ import annotations

from qicao.model.inline import Citation
from qicao.model.numbers import StandardNumber
from qicao.model.span import Span
from qicao.rules.citing.cited import citation_of, number_of, stretch_of
from qicao.rules.context import Context, Mention
from qicao.rules.locate import source_of
from qicao.rules.rule import Replacement, Report, Reports, Stretch, rule
from qicao.source.patterns import compiled

__all__ = ["PLACE", "repeated_dated_form", "undated_place", "undated_source"]

PLACE = r"第|\d|附录|[表图]|公式"
"""The beginning of a numbered place."""
CLAUSE = r"(?:\d{1,2}|[A-Z])(?:\.\d{1,2})+"
TYPED = (
    rf"(?P<title>《[^《》]*》)?(?:中的?|的|，| )?(?:第\s?(?P<wrong>{CLAUSE})\s?[条款章节]?|(?P<chapter>第\s?\d{{1,2}}\s?章)|(?P<annex>附录\s?[A-Z])(?![A-Za-z])"
    rf"|(?P<frame>[表图]\s?(?:[A-Z]\.)?\d{{1,2}})(?![\d.]*\d|[A-Za-z%])"
    rf"|(?P<clause>{CLAUSE})(?:\s?[条款节](?!件|目))?(?=的|规定|中|和|、|，|。|；|）|给出|描述|或|$))"
)
"""A place that is typed after a citation."""


@rule("CIT001", "undated-place", clause="9.5.4.1.1")
def undated_place(context: Context) -> Reports:
    """提及具体的章、条、图、表、附录，而没有注日期。

    为什么：提及被引文件的具体内容编号时应注日期，因为编号会随版本改变（9.5.4.1.1）。

    错：应符合{std}`GB 50174，第5章`的规定。

    对：应符合{std}`GB 50174—2017，第5章`的规定。
    """
    for mention in context.citations:
        citation = citation_of(mention)
        number = number_of(context, citation.document)
        if number and not number.year and not citation.in_source and compiled(PLACE).match(citation.place):
            message = f"提及了{number}的{citation.place}，而没有注日期。"
            yield Report(stretch_of(mention), message, f"写成“{number}—年份，{citation.place}”。")


@rule("CIT011", "undated-source", clause="8.7.3.4")
def undated_source(context: Context) -> Reports:
    """术语条目的来源没有注日期，或没有给出条目编号。

    为什么：抄录其他文件的术语条目时标明来源，来源写出文件的编号、年份和条目编号（8.7.3.4）。

    错：[来源：{std}`GB/T 20000.1，5.2`]

    对：[来源：{std}`GB/T 20000.1—2014，5.2`]
    """
    for mention in context.citations:
        citation = citation_of(mention)
        number = number_of(context, citation.document)
        if citation.in_source and number:
            lacking = [words for words, given in (("年份", number.year), ("条目编号", citation.place)) if not given]
            if lacking:
                message = f"来源没有给出{'和'.join(lacking)}。"
                yield Report(stretch_of(mention), message, "写成“编号—年份，条目编号”。")


@rule("CIT016", "repeated-dated-form", clause="9.5.4.1.1", fix="safe")
def repeated_dated_form(context: Context) -> Reports:
    """被引文件的章、条写在了引用的角色之外，或写成“第5.2条”。

    为什么：具体内容的编号与文件编号一起构成引用，条写“中5.2”，章写“第5章”（9.5.4.1.1的例式）。写在角色里，
    工具才能检查它是否注日期，并按规定的形式印出。

    错：应符合{std}`GB/T 22239—2019`第8.1条的规定。

    对：应符合{std}`GB/T 22239—2019，8.1`的规定。
    """
    for mention in context.citations:
        citation = citation_of(mention)
        wrong = compiled(rf"第\s?({CLAUSE})\s?[条款章节]?|({CLAUSE}|\d+)\s?[条款节]").fullmatch(citation.place)
        if wrong:
            place = wrong[1] or wrong[2]
            yield Report(stretch_of(mention), f"条写成了“{citation.place}”。", f"写成“{place}”。")
        elif not citation.place:
            yield from _typed_behind(context, mention, citation)


def _typed_behind(context: Context, mention: Mention, citation: Citation) -> Reports:
    """Yield the report about a place that is typed after the citation."""
    match = compiled(TYPED).match(mention.passage.text, mention.end)
    if not match:
        return
    typed = Stretch(mention.passage, match.end("title") if match["title"] else match.start(), match.end())
    place = "".join((match[match.lastgroup or 0]).split())
    number = number_of(context, citation.document)
    hint = f"写成{{std}}`{citation.source}，{place}`。".replace("std", "std" if citation.normative else "see")
    dated = f"{hint}提及编号时要注日期。" if number and not number.year else hint
    edits = () if match["title"] else _edits(context, citation, number, typed, place)
    yield Report(typed, f"“{typed.text}”写在了引用之外。", dated, edits)


def _edits(
    context: Context, citation: Citation, number: StandardNumber | None, typed: Stretch, place: str
) -> tuple[Replacement, ...]:
    """Return the edits that put the place into the role of a dated citation and delete it after the citation."""
    span = citation.span
    if not (number and number.year and span):
        return ()
    quote = Span(span.file, span.end_line, span.end_column - 1, span.end_line, span.end_column)
    if source_of(context.files, quote) != "`":
        return ()
    return (
        Replacement(Span(span.file, span.end_line, span.end_column - 1), f"，{place}"),
        Replacement(typed, ""),
    )
