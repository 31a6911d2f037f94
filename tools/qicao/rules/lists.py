"""LST: 列项: lead-in, punctuation, depth (7.5)."""

from __future__ import annotations

from collections.abc import Sequence

from qicao.model.block import List, Paragraph
from qicao.model.span import Span
from qicao.rules.colons import dangling_colon, is_verbatim, last_character
from qicao.rules.context import Context
from qicao.rules.passage import Passage, Place
from qicao.rules.punctuated import SENTENCE_ENDS, SEPARATING, Ruled, continues, mark_of, ruled_list, with_mark
from qicao.rules.rule import Replacement, Report, Reports, Stretch, rule
from qicao.source.patterns import compiled

__all__ = [
    "beyond_z",
    "dangling_colon",
    "item_is_several_sentences",
    "item_stop",
    "last_item_stop",
    "lead_in_stop",
    "list_kinds",
    "list_too_deep",
    "list_without_lead_in",
    "single_item",
]

INNER_STOP = r"。(?=[^”’》）]*$|[^”’》）]*[“‘《（])"
"""A full stop outside quotations and brackets."""
LETTERS = 26
NEAR_ITEM = r"(?:[a-z\d]{1,2}[)）、]|——)"
"""The start of a paragraph that was meant as an item."""


@rule("LST001", "list-without-lead-in", clause="7.5.1", on=List)
def list_without_lead_in(context: Context, node: List, place: Place) -> Reports:
    """列项没有引语。

    为什么：列项由引语和被引出的并列的各项组成（7.5.1）；标题不是引语。

    错：标题“功能”之下直接是列项。

    对：先写“城运中心应具备下列功能：”，再写列项。
    """
    ruled = ruled_list(context, node, place)
    if ruled and not ruled.lead and not ruled.goes_on and not ruled.is_loose:
        first = node.items[0].span if node.items else None
        if first:
            where = _gap(context, node, place, first)
            yield Report(where, "列项前没有引语。", "在列项之前写一句引语，以“：”或“。”结尾。")


def _gap(context: Context, node: List, place: Place, first: Span) -> Span:
    """Return where the lead-in belongs: a blank line below the preceding text.

    If there are not enough blank lines, the place is that of the list.
    """
    before, _ = context.neighbours(node)
    above = getattr(before or place.division, "span", None)
    if not isinstance(above, Span) or above.file != first.file:
        return first
    end = above.end_line if before else above.line
    return Span(first.file, end + 2) if end + 2 < first.line else first


@rule("LST002", "lead-in-stop", clause="7.5.1", fix="safe", on=List)
def lead_in_stop(context: Context, node: List, place: Place) -> Reports:
    """列项的引语不以冒号或句号结尾。

    为什么：引语是后跟句号的完整句子，或是后跟冒号的文字（7.5.1）。

    错：城运中心应具备下列功能；

    对：城运中心应具备下列功能：
    """
    ruled = ruled_list(context, node, place)
    if not ruled or not ruled.lead or mark_of(ruled.lead.text) in {"：", "。", "？"} or is_verbatim(ruled.lead):
        return
    if ruled.is_loose:
        return
    if compiled(NEAR_ITEM).match(ruled.lead.text):
        return  # SYN022 reports items that are not written as such
    mark = mark_of(ruled.lead.text)
    right = "。" if ruled.stop == "。" else "："
    fact = f"列项的引语以“{mark}”结尾。" if mark else "列项的引语末尾没有标点。"
    yield Report(last_character(ruled.lead), fact, f"改为“{right}”。", (with_mark(ruled.lead, right),))


