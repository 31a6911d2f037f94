"""TRM002, TRM010, TRM011: the places where terms are used, and where they must not be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from qicao.model.block import Figure
from qicao.model.inline import CrossReference, TermUse, plain_text
from qicao.model.standard import Term
from qicao.rules.context import Context
from qicao.rules.han import HAN
from qicao.rules.locate import place_of
from qicao.rules.rule import Replacement, Report, Reports, Stretch, rule
from qicao.source.patterns import compiled, passing

__all__ = ["circular_definition", "deprecated_used", "term_unused"]

BEFORE = rf"(?:(?<!{HAN})|(?<=[的和与或及在对由用将把为是按使每该各从向给个名只台件种类些有无让请其]))"
"""Text before a word that is not the end of a longer one."""
SHORT = 20
"""The length of a definition up to which every word in it explains."""
SHORTEST = 3
"""The least length of a term; a shorter one is too often part of another word."""


@rule("TRM002", "term-unused", clause="8.7.3.2", severity="warning")
def term_unused(context: Context) -> Reports:
    """界定的术语在条目之外用了不到两次。

    为什么：界定的术语在文件中至少使用两次（8.7.3.2）；只用一次的，在使用之处说明即可。术语标准不在此列。

    错：界定了“网格员”，后文没有提到网格员。

    对：删去这个条目。
    """
    if context.data.function == "术语":
        return
    whole = _whole_text(context)
    own: dict[int, list[str]] = {}
    for passage in context.passages:
        for owner in {id(passage.place.division), id(passage.node)}:
            own.setdefault(owner, []).append(passage.text)
    for term in context.terms:
        count = _uses(term, whole) - _uses(term, "\n".join(own.get(id(term), ())))
        count += sum(mention.inline.to == term.id for mention in context.references)
        place = place_of(term.term) or term.span
        if count < 2 and place:
            name = plain_text(term.term)
            yield Report(place, f"术语“{name}”在条目之外用了{count}次。", "删去这个条目，在使用之处说明。")


def _whole_text(context: Context) -> str:
    """Return all text of the author, with that of diagrams and the document's name."""
    diagrams = (node.diagram for node, _ in context.of(Figure))
    texts = (passage.text for passage in context.passages)
    return "\n".join((*context.data.title.zh.parts(), *texts, *diagrams))


def _uses(term: Term, text: str) -> int:
    """Return how often the text has the term or another name of it; an English name must be a whole word."""
    names = {
        plain_text(words).rstrip("。，；、：.,;:") for words in (term.term, *term.admitted, *term.abbreviations)
    } - {""}
    english = [plain_text(words) for words in term.english]
    names |= set(compiled(r"(?<![\w-])[A-Z][A-Z0-9]+(?![\w-])").findall(" ".join(english)))
    shortest = [name for name in names if not any(other != name and other in name for other in names)]
    others = [words for words in english if not any(name in words for name in shortest)]
    return sum(text.count(name) for name in shortest) + sum(len(_as_word(words).findall(text)) for words in others)


def _as_word(name: str) -> re.Pattern[str]:
    return passing(rf"(?<![A-Za-z0-9-]){re.escape(name)}(?![A-Za-z0-9-])" if name else r"(?!)")


@rule("TRM010", "circular-definition", clause="8.7.3.3", severity="warning")
def circular_definition(context: Context) -> Reports:
    """定义里有术语自身，或者两个定义互相解释。

    为什么：定义应能在上下文中代替术语（8.7.3.3）；循环的定义什么也没有解释。

    错：水头差：水力梯度与厚度之积。水力梯度：水头差与厚度之比。

    对：水头差：试样上、下游水面的高度之差。
    """
    names = {plain_text(words): term for term in context.terms for words in (term.term, *term.admitted)}
    used = {
        id(term): {id(other): stretch for stretch, other in found}
        for term, found in _used_in_definitions(context, names)
    }
    order = {id(term): at for at, term in enumerate(context.terms)}
    for at, term in enumerate(context.terms):
        named = used.get(id(term), {})
        for other in (context.terms[place] for place in sorted(map(order.__getitem__, named)) if place >= at):
            there, back = named[id(other)], used.get(id(other), {}).get(id(term))
            if back and (not _is_genus(there, term) if term is other else _explains(there) or _explains(back)):
                yield _circle(there, term, other)
    yield from _long_circles(context.terms, used)


def _long_circles(terms: Sequence[Term], used: Mapping[int, Mapping[int, Stretch]]) -> Reports:
    """Yield reports about circles of three definitions, at the first of them."""
    order = {id(term): at for at, term in enumerate(terms)}
    for first, at in order.items():
        for second, stretch in used.get(first, {}).items():
            for third in used.get(second, {}):
                steps = (stretch, used[second][third], used.get(third, {}).get(first))
                three = len({first, second, third}) > 2
                if three and at < min(order[second], order[third]) and all(map(_carries, steps)):
                    names = "、".join(terms[order[id_]].number for id_ in (first, second, third))
                    yield Report(stretch, f"{names}的定义互相解释。", "改写其中一个定义。")


