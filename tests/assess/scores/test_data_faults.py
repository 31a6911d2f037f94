"""Seeded faults in data: each is found at its place, and nothing is computed from rubbish."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from qicao.assess.scores import faults
from qicao.assess.scores.score import score_data
from qicao.model.finding import Fault
from scored import HEAD, book, data_of, findings_of, rows

GOOD = (
    "甲区,2026-Q1,95,100,12,91,",
    "乙区,2026-Q1,90,100,14,92,",
    "丙区,2026-Q1,92,100,16,93,",
    "丁区,2026-Q1,93,100,13,94,",
)
MONTHS = tuple(
    f"{unit},2026-{month:02},,,,,{month}" for unit in ("甲区", "乙区", "丙区", "丁区") for month in (1, 2, 3)
)
CELLS = [
    (4, "1,095", "DAT114", 1095.0), (3, "９５", "DAT113", 95.0), (3, "95件", "DAT102", 95.0), (3, "95 件", "DAT102", 95.0),
    (3, "0.01万件", "DAT102", 100.0), (5, "0.2h", "DAT102", 12.0), (5, "12分钟", "DAT102", 12.0), (6, "91%", "DAT102", 91.0),
    (6, "９１．５", "DAT113", 91.5), (3, "-5", "DAT105", None), (3, "2.5", "DAT106", None), (3, "=1+1", "DAT108", None),
    (3, "@SUM(A1)", "DAT108", None), (3, "+cmd|'/c calc'!A1", "DAT108", None), (3, "-cmd", "DAT108", None),
    (3, "#DIV/0!", "DAT107", None), (3, "#N/A", "DAT107", None), (3, "#REF!", "DAT107", None), (3, "nan", "DAT109", None),
    (3, "inf", "DAT109", None), (3, "-Infinity", "DAT109", None), (3, "1e999", "DAT109", None), (3, "1e30", "DAT110", None),
    (3, "约95", "DAT101", None), (3, "95左右", "DAT101", None), (3, ">95", "DAT101", None), (3, "95~98", "DAT101", None),
    (3, "九十五", "DAT101", None), (3, "95.1.2", "DAT101", None), (3, "1,09", "DAT101", None), (3, "95 96", "DAT101", None),
    (3, "12min", "DAT103", None), (5, "12件", "DAT103", None), (5, "12%", "DAT103", None),
    (3, "2026-03-01", "DAT104", None), (3, "2026/3/1", "DAT104", None), (3, "2026年3月1日", "DAT104", None),
    (5, "-1", "DAT111", None), (5, "2000", "DAT112", None), (6, "101", "DAT112", None), (6, "0.91", "DAT115", None),
    (3, "101", "DAT201", None),
]  # fmt: skip
"""Column, what stands in the cell, the code, and the number that is read."""
ITEMS = {3: "closed", 4: "due", 5: "wait", 6: "happy"}


def with_cell(column: int, text: str) -> bytes:
    """Good data with one other cell in the row of 丙区, which is line 4."""
    cells = GOOD[2].split(",")
    cells[column - 1] = f'"{text}"' if "," in text else text
    return rows(*GOOD[:2], ",".join(cells), GOOD[3], *MONTHS)


def test_good_data_are_clean() -> None:
    """So that what is found below is the seeded fault."""
    assert findings_of(data_of(rows(*GOOD, *MONTHS))) == []


@pytest.mark.parametrize(("column", "text", "code", "value"), CELLS)
def test_a_faulty_cell_is_found_at_its_place(column: int, text: str, code: str, value: float | None) -> None:
    """It is the only finding; and a number that is not to be trusted counts as missing."""
    data = data_of(with_cell(column, text))

    [finding] = findings_of(data)
    assert finding.code == code
    assert (finding.span.file, finding.span.line) == ("data.csv", 4)
    line = with_cell(column, text).decode().split("\n")[3]
    assert line[finding.span.column - 1 :].strip('"').startswith(text)
    assert data.records["丙区", data.periods[0]].values.get(ITEMS[column]) == value


ROWS: Sequence[tuple[str, Fault, tuple[int, int]]] = (
    ("甲区,2026-Q1,96,100,12,91,", faults.ROW_TWICE, (18, 1)),
    ("甲区,2026-Q1,95,100,12,91,", faults.SAME_ROW_TWICE, (18, 1)),
    (",2026-Q1,95,100,12,91,", faults.NO_UNIT, (18, 1)),
    ("甲区,,95,100,12,91,", faults.NO_PERIOD, (18, 4)),
    ("甲区,2026-13,95,100,12,91,", faults.UNKNOWN_PERIOD, (18, 4)),
    ("甲区,上半年,95,100,12,91,", faults.UNKNOWN_PERIOD, (18, 4)),
    ("甲区,2026,95,100,12,91,", faults.OTHER_PERIOD, (18, 4)),
    ("合计,2026-Q1,370,400,55,92,", faults.TOTAL_ROW, (18, 1)),
    ("甲区,2026-04,,,12,,4", faults.VALUE_OF_OTHER_PERIOD, (18, 14)),
)


@pytest.mark.parametrize(("line", "fault", "place"), ROWS)
def test_a_faulty_row_is_found_at_its_place(line: str, fault: Fault, place: tuple[int, int]) -> None:
    """With the cell that is at fault."""
    found = [one for one in data_of(rows(*GOOD, *MONTHS, line)).findings if one.code == fault.code]

    assert [(one.span.line, one.span.column) for one in found] == [place]


HEADS: Sequence[tuple[str, str, Fault, str]] = (
    ("按期办结数/件", "按期办结的数/件", faults.UNKNOWN_COLUMN, "是不是“按期办结数”？"),
    ("按期办结数/件", "按期办结数/min", faults.WRONG_UNIT, ""),
    ("按期办结数/件", "按期办结数（人）", faults.WRONG_UNIT, ""),
    ("应办结数/件", "按期办结数", faults.COLUMN_TWICE, ""),
    ("应办结数/件", "备注", faults.MISSING_COLUMN, "应办结数/件"),
)


@pytest.mark.parametrize(("old", "new", "fault", "hint"), HEADS)
def test_a_faulty_head_is_found(old: str, new: str, fault: Fault, hint: str) -> None:
    """And its column is not read."""
    found = [one for one in data_of(rows(*GOOD, head=HEAD.replace(old, new))).findings if one.code == fault.code]

    assert [one.span.line for one in found] == [1]
    assert hint in found[0].hint
    assert found[0].span.column == (1 if fault is faults.MISSING_COLUMN else HEAD.index(old) + 1)


@pytest.mark.parametrize(
    "head", ["到场时间/h", "到场时间（h）", "到场时间(小时)", "到场时间[h]", "wait/h", "到场时间（单位：h）"]
)
def test_the_unit_in_the_head_is_converted(head: str) -> None:
    """However it is written."""
    data = data_of(rows("甲区,2026-Q1,95,100,0.2,91,", head=HEAD.replace("到场时间/min", head)))

    assert data.column("wait") == {next(iter(data.records)): 12.0}


def test_data_without_a_head_are_not_read() -> None:
    """And nothing is computed."""
    data = data_of("甲区,95\n乙区,96\n".encode())

    assert [one.code for one in data.findings] == ["DAT001"]
    assert not data.records


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_every_usual_file_is_read(encoding: str, delimiter: str) -> None:
    """In whatever encoding, and with whatever delimiter."""
    text = rows(*GOOD, *MONTHS).decode().replace(",", delimiter)
    data = data_of(text.encode(encoding))

    assert findings_of(data) == []
    assert len(data.records) == 16


def test_all_shares_in_a_column_of_percentages_are_told() -> None:
    """They may be meant as they are, so they are computed."""
    shares = [",".join([*line.split(",")[:5], f"0.9{at}", ""]) for at, line in enumerate(GOOD)]

    assert [one.code for one in data_of(rows(*shares, *MONTHS)).findings] == ["DAT116"]


def test_gaps_and_absent_units_are_told() -> None:
    """At the first empty cell, and at the first row of the unit."""
    data = data_of(rows(*GOOD, *MONTHS, "甲区,2026-Q2,95,,12,,"))
    found = {one.code: one for one in findings_of(data) if "甲区" in one.message}
    absent = [one for one in findings_of(data) if one.code == "DAT902"]

    assert (found["DAT901"].span.line, found["DAT901"].span.column) == (18, 15)
    assert "“应办结数”、“满意率”" in found["DAT901"].message
    assert [one.span.line for one in absent] == [3, 4, 5]


def test_two_spellings_of_a_unit_are_told() -> None:
    """If the one has just what the other lacks."""
    found = findings_of(data_of(rows(*GOOD, *MONTHS, "甲,2026-Q2,95,100,12,91,")))

    assert "DAT018" in {one.code for one in found if one.span.line == 18}


def test_a_value_unlike_all_others_is_told_and_computed() -> None:
    """As a remark."""
    lines = [f"{chr(0x4E00 + at)}区,2026-Q1,95,100,{12 + at % 3},91," for at in range(9)]
    data = data_of(rows(*lines, "末区,2026-Q1,95,100,600,91,"))
    [found] = [one for one in findings_of(data) if one.code == "DAT903"]

    assert (found.severity, found.span.line) == ("info", 11)
    assert data.column("wait")["末区", data.periods[0]] == 600


def test_a_value_that_never_changes_is_told() -> None:
    """Unless most units have such."""
    lines = [
        f"{unit},2026-Q{at},{90 + at * step},100,12,{91 + at},,"
        for unit, step in (("甲区", 0), ("乙区", 1), ("丙区", 2))
        for at in range(1, 5)
    ]
    found = [one for one in findings_of(data_of(rows(*lines))) if one.code == "DAT904"]

    assert [(one.span.line, "甲区" in one.message) for one in found] == [(5, True)]


def test_a_quotation_mark_that_is_not_closed_is_told() -> None:
    """Because it swallows rows."""
    found = data_of(rows(GOOD[0], '乙区,2026-Q1,"90,100,14,92,', *GOOD[2:])).findings

    assert ("DAT007", 3) in {(one.code, one.span.line) for one in found}


def test_cells_of_workbooks_are_found_by_sheet_and_address() -> None:
    """Percentages are shares whatever is shown; errors, dates and formulas without result are no numbers."""
    import datetime as dt
    from io import BytesIO

    from openpyxl import load_workbook

    head = HEAD.split(",")
    lines = [
        [unit, "2026-Q1", 95, 100, 12, 91 + at, None]
        for at, unit in enumerate(("甲区", "乙区", "丙区", "丁区", "戊区"))
    ]
    made = load_workbook(BytesIO(book(("一季度", [head, *lines]))))
    sheet = made["一季度"]
    sheet["F2"].value, sheet["F2"].number_format = 0.915, "0.0%"
    sheet["C3"] = "=1+1"
    sheet["C4"].value = dt.date(2026, 3, 1)
    sheet["C5"] = "95"
    sheet["D5"].value, sheet["D5"].number_format = 1.0, "0%"
    sheet["C6"] = "#DIV/0!"
    sheet.row_dimensions[6].hidden = True
    stream = BytesIO()
    made.save(stream)
    data = data_of(stream.getvalue(), "d.xlsx")

    assert {(one.code, one.span.file.rpartition("!")[2]) for one in data.findings} == {
        ("DAT108", "C3"), ("DAT104", "C4"), ("DAT118", "C5"), ("DAT119", "D5"), ("DAT107", "C6"), ("DAT017", "A6"),
    }  # fmt: skip
    assert data.findings[0].span.file.startswith("d.xlsx!一季度!")
    assert data.column("happy")["甲区", data.periods[0]] == 91.5


def test_words_of_merged_cells_stand_in_all_rows_and_numbers_in_none() -> None:
    """A unit may be written once for its rows."""
    from io import BytesIO

    from openpyxl import load_workbook

    made = load_workbook(
        BytesIO(
            book(("数据", [HEAD.split(","), ["甲区", "2026-Q1", 95, 100, 12, 91], ["", "2026-Q2", "", 100, 12, 92]]))
        )
    )
    made["数据"].merge_cells("A2:A3")
    made["数据"].merge_cells("C2:C3")
    stream = BytesIO()
    made.save(stream)
    data = data_of(stream.getvalue(), "d.xlsx")

    assert [str(when) for _, when in data.records] == ["2026-Q1", "2026-Q2"]
    assert data.units == ("甲区",)
    assert [one.code for one in data.findings] == ["DAT117", "DAT117"]


def test_a_month_that_a_workbook_made_a_date_of_is_a_month() -> None:
    """It does so with 2026-03."""
    import datetime as dt

    data = data_of(
        book(("数据", [HEAD.split(","), ["甲区", dt.date(2026, 3, 1), None, None, None, None, 3]])), "d.xlsx"
    )

    assert [str(when) for _, when in data.records] == ["2026-03"]


def test_what_lacks_is_not_computed() -> None:
    """A unit whose data contradict each other is given nothing for them."""
    scores = score_data(data_of(with_cell(3, "101")))
    timely = scores.parts[0]

    assert timely.own[0][2] != timely.own[0][2]
    assert timely.ratings[0][2] == 0


def test_a_hundred_thousand_rows_are_read_and_more_are_refused() -> None:
    """In bounded time, whatever is wrong with them."""
    line = "甲区,2026-Q1,x,=1,nan,2026-01-01,"
    over = data_of(rows(*[line] * 100_001))

    assert [one.code for one in over.findings] == ["DAT006"]
    assert not over.records
