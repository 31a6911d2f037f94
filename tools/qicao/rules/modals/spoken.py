"""Words of everyday language in place of those of annex C: 需, 要, 不能, 能, 务必, 无需."""

from __future__ import annotations

from qicao.rules.context import Context
from qicao.rules.han import HAN
from qicao.rules.modals.words import (
    ABLE,
    RUNNING,
    before,
    clause_before,
    provision_at,
    replace_word,
    told_by_place,
)
from qicao.rules.passage import Passage
from qicao.rules.permitted import forbids, part_of
from qicao.rules.provisions import states_law
from qicao.rules.rule import Hit, Reports, word_rule
from qicao.source.patterns import compiled

__all__ = ["ability_as_permission", "cannot", "need", "need_not", "permission_as_possibility", "urging"]

DEEDS = (
    "检查|核对|巡检|巡查|测量|测试|复核|复查|维护|清洗|清扫|清除|保存|上传|更新|更换|携带|到场|参加|标注|说明|建立|编制|制定|配备|配置"
    "|设置|设立|安装|悬挂|佩戴|穿戴|办理|提交|提供|申请|审批|审核|报批|登记|备案|填写|上报|报告|通知|签[字名订署]|盖章|打印|预约|取号"
    "|检验|检测|试验|记录|取样|校准|标定|检定|持证|断电|接地|避光|密封|固定|保持|停止|关闭|开启|启动|采[取用]|公示|公开|完成|派发|受理|回访"
    "|培训|考核|验收|确认|遵守"
)
"""Actions that people are told to do."""
FREE_NEED = "(?<![必所如若当无否凡确因供按急内尤将何不还仍才刚军可视亟])"
ACTS_NEEDED = f"(?:先|再|及时|立即|定期|每[日天周月年次]|经|由[^，。；]{{1,10}}|在[^，。；]{{1,12}}[内前后中上])?(?:{DEEDS})|在[^，。；]{{1,12}}内"
"""Text after 需 if it requires."""
OTHER_DEEDS = (
    "实行|明确|退回|包括|包含|涵盖|使用|通过|具有|有(?!多|几|关)|能|可|实名|实施|分级|分类|定级|去标识|指定|列出|给出|写明|注明|标明|表明|载明|实现|支持"
    "|进行|执行|履行|落实|按照?|由|经(?!过)|在|将|对|汇聚|汇总|归档|组织|开展|达到|保证|确保|保障|选择|选用|结合|停用|启用|隔离|接入|预留|安排|公布|发布|设定|评估"
    "|形成|改进|覆盖|编[写号]|加强|统一|独立|同时|打开|承担|掌握|熟悉|了解|取得|告知|征求|重新|重复|至少|分别|实时|采集|留痕|留存|备份|加密|设(?!备|施)"
)
"""Other text after 需 and 要 in place of 应, if it is not about a person."""
HAVING = "(?:符合|遵守|遵循|满足|具备)(?!的)"
WANT = "(?<![需主重必只概摘纪不还若想将扼紧首次简提机非是只索冲险撮大精诀旨又都也既就便且为另])"
"""Characters before 要 that make it a part of another word: 重要, 概要, 还要."""


@word_rule(
    "MOD005",
    "need",
    clause="9.1",
    words=("须", "需", "要"),
    pattern=(
        f"须要?|{FREE_NEED}需要?(?={HAVING})|{FREE_NEED}需要?(?={ACTS_NEEDED})"
        "|(?<=时)需要?(?=(?:更换|安装|设置|检查|记录|配备|校准|清洗|停机|断开|关闭)(?:[，。；]|$))"
        f"|(?<![，。；：])(?P<other>{FREE_NEED}需要?|必需|(?<={HAN}){WANT}要)(?={OTHER_DEEDS}|{DEEDS}|{HAVING})"
    ),
    severity="warning",
    fix="unsafe",
)
def need(context: Context, hit: Hit) -> Reports:
    """用“须”“需”“要”表示要求。

    为什么：要求型条款的能愿动词是“应”（9.1，表C.1）。“需要”只用来陈述事实。

    错：系统需满足表1的规定。

    对：系统应满足表1的规定。
    """
    word, passage = hit.match[0], hit.passage
    stated = provision_at(context, hit) if word[0] == "须" else passage.form in RUNNING and not _is_fact(context, hit)
    told = states_law(passage.text) if hit.match["other"] else told_by_place(hit)
    if stated and before(hit) not in tuple("应必") and not told:
        yield replace_word(hit, f"用“{word}”表示要求。", "改为“应”；陈述事实时改用其他说法。", "应")


