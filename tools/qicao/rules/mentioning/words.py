"""XRF001, XRF004, XRF005, XRF014: words by which a text must not mention itself or its parts."""

from __future__ import annotations

from qicao.model.block import Table
from qicao.model.inline import CrossReference
from qicao.model.standard import Annex, Clause
from qicao.rules.context import Context
from qicao.rules.normative import in_informative_place
from qicao.rules.rule import Hit, Report, Reports, word_rule
from qicao.source.patterns import compiled

__all__ = ["attachment", "consulted_requirement", "page_mention", "self_naming", "typed_mark", "vague_mention"]

OTHER_TABLE = "(?![达现示述决明面单彰情演头征皮层计彰压象率])"
"""After 表: the second character of another word, as in 如下表达式."""
ASKED = "(?:参?见|符合|满足|遵守|执行|按照?|依据|根据)"
"""Verbs whose object is what is mentioned."""
LOOSE = frozenset("手册 文档 文本 指引 办法 细则 守则 准则 通则 大纲 模型 方法".split())  # noqa: SIM905 -- read as a list
"""Names that a document uses for itself only if it speaks of itself; elsewhere they are things."""
OTHER_FIGURE = "(?![层书像片纸案框谱标集版章斑])"


@word_rule(
    "XRF001",
    "self-naming",
    clause="9.5.2",
    words=("本",),
    pattern=r"(?<![基版样文成根脚课标日书原副剧译抄底蓝读])(?:本(?:国家|行业|地方|团体|企业)?标准(?![化差偏物样品曲溶气]|体系)"
    r"|本部分(?!内容|人员|工作|费用|资[料金]|数据)"
    r"|本(?:技术|管理|服务)?规范(?![化性])|本(?:技术|操作)?规程|本指南(?!针)|本(?:技术)?导则|本技术(?:要求|条件)|本指导性技术文件"
    r"|本(?:手册|文档|文本|指引|办法|细则|守则|准则|通则|大纲|模型|方法)(?=(?:规定|确立|描述|提供|给出|界定)了|适用于|不适用于|由[^，。；]{2,20}(?:提出|归口|起草)))",
    fix="safe",
)
def self_naming(_context: Context, hit: Hit) -> Reports:
    """以“本标准”“本部分”“本规范”等称呼自身。

    为什么：不论文件属于标准、部分还是指导性技术文件，提及自身时都称“本文件”（9.5.2）。引号中他人的话和示例不在此列。

    错：本标准适用于城运中心的建设。

    对：本文件适用于城运中心的建设。
    """
    passage, words = hit.passage, hit.match[0]
    loose = words[1:] in LOOSE and passage.place.element not in ("scope", "foreword", "introduction")
    if passage.form != "example" and not loose and not passage.quoted(hit.match.start()):
        yield hit.report(f"文件以“{words}”称呼自身。", "改为“本文件”。", "本文件")


