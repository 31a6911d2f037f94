"""Formulas as the faces take them."""

from __future__ import annotations

from pathlib import Path

from qicao.drawn.formulas import Formulas
from qicao.source.world import open_world


def test_characters_that_no_face_holds_are_left_out(tmp_path: Path) -> None:
    """A control character would break the XML of Word."""
    found = Formulas(open_world(tmp_path))
    assert found.omml(["a\x01b"])["a\x01b"].count("<m:t>") == 2
    assert found.typst(["a\x01b"])["a\x01b"] == "a b"
