"""Values as a sheet shows them (ECMA-376-1, 18.8.31)."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import Workbook

from qicao.model.span import Span
from qicao.source.sheet import read_sheet
from qicao.source.shown import show_value

DAY, MORNING = dt.datetime(2024, 3, 5, 8, 5), dt.time(8, 5)  # noqa: DTZ001 -- a sheet knows no zones
SHOWN = [
    (0.5, "0.00", "0.50"),
    (2.5, "0", "3"),
    (0.005, "0.00", "0.01"),
    (7, "000", "007"),
    (1234.5, "#,##0.0", "1,234.5"),
    (5.0, "#.##", "5"),
    (1.5, "#.##", "1.5"),
    (0.123, "0.0%", "12.3%"),
    (12, '0"个"', "12个"),
    (20, "General\\℃", "20℃"),
    (5, "¥#,##0.00", "¥5.00"),
    (-3.456, "0.00", "-3.46"),
    (-3.456, "0.00;(0.00)", "(3.46)"),
    (0, '0;-0;"—"', "—"),
    (12, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "12.00"),
    (-3.1, "0.000_);[Red]\\(0.000\\)", "(3.100)"),
    (3, "General", "3"),
    (0.1 + 0.2, "General", "0.3"),
    (1e-7, "General", "0.0000001"),
    (5, "@", "5"),
    ("文字", "@", "文字"),
    (True, "General", "TRUE"),
    (None, "General", ""),
    (DAY, "yyyy-mm-dd", "2024-03-05"),
    (DAY, '[$-804]yyyy"年"m"月"d"日";@', "2024年3月5日"),
    (DAY, "yy/m/d h:mm", "24/3/5 8:05"),
    (MORNING, "hh:mm:ss", "08:05:00"),
]
"""Value, number format, what is shown."""


@pytest.mark.parametrize(("value", "form", "shown"), SHOWN)
def test_a_number_format_says_how_a_value_is_shown(value: object, form: str, shown: str) -> None:
    """Digits, groups, per cent, literals, parts for negative numbers and zero, dates and times."""
    assert show_value(value, form) == (shown, True)


@pytest.mark.parametrize("form", ["# ?/?", "0.00E+00"])
def test_a_format_that_is_not_understood_shows_the_bare_value(form: str) -> None:
    """And says so."""
    assert show_value(0.25, form) == ("0.25", False)


def test_what_a_sheet_cannot_show_is_told_at_its_cell(tmp_path: Path) -> None:
    """A strange format, a formula that was never computed, an error."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "值"
    sheet.append([0.25, "=1+1", "#N/A", "好\n坏"])
    sheet["A1"].number_format = "# ?/?"
    book.save(tmp_path / "x.xlsx")
    lines, findings = read_sheet((tmp_path / "x.xlsx").read_bytes(), "x.xlsx", "", Span("index.md", 1))

    assert [(item.code, item.span.file) for item in findings] == [
        ("FIL010", "x.xlsx!值!A1"), ("FIL011", "x.xlsx!值!B1"), ("FIL011", "x.xlsx!值!C1"),
    ]  # fmt: skip
    assert [(line.text, line.file, line.line) for line in lines[-2:]] == [
        ("好\\", "x.xlsx!值!D1", 1),
        ("坏", "x.xlsx!值!D1", 2),
    ]
