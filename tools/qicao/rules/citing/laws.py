"""CIT006, CIT007, CIT013, CIT018: laws and vague references in place of citations (9.5.4.2.2, 9.5.4.4.3)."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from qicao.model.finding import Severity
from qicao.model.inline import Citation
from qicao.rules.citing.cited import citation_of, number_of, stretch_of
from qicao.rules.context import Context
from qicao.rules.documents import DOCUMENT
from qicao.rules.normative import in_informative_place, standing_at
from qicao.rules.passage import Passage
from qicao.rules.rule import Hit, Report, Reports, rule, word_rule
from qicao.source.patterns import compiled

__all__ = ["law_as_requirement", "law_cited", "title_without_number", "vague_citing"]

LAW = (
    "(?:(?:中华人民共和国[^《》]*|安全|生产|保护|防治|管理|促进|标准化|计量|质量|消防|规划|建筑|统计|档案|保密|密码|签名|能源"
    "|劳动|投标|测绘|防洪|减灾|应对|刑|民)法|条例|办法|规定|决定|意见|通知|命令|纲要|(?:管理|监督|监察)规则|细则)"
)
"""Ends of the names of laws, regulations and policies; a 测定法 is a method."""
WHOSE = "(?:国家|地方|行业|我国|本市|当地|上级|和|与|及|、|的|适用)"
RULES = "(?:法律法规|法律|法规|规章|政策|标准|规范|规程|规定)"


@word_rule(
    "CIT006",
    "law-as-requirement",
    clause="9.5.4.4.3",
    words=("有关", "相关", "现行", "法规", "国家"),
    pattern=r"(?:符合|遵守|满足|遵循|遵照|执行|按照|依照|依据|根据|按)(?:[^，。；：]{0,8}?(?:和|与|及|、))?"
    rf"(?P<vague>{WHOSE}{{0,4}}(?:(?:现行有关|现行相关|有关|相关|现行)[^，。；：《》]{{0,4}}?{RULES}(?!值|书|性|\s?[A-Z《])"
    r"|法律法规|法律、(?:行政)?法规)|国家(?:和(?:行业|地方))?(?:标准(?=的?(?:规定|要求))|(?:的)?规定))",
)
def law_as_requirement(context: Context, hit: Hit) -> Reports:
    """要求“符合国家有关法律法规”“符合有关标准”。

    为什么：不应写“应符合国家有关法律法规”一类的条款：遵守法律不靠标准来要求，读者也不知道指的是哪些文件（9.5.4.4.3）。

    错：岗位职责应符合国家现行有关标准的规定。

    对：写出具体的标准编号，或删去这一条。
    """
    passage, vague = hit.passage, hit.group("vague")
    if passage.quoted(vague.start) or in_informative_place(passage):
        return
    if compiled("是否[^，。；]{0,10}$").search(passage.text, 0, hit.match.start()):
        return  # a question or a check is not a requirement
    first, last = passage.sentence_at(vague.start)
    inside = (found for found in context.provisions(passage.text) if first <= found.start < last)
    led = context.provisions(passage.lead) if passage.form == "item" else ()
    kinds = {found.kind for found in (*inside, *led)}
    if kinds & {"requirement", "recommendation"}:
        severity: Severity | None = None if "requirement" in kinds else "warning"
        message, hint = f"“{vague.text}”没有指明是哪个文件。", "写出具体的标准编号，或删去这一条。"
        yield Report(vague, message, hint, severity=severity)


@rule("CIT007", "law-cited", clause="9.5.4.4.3")
def law_cited(context: Context) -> Reports:
    """规范性引用了法律、法规、规章或政策性文件。

    为什么：不应规范性引用法律、行政法规、规章和政策性文件（9.5.4.4.3）；确有必要可资料性提及，或用含“必须”的句子指出外部的约束
    （9.5.4.2.2）。

    错：数据的保存应符合《中华人民共和国数据安全法》的规定。

    对：写出要保存多长时间；或另写一条陈述：依据《中华人民共和国数据安全法》的规定，重要数据必须……。
    """
    for mention in context.citations:
        citation = citation_of(mention)
        if citation.normative and not citation.in_source and _is_law(context, citation):
            yield Report(
                stretch_of(mention), f"{citation.text}是法规，不能规范性引用。", "改为{see}，或写出要求的内容。"
            )
    for passage in context.passages:
        for hit in _named_laws(passage) if "》" in passage.text else ():
            first, last = passage.sentence_at(hit.match.start())
            stated = passage.text[first : hit.match.start()].endswith(("依据", "根据"))
            must = "必须" in passage.text[first:last]
            if not (must or stated) and standing_at(context, passage, *hit.match.span()) == "normative":
                yield hit.report(f"条款引用了法规{hit.match[0]}。", "写出要求的内容，或改为陈述。")


def _named_laws(passage: Passage) -> Iterator[Hit]:
    """Yield the names of laws and regulations that the author typed."""
    for match in compiled(rf"《[^《》]*{LAW}(?:（[^《》]*）)?》").finditer(passage.text):
        piece = passage.piece_at(match.start())
        if piece and piece.literal:
            yield Hit(passage, match)


def _is_law(context: Context, citation: Citation) -> bool:
    """Return whether an unnumbered document has the name of a law, a regulation or a policy."""
    if number_of(context, citation.document):
        return False
    known = context.data.references.get(citation.document)
    name = (known.title or known.text) if known else citation.document
    return bool(compiled(rf"{LAW}(?:》|（|［|\[|\.|．|$)").search(name))


@word_rule(
    "CIT013",
    "vague-citing",
    clause="9.5.4",
    severity="info",
    words=("参照",),
    pattern=rf"参照(?=(?:采用|使用|引用)?\s?(?P<named>《|{DOCUMENT}))|参照(?=执行)|参照(?=[^，。；]{{1,30}}执行)",
)
def vague_citing(context: Context, hit: Hit) -> Reports:
    """以“参照”引用文件。

    为什么：“参照”说不清是要符合它还是只供参考：要符合时写“按照”“符合”，供参考时写“见”“参考”，后者是资料性引用（9.5.4.2）。

    错：投诉的处置应参照{std}`GB/T 36113—2018`执行。

    对：投诉的处置应符合{std}`GB/T 36113—2018`的规定。
    """
    passage, start = hit.passage, hit.match.start()
    stated = hit.match["named"] or context.provisions(passage.text[slice(*passage.sentence_at(start))])
    if not passage.quoted(start) and stated:
        weight: Severity | None = "warning" if passage.text.startswith("应", max(start - 1, 0)) else None
        yield replace(hit.report("“参照”说不清是否要符合。", "要符合时写“按照”，供参考时写“见”。"), severity=weight)


KIND = "(?:推荐性|强制性)?(?:国家|行业|地方|团体|国际|企业)"
"""The level of a standard, as written beside its title."""


@word_rule(
    "CIT018",
    "title-without-number",
    clause="9.5.4.1",
    words=("》",),
    pattern=r"《[^《》]{2,40}(?:规范|规程|标准|导则|指南|通则|技术要求|试验方法|第[\d一二三四五六七八九十]部分：[^《》]{1,20})》"
    rf"|《[^《》]{{2,40}}》(?:的|这[一项])?(?:现行)?(?:的)?{KIND}标准|{KIND}标准《[^《》]{{2,40}}》",
)
def title_without_number(context: Context, hit: Hit) -> Reports:
    """规范性引用标准，只写名称，没有编号。

    为什么：引用文件写明它的编号（9.5.4.1），注日期的还写年份号；只写名称的，工具也不能把它列入规范性引用文件。

    错：机房的建设应符合《数据中心设计规范》的规定。

    对：机房的建设应符合{std}`GB 50174`的规定。
    """
    passage, (start, end) = hit.passage, hit.match.span()
    piece = passage.piece_at(start)
    if piece is None or not piece.literal or passage.form in SILENT:
        return
    beside = compiled(rf"{DOCUMENT}\s?$").search(passage.text[max(start - 40, 0) : start])
    if beside or compiled(rf"[（(]?\s?{DOCUMENT}").match(passage.text, end) or _is_cited(passage, start):
        return
    if standing_at(context, passage, start, end) == "normative" and not compiled(f"{LAW}》").search(hit.match[0]):
        yield hit.report(f"引用{hit.match[0]}没有写编号。", "写成{std}`编号`。")


SILENT = frozenset({"source", "entry", "example", "english"})


def _is_cited(passage: Passage, at: int) -> bool:
    """Return whether a citation ends right before that place."""
    before = passage.piece_at(at - 1) if at else None
    return before is not None and isinstance(before.inline, Citation)
