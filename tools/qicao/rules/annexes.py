"""ANX: annexes (9.6)."""

from __future__ import annotations

from collections.abc import Sequence

from qicao.model.standard import Annex
from qicao.rules.context import Context
from qicao.rules.locate import attributes_above
from qicao.rules.mentioned import Occurrence, occurrences, out_of_order
from qicao.rules.normative import Standing, in_informative_place, standing_at
from qicao.rules.passage import Place
from qicao.rules.rule import Report, Reports, Stretch, rule
from qicao.source.patterns import compiled

__all__ = ["annex_nature", "annex_not_mentioned", "annex_order", "told_nature"]

MARKS = "。；，："
TOLD = r"\s?[（(](?:规范性|资料性)(?:附录)?[）)]"
TOLD_BEFORE = r"(?:规范性|资料性)(?:的)?(?=(?:附录)?\s?\Z)"
RUNNING = frozenset({"paragraph", "item", "cell"})
BEFORE_BODY = frozenset({"foreword", "introduction"})


@rule("ANX001", "annex-not-mentioned", clause="9.6.1.2", on=Annex)
def annex_not_mentioned(context: Context, annex: Annex, _place: Place) -> Reports:
    """附录没有被提及。

    为什么：附录的内容是从正文、前言或引言中移出的，移出之处应指明并提及附录的编号（9.6.1.2）。

    错：有附录B，全文没有提及它。

    对：席位的配置示例见附录B。
    """
    if annex.span and all(_tells_of_change(occurrence) for occurrence in occurrences(context, annex)):
        yield Report(annex.span, f"{annex.number}没有被提及。", "在内容移出之处用 [](#标签) 提及它，或删去它。")


def _tells_of_change(occurrence: Occurrence) -> bool:
    """Return whether the mention is among the changes in the foreword, which do not tell where content came from."""
    passage = occurrence.stretch.passage
    return passage.place.element == "foreword" and passage.text.startswith(("增加", "更改", "删除", "修改"))


@rule("ANX002", "annex-order", clause="9.6.2")
def annex_order(context: Context) -> Reports:
    """附录的顺序与提及的先后不符。

    为什么：附录的顺序取决于被移出内容在正文中的先后（9.6.2），即先被提及的在前。

    错：第5章提及附录B，第6章才提及附录A。

    对：把这两个附录对调。
    """
    orders = [list(out_of_order(seen)) for seen in (_first(context, None), _first(context, BEFORE_BODY))]
    first = {annex.id: occurrence.stretch for annex, occurrence in _first(context, None)}
    for annex, before in orders[0] if all(orders) else ():
        if isinstance(annex, Annex) and annex.span:
            message = f"{annex.number}先于{before.number}被提及。"
            yield Report(annex.span, message, "按首次提及的先后排列附录。")
            hint = "附录按首次提及的先后排列；弄反了的，改这里的引用。"
            yield Report(first[annex.id], message, hint, severity="warning")


def _first(context: Context, without: frozenset[str] | None) -> list[tuple[Annex, Occurrence]]:
    """Return the mentioned annexes, each with its first mention; those in *without* count only if there are no others.

    The changes in the foreword (8.3 c)) do not count as the place from which content was moved.
    """
    skipped = without or frozenset({"foreword"})
    found: list[tuple[Annex, Occurrence]] = []
    for annex in context.standard.annexes:
        seen = occurrences(context, annex)
        body = [occurrence for occurrence in seen if occurrence.stretch.passage.place.element not in skipped]
        found += [(annex, occurrence) for occurrence in (body or seen)[:1]]
    return found