@rule("LST003", "item-stop", clause="7.5.1", fix="safe", on=List)
def item_stop(context: Context, node: List, place: Place) -> Reports:
    """列项各项的标点与引语不配。

    为什么：引语以冒号结尾的，各项以分号或逗号结尾；引语以句号结尾的，各项以句号结尾（7.5.1）。

    错：引语是“应符合下列规定：”，第一项以句号结尾。

    对：第一项以分号结尾。
    """
    ruled = ruled_list(context, node, place)
    wrong = ruled.wrong_items() if ruled else ()
    if not ruled or not wrong:
        return
    if ruled.lead and ruled.strange_lead:
        yield _of_lead(ruled, ruled.lead, wrong)
        return
    mark, last = mark_of(wrong[0].text), "：" if ruled.stop == "；" else "。"
    others = f"（共有{len(wrong)}项）" if len(wrong) > 1 else ""
    hint = "各项以“；”或“，”结尾，最后一项以“。”结尾。" if ruled.stop == "；" else "各项都以“。”结尾。"
    if mark in SEPARATING and ruled.stop == "；":
        fact = f"这一项以“{mark}”结尾，别的项不是{others}。"
        yield Report(last_character(wrong[0]), fact, "各项用同样的标点。", _alike(wrong, mark))
        return
    said = f"引语以“{last}”结尾，" if ruled.lead and not ruled.is_loose else ""
    fact = f"{said}这一项" + (f"以“{mark}”结尾" if mark else "末尾没有标点")
    yield Report(last_character(wrong[0]), f"{fact}{others}。", hint, _paired(ruled, wrong))


def _of_lead(ruled: Ruled, lead: Passage, wrong: Sequence[Passage]) -> Report:
    """Return the report about a lead-in to which none of the items fits."""
    fact = f"引语以“{mark_of(lead.text)}”结尾，各项都以“{mark_of(wrong[0].text)}”结尾。"
    right = "。" if ruled.stop == "；" else "："
    edits = _paired(ruled, wrong) if ruled.stop == "；" else (with_mark(lead, right),)
    hint = f"把引语的“{mark_of(lead.text)}”改为“{right}”，或把各项改为以“{ruled.stop}”结尾。"
    return Report(last_character(lead), fact, hint, edits)


def _alike(wrong: Sequence[Passage], mark: str) -> tuple[Replacement, ...]:
    """Return the edits that give the items the mark of the others."""
    return tuple(with_mark(item, "；" if mark == "，" else "，") for item in wrong)


def _paired(ruled: Ruled, wrong: Sequence[Passage]) -> tuple[Replacement, ...]:
    """Return the edits of the items; or of the lead-in if the items are sentences, which a semicolon cannot end."""
    if ruled.stop == "。" or not any(compiled(INNER_STOP).search(item.text[:-1]) for item in wrong):
        return tuple(with_mark(item, ruled.stop) for item in wrong)
    sentences = all(item and mark_of(item.text) == "。" for item in ruled.items)
    return (with_mark(ruled.lead, "。"),) if sentences and ruled.lead and mark_of(ruled.lead.text) == "：" else ()


@rule("LST004", "last-item-stop", clause="7.5.1", fix="safe", on=List)
def last_item_stop(context: Context, node: List, place: Place) -> Reports:
    """列项的最后一项不以句号结尾。

    为什么：无论引语以什么结尾，最后一项均以句号结束（7.5.1）。

    错：最后一项是“3. 指挥处置；”。

    对：最后一项是“3. 指挥处置。”。
    """
    ruled = ruled_list(context, node, place)
    last = ruled.items[-1] if ruled and ruled.is_final and ruled.items else None
    if last is None or mark_of(last.text) in {*SENTENCE_ENDS, "：", "…"}:
        return
    mark = mark_of(last.text)
    fact = f"最后一项以“{mark}”结尾。" if mark else "最后一项末尾没有标点。"
    yield Report(last_character(last), fact, "改为“。”。", (with_mark(last, "。"),))


