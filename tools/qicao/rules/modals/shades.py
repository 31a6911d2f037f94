"""Requirements that are softened, hedged, doubled or that nobody can verify (9.4.2, C.1, GB/T 20001.5)."""

from __future__ import annotations

from qicao.model.finding import Severity
from qicao.rules.context import Context
from qicao.rules.modals.words import HEDGE_BEFORE, RUNNING, SOFT, provision_at
from qicao.rules.permitted import forbids, part_of
from qicao.rules.rule import Hit, Replacement, Report, Reports, compiled, word_rule

__all__ = [
    "doubled_modal",
    "hedged_requirement",
    "incomplete_enumeration",
    "softened_requirement",
    "unverifiable",
]


def _governed(context: Context, hit: Hit, word: str) -> Reports:
    """What is said of a word that stands apart from the 应 that governs it, be that in the lead-in of its list."""
    passage, at = hit.passage, hit.match.start()
    free = passage.form in RUNNING and not passage.quoted(at) and not forbids(passage, "requirement")
    if free and passage.typed(*hit.match.span()) and context.governing(passage, at) == "requirement":
        yield hit.report(f"要求里用了“{word}”。", "删去它，写出可以证实的要求，或改用“宜”。")


def _ungoverned(context: Context, hit: Hit) -> Reports:
    """What is said of a word with which no modal verb goes, in a clause that lays something down."""
    passage, at = hit.passage, hit.match.start()
    laid = passage.form in ("paragraph", "item") and part_of(passage) == "body" and not passage.quoted(at)
    if laid and passage.typed(*hit.match.span()) and context.governing(passage, at) is None:
        message = f"“{hit.match[0]}”没有与“宜”连用。"
        yield Report(hit.stretch, message, "加上“宜”，或写出可以证实的要求。", severity="warning")


def _weaken(hit: Hit, message: str, hint: str) -> Report:
    """What is said of the matched words, with 宜 in the place of their 应."""
    modal = hit.group("modal")
    new = "不宜" if modal.text.startswith("不") else "宜"
    free = not forbids(hit.passage, "requirement") and not forbids(hit.passage, "recommendation")
    return Report(hit.stretch, message, hint, (Replacement(modal, new),) if free else ())


@word_rule(
    "MOD007",
    "softened-requirement",
    clause="9.4.2.2",
    words=("尽可能", "尽量", "考虑", "避免", "慎重"),
    pattern=f"(?P<modal>不?应(?:当|该)?)(?:{SOFT})|(?P<soft>尽可能|尽量)(?![的地高低大小多少快慢短长])(?P<last>不?应(?:当|该)?)?",
    fix="unsafe",
)
def softened_requirement(context: Context, hit: Hit) -> Reports:
    """要求里用了“尽可能”“尽量”“考虑”“避免”“慎重”。

    为什么：这些词使要求无法证实，不与“应”连用，可与“宜”连用（9.4.2.2）。

    错：席位应尽可能靠近主显示屏。

    对：席位宜尽可能靠近主显示屏。
    """
    name = "modal" if hit.match["modal"] else "last" if hit.match["last"] else ""
    if not name:
        yield from _governed(context, hit, hit.match["soft"])
        yield from _ungoverned(context, hit)
        return
    if provision_at(context, hit, name) is None or compiled(HEDGE_BEFORE).search(
        hit.passage.text, 0, hit.match.start()
    ):
        return
    if compiled("[）》]规定[^。；]*$").search(hit.passage.text, 0, hit.match.start()):
        return  # what another document lays down is only told here
    soft = hit.match[0].replace(hit.match[name], "", 1)
    message, hint = f"“{soft}”与“{hit.match[name]}”连用。", "改为“宜”，或写出可以证实的要求。"
    yield _weaken(hit, message, hint) if name == "modal" else hit.report(message, hint)


EXCEPTION = "[^。；]*(?:时|情况下?|情形下?|的)，?[^，。；]{0,12}应"
"""What holds in the other cases: 一般情况下应停机检查，有人值守时应带电检查."""


