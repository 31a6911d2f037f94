"""The words that make a text a requirement, a recommendation or a permission (GB/T 1.1—2020, 9.1 and annex C).

The characters of annex C are also parts of other words: 应 in 相应 and 应急, 可 in 许可 and 可靠. The characters around them
decide: `JOINED` and `GOES_ON` are the tables. Add a new word to these, and its phrase to the test.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from qicao.rules.han import HAN
from qicao.source.patterns import compiled

__all__ = [
    "MISUSED",
    "WORDS",
    "Provision",
    "ProvisionKind",
    "find_provisions",
    "is_plain",
    "is_requirement",
    "states_law",
]

ProvisionKind = Literal["requirement", "recommendation", "permission"]

WORDS: dict[str, ProvisionKind] = {
    **dict.fromkeys(
        ("必须", "应当", "应该", "不应当", "不应该", "不应", "应", "只准许", "不准许", "须"), "requirement"
    ),
    **dict.fromkeys(("不得", "不准", "严禁", "禁止", "不允许", "不许", "不可"), "requirement"),
    **dict.fromkeys(("不宜", "宜", "不推荐", "推荐", "不建议", "建议"), "recommendation"),
    **dict.fromkeys(("不必", "可以不", "可以", "可", "无须", "允许"), "permission"),
}
"""The words of annex C, those against which it warns, and those that are used in their place."""
MISUSED = frozenset({"必须", "应当", "不应当", "须", "不得", "不准", "严禁", "禁止", "不允许", "不许", "不可"})
"""Words that are wrong even where a provision is allowed; MOD001, MOD002, MOD003 and MOD005 report them."""

JOINED: Mapping[str, str] = {
    "应": (
        "相/三单两真亮 对/核校比查针面 适/舒合 响/影音声反 反/相 供/提 效/绩成时功疗失实无生有 感/敏情 呼/称招"
        " 回/返收撤召退驳找取巡来每送寄 报/汇申上通填警 顺 侍 预 供不 求必"
    ),
    "应当": "适 相 对 反 供 感",
    "宜": "适 便/方简轻 事/从赛 相/三 咸 皆 地制 时制 人制 材制 事制 势制 城制 企制 合时 授机",
    "可": "许 认/确默公 即 尚 宁 岂 无 棱两 高/提最 不",
    "须": "必 务 无 毋 胡 触 根 晶",
    "不准": "测",
    "不得": "舍 免 巴 恨 容 由 怪 听/收旁倾监窃 顾/照兼回",
    "禁止": "令 文 国家 法规 法律 规定 令行 所 被",
    "允许": "条件 情况 环境 空间 时间 技术 工艺 场地 大 小 经 所 不 应",
    "推荐": "被 所 不",
    "建议": "改 化 策 理 置 的 关 性 见 家 项 条 提 出 等 、 和 及 与 该 此 类 级 控 面 议 务 评 审 报 导 不",
}
"""Characters before a word that make it a part of another one; after a slash, characters before them that undo this.

