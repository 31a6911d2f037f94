"""LST: 列项: lead-in, punctuation, depth (7.5)."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from qicao.model.block import (
    Block,
    Cell,
    Example,
    List,
    ListItem,
    Note,
    Paragraph,
)
from qicao.model.standard import Node
from qicao.rules.colons import CLOSING, dangling_colon, is_verbatim, last_character
from qicao.rules.context import Context
from qicao.rules.passage import Passage, Place
from qicao.rules.rule import Replacement, Report, Reports, Stretch, compiled, rule
from qicao.rules.walk import neighbours

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

HALF_WIDTH = str.maketrans(":;,?!", "：；，？！")
"""Half-width marks have their own rule; here they count as what they stand for."""
ENDS = "。；，：、？！.…"
SENTENCE_ENDS = frozenset("。？！")
JOINED = "[；，](?:或|和|且|以及|及|或者|并且)$"
"""The end of the last item but one when a word joins the items."""
INNER_STOP = r"。(?=[^”’》）]*$|[^”’》）]*[“‘《（])"
"""A full stop that stands in no quotation and no brackets."""
LETTERS = 26
INTERRUPTING = (Note, Example)
"""What may stand between two items of a list, belonging to the first."""


def _mark(text: str) -> str:
    """The mark at the end of a text, "" when there is none; closing quotes behind it do not count."""
    bare = text.rstrip().rstrip(CLOSING) if text.rstrip()[-2:-1] in SENTENCE_ENDS else text.rstrip()
    last = bare[-1:].translate(HALF_WIDTH)
    return last if last in ENDS else ""


def _with_mark(passage: Passage, mark: str) -> Replacement:
    """The edit that makes the passage end with the mark."""
    last = last_character(passage)
    return Replacement(last if _mark(passage.text) else Stretch(passage, last.end, last.end), mark)


class _Ruled(Struct, frozen=True):
    """A list whose punctuation is ruled, with the passages that matter."""

    lead: Passage | None
    """The paragraph before it."""
    items: tuple[Passage | None, ...]
    """What ends each item; nothing for one that holds more than a paragraph."""
    is_final: bool
    """Whether its last item ends the whole 列项: it stands in no other list, or in the last item of that."""
    goes_on: bool
    """Whether it goes on with a list that a note or the like interrupts."""

    @property
    def stop(self) -> str:
        """What items end with: a full stop after a full stop; where the lead-in does not say, as the first item does."""
        mark = _mark(self.lead.text) if self.lead else ""
        if mark not in {"：", "。"}:
            mark = next((_mark(item.text) for item in self.items if item), "")
        return "。" if mark == "。" else "；"

    def wrong_items(self) -> Sequence[Passage]:
        """The items that are not paired with the lead-in, but for the final one."""
        inner = self.items[:-1] if self.is_final else self.items
        found = [item for item in inner if item and not _is_paired(item.text, self.stop)]
        return found if self.is_final or not found or found[-1] is not inner[-1] else _without_full_stop(found)


def _without_full_stop(found: Sequence[Passage]) -> Sequence[Passage]:
    """The items without the last when it ends with a full stop: a list in a list may end so (7.5.1)."""
    return found[:-1] if _mark(found[-1].text) == "。" else found


def _is_paired(text: str, stop: str) -> bool:
    mark = _mark(text)
    if mark in {"：", "…"}:
        return True
    return mark in SENTENCE_ENDS if stop == "。" else mark in {"；", "，"} or bool(compiled(JOINED).search(text))


def _ruled(context: Context, node: List, place: Place) -> _Ruled | None:
    """The list with its passages, unless it stands in a cell or an example, or the tool writes its marks."""
    if not node.span or place.element == "foreword" or place.holder(Cell) or place.holder(Example):
        return None
    before, _ = neighbours(node, place)
    lead = context.paragraphs.get(before.id) if isinstance(before, Paragraph) else None
    items = tuple(context.paragraphs.get(_only_paragraph(item)) for item in node.items)
    earlier, later = _beyond_notes(node, place, 0), _beyond_notes(node, place, 1)
    is_final = _is_final(node, place) and not (later and not _is_ended(context, node))
    return _Ruled(lead, items, is_final, earlier is not None and not _is_ended(context, earlier))


def _beyond_notes(node: List, place: Place, side: int) -> List | None:
    """The list that only notes or examples part from this one, before it or after it."""
    found = neighbours(node, place)[side]
    if not isinstance(found, INTERRUPTING):
        return None
    while isinstance(found, INTERRUPTING):
        found = neighbours(found, place)[side]
    return found if isinstance(found, List) else None


def _is_ended(context: Context, node: List) -> bool:
    """Whether the last item of the list is the last of the 列项."""
    last = context.paragraphs.get(_only_paragraph(node.items[-1])) if node.items else None
    return last is None or _mark(last.text) in SENTENCE_ENDS


def _only_paragraph(item: ListItem) -> str:
    """The id of the item's paragraph, if it holds nothing else but notes."""
    blocks = [block for block in item.blocks if not isinstance(block, (Note, Example))]
    return blocks[0].id if len(blocks) == 1 and isinstance(blocks[0], Paragraph) else ""


def _is_final(node: List, place: Place) -> bool:
    inner: Node = node
    for holder in reversed(place.holders):
        last: Sequence[Block | ListItem] = ()
        if isinstance(holder, ListItem):
            last = holder.blocks
        elif isinstance(holder, List):
            last = holder.items
        if last and last[-1] is not inner:
            return False
        inner = holder
    return True


