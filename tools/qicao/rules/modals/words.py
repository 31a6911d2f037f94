"""Words in place of those of annex C: 必须, 不得, 应当, 可以."""

from __future__ import annotations

from collections.abc import Mapping

from qicao.rules.context import Context
from qicao.rules.han import HAN
from qicao.rules.passage import Form
from qicao.rules.permitted import forbids, ruled_by_place
from qicao.rules.provisions import Provision, ProvisionKind, states_law
from qicao.rules.rule import Hit, Report, Reports, word_rule
from qicao.source.patterns import compiled

__all__ = [
    "ABLE",
    "HEDGE_BEFORE",
    "RUNNING",
    "SOFT",
    "before",
    "clause_before",
    "equivalent",
    "must",
    "ought",
    "prohibition",
    "provision_at",
    "replace_word",
    "told_by_place",
]

RUNNING: frozenset[Form] = frozenset(
    {
        *("paragraph", "item", "cell", "frame-paragraph", "note", "example"),
        *("warning", "footnote", "frame-footnote", "definition", "meaning", "key"),
    }
)
"""Forms of text that consist of sentences."""
SOFT = "尽可能|尽量|(?:优先|充分|综合|全面|统筹|首先|同时|重点|一并|合理|统一)?考虑(?!的)|避免|慎重"
"""Words that may not be combined with 应 (9.4.2.2)."""
ABLE = "应|宜|可|能|须|如|若|当"


def provision_at(context: Context, hit: Hit, name: str | int = 0) -> Provision | None:
    """Return the provision that the author states with the first of the matched words.

    None is returned for a cell of little more than the word, which is a value.
    """
    passage, start = hit.passage, hit.match.start(name)
    value = passage.form == "cell" and _is_value(passage.text, hit.match[name], hit.match.end(name))
    if value or passage.form not in RUNNING or passage.quoted(start) or not passage.typed(start, start + 1):
        return None
    return next((item for item in context.provisions(passage.text) if item.start == start), None)


def _is_value(cell: str, word: str, end: int) -> bool:
    """Return whether a cell has little more than the word: 禁止通行 is a sign and 必须+扩展 a degree, 须持证 is no name."""
    acts = word in ("必须", "应当", "须", "不得") and compiled(rf"{HAN}|\d").match(cell, end)
    return len(cell.strip()) <= len(word) + (1 if acts else 3)


def told_by_place(hit: Hit) -> bool:
    """Return whether a word is left alone: it states a law (9.5.4.2.2), or the rule on its place reports it."""
    return states_law(hit.passage.text) or ruled_by_place(hit.passage)


def before(hit: Hit, count: int = 1) -> str:
    """Return the characters before the matched ones."""
    return hit.passage.text[max(hit.match.start() - count, 0) : hit.match.start()]


def clause_before(hit: Hit) -> str:
    """Return the text between the last punctuation mark and the matched words."""
    text = hit.passage.text[: hit.match.start()]
    return text[max(text.rfind(mark) for mark in "，。；：") + 1 :]


def replace_word(hit: Hit, message: str, hint: str, new: str, kind: ProvisionKind = "requirement") -> Report:
    """Return the report about a word; it is replaced only where a provision of the kind is allowed."""
    return hit.report(message, hint, None if not new or forbids(hit.passage, kind) else new)


FACT = (
    "(?<![原起病事成])因$|[若如]$|(?<![场厕处住会诊哨究务研派检院])所$|(?<![成造])就$|(?<![人英])才$|(?<![规原准守细法通总])则$"
    "|(?<![方随简])便$"
)
"""Text before 必须 that states what had to be, as in 所必须的; 场所必须 and 规则必须 are requirements."""


@word_rule("MOD001", "must", clause="C.1", words=("必须",), fix="unsafe")
def must(context: Context, hit: Hit) -> Reports:
    """用“必须”表示要求。

    为什么：要求型条款的能愿动词是“应”（附录C表C.1）。“必须”只用于陈述法律法规等外部约束（9.5.4.2.2）。

    错：城运中心必须实行24 h值守。

    对：城运中心应实行24 h值守。
    """
    doubled = before(hit) == "应" or hit.passage.text.startswith("应", hit.match.end())
    fact = compiled(FACT).search(hit.passage.text, 0, hit.match.start())
    if provision_at(context, hit) and not told_by_place(hit) and not doubled and not fact:
        yield replace_word(hit, "“必须”不是要求型条款的能愿动词。", "改为“应”；陈述法律法规的约束时写明依据。", "应")


ACTS = (
    "使用|采用|在|将|把|对|向|用|与|从|以|因|由|作为|进入|携带|接触|触摸|拆|打开|关闭|停|堆|混|超|带|排|倾倒|安装|设置"
    "|擅自|私自|直接|随意|任意|无关|未|非|单独|同时|吸烟|饮食|攀|跨|踩|移动|更改|修改|删除|泄露|转让|转载"
)
"""Words after 禁止 with which 不应 makes a sentence; 严禁烟火 has no verb."""


