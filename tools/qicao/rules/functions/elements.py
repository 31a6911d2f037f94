"""The core elements that a document must have by its function type (8.11, table 4)."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.model.data import FunctionType
from qicao.model.finding import Severity
from qicao.model.inline import plain_text
from qicao.model.standard import Clause
from qicao.rules.context import Context
from qicao.rules.naming import named_for_function
from qicao.rules.rule import Report, Reports, rule
from qicao.rules.values import absent
from qicao.source.patterns import compiled

__all__ = ["PROOF", "core_chapters", "core_element_missing", "title_of"]

PROOF = (
    "证实|检验|试验|检测|测试|测定|验证|验收|核验|(?:测量|检查|评价|评定|判定|考核|核查|查验|监督)(?:的)?(?:方法|办法)"
)
"""Words of a title or head about the proof of a requirement."""
PROVEN = rf"(?:按|按照|依据|采用|通过|用)[^。；]{{1,40}}(?:{PROOF})"
"""A sentence about the proof of a requirement, if proof is part of the requirements (20001.5, 6.4.2.1)."""
TRACE = f"追溯|记录|档案|台账|评价|评估|监督|检查|监测|考核|{PROOF}"
NO_STEPS = "数据|处理|结果|计算|报告|仪器|设备|装置|条件|试剂|材料|器具|原理|环境"
"""Ends of titles about a test but not about its steps: 试验数据处理."""
TITLES: dict[FunctionType, tuple[tuple[str, str], ...]] = {
    "术语": (),
    "符号": (("符号及其含义", "符号|标志|标识|图形|图例"),),
    "分类": (("分类或编码", "分类|分级|编码|代码|类别|划分|编号|等级|分组"),),
    "试验方法": (
        ("试验步骤", rf"(?m)^(?!.*(?:{NO_STEPS})$).*(?:步骤|操作|程序|试验|测定|测试|检测|检验|测量)"),
        ("试验数据处理", "数据|计算|结果|判定|评定|处理"),
    ),
    "规范": (),
    "规程": (("追溯或证实方法", TRACE),),
    "指南": (),
    "评价": (
        ("评价指标体系", "指标|要素|内容|项目"),
        ("取值规则", "取值|评分|赋分|计分|权重|计算|得分|赋值|方法"),
        ("评价结果", "结果|等级|结论|判定|报告|分级"),
    ),
}
"""Function type → its core elements and the words in their titles."""


@rule("FUN001", "core-element-missing", clause="8.11")
def core_element_missing(context: Context) -> Reports:
    """没有功能类型所要求的核心技术要素。

    为什么：核心技术要素是必备的，由功能类型决定：术语条目；符号及其含义；分类和编码；试验步骤、试验数据处理；要求、证实方法（规范）；
    程序、追溯或证实方法（规程）；评价指标体系、取值规则、评价结果（评价）（8.11表4，GB/T 20001各部分）。按标题中的词查找，标题可调整。

    错：功能类型是规范，没有“证实方法”或“检验方法”之类的章条。

    对：设“证实方法”一章，或在各项要求之后写明检验的方法。
    """
    for name in _missing(context):
        message = f"没有功能类型“{context.data.function}”所要求的“{name}”。"
        weight: Severity | None = None if named_for_function(context) else "info"
        hint = "补写这一要素，或核对功能类型（function）。"
        yield Report(absent(context, "function"), message, hint, severity=weight)


def _missing(context: Context) -> Iterator[str]:
    function = context.data.function
    if not core_chapters(context):
        yield from ("术语条目",) if function == "术语" and not context.terms else ()
        return
    titles = _titles(context)
    yield from (name for name, words in TITLES[function] if not compiled(words).search(titles))
    if function == "术语" and not context.terms:
        yield "术语条目"
    elif function == "规范":
        yield from _of_specification(context, titles)


def _of_specification(context: Context, titles: str) -> Iterator[str]:
    texts = [passage.text for passage in context.passages if passage.place.element in {"body", "normative-annex"}]
    if not any(found.kind == "requirement" for text in texts for found in context.provisions(text)):
        yield "要求"
    if not compiled(PROOF).search(titles) and not any(compiled(PROVEN).search(text) for text in texts):
        yield "证实方法"


def _titles(context: Context) -> str:
    """Return all titles, captions and heads of the body and the annexes, one on each line."""
    return "\n".join(
        passage.text
        for passage in context.passages
        if passage.form in {"title", "caption", "head"} and passage.place.element in {"body", "normative-annex"}
    )


def core_chapters(context: Context) -> list[Clause]:
    """Return the chapters without a prescribed title."""
    return [chapter for chapter in context.standard.chapters if not chapter.element]


def title_of(node: object) -> str:
    """Return the title of a division; "" if it has none."""
    title = getattr(node, "title", ())
    return title if isinstance(title, str) else plain_text(title)
