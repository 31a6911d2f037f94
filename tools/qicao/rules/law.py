"""LEG: the subjects of contracts and laws, which a standard must not regulate (5.5.3)."""

from __future__ import annotations

from qicao.rules.context import Context
from qicao.rules.provisions import is_requirement
from qicao.rules.rule import Hit, Reports, word_rule
from qicao.source.patterns import compiled

__all__ = ["contract_words", "law_words"]

TEXT_FORMS = frozenset({"title", "paragraph", "item"})
"""Running text; a cell without a requirement, or a term, may name a legal thing, such as a field of a register."""
CONTRACT = (
    r"(?:承担|负|追究)[^，。；]{0,12}(?:违约|赔偿)(?:责任)?"
    r"|(?:支付|缴纳|收取|扣除|扣减)[^，。；]{0,10}(?:违约金|赔偿金|保证金|滞纳金|赔偿)"
    r"|(?:应|予以|给予|办理|进行|逾期|按[^，。；]{1,8})(?:付款|支付[^，。；]{0,6}(?:款|费)|结算)(?!服务|窗口|清单|单|系统|功能|信息|中心|处|模块|平台|数据|流程|方式|账|方法)"
    r"|(?:验收|交付|交货|签收|合格)[^，。；]{0,10}(?:后|时|前|日内)[^，。；]{0,6}(?:付款|支付|结算)|付款(?:期限|方式|条件|比例)"
    r"|(?:尾款|预付款|质保金|保修金|合同款)|免费(?:维修|更换|保修|退换)|(?:予以|给予|包|可)退[换货款]|质保期|保修期(?:为|应|不)"
    r"|(?:负责|保留|拥有|享有)(?:最终)?解释权?(?=[，。；]|$)|(?:最终)?解释权(?:归|属)|由[^，。；]{1,20}负责解释"
    r"|违约(?:金|责任)|费用结算(?!服务|窗口|清单|单|系统|功能|信息|中心|处|模块|平台|数据|流程|方式)"
    r"|(?:费用|付款|结算|赔偿)[^，。；]{0,10}合同(?:的)?(?:约定|规定)"
    r"|(?:提出|要求|申请|进行)索赔|索赔(?:的?期限|时限|权|条款)|^索赔$"
    r"|(?:结算|结清)(?!单|系统|平台|中心)[^，。；]{0,4}(?:费用|价款|款项|货款)|(?:提出|向[^，。；]{1,12})索赔"
    r"|费用(?:应|宜|可)?由[^，。；]{1,20}(?:承担|支付|负担)"
    r"|(?:应|予以|给予|进行|负责)(?:按[^，。；]{1,4}|依法|照价|全额)?赔偿|照价赔偿|赔偿[^，。；]{0,6}损失"
    r"|(?:提供|承担|出具)[^，。；]{0,6}(?:担保|保函)(?!材料|信息|物|人|合同|函|证明)"
    r"|(?:质量|履约|投标)保证金|(?:支付|缴纳|收取|退还)[^，。；]{0,6}定金|合同(?:价款|总价|金额)|违约方|(?:解除|终止)合同"
    r"|扣除[^，。；]{0,10}(?:服务费|费用|款|价)"
    r"|(?:供|需|甲|乙|买|卖|委托|承包|发包)方(?:应|可|宜|有权)[^，。；]{0,16}(?:支付|付款|赔偿|退货|扣款|结清)"
)
LAW = (
    r"(?:追究|承担)[^，。；]{0,10}(?:法律|刑事|民事|行政)责任|追究[^，。；]{0,15}责任|法律责任|^罚则$|罚则(?=[，。；])"
    r"|(?:处以|并处|可处|应处|给予|予以)[^，。；]{0,12}(?:罚款|行政处罚)|处[^，。；理置]{1,12}元?以?[上下]?的?罚款"
    r"|(?:(?<!相)应|依法|予以|给予)(?:行政)?处罚|吊销[^，。；]{0,8}(?:许可证|执照|资质|资格|证书)"
    r"|(?:应[^，。；]{0,12}|未)(?:取得|办理|申请|获得)[^，。；]{0,10}行政许可"
    r"|(?:应|予以?|并处?)没收|没收[^，。；]{0,8}(?:所得|财物|物品|气瓶|工具|车辆)|责令[^，。；]{0,8}(?:停|改正|整改|限期|关闭|拆除|恢复)"
    r"|给予[^，。；]{0,6}处分|(?<![的和、或])罚款(?=\s?\d|[，。；]|处理)|(?:予以|给予|应|进行|并|将)通报批评|通报批评(?=[，。；])"
    r"|(?:给予|予以|应|被|将|可)(?:记过|降级|撤职|辞退|开除|除名|解聘|停职)|扣[发除减罚][^，。；]{0,6}(?:奖金|工资|绩效工资|薪酬|报酬)"
    r"|(?:被|予以?|依法|依纪|依规|严肃|将|应)(?:进行)?(?:追责|问责)(?!制|机制|情形|清单|办法|制度)"
    r"|自(?:[^，。；]{0,6}(?:发布|公布|颁布|印发)[^，。；]{0,4}(?:之日|日)|\d{4}年\d{1,2}月\d{1,2}日)起(?:正式)?(?:施行|实施|执行|生效)"
    r"|(?:列入|纳入|记入)[^，。；]{0,8}(?:黑名单|失信)|行政拘留"
)


