"""Provisions in places where their kind is forbidden (8.10, 9.2, 9.3, 9.6.1.2); the table is `permitted`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import takewhile

from qicao.model.block import Block, Example, Paragraph
from qicao.model.inline import plain_text
from qicao.model.standard import Clause
from qicao.rules.context import Context
from qicao.rules.modals.doubts import doubtful
from qicao.rules.modals.words import RUNNING
from qicao.rules.passage import Passage, Place
from qicao.rules.permitted import FORBIDDEN, PRODUCT, Part, part_of, titled_part
from qicao.rules.provisions import Provision, ProvisionKind, states_law
from qicao.rules.rule import Report, Reports, Stretch, rule
from qicao.source.patterns import compiled

__all__ = [
    "common_clause_of_other_kind",
    "other_than_requirement",
    "provision_in_example",
    "provision_in_footnote",
    "provision_in_note",
    "provision_in_overview",
    "requirement_in_informative_annex",
    "requirement_in_principles",
]

PREDICATE = "[^，。；]{3,16}?(?:便于|易于|利于|能|会|是|为(?!了)|有|不|属于|适用于|需|须|可)"
"""Text after 可 and a verb if they describe the subject of a sentence: 可拆卸桨叶便于运输."""
KINDS: Mapping[ProvisionKind, str] = {"requirement": "要求", "recommendation": "推荐", "permission": "允许"}
CHOICE = (
    "不(?!能)|采用|选用|使用|选择|省略|自行|适当|酌情|另|合并"
    "|(?:根据|视(?![为作])|按)(?![^，。；]{0,20}(?:计算|求|得|判断|看|推|换算))"
)
"""Text that shows that 可 permits a choice and does not state what is possible."""
STATED = (
    "得|求|由(?![^，。；]{0,20}(?:承担|负责|担任|完成|实施|执行|代替|填写|确定|办理|求得|算得|计算|换算|选择|选定|决定|提供|安排|巡查|维护|委托|协商|编制|制定))|看|推|知|认为|视[为作]|表示|表述|写[成作](?=[^\u3400-\u9fff]|公式|下式)|记[为作]|简称|称|分[为成]|归"
    "|从[^，。；]{0,12}[看得推知]|通过[^，。；]{0,20}[得求看知]|用[于来]|达|近似|简化|以[^，。；]{0,12}[为看]|理解|参?见|导致|造成|引[起发]|影响|产生|出现|发生|存在"
    "|包[括含]|为|是|有|能|帮助|提供|反映|说明|保持|起到|形成|进入|到|作[为用]|具|兼|覆盖|支持|承受|容纳|存|使|让|同时|随|因"
)
"""Text after 可 in a plain statement: 可分为三类; 可缩短时间 should be 能 (table C.5)."""
ALLOWS = "有|存在|出现|使用|采用|在|将|按|不|设[置立]|调整|更换|更改|省略|合并|增加|减少|缩短|延长"
"""Text after 允许 if it permits."""


def _misplaced(context: Context, passage: Passage, part: Part) -> Iterator[Provision]:
    """Yield the provisions that the part forbids, the first one of each sentence."""
    seen: set[int] = set()
    for provision in context.misplaced(passage):
        sentence, _ = passage.sentence_at(provision.start)
        if sentence not in seen and provision.kind in FORBIDDEN[part] and _is_meant(passage, provision):
            seen.add(sentence)
            yield provision


def _is_meant(passage: Passage, provision: Provision) -> bool:
    """Return whether a word that may permit does so: 可 and 允许 are also words of plain statements."""
    if not passage.typed(provision.start, provision.end):
        return False
    if provision.word in ("可", "可以"):
        begins = provision.start == 0 or passage.text[provision.start - 1] in "。；，：、"
        if compiled(CHOICE).match(passage.text, provision.end):
            return True
        if begins and compiled(PREDICATE).match(passage.text, provision.end):
            return False  # 可拆卸桨叶便于运输 describes a thing
        return not compiled(STATED).match(passage.text, provision.end)
    return provision.word != "允许" or bool(compiled(ALLOWS).match(passage.text, provision.end))


def _reports(context: Context, passage: Passage, part: Part, where: str, hint: str) -> Reports:
    for provision in _misplaced(context, passage, part):
        place = Stretch(passage, provision.start, provision.end)
        yield Report(place, f"{where}用“{provision.word}”表达了{KINDS[provision.kind]}。", hint)


def _in_addition(context: Context, passage: Passage, part: Part, where: str, hint: str) -> Reports:
    """Yield reports about additional information: about the provisions in it.

    If there are none, a word that may be one is reported as a hint.
    """
    found = list(_reports(context, passage, part, where, hint))
    yield from found
    word = None if found else next(iter(doubtful(passage)), None)
    if word:
        remedy = "表示能力用“能”，表示可能性用“可能”，陈述事实不用能愿动词；是条款的，移到条文里。"
        yield Report(word, f"{where}的“{word.text}”像是条款。", remedy, severity="info")


@rule("MOD011", "provision-in-note", clause="9.2", on=Passage, forms=("note",))
def provision_in_note(context: Context, passage: Passage) -> Reports:
    """注里有要求、推荐或允许。

    为什么：注是附加信息，只陈述事实，不包含条款（9.2）；图脚注和表脚注可以。

    错：注：测试时间不应少于30 min。

    对：注：测试时间通常为30 min。
    """
    if part_of(passage) == "note" and not states_law(passage.text):
        yield from _in_addition(context, passage, "note", "注里", "移到条文里，或改写成事实的陈述。")


@rule("MOD012", "provision-in-example", clause="9.2", on=Passage, forms=("example",))
def provision_in_example(context: Context, passage: Passage) -> Reports:
    """示例里有要求、推荐或允许。

    为什么：示例是附加信息，不包含条款（9.2）。为举例而写出的条款放在引号里，或用线框示例整段示出（9.10.4）。

    错：示例：受理量为120件时，应设10个席位。

    对：示例：受理量为120件时，席位为10个。
    """
    if part_of(passage) != "example":
        return
    holder = passage.place.holder(Example)
    if isinstance(holder, Example) and not _is_shown(holder, passage):
        if compiled(ASKED_FOR).match(passage.text):
            yield Report(Stretch(passage, 0, 1), "示例以“应”开头。", "删去“应”，只陈述事实。")
            return
        hint = "移到条文里，或改写成事实的陈述；举条款为例时加引号。"
        yield from _in_addition(context, passage, "example", "示例里", hint)


ASKED_FOR = "应[^，。；用急届]{1,6}的(?!数|数量|总)"
"""An example of something that is demanded, and not of something that exists."""


def _is_shown(example: Example, passage: Passage) -> bool:
    """Return whether the text is itself the example.

    It is after a paragraph with a colon at its end (9.10.4), without a list between.
    """
    blocks = example.blocks
    led = next((at for at, block in enumerate(blocks) if _leads(block)), len(blocks))
    shown = takewhile(lambda block: isinstance(block, Paragraph), blocks[led + 1 :])
    return any(passage.node is block for block in shown) or not any(passage.node is block for block in blocks)


def _leads(block: Block) -> bool:
    return isinstance(block, Paragraph) and plain_text(block.inlines).rstrip().endswith(("：", ":"))


@rule("MOD013", "provision-in-footnote", clause="9.2", on=Passage, forms=("footnote",))
def provision_in_footnote(context: Context, passage: Passage) -> Reports:
    """条文脚注里有要求、推荐或允许。

    为什么：条文脚注是附加信息，不包含条款（9.2）；图脚注和表脚注可以（9.12.2）。

    错：[^研判]: 初步研判应由值班员完成。

    对：[^研判]: 初步研判指系统自动作出的判断。
    """
    if PRODUCT not in passage.text:
        yield from _in_addition(context, passage, "footnote", "条文脚注里", "移到条文里，或改写成事实的陈述。")


ANNEX_FORMS = frozenset({"paragraph", "item", "cell", "frame-paragraph", "warning"})


@rule("MOD014", "requirement-in-informative-annex", clause="9.6.1.2", severity="warning", on=Passage)
def requirement_in_informative_annex(context: Context, passage: Passage) -> Reports:
    """资料性附录里有要求。

    为什么：资料性附录只给出附加信息；补充的条款放在规范性附录里（9.6.1.2，9.2）。

    错：资料性附录里写“值班日志应保存2年”。

    对：把它移到条文里，附录只写“值班日志的样式见表C.1”。
    """
    if passage.place.element == "informative-annex" and passage.form in ANNEX_FORMS:
        hint = "移到条文里，或把附录改为规范性；只作说明时改写成事实的陈述。"
        yield from _reports(context, passage, "informative-annex", "资料性附录里", hint)


def _within(context: Context, clause: Clause, part: Part) -> Iterator[Passage]:
    """Yield the running text of the clause to which the rule of the part applies."""
    for passage in context.within(clause):
        if passage.form in RUNNING and part_of(passage) == part:
            yield passage


@rule("MOD015", "requirement-in-principles", clause="8.10", on=Clause)
def requirement_in_principles(context: Context, node: Clause, _place: Place) -> Reports:
    """总体原则、总则里有要求。

    为什么：总体原则、总则、原则用陈述型或推荐型条款，不包含要求（8.10）；要求放在总体要求里。

    错：# 总则 之下写“志愿者应自愿报名”。

    对：# 总则 之下写“志愿者宜自愿报名”。
    """
    if titled_part(node) == "principles":
        where, hint = f"“{plain_text(node.title)}”里", "改为推荐或陈述，或移到“总体要求”等章里。"
        for passage in _within(context, node, "principles"):
            yield from _reports(context, passage, "principles", where, hint)


@rule("MOD016", "other-than-requirement", clause="8.10", on=Clause)
def other_than_requirement(context: Context, node: Clause, _place: Place) -> Reports:
    """总体要求里有推荐。

    为什么：总体要求用要求型条款（8.10）；推荐放在总体原则里，或放到相应的章里。

    错：# 总体要求 之下写“城运中心宜建立数据模型”。

    对：# 总体要求 之下写“城运中心应建立数据模型”。
    """
    if titled_part(node) == "general-requirements":
        for passage in _within(context, node, "general-requirements"):
            hint = "改为要求，或移到别的章里。"
            yield from _reports(context, passage, "general-requirements", "“总体要求”里", hint)


@rule("MOD017", "provision-in-overview", clause="9.3", on=Clause)
def provision_in_overview(context: Context, node: Clause, _place: Place) -> Reports:
    """概述里有要求或推荐。

    为什么：概述只作陈述，不包含要求、指示和推荐（9.3）；它们放在通用要求或通则里。

    错：## 概述 之下写“系统应由四类子系统组成”。

    对：## 概述 之下写“系统由四类子系统组成”。
    """
    if titled_part(node) == "overview":
        hint = "改写成陈述，或把标题改为“通则”“通用要求”。"
        reports = [
            report
            for passage in _within(context, node, "overview")
            for report in _reports(context, passage, "overview", "“概述”里", hint)
        ]
        if reports and node.span:
            message = f"标题是“{plain_text(node.title)}”，内容里有要求或推荐。"
            yield Report(node.span, message, "按内容改用别的标题，或把内容改写成陈述。", severity="warning")
        yield from reports


COMMON = {"通用要求": "均为要求", "通则": "至少有一项要求"}
FREE = ("指南", "术语", "试验方法", "符号", "分类")
"""Functions whose clauses need no requirement, or have instructions without a modal verb."""


@rule("MOD018", "common-clause-of-other-kind", clause="9.3", on=Clause)
def common_clause_of_other_kind(context: Context, node: Clause, _place: Place) -> Reports:
    """通用要求、通则里没有要求，或通用要求里有推荐。

    为什么：通用要求全部是要求，通则至少有一项要求（9.3）；只作陈述的用“概述”。

    错：## 通用要求 之下写“设备宜集中布置”。

    对：## 通用要求 之下写“设备应集中布置”。
    """
    title = plain_text(node.title)
    if title not in COMMON or context.data.function in FREE or not node.span:
        return
    stated = [(passage, item) for passage in context.within(node) for item in context.provisions(passage.text)]
    if not any(item.kind == "requirement" for _, item in stated):
        yield Report(node.span, f"“{title}”里没有要求，它应{COMMON[title]}。", "写成要求，或按内容改用“概述”等标题。")
    for passage, item in stated if title == "通用要求" else ():
        if item.kind == "recommendation" and part_of(passage) == "body" and passage.form in RUNNING:
            place = Stretch(passage, item.start, item.end)
            yield Report(place, f"“通用要求”里用“{item.word}”表达了推荐。", "改为要求，或移到别的条里。")
