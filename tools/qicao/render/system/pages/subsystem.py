"""The tree of sub-systems, the table of all standards, and a page for each sub-system."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qicao.catalog.stats import Count, counts
from qicao.catalog.system import Row
from qicao.model.system import OBSOLETE, Entry, Subsystem
from qicao.render.system.pages.pictures import structure
from qicao.render.system.pages.places import FOLDER
from qicao.render.system.pages.values import (
    Block,
    Branch,
    Cell,
    Facts,
    Grid,
    Mark,
    Page,
    Part,
    Record,
    Tree,
    Words,
    cell,
)
from qicao.render.system.pages.view import View, joined, page_link, status, text
from qicao.render.system.pages.way import START, way_of

__all__ = ["entries_below", "entry_list", "subsystem_page", "tree_page"]

DEEPEST = 12
"""The levels of the tree that open and close."""


def entries_below(view: View, code: str) -> tuple[Row[Entry], ...]:
    """Return the standards of a sub-system and of all below it, in the order of the tree."""
    codes = _codes_below(view, code)
    return tuple(row for row in view.listed if row.value.subsystem in codes)


def _codes_below(view: View, code: str) -> set[str]:
    found: set[str] = set()
    waiting = [code]
    while waiting:
        code = waiting.pop()
        if code not in found:
            found.add(code)
            waiting += [row.value.code for row in view.system.children_of.get(code, ())]
    return found


def tree_page(view: View) -> Page:
    """Return the tree of sub-systems with their standards, to be opened and closed."""
    seen: set[str] = set()
    branches = tuple(_branch(view, row, seen, 1) for row in view.system.children_of.get("", ()))
    homeless = [row for row in view.system.entries if row.value.subsystem not in view.system.subsystem_of]
    rest = tuple(Branch(view.stated(row)) for row in homeless)
    more = (Branch(cell("没有归入子体系"), rest, opened=True),) if rest else ()
    note = Words(
        cell(
            "点开子体系看它的标准；也可以看",
            page_link("entries", "标准明细表"),
            "和",
            page_link("graph", "关系图"),
            "。",
        ),
        "lead",
    )
    principles = tuple(Words(cell(words)) for words in view.system.head.value.principles)
    blocks: list[Block] = [note, Tree((*branches, *more)), *structure(view, f"{FOLDER}/tree")]
    if principles:
        blocks.append(Part("划分原则", principles, "principles"))
    return Page(f"{FOLDER}/tree", "体系结构", tuple(blocks), up=(START,))


def _branch(view: View, row: Row[Subsystem], seen: set[str], level: int) -> Branch:
    """Return a sub-system with what is below it; from the deepest level on, all standards below stand in one list."""
    seen.add(row.value.code)
    entries = entries_below(view, row.value.code)
    deepest = level == DEEPEST
    children = () if deepest else view.system.children_of.get(row.value.code, ())
    below = [_branch(view, child, seen, level + 1) for child in children if child.value.code not in seen]
    own = [Branch(view.stated(one)) for one in entries if deepest or one.value.subsystem == row.value.code]
    words = cell(view.subsystem(row.value.code), f"　{_counted(_count(view, row.value.code, entries))}")
    return Branch(words, (*below, *own), opened=level == 1)


def _count(view: View, code: str, rows: Iterable[Row[Entry]]) -> Count:
    """Return the line of the statistics for a sub-system and all below it."""
    lacking = sum(view.system.unlisted.get(one, 0) for one in _codes_below(view, code))
    return counts(code, (row.value for row in rows if row.value.status not in OBSOLETE), lacking)


def _counted(count: Count) -> str:
    return f"应有 {count.wanted} 项，现有 {count.there}" if count.wanted else "没有标准"


def subsystem_page(view: View, row: Row[Subsystem]) -> Page:
    """Return the page of a sub-system."""
    one = row.value
    blocks: list[Block] = [Facts(tuple(_facts(view, one)))]
    children = view.system.children_of.get(one.code, ())
    if children:
        rows = tuple(
            Record(
                (
                    cell(view.subsystem(child.value.code)),
                    cell(_counted(_count(view, child.value.code, entries_below(view, child.value.code)))),
                    cell(child.value.scope),
                )
            )
            for child in children
        )
        blocks.append(Part("下级子体系", (Grid(("子体系", "标准", "主要内容"), rows),), "below"))
    entries = entries_below(view, one.code)
    grid = _grid(view, entries) if entries else Words(cell(Mark("缺", "gap"), " 这个子体系还没有标准。"))
    blocks.append(Part("标准明细", (grid,), "entries"))
    name = view.places["subsystem", one.code].page
    return Page(name, one.title, tuple(blocks), one.code, (), way_of(view, one.code)[:-1])


def _facts(view: View, one: Subsystem) -> Iterator[tuple[str, Cell]]:
    entries = entries_below(view, one.code)
    count = _count(view, one.code, entries)
    gap = Mark("没有现有标准", "gap") if not count.there else ""
    lacking = f"，尚未列入明细表 {count.unlisted} 项" if count.unlisted else ""
    coming = f"在编和拟编 {count.listed - count.there} 项{lacking} "
    yield "主要内容", cell(one.scope)
    yield "标准", cell(f"应有 {count.wanted} 项，现有 {count.there} 项，{coming}", gap)
    if one.coordinates_with:
        yield "协调配套", joined(map(view.subsystem, one.coordinates_with))


def entry_list(view: View) -> Page:
    """Return the table of all standards."""
    gone = sum(row.value.status in OBSOLETE for row in view.listed)
    left = f"，其中 {gone} 项被代替或废止，不计入统计" if gone else ""
    note = Words(
        cell(
            f"{len(view.listed)} 行{left}。每项标准只列一次；相关标准属于其他体系，本体系直接采用。带“未核实”的，编号、名称或现行状态还没有核对过。"
        ),
        "lead",
    )
    return Page(f"{FOLDER}/entries", "标准明细表", (note, _grid(view, view.listed)), up=(START,))


def _grid(view: View, rows: Iterable[Row[Entry]]) -> Grid:
    records = tuple(_record(view, row.value) for row in rows)
    heads = ("体系编号", "标准", "级别", "类别", "状态", "归属", "发布（预计）")
    return Grid(heads, records, filter=len(records) > 8, choose=(2, 3, 4, 5))


def _record(view: View, one: Entry) -> Record:
    row = view.system.entry_of[one.id]
    own = "相关标准" if one.related else "本体系"
    day = text(view.survey.published(one))
    return Record(
        (
            cell(one.id),
            cell(view.entry(row)),
            cell(text(one.level)),
            cell(one.kind),
            cell(status(one.status)),
            cell(own),
            cell(day),
        )
    )
