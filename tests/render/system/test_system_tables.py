"""标准体系表: what python-docx reads back is what the data say."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from docx import Document
from hypothesis import HealthCheck, given, settings

from anysystem import sample, systems
from qicao.catalog.details import HEADS, details
from qicao.catalog.digest import digest_of
from qicao.catalog.stats import groups
from qicao.catalog.system import System
from qicao.drawn.pictures import Pictures
from qicao.render.system.diagram import diagrams
from qicao.render.system.picture import pictures_of
from qicao.render.system.tables import counted_rows, render_tables
from qicao.source.world import world_in_memory

PLAIN = Pictures(Path(), world_in_memory({}))


def _grids(data: bytes) -> list[list[tuple[str, ...]]]:
    tables = Document(BytesIO(data)).tables
    return [[tuple(cell.text for cell in row.cells) for row in table.rows] for table in tables]


def _expected(system: System) -> list[list[tuple[str, ...]]]:
    empty = ("本子体系尚无标准",) * len(HEADS)
    return [[HEADS, *(detail.rows or (empty,))] for detail in details(system)]


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=25)
@given(systems())
def test_the_tables_are_read_back(system: System) -> None:
    """A table for each sub-system, then the one that counts."""
    _, *found, counts = _grids(render_tables(system, PLAIN))

    assert found == _expected(system)
    assert [row for row in counts[1:] if len(set(row)) > 1 or row[0].isdigit()] == [
        row for row in counted_rows(tuple(groups(system))) if len(row) > 1
    ]


def test_the_head_is_repeated_on_every_page() -> None:
    """And no row is split."""
    document = Document(BytesIO(render_tables(sample(), PLAIN)))

    for table in document.tables:
        first, *rest = table.rows
        assert first._tr.trPr.find(first._tr.trPr.tag.replace("trPr", "tblHeader")) is not None
        assert all(row._tr.trPr.find(row._tr.trPr.tag.replace("trPr", "cantSplit")) is not None for row in rest)


def test_the_same_data_give_the_same_bytes() -> None:
    """And the numbers in the text are those of the tables."""
    data = render_tables(sample(), PLAIN)
    text = "\n".join(paragraph.text for paragraph in Document(BytesIO(data)).paragraphs)
    digest = digest_of(sample())

    assert data == render_tables(sample(), PLAIN)
    assert f"本表收入标准{digest.total.wanted + digest.gone}项" in text


def test_the_structure_is_as_large_as_it_was_drawn() -> None:
    """So that its type can be read; each sheet has its title."""
    drawings = pictures_of(diagrams(sample()), PLAIN.world)
    document = Document(BytesIO(render_tables(sample(), PLAIN, drawings)))

    assert [round(shape.width.mm) for shape in document.inline_shapes] == [252]
    assert drawings[0][0] in [paragraph.text for paragraph in document.paragraphs]
