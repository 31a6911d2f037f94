"""The graph of a system: every relation once, and no end without a node."""

from __future__ import annotations

from qicao.catalog.graph import Edge, graph_of
from smallsystem import SMALL, sample, small


def test_relations_lead_from_ids_to_ids() -> None:
    """Also where the data name a standard by its number."""
    by_number = SMALL["entries"].replace("cites: [JC1-001]", "cites: [GB/T 90001]")

    assert Edge("YW-001", "JC1-001", "cites") in graph_of(small(entries=by_number)).edges


def test_what_is_not_in_the_system_is_a_node_outside() -> None:
    """So that it is seen that a standard leads there."""
    entries = SMALL["entries"].replace(
        "    cites: [JC1-001]\n", "    adopts:\n      - {number: 'ISO 37101:2016', degree: IDT}\n"
    )

    assert [node.id for node in graph_of(small(entries=entries)).nodes if node.kind == "outside"] == ["ISO 37101:2016"]


def test_no_edge_of_the_sample_hangs_in_the_air() -> None:
    """Both ends are nodes, and each edge is there once."""
    graph = graph_of(sample({}))
    ids = {node.id for node in graph.nodes}

    assert {end for edge in graph.edges for end in (edge.source, edge.target)} <= ids
    assert len(set(graph.edges)) == len(graph.edges)