ASKED = "如果?|若|当|凡|是否|可能|因为?|由于|为了?|仅|对于?|根据|按"
"""Text before 需 in its clause if it states a fact."""
TOLD = f"^(?:{ASKED}|不[仅但]|除了?|只要|只有|本身)|往往|通常|一般|是否|可能|何时|[以能就才而]$"
"""Text before 需 and 要 with other verbs, which are more often about things."""
LAID = f"(?:按照?|由|经|{HAVING})"
"""Verbs with which 需 requires even in a note; with other verbs it states a need there."""


def _is_fact(context: Context, hit: Hit) -> bool:
    """Return whether 需 states a fact: in a note, or in a clause about a thing that needs something."""
    passage, end = hit.passage, hit.match.end()
    if passage.quoted(hit.match.start()) or _is_told(passage, end):
        return True
    return _is_of_other(context, hit) if hit.match["other"] else _is_of_thing(hit)


def _is_told(passage: Passage, end: int) -> bool:
    """Return whether the text may only inform; a text that requires all the same is reported if it is beyond doubt."""
    part = part_of(passage)
    told = part in ("note", "example") and not compiled(LAID).match(passage.text, end)
    return forbids(passage, "requirement") and (
        told or part not in ("note", "example", "informative-annex", "principles")
    )


def _is_of_thing(hit: Hit) -> bool:
    """Return whether the clause is about a thing that needs something, or 需 is in an attribute."""
    text, end = hit.passage.text, hit.match.end()
    stop = min((at for mark in "，。；：" if (at := text.find(mark, end)) >= 0), default=len(text))
    thing = compiled("时$|的(?:事项|情况|情形|单位|人员|项目|内容|场合|场景|地方|系统|设备|条件)?$").search(text[:stop])
    attribute = compiled(f"(?:{DEEDS})[^，。；：应]{{0,8}}的(?![，。；]|$)").match(text, end)
    return bool(thing or attribute or compiled(f"(?:{ASKED})[^，。；]*$").search(clause_before(hit)))


def _is_of_other(context: Context, hit: Hit) -> bool:
    """Return whether another word governs 需 or 要 in its clause, or it is in an attribute."""
    before_it = clause_before(hit)
    start, end = hit.match.start() - len(before_it), hit.match.end()
    stop = compiled("[，。；：]|$").search(hit.passage.text, end)
    governs = any(start <= item.start for item in context.provisions(hit.passage.text[: stop.start() if stop else end]))
    attribute = compiled("[^，。；：]*(?:时|的)(?=[，。；：]|$)").match(hit.passage.text, end)
    return bool(governs or attribute or compiled(TOLD).search(before_it))


LIMITS = (
    "超[过出]|[大小高低多少早晚短长快慢强弱重轻厚薄宽窄深浅]于|不足|低过|影响|损坏|损伤|妨碍|用于|使用|采用|代替|替代|作为|进入|堆放|存放|外露|裸露|有|出现|断开|中断|挂断|占用|泄露|外传|删除|修改|遮挡|覆盖|堵塞|拆除|离岗|脱岗|饮酒|吸烟|混[用放装]|倾倒|擅自|私自|随意|单独|直接"
    "|由[^，。；]{1,12}(?:担任|兼任|承担|代替|负责|保管|操作)|是[^，。；的]{2,10}(?=[，。；]|$)|具有|接入|设[置在于立]|被(?:占|遮|挡|覆|篡|修|删|移|挪|拆|混|替|外|泄|更|随|他)|以[^，。；]{1,12}(?:代替|替代|作为)"
    "|缺[失少]|再次?(?!现|生)|兼[任用]|离开|退回|连接|共用|合用|混|跨|穿[过越]|携带|同时|未经|越权|转[让借]|公开|降低|取消|省略"
)
"""Verbs after 不能 in a requirement; before other verbs it means that something is impossible."""


