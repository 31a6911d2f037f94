"""SYM001 to SYM004, SYM007, SYM010, SYM011: the chapter of symbols and abbreviated terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from qicao.model.block import Figure, Formula, Paragraph, Symbol, SymbolList
from qicao.model.inline import Math, plain_text
from qicao.model.span import Span
from qicao.model.standard import Clause
from qicao.rules.context import Context
from qicao.rules.han import HAN
from qicao.rules.locate import below, place_of
from qicao.rules.passage import Passage, Place
from qicao.rules.rule import Replacement, Report, Reports, Stretch, rule
from qicao.rules.tex import Variable, all_variables, as_tex, explains
from qicao.source.patterns import compiled, passing

__all__ = [
    "lead_in",
    "meaning_of_other_letters",
    "numbered_symbol",
    "provision_in_meaning",
    "symbol_twice",
    "untitled_group",
    "unused_symbol",
]

LEAD_INS = {
    (True, False): "下列符号适用于本文件。",
    (False, True): "下列缩略语适用于本文件。",
    (True, True): "下列符号和缩略语适用于本文件。",
}
"""Whether symbols and whether abbreviated terms are listed → lead-in (8.8.2)."""


NUMBERED = (
    r"\s*(?:\d{1,2}(?:\.\d{1,2})*[.．、)）]|\d{1,2}(?:\.\d{1,2})*[ 　]+(?=\D)|[a-z][)）]|[（(]\d{1,2}[)）]|[①-⑳])\s*"
)
"""A number before a symbol or its meaning."""


def _listed(context: Context) -> Iterator[Symbol]:
    """Yield the symbols of the chapter."""
    for node, place in context.of(SymbolList):
        if place.element == "symbols":
            yield from node.symbols


def _place(symbol: Symbol) -> Span:
    return place_of(symbol.symbol) or symbol.span or Span("", 1)


@rule("SYM001", "unused-symbol", clause="8.8.1", severity="warning")
def unused_symbol(context: Context) -> Reports:
    """列出的符号或缩略语在别处没有用过。

    为什么：符号和缩略语一章给出的是理解文件所必需的、文件中使用的符号和缩略语（8.8.1）。

    错：列出了“LED”，后文没有LED。

    对：删去这一条。
    """
    symbols = list(_listed(context))
    if not symbols or context.data.function == "符号":
        return
    outside = [passage for passage in context.passages if passage.place.element != "symbols"]
    formulas = list(_formulas(context, outside))
    text = "\n".join((*(passage.text for passage in outside), *_diagrams(context), *formulas))
    used = all_variables(formulas)
    for symbol in symbols:
        words = plain_text(symbol.symbol)
        wanted = [] if _is_word(words) else [item for item in all_variables([as_tex(symbol.symbol)]) if item.free]
        if not _stands_in(words, text) and not any(_is_used(item, used) for item in wanted):
            yield Report(_place(symbol), f"“{words}”在别处没有用过。", "删去这一条。")


def _is_word(words: str) -> bool:
    """Return whether it is an abbreviated term, whose letters are no variables."""
    return len(words) > 1 and words.isalnum()


def _diagrams(context: Context) -> Iterator[str]:
    yield from (node.diagram for node, _ in context.of(Figure))


def _formulas(context: Context, passages: Iterable[Passage]) -> Iterator[str]:
    yield from (node.tex for node, _ in context.of(Formula))
    for passage in passages:
        yield from (piece.inline.tex for piece in passage.pieces if isinstance(piece.inline, Math))


def _stands_in(words: str, text: str) -> bool:
    return bool(passing(rf"(?<![A-Za-z0-9]){re.escape(words)}(?![A-Za-z0-9])").search(text)) if words in text else False


def _is_used(wanted: Variable, used: Iterable[Variable]) -> bool:
    return any(item.base == wanted.base and explains(wanted.index, item.index) for item in used)


WANTED = "[^，。；（）]{0,8}?(?P<word>(?<![相对响供适效感反])应(?![用急])|必须|须|(?<![适便])宜)[^，。；（）]{1,8}的[^（）]*(?:（[A-Za-z]|$)"
"""A demand before the full name of an abbreviated term: 应接入的物联网（Internet of Things）."""


@rule("SYM002", "provision-in-meaning", clause="8.8.3", on=Passage, forms=("meaning",))
def provision_in_meaning(context: Context, passage: Passage) -> Reports:
    """符号、缩略语的说明中有要求或推荐。

    为什么：符号和缩略语的说明用陈述型条款，不应含要求和推荐型条款（8.8.3）。

    错：RTO：恢复时间目标，不应大于4 h。

    对：RTO：恢复时间目标（Recovery Time Objective）。
    """
    if passage.place.element != "symbols":
        return
    for provision in context.provisions(passage.text):
        if provision.kind != "permission":
            kind = "要求" if provision.kind == "requirement" else "推荐"
            stretch = Stretch(passage, provision.start, provision.end)
            yield Report(stretch, f"说明中的“{provision.word}”是{kind}。", "说明只作陈述，把规定移到别的章。")
    wanted = compiled(WANTED).match(passage.text)
    if wanted and not any(provision.start == 0 for provision in context.provisions(passage.text)):
        yield Report(
            Stretch(passage, *wanted.span("word")), f"全称前有“{wanted['word']}”。", "只写全称，把规定移到别的章。"
        )


@rule("SYM003", "lead-in", clause="8.8.2", on=SymbolList, fix="safe")
def lead_in(context: Context, node: SymbolList, place: Place) -> Reports:
    """符号和缩略语没有引导语，或引导语与清单不符。

    为什么：符号和缩略语由引导语引出，引导语是“下列符号适用于本文件。”“下列缩略语适用于本文件。”
    “下列符号和缩略语适用于本文件。”三句之一，视列出的是什么而定（8.8.2）。

    错：本文件采用下列缩略语。

    对：下列缩略语适用于本文件。
    """
    clause = place.division
    if place.element != "symbols" or not isinstance(clause, Clause) or node not in clause.blocks or not node.span:
        return
    wanted = LEAD_INS[_kinds(clause, node)]
    before = list(clause.blocks[: clause.blocks.index(node)])
    lead = next((block for block in reversed(before) if isinstance(block, Paragraph)), None)
    if lead is None:
        if not before and not _is_led_in(place):
            point = Replacement(Span(node.span.file, node.span.line, node.span.column), f"{wanted}\n\n")
            start = below(context.files, clause.span) if clause.span else node.span
            yield Report(start, "符号和缩略语没有引导语。", f"在前面写“{wanted}”", (point,))
    elif plain_text(lead.inlines) not in {"", wanted} and before[-1] is lead:
        passage = next(item for item in context.passages if item.node is lead)
        stretch = Stretch(passage, 0, len(passage.text))
        yield Report(stretch, "引导语与规定的句子不同。", f"改为“{wanted}”", (Replacement(stretch, wanted),))


def _kinds(clause: Clause, listed: SymbolList) -> tuple[bool, bool]:
    """Return whether symbols and whether abbreviated terms are listed, from the title or from the list."""
    title = plain_text(clause.title)
    named = ("符号" in title, "缩略语" in title)
    if named[0] != named[1]:
        return named
    abbreviations = [_is_abbreviation(symbol) for symbol in listed.symbols]
    return not all(abbreviations), any(abbreviations)


def _is_abbreviation(symbol: Symbol) -> bool:
    """Return whether it is a word of several letters, of which two are capital."""
    words = "" if any(isinstance(inline, Math) for inline in symbol.symbol) else plain_text(symbol.symbol)
    return len(compiled("[A-Z]").findall(words)) > 1


def _is_led_in(place: Place) -> bool:
    """Return whether there is a lead-in below the title of the chapter for all of its clauses."""
    chapter = place.divisions[0]
    blocks = chapter.blocks if isinstance(chapter, Clause) and chapter is not place.division else ()
    texts = (plain_text(block.inlines) for block in blocks if isinstance(block, Paragraph))
    return any(text in LEAD_INS.values() for text in texts)


@rule("SYM004", "untitled-group", clause="8.8.1", on=Clause)
def untitled_group(_context: Context, node: Clause, place: Place) -> Reports:
    """符号和缩略语一章所分的条没有标题。

    为什么：为了便于编排，符号和缩略语可以分条，每条都应有标题（8.8.1）。

    错：4.1没有标题，下面直接列出符号。

    对：给4.1加上“符号”一类的标题。
    """
    lists = any(isinstance(block, SymbolList) for block in node.blocks)
    if place.element == "symbols" and node.level > 1 and not node.title and node.span and lists:
        yield Report(node.span, f"{node.number}没有标题。", "加上“符号”“缩略语”一类的标题。")


@rule("SYM007", "symbol-twice", clause="8.8.3")
def symbol_twice(context: Context) -> Reports:
    """同一个符号或缩略语列了两次。

    为什么：符号和缩略语按字母顺序列出，一个符号或缩略语只有一条说明（8.8.3）。

    错：UPS：不间断电源；UPS：无停电电源。

    对：只留一条。
    """
    seen: set[str] = set()
    for symbol in _listed(context):
        words = "".join(as_tex(symbol.symbol).split())
        if words in seen:
            yield Report(_place(symbol), f"“{plain_text(symbol.symbol)}”列了两次。", "只留一条。")
        seen.add(words)


@rule("SYM010", "numbered-symbol", clause="8.8.3", on=Passage, forms=("symbol", "meaning"), fix="safe")
def numbered_symbol(_context: Context, passage: Passage) -> Reports:
    """符号、缩略语或它的说明前写了序号。

    为什么：符号和缩略语的条目前不给序号（8.8.3），按字母的顺序排列。

    错：GIS：1）地理信息系统（Geographic Information System）。

    对：GIS：地理信息系统（Geographic Information System）。
    """
    if passage.place.element != "symbols":
        return
    match = compiled(NUMBERED).match(passage.text)
    if match and match.end() < len(passage.text) and passage.typed(*match.span()):
        number = Stretch(passage, *match.span())
        yield Report(number, f"条目前写了序号“{match[0].strip()}”。", "删去序号。", (Replacement(number, ""),))


@rule("SYM011", "meaning-of-other-letters", clause="8.8.3", severity="warning", on=SymbolList)
def meaning_of_other_letters(_context: Context, node: SymbolList, place: Place) -> Reports:
    """缩略语的字母与括号中的外文全称对不上，或说明没有中文。

    为什么：缩略语的说明给出中文名称和外文全称（8.8.3、9.4.3.3），缩略语的字母取自全称。

    错：RTO：恢复时间目标（Recovery Point Objective）。

    对：RTO：恢复时间目标（Recovery Time Objective）。
    """
    for symbol in node.symbols if place.element == "symbols" else ():
        word, meaning = plain_text(symbol.symbol), plain_text(symbol.meaning)
        if not compiled("[A-Za-z]*[A-Z][A-Za-z]*[A-Z][A-Za-z]*").fullmatch(word):
            continue
        at = place_of(symbol.meaning) or _place(symbol)
        full = compiled(r"[（(]([A-Za-z][A-Za-z ’'/-]+)[）)]").search(meaning)
        if full and not _fits(word, full[1]):
            yield Report(at, f"全称“{full[1]}”与“{word}”的字母对不上。", "核对缩略语和外文全称。")
        elif not compiled(HAN).search(meaning):
            yield Report(at, f"“{word}”的说明没有中文。", "写成“中文名称（外文全称）”。")


SMALL = frozenset({"of", "and", "for", "the", "in", "to", "on", "a", "an", "by", "with", "or"})


def _fits(word: str, full: str) -> bool:
    """Return whether the abbreviation can be made from the letters of the full name.

    Its letters occur in the name in this order; if the name has as many words as letters, each word gives its first
    letter or one near its beginning in a compound (eXtensible).
    """
    wanted, rest = word.lower(), iter(full.lower())
    if not all(char in rest for char in wanted):
        return False
    every = [part for part in compiled(r"[ /’'-]+").split(full) if part]
    counts = (every, [part for part in every if part.lower() not in SMALL])
    same = [words for words in counts if len(words) == len(wanted)]
    return not same or any(
        all(
            char == part[0].lower() or (char == "x" and part[1:2] in "xX")
            for char, part in zip(wanted, words, strict=True)
        )
        for words in same
    )
