"""What only shows when indicators are computed, and rows that hardly can be."""

from __future__ import annotations

from scored import data_of, findings_of, rows

MONTHS = tuple(f"{chr(0x4E00 + at)}区,2026-{month:02},,,,,{month}" for at in range(12) for month in (1, 2, 3))


def lines(**other: str) -> list[str]:
    """Good rows of twelve units, some with other values."""
    names = [f"{chr(0x4E00 + at)}区" for at in range(12)]
    return [
        f"{name},2026-Q1,{other.get(f'u{at}', f'{85 + at},100,{10 + at % 3},{88 + at % 5},')}"
        for at, name in enumerate(names)
    ]


def codes(*data: str) -> set[tuple[str, int, int]]:
    """Code, line and column of all that is told."""
    return {(one.code, one.span.line, one.span.column) for one in findings_of(data_of(rows(*data, *MONTHS)))}


def test_good_rows_are_clean() -> None:
    """So that what is found below is the seeded fault."""
    assert codes(*lines()) == set()


def test_a_divisor_of_zero_is_told_where_it_stands() -> None:
    """Nothing is divided by it."""
    assert ("DAT203", 4, 14) in codes(*lines(u2="0,0,11,90,"))


def test_a_row_that_is_longer_than_the_head_is_not_used() -> None:
    """If numbers are among what is over; words are only told."""
    over = rows(*lines(u2="87,100,11,90,,5"))
    data = data_of(over)

    assert ("DAT021", 4) in {(one.code, one.span.line) for one in data.findings}
    assert not next(record for key, record in data.records.items() if key[0] == "丂区").values
    assert ("DAT022", 4) in {
        (one.code, one.span.line) for one in data_of(rows(*lines(u2="87,100,11,90,,见附件"))).findings
    }


def test_a_period_far_from_all_others_is_told_where_it_is_written() -> None:
    """And nobody is told to lack it."""
    found = codes(*lines(), "一区,2062-Q1,85,100,10,88,")

    assert ("DAT905", 14, 4) in found
    assert not [one for one in found if one[0] == "DAT902"]


def test_a_copied_row_is_told() -> None:
    """With the row from which it was copied."""
    found = [one for one in findings_of(data_of(rows(*lines(u5="86,100,11,89,"), *MONTHS))) if one.code == "DAT906"]

    assert [(one.span.line, "第 3 行" in one.message) for one in found] == [(7, True)]


def test_units_that_are_no_names_are_refused() -> None:
    """Numbers, periods, formulas, and what was lost in another encoding."""
    for name in ("1", "2026-Q1", "=A1", "甲\ufffd", "<<<<<<< HEAD"):
        data = data_of(rows(f"{name},2026-Q1,85,100,10,88,"))
        assert [one.code for one in data.findings][:1] == ["DAT020"], name
        assert not data.records