应 in 相应 is not a word of its own, but in 三相应 it is: 三相 and 应.
"""

DONE = (
    "[^，。；：]{1,30}(?:进行|实施|予以|采取|加以|作出|做出|开展|提出|给予|负责|采用|设置"
    "|(?<!的)(?:编号|备份|登记|记录|标识|检查|核对|分类|分级|保密)(?=[，。；]|$))"
)
"""Actions after 应对 that show that it is 应 and 对."""
COPES = "效能够善速同的、和与以为于高升备织"
"""Characters before 应对 that show that it is one word: 有效应对, 能应对, 以应对."""
QUALITY = rf"(?![由按在以从与]){HAN}{{1,2}}(?:性(?!能|质|别|状|价)|的|化(?!学|验|为|成|简|解)|度(?=[，。；、的）]|$))|(?:重复|循环)[使利]用的"
"""可追溯的, 可维护性, 可视化: a quality of a thing, not a permission."""
ATTRIBUTE = "[^，。；：、有为是取用按由在从以与向给把将经对于不先再同][^，。；：、]的(?![，。；：]|$)"
"""应办结的事件: it tells which events are meant, and demands nothing."""
END = r"[，。；、）”的\s]|$"

GOES_ON: Mapping[str, Sequence[str]] = {
    "应当": ("地(?!面|上|下)|事人|年|量|[日天晚月班季周](?!向)|次|前(?!往)|场|面(?!积|临|对|向)",),
    "应": (
        f"用(?!精度|量程|分度值|清水|软布|纯水|蒸馏水|去离子水|汉字|阿拉伯数字|大写|小写|黑体|[红黄蓝绿白黑]色|文字|法定计量|待|{HAN}{{1,4}}(?:水|液|布|纸|笔|刷|锁|漆|胶|绳)(?=[，。；]|[清擦冲洗涂]))",
        "急|届|诉|接不暇|有尽有|有的(?!放矢)|得的|运而生|声而|时而|期(?=[，。；、内]|$)",
        "力(?!求|争|度|保)|变(?!更(?![大小高低快慢强弱明])|为|成|换|压|电|频|动|红|绿|黑|形)|激(?!活|励|发|光)|答(?!复|题|辩)|允(?!许)|邀(?!请|约)",
        "试(?:教育|者|人员|能力)|聘(?:者|人|材料|岗位)|征(?:者|人员|稿|入伍|公民|青年)",
        "收(?:账|帐|款|未收|票据|利息)|付(?:账|帐|款|职工|未付|票据|利息|自如)",
        "(?P<all>.)尽(?P=all)|(?<=一应)俱全|(?<=里应)外合|(?<=心应)手|(?<=接应)(?:人员|队伍|车辆|点)|(?<=因应)(?:之|策略)",
        "(?:" + "|".join(f"(?<={char}应)" for char in COPES) + "|(?<=及时应)|(?<=积极应))对(?!照|称|齐|比|准)",
        f"对(?!照|称|齐|比|准|接(?!口)|每|各(?!类|种)|其(?!他|它)|所有|全部|该|被|上述|应|{DONE})",
        f"{ATTRIBUTE}|[尽达负]的",
    ),
    "不应": ("期|答(?!复|题)|激(?!活|励|发|光)|求",),
    "宜": (
        "居(?!中|于|左|右|高)|人(?!工|员|为|手|均|机|行)|昌|宾(?!客|馆)|兴[市县]|春[市县]|都市|家家居|[林农耕牧](?:地|荒)",
        "(?<=权宜)(?:之|做法|措施|办法|手段|性|方案|处置|安排|方法)",
    ),
    "不宜": ("(?<=事不宜)迟",),
    "可": (
        "能|逆|知|观(?!察|测|看)|贵|持续|再生|编程|谓|否|惜|是|言|疑|塑|耕|焊|锻|卡因|兰|溯|追溯|证实|验证|操作|维护|扩展|移植|互操作|兼容",
        "可(?=[粉豆脂树碱奶西])|(?<=可可)[粉豆脂树碱奶西]|卡犬|乐(?!于|意)|丽饼|颂",
        "靠(?!近|墙|边|岸)|行(?!进|走|驶|使|人|车)|信(?!息|号)|控(?!制)|比(?!较|对|例|照|选)|燃(?!烧|放)|溶(?!解|入)|见(?!证)",
        "视(?!为|作|情|具|需|实|条|同)|达(?!成)|读(?!取|出|入|写)|变(?!更|为|成|换)|听|触(?!发|摸)|接受(?!委托|申请|检查)|预见|预测",
        "调(?!整|用|节|取|度|换|入|出|配|动|低|高|大|小|查|研|至|到|阅|派)|执行(?:文件|程序|代码)|交付(?:物|成果)|识别(?=信息)",
        f"用(?:{END}|率|时|状态|空间|容量|能力|资源|带宽|面积|区)|选(?:{END}|项|件|功能|参数|模块|要素|内容|方案)",
        f"(?:利用|恢复|访问|重复|移动|配置|量化|计量|复制|推广|回收|降解|拆卸|更换|互换|识别|审计|核查|理解|查)(?:{END}|资源|存储|支架|垃圾|物)",
        QUALITY,
    ),
    "不可": (
        f"{END}|用(?:{END}|率|时|状态|性)|或缺|能|靠|行(?!进|走|驶|使|人|车)|见|抗|逆|预|避免|替代|再(?!次|退|用|行|度)|控|知|及|信|抵赖|否认|篡改|更改|中断|少(?!于)|缺(?!失|漏)|读|分割|拆分|分(?:{END})",
        "复制|序列化|思议|磨灭|估量|多得|挽回|调和|动摇|修复|恢复|压缩|降解|溶|燃|比|数|忽[视略]|轻视|低估|持续|接受|避|移动|拆卸",
        QUALITY,
    ),
    "须": ("知|弥|根|状",),
    "必须": ("品", ATTRIBUTE),
    "不得": (
        "分(?!开|割|离|配|拆|散|包|级|类|段|发|解|项|批|摊|支|别|布|立|层|区)|不|已|当|而知|了|人心|要领",
        ATTRIBUTE,
    ),
    "不准": ("确|时|备|许",),
    "不必": ("要",),
    "不允许": (rf"的|{HAN}{{1,2}}(?:误差|偏差)",),
    "禁止": (
        "的|令|线|标[志识牌线]|[^，。；：]{0,12}(?:标[志识牌线]|警示牌|的(?:物|行为|情形|材料|产品|活动|事项|用途|其他))",
    ),
    "允许": (
        f"{END}|时|下|值|量(?!取)|限|偏|误|公差|范围|{HAN}{{0,6}}(?:值|偏差|误差|限|量|浓度|范围|温度|压力|荷载|载荷|电流|电压|功率|应力|变形|间隙|水平)",
    ),
    "推荐": ("(?!使用|采用|选用|优先|按|用|在|将|以|每)",),
    "建议": (
        r"(?!使用|采用|选用|按|在|将|对|优先|至少|尽量|根据|结合|不|每|由|设置|配置|建立|参[考照]|定期|增加|[为取]\s?\d)",
        f"(?<={HAN}建议)(?:按|在|将|对|根据|结合|每|由)",
    ),
    "不建议": ("的",),
}
"""Word → patterns of what follows if it is only the beginning of another word; a pattern may also look back."""

NAMES = frozenset({"推荐", "建议", "允许"})
"""Words that more often name a thing, as in 推荐做法, than state a provision."""
FREELY = (
    "可以?(?:不(?![能见同止燃逆溶分])|单独|合并|另行|自行|免(?![疫税])|简化|省略|选用|选择|配套|比较|适当|暂|同时|一并|仅|只"
    "|参照|参考|参阅|借鉴|采用|使用|作为|按|依据|根据|由|在|与|结合|适用|执行|引用|通过|酌情|把|将|以)"
)
"""可 that permits; before other verbs it mostly makes an adjective, as in 可穿戴设备."""
USED_FREELY = r"(?:参照|参考|采用|使用|选用|执行|不)(?![^，。；]{0,20}的)"
"""Text after 允许, 推荐 and 建议 if they state a provision and name nothing."""
BEGUN, WHO = ("。", "；", "，"), ("场所", "单位", "机构", "文件", "活动")
"""Text before these words in that case: the beginning of a phrase, or the people meant."""
SPOKEN_OF = r"表示|（shall）|\(shall\)|（should）|\(should\)"
"""Text after a word that is explained and not used."""
FIRST = compiled("[应宜可得准禁必推建允许无须]")
"""Every word of a provision contains one of these."""
COMPILED: list[re.Pattern[str]] = []
"""The pattern, after its first use."""


class Provision(Struct, frozen=True):
    """A word that makes the sentence around it a provision."""

    kind: ProvisionKind
    word: str
    start: int
    end: int


def find_provisions(text: str) -> tuple[Provision, ...]:
    """Return the words of *text* that state a requirement, recommendation or permission, in order.

    Words in “…” and 《…》 are quotations or names, and state nothing here.
    """
    if not FIRST.search(text):
        return ()
    if not COMPILED:
        COMPILED.append(compiled(_pattern()))
    return tuple(_provisions(COMPILED[0], text))


LAWS = ("法律", "法规", "依法", "条例", "依据《", "根据《", "按照《")


def states_law(text: str) -> bool:
    """Return whether the text states what a law, not the document, demands (9.5.4.2.2)."""
    return any(word in text for word in LAWS)


def is_requirement(text: str) -> bool:
    """Return whether the text states a requirement."""
    return any(provision.kind == "requirement" for provision in find_provisions(text))


def is_plain(provision: Provision, text: str) -> bool:
    """Return whether the provision of *text* is beyond doubt."""
    word, rest = provision.word, text[provision.start :]
    if compiled(SPOKEN_OF).match(rest[len(word) :]):
        return False
    if word in NAMES:
        begins = (
            not provision.start
            or text.startswith(BEGUN, provision.start - 1)
            or text.startswith(WHO, provision.start - 2)
        )
        return begins and bool(compiled(USED_FREELY).match(rest[len(word) :]))
    return word not in {"可", "可以"} or bool(compiled(FREELY).match(rest))


def _provisions(pattern: re.Pattern[str], text: str) -> Iterator[Provision]:
    for match in pattern.finditer(text):
        word = match["word"]
        if word:
            yield Provision(WORDS[word], word, *match.span())


def _pattern() -> str:
    """Return one pattern of all words, the longest first; each with the text that must not be before or after it."""
    words = sorted(WORDS, key=len, reverse=True)
    return f"“[^”]*”|《[^》]*》|(?P<word>{'|'.join(map(_word, words))})"


def _word(word: str) -> str:
    """Return the pattern of a word.

    It begins with the word itself, so that the search can skip to its first character.
    """
    entries = (entry.partition("/") for entry in JOINED.get(word, "").split())
    before = "".join(f"(?<!{f'(?<![{others}])' if others else ''}{chars}{word})" for chars, _, others in entries)
    after = "|".join(GOES_ON.get(word, ()))
    return f"{word}{before}" + (f"(?!{after})" if after else "")
