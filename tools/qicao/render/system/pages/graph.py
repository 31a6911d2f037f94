"""The page on which the reader walks from standard to standard, with the same as a list."""

from __future__ import annotations

import json
from collections.abc import Mapping

from qicao.catalog.citing import citation_of
from qicao.catalog.graph import Edge, Graph, Node, graph_of
from qicao.model.system import OBSOLETE
from qicao.render.system.pages.html import address
from qicao.render.system.pages.places import FOLDER
from qicao.render.system.pages.values import Cell, Explorer, Grid, Inline, Page, Part, Record, Words, cell
from qicao.render.system.pages.view import View, status
from qicao.render.system.pages.way import START

__all__ = ["RELATIONS", "graph_page"]

NAME = f"{FOLDER}/graph"
RELATIONS: Mapping[str, tuple[str, str]] = {
    "cites": ("引用", "被引用"),
    "coordinates_with": ("协调配套", "协调配套"),
    "replaces": ("代替", "被代替"),
    "adopts": ("采用", "被采用"),
    "depends_on": ("等待", "被等待"),
    "parent": ("属于", "包含"),
    "member": ("属于", "包含"),
}
"""Relation → what it is called from its source, and from its target."""
COLUMNS = ("引用", "被引用", "协调配套", "等待", "被等待")
LISTED = ("cites", "coordinates_with", "replaces", "adopts", "depends_on")


def graph_page(view: View) -> Page:
    """Return the page of the graph."""
    graph = graph_of(view.system)
    lead = Words(
        cell(
            "图中间是所选的标准，左边是引用它、等它的，右边是它引用、它等的。点旁边的方框以它为中心，点中间的方框或“打开”看它的页面；屏幕窄时左右滑动。用键盘：方向键移动，回车以它为中心，空格打开它的页面。"
        ),
        "lead",
    )
    listed = Part("列表：每项标准的关系", (_listed(view, graph),), "list")
    return Page(NAME, "关系图", (lead, Explorer(_data(view, graph)), listed), up=(START,))


def _listed(view: View, graph: Graph) -> Grid:
    found: dict[str, dict[str, list[str]]] = {}
    for edge in graph.edges:
        if edge.relation in LISTED:
            forth, back = RELATIONS[edge.relation]
            found.setdefault(edge.source, {}).setdefault(forth, []).append(edge.target)
            found.setdefault(edge.target, {}).setdefault(back, []).append(edge.source)
    rows = tuple(
        Record((cell(view.entry(row)), *(_targets(view, found.get(id_, {}), name) for name in COLUMNS)))
        for id_, row in view.system.entry_of.items()
    )
    return Grid(("标准", *COLUMNS), rows, filter=len(rows) > 8)


def _targets(view: View, relations: Mapping[str, list[str]], name: str) -> Cell:
    """Return the others of a relation; of what is cited, whether it is old."""
    cells: list[Inline] = []
    for target in dict.fromkeys(relations.get(name, ())):
        old = _old(view, target) if name == "引用" else ""
        cells += ["、"] if cells else []
        cells += [view.standard(target), *((" ", status(old)) if old else ())]
    return cell(*cells)


def _old(view: View, name: str) -> str:
    """Return why what is cited is not to be used any more; "" if it is."""
    currency = citation_of(view.system, name).currency
    return currency if currency in {"旧版", *OBSOLETE} else ""


def _data(view: View, graph: Graph) -> str:
    at = {node.id: number for number, node in enumerate(graph.nodes)}
    nodes = [_node(view, node) for node in graph.nodes]
    edges = [[at[edge.source], at[edge.target], *_named(view, edge)] for edge in graph.edges]
    return json.dumps({"nodes": nodes, "edges": edges}, ensure_ascii=False, separators=(",", ":"))


def _named(view: View, edge: Edge) -> tuple[str, str]:
    forth, back = RELATIONS.get(edge.relation, (edge.relation, edge.relation))
    old = _old(view, edge.target) if edge.relation == "cites" else ""
    return (f"{forth}（{old}）", f"{back}（{old}）") if old else (forth, back)


def _node(view: View, node: Node) -> list[str]:
    """Return kind, id, number, title, status and address of a node."""
    place = view.places.get(("subsystem" if node.kind == "subsystem" else "entry", node.id))
    return [node.kind, node.id, node.number, node.title, node.status, address(NAME, place.page) if place else ""]
