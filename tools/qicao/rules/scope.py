"""SCP: the chapter 范围 (8.5) and its sentence by function type (GB/T 20001)."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.model.block import Paragraph
from qicao.model.data import FunctionType
from qicao.model.finding import Severity
from qicao.model.span import Span
from qicao.model.standard import Clause
from qicao.rules.context import Context
from qicao.rules.han import HAN
from qicao.rules.locate import below
from qicao.rules.naming import named_for_function
from qicao.rules.passage import Passage, Place
from qicao.rules.rule import Replacement, Report, Reports, Stretch, rule
from qicao.source.patterns import compiled

__all__ = [
    "application_missing",
    "background_in_scope",
    "function_sentence",
    "provision_in_scope",
    "scope_of_other_document",
    "scope_sentence",
    "scope_verb",
]

VERBS = "规定|确立|描述|提供|给出|界定"
OPENING = rf"本文件(?:{VERBS})了"
OTHER_SELF = r"(?:[^，。；]{1,40}的)?本(?:标准|部分|规范|规程|指南|导则|指导性技术文件|技术文件|手册|文档|文本|指引|办法|细则|守则|准则|通则|大纲|模型|方法)(?:\S{0,4}?)(?:规定|确立|描述|提供|给出|界定)"
"""A document that calls itself by another name, which another rule reports (XRF001)."""
BACKGROUND = (
    r"(?:^|(?<=[。；]))为(?:了|贯彻|落实|规范|加强|促进|提高|推进|推动|保障|适应|进一步|更好)[^。；]*?(?=[，。；]|$)"
    r"|(?:^|(?<=[。；]))(?:随着|鉴于|近年来|近几年|长期以来|当前，|目前，)[^。；]*?(?=[，。；]|$)|旨在"
    r"|(?<=，)(?:以便|以期|以利于|从而|以(?:满足|提高|保障|促进|适应|规范))[^。；]*?(?=[，。；]|$)|(?:制定|编制)本文件的?目的|本文件的(?:目的|意义)"
)
"""Reasons and purposes, which belong in the introduction."""
OBJECTS = {
    "方法": "描述",
    "路径": "描述",
    "要求": "规定",
    "特性": "规定",
    "尺寸": "规定",
    "指示": "规定",
    "程序": "确立",
    "总体原则": "确立",
    "指导": "提供",
    "指南": "提供",
    "建议": "提供",
    "术语": "界定",
    "定义": "界定",
    "符号": "界定",
    "缩略语": "界定",
    "界限": "界定",
}
"""The last word of the subject of a document → the verb that goes with it (8.5.3)."""
CLAUSE = rf"(?P<verb>{VERBS})了(?P<object>[^，。；：]+)"
ALLOWED = frozenset({("给出", "建议"), ("给出", "方法"), ("给出", "路径")})
"""Usual verbs that are not in the table, with their objects: guides 给出 suggestions and methods."""
SUBJECTS: dict[FunctionType, tuple[tuple[str, str], ...]] = {
    "术语": (("术语|定义|词汇|名词", "界定了……的术语和定义"),),
    "符号": (("符号|标志|标识|图形", "界定了……的符号"),),
    "分类": (("分类|编码|代码|分级|划分|类别|编号", "给出了……的分类和编码"),),
    "试验方法": (("方法|测定|试验|检验|检测|测试|测量", "描述了……的方法"),),
    "规范": (
        ("要求|规定了", "规定了……的要求"),
        (
            "描述了[^。；]*方法|(?<!证实)方法|检验|试验|检测|测试|(?<!和)(?<!及)(?<!与)(?<!、)证实|验证|评价|检查|验收|监督",
            "描述了对应的证实方法",
        ),
    ),
    "规程": (("确立了|程序|步骤|流程|工序|操作|作业", "确立了……的程序，规定了……的指示"),),
    "指南": (("指导|指南|建议|推荐|提供了", "提供了……的指导"),),
    "评价": (("评价|评估|评定|测评|指标", "给出了……的评价指标体系"),),
}
"""Function type → patterns of which the scope must match one, and the words of the model sentence (GB/T 20001)."""
SELF = "本文件|本(?:标准|部分|规范|规程|指南|导则|指导性技术文件)"
OTHER = (
    r"(?:^|(?<=[。；]))[^，。；]{0,40}?(?P<other>第[\d一二三四五六七八九十]+部分|（所有部分）|本系列(?:标准|文件)|各部分)"
    rf"(?:{VERBS})了|(?:^|(?<=[。；]))(?P<rest>其[他余](?:各个?)?部分|(?:本|该|整个)?系列(?:标准|文件))(?=(?:{VERBS})了|不?适用|的内容|由|包括|分为|共)"
)


def _paragraphs(context: Context) -> Iterator[Passage]:
    """Yield the running text of the scope."""
    for passage in context.passages:
        if passage.place.element == "scope" and passage.form in {"paragraph", "item"}:
            yield passage


def _first(context: Context) -> Passage | None:
    return next(_paragraphs(context), None)


@rule("SCP001", "scope-sentence", clause="8.5.3")
def scope_sentence(context: Context) -> Reports:
    """范围不以“本文件规定了……”等句式开头。

    为什么：范围用固定的句式：本文件规定了（要求、特性、尺寸、指示），确立了（程序、体系、总体原则），描述了（方法、路径），
    提供了（指导、指南、建议），给出了（信息、说明），界定了（术语、符号、界限）（8.5.3）。

    错：本文件是对城运中心建设的要求。

    对：本文件规定了城运中心建设的要求。
    """
    first = _first(context)
    if first and not compiled(f"{OPENING}|{OTHER_SELF}|{OTHER}|(?:本文件)?(?:{BACKGROUND})").match(first.text):
        end = compiled(r"[，。；：]|$").search(first.text)
        place = Stretch(first, 0, end.start() if end else len(first.text))
        yield Report(place, "范围没有用“本文件规定了……”等句式开头。", f"用“本文件”加“{VERBS.replace('|', '了”“')}了”。")


@rule("SCP002", "application-missing", clause="8.5.3", on=Clause)
def application_missing(context: Context, node: Clause, _place: Place) -> Reports:
    """范围没有写明适用界限。

    为什么：范围指明文件的适用界限，用“本文件适用于……”，必要时另用“本文件不适用于……”（8.5.1、8.5.3）。

    错：# 范围之下只有“本文件规定了……”一段。

    对：本文件适用于市、区、街镇三级城运中心的建设与运行。
    """
    if node.element != "scope" or node.level != 1 or node.span is None or _first(context) is None:
        return
    if not any(
        compiled(f"(?:{SELF}|^本{HAN}{{1,6}}?)[^。；]{{0,60}}(?<!不)适用于|^(?<!不)适用于").search(passage.text)
        for passage in _paragraphs(context)
    ):
        yield Report(_application(context, node.span), "范围没有写明适用界限。", "写一句“本文件适用于……。”")


def _application(context: Context, heading: Span) -> Span:
    """Return where the limits of application belong: in the last paragraph, or below the only one."""
    spans = [passage.node.span for passage in _paragraphs(context) if isinstance(passage.node, Paragraph)]
    last = (spans[-1] if spans else None) or heading
    return last if len(spans) > 1 else below(context.files, last)


@rule("SCP003", "provision-in-scope", clause="8.5.3")
def provision_in_scope(context: Context) -> Reports:
    """范围里有要求、推荐或允许。

    为什么：范围只陈述文件的对象、内容和适用界限，不应包含要求、指示、推荐或允许型条款（8.5.3）。

    错：其他场所可参照使用。

    对：本文件也适用于其他场所。
    """
    for passage in context.passages:
        if passage.place.element == "scope" and passage.form in {"paragraph", "item", "cell"}:
            for found in context.misplaced(passage, plain=True):
                place = Stretch(passage, found.start, found.end)
                yield Report(place, f"范围里用“{found.word}”表示条款。", "改为陈述，或移到后面的章中。")


@rule("SCP004", "scope-verb", clause="8.5.3", severity="warning", fix="safe")
def scope_verb(context: Context) -> Reports:
    """范围的动词与它的宾语不配。

    为什么：要求、特性、尺寸、指示用“规定”，程序、总体原则用“确立”，方法、路径用“描述”，指导、指南、建议用“提供”，术语、符号、界限用“界定”
    （8.5.3）。宾语有不同种类的，不检查。

    错：本文件规定了透水系数的测定方法。

    对：本文件描述了透水系数的测定方法。
    """
    for passage in _paragraphs(context):
        for match in compiled(CLAUSE).finditer(passage.text):
            verb, fitting = match["verb"], _fitting(match["object"])
            words = match["object"].rpartition("的")[2]
            if fitting and fitting != verb and not any(verb == own and words.endswith(end) for own, end in ALLOWED):
                place = Stretch(passage, *match.span("verb"))
                message = f"“{verb}了”与宾语“{words}”不配。"
                yield Report(place, message, f"改为“{fitting}了”。", (Replacement(place, fitting),))


def _fitting(words: str) -> str:
    """Return the verb that fits all heads of the object; "" if they differ or one is unknown."""
    before, _, last = compiled(r"（[^）]*）").sub("", words).rpartition("的")
    heads = compiled("、|以及|和|及|与").split(last)
    verbs = {next((verb for noun, verb in OBJECTS.items() if head.endswith(noun)), "") for head in heads}
    verb = verbs.pop() if len(verbs) == 1 else ""
    others = [noun for noun, other in OBJECTS.items() if other != verb and noun in before]
    return "" if others else verb


@rule("SCP005", "function-sentence", clause="8.5.3", severity="warning")
def function_sentence(context: Context) -> Reports:
    """范围没有说出功能类型所要求的内容。

    为什么：各功能类型的范围有典型句式（GB/T 20001各部分）：规范“规定了……的要求，描述了对应的证实方法”，规程“确立了……的程序，
    规定了……的指示”，指南“提供了……的指导”，试验方法“描述了……的方法”，术语“界定了……的术语和定义”。

    错：本文件规定了城运中心建设与运行的要求。（function: 规范）

    对：本文件规定了城运中心建设与运行的要求，描述了对应的证实方法。
    """
    first = _first(context)
    opening = compiled(OPENING).match(first.text) if first else None
    if first is None or opening is None:
        return
    text = compiled("[^，。；]*适用于[^，。；]*").sub("", "".join(passage.text for passage in _paragraphs(context)))
    weight: Severity | None = None if named_for_function(context) else "info"
    laid = compiled("本文件规定了[^。；]*要求").search(first.text) if context.data.function == "指南" else None
    if laid:
        place = Stretch(first, *laid.span())
        yield Report(place, "指南的范围写的是“规定了……要求”。", "写成“提供了……的指导”“给出了……的建议”。")
    for pattern, words in SUBJECTS[context.data.function]:
        if not compiled(pattern).search(text):
            message = f"范围没有写“{words}”一类的话（功能类型是“{context.data.function}”）。"
            place = Stretch(first, *opening.span())
            yield Report(place, message, "按功能类型的典型句式补写。", severity=weight)


@rule("SCP006", "background-in-scope", clause="8.5.3")
def background_in_scope(context: Context) -> Reports:
    """范围里有背景或目的。

    为什么：范围陈述应简洁，能作内容提要，不应陈述可在引言中给出的背景信息（8.5.3）。

    错：为了规范城运中心的建设，本文件规定了……

    对：本文件规定了……
    """
    for passage in _paragraphs(context):
        for match in compiled(BACKGROUND).finditer(passage.text):
            place = Stretch(passage, *match.span())
            yield Report(place, f"范围里写了背景或目的“{match[0]}”。", "移到引言中。")


@rule("SCP007", "scope-of-other-document", clause="8.5.1")
def scope_of_other_document(context: Context) -> Reports:
    """范围说的是其他部分或整个系列。

    为什么：分为部分的文件，各部分的范围只界定本部分（8.5.1）。

    错：GB/T 12345的各部分规定了……

    对：本文件规定了……
    """
    for passage in _paragraphs(context):
        match = compiled(OTHER).search(passage.text)
        if match:
            name = "other" if match["other"] else "rest"
            place = Stretch(passage, *match.span(name))
            yield Report(place, f"范围说的是“{match[name]}”。", "只写本文件的内容，其余移到引言中。")
