"""All pages of a system, the list of its main pages, and what the search knows of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from qicao.catalog.problems.table import problems_of
from qicao.render.html.search import SearchEntry
from qicao.render.system.pages.ages import age_page
from qicao.render.system.pages.coverage import coverage_page
from qicao.render.system.pages.district import district_list, district_page
from qicao.render.system.pages.entry import entry_page
from qicao.render.system.pages.frameworks import framework_list, framework_page
from qicao.render.system.pages.graph import graph_page
from qicao.render.system.pages.lists import clash_list, need_list, policy_list
from qicao.render.system.pages.matter import matter_list, matter_page
from qicao.render.system.pages.organisation import organisation_list, organisation_page
from qicao.render.system.pages.overview import overview_page, statistics_page
from qicao.render.system.pages.plan import briefing_page, plan_page
from qicao.render.system.pages.problem import problem_list, problem_page
from qicao.render.system.pages.subsystem import entry_list, subsystem_page, tree_page
from qicao.render.system.pages.terms import terms_page
from qicao.render.system.pages.values import Block, Facts, Grid, Page, Part, Record, Words, plain
from qicao.render.system.pages.view import View

__all__ = ["MAIN", "pages_of", "search_entries"]

MAIN = (
    ("index", "总览"),
    ("tree", "体系结构"),
    ("entries", "标准明细表"),
    ("statistics", "标准统计表"),
    ("ages", "标龄和复审"),
    ("graph", "关系图"),
    ("matters", "事项清单"),
    ("coverage", "覆盖和缺口"),
    ("plan", "滚动计划"),
    ("briefing", "宣贯"),
    ("organisations", "组织和负荷"),
    ("districts", "各区"),
    ("needs", "需求和答复"),
    ("clashes", "冲突和交叉"),
    ("policies", "政策文件"),
    ("frameworks", "与其他体系对照"),
    ("problems", "要解决的问题"),
    ("terms", "各标准的术语"),
)
"""The main pages, by name and words, as the side of every page lists them."""


LISTS: tuple[Callable[[View], Page], ...] = (
    tree_page,
    entry_list,
    age_page,
    graph_page,
    matter_list,
    coverage_page,
    plan_page,
    briefing_page,
    organisation_list,
    district_list,
    need_list,
    clash_list,
    policy_list,
    framework_list,
    terms_page,
)


def pages_of(view: View) -> Iterator[Page]:
    """Yield every page of the system, each name once."""
    problems = problems_of(view.system)
    yield overview_page(view, problems)
    yield statistics_page(view)
    yield from (make(view) for make in LISTS)
    yield problem_list(view, problems)
    seen: set[str] = set()
    for page in _rows(view):
        if page.name not in seen:
            seen.add(page.name)
            yield page
    yield from (problem_page(view, one) for one in {one.id: one for one in reversed(problems)}.values() if one.id)


def _rows(view: View) -> Iterator[Page]:
    system = view.system
    yield from (subsystem_page(view, row) for row in system.subsystem_of.values())
    yield from (entry_page(view, row) for row in system.entry_of.values())
    yield from (matter_page(view, row) for row in system.matters if row.value.code)
    yield from (organisation_page(view, load) for load in view.survey.loads if load.organisation.value.id)
    yield from (district_page(view, row) for row in system.districts if row.value.id)
    yield from (framework_page(view, row) for row in system.frameworks if row.value.id)


def search_entries(page: Page) -> tuple[SearchEntry, ...]:
    """Return what the search knows of a page: itself with its words and facts, and the rows that have a place."""
    title = "\u3000".join(filter(None, (page.number, page.title)))
    words = " ".join(filter(None, map(_words, page.blocks)))
    rows = [record for block in page.blocks for record in _records(block) if record.id]
    return (SearchEntry("qicao-main", title, words), *map(_entry, rows))


def _entry(record: Record) -> SearchEntry:
    first, *rest = map(plain, record.cells)
    return SearchEntry(record.id, first, " ".join(rest))


def _words(block: Block) -> str:
    if isinstance(block, Words):
        return plain(block.cell)
    if isinstance(block, Facts):
        return " ".join(f"{name}：{plain(value)}" for name, value in block.facts)
    return " ".join(filter(None, map(_words, block.blocks))) if isinstance(block, Part) else ""


def _records(block: Block) -> Iterator[Record]:
    if isinstance(block, Grid):
        yield from block.rows
    elif isinstance(block, Part):
        for one in block.blocks:
            yield from _records(one)
