"""The documents of a system are sound: for the schema, for our own checks, and as tables."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from anysystem import SMALL, files_of, sample
from qicao.builds.system import documents_of
from qicao.ooxml.check import check_package
from qicao.render.system.page import ACROSS, Column, grid
from qicao.source.world import world_in_memory

WORLD = world_in_memory({})


@pytest.mark.parametrize("system", [sample(), files_of(SMALL)])
def test_every_document_is_sound(system: object, tmp_path: Path) -> None:
    """Also that of a system with next to nothing in it."""
    from openxml_audit import OpenXmlValidator

    for name, data in documents_of(system, Path(), WORLD).items():
        if not name.endswith(".docx"):
            continue
        (tmp_path / name).write_bytes(data)
        assert check_package(data) == [], name
        assert [str(error) for error in OpenXmlValidator().validate(str(tmp_path / name)).errors] == [], name
        assert Document(BytesIO(data)).core_properties.title


def test_columns_fill_the_width() -> None:
    """To the last twip."""
    columns = [Column("一", 1), Column("二", 1), Column("三", 1.3)]
    xml = grid(columns, [("1", "2", "3"), ("甲",)], ACROSS)

    assert f'<w:tblW w:w="{ACROSS}"' in xml
    assert '<w:gridSpan w:val="3"/>' in xml
