"""The system as a graph: sub-systems and standards, and every relation between them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from qicao.catalog.system import System

__all__ = ["Edge", "Graph", "Node", "graph_of"]

RELATIONS = ("cites", "coordinates_with", "replaces")


class Node(Struct, frozen=True):
    """A sub-system, a standard, or a document outside of the system that a standard names."""

    id: str
    kind: str
    """`subsystem`, `entry` or `outside`."""
    title: str = ""
    number: str = ""
    status: str = ""


class Edge(Struct, frozen=True):
    """A relation: `parent`, `member`, `cites`, `coordinates_with`, `replaces`, `adopts`, `depends_on`."""

    source: str
    target: str
    relation: str


class Graph(Struct, frozen=True):
    """Nodes, each once, and edges between them."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def graph_of(system: System) -> Graph:
    """Return the graph of the system; what no node bears is a node `outside`."""
    nodes = {node.id: node for node in _nodes(system)}
    edges = tuple(dict.fromkeys(_edges(system)))
    for edge in edges:
        for end in (edge.source, edge.target):
            nodes.setdefault(end, Node(end, "outside", number=end))
    return Graph(tuple(nodes.values()), edges)


def _nodes(system: System) -> Iterator[Node]:
    for code, subsystem in system.subsystem_of.items():
        yield Node(code, "subsystem", subsystem.value.title)
    for id_, entry in system.entry_of.items():
        yield Node(id_, "entry", entry.value.title, entry.value.number, entry.value.status)


def _edges(system: System) -> Iterator[Edge]:
    for code, subsystem in system.subsystem_of.items():
        if subsystem.value.parent:
            yield Edge(code, subsystem.value.parent, "parent")
        yield from (Edge(code, name, "coordinates_with") for name in subsystem.value.coordinates_with)
    for id_, row in system.entry_of.items():
        if row.value.subsystem:
            yield Edge(id_, row.value.subsystem, "member")
        for relation in RELATIONS:
            yield from (Edge(id_, _end(system, name), relation) for name in getattr(row.value, relation))
        yield from (Edge(id_, adopted.number, "adopts") for adopted in row.value.adopts)
    for id_, task in system.task_of.items():
        yield from (Edge(id_, name, "depends_on") for name in task.value.depends_on)


def _end(system: System, name: str) -> str:
    found = system.find(name)
    return found.value.id if found else name
