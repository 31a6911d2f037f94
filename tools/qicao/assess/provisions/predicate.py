"""What a sentence says of its subject: whether it is an instruction, and where its subject ends."""

from __future__ import annotations

from qicao.assess.provisions.segment import Segment
from qicao.source.patterns import compiled

__all__ = ["NOUN_PHRASE", "STATING", "begins_with_verb", "is_instruction"]

STATING = (
    r"规定了|描述了|给出了|提供了|确立了|界定了|适用于|不适用于|供(?=[^，]{2,20}(?:参考|使用))|定义为|称为|视为|位于|处于|分为|包括|包含|具有|具备|用于|是指|是(?!否)"
    r"|为(?!了|主|期|止|准)|表示|写明|注明|标明|载明|精确到|放在|设在|作废|距(?!离)|受(?=[^，]{2,10}(?:限制|影响))|属于|负责|作为|见(?=[表图附第\d])|如(?=[表图])|等于|取决于|由(?=[^，]{1,30}(?:组成|构成|负责|承担|完成|提供|给出|确定|制定))|组成|相当于|无(?!人|线|障)|(?<![所具拥现享占私公没])有(?!关|效|权|序|害|限|人)"
    r"|不?(?:大于|小于|少于|低于|高于|超过|多于|短于|长于|早于|晚于)|至少|成正比|按(?:照)?(?:公式|表|附录)|按(?=[^，]{2,16}(?:换算|计算|取值|执行|确定|分类|分级|评定))"
    r"|到位|到席|在线(?!率|监)|到场(?!时)|到达(?!时)|准备完毕|完毕|发出|启动(?!时)|停止|符合|满足|达到(?!时)|采用|使用(?!面积|说明|寿命|者|单位|中)|(?<!的)(?:支持|实现|说明|给出|提供|列出)(?=[^，；。、：])|(?<![智性功职节可势动技产])能够?(?![力源量耗效级])|无法|不(?=[渗漏变受直再缺])|已(?!办|有)|取(?=[^，]{2,16}(?:平均|最大|最小|之和))"
    r"|自(?=[^，]{2,14}起)|从(?=[^，]{2,30}(?:抽取|选取|获取|导出|取得))|向(?=[^，]{1,10}(?:下发|提供|报告|上报|反馈|发送|推送|传输))|对应(?!的)|用(?=[^，]{2,14}(?:求得|表示|测定|计算))|随(?=[^，]{2,12}(?:变化|增|减))|通过(?=[^，]{2,24}(?:协同|连接|通信|交换|实现|完成))|承担(?=[^，；。])"
)
"""Words that begin what is said of a subject, which comes before them."""
NOUN_PHRASE = r"的[^，。；：的]{1,12}。?$"
"""The end of a sentence that is one noun with its attributes, as a definition is."""
NOUN_ONLY = "^(?!不)[^，。；：]*的[^，。；：]{1,12}[。；]?$|^[^，。；：]{1,6}[。；]?$"
"""A noun and nothing else."""
NO_INSTRUCTION = (
    r"^(?:本文件|本标准|本部分|本章|本条|本附录|式中|其中|图|表|公式|附录|注|示例|这|该|各项?|上述|下列|以下|每[个一项类])"
    r"|^(?!按)[^，]{2,24}(?:按(?:照)?公式|见(?:附录|表|图|\d))"
)
"""Beginnings of sentences that have a subject."""
PLACED = r"^(?:在|从|于|自)[^，]{1,24}?(?:下(?!列)|中(?!心|央)|内(?!容)|上(?!报)|后|前|时(?!间|限|长)|处(?!置|理)|起)(?!的)(?=.{2})"
"""A phrase of time or place before the verb."""
VERBS = (
    "查验|抽取|随机|测量|记录|称[取量]|取(?!决)|加[入热]|将|把|用(?!于|户|途)|按(?!期|时)|断开|恢复|保持|打开|关闭|检查|核对|核查|调取|查看|现场(?=[查勘检测看复采拍抽])|目测|观察|计算"
    "|连接|接通|启动|停止|放置|安装|拆除|清洗|擦|干燥|静置|搅拌|过滤|倒|注入|移|选[取择定]|确[认定]|填写|登记|受理|分派|派发|通知|上报|报告|发布|组织|开展|实施|进行"
    "|编制|制定|建立|设置|收集|整理|分析|评估|评价|判定|审核|审查|提交|保存|归档|备份|重复(?!性)|逐|从|在|对(?!象)|以|先|再|然后|使(?!用者)|让|待(?!定)|等待|立即|至少|每隔|依次|同时|不要|切勿|避免|根据|依据|采用|使用|通过"
    "|制备|配制|校准|标定|调[节整]|读[取数]|试验(?!记录|报告|结果|数据|方法|步骤|设备|条件|人员|后|时)|测[定试]|量取|重新|核实|回访|结案|退回|汇总|输入|输出|导出|登录|点击|拍摄|截取|比较|比对|换算"
    "|与(?=[^，]{2,20}(?:比较|核对|对照))|模拟|发出|验证|询问|访谈|向|穿|戴|佩戴|拨打|赶赴|到达|疏散|设立|拉设|转[交移送]|告知|提示|引导|协助|补充|跟踪|督办|回复|答复|签[字到收]|盖|加盖|撤[离除]|清[理点除]"
)
"""Words with which an instruction begins."""


DESCRIBES = r"^[^，]{0,30}?(?:是(?!否)|(?<![即称作名设换成变视定])为(?!了|主|期|止|准)|包括|包含|分为|组成|构成|表示|属于|具有|(?<![所没])有(?!关|效|人)|给出|规定|适用|见(?:附录|表|图|\d|第)|按(?:照)?公式|相等|成正比|原样|取决)"
"""The beginning of a sentence that describes."""


def begins_with_verb(text: str) -> bool:
    """Return whether the text begins with a verb that tells what to do."""
    return bool(compiled(f"(?:{VERBS})").match(text))


def is_instruction(segments: tuple[Segment, ...], *, freely: bool) -> bool:
    """Return whether the sentence tells what to do: it begins with a verb.

    *freely* also takes a sentence that says who does what, if it does not describe anything.
    """
    main = [compiled("（[^（）]*）").sub("", part.text.strip()) for part in segments if not part.condition]
    if not main:
        return False
    text = compiled(PLACED).sub("", main[0])
    if compiled(NO_INSTRUCTION).search(main[0]):
        return False
    if begins_with_verb(text) or any(compiled("^不(?![能可会同])|^先").match(part) for part in main):
        return text == main[0] or not compiled(f"^(?:从|在|对|以|根据|依据).*{NOUN_PHRASE}").match(text)
    if text != main[0] and compiled(NOUN_PHRASE).search(text):
        return False
    return freely and not compiled(DESCRIBES).match(text) and not compiled(NOUN_ONLY).search("，".join(main))
