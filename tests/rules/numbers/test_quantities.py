"""How numbers and units are read and written."""

from __future__ import annotations

import re

import pytest

from qicao.rules.numbers.names import NAME, SYMBOLS, value_of
from qicao.rules.numbers.quantities import FREE, UNIT, written
from qicao.rules.numbers.symbols import WRONG


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("五", "5"),
        ("十", "10"),
        ("三十五", "35"),
        ("一百二十五", "125"),
        ("两千零五", "2005"),
        ("三万五千", "35000"),
        ("零点五", "0.5"),
        ("一点五", "1.5"),
        ("百", "100"),
    ],
)
def test_chinese_numerals(words: str, number: str) -> None:
    """Numerals in words become digits."""
    assert value_of(words) == number


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [
        ("5", "mm", "5 mm"),
        ("5", " mm", "5 mm"),
        ("5", "%", "5%"),
        ("5", "°", "5°"),
        ("5", "℃", "5 ℃"),
        ("5", "°C", "5 °C"),
    ],
)
def test_a_quantity_as_written(number: str, unit: str, text: str) -> None:
    """A gap before all units but those of per cent and angle (10.4.6)."""
    assert written(number, unit) == text


@pytest.mark.parametrize("unit", ["kPa", "m²", "kN/m²", "W/(m·K)", "dB(A)", "mg/m³", "r/min", "kW·h", "Mbit/s"])
def test_symbols_of_units(unit: str) -> None:
    """Also units made of several."""
    assert re.fullmatch(UNIT, unit)


@pytest.mark.parametrize("unit", sorted(set(WRONG.values()) | set(SYMBOLS.values())))
def test_the_remedies_are_symbols(unit: str) -> None:
    """What a fix writes is a symbol that the other rules know, so that it makes no new finding."""
    assert re.fullmatch(UNIT, unit)


@pytest.mark.parametrize("text", ["A12", "第5", "8:00", "X-12", "1.1—2020", "DN100"])
def test_numbers_that_are_none(text: str) -> None:
    """The number at the end of a code, an ordinal, a time, a year."""
    assert not re.search(rf"{FREE}$", text)


def test_the_longest_name_is_taken() -> None:
    """平方毫米 is not 平方 and 毫米."""
    assert re.match(NAME, "平方毫米").group() == "平方毫米"  # type: ignore[union-attr]
