"""How large a formula may be."""

from __future__ import annotations

from qicao.drawn.tex import is_too_large


def test_what_people_write_is_not_too_large() -> None:
    """Three scripts, five fractions, ten brackets."""
    assert not is_too_large("x_{a_{b_{c}}}")
    assert not is_too_large(r"\frac{1}{" * 5 + r"\sqrt{x}" + "}" * 5)
    assert not is_too_large(r"\left( " * 10 + "x" + r"\right)" * 10)
