"""The words that make a text a requirement, a recommendation or a permission (GB/T 1.1—2020, 9.1 and annex C)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, get_args

__all__ = ["Provision", "ProvisionKind", "find_provisions", "is_plain", "is_requirement"]

ProvisionKind = Literal["requirement", "recommendation", "permission"]

OTHER_WORDS = (
    # 应 that is part of another word, or belongs to the word before it
    "影响(?=应)|提供(?=应)|相应|对应|适应|响应|反应|供应|效应|感应|呼应|照应|策应|因应|一应|理应|顺应|回应|热应|内应|接应",
    "应用|应急|应激|应届|应诉|应声|应运|应允|应试|应景|应有的|应得的|应有尽有|应接不暇",
    "应答(?!复)|应力(?!求|争)|应变(?!更|为|成|换)|应收(?!集|到|取|听|录|回|缴)|应付(?!出|给|清)|应征(?!求|得|询|收)",
    "应验(?!证|收|算|明)|应聘(?!请|用|任)|应邀(?!请|约)",
    r"应对(?![^，。；：]{1,30}(?:进行|实施|予以|采取|加以|作出|做出|开展|提出|给予|负责|采用|设置|做|作))",
    # 宜
    "适宜|便宜|事宜|相宜|时宜|权宜|合宜|机宜|制宜|宜居|宜人|宜家|宜昌|宜宾|宜兴|宜春",
    # 可
    "不可或缺|不可能|不可用|不可靠|不可行|不可见|不可抗|不可逆|不可预|不可避免|不可替代|不可分|不可再|不可控|不可知|不可及",
    "不可的|不可信|不可抵赖|不可否认|不可篡改|不可更改|不可中断|不可少|不可缺|不可读|不可移动|不可拆",
    "有可能|可能|许可|认可|尚可|亦可|两可|可否|可谓|可知|可见|可观|可贵|无可|可持续|可靠|可行|可信|可控|可逆|可比|可燃|可溶",
    "可用|可选|可视|可达|可读|可变|可调|可扩展|可维护|可移植|可互操作|可兼容|可追溯|可证实|可验证|可操作|可再生|可接受|可编程",
    "可计量|可量化|可测|可核查|可核实|可复制|可推广|可替代|可回收|可降解|可访问|可审计|可查|可溯|可拆|可移动|可管|可配置|可恢复",
    "可重复|可再现|可识别性|可理解|可预见|可预测|可分解|可互换|可度量|可感知|可听|可触|可焊|可锻|可塑|可定制|可解释|可循环|可利用",
    # the others
    "最大允许|允许(?=偏差|误差|值|的|范围|浓度|载荷|温度|限|量)|推荐(?=性|值|的|标准|使用量|表|目录|单位)|许可",
    "必须品|禁止(?=标志|线|牌|区|停车线|令)|务须|无须知",
)
"""Words in which the characters of annex C mean something else."""
REQUIREMENT = "必须|应当|应该|不应当|不应该|不应|应|只准许|不准许|不得|不准|严禁|禁止|不允许|不许|不可"
RECOMMENDATION = "不宜|宜|不推荐|推荐|(?:(?<=[，。；：])|^)(?:不建议|建议(?!书|的|表|人|稿|方|者|和|、))"
PERMISSION = "不必|可以不|可以|可|无须|允许"
PATTERN = (
    f"(?P<other>{'|'.join(OTHER_WORDS)})|(?P<recommendation>{RECOMMENDATION})"
    f"|(?P<requirement>{REQUIREMENT})|(?P<permission>{PERMISSION})"
)
KINDS: dict[str | None, ProvisionKind] = {kind: kind for kind in get_args(ProvisionKind)}
"""The kind by the name of its group in the pattern."""
MISUSED = frozenset({"必须", "应当", "不应当", "不得", "不准", "严禁", "禁止", "不允许", "不许", "不可"})
"""Words at fault wherever they stand, of which the rules MOD001 to MOD003 speak."""
NAMES = frozenset({"推荐", "建议", "允许"})
"""Words that more often name a thing, as in 推荐做法, than state a provision."""
FREELY = r"可以?(?:参照|参考|参阅|借鉴|采用|使用|作为|按|依据|根据|由|在|与|结合|适用|执行|引用|通过|酌情|把|将|以)"
"""可 that permits; before other verbs it mostly makes an adjective, as in 可穿戴设备."""
SPOKEN_OF = r"表示|（shall）|\(shall\)|（should）|\(should\)"
"""What follows a word that is explained and not used."""
FIRST = re.compile("[应宜可得准禁必推建允无]")
"""No word of a provision is without one of these."""
COMPILED: list[re.Pattern[str]] = []


@dataclass(frozen=True, slots=True)
class Provision:
    """A word that makes the sentence around it a provision."""

    kind: ProvisionKind
    word: str
    start: int
    end: int


def find_provisions(text: str) -> tuple[Provision, ...]:
    """The words of *text* that state a requirement, recommendation or permission, in order."""
    if not FIRST.search(text):
        return ()
    if not COMPILED:
        COMPILED.append(re.compile(PATTERN))
    return tuple(
        Provision(KINDS[match.lastgroup], match[0], *match.span())
        for match in COMPILED[0].finditer(text)
        if match.lastgroup in KINDS
    )


def is_requirement(text: str) -> bool:
    """Whether the text states a requirement."""
    return any(provision.kind == "requirement" for provision in find_provisions(text))


def is_plain(provision: Provision, text: str) -> bool:
    """Whether the provision of *text* is beyond doubt, and its word not one that is at fault wherever it stands."""
    word, rest = provision.word, text[provision.start :]
    if word in MISUSED or word in NAMES or re.match(SPOKEN_OF, rest[len(word) :]):
        return False
    return word not in {"可", "可以"} or bool(re.match(FREELY, rest))
