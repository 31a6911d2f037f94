"""Punctuation: doubled, stray; ellipses and dashes (9.4.1, GB/T 15834)."""

from __future__ import annotations

from qicao.rules.context import Context
from qicao.rules.han import HAN
from qicao.rules.rule import Hit, Reports, word_rule
from qicao.rules.running import is_running

__all__ = [
    "CLOSING",
    "OPENING",
    "comma_before_and",
    "doubled_mark",
    "ellipsis",
    "hyphens_as_dash",
    "stray_mark",
]

OPENING = "（“‘《〈［【"
CLOSING = "）”’》〉］】"


@word_rule(
    "TXT003",
    "doubled-mark",
    clause="9.4.1",
    words=tuple(f"{first}{second}" for first in "，。；：、" for second in "，。；：、"),
    pattern="[，。；：、][，。；：、]+",
    fix="safe",
)
def doubled_mark(_context: Context, hit: Hit) -> Reports:
    """标点重复。

    为什么：一处停顿只用一个标点（9.4.1；GB/T 15834）。

    错：设备应接地，，外壳应绝缘。。

    对：设备应接地，外壳应绝缘。
    """
    marks = hit.match[0]
    if is_running(hit) and not marks.startswith("。。。"):
        same, ends = len(set(marks)) == 1, marks.endswith("。")
        new = marks[0] if same else "。" if ends else None
        yield hit.report(f"标点“{marks}”重复。", "只留一个。", new)


@word_rule(
    "TXT004",
    "ellipsis",
    clause="9.4.1",
    words=("...", "。。。", "…", "···", "・・・"),
    pattern=rf"(?<![A-Za-z0-9.])\.{{3,}}(?![A-Za-z0-9.])|(?<=[A-Za-z0-9])\.{{3,}}(?={HAN}|[，。；、）]|$)|。{{3,}}|[·・]{{3,}}|(?<={HAN})…(?!…)|(?<!…)…(?={HAN})",
    fix="safe",
)
def ellipsis(_context: Context, hit: Hit) -> Reports:
    """省略号写成了“...”或“。。。”。

    为什么：省略号是“……”（9.4.1；GB/T 15834）。

    错：温度、湿度...

    对：温度、湿度……
    """
    if is_running(hit):
        yield hit.report(f"省略号写成了“{hit.match[0]}”。", "改为“……”。", "……")


@word_rule(
    "TXT008",
    "hyphens-as-dash",
    clause="9.4.1",
    words=("--", "―", "──", "––", "—"),
    pattern=rf"(?:(?<={HAN})|(?<=[{CLOSING}]))(?:[-–]{{2,}}|―+|─{{2,}})(?![A-Za-z\-])|(?<![\-A-Za-z0-9])(?:[-–]{{2,}}|―+|─{{2,}})(?={HAN}|[{OPENING}])"
    rf"|—(?<=[一二两三四五六七八九十\d][级类种项步区]—)(?={HAN})",
    fix="safe",
)
def hyphens_as_dash(_context: Context, hit: Hit) -> Reports:
    """破折号写成了连字符。

    为什么：破折号是“——”（9.4.1；GB/T 15834）。

    错：三级--市、区、街镇。

    对：三级——市、区、街镇。
    """
    if is_running(hit):
        yield hit.report(f"破折号写成了“{hit.match[0]}”。", "改为“——”。", "——")


@word_rule(
    "TXT011",
    "comma-before-and",
    clause="9.4.1",
    words=("、",),
    pattern=(
        "、(?P<word>以及|及其?(?!时|格|早)|和(?!谐|平|易性|解|田|睦|缓|弦|风|声)|与(?!会|否|时俱进|[^，。；、]{1,12}(?:相|一致|有关|兼容|无关|不同|对应))|或(?!然|许|缺|有)|等(?=[，。；）的]|$|设施|场所|部门|单位|内容|方面|材料|信息|人员|设备|区域|情况|项目|要求|功能|活动|工作|环节|措施|因素|方式|"
        "[一二两三四五六七八九十\\d]+[个种类项]|多[种个类项]|各|有关|相关|其他))"
    ),
    severity="warning",
    fix="safe",
)
def comma_before_and(_context: Context, hit: Hit) -> Reports:
    """“和”“及”“或”“等”之前用了顿号。

    为什么：用了连词，就不再用顿号（9.4.1；GB/T 15834）。

    错：温度、湿度、和照度。

    对：温度、湿度和照度。
    """
    if is_running(hit):
        word = hit.match["word"]
        yield hit.report(f"“{word}”之前用了顿号。", "删去顿号。", word)


@word_rule(
    "TXT014",
    "stray-mark",
    clause="9.4.1",
    words=("",),
    pattern=(
        rf"[，。；：、？！](?:(?<=[（《“][，；：、。])(?![{CLOSING}])|(?<![{OPENING}].)(?<=[，；：、])(?=[）》])|(?<=\A.)(?={HAN}|[A-Za-z0-9]))"
    ),
    severity="warning",
    fix="safe",
)
def stray_mark(_context: Context, hit: Hit) -> Reports:
    """标点落在开头或紧挨着括号。

    为什么：点号不出现在一段的开头，也不紧跟在前括号之后、后括号之前（9.4.1；GB/T 15834）。

    错：设备（，见图1）应接地。

    对：设备（见图1）应接地。
    """
    if is_running(hit):
        yield hit.report(f"这里的“{hit.match[0]}”是多余的。", "删去。", "")
