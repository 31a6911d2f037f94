"""How much there is in a workbook is known before it is opened."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from qicao.source.excess import MOST_BYTES, MOST_CELLS, excess_of

SHEETS = {
    "cells": '<c r="A1"/><c r="XFD1048576"/>',
    "a row": '<row r="1048576"/>',
    "merges": '<mergeCell ref="A1:Z9999"/>',
}


def workbook(sheet: str) -> bytes:
    """A workbook with that in its sheet."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", f"<sheet>{sheet}</sheet>")
    return file.getvalue()


@pytest.mark.parametrize("kind", SHEETS)
def test_a_few_bytes_cannot_ask_for_many_cells(kind: str) -> None:
    """By a cell far away, a row or a merge."""
    found = excess_of(workbook(SHEETS[kind]))

    assert found
    assert found.most == f"{MOST_CELLS} 格"


def test_nor_for_many_bytes() -> None:
    """Before anything is unpacked."""
    found = excess_of(workbook(" " * (MOST_BYTES + 1)))

    assert found
    assert found.most.endswith("MB")


def test_what_people_use_is_not_too_much() -> None:
    """A thousand rows of twenty columns."""
    assert excess_of(workbook('<c r="A1"/><c r="T1000"/><mergeCell ref="A1:B2"/>')) is None