AGREEMENT = r"(?:协议|合同|承诺书)[^。；]{0,12}(?:明确|约定|包括|规定)(?!的)|(?:签订|签署|约定)[^。；]{0,12}(?:协议|合同|承诺书)"
"""A sentence that demands content of a contract does not regulate that content itself."""
BY_CONTRACT = r"(?:按照?|依照?|依据|根据|遵照)[^，。；]{0,6}(?:合同|协议)(?:的)?(?:约定|规定)"
"""Actions that a contract prescribes are left to the contract."""


def _concerns(hit: Hit) -> bool:
    """Return whether the words are where provisions are, and in the author's own voice."""
    passage = hit.passage
    element = passage.place.element in {"body", "normative-annex", "scope"}
    text = passage.form in TEXT_FORMS or (passage.form == "cell" and is_requirement(passage.text))
    return element and text and not passage.quoted(hit.match.start())


@word_rule(
    "LEG001",
    "contract-words",
    clause="5.5.3",
    words=(
        "违约",
        "赔",
        "保证金",
        "滞纳金",
        "费用",
        "结算",
        "付款",
        "支付",
        "担保",
        "保函",
        "尾款",
        "质保",
        "保修",
        "合同款",
        "免费",
        "退",
        "解释",
        "结清",
        "定金",
        "合同",
        "扣除",
    ),
    pattern=CONTRACT,
)
def contract_words(_context: Context, hit: Hit) -> Reports:
    """规定了合同的内容。

    为什么：文件中不应规定索赔、担保、费用结算等合同要求（5.5.3）。名称、数据项、示例中提到这些词不算。

    错：因维护不当造成损失的，由维护单位承担赔偿责任。

    对：（删去，写在合同里）
    """
    start, end = hit.passage.sentence_at(hit.match.start())
    sentence = compiled(BY_CONTRACT).sub("", hit.passage.text[start:end])
    if _concerns(hit) and not compiled(AGREEMENT).search(sentence):
        yield hit.report(f"“{hit.match[0]}”是合同的内容。", "从文件中删去，写在合同里。")


@word_rule(
    "LEG002",
    "law-words",
    clause="5.5.3",
    words=(
        *(
            "责任",
            "罚",
            "吊销",
            "行政许可",
            "没收",
            "责令",
            "处分",
            "通报批评",
            "追责",
            "问责",
            "日起",
            "黑名单",
            "失信",
            "拘留",
        ),
        *("记过", "降级", "撤职", "辞退", "开除", "除名", "解聘", "停职", "奖金", "工资", "薪酬", "报酬"),
    ),
    pattern=LAW,
)
def law_words(_context: Context, hit: Hit) -> Reports:
    """规定了法律法规的内容。

    为什么：文件中不应规定行政管理措施、法律责任、罚则等法律法规要求（5.5.3）。

    错：违反本文件的，处以罚款。

    对：（删去，由法律法规规定）
    """
    if _concerns(hit):
        yield hit.report(f"“{hit.match[0]}”是法律法规的内容。", "从文件中删去。")
