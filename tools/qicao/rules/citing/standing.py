"""CIT003 to CIT005: citations whose role and place do not agree (9.5.4.2)."""

from __future__ import annotations

from collections import defaultdict

from qicao.rules.citing.cited import citation_of, may_be_normative, number_of, role_edit, stretch_of
from qicao.rules.context import Context, Mention
from qicao.rules.normative import OPEN_FORMS, in_informative_place, standing_of
from qicao.rules.rule import Report, Reports, rule
from qicao.source.patterns import compiled

__all__ = ["informative_in_requirement", "never_normative", "normative_in_informative_place"]


@rule("CIT003", "normative-in-informative-place", clause="9.5.4.2.2", fix="unsafe")
def normative_in_informative_place(context: Context) -> Reports:
    """前言、引言、资料性附录、注、示例、条文脚注中的规范性引用。

    为什么：这些地方给出的是附加信息，提及的文件只是资料性引用，列入参考文献，不列入规范性引用文件（9.5.4.2.2）。

    错：注：单位见{std}`GB 3100—1993`。

    对：注：单位见{see}`GB 3100—1993`。
    """
    for mention in context.citations:
        citation = citation_of(mention)
        if citation.normative and not citation.in_source and in_informative_place(mention.passage):
            yield Report(
                stretch_of(mention),
                f"这里只给出附加信息，{citation.document}不是规范性引用。",
                "改为{see}；若是要求，移到条文中。",
                role_edit(context, mention, "see"),
            )


@rule("CIT004", "informative-in-requirement", clause="9.5.4.2.1", fix="unsafe")
def informative_in_requirement(context: Context) -> Reports:
    """要求中的引用写成了资料性引用。

    为什么：由要求型或指示型条款提及的文件，规范标准中由“按”“按照”提及的试验方法，指南标准中由推荐型条款提及的文件，
    都是规范性引用，应列入规范性引用文件（9.5.4.2.1）。“见”“参考”只是提示，不在此列。

    错：机房应符合{see}`GB 50174`的规定。

    对：机房应符合{std}`GB 50174`的规定。
    """
    for mention in context.citations:
        citation = citation_of(mention)
        if not citation.normative and not citation.in_source and standing_of(context, mention) == "normative":
            number = number_of(context, citation.document)
            yield Report(
                stretch_of(mention),
                f"{citation.document}由条款提及，是规范性引用。",
                "改为{std}；若只是提示，写成“见……”。",
                role_edit(context, mention, "std") if number and may_be_normative(context, number) else (),
            )


def _is_informative(context: Context, mention: Mention) -> bool:
    """Return whether a mention only points to the document, even in the same sentence as a requirement."""
    standing = standing_of(context, mention)
    passage = mention.passage
    if standing != "open" or (passage.form in OPEN_FORMS and passage.form != "cell"):
        return standing == "informative"
    phrase = compiled("[^，。；：]*$").search(passage.text, 0, mention.start)
    words = phrase[0] if phrase else ""
    return bool(compiled("(?:见|参见|参阅|参考)[^，。；：]*$").search(words)) and not context.provisions(words)


@rule("CIT005", "never-normative", clause="8.6.3.1")
def never_normative(context: Context) -> Reports:
    """列入规范性引用文件的文件，没有一处规范性引用。

    为什么：规范性引用文件的清单列出文中规范性引用的文件（8.6.3.1）；只在陈述中、“见”之后提及的文件列入参考文献。

    错：商品条码的例子见{std}`GB 12904`。

    对：商品条码的例子见{see}`GB 12904`。
    """
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for mention in context.citations:
        citation = citation_of(mention)
        if citation.normative and not citation.in_source:
            mentions[citation.document].append(mention)
    for document, found in mentions.items():
        apart = [mention for mention in found if not in_informative_place(mention.passage)]
        informative = all(_is_informative(context, mention) for mention in found)
        if apart and informative and document not in context.data.terms_from:
            yield Report(
                stretch_of(apart[0]),
                f"{document}列入了规范性引用文件，但没有一处是规范性引用。",
                "改为{see}，或在要求中引用它。",
            )