@rule("ANX003", "annex-nature", clause="9.6.1.2", on=Annex)
def annex_nature(context: Context, annex: Annex, _place: Place) -> Reports:
    """附录的性质与提及它的方式不符。

    为什么：由要求或指示提及的，规范标准中由“按”“按照”提及试验方法的，指南标准中由推荐提及的，是规范性附录；
    以其他方式提及的，是资料性附录（9.6.1.2）。

    错：“应符合附录B的规定”，而附录B是资料性附录。

    对：把附录B改为规范性附录；只供参考时写“见附录B”。
    """
    seen = [(_standing(context, occurrence), occurrence.stretch) for occurrence in occurrences(context, annex)]
    normative = [stretch for standing, stretch in seen if standing == "normative"]
    informative = [stretch for standing, stretch in seen if standing == "informative"]
    if annex.normative and seen and len(informative) == len(seen) and annex.span:
        message = f"{annex.number}是规范性附录，却没有由要求或指示提及。"
        hint = "提及时写“应符合附录×的规定”之类，或改为资料性附录。"
        yield Report(attributes_above(context.files, annex.span), message, hint)
        outside = [stretch for stretch in informative if not in_informative_place(stretch.passage)]
        if outside and outside[0].text.startswith("附录"):
            yield Report(outside[0], f"{annex.number}是规范性附录，这里只让人“见”它。", hint, severity="warning")
    elif annex.normative and normative and (loose := _loose(context, occurrences(context, annex))):
        message = f"{annex.number}是规范性附录，这里只让人“见”它。"
        yield Report(loose, message, "写成要求或指示，如“应符合附录×的规定”“按附录×”。", severity="warning")
    elif normative and not annex.normative and annex.span:
        message = f"{annex.number}是资料性附录，却由要求或指示提及：“{_sentence(normative[0])}”"
        told = bool(informative) or not _requires(context, annex)
        place = normative[0] if told else attributes_above(context.files, annex.span)
        yield Report(place, message, "改为规范性附录；只供参考时写“见附录×”。")


@rule("ANX004", "told-nature", clause="9.6.1.2")
def told_nature(context: Context) -> Reports:
    """提及附录时写明的性质与附录的不符。

    为什么：附录是规范性的还是资料性的，在附录编号之下标明（9.6.1.2）；提及时写的性质与它矛盾，读者就不知道是否应遵守。

    错：记录的样式见附录B（规范性）。（附录B是资料性附录）

    对：记录的样式见[](#样式)。
    """
    for mention in context.references:
        text = mention.passage.text
        annex = context.by_id.get(getattr(mention.inline, "to", ""), (None, None))[0]
        told = compiled(TOLD).match(text, mention.end) or compiled(TOLD_BEFORE).search(
            text, max(mention.start - 8, 0), mention.start
        )
        if isinstance(annex, Annex) and told and ("规范" in told[0]) != annex.normative:
            nature = "规范性" if annex.normative else "资料性"
            place = Stretch(mention.passage, *told.span())
            yield Report(place, f"写的是“{told[0]}”，而{annex.number}是{nature}附录。", "改为一致，或删去。")


def _loose(context: Context, seen: Sequence[Occurrence]) -> Stretch | None:
    """Return the first mention of the annex itself, if it is mentioned by its number only where the reader is pointed to it."""
    direct = [occurrence for occurrence in seen if occurrence.stretch.text.startswith("附录")]
    pointed = [occurrence for occurrence in direct if _standing(context, occurrence) == "informative"]
    outside = [occurrence.stretch for occurrence in pointed if not in_informative_place(occurrence.stretch.passage)]
    return outside[0] if outside and len(pointed) == len(direct) else None


def _requires(context: Context, annex: Annex) -> bool:
    """Return whether the annex itself contains requirements, so that its status is wrong and not the mention."""
    texts = (passage.text for passage in context.within(annex) if passage.form in RUNNING)
    return any(found.kind == "requirement" for text in texts for found in context.provisions(text))


def _standing(context: Context, occurrence: Occurrence) -> Standing:
    stretch = occurrence.stretch
    return standing_at(context, stretch.passage, stretch.start, stretch.end)


def _sentence(stretch: Stretch) -> str:
    """Return the part of the sentence around the mention, from comma to comma."""
    text = stretch.passage.text
    start = max(text.rfind(mark, 0, stretch.start) for mark in MARKS) + 1
    ends = [end for mark in MARKS if (end := text.find(mark, stretch.end)) >= 0]
    return text[start : min(ends, default=len(text))]
