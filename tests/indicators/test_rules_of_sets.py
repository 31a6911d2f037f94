"""Faults seeded into a good set, one at a time: each is found at its line with its code, and nothing else is."""

from __future__ import annotations

import pytest

from indicatorsets import GOOD, sets_of
from qicao.indicators.rules.run import check_set, check_sets

ARRIVAL = (
    "        - {high: 15, points: 100}\n        - {low: 15, high: 30, points: 60}\n        - {low: 30, points: 0}\n"
)
SEEDED = [
    # what is written, what is written instead, the code, words of the line
    ("id: good", "id: better", "IND001", "id: better"),
    ("id: good", "id: Good 1", "IND004", "id: Good 1"),
    ("- id: alarms", "- id: Alarms", "IND004", "- id: Alarms"),
    ("- id: closed", "- id: due", "IND005", "- id: due\n    title: 按期"),
    ("- id: timely", "- id: closed", "IND005", "- id: closed\n    title: 按期办结率"),
    ("- id: arrival", "- id: value", "IND006", "- id: value"),
    ("symbol: N_1", "symbol: N_0", "IND007", "symbol: N_0\n    unit: 件\n    kind: count\n    at_most"),
    ("title: 误报数", "title: 按期办结率", "IND008", "title: 按期办结率\n    symbol: R_3"),
    ("formula: closed / due", "formula: (due - 1) / due", "IND203", "formula: (due - 1)"),
    ("at_most: due", "at_most: dew", "IND010", "at_most: dew"),
    ("at_most: due", "at_most: closed", "IND010", "at_most: closed"),
    ("at_most: due", "at_most: wait", "IND011", "at_most: wait"),
    ("at_most: due", "at_most: due\n    period: 月", "IND016", "at_most: due"),
    ("greatest: 900000", "greatest: -1", "IND012", "greatest: -1"),
    ("at_most: due", "at_most: due\n    least: -5", "IND013", "least: -5"),
    ("at_most: due", "at_most: due\n    greatest: 10.5", "IND013", "greatest: 10.5"),
    ("unit: min\n", "unit: min\n    kind: count\n", "IND014", "unit: min"),
    ("period: 月", "period: 年", "IND015", "period: 年"),
    ("veto: value > 50", "veto: value > 50\n    missing: leave-out", "IND017", "missing: leave-out"),
    ("symbol: R_1", "symbol: R_{1", "IND020", "symbol: R_{1"),
    ("symbol: R_1", "symbol: $R_1$", "IND020", "symbol: $R_1$"),
    ("formula: closed / due", 'formula: ""', "IND101", "formula: "),
    ("formula: closed / due", "formula: closed ÷ due", "IND105", "formula: "),
    ("formula: closed / due", "formula: (closed / due", "IND106", "formula: "),
    ("formula: closed / due", "formula: __import__(closed) / due", "IND108", "formula: "),
    ("formula: sum(alarms)", "formula: total(alarms)", "IND108", "formula: total"),
    ("formula: closed / due", "formula: closed / due ^ 99999", "IND110", "formula: "),
    ("formula: closed / due", "formula: closed > due", "IND118", "formula: "),
    ("unit: min\n", "unit: mim\n", "IND201", "unit: mim"),
    ("unit: min/件", "unit: min/建", "IND201", "unit: min/建"),
    ("formula: closed / due", "formula: closd / due", "IND202", "formula: "),
    ("formula: closed / due", "formula: closed / due + wait", "IND203", "formula: "),
    ("unit: min/件", "unit: min", "IND204", "if(due > 0,"),
    ("formula: sum(alarms)", "formula: alarms", "IND205", "formula: alarms"),
    ("formula: closed / due", "formula: mean(false_alarms) / false_alarms * closed / due", "IND206", "formula: "),
    ("formula: closed / due", "formula: closed / (due * 0)", "IND207", "formula: closed / (due"),
    ("formula: closed / due", "formula: closed / due / 0", "IND207", "formula: "),
    ("formula: closed / due", "formula: timely * closed / due", "IND209", "formula: timely"),
    ("formula: sum(alarms)", "formula: 3 [次]", "IND210", "formula: 3"),
    ("unit: 次\n    kind: count\n", 'unit: "%"\n', "IND213", "formula: sum(alarms)"),
    ("weight: 0.5", "weight: 0.4", "IND301", "indicators:"),
    ("weight: 0.5", "weight: 0.500002", "IND301", "indicators:"),
    ("weight: 0.5", "weight: 0.5000000001", "", ""),
    ("      full: 98\n", "", "IND303", "rating:"),
    ("      zero: 78\n      full: 98\n", "      steps: [{at: 1, points: 3}]\n", "IND303", "rating:"),
    ("      full: 98\n", "      full: 98\n      steps: [{at: 1, points: 3}]\n", "IND304", "steps: [{at"),
    ("zero: 78", "zero: 98", "IND305", "full: 98"),
    ("zero: 78", "zero: 99", "IND306", "full: 98"),
    ("direction: up", "direction: down", "IND306", "full: 98"),
    ("high: 30, points: 60", "high: 30, points: 100.5", "IND307", "points: 100.5"),
    ("{at: 2, points: 100}", "{at: 2, points: 300}", "IND307", "points: 300"),
    ("{low: 15, high: 30", "{low: 10, high: 30", "IND308", "{low: 10"),
    ("{low: 15, high: 30", "{low: 16, high: 30", "IND309", "{low: 16"),
    ("{at: 5, points: 50}", "{at: 2, points: 50}", "IND312", "{at: 2, points: 50}"),
    ("        - {at: 5, points: 50}\n", "        - {at: 9, points: 0}\n        - {at: 5, points: 50}\n", "IND313", "steps:"),
    ("{at: 5, points: 50}", "{at: 1, points: 50}", "IND306", "{at: 2, points: 100}"),
    (ARRIVAL, "        - {high: 15, points: 60}\n        - {low: 15, points: 60}\n", "IND314", "intervals:"),
    ("zero: 78\n      full: 98", "zero: 0.78\n      full: 0.98", "IND315", "rating:"),
    ('unit: "%"', 'unit: "1"', "IND315", "rating:"),
    ("{level: 合格, at: 60}", "{level: 合格, at: 95}", "IND317", "at: 95"),
    ("{level: 合格, at: 60}", "{level: 优秀, at: 60}", "IND318", "{level: 优秀, at: 60}"),
    ("{level: 优秀, at: 90}", "{level: 优秀, at: 900}", "IND319", "at: 900"),
    ("{level: 不合格, at: 0}", "{level: 不合格, at: 10}", "IND320", "at: 10"),
    ("veto_level: 不合格", "veto_level: 不及格", "IND321", "veto_level"),
    ("veto: value > 50", "veto: value", "IND117", "veto: value"),
    ("veto: value > 50", "veto: value > 50 [min]", "IND203", "veto: value"),
    ("veto: value > 50", "veto: values > 50", "IND202", "veto: values"),
    ("veto: value > 50", "veto: value >", "IND112", "veto: value"),
    ("- id: due\n    title: 应办结的事件数", "- id: due\n    at_most: closed\n    title: 应办结的事件数", "IND021", "at_most: due"),
    ("formula: closed / due", "formula: due / closed", "IND022", "formula: due / closed"),
    ("full: 98", "full: 120", "IND023", "rating:"),
    ("title: 按期办结率", 'title: ""', "IND024", 'title: ""'),
    ("symbol: R_3", 'symbol: " "', "IND024", 'symbol: " "'),
    ("    at_most: due", "    at_most: due\n    definition: 第$i类事件", "IND025", "definition"),
    ("formula: closed / due", "formula: 100 * (closed / due)", "IND211", "formula: 100"),
    ("formula: closed / due", "formula: closed / due * 100", "IND211", "formula: closed / due *"),
    ("if(due > 0,", "if(timely > 95,", "IND212", "if(timely"),
    ("if(due > 0,", "if(timely > 95 [%],", "", ""),
    ("if(due > 0,", "if(1 - timely > 0,", "", ""),
    ("veto: value > 50", "veto: value < 50", "IND323", "veto"),
    ('unit: "%"', "unit: ％", "IND201", "unit: ％"),
    ("period: 季", "period: 季度", "YML008", "period: 季度"),
    ("weight: 0.5", "weight: 50%", "YML008", "weight: 50%"),
    ("weight: 0.5", "weight: nan", "YML008", "weight: nan"),
    ("direction: up", "direction: upp", "YML008", "direction: upp"),
    ("title: 按期办结率", "titel: 按期办结率", "YML006", "titel"),
    ("kind: linear", "kind: liner", "YML008", "kind: liner"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code", "words"), SEEDED, ids=lambda text: repr(text)[1:30])
def test_a_seeded_fault_is_found_at_its_line(old: str, new: str, code: str, words: str) -> None:
    """The place is that of the fault, not of the set."""
    assert GOOD.count(old) >= 1
    text = GOOD.replace(old, new, 1)

    found = check_sets(sets_of(good=text))

    if not code:
        assert found == ()
        return
    line = text[: text.index(words)].count("\n") + 1
    assert (code, line) in [(finding.code, finding.span.line) for finding in found], found


@pytest.mark.parametrize(("old", "new", "code", "words"), SEEDED, ids=lambda text: repr(text)[1:30])
def test_a_seeded_fault_has_few_other_findings(old: str, new: str, code: str, words: str) -> None:
    """One fault is not told in many ways; a name that is gone is missed where it is used."""
    found = check_sets(sets_of(good=GOOD.replace(old, new, 1)))

    assert len({finding.code for finding in found}) <= (3 if code in {"YML006", "IND004", "IND005"} else 2), found


def test_a_good_set_has_no_findings() -> None:
    """Not even hints."""
    (one,) = sets_of(good=GOOD).sets

    assert check_set(one) == ()


def test_two_sets_of_one_name_are_found_in_the_second() -> None:
    """Which is read all the same."""
    found = check_sets(sets_of(good=GOOD, other=GOOD))

    assert [(finding.code, finding.span.file) for finding in found] == [("IND002", "metadata/indicators/other.yaml")]


def test_an_unused_item_is_a_hint() -> None:
    """It may be collected for something else."""
    found = check_sets(sets_of(good=GOOD.replace("formula: sum(alarms)\n    unit: 次", "formula: due\n    unit: 件")))

    assert [(finding.code, finding.severity) for finding in found] == [("IND009", "info")]
