"""Units of length: to Word's and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qicao.ooxml.measure import emu_from_mm, mm_from_twips, twips_from_mm


def test_the_sizes_of_a4() -> None:
    """As Word has them."""
    assert (twips_from_mm(210), twips_from_mm(297)) == (11906, 16838)
    assert emu_from_mm(25.4) == 914400


@given(st.floats(0, 2000))
def test_a_length_comes_back(length: float) -> None:
    """To half a twip."""
    assert mm_from_twips(twips_from_mm(length)) == pytest.approx(length, abs=25.4 / 1440 / 2 + 1e-9)
