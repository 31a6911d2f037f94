"""标准明细 for programs: a stable format, in the order of the tree."""

from __future__ import annotations

from msgspec import to_builtins

from qicao.catalog.listing import listing
from smallsystem import SMALL, small


def test_standards_come_in_the_order_of_the_tree() -> None:
    """Then of their ids, wherever they stand in the file."""
    head, *rows = SMALL["entries"].split("  - ")
    turned = head + "".join(f"  - {row}" for row in reversed(rows))

    assert [row.id for row in listing(small(entries=turned))] == ["JC1-001", "YW-001"]


def test_the_keys_are_those_that_were_promised() -> None:
    """Programs of others read them."""
    assert list(to_builtins(next(listing(small())))) == [
        "id", "number", "title", "level", "kind", "status", "subsystem", "draft", "verification",
    ]  # fmt: skip