@word_rule(
    "MOD008",
    "hedged-requirement",
    clause="9.4.2.3",
    words=("一般", "通常", "原则上"),
    pattern=(
        "(?P<hedge>原则上[^，。；]{0,8}?|通常[^，。；的]{0,6}?|一般)(?P<modal>不?应(?:当|该)?)"
        "|(?P<apart>(?<![^，。；：])(?:原则上|一般情况下)(?!的)|(?<=应)(?:原则上|通常|一般(?!性|工业|固|建筑|公|人|要求|纳税)))"
    ),
    fix="unsafe",
)
def hedged_requirement(context: Context, hit: Hit) -> Reports:
    """要求里用了“一般”“通常”“原则上”。

    为什么：要求没有例外，这些词不与“应”连用，可与“宜”连用（9.4.2.3）。

    错：值班日志一般应保存2年。

    对：值班日志一般宜保存2年。
    """
    if hit.match["apart"]:
        if compiled(EXCEPTION).match(hit.passage.text, hit.match.end()):
            return
        yield from _governed(context, hit, hit.match["apart"])
    elif provision_at(context, hit, "modal"):
        hedge = hit.match["hedge"][: 3 if hit.match[0].startswith("原") else 2]
        yield _weaken(
            hit, f"“{hedge}”与“{hit.match['modal']}”连用。", "改为“宜”；有例外时写明前提，如“……情况下，应……”。"
        )


ENOUGH = "足够的?[^，。；]{1,12}(?:容纳|存放|承受|支持|支撑|满足|以|用于|供(?![电水气热暖货给应]))"
"""What says for what it is enough, and so can be tried."""


VAGUE = (
    "(?<!不)(?:足够|适当|合理(?!性|化|之处)|良好|及时(?!率|性)|尽快|较为|妥善|坚固|便捷|美观|适量|充足|必要的|充分(?!考虑|利用率)|熟练)|较[高低大小好强快多短长]的|较[短长]时间|从速|适时(?!性)|(?:先进|合适|安全可靠)的"
    "|相对(?:完善|稳定|合理|集中|固定|独立)|(?<!非)定期(?!限|存款|报告|报表|检验(?:报告|合格|周期|标志|机构))|(?<!不)必要时|如有必要|视情况|酌情"
)
"""What nobody can measure or count."""


@word_rule(
    "MOD009",
    "unverifiable",
    clause="C.1",
    words=(
        "足够",
        "适当",
        "合理",
        "良好",
        "及时",
        "尽快",
        "较",
        "相对",
        "必要时",
        "定期",
        "熟练",
        "充分",
        "妥善",
        "坚固",
        "便捷",
        "美观",
        "适量",
        "充足",
        "必要",
        "视情",
        "酌情",
        "从速",
        "适时",
        "先进",
        "合适",
        "安全可靠",
    ),
    pattern=VAGUE,
    severity="warning",
)
def unverifiable(context: Context, hit: Hit) -> Reports:
    """规范的要求里用了无法证实的词。

    为什么：规范标准的每项要求都要能证实，不用“应足够坚固”“应较为便捷”一类定性的表述（附录C表C.1；GB/T 20001.5—2017，6.3.5.2）。

    错：值班员应及时处置告警。

    对：值班员应在10 min内处置告警。
    """
    passage = hit.passage
    if context.data.function != "规范" or passage.form not in RUNNING or passage.quoted(hit.match.start()):
        return
    start = _clause_start(hit)
    stated = _is_required(context, hit, start) and not forbids(passage, "requirement")
    measured = compiled(r"(?:\d|是否)[^，。；]*$").search(passage.text, start, hit.match.start())
    purpose = compiled(ENOUGH).match(passage.text, hit.match.start())
    if stated and not measured and not purpose:
        severity: Severity | None = "info" if hit.match[0] == "定期" else None
        message, hint = f"“{hit.match[0]}”无法证实。", "给出可以测量、检查或核对的值或条件。"
        yield Report(hit.stretch, message, hint, severity=severity)


