"""TRM003, TRM005 to TRM007: the wording of definitions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qicao.model.block import Paragraph
from qicao.model.inline import plain_text
from qicao.model.standard import Term
from qicao.rules.context import Context
from qicao.rules.passage import OBJECT, Passage
from qicao.rules.rule import Replacement, Report, Reports, Stretch, rule
from qicao.source.patterns import compiled, passing

__all__ = ["definition_opening", "definition_stop", "requirement_in_definition", "several_sentences"]

ADDED = r"(?<=[，；])(?:且|并且?|而且|同时)?(?P<word>不应|应|不宜|宜|必须|须)(?![急用答])[^，。；]{1,20}的[^，。；的]{1,12}(?:[，。；]|$)"
"""A demand added to a definition after a comma, in place of an attribute: ，应上锁的箱体."""
WHENEVER = r"(?:发现|出现|发生|遇到?|如有|若有)[^，。；的]{1,12}?(?<![相反对响适供])(?P<word>应|须|必须)(?![急用答变力激])[^，。；的]{1,12}的"
"""A demand under a condition: 发现问题应上报的活动."""
BOUND = (
    r"(?:(?<=[而均都也])(?P<word>应|须|必须|宜)(?![急用答变力激])[^，。；]{1,20}"
    r"|(?<=[^一三单两真相对反适供响感效])(?P<able>应)(?:可(?!行|靠)|能够?(?!力)|具备|具有|包括|保证|确保)[^，。；]{1,20})的[^，。；的]{1,12}(?:[，。；]|$)"
)
"""A demand in an attribute, recognised by the word before or after it: 结果应可核对的过程, 为……而应发布的信息."""
DESCRIBED = r"[^，。；\d且并]{1,8}的[^，。；的]{1,12}(?:[，。；]|$)"
"""Text after a word of requirement if that only describes the last noun, as in 应达到的最低值."""
OPENING = r"(?:是指|系指|指的是|即指|即(?![可将使时]便?)|即(?=使[^，]{2,}的)|是(?![否非])|指(?![挥示标定令数纹导南引向针派教环甲尖战责称认]))[：，]?"
REPEATED = r"[：:—]+|(?:为(?![使了满达实提保])|等于|由|使|是|指)"
"""Text after a term at the beginning of its own definition, however short the term is."""
WHOLE = 4
"""The length of a term from which it is a fault at the beginning of its definition, whatever follows."""
SPOKEN_OF = r"(?:所谓[^，。]{1,20}，是|(?:该|本|这一|此)(?:术语|概念|定义)是?指?)"
STOPS = "。，；、：！？.,;:!?"


def _term(passage: Passage) -> Term | None:
    """Return the entry that has the passage in its definition, or None."""
    division = passage.place.division
    return division if passage.form == "definition" and isinstance(division, Term) else None


@rule("TRM003", "requirement-in-definition", clause="8.7.3.3", on=Passage, forms=("definition", "item"))
def requirement_in_definition(context: Context, passage: Passage) -> Reports:
    """定义中有要求或推荐。

    为什么：定义用陈述型条款，不应含要求型条款，也不写成要求的形式（8.7.3.3）；对术语所指事物的要求放在规定要求的章里。

    错：志愿者：自愿提供服务，且应年满18周岁的人。

    对：志愿者：自愿提供服务的人。
    """
    if not (_term(passage) or _in_list(passage)):
        return
    for start, end in sorted({*_stated(context, passage), *_added(passage)}):
        word = Stretch(passage, start, end)
        kind = "推荐" if word.text.endswith("宜") else "要求"
        yield Report(word, f"定义中的“{word.text}”是{kind}。", f"定义只作陈述，把{kind}移到后面的章里。")


def _in_list(passage: Passage) -> bool:
    """Return whether the passage is an item of a list in a definition."""
    term = passage.place.division
    outermost = passage.place.holders[0] if passage.place.holders else None
    return passage.form == "item" and isinstance(term, Term) and outermost in term.definition


def _stated(context: Context, passage: Passage) -> Iterator[tuple[int, int]]:
    """Yield the words that state a requirement or recommendation and do not only describe the noun after them."""
    for provision in context.provisions(passage.text):
        described = compiled(DESCRIBED).match(passage.text, provision.end)
        stated = provision.kind == "requirement" or provision.word in ("宜", "不宜")
        demanded = passage.text.startswith(("可", "能"), provision.end)
        if stated and (demanded or not (described and provision.start)):
            yield provision.start, provision.end


def _added(passage: Passage) -> Iterator[tuple[int, int]]:
    """Yield the words of demands in place of an attribute."""
    for pattern in (ADDED, WHENEVER, BOUND):
        for match in compiled(pattern).finditer(passage.text):
            name = "word" if match["word"] else "able"
            if not passage.quoted(match.start(name)):
                yield match.span(name)


@rule(
    "TRM005", "definition-opening", clause="8.7.3.3", severity="warning", on=Passage, forms=("definition",), fix="safe"
)
def definition_opening(_context: Context, passage: Passage) -> Reports:
    """定义以“是指”“指”或术语自身开头。

    为什么：定义应能在上下文中代替术语（8.7.3.3），所以直接写“区别特征＋上位概念”，不重复术语，不用“是指”“指”引出。

    错：志愿者是指自愿提供服务的人。

    对：自愿提供服务的人。
    """
    term = _term(passage)
    if not term or passage.node is not term.definition[0]:
        return
    names = [plain_text(name) for name in (term.term, *term.admitted) if len(plain_text(name)) > 1]
    match = _opening(passage.text, names)
    if match:
        opening = Stretch(passage, *match.span())
        edits = () if match[0] in names else (Replacement(opening, ""),)
        yield Report(opening, f"定义以“{match[0]}”开头。", "直接写“区别特征＋上位概念”，不重复术语。", edits)


def _opening(text: str, names: Sequence[str]) -> re.Match[str] | None:
    """Return the words at the beginning of a definition that only introduce it, or repeat one of the *names*."""
    words = "|".join(map(re.escape, sorted(names, key=len, reverse=True))) or "(?!)"
    long = "|".join(re.escape(name) for name in names if len(name) >= WHOLE) or "(?!)"
    return passing(
        rf"(?:(?:{words})[，：]?)?{OPENING}|{SPOKEN_OF}|(?:{words})(?:{REPEATED})(?=.)|(?:{long})(?=.)"
    ).match(text)


@rule("TRM006", "definition-stop", clause="8.7.3.3", severity="warning", on=Passage, forms=("definition",), fix="safe")
def definition_stop(_context: Context, passage: Passage) -> Reports:
    """定义的末尾不是句号。

    为什么：定义写成一句，以句号结束（8.7.3.3的示例）。后面接列项、公式、图的段用冒号。

    错：自愿提供服务的人

    对：自愿提供服务的人。
    """
    term = _term(passage)
    if not term or not isinstance(term.definition[-1], Paragraph) or passage.node is not term.definition[-1]:
        return
    text = passage.text.rstrip("”’）")
    if not text or text[-1] in "。！？…" + OBJECT:
        return
    end = len(text) if text[-1] in STOPS else len(passage.text)
    last = Stretch(passage, end - (text[-1] in STOPS), end)
    shown = Stretch(passage, end - 1, end)
    yield Report(shown, "定义的末尾没有句号。", "以句号结束。", (Replacement(last, "。"),))


@rule("TRM007", "several-sentences", clause="8.7.3.3", severity="warning", on=Passage, forms=("definition",))
def several_sentences(_context: Context, passage: Passage) -> Reports:
    """定义有几句。

    为什么：定义应能在上下文中代替术语，写成一句；附加信息写成示例或注（8.7.3.3）。

    错：盛装水样的瓶。通常由玻璃制成。

    对：盛装水样的瓶。另写一条注：采样瓶通常由玻璃制成。
    """
    term = _term(passage)
    if not term:
        return
    at = term.definition.index(passage.node) if passage.node in term.definition else 0
    follows = at > 0 and isinstance(term.definition[at - 1], Paragraph)
    stops = compiled("。[”）]*(?![”）]|$)").finditer(passage.text)
    start = 0 if follows else next((stop.end() for stop in stops if not passage.quoted(stop.start())), -1)
    if start >= 0:
        yield Report(Stretch(passage, start, len(passage.text)), "定义不止一句。", "把附加的信息写成注或示例。")
