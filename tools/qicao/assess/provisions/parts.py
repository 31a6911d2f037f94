"""The parts of a provision by the order of the Chinese sentence: condition, subject, modal verb, action, object."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from qicao.assess.provisions.predicate import STATING, begins_with_verb
from qicao.assess.provisions.segment import HEEDED, Segment, segments_of
from qicao.assess.provisions.strength import Meant, modals_of
from qicao.source.patterns import compiled

__all__ = ["PEOPLE", "Parts", "parts_of"]

BRACKETS = r"（[^（）]*）"
CONNECTORS = r"^(?:但是?|并且?|且|其中|同时|此外|另外|因此|所以|则|那么|必要时|特殊情况下|首先|然后|随后|此时|对于|针对|关于|即(?!办|时|日|刻|将)|而|若|如果?|当|凡是?|也|还|警告：|警示：|注意：|—+|·|\d+\)|[a-z]\))+"
MOMENT = (
    "(?:(?<![学课小工同])时(?!间|限|长|刻|效|段|钟|期|延)|后(?!备|续|勤|台|果|端)|前(?!提|端|期|台|置)|(?<![其集])中(?!心|央|间|断|型|国|英|文|继|转|高)|内(?!容|部|层|置|业|径)|下(?!列|级|属|限|载|达|发|水|穿)"
    "|(?<![以之])上(?!级|限|报|述|岗|传|海|层|游|下)|期间|(?<!一)起(?!点|草|重|火)|(?<![除])外(?!部|围|形|来|观|层|径)|过程中|状态下|条件下|阶段|方面)(?!的)"
)
"""The end of a phrase of time or place."""
LEADING = rf"^\d+[ \u00a0]?[^，\d]{{1,5}}内(?=[^，]{{2}})|^(?:在(?!线|岗|编|用|建|册|途)|当|于|自(?!备|身|动|治|主|行|然|来)|从(?!业|事)|为了|除)[^，]{{1,40}}?{MOMENT}(?=.{{2}})"
"""Phrases of time and place before the subject."""
TRAILING = (
    r"(?:(?<=.)均|都|也|还|仍|又|再|并|且|已|不|同时|首先|一般|通常|原则上|至少|必要时|分别|共同|统一|另外|(?<=.)各|定期|及时|此时|随后|随时|立即|优先|最好|尽量|尽可能|始终|仅|只|全部|一律|即|方|才|就|除|依次|往返|本身|(?<=.)每(?:户|人|次|件|台|项|名)|(?<![以之])上|雨天|夜间|白天|节假日|工作日|冬季|夏季|汛期|平时|周[一二三四五六日末]"
    r"|每(?:[年月周日天班季次]|[ \u00a0]?\d+[ \u00a0]?[A-Za-z]+|半年|季度|个?工作日|个月|逢)|[，、：: \u00a0\ufffc])$"
)
PHRASE = (
    r"(?:(?<!所)在(?!线|岗|编|用|建|册|途|位|场)|(?<![应相绝面核校比针])对(?!象|接|外|照|比|策|话|讲|口|应|称|端|账|方)|按(?!期|时|钮|键|需)|(?<![曾神已])经(?!营|济|理|验|费|办|常|纬|过|手)|(?<!服)从(?!业|事|而)"
    r"|根据|依据|依照|按照|通过(?!率)|(?<![理自缘事])由(?!于)|结合|(?<![进出])自(?!备|身|动|治|主|行|然|来|助|愿|查|检|评|测|己)|以(?![上下内外前后及来至便期往])|与(?=[^、的]{2,}(?:一致|连接|同步|共享|对接)))[^，；、]{2,40}$"
)
"""A phrase between the subject and the modal verb: 在30 s内, 按预案, 由值班长."""
PEOPLE = "部门|单位|机构|中心|人员|组织|企业|委员会|办公室|负责人|用户|申请人|当事人|编制人|班长|值班员|管理员|操作员|工程师|专家|小组|专班|街镇|街道|平台|系统|者|居民|群众|市民|物业|[置修援导控理查调研]组|[队方]"
DOING = "在|收到|接到|接报|发现|遇|对|未|需|因|完成|认为|进行|提出|离|办理|出现|发生|受理|进入|进出|携带|使用|采用|申请|变更|到达|到场|参加|从事|拒绝|无法|不能|调岗|符合|属于|超过|达到|连续|存在|涉及|处于|结束|接入|办结|投入"
"""Verbs of a condition, whose subject comes before them: 主管部门收到申请后, 外来人员进入值守区."""
MODAL = "不?应(?!急|用|对|答)当?|不?宜(?!居)|可以?(?!能|靠|见|视)|不得|必?须|严禁"
DOER = rf"(?P<doer>[^，。；在把将对用按向]{{0,12}}?(?:{PEOPLE}))(?=[^，。；、和与及的]{{2,}})"
"""People at the beginning of an instruction: 抢修队提交探测报告."""
WHO = rf"(?P<who>[^，。；]{{0,16}}?(?:{PEOPLE}))(?=(?:{DOING})[^，。；]{{1,}})"
TOPIC = r"(?P<who>[^，。；]{2,16}?)(?=符合|属于|具有|停用|停止|出现|发生|使用满)"
ACTION = (
    r"^(?:至少|同时|立即|及时|定期|每[年月周日天班季次]?|首先|先|再|均|全部|并|也|能够?|在[^，]{1,30}?(?:内|前|后|中|时|下|上)|按(?:照)?[^，]{1,30}?(?=进行|实施|执行|办理|设置|开展|处置)"
    r"|对[^，]{1,40}?(?=进行|实施|予以|加以|开展)|由[^，]{1,12}?(?=[\u4e00-\u9fff]{2})|经[^，]{1,12}?后|\d[\d \u00a0]*[A-Za-z]+内)*"
)
VERBS = (
    "符合|满足|达到|遵守|遵循|包括|包含|采用|使用|选用|设置|设立|配备|配置|建立|健全|完善|制定|编制|组织|开展|进行|实施|执行|落实|履行|承担|负责|完成|形成|提供|提交|报告|上报|通知|通报|告知|公布|公示|发布|公开"
    "|记录|登记|填写|保存|归档|备案|备份|存储|保护|加密|脱敏|去标识化|审批|审核|审查|检查|检验|检测|测试|试验|校准|验收|评估|评价|考核|监督|监测|监看|巡检|巡查|巡视|维护|维修|更换|更新|清洗|安装|拆除|连接|接入|接通|对接|共享|交换|传输|上传|下载|同步"
    "|受理|分派|派发|派遣|处置|处理|办理|办结|结案|核实|核查|核对|确认|判定|识别|分析|研判|预警|提示|报警|响应|启动|停止|停用|启用|关闭|打开|切换|恢复|保持|保证|确保|支持|具有|具备|实现|能够|能|设|有|为|是|列出|写明|注明|标明|标注|明确|规定|确定|指定|安排|调度|到达|到场|参加|参与|培训|演练|签到|交接|佩戴|携带|穿戴|分为|分类|分级|编码|命名|统一|一致|高于|低于|大于|小于|少于|多于|超过|短于|长于|退回|裁定|提出|给出|说明|描述|避免|防止|禁止|限制|控制|占用|离岗|离开|进入|访问|导出|删除|修改|变更|调整|合并|取得|收集|采集|汇总|统计|计算|抽取|比较"
)  # fmt: skip


SPEAKS = r"(?P<what>[^，。；：、]{2,14}?)(?=永远|兼容|定义了?(?!的)|维护(?!人)|由(?!于)|跌落|从\d|安装在|保存至|按四舍|往返|养护|更大|更高|原样|判为|始终)"
"""Other verbs of statements; what comes before them is the subject."""
AGENT = rf"由(?P<who>[^，。；的]{{1,14}}?(?:{PEOPLE}|[长员人]))(?=[^，。；、和与及])"
"""People who are to do something."""
BEGUN = r"(?:直接|未经|满足|符合|达到|经(?!办|营|济)|确认(?!书|单)|核对|检查(?!人|员|组|表|记)|从事|完成|进行|开展|具有|取得|持有|通过|将|把|基于|部署|参加|每(?!个|项|名|条|台))"
"""Verbs with which a sentence without subject begins."""


PLACE = r"(?!在|期|晚|早)[^\d的时日天周月年期前后]{1,7}[内处]"
"""A noun for a place: 树穴内, 绑扎处."""
NOUN = "的[^的，]{2,12}$"
"""The end of a noun with attributes."""


class Parts(Struct, frozen=True):
    """The parts of a sentence; "" for each that it has not."""

    subject: str = ""
    condition: str = ""
    action: str = ""
    object: str = ""


def parts_of(sentence: str, meant: Meant) -> Parts:
    """Return the parts of a sentence that is meant so."""
    sentence = sentence[:HEEDED]
    segments = segments_of(sentence)
    condition = "，".join(part.text.strip() for part in segments if part.condition)
    if meant.strength == "指示":
        return Parts(_doer(segments), condition, *_deed(_main(segments)))
    if meant.modal is None:
        return Parts(_stated(_main(segments)) or _noun_before(segments), condition)
    return Parts(_subject_in(sentence, segments, meant), condition, *_deed(sentence[meant.modal.end :]))


def _main(segments: tuple[Segment, ...]) -> str:
    return next((part.text for part in segments if not part.condition), "")


def _subject_in(sentence: str, segments: tuple[Segment, ...], meant: Meant) -> str:
    """Return the subject of the sentence: its topic, or that of the first word of its type that has one."""
    topic = _topic(segments)
    if topic:
        return topic
    same = [modal for modal in modals_of(sentence) if modal.strength == meant.strength]
    for modal in same or filter(None, [meant.modal]):
        part = next((one for one in segments if one.start <= modal.start < one.end), Segment(sentence, 0))
        found = (
            _subject(sentence[part.start : modal.start]) or _agent(sentence[modal.end :]) or _earlier(segments, part)
        )
        if found:
            return found
    return ""


def _doer(segments: tuple[Segment, ...]) -> str:
    """Return the people whom an instruction names, in its first part or in its condition."""
    texts = [compiled(CONNECTORS).sub("", part.text.strip()) for part in segments[:2]]
    found = (compiled(f"{DOER}|{AGENT}").match(text) for text in texts if not begins_with_verb(text))
    return next((match["doer"] or match["who"] for match in found if match), "")


def _noun_before(segments: tuple[Segment, ...]) -> str:
    """Return the noun with its attributes that is all of the first part: 全部合格的采样箱，判为合格."""
    text = segments[0].text.strip() if len(segments) > 1 and not segments[0].condition else ""
    return text if compiled("的[^的，]{2,12}$").search(text) and not compiled("^[对在将把]").match(text) else ""


def _agent(after: str) -> str:
    """Return the people after 由 in the words after a modal verb: 应由组长复核."""
    match = compiled(AGENT).match(after)
    return match["who"] if match else ""


def _topic(segments: tuple[Segment, ...]) -> str:
    """Return the noun with which the sentence begins if the parts after it speak of single cases of it."""
    if len(segments) < 3 or segments[0].condition:
        return ""
    text = segments[0].text
    cases = [part for part in segments[1:] if compiled("应|宜").search(part.text)]
    plain = len(cases) > 1 and not compiled(f"应|宜|可|须|得|{STATING}|^对|^在").search(text)
    return text.strip() if plain and compiled("的[^的]{2,8}$").search(text) else ""


def _subject(before: str) -> str:
    """Return the subject in the words before a modal verb, without phrases of time, place and manner."""
    text = compiled(BRACKETS).sub("", before.strip())
    text = compiled(LEADING).sub("", compiled(CONNECTORS).sub("", text))
    while (shorter := _shorter(text)) != text:
        text = shorter
    if compiled(BEGUN).match(text):
        return ""
    if compiled(PLACE).fullmatch(text):
        return text
    if compiled(f"{MOMENT}$").search(text):
        topic = compiled(TOPIC).match(text)
        return _actor(text) or (topic["who"] if topic and compiled(r"\d").search(text) else "")
    return _actor(text) or text.strip()


def _shorter(text: str) -> str:
    text = compiled(TRAILING).sub("", text)
    phrase = compiled(PHRASE).search(text)
    if not phrase or phrase.start() == 1:
        return text
    noun = compiled("的[^的]{2,12}$").search(phrase[0])
    return text if not phrase.start() and noun else text[: phrase.start()]


def _actor(text: str) -> str:
    """Return the people at the beginning of a text that goes on with what they do; "" if it does not."""
    match = compiled(WHO).match(text)
    return match["who"] if match and not compiled("的[^的，]{2,12}$").search(text) else ""


def _earlier(segments: tuple[Segment, ...], part: Segment) -> str:
    """Return the subject that an earlier part of the sentence names, the nearest first."""
    return next((found for found in _told_before(segments, part) if found), "")


def _told_before(segments: tuple[Segment, ...], part: Segment) -> Iterator[str]:
    for earlier in reversed([one for one in segments if one.start < part.start]):
        text = compiled(CONNECTORS).sub("", earlier.text.strip())
        if earlier.condition:
            topic = compiled(TOPIC).match(text) if text.endswith("的") else None
            yield _actor(text) or (topic["who"] if topic else "")
        elif compiled(MODAL).search(text):
            yield _before_modal(text)
        else:
            yield text if compiled(NOUN).search(text) and not begins_with_verb(text) else _stated(text)


def _before_modal(text: str) -> str:
    modal = compiled(MODAL).search(text)
    return _subject(text[: modal.start()]) if modal and modal.start() else ""


def _stated(main: str) -> str:
    """Return the subject of a statement: what comes before its verb; "" for a noun alone."""
    text = compiled(CONNECTORS).sub("", main.strip())
    flat = compiled(BRACKETS).sub(lambda match: "\ufffc" * len(match[0]), text)
    if "——" in flat:
        return text.partition("——")[0].strip()
    match = compiled("按(?:照)?公式|见(?=附录|表|图|[A-Z]{2})").search(flat) or compiled(STATING).search(flat)
    if not match:
        doer = (
            None if begins_with_verb(flat) or compiled(NOUN).search(flat) else compiled(f"{DOER}|{SPEAKS}").match(flat)
        )
        return next(filter(None, doer.groups()), "") if doer else ""
    before = text[: match.start()]
    verbal = begins_with_verb(before) and not compiled("^(?:由|见|为|是|按|分为|包括|有|具)").match(match[0])
    return "" if verbal or compiled(BEGUN).match(before) else _subject(before)


def _deed(after: str) -> tuple[str, str]:
    """Return the verb and what it is done to, in the words after a modal verb."""
    first = compiled("[^，。；：！？]+").match(after.strip())
    text = compiled(ACTION).sub("", first[0] if first else "", count=1)
    match = compiled(f"(?:{VERBS})").search(text)
    if not match:
        return text, ""
    return match[0], text[match.end() :].strip("了 ") or text[: match.start()].strip("将把对 ")