@rule("LST005", "list-too-deep", clause="7.5.2", severity="warning", on=List)
def list_too_deep(_context: Context, node: List, place: Place) -> Reports:
    """列项细分超过两个层次。

    为什么：列项可进一步细分，细分不宜超过两个层次（7.5.2）。

    错：a)之下有1)，1)之下又有列项。

    对：把a)改为条，或把第三层次并入第二层次。
    """
    first = node.items[0].span if node.items else None
    above = [holder for holder in place.holders if isinstance(holder, List)]
    if first and len(above) == 2:
        yield Report(first, "列项细分到了第三个层次。", "不超过两个层次；把外层改为条，或把里层合并。")


@rule("LST006", "list-kinds", clause="7.5.3", severity="warning", on=List)
def list_kinds(_context: Context, node: List, place: Place) -> Reports:
    """破折号列项之下用了数字编号。

    为什么：第一层次用破折号时，第二层次用间隔号；第一层次用字母编号时，第二层次用数字编号或间隔号（7.5.3）。

    错：“- 监测预警：”之下写“1. 汇聚数据；”。

    对：“1. 监测预警：”之下写“1. 汇聚数据；”，或“- 监测预警：”之下写“- 汇聚数据；”。
    """
    outer = place.holder(List)
    first = node.items[0].span if node.items else None
    if isinstance(outer, List) and outer.kind in {"dash", "dot"} and node.kind == "digit" and first:
        yield Report(first, "破折号或间隔号列项之下用了编号。", "外层也用编号（写“1.”），或里层也用“-”。")


@rule("LST007", "single-item", clause="7.5.1", severity="warning", on=List)
def single_item(context: Context, node: List, place: Place) -> Reports:
    """列项只有一项。

    为什么：列项由引语和并列的各项组成（7.5.1），一项无所谓并列。

    错：“城运中心应配备下列设备：”之后只有“1. 大屏。”。

    对：城运中心应配备大屏。
    """
    alone = len(node.items) == 1 and not any(continues(context, node, side) for side in (0, 1))
    ruled = ruled_list(context, node, place) if alone else None
    if ruled and not ruled.is_loose and node.items[0].span:
        yield Report(node.items[0].span, "列项只有一项。", "把它并入引语，写成一段。")


@rule("LST008", "beyond-z", clause="7.5.3", severity="info", on=List)
def beyond_z(_context: Context, node: List, _place: Place) -> Reports:
    """字母编号的列项超过26项。

    为什么：第一层次的编号是字母（7.5.3），z)之后怎样编号没有规定。

    错：一个列项有30项。

    对：把它分成几条，或改为表。
    """
    if node.kind == "letter" and len(node.items) > LETTERS:
        item = node.items[LETTERS]
        if item.span:
            yield Report(item.span, f"列项有{len(node.items)}项，字母不够用。", "分成几条，或改为表。")


@rule("LST010", "item-is-several-sentences", clause="7.5.1", severity="warning", on=List)
def item_is_several_sentences(context: Context, node: List, place: Place) -> Reports:
    """以分号结尾的项里有句号。

    为什么：引语以冒号结尾时，引语和各项连成一句，各项以分号隔开（7.5.1）；项中又有句号，句子就断了。

    错：1. 设值班席。值班席不少于2个；

    对：1. 设值班席，值班席不少于2个；
    """
    ruled = ruled_list(context, node, place)
    for item in ruled.items if ruled else ():
        found = compiled(INNER_STOP).search(item.text) if item and mark_of(item.text) in {"；", "，"} else None
        if item and found:
            yield _broken(Stretch(item, *found.span()))
    for whole in node.items if ruled else ():
        paragraphs = [context.paragraphs.get(block.id) for block in whole.blocks if isinstance(block, Paragraph)]
        inner, last = [text for text in paragraphs[:-1] if text], paragraphs[-1] if paragraphs else None
        stops = [text for text in inner if mark_of(text.text) == "。"]
        if last and stops and mark_of(last.text) in {"；", "，"}:
            yield _broken(last_character(stops[0]))


def _broken(place: Stretch) -> Report:
    return Report(place, "以分号结尾的项里有句号。", "改为逗号，或把引语和各项都改为以句号结尾。")