@word_rule(
    "MOD020",
    "cannot",
    clause="C.1",
    words=("不能",),
    pattern=f"(?<![如若凡当而因])不能(?={LIMITS})(?![^，。；]{{0,16}}(?:时|的情况|的情形|的，|者))",
    severity="warning",
    fix="unsafe",
)
def cannot(_context: Context, hit: Hit) -> Reports:
    """用“不能”表示禁止。

    为什么：要求型条款的否定形式是“不应”（附录C表C.1）；“不能”是陈述型条款，说的是做不到、没有可能（表C.5）。

    错：响应时间不能超过2 h。

    对：响应时间不应超过2 h。
    """
    passage = hit.passage
    fact = compiled(r"(?:如果?|若|当|因|由于|一旦|凡|是否|可能|而|就|也|才|经常|往往)[^，。；]*$").search(
        clause_before(hit)
    )
    free = passage.form in RUNNING and passage.typed(*hit.match.span()) and not passage.quoted(hit.match.start())
    if free and not fact and not states_law(passage.text) and not forbids(passage, "requirement"):
        yield hit.report("“不能”不是要求型条款的能愿动词。", "改为“不应”；陈述做不到的事实时改用其他说法。", "不应")


URGED = {
    **dict.fromkeys(("务必", "务须", "一定要", "确须", "理应", "理当", "须得", "必得"), "应"),
    **dict.fromkeys(("最好", "有必要"), "宜"),
    "不再允许": "不应再",
    **dict.fromkeys(("杜绝", "谢绝"), "不应"),
    **dict.fromkeys(
        (
            "切勿",
            "请勿",
            "切忌",
            "绝不能",
            "绝不可",
            "绝对不能",
            "万勿",
            "切不可",
            "千万不要",
            "不要",
            "勿",
            "严格禁止",
        ),
        "不应",
    ),
}
"""Word that urges → the word of annex C."""


@word_rule(
    "MOD021",
    "urging",
    clause="C.1",
    words=tuple(URGED),
    pattern=f"(?P<word>{'|'.join(sorted(URGED, key=len, reverse=True))})(?<!最好(?=的))(?<!有必要(?=时|的))(?<!没有必要)(?<![具拥]有必要)(?<!不要(?=求|紧|的))(?<!要不要)(?<!需不要)(?<![管处办经治整受代料合清护监修原物心地定推伦]理应)(?<!理应(?=用|急|力|变))(?<!勿(?=忘))",
    severity="warning",
    fix="unsafe",
)
def urging(_context: Context, hit: Hit) -> Reports:
    """用“务必”“切勿”“最好”等表示要求或推荐。

    为什么：要求型条款的能愿动词是“应”“不应”（附录C表C.1），“务必”“切勿”是口语和通知的用词，不构成条款。

    错：值班员务必核对交接记录。

    对：值班员应核对交接记录。
    """
    passage, new = hit.passage, URGED[hit.match[0]]
    named = passage.quoted(hit.match.start()) or before(hit) in tuple("\"'")
    if passage.form not in RUNNING or named or not passage.typed(*hit.match.span()):
        return
    doubled = before(hit) in tuple("应宜")
    yield replace_word(
        hit,
        f"“{hit.match[0]}”不是附录C规定的能愿动词。",
        "删去它。" if doubled else f"改为“{new}”。",
        "" if doubled else new,
    )


STEPS = (
    "(?:单独|分开|另外|分别|逐一|同时|全部|都|提前|预先|事先|每次|每日|每天)?"
    f"(?:{DEEDS}|设[置立在于]|配[置备]|计算|考虑|列出|再|另行|另设|重新|重复|授权|出示|缴纳|采用|使用|达到|满足|符合|增加|公布|预留|隔离"
    "|分隔|区分|补充|执行|履行|计入|列入|调整|评估|演练|复验|拆[开除]|移动|停机|随机|抽[查取样])"
)
"""Steps that may be left out; 无需人工干预 tells what a thing can do."""


