"""The elements: their presence, their titles, and their order (6.2)."""

from __future__ import annotations

from collections.abc import Sequence

from qicao.model.elements import COMBINED, ELEMENTS, NEAR_TITLES
from qicao.model.inline import plain_text
from qicao.model.span import Span
from qicao.model.standard import Annex, Clause, Element, ElementName, Standard
from qicao.model.tree import iter_nodes
from qicao.rules.context import Context
from qicao.rules.mentioning.forms import WORD
from qicao.rules.passage import Passage, Place
from qicao.rules.rule import Replacement, Report, Reports, Stretch, rule
from qicao.source.patterns import compiled

__all__ = [
    "combined_terms",
    "element_in_annex",
    "element_says_nothing",
    "element_title_variant",
    "introduction_missing",
    "misplaced_chapter",
    "misplaced_symbols",
    "scope_missing",
    "typed_caption_number",
    "typed_paragraph_number",
]

FIRST: dict[ElementName, str] = {
    "scope": "范围",
    "normative-references": "规范性引用文件",
    "terms": "术语和定义",
}
"""The first three chapters of every document, in order (6.2.2.3)."""
NOT_IN_ANNEX = frozenset(FIRST.values())
STOPS = "。，、；：！？.,;:!?"
EARLY = 5
"""The number of chapters that may be meant as one of the first three; a later one has a title of its own."""


OWN = frozenset({"概述", "适用范围", "应用范围", "术语", "定义", "引用文件", "引用规范", "规范性引用"})
"""Variants of prescribed titles that a later chapter may have as its own title."""


def _title(chapter: Clause) -> str:
    """Return the title without blanks and without a mark at its end."""
    return "".join(plain_text(chapter.title).split()).rstrip(STOPS)


def _meant(chapter: Clause) -> str:
    """Return the prescribed title that the title of a chapter means, or the title itself."""
    return NEAR_TITLES.get(_title(chapter), _title(chapter))


def _chapters(standard: Standard) -> Sequence[Clause]:
    """Return the chapters whose title is prescribed or their own, but no variant of a prescribed one."""
    return [chapter for chapter in standard.chapters if chapter.element or _meant(chapter) not in ELEMENTS]


@rule("STR001", "misplaced-chapter", clause="6.2.2.3")
def misplaced_chapter(context: Context) -> Reports:
    """前三章的次序不对。

    为什么：第1章是“范围”，第2章是“规范性引用文件”，第3章是“术语和定义”（6.2.2.3，表3）。
    后两章没有写时，由工具补上。

    错：把“总体要求”写在“范围”之前。

    对：从“范围”写起，接着是“术语和定义”，再写“总体要求”。
    """
    chapters = _chapters(context.standard)
    places = {chapter.element: place for place, chapter in enumerate(chapters)}
    if "scope" not in places:
        return
    for wanted, (name, title) in enumerate(FIRST.items()):
        place = places[name]
        span = chapters[place].span
        if place != wanted and span:
            yield Report(span, f"“{title}”是第{place + 1}章。", f"移到第{wanted + 1}章。")
            return


@rule("STR002", "scope-missing", clause="6.2.2.3")
def scope_missing(context: Context) -> Reports:
    """没有范围。

    为什么：“范围”是必备要素，为第1章（6.2.2.3、8.5.2）。

    错：第1章是“总体要求”。

    对：第1章是“范围”，用“本文件规定了……”“本文件适用于……”写起。
    """
    standard = context.standard
    if any(_meant(chapter) == "范围" for chapter in standard.chapters):
        return
    span = next((chapter.span for chapter in standard.chapters if chapter.span), None)
    file = next((name for name in context.files if name.endswith(".md")), "index.md")
    yield Report(span or Span(file, 1), "没有“范围”这一章。", "从“# 范围”写起。")


@rule("STR003", "misplaced-symbols", clause="8.8.1", severity="warning")
def misplaced_symbols(context: Context) -> Reports:
    """符号和缩略语不是第4章。

    为什么：符号和缩略语宜作为第4章（8.8.1）。

    错：第4章是“总体要求”，第5章是“缩略语”。

    对：“缩略语”紧接在“术语和定义”之后，为第4章。
    """
    chapters = _chapters(context.standard)
    if [chapter.element for chapter in chapters[: len(FIRST)]] != list(FIRST):
        return
    for place, chapter in enumerate(chapters, 1):
        if chapter.element == "symbols" and place > len(FIRST) + 1 and chapter.span:
            yield Report(chapter.span, f"“{_title(chapter)}”是第{place}章。", "移到第4章。")


