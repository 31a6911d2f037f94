"""Pages of districts: how each is set up, and what it does otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from qicao.catalog.system import Row
from qicao.catalog.target import Target
from qicao.model.programme import District, Matter, Variant
from qicao.render.system.pages.places import FOLDER, sample_mark
from qicao.render.system.pages.values import Block, Cell, Facts, Grid, Mark, Page, Part, Record, Words, cell
from qicao.render.system.pages.view import View, joined
from qicao.render.system.pages.way import START, listed

__all__ = ["district_list", "district_page"]

LIST = "districts"
TONES: Mapping[str, str] = {"照用": "good", "调整": "late", "未开展": "gap"}


def district_page(view: View, row: Row[District]) -> Page:
    """Return the page of a district."""
    found = list(_variants(view, row.value.id))
    rows = tuple(
        _record(view, matter, variant) for matter, variant in sorted(found, key=lambda pair: pair[1].mode == "照用")
    )
    grid: Block = Grid(
        ("事项", "做法", "本区时限", "全市时限", "不同之处", "标准"), rows, filter=len(rows) > 8, choose=(1,)
    )
    blocks = (
        Facts(tuple(_facts(view, row.value, found))),
        Part("事项的做法", (grid if rows else Words(cell("没有登记这个区的做法。")),), "matters"),
    )
    name = view.places["district", row.value.id].page
    return Page(name, row.value.title, blocks, "", sample_mark(row), listed(LIST, "各区"))


def _variants(view: View, id_: str) -> Iterator[tuple[Row[Matter], Variant]]:
    for row in view.system.matters:
        yield from ((row, variant) for variant in row.value.districts if variant.district == id_)


def _record(view: View, row: Row[Matter], variant: Variant) -> Record:
    one = row.value
    name = Target("matter", one.code, f"{one.code} {one.title}")
    standards = joined(view.standard(code) for code in one.standards)
    mode = Mark(variant.mode, TONES[variant.mode])
    return Record((cell(name), cell(mode), cell(variant.limit), cell(one.limit), cell(variant.difference), standards))


def _facts(view: View, one: District, found: list[tuple[Row[Matter], Variant]]) -> Iterator[tuple[str, Cell]]:
    yield "设置方式", cell(one.setup)
    yield "区城运中心", view.bodies([one.centre] if one.centre else [])
    streets = [
        row.value.id for row in view.system.organisations if row.value.district == one.id and row.value.id != one.centre
    ]
    yield "区内其他组织", view.bodies(streets)
    modes: Counter[str] = Counter(variant.mode for _, variant in found)
    counted = "，".join(f"{mode} {modes[mode]} 项" for mode in ("照用", "调整", "未开展"))
    yield "事项", cell(f"{counted}，没有登记 {len(view.system.matters) - len(found)} 项")
    if one.note:
        yield "备注", cell(one.note)


def district_list(view: View) -> Page:
    """Return all districts with how they are set up and how often they depart."""
    rows = []
    for row in view.system.districts:
        found = list(_variants(view, row.value.id))
        modes: Counter[str] = Counter(variant.mode for _, variant in found)
        numbers = (*(cell(str(modes[mode])) for mode in TONES), cell(str(len(view.system.matters) - len(found))))
        rows.append(Record((cell(Target("district", row.value.id, row.value.title)), cell(row.value.setup), *numbers)))
    lead = Words(
        cell(f"{len(view.system.matters)} 类事项在各区的做法：照用、调整、未开展、没有登记的各有几类。"), "lead"
    )
    grid = Grid(("区", "设置方式", *TONES, "没有登记"), tuple(rows), filter=len(rows) > 8, choose=(1,))
    return Page(f"{FOLDER}/{LIST}", "各区", (lead, grid), up=(START,))
