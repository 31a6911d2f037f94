"""Pages of the problems P1 to P7: the present state of each."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.catalog.problems.survey import Measure, Trend, Worst
from qicao.catalog.problems.table import Problem
from qicao.render.system.pages.places import FOLDER
from qicao.render.system.pages.values import Bar, Bars, Block, Cell, Grid, Link, Mark, Page, Part, Record, Words, cell
from qicao.render.system.pages.view import View, page_link
from qicao.render.system.pages.way import START, listed

__all__ = ["headline", "problem_list", "problem_notes", "problem_page", "told"]

MORE = {
    "P1": ("districts", "各区"),
    "P2": ("coverage", "覆盖和缺口"),
    "P3": ("organisations", "组织和负荷"),
    "P4": ("plan", "滚动计划"),
    "P5": ("coverage", "覆盖和缺口"),
    "P6": ("matters", "事项清单"),
    "P7": ("policies", "政策文件"),
}
"""Id of a problem → the page that goes further."""


def problem_page(view: View, one: Problem) -> Page:
    """Return the page of a problem."""
    blocks: list[Block] = [Words(cell("措施：", one.measure or "没有写"), "lead")]
    blocks += _samples(view)
    if one.measures:
        rows = tuple(map(_measure, one.measures))
        blocks.append(Part(f"现在的情况（{view.day}）", (Grid(("", "数", "共", "占比"), rows),), "now"))
    blocks += [Part(table.title, (_worst(table),), f"worst-{at}") for at, table in enumerate(one.worst)]
    if one.trend:
        blocks.append(Part("怎样变化", tuple(_trend(one.trend)), "trend"))
    if one.id in MORE:
        blocks.append(Words(cell("进一步看：", page_link(*MORE[one.id]))))
    name = view.places["problem", one.id].page
    return Page(name, one.title, tuple(blocks), one.id, (), listed("problems", "问题"))


def _measure(one: Measure) -> Record:
    share = f"{one.value / one.total:.0%}" if one.total else ""
    tone = "gap" if one.bad and one.value and one.total else "good" if one.value and one.bad is False else "plain"
    number = cell(Mark(str(one.value), tone) if tone != "plain" else str(one.value))
    return Record((cell(one.label), number, cell("" if one.total is None else str(one.total)), cell(share)))


def _worst(table: Worst) -> Grid:
    return Grid(table.heads, tuple(Record(row) for row in table.rows))


def _trend(trend: Trend) -> Iterator[Block]:
    if not trend.points:
        yield Words(cell(f"{trend.title}：没有注明日期的数据，看不出变化。"))
        return
    bars = tuple(
        Bar(cell(f"{year}{_when(trend, year)}"), ((number, _tone(trend, year)),)) for year, number in trend.points
    )
    legend = (("good", "已经做到"), ("coming", "按现在的计划")) if trend.year else (("good", "数"),)
    yield Bars(trend.title, legend, bars)


def _when(trend: Trend, year: int) -> str:
    if not trend.year or year < trend.year:
        return ""
    return "（今年）" if year == trend.year else "（预计）"


def _tone(trend: Trend, year: int) -> str:
    return "coming" if trend.year and year >= trend.year else "good"


def headline(one: Problem) -> Measure | None:
    """Return the number that says most: the greatest share of what is bad."""
    bad = [number for number in one.measures if number.bad and number.total]
    return max(bad, key=lambda number: (number.value / (number.total or 1), number.total or 0), default=None)


def told(number: Measure | None) -> Cell:
    """Return the number with what it counts, of how many, and its tone."""
    if number is None:
        return cell()
    share = f"（{number.value / number.total:.0%}）" if number.total else ""
    return cell(
        f"{number.label} ", Mark(f"{number.value}，共 {number.total}{share}", "gap" if number.value else "good")
    )


def problem_notes(view: View) -> tuple[Words, ...]:
    """Return how the numbers are to be read."""
    read = Words(cell("每个问题列最差的一个数：数的是什么、有几个、共几个；越少越好。"))
    return (read, *_samples(view))


def _samples(view: View) -> tuple[Words, ...]:
    """Return that made-up rows were counted, if there are any."""
    tables = (view.system.organisations, view.system.matters, view.system.needs, view.system.coordination)
    number = sum(row.value.sample for table in tables for row in table)
    said = cell(Mark("示例", "sample"), f" 数据有 {number} 条，也计入这些数；它们只说明格式，不是实际情况。")
    return (Words(said),) if number else ()


def problem_list(view: View, problems: tuple[Problem, ...]) -> Page:
    """Return all problems, each with the number that says most."""
    rows = tuple(_line(view, one) for one in problems)
    note = Words(cell(f"每个问题的现状都由体系的数据算出，截至 {view.day}。"), "lead")
    return Page(
        f"{FOLDER}/problems",
        "要解决的问题",
        (note, *problem_notes(view), Grid(("问题", "现状", "措施"), rows)),
        up=(START,),
    )


def _line(view: View, one: Problem) -> Record:
    number = headline(one)
    place = view.places["problem", one.id]
    return Record((cell(Link(place.page, f"{one.id} {one.title}")), told(number), cell(one.measure)))