@rule("STR004", "element-title-variant", clause="6.2.2.3", fix="safe")
def element_title_variant(context: Context) -> Reports:
    """要素的标题用了别的说法。

    为什么：“引言”“范围”“规范性引用文件”“术语和定义”“参考文献”等标题是固定的（6.2.2.3，表3）；
    用了别的说法，工具也认不出这个要素。

    错：`# 引用标准`

    对：`# 规范性引用文件`
    """
    standard = context.standard
    given = {chapter.element for chapter in standard.chapters if chapter.span}
    given |= {part.name for part in (standard.introduction, standard.bibliography) if part and part.span}
    for place, chapter in enumerate(standard.chapters):
        right = NEAR_TITLES.get(_title(chapter), "")
        element = ELEMENTS.get(right, "")
        if right and element not in given and _may_be(element, place, standard) and chapter.span:
            passage = context.titles[id(chapter)]
            whole = Stretch(passage, 0, len(passage.text))
            yield Report(whole, f"“{passage.text}”应为“{right}”。", "改用固定的标题。", _edits(chapter, passage, right))


def _may_be(element: ElementName, place: int, standard: Standard) -> bool:
    """Return whether the chapter is where the element that its title means would be."""
    if element == "introduction":
        scope = next((at for at, chapter in enumerate(standard.chapters) if chapter.element == "scope"), 1)
        return place < scope
    return element == "bibliography" or place < EARLY or _title(standard.chapters[place]) not in OWN


def _edits(chapter: Clause, passage: Passage, right: str) -> tuple[Replacement, ...]:
    """Return the edit to the right title.

    There is none if the chapter contains text that would have to go, because it is generated (8.6.2, 8.7.2).
    """
    free = ELEMENTS[right] in {"scope", "introduction", "symbols"} or not chapter.blocks
    return (Replacement(Stretch(passage, 0, len(passage.text)), right),) if free else ()


@rule("STR017", "combined-terms", clause="8.8.1", severity="info")
def combined_terms(context: Context) -> Reports:
    """术语与符号、缩略语合成了一章。

    为什么：第3章的标题是固定的“术语和定义”（6.2.2.3，表3）；符号和缩略语可以并入这一章（8.8.1）。
    并入时工具认得出其中的术语和缩略语，章的标题照写的印；要用固定的标题时，把符号和缩略语另设为第4章。

    错：`# 术语、定义和缩略语`，而标题应是固定的。

    对：`# 术语和定义`，其后是`# 缩略语`。
    """
    for chapter in context.standard.chapters:
        if COMBINED.fullmatch(_title(chapter)) and chapter.span:
            message = f"“{_title(chapter)}”把术语和定义与符号、缩略语合成了一章。"
            yield Report(chapter.span, message, "8.8.1允许合并；要用固定的标题时，分为“术语和定义”和“缩略语”两章。")


EMPTY = r"[（(]?(?:无|略|暂无|没有|空|待定|待补充?|不适用|见附件)[）)]?[。.；]?"


@rule("STR018", "element-says-nothing", clause="6.2.2", severity="warning", on=(Clause, Element))
def element_says_nothing(context: Context, node: Clause | Element, _place: Place) -> Reports:
    """章、条、引言的全部内容只是“无。”“略。”。

    为什么：可选的要素没有内容时不设（6.2.2、8.4）；章、条没有内容也不设。

    错：# 引言　无。

    对：（删去引言）
    """
    own = [passage for passage in context.within(node) if passage.place.division is node and passage.form != "title"]
    if len(own) == 1 and len(context.within(node)) == 1 and compiled(EMPTY).fullmatch(own[0].text.strip()):
        title = node.title if isinstance(node, Element) else plain_text(node.title)
        whole = Stretch(own[0], 0, len(own[0].text))
        yield Report(whole, f"“{title}”的内容只有“{own[0].text.strip()}”。", "没有内容时删去这个标题。")


