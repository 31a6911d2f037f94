"""The page on which the reader walks from standard to standard, with the same as a list."""

from __future__ import annotations

import json
from collections.abc import Mapping

from qicao.catalog.graph import Edge, Graph, Node, graph_of
from qicao.render.system.pages.html import address
from qicao.render.system.pages.places import FOLDER
from qicao.render.system.pages.values import Cell, Explorer, Grid, Page, Part, Record, Words, cell
from qicao.render.system.pages.view import View, joined
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
LISTED = ("cites", "coordinates_with", "replaces", "adopts", "depends_on")


def graph_page(view: View) -> Page:
    """Return the page of the graph."""
    graph = graph_of(view.system)
    lead = Words(
        cell(
            "图中间是所选的标准，左边是引用它、等它的，右边是它引用、它等的。方向键移动，回车以它为中心，空格打开它的页面。"
        ),
        "lead",
    )
    listed = Part("列表：每项标准的关系", (_listed(view, graph),), "list")
    return Page(NAME, "关系图", (lead, Explorer(_data(view, graph)), listed), up=(START,))


def _listed(view: View, graph: Graph) -> Grid:
    found: dict[str, dict[str, list[str]]] = {}
    for edge in graph.edges:
        if edge.relation in LISTED:
            found.setdefault(edge.source, {}).setdefault(RELATIONS[edge.relation][0], []).append(edge.target)
    rows = tuple(
        Record(
            (
                cell(view.standard(source)),
                _targets(view, relations, "引用"),
                _targets(view, relations, "协调配套"),
                _targets(view, relations, "等待"),
            )
        )
        for source, relations in found.items()
        if source in view.system.entry_of and relations.keys() & {"引用", "协调配套", "等待"}
    )
    return Grid(("标准", "引用", "协调配套", "等待"), rows, filter=len(rows) > 8)


def _targets(view: View, relations: Mapping[str, list[str]], name: str) -> Cell:
    return joined(view.standard(target) for target in relations.get(name, ()))


def _data(view: View, graph: Graph) -> str:
    at = {node.id: number for number, node in enumerate(graph.nodes)}
    nodes = [_node(view, node) for node in graph.nodes]
    edges = [[at[edge.source], at[edge.target], *_named(edge)] for edge in graph.edges]
    return json.dumps({"nodes": nodes, "edges": edges}, ensure_ascii=False, separators=(",", ":"))


def _named(edge: Edge) -> tuple[str, str]:
    return RELATIONS.get(edge.relation, (edge.relation, edge.relation))


def _node(view: View, node: Node) -> list[str]:
    """Return kind, id, number, title, status and address of a node."""
    place = view.places.get(("subsystem" if node.kind == "subsystem" else "entry", node.id))
    return [node.kind, node.id, node.number, node.title, node.status, address(NAME, place.page) if place else ""]