@word_rule(
    "XRF004",
    "vague-mention",
    clause="9.5.5.2",
    words=(
        "附表",
        "附图",
        "上文",
        "下文",
        "前文",
        "后文",
        "上所述",
        "前所述",
        "上表",
        "下表",
        "上图",
        "下图",
        "述第",
        "上式",
        "规定",
        "要求",
        "附录",
        "附件",
        "见前",
        "见后",
        "见上",
        "见下",
        "见文",
        "后附",
        "表所示",
        "图所示",
        "见表",
        "见图",
        "合表",
        "合图",
        "右表",
        "左表",
        "一章",
        "一条",
        "前章",
        "后章",
        "前表",
        "后表",
        "前图",
        "后图",
        "公式",
    ),
    pattern=rf"(?:参?见|如|按照?|符合|满足|遵守|执行|依据|根据|[与同])[上下前后]文(?![件字本献])|如[上前]所述"
    rf"|[上下前后]文(?=的?(?:规定|要求|方法|步骤)|所述|所列|给出的)"
    rf"|(?:参?见|按照?|符合|满足|依据|根据|[与同和])(?:[前后]表{OTHER_TABLE}|[前后]图{OTHER_FIGURE})"
    rf"|(?:参?见|如|按照?|依据|根据|由|在|以|符合|满足|遵守|执行)(?:[上下]表{OTHER_TABLE}|[上下]图{OTHER_FIGURE})"
    rf"|(?<![以之])[上下](?:表|图)(?=所示|给出|所列|中(?!的?位))|上述第|(?<![以之地路立台板桌车壁墙马陆水桥身朝向])上式(?!样)"
    rf"|{ASKED}(?:[上前]述|以上|[上前]面)的?(?:规定|要求|条款|内容|原则)(?![：的])"
    rf"|{ASKED}(?:[下后]述|以下|[下后]面)的?(?:规定|要求|条款)(?=[，。；、）])"
    rf"|(?:参?见|按照?|依据|根据|由|用)(?:[上下前后]面|[上前]述|以上)的?(?:公式|表格|表|图)(?![^，。；]{{0,30}}：$)"
    rf"|(?<![可看听常参])见(?:[前后]面|[前后上下](?=[。；，、）]|$)|文[末后中](?=[。；，、）]|$)|[前后]附)|[见如]?后附的?(?:表格?|图)"
    rf"|(?:参?见|按照?|如|依据|根据|符合|满足|遵守)(?:附录|附件)(?=[。；，、）]|$|计算|给出|中?(?:所示|给出)|中?的(?:规定|要求|内容|方法|格式|样式))"
    rf"|(?:参?见|按照?|符合|满足|遵守)[表图](?=[。；，、）]|$|中?的(?:规定|要求))|如[表图]所示|(?:参?见|如|按照?)[左右][表图]"
    rf"|{ASKED}(?:[上下前后]一?(?:章|条)|[前后]章)(?!形|纹)"
    rf"|(?:参?见|按照?|依据|根据|符合|满足|遵守|执行)附(?:表{OTHER_TABLE}|图{OTHER_FIGURE})(?!\s?[A-Z\d])",
)
def vague_mention(_context: Context, hit: Hit) -> Reports:
    """以“见下表”“如上图”“见上文”等提及文件自身的内容。

    为什么：提示文件自身的具体内容时写明它的编号，如“见图1”“见5.2”，不写“见上文”“见下图”“如上所述”（9.5.5.2）。

    错：各级响应的时限见下表。

    对：各级响应的时限见表3。“上述”“前面”“附录”“如图所示”而没有编号，也是这样。
    """
    if not hit.passage.quoted(hit.match.start()):
        yield hit.report(f"“{hit.match[0]}”没有指明编号。", "给所指的内容加标签，写成“见[](#标签)”。")


@word_rule(
    "XRF011",
    "attachment",
    clause="9.6.1.1",
    words=("附件", "附表", "附图"),
    pattern=r"(?:附件|附(?P<frame>[表图]))\s?(?P<number>[A-Z](?:\.\d{1,2})?|\d{1,2}(?=[的中给规所。，；、）]|$))(?![A-Za-z\d])",
    fix="unsafe",
)
def attachment(context: Context, hit: Hit) -> Reports:
    """附录称为“附件”，附录中的表、图称为“附表”“附图”。

    为什么：标准的附加部分称“附录”，编号为附录A、附录B；其中的表、图编号为表A.1、图A.1（9.6.1、9.7.1、9.8.1）。

    错：巡检记录见附件A。

    对：巡检记录见[](#巡检记录)，印成“附录A”。
    """
    passage, number = hit.passage, hit.match["number"]
    other = compiled(r"(?:合同|通知|文件|公告|办法|申请|报告|邮件)的?$").search(passage.text, 0, hit.match.start())
    if passage.quoted(hit.match.start()) or other or not passage.typed(*hit.match.span()):
        return
    right = f"{hit.match['frame']}{number}" if hit.match["frame"] else f"附录{number}"
    label = context.numbers.get(right)
    new = f"[](#{label})" if label else None
    yield hit.report(f"“{hit.match[0]}”不是标准中的称呼。", "称为“附录”，写成[](#标签)。", new)