@word_rule(
    "MOD006",
    "need-not",
    clause="C.4",
    words=("无需", "毋需", "毋须", "不需", "不用", "没有必要"),
    pattern=f"(?:无需要?|毋需|毋须|不需要?|不用|没有必要)(?:(?={STEPS})|(?<=[人者员民户客].{{2}})(?={HAN}{{2,6}}[，。；])(?!求|量))(?![^。；]{{0,20}}(?:即可|便可|就能|就可))",
    severity="warning",
    fix="unsafe",
)
def need_not(_context: Context, hit: Hit) -> Reports:
    """用“无需”“不需要”表示允许。

    为什么：允许型条款的否定形式是“不必”，特殊情况下用“无须”（附录C表C.4）。

    错：已备案的单位无需再次备案。

    对：已备案的单位不必再次备案。
    """
    passage = hit.passage
    attribute = compiled("[^，。；：]{0,8}的").match(passage.text, hit.match.end())
    subject = compiled(r"(?:^|对于?|凡|将|把|在|包括|及|和|或|、)\Z").search(clause_before(hit)) is None
    inside = passage.quoted(hit.match.start()) or compiled(f"{ABLE}|是否|便于|实现").search(clause_before(hit))
    if passage.form in RUNNING and not inside and (subject or not attribute) and not forbids(passage, "permission"):
        yield hit.report(f"“{hit.match[0]}”不是允许型条款的能愿动词。", "改为“不必”；陈述事实时改用其他说法。", "不必")


CHOSEN = (
    "与[^，。；]{1,20}(?:共用|合用|合并|合设|合建|复合|兼用|共享|毗邻)"
    "|按(?:\ufffc|[^，。；]{0,16}(?:布置|设置|执行|计算|确定|划分|选取|取值|表|图|公式|附录|规定))"
    "|参[照考阅见]|合[并设建]|兼[任用]|复合使用|简化|省略|免(?!疫)|不[设计]|自行|酌情|适当|任选|选择|另行|选用"
    "|采用(?:下列|以下|[^，。；]{0,8}(?:方式|方法|形式)(?:之一)?[，。：])"
    "|用[^，。；]{1,12}(?:估计|计算|表示|代替|替代|判别)|由[^，。；]{1,12}(?:代替|替代|兼任|承担|担任)"
    "|根据[^，。；]{1,12}(?:调整|确定|选择|设置|增减)"
)
"""Actions that people choose, which 可 permits; 能 before other verbs means an ability."""
ABLE_BEFORE = "[功性智节职效动热电光机势官技才全多产赋潜核只所应未就皆都仍须不没尽宜可尚]"
"""Characters before 能 that make it the end of another word, or govern it."""


@word_rule(
    "MOD022",
    "ability-as-permission",
    clause="C.4",
    words=("能",),
    pattern=f"(?P<word>(?<!尽)可能|(?<!{ABLE_BEFORE})能够?)(?=(?:{CHOSEN})(?!(?:设置|使用|执行|布置)?的))",
    severity="warning",
    fix="unsafe",
)
def ability_as_permission(_context: Context, hit: Hit) -> Reports:
    """用“能”“可能”表示允许。

    为什么：允许型条款的能愿动词是“可”，不用“能”“可能”代替（附录C表C.4）；“能”说的是能力，“可能”说的是可能性。

    错：联络席能与值守席位共用设备。

    对：联络席可与值守席位共用设备。
    """
    passage, word = hit.passage, hit.match["word"]
    free = passage.form in RUNNING and passage.typed(*hit.match.span()) and not passage.quoted(hit.match.start())
    told = compiled(r"(?:如果?|若|当|因|由于|一旦|凡|是否|使|以便|从而|仅|只有|才|应|宜|不|为了?)[^，。；]*$").search(
        clause_before(hit)
    )
    if free and not told and not forbids(passage, "permission"):
        yield hit.report(f"“{word}”不是允许型条款的能愿动词。", "改为“可”；陈述能力、可能性时改用其他说法。", "可")


HARM = "影响|造成|导致|引起|引发|危及|危害|波及|伤及|损坏|损伤|损害|污染|干扰|妨碍|发生"
"""What nobody permits, so that 可 before it says what may happen."""


@word_rule(
    "MOD023",
    "permission-as-possibility",
    clause="C.6",
    words=tuple(f"可{word}" for word in HARM.split("|")),
    pattern=f"(?<![不许认])可(?={HARM})",
    severity="warning",
    fix="unsafe",
)
def permission_as_possibility(_context: Context, hit: Hit) -> Reports:
    """用“可”表示可能性。

    为什么：陈述可能性用“可能”（附录C表C.6）；“可”是允许型条款的能愿动词（表C.4），“可影响”“可导致”读起来是允许影响、允许导致。

    错：可影响城市正常运行的情况。

    对：可能影响城市正常运行的情况。
    """
    passage = hit.passage
    told = passage.form in (*RUNNING, "definition") and passage.typed(*hit.match.span())
    if told and not passage.quoted(hit.match.start()):
        yield hit.report("用“可”表示可能性。", "改为“可能”。", "可能")