def _carries(stretch: Stretch | None) -> bool:
    """Return whether the definition begins or ends with the word."""
    return stretch is not None and (
        not stretch.start or (_explains(stretch) and stretch.end >= len(stretch.passage.text) - 1)
    )


def _explains(stretch: Stretch) -> bool:
    """Return whether the word is essential for the definition, as its head or a large part.

    A word for a part or a place is not essential.
    """
    text = stretch.passage.text[: stretch.passage.sentence_at(0)[1]].rstrip("。；")
    return stretch.end >= len(text) or len(text) <= SHORT


def _is_genus(stretch: Stretch, term: Term) -> bool:
    """Return whether the word is the superordinate concept.

    It ends both the term and its definition, as 活动 does 志愿服务活动.
    """
    name, text = plain_text(term.term), stretch.passage.text.rstrip("。；")
    return name != stretch.text and name.endswith(stretch.text) and stretch.end >= len(text)


def _circle(stretch: Stretch, term: Term, other: Term) -> Report:
    name = plain_text(other.term)
    if term is other:
        return Report(stretch, f"“{name}”的定义里又用了“{stretch.text}”。", "不用术语自身来定义它。")
    return Report(stretch, f"{term.number}的定义用了“{name}”，{other.number}的定义又用了它。", "改写其中一个定义。")


def _used_in_definitions(
    context: Context, names: Mapping[str, Term]
) -> Iterator[tuple[Term, list[tuple[Stretch, Term]]]]:
    """Yield each entry with the first place in its definition of each other term; of nested terms the longest counts.

    Further sentences, and a definition that begins with its own term, are left to other rules.
    """
    by_id = {term.id: term for term in context.terms}
    longest = sorted((name for name in names if len(name) >= SHORTEST), key=len, reverse=True)
    pattern = "|".join(map(re.escape, longest))
    own = {id(term): name for name, term in names.items() if 1 < len(name) < SHORTEST}
    for passage in context.passages:
        term = passage.place.division
        if passage.form != "definition" or not isinstance(term, Term):
            continue
        first = passage.text[: passage.sentence_at(0)[1]]
        found = [(Stretch(passage, *match.span()), names[match[0]]) for match in _matches(pattern, first)]
        found = [(stretch, other) for stretch, other in found if stretch.start or other is not term]
        name = own.get(id(term))
        found += [(Stretch(passage, *match.span()), term) for match in _matches(_alone(name), first) if match.start()]
        for piece in passage.pieces:
            to = piece.inline.to if isinstance(piece.inline, (CrossReference, TermUse)) else ""
            if to in by_id:
                found.append((Stretch(passage, piece.start, piece.end), by_id[to]))
        yield term, found[::-1]


def _alone(name: str | None) -> str:
    """Return the pattern of a short term that is the subject itself, and no part of another word."""
    return rf"(?<=的){re.escape(name)}(?=[，。；]|活动|工作|行为|过程|的|$)" if name else ""


def _matches(pattern: str, text: str) -> Iterable[re.Match[str]]:
    return passing(pattern).finditer(text) if pattern else ()


@rule("TRM011", "deprecated-used", clause="5.4.1", severity="warning", fix="unsafe")
def deprecated_used(context: Context) -> Reports:
    """用了拒用术语。

    为什么：同一概念使用同一术语，避免使用同义词（5.4.1）；条目中标明“拒用”的词不在条文中使用。

    错：义工宜自愿报名。（“义工”是“志愿者”的拒用术语）

    对：志愿者宜自愿报名。
    """
    names = {plain_text(words): term for term in context.terms for words in term.deprecated}
    known = [plain_text(words) for term in context.terms for words in (term.term, *term.admitted)]
    every = sorted({*names, *known}, key=len, reverse=True)
    bounded = [f"{BEFORE if len(name) < SHORTEST else ''}{re.escape(name)}" for name in every]
    pattern = "|".join(bounded) if names else ""
    for passage in context.passages:
        for match in _matches(pattern, passage.text):
            term = names.get(match[0])
            outside = passage.place.division is not term and passage.node is not term
            if term and match[0] not in known and outside and not passage.quoted(match.start()):
                words, preferred = Stretch(passage, *match.span()), plain_text(term.term)
                edits = (Replacement(words, preferred),)
                yield Report(words, f"“{match[0]}”是拒用术语。", f"改为“{preferred}”。", edits)
