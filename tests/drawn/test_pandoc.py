"""Formulas that pandoc converts: one that fails or takes long spoils no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from qicao.drawn import formulas as conversion
from qicao.drawn import pandoc
from qicao.drawn.formulas import Formulas, displayed


@pytest.mark.parametrize("tex", ["x" + pandoc.MARK, pandoc.MARK, rf"\text{{{pandoc.MARK}}}", pandoc.MARK + "x."])
def test_a_formula_may_hold_any_word(tex: str, tmp_path: Path) -> None:
    """The mark by which results are found is a word that no formula holds."""
    formulas = Formulas(tmp_path)
    found = formulas.mathml([tex, displayed(tex), "y"])

    assert not formulas.unknown
    assert found["y"].count("<mi>") == 1


def test_a_formula_at_which_pandoc_fails_spoils_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether it crashes or takes too long."""
    _run = pandoc._run

    def run(source: bytes, options: object) -> bytes:
        if b"crash" in source:
            raise pandoc._PandocError
        return _run(source, options)  # type: ignore[arg-type]

    monkeypatch.setattr(pandoc, "_run", run)
    formulas = Formulas(tmp_path)
    found = formulas.mathml(["x", "y", "crash", "z", "w"])

    assert formulas.unknown == {"crash"}
    assert [tex for tex, made in found.items() if "<mi>" in made] == ["w", "x", "y", "z"]


def test_a_slow_formula_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing takes longer than the limit of one call, many times over."""
    monkeypatch.setattr(pandoc, "SECONDS", 1)
    slow = "x_{" * 18 + "x" + "}" * 18
    monkeypatch.setattr(conversion, "is_too_large", lambda _: False)
    formulas = Formulas(tmp_path)
    formulas.mathml(["x", slow])

    assert formulas.unknown == {slow}
