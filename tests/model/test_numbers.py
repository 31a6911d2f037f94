"""Numbers of standards: reading, printing, sorting."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qicao.model.numbers import StandardNumber, parse_number, sort_key

PRINTED = {
    "GB/T 1.1-2020": "GB/T 1.1—2020",
    "GB/T1.1—2020": "GB/T 1.1—2020",
    "GB／T　1.1－2020".replace("－", "-"): "GB/T 1.1—2020",
    "GB/T22239-2019": "GB/T 22239—2019",
    "GB50174": "GB 50174",
    "GB 50174": "GB 50174",
    "DB31/T1234—2020": "DB31/T 1234—2020",
    "DB31/TXXXX—XXXX": "DB31/T XXXX—XXXX",
    "T/31ABC 012—2024": "T/31ABC 012—2024",
    "ISO37170:2022": "ISO 37170:2022",
    "DB31/T XXXX—XXXX": "DB31/T XXXX—XXXX",
    "GB/T XXXXX—20XX": "GB/T XXXXX—20XX",
    "SL/T XXXX—202X": "SL/T XXXX—202X",
    "CJJ/T 7-2007": "CJJ/T 7—2007",
    "T/CAS 608—2023": "T/CAS 608—2023",
    "Q/ABC 001—2024": "Q/ABC 001—2024",
    "ISO 80000-1:2022": "ISO 80000-1:2022",
    "ISO/IEC TR 15944-20:2015": "ISO/IEC TR 15944-20:2015",
    "GB/T 2912（所有部分）": "GB/T 2912（所有部分）",
    "SAE J3016": "SAE J3016",
    "ASTM D412": "ASTM D412",
    "IETF RFC 3986": "IETF RFC 3986",
    "ISO TR1234": "ISO TR 1234",
}


@pytest.mark.parametrize("text", PRINTED)
def test_a_number_is_printed_as_the_norm_prints_it(text: str) -> None:
    """However blanks and dashes were typed."""
    assert str(parse_number(text)) == PRINTED[text]


@pytest.mark.parametrize("text", ["", "手册", "第5章", "GB/T", "2020"])
def test_other_words_are_no_numbers(text: str) -> None:
    """Keys of references are told apart."""
    assert parse_number(text) is None


NUMBERS = st.builds(
    StandardNumber,
    st.sampled_from(["GB", "GB/T", "CJ/T", "DB31/T", "T/CAS", "ISO", "ISO/IEC", "IEC"]),
    st.integers(1, 99999).map(str),
    st.sampled_from(["", "1", "12"]),
    st.sampled_from(["", "2020", "1999"]),
)


@given(NUMBERS)
def test_what_is_printed_is_read_back(number: StandardNumber) -> None:
    """Parse ∘ print is the identity."""
    assert parse_number(str(number)) == number


@given(NUMBERS, NUMBERS)
def test_the_order_is_total(one: StandardNumber, other: StandardNumber) -> None:
    """Equal keys mean equal documents, but for their code among national ones."""
    left, right = sort_key(str(one)), sort_key(str(other))

    assert (left < right) or (right < left) or one.number == other.number
