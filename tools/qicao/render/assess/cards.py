"""The page of a set of indicators: a card for each, made from the same words as the standard prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from qicao.drawn.formulas import displayed
from qicao.indicators.formula import Formula
from qicao.indicators.printed import Printed, print_indicator
from qicao.indicators.problem import Problem
from qicao.indicators.rated import rating_words, weight_texts
from qicao.indicators.read import ReadSet
from qicao.indicators.walk import names_in
from qicao.indicators.written import number_text
from qicao.model.indicator import DataItem, Indicator
from qicao.render.system.pages.places import safe_name
from qicao.render.system.pages.values import (
    Block,
    Cell,
    Display,
    Facts,
    Grid,
    Inline,
    Link,
    Mark,
    Math,
    Page,
    Part,
    Program,
    Record,
    Trial,
    Words,
    cell,
)

__all__ = ["FOLDER", "START", "card_page", "set_list", "set_name", "texs_of"]

FOLDER = "indicators"
START = Link(f"{FOLDER}/index", "指标")
DIRECTIONS = {"up": "越大越好", "down": "越小越好"}
MISSING = {"zero": "得0分", "leave-out": "不计，权重按比例分给其他指标", "previous": "用上一期的值"}


def set_name(one: ReadSet) -> str:
    """Return the name of the page of the set."""
    return f"{FOLDER}/set-{safe_name(one.name)}"


def texs_of(one: ReadSet) -> tuple[str, ...]:
    """Return the TeX of all formulas of the page."""
    printed = [print_indicator(one, row.value) for row in one.indicator_of.values()]
    found = [tex for two in printed if isinstance(two, Printed) for tex in _of_print(two)]
    symbols = [row.value.symbol for row in one.data]
    texts = [*(row.value.definition for row in one.data), *(row.value.definition for row in one.indicators)]
    return tuple(dict.fromkeys((*found, *symbols, *(tex for text in texts for tex in _texs(text)))))


def _of_print(printed: Printed) -> Iterator[str]:
    yield displayed(printed.tex)
    for meaning in printed.meanings:
        yield meaning.symbol
        yield from _texs(meaning.text)


def _texs(text: str) -> list[str]:
    return text.split("$")[1::2]


def set_list(sets: Iterable[ReadSet]) -> Page:
    """Return the list of all sets."""
    rows = [
        Record(
            (
                cell(Link(set_name(one), one.value.title or one.name), *_sample(one)),
                cell(one.value.units),
                cell(one.value.period),
                cell(len(one.indicators)),
                cell(len(one.data)),
            )
        )
        for one in sets
    ]
    return Page(START.page, "指标", (Grid(("指标集", "评价对象", "周期", "指标", "数据项"), tuple(rows)),))


def _sample(one: ReadSet) -> tuple[Mark, ...]:
    return (Mark("示例", "sample"),) if one.value.sample else ()


def card_page(
    one: ReadSet,
    math: Mapping[str, str],
    homes: Mapping[str, Link],
    trials: Mapping[str, Trial],
    program: str,
) -> Page:
    """Return the page of the set.

    *math* has the MathML of `texs_of`, *homes* links to the pages of drafts by their folders, *trials* the examples by the ids of the indicators,
    which *program* computes.
    """
    indicators = tuple(
        {row.value.id: row.value for row in one.indicators if row is one.indicator_of[row.value.id]}.values()
    )
    weights = weight_texts(tuple(indicator.weight for indicator in indicators))
    writer = _Cards(one, math, homes)
    parts = [
        Part(
            indicator.title,
            (*writer.card(indicator, weight), *((trials[indicator.id],) if indicator.id in trials else ())),
            indicator.id,
        )
        for indicator, weight in zip(indicators, weights, strict=True)
    ]
    blocks: tuple[Block, ...] = (Facts(tuple(writer.head())), *parts, Program(program))
    return Page(set_name(one), one.value.title or one.name, blocks, "", _sample(one), (START,))


class _Cards:
    """Writes the cards of a set."""

    def __init__(self, one: ReadSet, math: Mapping[str, str], homes: Mapping[str, Link]) -> None:
        self.one, self.math, self.homes = one, math, homes

    def head(self) -> Iterator[tuple[str, Cell]]:
        """Yield what is true of the whole set."""
        value = self.one.value
        yield "评价对象", cell(value.units)
        yield "评价周期", cell(value.period)
        if value.standard:
            yield "标准", cell(self.place(value.standard, ""))
        if value.grades:
            yield "等级", cell("，".join(f"{grade.level}≥{number_text(grade.at)}" for grade in value.grades))

    def card(self, indicator: Indicator, weight: str) -> Iterator[Block]:
        """Yield what stands on the card."""
        if indicator.definition:
            yield Words(self.text(indicator.definition))
        printed = print_indicator(self.one, indicator)
        if isinstance(printed, Problem):
            yield Words(cell(Mark("公式读不出来", "gap"), f" {indicator.formula}：{printed.message}"))
        else:
            yield Display(self.math.get(displayed(printed.tex), ""))
            yield Words((*cell("式中："), *self.meanings(printed)), "meanings")
        yield Facts(tuple(self.facts(indicator, weight)))
        items = tuple(self.items(indicator))
        if items:
            yield Grid(("数据项", "符号", "单位", "口径", "采集周期", "来源"), tuple(map(self.item, items)))

    def meanings(self, printed: Printed) -> Iterator[Inline]:
        """Yield the explanation of the symbols."""
        for at, meaning in enumerate(printed.meanings):
            yield "；" if at else ""
            yield Math(meaning.symbol, self.math.get(meaning.symbol, meaning.symbol))
            yield " —— "
            yield from self.text(meaning.text)
        yield "。"

    def facts(self, indicator: Indicator, weight: str) -> Iterator[tuple[str, Cell]]:
        """Yield how the value is rated, and where the indicator comes from."""
        if indicator.group:
            yield "一级指标", cell(indicator.group)
        yield "评分", cell(rating_words(indicator, self.one.value.veto_level))
        yield "权重", cell(weight)
        yield "方向", cell(DIRECTIONS[indicator.direction])
        yield "缺数据时", cell(MISSING[indicator.missing])
        if indicator.source:
            source = indicator.source
            place = source.place or source.table
            yield "来源", cell(self.place(source.standard, place))

    def place(self, standard: str, anchor: str) -> Inline:
        """Return the link to a place of a draft, the words for any other standard."""
        home = self.homes.get(standard)
        if home is None:
            return f"{standard} {anchor}".strip()
        return Link(home.page, f"{home.words} {anchor}".strip(), anchor)

    def text(self, text: str) -> Cell:
        """Return a text with formulas between dollar signs."""
        pieces = text.split("$")
        return tuple(Math(one, self.math.get(one, one)) if at % 2 else one for at, one in enumerate(pieces))

    def items(self, indicator: Indicator) -> Sequence[DataItem]:
        """Return the data items that the formula names, in the order of the set."""
        formula = self.one.formulas[indicator.id]
        named = names_in(formula.tree) if isinstance(formula, Formula) else ()
        return [row.value for row in self.one.data if row.value.id in named]

    def item(self, item: DataItem) -> Record:
        """Return the row of a data item."""
        symbol = Math(item.symbol, self.math.get(item.symbol, item.symbol))
        period = item.period or self.one.value.period
        return Record(
            (
                cell(item.title),
                (symbol,),
                cell("" if item.unit == "1" else item.unit),
                self.text(item.definition) if item.definition else cell(),
                cell(period),
                cell(item.source),
            )
        )
