"""Formulas that pandoc converts: one that fails or takes long spoils no other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from qicao.drawn import formulas as conversion
from qicao.drawn import pandoc
from qicao.drawn.formulas import Formulas, displayed
from qicao.source.programs import ProgramError, Programs
from qicao.source.world import open_world


@pytest.mark.parametrize("tex", ["x" + pandoc.MARK, pandoc.MARK, rf"\text{{{pandoc.MARK}}}", pandoc.MARK + "x."])
def test_a_formula_may_hold_any_word(tex: str, tmp_path: Path) -> None:
    """The mark by which results are found is a word that no formula holds."""
    formulas = Formulas(open_world(tmp_path))
    found = formulas.mathml([tex, displayed(tex), "y"])

    assert not formulas.unknown
    assert found["y"].count("<mi>") == 1


def test_a_formula_at_which_pandoc_fails_spoils_no_other(tmp_path: Path) -> None:
    """Whether it crashes or takes too long."""

    class Failing(Programs, frozen=True):
        def run(self, command: Sequence[str], data: bytes, seconds: float) -> bytes:
            if b"crash" in data:
                raise ProgramError
            return super().run(command, data, seconds)

    formulas = Formulas(replace(open_world(tmp_path), programs=Failing()))
    found = formulas.mathml(["x", "y", "crash", "z", "w"])

    assert formulas.unknown == {"crash"}
    assert [tex for tex, made in found.items() if "<mi>" in made] == ["w", "x", "y", "z"]


def test_a_slow_formula_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing takes longer than the limit of one call, many times over."""
    monkeypatch.setattr(pandoc, "SECONDS", 1)
    slow = "x_{" * 18 + "x" + "}" * 18
    monkeypatch.setattr(conversion, "is_too_large", lambda _: False)
    formulas = Formulas(open_world(tmp_path))
    formulas.mathml(["x", slow])

    assert formulas.unknown == {slow}
