"""FWD: the data that are printed in the foreword and the introduction (8.3, 8.4, D.3)."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.rules.adopted import change_of_nothing, difference_without_place, difference_without_reason
from qicao.rules.context import Context
from qicao.rules.parties import party_entry
from qicao.rules.rule import Replacement, Report, Reports, Stretch, rule
from qicao.rules.values import Value, absent, read_values
from qicao.rules.versions import other_part_title, version_count
from qicao.source.patterns import compiled

__all__ = [
    "adoption_contradiction",
    "change_of_nothing",
    "change_verb",
    "change_without_place",
    "changes_missing",
    "committee_code_missing",
    "difference_without_place",
    "difference_without_reason",
    "generated_sentence_typed",
    "history_missing",
    "other_part_title",
    "party_entry",
    "patents_incomplete",
    "provision_in_foreword",
    "published_part_form",
    "requirement_in_introduction",
    "responsible_missing",
    "this_version_missing",
    "version_count",
]

VERBS = (
    ("增加", "新增加?|新加|添加|补充", "新增"),
    ("更改", "修改|修订|变更|调整", "修改(?!单)"),
    ("删除", "取消|去掉|移除|删去", "取消"),
)
"""A verb of 8.3 c), words used in its place with 了, and those used in whole sentences without 了."""
CHANGES = ("added", "changed", "deleted", "items")
RESPONSIBLE = (("in_charge", "归口单位"), ("drafted_by", "起草单位"), ("drafters", "主要起草人"))
PATENT = (("clause", "涉及的条"), ("content", "涉及的内容"), ("holder", "专利持有人"), ("address", "地址"))
COMMITTEE = r"全国[^（）()]*标准化[^（）()]*(?:技术委员会|工作组)(?![^（）()]*(?:技术委员会|工作组))(?!\s*[（(]\s*SAC)"
GENERATED = (
    r"按照GB/T 1\.1.*起草|首次发布。?$|某些内容可能涉及专利|不承担识别专利的责任"
    r"|^本文件是.{1,40}的第.{1,3}部分。?$|^本文件(?:等同|修改)采用(?:ISO|IEC)"
    r"|^本文件(?:全部|部分)?代替|^本文件由.*(?:提出|归口|组织实施)。?$|^本文件(?:主要)?(?:起草单位|起草人)"
)
"""Words of the sentences that qicao generates in the foreword."""
ONLY_OLD = r"（见\s?(?:\d{4}|[X×]{4})年版[^，、；）]*）"
"""A place that is only in the replaced document."""
REVISED = "对[^（）]{1,40}(?:作了|作出了?|进行了|做了)[^（）]{0,6}(?:修改|修订|变更|调整|更改|完善)"
"""A change that is described by a sentence of another kind."""
PART = r"第[\d×X]+部分：\S"


@rule("FWD001", "provision-in-foreword", clause="8.3")
def provision_in_foreword(context: Context) -> Reports:
    """前言里有要求、推荐或允许。

    为什么：前言给出起草依据、与其他文件的关系、起草者等信息，不应包含要求、指示、推荐或允许型条款（8.3）。
    所列技术变化中引述的条款不算。

    错：本文件应与DB31/T 1234配套使用。

    对：本文件与DB31/T 1234配套使用。
    """
    for passage in context.passages:
        if passage.place.element == "foreword" and passage.form in {"paragraph", "item"}:
            for found in context.misplaced(passage, plain=True):
                begins = not found.start or passage.text[found.start - 1] in "，；。"
                if passage.form == "paragraph" or begins:
                    place = Stretch(passage, found.start, found.end)
                    yield Report(place, f"前言里用“{found.word}”表示条款。", "改为陈述事实，或移到正文中。")


@rule("FWD002", "changes-missing", clause="8.3")
def changes_missing(context: Context) -> Reports:
    """代替了其他文件而没有写主要技术变化。

    为什么：前言应给出与被代替文件相比的主要技术变化（8.3 c)）。

    错：replaces 有一项，changes 是空的。

    对：changes: {added: […], changed: […], deleted: […]}
    """
    data = context.data
    if data.replaces and not any(getattr(data.changes, name) for name in CHANGES):
        place = context.at("changes") if context.given("changes") else context.at("replaces", 0, "number")
        yield Report(place, "有被代替的文件，没有主要技术变化（changes）。", "列出增加、更改和删除的内容。")


def _changes(context: Context) -> Iterator[tuple[str, Value]]:
    """Yield each technical change, with the field that contains it."""
    for name in CHANGES:
        yield from ((name, value) for _, value in read_values(context, "changes", name))


def _stated(context: Context) -> Iterator[tuple[str, Value]]:
    """Yield the same, and the technical differences from the adopted document, which are also whole sentences."""
    yield from _changes(context)
    yield from (("items", value) for _, value in read_values(context, "adoption", "differences"))


@rule("FWD003", "change-verb", clause="8.3", fix="safe")
def change_verb(context: Context) -> Reports:
    """技术变化不用“增加”“更改”“删除”。

    为什么：前言中技术变化的动词固定为“增加了”“更改了”“删除了”（8.3 c)）。

    错：修改了术语“城运中心”的定义（见3.2，2015年版的3.1）

    对：更改了术语“城运中心”的定义（见3.2，2015年版的3.1）
    """
    for name, value in _stated(context):
        twice = compiled("(?:增加|更改|删除)了").match(value.text) if name in CHANGES[:3] else None
        if twice:
            message = f"“{twice[0]}”由工具写在前面，印出时会重复。"
            yield Report(value.span(*twice.span()), message, "删去。", (Replacement(value.span(*twice.span()), ""),))
        for verb, words, bare in VERBS:
            match = compiled(f"(?:{words})了" + (f"|{bare}" if name == "items" else "")).match(value.text)
            if match:
                span = value.span(*match.span())
                message = f"技术变化以“{match[0]}”开头。"
                yield Report(span, message, f"改为“{verb}了”。", (Replacement(span, f"{verb}了"),))
        revised = compiled(REVISED).match(value.text)
        if revised:
            yield Report(value.span(*revised.span()), f"技术变化写成“{revised[0]}”。", "以“更改了”开头。")


@rule("FWD004", "change-without-place", clause="8.3", severity="warning")
def change_without_place(context: Context) -> Reports:
    """技术变化没有指明所在的章条。

    为什么：每项技术变化都指明在本文件和被代替文件中的位置：增加的“（见X.X）”，更改的“（见X.X，YYYY年版的X.X）”，删除的“（见YYYY年版的X.X）”
    （8.3 c)）。文件名称的更改没有章条，不检查。

    错：更改了响应时限

    对：更改了响应时限（见[](#时限)，2015年版的6.2）
    """
    for name, value in _changes(context):
        changed = name == "changed" or value.text.startswith("更改")
        if "见" not in value.text and "名称" not in value.text:
            yield Report(value.span(), "技术变化没有指明章条。", f"在末尾写“{_form(name, value.text)}”。")
        elif name == "added" and compiled(ONLY_OLD).search(value.text):
            message = "增加的内容指明的是被代替文件中的章条，那里没有它。"
            yield Report(value.span(), message, "写成本文件中的章条“（见X.X）”。")
        elif name == "deleted" and "年版" not in value.text and "名称" not in value.text:
            message = "删除的内容没有指明在被代替文件中的章条，本文件中没有它。"
            yield Report(value.span(), message, "写成“（见YYYY年版的X.X）”。")
        elif changed and compiled(ONLY_OLD).search(value.text):
            yield Report(value.span(), "更改的内容没有指明在本文件中的章条。", "写成“（见X.X，YYYY年版的X.X）”。")
        elif "见" in value.text and changed and "版" not in value.text:
            message = "更改的内容没有指明在被代替文件中的章条。"
            yield Report(value.span(), message, "写成“（见X.X，YYYY年版的X.X）”。")


def _form(name: str, text: str) -> str:
    """Return how the place of that change must be written."""
    if name == "deleted" or text.startswith("删除"):
        return "（见YYYY年版的X.X）"
    return "（见X.X，YYYY年版的X.X）" if name == "changed" or text.startswith("更改") else "（见X.X）"


@rule("FWD005", "committee-code-missing", clause="8.3")
def committee_code_missing(context: Context) -> Reports:
    """全国技术委员会的名称后没有国内代号。

    为什么：前言在全国专业标准化技术委员会的名称后给出它的国内代号（8.3 f)）。

    错：全国城市公共设施服务标准化技术委员会

    对：全国城市公共设施服务标准化技术委员会（SAC/TC 537）
    """
    for key in ("proposed_by", "in_charge"):
        for _, value in read_values(context, key):
            match = compiled(COMMITTEE).search(value.text)
            if match:
                message = f"“{match[0]}”后没有国内代号。"
                yield Report(value.span(*match.span()), message, "在名称后写“（SAC/TC ×××）”。")


@rule("FWD006", "patents-incomplete", clause="D.3")
def patents_incomplete(context: Context) -> Reports:
    """识别出专利而没有写全。

    为什么：已经识别出涉及专利的，引言应写明涉及的条和内容、专利持有人及其地址（8.4、D.3）。

    错：patents: identified，没有 identified 或其中没有 holder。

    对：identified: [{clause: "[](#密封)", content: 密封结构, holder: ×××, address: ×××}]
    """
    foreword = context.data.foreword
    if foreword.patents != "identified":
        if foreword.identified:
            message = f"给出了{len(foreword.identified)}项所识别的专利，而 patents 不是 identified，它们不会印出。"
            yield Report(context.at("foreword", "identified"), message, "写 patents: identified，或删去 identified。")
        return
    if not foreword.identified:
        yield Report(context.at("foreword", "patents"), "没有给出所识别的专利（identified）。", "逐项给出专利。")
    for place, patent in enumerate(foreword.identified):
        missing = [f"{name}（{key}）" for key, name in PATENT if not getattr(patent, key)]
        if missing:
            span = context.at("foreword", "identified", place)
            yield Report(span, f"所识别的专利缺少{'、'.join(missing)}。", "补上这些内容。")


@rule("FWD007", "responsible-missing", clause="8.3")
def responsible_missing(context: Context) -> Reports:
    """没有归口单位、起草单位或主要起草人。

    为什么：前言应给出归口、起草单位和主要起草人的信息（8.3 f)、g)）；提出单位可省略。

    错：没有 drafters。

    对：drafters: [×××, ×××]
    """
    for key, name in RESPONSIBLE:
        if not getattr(context.data, key):
            yield Report(absent(context, key), f"没有{name}（{key}）。", f"给出{name}；未定的写“×××”。")


@rule("FWD008", "history-missing", clause="8.3")
def history_missing(context: Context) -> Reports:
    """代替了其他文件而没有历次版本发布情况。

    为什么：前言应给出本文件及其所代替文件的历次版本发布情况（8.3 h)），包括本次是第几次修订。

    错：replaces 有一项，foreword.history 是空的。

    对：history: [2015年首次发布为DB31/T 1234—2015, 本次为第一次修订]
    """
    if context.data.replaces and not context.data.foreword.history:
        given = context.given("foreword", "history")
        place = context.at("foreword", "history") if given else context.at("replaces", 0, "number")
        yield Report(place, "有被代替的文件，没有历次版本发布情况（foreword.history）。", "逐次列出。")


@rule("FWD009", "adoption-contradiction", clause="8.3")
def adoption_contradiction(context: Context) -> Reports:
    """一致性程度与所写的差异矛盾。

    为什么：等同采用的文件没有技术差异和结构调整；修改采用的文件应说明结构调整和技术差异及其原因（8.3 d)）。

    错：degree: IDT，differences 有一项。

    对：degree: MOD，differences 有一项。
    """
    adoption = context.data.adoption
    if adoption is None:
        return
    if adoption.degree == "IDT" and adoption.differences:
        message = "等同采用（IDT）的文件写了技术差异。"
        yield Report(context.at("adoption", "differences", 0), message, "改为 MOD，或删去差异。")
    elif adoption.degree == "IDT" and adoption.structure:
        message = "等同采用（IDT）的文件写了结构调整。"
        yield Report(context.at("adoption", "structure"), message, "改为 MOD，或删去结构调整。")
    elif adoption.degree == "MOD" and not (adoption.differences or adoption.structure):
        message = "修改采用（MOD）的文件没有写结构调整和技术差异。"
        yield Report(context.at("adoption", "degree"), message, "在 structure 和 differences 中写明。")


@rule("FWD011", "published-part-form", clause="8.3", severity="warning")
def published_part_form(context: Context) -> Reports:
    """已发布的部分没有写成“第×部分：……”。

    为什么：前言用列项列出已经发布的部分，每项是“第1部分：”和该部分的补充元素（8.3 b)）。

    错：published: [GB/T 12345.1 总则]

    对：published: [第1部分：总则]
    """
    for _, value in read_values(context, "part_of", "published"):
        if not compiled(PART).match(value.text):
            yield Report(value.span(), f"“{value.text}”不是“第×部分：……”的写法。", "写成“第1部分：总则”的样子。")


@rule("FWD012", "requirement-in-introduction", clause="8.4")
def requirement_in_introduction(context: Context) -> Reports:
    """引言里有要求。

    为什么：引言说明背景、目的和内容的特点，不应包含要求型条款（8.4）。

    错：各级城运中心应按本文件自查。

    对：本文件供各级城运中心自查使用。
    """
    for passage in context.passages:
        if passage.place.element == "introduction" and passage.form in {"paragraph", "item", "cell", "frame-paragraph"}:
            for found in context.misplaced(passage, plain=True):
                if found.kind == "requirement":
                    place = Stretch(passage, found.start, found.end)
                    yield Report(place, f"引言里用“{found.word}”表示要求。", "改为陈述，或移到正文中。")


@rule("FWD013", "this-version-missing", clause="8.3", severity="warning")
def this_version_missing(context: Context) -> Reports:
    """历次版本发布情况没有说到本次。

    为什么：历次版本发布情况包括本次的版本，如“本次为第一次修订”（8.3 h)）。

    错：history: [2015年首次发布为DB31/T 1234—2015]

    对：history: [2015年首次发布为DB31/T 1234—2015, 本次为第一次修订]
    """
    history = [value for _, value in read_values(context, "foreword", "history")]
    if context.data.replaces and history and not any("本次" in value.text for value in history):
        message = "历次版本发布情况没有说到本次。"
        yield Report(history[-1].span(), message, "在末尾加一项，如“本次为第一次修订”。")


@rule("FWD014", "generated-sentence-typed", clause="8.3")
def generated_sentence_typed(context: Context) -> Reports:
    """前言里又写了一遍工具生成的话。

    为什么：前言按固定的次序给出起草依据、专利、提出和归口、起草单位和起草人、发布情况（8.3），这些话由工具按数据生成；再写一遍，就印两遍，
    次序也不对。

    错：extra: [本文件为首次发布。]

    对：（删去；没有被代替的文件时工具写这句话）
    """
    for key in ("relation", "extra"):
        for _, value in read_values(context, "foreword", key):
            match = compiled(GENERATED).search(value.text)
            if match:
                message = f"“{match[0]}”是工具生成的话，印出时会重复。"
                yield Report(value.span(*match.span()), message, "删去；内容由 standard.yaml 的其他项给出。")
