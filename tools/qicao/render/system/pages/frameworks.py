"""The system beside those of others: a list, and a page for each."""

from __future__ import annotations

from collections.abc import Mapping

from qicao.catalog.comparison import STATES, Beside, beside, tally
from qicao.catalog.system import Row
from qicao.catalog.target import Target
from qicao.model.system import Framework
from qicao.render.system.pages.places import FOLDER
from qicao.render.system.pages.values import (
    Bar,
    Bars,
    Cell,
    Grid,
    Mark,
    Number,
    Numbers,
    Page,
    Part,
    Record,
    Words,
    cell,
)
from qicao.render.system.pages.view import View, joined
from qicao.render.system.pages.way import START, listed

__all__ = ["framework_list", "framework_page"]

TONES: Mapping[str, str] = {"已有": "good", "拟制定": "coming", "缺少": "gap", "不需要": "plain"}


def framework_page(view: View, row: Row[Framework]) -> Page:
    """Return the comparison with a framework, document by document; what we lack comes first."""
    rows = beside(view.system, row.value)
    counted = tally(rows)
    numbers = Numbers(tuple(Number(str(counted[state]), state, None, TONES[state]) for state in STATES))
    owner = Words(cell(f"归属：{row.value.owner}"), "lead") if row.value.owner else Words(cell("归属没有登记"), "lead")
    lacking = [one for one in rows if one.lacking]
    parts = []
    if lacking:
        parts.append(Part(f"本体系还没有的（{len(lacking)}）", (_grid(view, lacking),), "lacking"))
    rest = [one for one in rows if not one.lacking]
    if rest:
        parts.append(Part(f"已有和不需要的（{len(rest)}）", (_grid(view, rest),), "rest"))
    name = view.places["framework", row.value.id].page
    return Page(name, row.value.title, (owner, numbers, *parts), "", (), listed("frameworks", "对照"))


def _grid(view: View, rows: list[Beside]) -> Grid:
    records = tuple(_record(view, one) for one in rows)
    return Grid(("他们的文件", "本体系", "对应的标准", "理由"), records)


def _record(view: View, one: Beside) -> Record:
    theirs = one.theirs
    name = cell(" ".join(filter(None, (theirs.number, theirs.title))))
    return Record((name, cell(Mark(theirs.state, TONES[theirs.state])), _ours(view, one), cell(theirs.reason)))


def _ours(view: View, one: Beside) -> Cell:
    return joined((inline for row in one.ours for inline in [view.entry(row)]), "；") if one.ours else cell()


def framework_list(view: View) -> Page:
    """Return all frameworks with how many of their documents we have."""
    legend = tuple((tone, state) for state, tone in TONES.items())
    bars, rows = [], []
    for row in view.system.frameworks:
        counted = tally(beside(view.system, row.value))
        name = Target("framework", row.value.id, row.value.title)
        bars.append(Bar(cell(name), tuple((counted[state], TONES[state]) for state in STATES)))
        rows.append(Record((cell(name), cell(row.value.owner), *(cell(str(counted[state])) for state in STATES))))
    chart = Bars("各体系的文件，本体系的情况", legend, tuple(bars))
    return Page(
        f"{FOLDER}/frameworks", "与其他体系对照", (chart, Grid(("体系", "归属", *STATES), tuple(rows))), up=(START,)
    )