@rule("STR019", "typed-caption-number", clause="9.7.3", on=Passage, forms=("caption",), fix="safe")
def typed_caption_number(_context: Context, passage: Passage) -> Reports:
    """表题、图题前手写了编号。

    为什么：表和图的编号由工具生成，印在题的前面（9.7.3、9.8.3）；手写的会印成“表1　表1 ……”。

    错：:::{table} 表1 巡检等级

    对：:::{table} 巡检等级
    """
    match = compiled(r"[表图]\s?(?:[A-Z][.．-]?)?\d{1,2}(?:[.\-—]\d{1,2})?(?:[\s:：.、．]+|(?=[\u4e00-\u9fff]))").match(
        passage.text
    )
    if match and match.end() < len(passage.text):
        number = Stretch(passage, *match.span())
        yield Report(
            number, f"“{match[0].strip()}”是手写的编号。", "删去，编号由工具生成。", (Replacement(number, ""),)
        )


NUMBERED = (
    r"(?P<clause>(?:\d{1,2}|[A-Z])(?:[.．]\d{1,2}){1,4}[\s　]+(?=[\u4e00-\u9fff]))"
    rf"|(?P<chapter>第[\d一二三四五六七八九十]{{1,3}}(?:章(?!节)|{WORD})(?![的、，和及至中到]|规定|要求)[\s　]*)"
    r"|(?P<caption>[表图][\s　]?(?:[A-Z][.．])?\d{1,2}(?:续|（续）)?[\s　]+[\u4e00-\u9fff]{2,30}$)"
)


@rule("STR020", "typed-paragraph-number", clause="7.3.2", on=Passage, forms=("paragraph", "item"), severity="warning")
def typed_paragraph_number(_context: Context, passage: Passage) -> Reports:
    """段的开头手写了条的编号，或把表题、图题写成了段。

    为什么：编号由工具生成（7.3、9.7.3、9.8.3）；手写的编号印成正文，前面增删内容之后就会指错，也不能被引用。

    错：4.1 充电柜应接地。

    对：## 充电柜应接地。
    """
    if passage.place.element in ("foreword", "normative-references", "bibliography"):
        return
    match = compiled(NUMBERED).match(passage.text)
    if match and passage.typed(*match.span()) and not passage.quoted(match.start()):
        hint = (
            "用 {table} 或 {figure} 写表和图，题写在第一行。"
            if match["caption"]
            else "删去编号，写成标题或无标题条（## ……）。"
        )
        yield Report(Stretch(passage, *match.span()), f"“{match[0].strip()}”是手写的编号。", hint)


@rule("STR005", "introduction-missing", clause="8.4")
def introduction_missing(context: Context) -> Reports:
    """分部分的文件没有引言。

    为什么：分为部分的文件，每个部分都应设引言，说明分为部分的原因和各部分的关系（8.4）。
    涉及专利的也应设，由工具写入。

    错：standard.yaml 有 part_of，正文从“范围”写起。

    对：在“# 范围”之前写“# 引言”。
    """
    part_of, standard = context.data.part_of, context.standard
    if part_of and standard.introduction is None:
        first = next((chapter.span for chapter in standard.chapters if chapter.span), None)
        message = f"文件是{part_of.number}的第{part_of.part}部分，没有引言。"
        yield Report(first or context.at("part_of"), message, "在“# 范围”之前写“# 引言”。")


@rule("STR011", "element-in-annex", clause="9.6.3.2", on=Annex)
def element_in_annex(_context: Context, annex: Annex, _place: object) -> Reports:
    """附录里设了只属于正文的要素。

    为什么：附录中不准许设“范围”“规范性引用文件”“术语和定义”（9.6.3.2）。

    错：A.1的标题是“范围”。

    对：删去A.1，或把其中的内容写成附录的条文；引用的文件和术语写入第2章和第3章。
    """
    for clause in iter_nodes(annex):
        if isinstance(clause, Clause) and clause.span:
            title = _title(clause)
            variant = NEAR_TITLES.get(title, title) if clause in annex.clauses and title not in OWN else title
            if variant in NOT_IN_ANNEX:
                yield Report(clause.span, f"附录中设了“{title}”。", "删去这一条，把内容移到正文中。")
