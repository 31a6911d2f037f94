"""STR021, STR022: the parts of a series as listed in the introduction, and the index at the end (7.1, 8.4, 8.14)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qicao.model.span import Span
from qicao.model.words import chinese_numeral
from qicao.rules.context import Context
from qicao.rules.passage import Passage
from qicao.rules.rule import Report, Reports, Stretch, rule
from qicao.source.patterns import compiled

__all__ = ["index_before_end", "parts_listed"]

ENTRY = r"第(?P<number>\d{1,3})部分(?:[：:]\s*|\s+)(?P<title>[^。；，（]+)"
COUNT = r"(?:由|分为|分成|包括|包含|共有?|拟由)(?P<count>[一二两三四五六七八九十]{1,3}|\d{1,2})\s?个部分"
NUMERALS = {chinese_numeral(number): number for number in range(1, 40)} | {"两": 2}


@rule("STR021", "parts-listed", clause="8.4")
def parts_listed(context: Context) -> Reports:
    """引言所列的各部分与部分的数量、本部分的编号或名称、前言所列的不一致。

    为什么：分部分的文件在引言中说明分为哪些部分和各部分的关系（8.4），编号和名称与封面、前言的一致（7.1）。

    错：拟由三个部分构成。（只列出两个）

    对：拟由两个部分构成。
    """
    part_of = context.data.part_of
    passages = [passage for passage in context.passages if passage.place.element == "introduction"] if part_of else []
    entries = [
        (item, match) for item in passages if item.form == "item" and (match := compiled(ENTRY).match(item.text))
    ]
    if part_of is None or not entries:
        return
    yield from _counted(passages, len(entries))
    yield from _numbered(entries)
    yield from _named(entries, part_of.part, context.data.title.zh.supplement, part_of.published)


@rule("STR022", "index-before-end", clause="8.14")
def index_before_end(context: Context) -> Reports:
    """索引写在参考文献或附录之前。

    为什么：索引是文件的最后一个要素（8.14，表3）；工具把它印在最后，源文件照这个次序写，才看得出印出的样子。

    错：# 索引，接着是# 参考文献。

    对：# 参考文献，接着是# 索引。
    """
    standard = context.standard
    index = standard.index.span if standard.index else None
    others = (standard.bibliography, *standard.annexes)
    later = [part for part in others if part and part.span and index and _is_before(index, part.span)]
    if index and later:
        yield Report(index, "索引不是最后一个要素。", "移到最后。")


def _is_before(first: Span, last: Span) -> bool:
    return first.file == last.file and first.line < last.line


Entries = Sequence[tuple[Passage, re.Match[str]]]


def _counted(passages: Sequence[Passage], count: int) -> Reports:
    for passage in passages:
        for match in compiled(COUNT).finditer(passage.text):
            said = NUMERALS.get(match["count"]) or int(match["count"])
            if said != count and passage.typed(*match.span("count")):
                place = Stretch(passage, *match.span("count"))
                yield Report(place, f"写的是{said}个部分，列出了{count}个。", "改为一致。")


def _numbered(entries: Entries) -> Reports:
    before = 0
    for passage, match in entries:
        number = int(match["number"])
        if number <= before:
            yield Report(_place(passage, match, "number"), f"第{number}部分重复，或没有按次序列出。", "按部分号排列。")
        before = number


def _named(entries: Entries, own: int, supplement: str, published: Sequence[str]) -> Reports:
    known = {int(found["number"]): found["title"] for text in published if (found := compiled(ENTRY).match(text))}
    known |= {own: supplement} if supplement else {}
    numbers = {title: number for number, title in known.items()}
    for passage, match in entries:
        number, title = int(match["number"]), match["title"].strip()
        right = known.get(number, "")
        if right and title != right:
            message = f"第{number}部分的名称是“{right}”，这里写成了“{title}”。"
            yield Report(_place(passage, match, "title"), message, "改为一致。")
        elif number not in known and title in numbers:
            message = f"“{title}”是第{numbers[title]}部分，这里写成了第{number}部分。"
            yield Report(_place(passage, match, "number"), message, "改为一致。")
    if own not in {int(match["number"]) for _, match in entries} and supplement not in {
        match["title"].strip() for _, match in entries
    }:
        first = entries[0][0]
        yield Report(Stretch(first, 0, len(first.text)), f"没有列出本文件，即第{own}部分。", "补上这一项。")


def _place(passage: Passage, match: re.Match[str], group: str) -> Stretch:
    return Stretch(passage, *match.span(group))
