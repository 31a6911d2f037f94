"""Blanks between Chinese characters, and between them and Latin letters (9.4.1)."""

from __future__ import annotations

from qicao.rules.context import Context
from qicao.rules.han import HAN
from qicao.rules.numbers.names import NAME
from qicao.rules.rule import Hit, Reports, compiled, word_rule
from qicao.rules.running import is_running

__all__ = ["space_in_chinese", "spaced_latin"]

WIDE = f"(?:{HAN}|[，。；：、？！（）“”《》])"


@word_rule(
    "TXT007",
    "space-in-chinese",
    clause="9.4.1",
    words=(" ", "\u00a0"),
    pattern=rf"[ \u00a0](?<={WIDE}.)[ \u00a0]*(?={WIDE})",
    severity="warning",
    fix="safe",
)
def space_in_chinese(_context: Context, hit: Hit) -> Reports:
    """汉字之间有空格。

    为什么：汉字之间、汉字与标点之间不加空格（9.4.1；GB/T 15834）；名称各元素之间的间隙由工具生成。

    错：设备 应接地。

    对：设备应接地。
    """
    passage = hit.passage
    if passage.place.element == "foreword":
        return  # what is printed there comes from standard.yaml, whose rules are CVR, TTL and FWD
    if is_running(hit) and passage.form not in ("head", "cell") and not passage.quoted(hit.match.start()):
        gap = passage.form == "title" or len(hit.match[0]) > 1
        yield hit.report("汉字之间有空格。", "删去空格。", None if gap else "")


@word_rule(
    "TXT017",
    "spaced-latin",
    clause="9.4.1",
    words=(" ", "\u00a0"),
    pattern=rf"[ \u00a0](?:(?<={HAN}.)[ \u00a0]*(?=[A-Za-z0-9])|(?<=[A-Za-z0-9].)[ \u00a0]*(?={HAN}))",
    severity="info",
    fix="safe",
)
def spaced_latin(_context: Context, hit: Hit) -> Reports:
    """汉字与字母、数字之间有空格。

    为什么：标准的正文里汉字与西文之间不加空格，间隙由排版产生；全文应一致（9.4.1）。

    错：按 GB/T 1.1 起草。

    对：按GB/T 1.1起草。
    """
    passage = hit.passage
    measure = compiled(NAME).match(passage.text, hit.match.end()) and passage.text[hit.match.start() - 1].isdigit()
    apart = passage.form in ("head", "cell", "title", "caption") or passage.quoted(hit.match.start())
    if is_running(hit) and not apart and not measure:
        yield hit.report("汉字与字母、数字之间有空格。", "删去空格。", "")