@word_rule(
    "MOD002",
    "prohibition",
    clause="C.1",
    words=("不得", "禁止", "严禁", "不可", "不允许", "不许", "不准"),
    pattern="不得|严禁|禁止|不可|不允许|不许|不准(?!许)",
    fix="unsafe",
)
def prohibition(context: Context, hit: Hit) -> Reports:
    """用“不得”“禁止”“严禁”“不可”等表示禁止。

    为什么：要求型条款的否定形式是“不应”，不用“不可”“不得”“禁止”代替（附录C表C.1）。

    错：值班员不得离岗。

    对：值班员不应离岗。
    """
    word, passage = hit.match[0], hit.passage
    provision = provision_at(context, hit)
    if provision is None or provision.word != word or told_by_place(hit) or before(hit) == "应":
        return
    joined = before(hit) in tuple("并且或及来以能")
    if word in ("禁止", "不允许") and (joined or compiled(ABLE).search(clause_before(hit))):
        return
    if word == "不可" and passage.text.startswith("被", hit.match.end()):
        yield hit.report("“不可”不是条款的能愿动词。", "说的是能力时改为“不能”，是要求时改为“不应”。")
        return
    follows = word not in ("禁止", "严禁") or compiled(ACTS).match(passage.text, hit.match.end())
    yield replace_word(hit, f"“{word}”不是要求型条款的能愿动词。", "改为“不应”。", "不应" if follows else "")


@word_rule("MOD003", "ought", clause="9.1", words=("应当",), pattern="不?应当", severity="warning", fix="unsafe")
def ought(context: Context, hit: Hit) -> Reports:
    """用“应当”表示要求。

    为什么：条款用附录C规定的能愿动词（9.1）；表C.1中没有“应当”，它是法律文书的用词。

    错：值班员应当记录交接情况。

    对：值班员应记录交接情况。
    """
    after = hit.passage.text[hit.match.end() :]
    blurred = compiled(f"{SOFT}|必须").match(after) or compiled(HEDGE_BEFORE).search(
        hit.passage.text, 0, hit.match.start()
    )
    provision = provision_at(context, hit)
    if provision and provision.word == hit.match[0] and not blurred and not told_by_place(hit):
        new = hit.match[0].removesuffix("当")
        yield replace_word(hit, f"“{hit.match[0]}”不在附录C规定的能愿动词之中。", f"改为“{new}”。", new)


HEDGE_BEFORE = "(?:原则上[^，。；]{0,8}|通常[^，。；的]{0,6}|一般)$"
"""Words right before 应 that may not be combined with it (9.4.2.3)."""
EQUIVALENT: Mapping[str, tuple[str, ProvisionKind]] = {
    "应该": ("应", "requirement"),
    "不应该": ("不应", "requirement"),
    "不准许": ("不应", "requirement"),
    "只准许": ("应只", "requirement"),
    "允许": ("可", "permission"),
    "可以": ("可", "permission"),
    "可以不": ("不必", "permission"),
    "无须": ("不必", "permission"),
    "推荐": ("宜", "recommendation"),
    "不推荐": ("不宜", "recommendation"),
    "建议": ("宜", "recommendation"),
    "不建议": ("不宜", "recommendation"),
}
"""Words that may replace those of annex C in special cases → the usual word and its kind."""


ABILITY = {"能够": "能", "不能够": "不能", "有可能": "可能", "没有可能": "不可能"}
"""Words of statements (tables C.5 and C.6) → the usual word."""


@word_rule(
    "MOD004",
    "equivalent",
    clause="9.1",
    words=("应该", "准许", "可以", "无须", "推荐", "建议", "允许", "能够", "有可能"),
    pattern="不?能够|(?:没|(?<![所具没]))有可能(?!性)|不?应该|[不只]准许|可以不?|无须|不?推荐|不?建议|(?<![不所])允许(?=有|存在|出现|使用|采用|在|将|按|不)",
    severity="info",
    fix="unsafe",
)
def equivalent(context: Context, hit: Hit) -> Reports:
    """用等效表述代替通常的能愿动词。

    为什么：只有由于语言的原因不能用通常的能愿动词时，才用等效表述（9.1，附录C）。

    错：联络席可以与值守席位共用设备。

    对：联络席可与值守席位共用设备。
    """
    if hit.match[0] in ABILITY:
        yield from _of_ability(hit)
        return
    provision = provision_at(context, hit)
    if provision is None or provision.word not in EQUIVALENT:
        return
    new, kind = EQUIVALENT[provision.word]
    able = kind == "permission" and compiled("以便|使|从而|这样|才$").search(clause_before(hit))
    blurred = compiled(SOFT).match(hit.passage.text, provision.end) or before(hit) in tuple("应宜可")
    of_procedure = provision.word == "只准许" and context.data.function == "规程"  # its form of a 转换条件
    if not (able or blurred or of_procedure or forbids(hit.passage, kind)):
        yield hit.report(f"“{provision.word}”是“{new}”的等效表述。", f"没有语言上的原因时用“{new}”。", new)


def _of_ability(hit: Hit) -> Reports:
    """Yield the report about a word that states what can be or may happen."""
    passage, new = hit.passage, ABILITY[hit.match[0]]
    if passage.form in RUNNING and passage.typed(*hit.match.span()) and not passage.quoted(hit.match.start()):
        yield hit.report(f"“{hit.match[0]}”是“{new}”的等效表述。", f"没有语言上的原因时用“{new}”。", new)
