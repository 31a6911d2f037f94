"""Requirements that are softened, hedged, doubled or not complete (9.4.2, C.1)."""

from __future__ import annotations

from qicao.rules.context import Context
from qicao.rules.modals.words import HEDGE_BEFORE, RUNNING, SOFT, provision_at
from qicao.rules.permitted import forbids, part_of
from qicao.rules.rule import Hit, Replacement, Report, Reports, word_rule
from qicao.source.patterns import compiled

__all__ = [
    "doubled_modal",
    "hedged_requirement",
    "incomplete_enumeration",
    "softened_requirement",
]


def _governed(context: Context, hit: Hit, word: str) -> Reports:
    """Yield the report about a word that is separate from the 应 that governs it.

    The 应 may be in the lead-in of its list.
    """
    passage, at = hit.passage, hit.match.start()
    free = passage.form in RUNNING and not passage.quoted(at) and not forbids(passage, "requirement")
    if free and passage.typed(*hit.match.span()) and context.governing(passage, at) == "requirement":
        yield hit.report(f"要求里用了“{word}”。", "删去它，写出可以证实的要求，或改用“宜”。")


def _ungoverned(context: Context, hit: Hit) -> Reports:
    """Yield the report about a word without a modal verb, in a clause that prescribes something."""
    passage, at = hit.passage, hit.match.start()
    laid = passage.form in ("paragraph", "item") and part_of(passage) == "body" and not passage.quoted(at)
    if laid and passage.typed(*hit.match.span()) and context.governing(passage, at) is None:
        message = f"“{hit.match[0]}”没有与“宜”连用。"
        yield Report(hit.stretch, message, "加上“宜”，或写出可以证实的要求。", severity="warning")


def _weaken(hit: Hit, message: str, hint: str) -> Report:
    """Return the report about the matched words, with 宜 in place of their 应."""
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
        return  # this only reports what another document prescribes
    soft = hit.match[0].replace(hit.match[name], "", 1)
    message, hint = f"“{soft}”与“{hit.match[name]}”连用。", "改为“宜”，或写出可以证实的要求。"
    yield _weaken(hit, message, hint) if name == "modal" else hit.report(message, hint)


EXCEPTION = "[^。；]*(?:时|情况下?|情形下?|的)，?[^，。；]{0,12}应"
"""Text that applies in the other cases: 一般情况下应停机检查，有人值守时应带电检查."""


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
"""The last two members of an enumeration."""
COUNTED = r"[\d一二两三四五六七八九十各]+\s?(?:[个项种类级方条款部名座台人]|要素)"
"""等三项 ends a complete enumeration."""


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
