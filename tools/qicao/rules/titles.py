"""TTL: the name of the document in Chinese and English (6.1, 10.3.1.2, the parts of GB/T 20001)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qicao.model.data import FunctionType
from qicao.rules.context import Context
from qicao.rules.english import needless_capitals
from qicao.rules.han import HAN
from qicao.rules.naming import (
    NAME_WORDS,
    english_name_form,
    foreign_function_word,
    title_surplus,
    wanted_english,
)
from qicao.rules.rule import Replacement, Report, Reports, rule
from qicao.rules.values import Value, read_value
from qicao.source.patterns import compiled

__all__ = [
    "elements_in_one",
    "english_capitals",
    "english_function_word",
    "english_name_form",
    "english_title_missing",
    "foreign_function_word",
    "function_word_missing",
    "lead_repeated",
    "near_function_word",
    "other_function_word",
    "part_typed_in_title",
    "part_without_supplement",
    "technical_conditions",
    "title_names_document",
    "title_of_official_paper",
    "title_surplus",
]

ELEMENTS = ("lead", "main", "supplement")
NEAR_WORDS: dict[FunctionType, tuple[str, ...]] = {
    "术语": ("名词",),
    "符号": ("图形", "标识"),
    "分类": ("分级", "划分", "编号", "类别", "类目", "等级"),
    "试验方法": ("方法", "试验", "检验", "检测", "测试", "测量", "鉴定"),
    "规范": ("要求", "技术条件", "规则", "准则", "规定", "通则", "总则", "条件"),
    "规程": ("程序", "流程", "规则"),
    "指南": ("指引", "指导", "手册"),
    "评价": ("评估", "评定", "测评", "评测", "考核", "指标"),
}
"""Words that also show the function, because table 1 is only a recommendation; 6.1.2.2 b) itself has 技术要求."""
OBJECT_WORDS = frozenset({"标志", "编码", "代码", "词汇"})
"""Words of table 1 that also end the names of things: they do not show that a document is of another type."""
ENGLISH: dict[FunctionType, str] = {
    "术语": "“vocabulary”",
    "符号": "“symbol”或“graphical symbol”“sign”",
    "分类": "“classification”或“coding”",
    "试验方法": "“test method”或“determination of …”",
    "规范": "“specification”",
    "规程": "“code of practice”",
    "指南": "“guidance”或“guidelines”",
    "评价": "“evaluation”",
}
"""Function type → the words that the author is told to write."""
ASPECT = (
    "(?:使用|应用|利用|建设|建立|运行|运营|运维|管理|服务|维护|维修|保养|检修|处置|处理|设计|施工|验收|安装|调试|操作|作业|监测|监控|监督"
    "|配置|设置|检查|交换|共享|接入|汇聚|采集|传输|存储|评审|培训|保护|防护|保障|控制|生产|制造|加工|栽培|养殖|种植|包装|运输|贮存|编制"
    "|制定|实施|开发|勘察|调查|救援|演练|响应|调度|联动|发布|公开|归档|移交"
    "|巡查|巡检|巡逻|策划|组织|值守|值班|治理|整治|清扫|清洁|清洗|消毒|排查|识别|改造|更新|供应|配送|采购|仓储|装卸|拆除|回收|接待|咨询|受理|办理"
    "|申报|审批|登记|注册|统计|分析|研判|预警|预报|报送|测绘|标注|采样|取样)$"
)
"""The end of a name that names an aspect; a name that is that of a thing needs no word of function (6.1.2.2 c))."""
PAPER = "(?:手册|指引|须知|守则|流程|说明书?|评估|评定|测评|考核|要点|大纲|文本)$"
"""The end of a name that names a paper or an activity and not a thing."""
STANDARD = r"(?:(?:国家|行业|地方|团体|企业)?标准|标准化指导性技术文件)$"
PART = r"第\s*[\d一二三四五六七八九十X×]+\s*部分[：:]?"
ENGLISH_PART = r"\b[Pp]art\s+[\dX×]+:?"
GAP = (
    rf"(?:(?<={HAN})|(?<=[”》）]))(?:[ \u3000]+|[ \u3000]*——[ \u3000]*|(?<![烯酯酸胺醇苯酮醛烷炔腈])—)(?={HAN}|[“《（])"
)
"""Text that separates two Chinese words inside one element; a dash between names of substances belongs to the name."""
ENGLISH_GAP = r"\s*[—–]+\s*(?=[A-Z])|\s-{1,2}\s(?=[A-Z])|\s{2,}"
WORD = r"[A-Za-z][A-Za-z’'/-]*"
ABOUT = "制定|修订|编写|编制|起草|管理|实施|评价|评估|化|体系|复审|审查|样品|物质|良好|信息|服务|代号|编号|应用|宣贯|指标|制修订"
CLASSED = (
    r"(?:国家|行业|地方|团体|企业)标准$|标准化指导性技术文件$|标准(?=(?:规范|规程)$)|(?:国家|行业|地方|团体|企业)标准(?=指南$)"
    rf"|(?<=规范|规程|指南|导则|要求|方法|通则|总则|准则|规则|术语|词汇|指引|手册)标准$"
    rf"|^(?:推荐性|强制性|中华人民共和国|[^\s（）]{{1,8}}[省市区])?(?:国家|行业|地方|团体|企业)标准(?=.)(?!.*(?:{ABOUT}))"
)
"""Words of an element that name the class of the document."""


def _elements(context: Context, language: str) -> Iterator[Value]:
    """Yield the elements of the name in that language, from general to special."""
    for element in ELEMENTS:
        value = read_value(context, "title", language, element)
        if value:
            yield value


def _name(context: Context) -> str:
    """Return the Chinese name without gaps."""
    return "".join(context.data.title.zh.parts())


def _last(context: Context, language: str) -> Value | None:
    """Return the last element of the name, in which the function is named."""
    return next(reversed([*_elements(context, language)]), None)


def _holds(text: str, words: tuple[str, ...]) -> bool:
    return any(word in text for word in words)


@rule("TTL001", "title-names-document", clause="6.1.4.1")
def title_names_document(context: Context) -> Reports:
    """名称以“标准”等文件类别的词结尾。

    为什么：名称只说对象和方面，文件是标准还是指导性技术文件由封面的其他项表明（6.1.4.1）。

    错：城运中心建设与运行地方标准

    对：城运中心建设与运行规范
    """
    elements = [*_elements(context, "zh")]
    for element in elements:
        match = compiled(f"{STANDARD}|{CLASSED}" if element is elements[-1] else CLASSED).search(element.text)
        rest = (
            [element.text[: match.start()] if other is element else other.text for other in elements] if match else []
        )
        if match and not any("标准" in text for text in rest):
            words = f"名称的元素里有“{match[0]}”。"
            yield Report(element.span(*match.span()), words, "删去它，需要时改为表示功能类型的词语，如“规范”。")


@rule("TTL002", "function-word-missing", clause="6.1.4.2")
def function_word_missing(context: Context) -> Reports:
    """名称中没有表示功能类型的词语。

    为什么：功能类型由名称表明：术语、符号、分类、试验方法、规范、规程、指南、评价（6.1.4.2表1，GB/T 20001各部分）。
    规范的名称只是一个事物的名称时（6.1.2.2 c)），以及分部分的文件，不检查。

    错：城运中心建设与运行（function: 规范）

    对：城运中心建设与运行规范
    """
    function, name, last = context.data.function, _name(context), _last(context, "zh")
    if last is None or context.data.part_of or compiled(STANDARD).search(name) or _of_other(context):
        return
    whole = not context.data.title.zh.supplement and not compiled(f"{ASPECT}|{PAPER}").search(name)
    thing = function == "规范" and whole
    if not thing and not _holds(name, (*NAME_WORDS[function], *NEAR_WORDS[function])):
        word = NAME_WORDS[function][0]
        yield Report(last.span(), f"名称中没有表示功能类型“{function}”的词语。", f"在名称中写“{word}”等词语。")


@rule("TTL003", "other-function-word", clause="6.1.4.2")
def other_function_word(context: Context) -> Reports:
    """名称中的功能类型词语与数据中的功能类型不符。

    为什么：名称中的词语表明文件的功能类型，核心技术要素和条款类型随之确定（6.1.4.2表1、8.11）。

    错：城运中心建设与运行指南（function: 规范）

    对：城运中心建设与运行规范（function: 规范）
    """
    found = _of_other(context)
    if found:
        value, word, other = found
        message = f"名称以“{word}”结尾，是“{other}”的用词，而功能类型（function）是“{context.data.function}”。"
        yield Report(value.span(len(value.text) - len(word)), message, "改名称，或改 function。")


def _of_other(context: Context) -> tuple[Value, str, str] | None:
    """Return the element that ends with a word of another type, the word and the type; None if there is none."""
    own = context.data.function
    if _holds(_name(context), (*NAME_WORDS[own], *NEAR_WORDS[own])):
        return None
    return next(
        (
            (value, word, other)
            for value in _elements(context, "zh")
            for other, words in NAME_WORDS.items()
            for word in words
            if other != own and value.text.endswith(word) and (word not in OBJECT_WORDS or _is_coding(value.text))
        ),
        None,
    )


def _is_coding(text: str) -> bool:
    """Return whether the words before 编码 or 代码 show that it is no thing but the subject of the document: 分类与编码."""
    return bool(compiled("(?:分类|分级|划分)(?:[与和及、]|代码|编号)*(?:编码|代码)$").search(text))


@rule("TTL004", "english-title-missing", clause="8.1")
def english_title_missing(context: Context) -> Reports:
    """国家标准、行业标准没有英文译名。

    为什么：国家标准和行业标准的封面应有文件名称的英文译名（8.1）。

    错：title 中只有 zh。

    对：title 中有 zh 和 en。
    """
    data = context.data
    if data.level in {"national", "sector"} and data.title.en is None and context.given("title", "zh", "main"):
        span = context.at("title", "zh", "main")
        yield Report(span, "名称没有英文译名。", "在 title 的 en 中给出英文译名。")


@rule("TTL005", "english-function-word", clause="6.1.4.2", severity="warning")
def english_function_word(context: Context) -> Reports:
    """英文译名中没有与功能类型相应的词语。

    为什么：功能类型的词语有固定的译法：术语 vocabulary，符号 symbol，分类 classification，编码 coding，试验方法 test method，
    测定 determination，规范 specification，规程 code of practice，指南 guidance、guidelines，评价 evaluation（6.1.4.2表1）。

    错：Rules for construction of operation centres（名称为“……规范”）

    对：Specification for construction of operation centres
    """
    function, english, last = context.data.function, context.data.title.en, _last(context, "en")
    if english is None or last is None or not _holds(_name(context), NAME_WORDS[function]):
        return
    if not re.search(wanted_english(context), " ".join(english.parts()), re.IGNORECASE):
        message = f"英文译名中没有与“{function}”相应的词语。"
        yield Report(last.span(), message, f"用{ENGLISH[function]}。")


@rule("TTL006", "english-capitals", clause="10.3.1.2", severity="warning", fix="safe")
def english_capitals(context: Context) -> Reports:
    """英文译名的大小写不对。

    为什么：英文译名各元素的第一个字母大写，其余小写，专名和缩略语除外（10.3.1.2）。

    错：specification for Construction and Operation of Urban Centres

    对：Specification for construction and operation of urban centres
    """
    for value in _elements(context, "en"):
        words = list(compiled(WORD).finditer(value.text))
        if words and words[0][0].islower() and words[0].start() == 0:
            span = value.span(0, 1)
            edit = Replacement(span, value.text[0].upper())
            yield Report(span, f"英文译名的元素以小写字母“{value.text[0]}”开头。", "改为大写。", (edit,))
        capital = [match.span() for match in needless_capitals(value.text)] or _shouted(value.text)
        if capital:
            span, word = value.span(*capital[0]), value.text[slice(*capital[0])]
            hint = "除第一个词和专名外改为小写。"
            yield Report(span, f"“{word}”等{len(capital)}个普通词用了大写。", hint)


def _shouted(text: str) -> list[tuple[int, int]]:
    """Return the place of the whole text if it is all capitals and more than an abbreviation."""
    return [(0, len(text))] if text.isupper() and text.count(" ") > 1 else []


@rule("TTL007", "part-typed-in-title", clause="7.1.3")
def part_typed_in_title(context: Context) -> Reports:
    """名称里写了“第×部分”。

    为什么：“第×部分：”由 part_of 生成，接在补充元素之前（7.1.3）；写在名称里会印两遍，或与编号不一致。

    错：supplement: 第2部分：活动策划

    对：supplement: 活动策划，part_of 中写 part: 2
    """
    for language, pattern in (("zh", PART), ("en", ENGLISH_PART)):
        for value in _elements(context, language):
            match = compiled(pattern).search(value.text)
            if match:
                message = f"名称里写了“{match[0]}”。"
                yield Report(value.span(*match.span()), message, "删去它，在 part_of 中给出系列编号和部分号。")


@rule("TTL008", "elements-in-one", clause="10.3.1.2", severity="warning")
def elements_in_one(context: Context) -> Reports:
    """一个名称元素里又有空格或破折号。

    为什么：名称由引导、主体、补充三种元素组成，元素之间的空隙由工具编排（6.1.1、10.3.1.2）。写在一起，封面和目录中就分不出元素。

    错：main: 城市运行　术语

    对：lead: 城市运行，main: 术语
    """
    whole = len([*_elements(context, "en")]) >= len([*_elements(context, "zh")])
    for language, gap in (("zh", GAP), *(() if whole else (("en", ENGLISH_GAP),))):
        for match, value in ((compiled(gap).search(value.text), value) for value in _elements(context, language)):
            if match is None:
                continue
            message = f"名称元素“{value.text}”里有空隙。"
            yield Report(value.span(*match.span()), message, "把各元素分别写在 lead、main、supplement 中。")


@rule("TTL009", "technical-conditions", clause="20001.5, 6.1.2", severity="warning")
def technical_conditions(context: Context) -> Reports:
    """规范的名称用“技术条件”。

    为什么：针对三个及三个以上目的的规范，名称宜用“技术规范”，不宜用“技术条件”（GB/T 20001.5—2017，6.1.2）。

    错：便携式水质采样箱　技术条件

    对：便携式水质采样箱　技术规范
    """
    if context.data.function != "规范":
        return
    for value in _elements(context, "zh"):
        at = value.text.find("技术条件")
        if at >= 0:
            yield Report(value.span(at, at + 4), "规范的名称用了“技术条件”。", "改为“技术规范”。")


OFFICIAL = r"(?:管理|实施|暂行|试行|工作|考核|奖惩)?(?:办法|细则|条例|制度|方案|意见|通知|纲要)(?:（试行）)?$"


@rule("TTL012", "title-of-official-paper", clause="6.1.4.2")
def title_of_official_paper(context: Context) -> Reports:
    """名称以“办法”“细则”“条例”等公文的名称结尾。

    为什么：标准的名称以规范、规程、指南等表明功能类型（6.1.4.2表1）；办法、细则、条例、制度是公文和法规的名称。

    错：城运中心管理办法

    对：城运中心管理规范
    """
    last = _last(context, "zh")
    match = compiled(OFFICIAL).search(last.text) if last else None
    if last and match:
        word = NAME_WORDS[context.data.function][0]
        yield Report(last.span(*match.span()), f"“{match[0]}”不是标准的名称。", f"改为“{word}”等表示功能类型的词语。")


@rule("TTL013", "near-function-word", clause="6.1.4.2", severity="info")
def near_function_word(context: Context) -> Reports:
    """规范、规程、评价的名称以“要求”“规则”“规定”等结尾。

    为什么：表1给出的词语是规范、规程、评价（6.1.4.2）；“技术要求”一类的名称也在使用，请自行判断。

    错：城运中心建设要求（function: 规范）

    对：城运中心建设规范
    """
    function, last = context.data.function, _last(context, "zh")
    if last is None or function not in ("规范", "规程", "评价") or _holds(_name(context), NAME_WORDS[function]):
        return
    word = next((word for word in NEAR_WORDS[function] if last.text.endswith(word)), "")
    if word:
        right = NAME_WORDS[function][0]
        yield Report(last.span(len(last.text) - len(word)), f"名称以“{word}”结尾。", f"表1的词语是“{right}”。")


@rule("TTL010", "lead-repeated", clause="6.1.2.1", severity="warning")
def lead_repeated(context: Context) -> Reports:
    """主体元素重复引导元素。

    为什么：引导元素只用来说明领域，主体元素已能明确对象时应省略引导元素（6.1.2.1）。

    错：lead: 智慧城市，main: 智慧城市运营中心规范

    对：lead: 智慧城市，main: 运营中心规范
    """
    for language in ("zh", "en"):
        lead, main = (read_value(context, "title", language, element) for element in ELEMENTS[:2])
        at = main.text.lower().find(lead.text.lower()) if lead and main and len(lead.text) > 1 else -1
        if lead and main and at >= 0:
            message = f"主体元素重复了引导元素“{lead.text}”。"
            yield Report(main.span(at, at + len(lead.text)), message, "在主体元素中删去，或省略引导元素。")


@rule("TTL011", "part-without-supplement", clause="7.1.3")
def part_without_supplement(context: Context) -> Reports:
    """部分的名称没有补充元素。

    为什么：部分的名称在“第×部分：”之后接补充元素，各部分以它相区别（7.1.3）；没有补充元素，封面上“第×部分：”之后就是空的。

    错：part_of 中 part: 2，title 中没有 supplement。

    对：supplement: 活动策划
    """
    value = read_value(context, "title", "zh", "main")
    part_of = context.data.part_of
    if part_of and value and not context.data.title.zh.supplement:
        message = f"名称在“第{part_of.part}部分：”之后没有补充元素。"
        yield Report(value.span(), message, "在 title 中给出 supplement，各部分不同。")