def _is_required(context: Context, hit: Hit, start: int) -> bool:
    """Whether the words, in the clause that begins at *start*, say what is required.

    They do behind a 应; before it as what its subject is like (合理的席位数应) or when it is asked for (必要时，应); in an
    item of a list also by the lead-in.
    """
    passage, at = hit.passage, hit.match.start()
    asked = hit.match[0] in ("必要时", "如有必要", "视情况", "酌情")
    end = at + len(compiled("[；。]").split(passage.text[at:], maxsplit=1)[0])
    found = context.provisions(passage.text)
    later = [item for item in found if asked and at < item.start < end]
    words = later[:1] or [item for item in found if start <= item.start < at]
    if words:
        return words[-1].kind == "requirement"
    whole = asked or compiled("(?<![^，。；：])$").search(passage.text, 0, at)
    attribute = asked or passage.text.startswith("的", hit.match.end())
    if whole and attribute and context.governing(passage, at) == "requirement":
        return True
    ends = passage.text[hit.match.end() : hit.match.end() + 1] in ("", "；", "。", "，")
    led = passage.form == "item" and ends and not context.provisions(passage.text)
    return led and context.governing(passage, at) == "requirement"


def _clause_start(hit: Hit) -> int:
    """Where the clause of the matched words begins; one that goes on with 并 or with these words belongs to that before."""
    text = hit.passage.text
    at = max(text.rfind(mark, 0, hit.match.start()) for mark in "，。；：") + 1
    if text[at : hit.match.start()] in ("", "并", "且", "并且") and text[at - 1 : at] == "，":
        at = max(text.rfind(mark, 0, at - 1) for mark in "，。；：") + 1
    return at


@word_rule(
    "MOD010",
    "doubled-modal",
    clause="9.1",
    words=(
        "应应",
        "应宜",
        "宜应",
        "可应",
        "应必须",
        "必须应",
        "应须",
        "须应",
        "应不得",
        "应严禁",
        "应不宜",
        "宜可",
        "可宜",
        "应可",
        "应需",
    ),
)
def doubled_modal(context: Context, hit: Hit) -> Reports:
    """两个能愿动词连用。

    为什么：一个条款只有一种类型，由一个能愿动词表明（9.1）。

    错：值班员应必须签到。

    对：值班员应签到。
    """
    first = provision_at(context, hit)
    second = first and next((item for item in context.provisions(hit.passage.text) if item.start == first.end), None)
    if first and hit.match[0] == "应需" and not compiled("求|量|方").match(hit.passage.text, hit.match.end()):
        yield hit.report("“应”与“需”连用。", "只留一个能愿动词。")
    elif first and second:
        yield hit.report(f"“{first.word}”与“{second.word}”连用。", "只留一个能愿动词。")


LISTED = "[^，。；：、]、[^，。；：、]{1,16}?"
"""The last two things of a list."""
COUNTED = r"[\d一二两三四五六七八九十各]+\s?(?:[个项种类级方条款部名座台人]|要素)"
"""等三项 ends a list that is whole."""


@word_rule(
    "MOD019",
    "incomplete-enumeration",
    clause="C.1",
    words=("等",),
    pattern=f"{LISTED}、?(?P<et>等等?)(?![级待候于同效值距分高额离式号温压保于着]|{COUNTED})",
    severity="info",
)
def incomplete_enumeration(context: Context, hit: Hit) -> Reports:
    """要求列举的事项以“等”结束。

    为什么：“等”使要求没有完，无法证实是否符合（附录C表C.1）。

    错：台账应包括问题、原因、措施等。

    对：台账应包括问题、原因和措施。
    """
    passage, at = hit.passage, hit.match.start("et")
    free = passage.form in RUNNING and not passage.quoted(at) and not forbids(passage, "requirement")
    if free and context.governing(passage, at) == "requirement":
        yield Report(
            hit.group("et"), "要求列举的事项以“等”结束，没有写完。", "写全各项，或说明其余各项由谁按什么确定。"
        )
