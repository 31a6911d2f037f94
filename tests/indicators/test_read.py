"""Sets of indicators are read row by row, each value with its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from indicatorsets import GOOD, HOME, only, sets_of
from qicao.indicators.formula import Formula
from qicao.indicators.printed import Printed, print_indicator, print_table
from qicao.indicators.problem import Problem
from qicao.indicators.read import FOLDER, has_sets, read_sets
from qicao.indicators.rules.run import check_sets
from qicao.source.files import in_memory


def _line(text: str, words: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if words in line)


def test_a_set_is_read_whole() -> None:
    """Nothing is lost, and nothing is found."""
    one = only(sets_of(good=GOOD))

    assert one.findings == ()
    assert [item.id for item in one.value.data] == ["due", "closed", "wait", "alarms"]
    assert [indicator.weight for indicator in one.value.indicators] == [0.5, 0.3, 0.2]
    assert one.value.indicators[1].rating.intervals[0].low is None
    assert [grade.level for grade in one.value.grades] == ["优秀", "合格", "不合格"]
    assert all(isinstance(formula, Formula) for formula in one.formulas.values())


def test_a_nested_value_has_its_place() -> None:
    """The points of the second interval stand in their line."""
    row = only(sets_of(good=GOOD)).indicator_of["arrival"]
    span = row.at("rating", "intervals", 1, "points")

    line = GOOD.splitlines()[span.line - 1]
    assert line[span.column - 1 : span.end_column - 1] == "60"
    assert "high: 30" in line


def test_a_faulty_value_costs_itself() -> None:
    """The rest of the row and the other rows count."""
    text = GOOD.replace("zero: 78", "zero: viele").replace("weight: 0.3", "wieght: 0.3")
    one = only(sets_of(good=text))

    assert {(finding.code, finding.span.line) for finding in one.findings} == {
        ("YML008", _line(text, "zero: viele")),
        ("YML006", _line(text, "wieght")),
    }
    assert one.indicator_of["timely"].value.rating.full == 98
    assert one.indicator_of["arrival"].value.unit == "min/件"
    assert "是不是“weight”？" in {finding.hint for finding in one.findings}


def test_a_nested_slip_is_found_at_its_line() -> None:
    """In an interval."""
    text = GOOD.replace("{low: 15, high: 30, points: 60}", "{low: 15, hihg: 30, points: 60}")
    (finding,) = only(sets_of(good=text)).findings

    assert (finding.code, finding.span.line) == ("YML006", _line(text, "hihg"))
    assert finding.hint == "是不是“high”？"


def test_a_problem_in_a_folded_formula_has_its_line() -> None:
    """The characters of a formula of several lines are counted in the lines of the file."""
    text = GOOD.replace("wait / due, 0)", "wait / deu, 0)")
    (finding,) = check_sets(sets_of(good=text))

    line = text.splitlines()[finding.span.line - 1]
    assert line[finding.span.column - 1 : finding.span.end_column - 1] == "deu"


def test_an_indicator_is_found_by_its_name_or_by_that_of_its_set_and_its_own() -> None:
    """A name that several sets have means that of the set of the draft."""
    sets = sets_of(good=GOOD, other=GOOD.replace("id: good", "id: other\nstandard: draft-b"))

    assert [one.value.id for one, _ in sets.find("timely")] == ["good", "other"]
    assert [one.value.id for one, _ in sets.find("other/timely")] == ["other"]
    assert [one.value.id for one, _ in sets.find("timely", "draft-b")] == ["other"]
    assert sets.find("timley") == ()


def test_a_repository_without_sets_has_none() -> None:
    """And no findings."""
    assert not has_sets(in_memory({}), HOME)
    assert read_sets(in_memory({}), HOME).sets == ()


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_read(data: bytes) -> None:
    """Each fault is a finding; nothing raises."""
    check_sets(read_sets(in_memory({HOME / FOLDER / "x.yaml": data}), HOME))


@given(
    st.integers(0, len(GOOD)), st.integers(0, 40), st.sampled_from(["", "x", "- ", "[]", "{}", "~", ": ", "\n", "9e9"])
)
def test_any_slip_in_a_set_is_read(at: int, length: int, put: str) -> None:
    """A piece of a good set replaced by something else is a set with findings, or another good one; it is printed, too."""
    sets = sets_of(good=GOOD[:at] + put + GOOD[at + length :])

    check_sets(sets)
    for one in sets.sets:
        print_table(one)
        assert all(isinstance(print_indicator(one, row.value), Printed | Problem) for row in one.indicators)