@word_rule(
    "XRF012",
    "typed-mark",
    clause="8.13",
    words=("[", "［"),
    pattern=r"(?<=[\u4e00-\u9fff”》）])(?<!式)[\[［]\d{1,2}(?:[-—～、]\d{1,2})*[\]］]",
    severity="warning",
)
def typed_mark(_context: Context, hit: Hit) -> Reports:
    """手写了参考文献的序号，如“[1]”。

    为什么：参考文献的清单和序号由工具生成（8.13）；手写的序号不与任何文献相连。

    错：方法可参照有关文献[1]。

    对：方法可参照{see}`GB/T 36333—2018`。
    """
    passage = hit.passage
    if passage.form not in ("english", "source", "entry", "symbol") and passage.typed(*hit.match.span()):
        yield hit.report(f"“{hit.match[0]}”是手写的文献序号。", "用{see}`编号`引用，序号和清单由工具生成。")


NO_PAGE = "签|面|码|岩|边|眉|脚|数|式"
"""After 页: the second character of another word."""
LEADING = "(?:参见|详见|见|按照|按|根据|依据|符合)"
PAGE = rf"第\s?(?:\d+(?:\s?[～~—-]\s?\d+)?|[一二三四五六七八九十百]{{1,4}})\s?页(?!{NO_PAGE})"


@word_rule(
    "XRF005",
    "page-mention",
    clause="9.5.3",
    words=("页", "见P", "见 P", "见p", "见 p"),
    pattern=rf"{LEADING}[^，。；：？！（）]{{0,30}}?(?P<page>{PAGE})|(?<=（)(?P<alone>{PAGE})|{LEADING}(?P<near>\d{{1,3}}\s?页|[上下前后]一?页)(?!{NO_PAGE})"
    rf"|见\s?(?P<letter>[Pp]{{1,2}}\.?\s?\d{{1,3}})(?![A-Za-z\d.—-])|^(?P<cell>{PAGE})$"
    rf"|(?:^|(?<=[与同以由在将从，。；：、和及的]))(?P<told>{PAGE})(?=(?:的?规定|所?给出|所[述列示]|描述|确立|中?的(?:规定|要求|步骤|方法|表|图|公式|内容|样式|示例|值)))",
)
def page_mention(_context: Context, hit: Hit) -> Reports:
    """以页码提及内容。

    为什么：页码随版面变化，提及内容时使用章、条、附录、图、表、公式的编号，不使用页码（9.5.3）。

    错：接口要求见第12页。

    对：接口要求见7.4.2。
    """
    if not hit.passage.quoted(hit.match.start()):
        page = hit.group(hit.match.lastgroup or 0)
        if hit.match.lastgroup == "cell" and hit.passage.form != "cell":
            return
        yield Report(page, f"“{page.text}”以页码提及内容。", "改为所指内容的编号。")


@word_rule("XRF014", "consulted-requirement", clause="9.5.5", words=("参见", "参阅"), severity="warning", fix="unsafe")
def consulted_requirement(context: Context, hit: Hit) -> Reports:
    """用“参见”提及本文件的表、章条或规范性附录。

    为什么：提及本文件的内容，要求遵守的写“应符合……的规定”，提示的写“见……”（9.5.3、9.5.5）；“参见”说不清是否要遵守。

    错：处置时限参见[](#时限)。

    对：处置时限应符合[](#时限)的规定。
    """
    passage, end = hit.passage, hit.match.end()
    piece = passage.piece_at(end) if end < len(passage.text) else None
    to = piece.inline.to if piece and isinstance(piece.inline, CrossReference) else ""
    node, place = context.by_id.get(to, (None, None))
    binding = (isinstance(node, Annex) and node.normative) or isinstance(node, (Table, Clause))
    informative = place is not None and place.element == "informative-annex"
    if binding and not informative and not in_informative_place(passage) and not passage.quoted(hit.match.start()):
        hint = "要遵守的写“应符合……的规定”，提示的写“见”。"
        yield hit.report(f"“{hit.match[0]}”说不清是否要遵守。", hint, "见")
