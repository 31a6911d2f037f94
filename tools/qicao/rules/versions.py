"""FWD015, FWD016: statements of the foreword about earlier versions and about the other parts (8.3 b), 8.3 h))."""

from __future__ import annotations

from qicao.model.words import chinese_numeral
from qicao.rules.context import Context
from qicao.rules.rule import Report, Reports, rule
from qicao.rules.values import read_values
from qicao.source.patterns import compiled

__all__ = ["other_part_title", "version_count"]

ORDINALS = {chinese_numeral(number): number for number in range(1, 20)}
REVISION = r"第(?P<count>[一二三四五六七八九十]{1,3}|\d{1,2})次修订"
ADDED = r"^第\d+部分[：:]?|(?:国家|行业|地方|团体|企业)?标准$"
"""Words that a name should not have (6.1.4.1, 7.1.3)."""
PART = r"第(?P<number>\d+)部分：(?P<title>.+)$"


def _count(text: str) -> int:
    return ORDINALS.get(text, 0) or (int(text) if text.isdigit() else 0)


@rule("FWD015", "version-count", clause="8.3")
def version_count(context: Context) -> Reports:
    """历次版本中，本次是第几次修订与前面所列的不符，或没有首次发布。

    为什么：历次版本发布情况从首次发布起，逐次列出修订，最后是本次（8.3 h)）；只有一个旧版的，本次为第一次修订。

    错：history: [2015年首次发布为DB31/T 1234—2015, 本次为第二次修订]

    对：history: [2015年首次发布为DB31/T 1234—2015, 本次为第一次修订]
    """
    history = [value for _, value in read_values(context, "foreword", "history")]
    if not context.data.replaces or not history:
        return
    if not any("首次" in value.text or "第一次发布" in value.text for value in history):
        yield Report(history[0].span(), "历次版本没有从首次发布列起。", "第一项写“××××年首次发布为……”。")
    before = 0
    for value in history:
        for sentence in compiled(r"[^，；。]+").finditer(value.text):
            found = compiled(REVISION).search(sentence[0])
            count = _count(found["count"]) if found else 0
            if "本次" in sentence[0]:
                right = chinese_numeral(before + 1)
                if (found and count != before + 1) or "首次" in sentence[0]:
                    message = f"前面列了{before}次修订，本次写成“{sentence[0].strip()}”。"
                    span = value.span(*sentence.span())
                    yield Report(span, message, f"写成“本次为第{right}次修订”，或补列前面的修订。")
            before = max(before, count)


@rule("FWD016", "other-part-title", clause="8.3")
def other_part_title(context: Context) -> Reports:
    """已发布的部分中，本部分的名称与文件名称不同，或部分号重复、不按次序。

    为什么：前言按部分号列出已经发布的部分（8.3 b)），名称与各部分的名称一致。

    错：supplement: 活动策划，published: [第2部分：活动组织]

    对：supplement: 活动策划，published: [第2部分：活动策划]
    """
    part_of, before = context.data.part_of, 0
    supplement = compiled(ADDED).sub("", context.data.title.zh.supplement)  # TTL001 and TTL007 report these
    for _, value in read_values(context, "part_of", "published") if part_of else ():
        match = compiled(PART).match(value.text)
        number = int(match["number"]) if match else 0
        if match and part_of and number == part_of.part and supplement and match["title"].strip("。；") != supplement:
            message = f"第{number}部分是本文件，名称应是“{supplement}”。"
            yield Report(value.span(*match.span("title")), message, "改为一致。")
        elif match and part_of and number != part_of.part and supplement and match["title"].strip("。；") == supplement:
            message = f"“{supplement}”是本文件（第{part_of.part}部分）的名称，写成了第{number}部分。"
            yield Report(value.span(*match.span("number")), message, f"改为第{part_of.part}部分，或改名称。")
        elif match and number <= before:
            yield Report(value.span(*match.span("number")), f"第{number}部分重复，或没有按次序列出。", "按部分号排列。")
        before = max(before, number)
