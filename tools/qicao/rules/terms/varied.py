"""TRM020: a term under a name that its entry does not give (5.4.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from qicao.model.inline import plain_text
from qicao.rules.context import Context
from qicao.rules.han import HAN
from qicao.rules.passage import Passage
from qicao.rules.rule import Replacement, Report, Reports, Stretch, rule
from qicao.source.patterns import compiled, passing

__all__ = ["term_varied"]

ALIKE = (
    "值守 值班",
    "巡检 巡查 巡视",
    "处置 处理",
    "试样 试件 样品",
    "席位 座席 坐席",
    "办结 结案",
    "场所 场地",
    "闭环 闭合",
    "水头差 水位差",
    "台账 账册",
    "预警 告警 报警",
    "指标 指数",
    "工单 派单",
    "时限 期限",
    "准确率 正确率",
    "及时率 按时率",
    "活动 行动",
)
"""Words that drafters use for one another."""
OTHERS = {word: [other for other in row.split() if other != word] for row in ALIKE for word in row.split()}
NAMES = frozenset({"term", "key", "title", "caption", "head"})
"""Forms of text that are names themselves, by which a drafter may mean another thing."""
PLACES = frozenset({"body", "normative-annex", "informative-annex"})
HANS = compiled(f"{HAN}+")
AFTER = "(?![域间（]|的?定义)"
"""值班区域 is not 值班区, and a name before a bracket is explained by it."""


@rule("TRM020", "term-varied", clause="5.4.1", severity="warning", fix="unsafe")
def term_varied(context: Context) -> Reports:
    """已界定的术语、图中已说明的部位，换了一个名称。

    为什么：同一概念使用同一术语，避免使用同义词（5.4.1）；写全称或换一个近义词，读者会以为是另一事物。

    错：城市运行中心每年应组织演练。（界定的术语是“城运中心”）

    对：城运中心每年应组织演练。
    """
    varied = dict(_variants(context))
    if not varied:
        return
    pattern = passing(f"(?:{_joined(varied)}){AFTER}")
    given = {_form(match[0], varied) for text in _given(context) for match in pattern.finditer(text)}
    for passage in context.passages:
        for match in pattern.finditer(passage.text) if _is_told(passage) else ():
            form = _form(match[0], varied)
            if (
                form not in given
                and HANS.fullmatch(match[0])
                and not passage.quoted(match.start())
                and passage.typed(*match.span())
            ):
                words, name = Stretch(passage, *match.span()), varied[form]
                hint = f"改为“{name}”；指的是另一事物时，另给它定义。"
                yield Report(words, f"“{match[0]}”与“{name}”像是同一事物。", hint, (Replacement(words, name),))


def _form(found: str, varied: Mapping[str, str]) -> str:
    """Return the variant that was found: itself, or the pattern of the long form."""
    return found if found in varied else _long(found[0] + found[2] + found[-2:])


def _joined(variants: Iterable[str]) -> str:
    """Return one pattern of all; variants with the same first character are together, so that the search can skip."""
    rests: dict[str, list[str]] = {}
    for variant in variants:
        rests.setdefault(variant[0], []).append(variant[1:])
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in rests.items())


def _is_told(passage: Passage) -> bool:
    return passage.form not in NAMES and passage.place.element in PLACES


def _variants(context: Context) -> Iterator[tuple[str, str]]:
    """Yield the variants of each name, as a pattern, with the name."""
    for name in dict.fromkeys(_names(context)):
        for variant in (*_long_forms(name), *_synonyms(name)):
            yield variant, name


def _given(context: Context) -> Iterator[str]:
    """Yield the names that the document itself gives to things."""
    yield from (passage.text for passage in context.passages if passage.form in NAMES)
    yield from (plain_text(words) for term in context.terms for words in (*term.admitted, *term.deprecated))


def _names(context: Context) -> Iterator[str]:
    yield from (plain_text(term.term) for term in context.terms)
    yield from (passage.text.rstrip("；。") for passage in context.passages if passage.form == "key")


def _long_forms(name: str) -> Iterator[str]:
    """Yield 城市运行中心 for 城运中心: a word for each of the characters before the last two."""
    if compiled(f"{HAN}{{4}}").fullmatch(name):
        yield _long(name)


def _long(name: str) -> str:
    return f"{name[0]}.{name[1]}.(?:..)?{name[2:]}"


def _synonyms(name: str) -> Iterator[str]:
    """Yield the name with one of its words replaced by a word with the same meaning."""
    if compiled(f"{HAN}{{3,10}}").fullmatch(name):
        found = (word for word in OTHERS if word in name and word != name)
        yield from (name.replace(word, other) for word in found for other in OTHERS[word])