NEAR_ITEM = r"(?:[a-z\d]{1,2}[)）、]|——)"
"""How a paragraph begins that was meant as an item."""


@rule("LST001", "list-without-lead-in", clause="7.5.1", on=List)
def list_without_lead_in(context: Context, node: List, place: Place) -> Reports:
    """列项没有引语。

    为什么：列项由引语和被引出的并列的各项组成（7.5.1）；标题不是引语。

    错：标题“功能”之下直接是列项。

    对：先写“城运中心应具备下列功能：”，再写列项。
    """
    ruled = _ruled(context, node, place)
    if ruled and not ruled.lead and not ruled.goes_on:
        first = node.items[0].span if node.items else None
        if first:
            yield Report(first, "列项前没有引语。", "在列项之前写一句引语，以“：”或“。”结尾。")


@rule("LST002", "lead-in-stop", clause="7.5.1", fix="safe", on=List)
def lead_in_stop(context: Context, node: List, place: Place) -> Reports:
    """列项的引语不以冒号或句号结尾。

    为什么：引语是后跟句号的完整句子，或是后跟冒号的文字（7.5.1）。

    错：城运中心应具备下列功能；

    对：城运中心应具备下列功能：
    """
    ruled = _ruled(context, node, place)
    if not ruled or not ruled.lead or _mark(ruled.lead.text) in {"：", "。", "？"} or is_verbatim(ruled.lead):
        return
    if compiled(NEAR_ITEM).match(ruled.lead.text):
        return  # an item that is not written as one: SYN022
    mark = _mark(ruled.lead.text)
    right = "。" if ruled.stop == "。" else "："
    fact = f"列项的引语以“{mark}”结尾。" if mark else "列项的引语末尾没有标点。"
    yield Report(last_character(ruled.lead), fact, f"改为“{right}”。", (_with_mark(ruled.lead, right),))


@rule("LST003", "item-stop", clause="7.5.1", fix="safe", on=List)
def item_stop(context: Context, node: List, place: Place) -> Reports:
    """列项各项的标点与引语不配。

    为什么：引语以冒号结尾的，各项以分号或逗号结尾；引语以句号结尾的，各项以句号结尾（7.5.1）。

    错：引语是“应符合下列规定：”，第一项以句号结尾。

    对：第一项以分号结尾。
    """
    ruled = _ruled(context, node, place)
    wrong = ruled.wrong_items() if ruled else ()
    if not ruled or not wrong:
        return
    mark, last = _mark(wrong[0].text), "：" if ruled.stop == "；" else "。"
    fact = f"引语以“{last}”结尾，这一项" + (f"以“{mark}”结尾" if mark else "末尾没有标点")
    others = f"（共有{len(wrong)}项）" if len(wrong) > 1 else ""
    hint = "各项以“；”或“，”结尾，最后一项以“。”结尾。" if ruled.stop == "；" else "各项都以“。”结尾。"
    yield Report(last_character(wrong[0]), f"{fact}{others}。", hint, _paired(ruled, wrong))


def _paired(ruled: _Ruled, wrong: Sequence[Passage]) -> tuple[Replacement, ...]:
    """The edits of the items; of the lead-in when the items are sentences, which a semicolon cannot end."""
    if ruled.stop == "。" or not any(compiled(INNER_STOP).search(item.text[:-1]) for item in wrong):
        return tuple(_with_mark(item, ruled.stop) for item in wrong)
    sentences = all(item and _mark(item.text) == "。" for item in ruled.items)
    return (_with_mark(ruled.lead, "。"),) if sentences and ruled.lead and _mark(ruled.lead.text) == "：" else ()


@rule("LST004", "last-item-stop", clause="7.5.1", fix="safe", on=List)
def last_item_stop(context: Context, node: List, place: Place) -> Reports:
    """列项的最后一项不以句号结尾。

    为什么：无论引语以什么结尾，最后一项均以句号结束（7.5.1）。

    错：最后一项是“3. 指挥处置；”。

    对：最后一项是“3. 指挥处置。”。
    """
    ruled = _ruled(context, node, place)
    last = ruled.items[-1] if ruled and ruled.is_final and ruled.items else None
    if last is None or _mark(last.text) in {*SENTENCE_ENDS, "：", "…"}:
        return
    mark = _mark(last.text)
    fact = f"最后一项以“{mark}”结尾。" if mark else "最后一项末尾没有标点。"
    yield Report(last_character(last), fact, "改为“。”。", (_with_mark(last, "。"),))


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
    alone = len(node.items) == 1 and not any(_beyond_notes(node, place, side) for side in (0, 1))
    if alone and node.items[0].span and _ruled(context, node, place):
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
    ruled = _ruled(context, node, place)
    for item in ruled.items if ruled else ():
        found = compiled(INNER_STOP).search(item.text) if item and _mark(item.text) in {"；", "，"} else None
        if item and found:
            yield _broken(Stretch(item, *found.span()))
    for whole in node.items if ruled else ():
        paragraphs = [context.paragraphs.get(block.id) for block in whole.blocks if isinstance(block, Paragraph)]
        inner, last = [text for text in paragraphs[:-1] if text], paragraphs[-1] if paragraphs else None
        stops = [text for text in inner if _mark(text.text) == "。"]
        if last and stops and _mark(last.text) in {"；", "，"}:
            yield _broken(last_character(stops[0]))


def _broken(place: Stretch) -> Report:
    return Report(place, "以分号结尾的项里有句号。", "改为逗号，或把引语和各项都改为以句号结尾。")
