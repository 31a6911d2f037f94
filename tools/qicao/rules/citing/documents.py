"""CIT008 to CIT010, CIT012, CIT014, CIT015: the choice of cited documents (8.6.3, 9.5.2, 9.5.4.4)."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.model.inline import Citation, iter_inlines
from qicao.model.numbers import StandardNumber, parse_number
from qicao.model.numbers import mention as mentioned
from qicao.model.span import Span
from qicao.model.tree import inline_texts
from qicao.rules.citing.cited import (
    FOREIGN,
    citation_of,
    is_own,
    may_be_normative,
    name_of,
    number_of,
    own_numbers,
    stretch_of,
)
from qicao.rules.context import Context, Mention
from qicao.rules.normative import in_informative_place
from qicao.rules.rule import Report, Reports, rule
from qicao.source.patterns import compiled

__all__ = [
    "dated_and_undated",
    "draft_cited",
    "needs_confirmation",
    "other_region",
    "reference_unused",
    "self_cited",
]


def _normative(context: Context) -> Iterator[Mention]:
    """Yield the normative citations, except those in places where none is normative."""
    for mention in context.citations:
        citation = citation_of(mention)
        if citation.normative and not citation.in_source and not in_informative_place(mention.passage):
            yield mention


@rule("CIT008", "other-region", clause="8.6.3.2")
def other_region(context: Context) -> Reports:
    """规范性引用了地方标准，而文件不是本行政区域的地方标准。

    为什么：规范性引用文件中只有地方标准化文件可以列出地方标准化文件，而且只列本行政区域的（8.6.3.2）。

    错：国家标准中写“应符合{std}`DB31/T 310030—2025`的规定”。

    对：引用国家标准、行业标准；上海市的地方标准才引用DB31的文件。
    """
    for mention in _normative(context):
        number = number_of(context, citation_of(mention).document)
        if number and number.kind == "local" and not may_be_normative(context, number):
            local = context.data.level == "local"
            why = "不是本行政区域的地方标准" if local else "是地方标准，本文件不是"
            yield Report(stretch_of(mention), f"{number}{why}。", "改引国家标准、行业标准，或写出它的内容。")


@rule("CIT009", "needs-confirmation", clause="9.5.4.4.1", severity="warning")
def needs_confirmation(context: Context) -> Reports:
    """规范性引用了团体标准、企业标准或国外的文件。

    为什么：被规范性引用的应是国家、行业标准化文件或国际标准化文件；其他的要由归口的技术委员会或审查会议确认满足条件
    （9.5.4.4.1）。确认之后，写明理由关闭这一条。

    错：应符合{std}`ASTM D1000-17`的规定。

    对：应符合{std}`GB/T 2790—1995`的规定。
    """
    unsure = ("Q/",) if context.data.level in ("group", "enterprise") else ("T/", "Q/")
    for mention in _normative(context):
        name = name_of(context, citation_of(mention).document)
        if name.startswith(unsure) or compiled(r"[A-Z0-9]*").match(name)[0] in FOREIGN:  # type: ignore[index]
            message = f"{name}不是国家、行业或国际的标准化文件。"
            yield Report(stretch_of(mention), message, "改引国家标准、行业标准，或由归口的技术委员会确认。")


@rule("CIT010", "draft-cited", clause="9.5.4.4.2")
def draft_cited(context: Context) -> Reports:
    """引用了编号还没有确定的文件。

    为什么：不应引用不能公开获得的文件（9.5.4.4.2），编号中带X的草案还没有发布。

    错：应符合{std}`GB/T XXXXX—20XX`的规定。

    对：等它发布后引用，或把内容写入本文件。
    """
    series = [number.undated for number in own_numbers(context) if "X" not in number.number]
    for mention in context.citations:
        document = citation_of(mention).document
        number = parse_number(document)
        unknown = (
            compiled(r"[\s/.]\d*[X×]{2,}|[—–:-]\d*[X×]+").search(document) and document not in context.data.references
        )
        own = number and (number.undated in series or is_own(context, number))
        if unknown and not own:
            yield Report(stretch_of(mention), f"{document}的编号还没有确定。", "发布之后再引用，或写出它的内容。")


@rule("CIT012", "self-cited", clause="9.5.2")
def self_cited(context: Context) -> Reports:
    """引用了自己的编号。

    为什么：提及文件自身时称“本文件”（9.5.2），不用自己的编号，也不列入规范性引用文件或参考文献。

    错：应符合{std}`GB/T 12345—2024`的规定。（本文件的编号就是GB/T 12345—2024）

    对：应符合本文件的规定。
    """
    for mention in context.citations:
        document = citation_of(mention).document
        number = number_of(context, document)
        placeholder = document in context.data.references and number and "X" in number.number
        if number and is_own(context, number) and not placeholder:
            yield Report(stretch_of(mention), f"{number}是本文件自己的编号。", "改为“本文件”，或提及具体的章、条。")


@rule("CIT014", "reference-unused", clause="8.6.3.1", severity="warning")
def reference_unused(context: Context) -> Reports:
    """`references`里的文献没有被引用。

    为什么：规范性引用文件和参考文献列出的是文中引用和起草时参考过的文件（8.6.3.1、8.13）；没有引用的条目哪里都不会印出。

    错：references里有“手册”，文中没有{see}`手册`，consulted里也没有它。

    对：引用它，列入consulted，或删去它。
    """
    if not context.data.references:
        return
    cited = {citation.source for text in inline_texts(context.standard) for citation in _citations(text)}
    used = {mentioned(source)[0] for source in (*cited, *context.data.consulted, *context.data.terms_from)}
    for key, reference in context.data.references.items():
        number = parse_number(reference.number)
        if key not in used and not (number and any(parse_number(name) == number for name in used)):
            yield Report(_key(context, key), f"“{key}”没有被引用。", "引用它，列入 consulted，或删去它。")


def _key(context: Context, key: str) -> Span:
    """Return the place of a key of `references`: the nearest line at or above its value that begins with it."""
    value = context.at("references", key)
    lines = context.files.get(value.file, ())
    for line in reversed(lines[: value.line]):
        indent = len(line.text) - len(line.text.lstrip())
        if line.text.strip().strip("\"'").startswith(key):
            return Span(value.file, line.line, indent + 1, line.line, indent + 1 + len(key))
    return value


def _citations(text: tuple[object, ...]) -> Iterator[Citation]:
    return (inline for inline in iter_inlines(text) if isinstance(inline, Citation))  # type: ignore[arg-type]


@rule("CIT015", "dated-and-undated", clause="8.6.3.1", severity="info")
def dated_and_undated(context: Context) -> Reports:
    """同一文件有注日期的引用，也有不注日期的引用。

    为什么：清单要与文中一致（8.6.3.1），两种引用并存时列成两条，读者难以知道适用哪一版。两处确实需要不同时可不理会。

    错：一处写{std}`GB/T 1.1—2020，第10章`，另一处写{std}`GB/T 1.1`。

    对：两处都注日期。
    """
    numbers = [(mention, number_of(context, citation_of(mention).document)) for mention in context.citations]
    dated = {number.undated for _, number in numbers if number and number.year}
    seen = set[StandardNumber]()
    for mention, number in numbers:
        if number and not number.year and number in dated and number not in seen:
            seen.add(number)
            yield Report(stretch_of(mention), f"{number}在别处是注日期的引用。", "两处用同一种引用。")
