"""`qicao assess score` and `qicao assess form` as people and programs call them."""

from __future__ import annotations

import csv
import json
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from commands import qicao
from drafts import ROOT

SAMPLE = "metadata/indicators/data/operation.csv"


def test_people_get_a_ranking() -> None:
    """With findings above it; the set is found by its columns; the last period is shown."""
    done = qicao("assess", "score", SAMPLE)

    assert done.returncode == 1, done.stderr
    assert "operation.csv:61:19: 错误 DAT201" in done.stdout
    lines = done.stdout.splitlines()
    top = next(at for at, line in enumerate(lines) if "2026年第4季度（示例数据）" in line)
    assert lines[top + 1].split()[:4] == ["名次", "区", "得分", "等级"]
    assert [line.split()[0] for line in lines[top + 2 : top + 18]] == [str(rank) for rank in range(1, 17)]
    assert any(line.startswith("使第一名换人的最小改动") for line in lines)
    assert any(line.startswith("数据质量：") for line in lines)


def test_programs_get_stable_values() -> None:
    """Points sum to the score, and every indicator has its reason."""
    done = qicao("assess", "score", SAMPLE, "--format", "json", "--set", "operation")
    whole = json.loads(done.stdout)

    assert len(whole["units"]) == 64
    assert list(whole["units"][0])[:5] == ["unit", "period", "score", "level", "rank"]
    for one in whole["units"]:
        assert [set(part) >= {"id", "value", "rating", "weight", "points", "why"} for part in one["indicators"]] == [
            True
        ] * 5
        assert abs(sum(part["points"] for part in one["indicators"]) - one["score"]) < 1e-9
        assert all(part["why"] for part in one["indicators"])
    assert {one["kind"] for one in whole["quality"]} >= {"gap", "absent", "contradiction", "outlier"}
    assert [one["period"] for one in whole["sensitivity"]] == whole["periods"]


def test_one_unit_is_told_all_its_reasons() -> None:
    """Its total, and each indicator."""
    done = qicao("assess", "score", SAMPLE, "--unit", "金山区", "--period", "2026年第4季度")

    assert "金山区，2026年第4季度：得" in done.stdout
    assert "与上一期（2026年第3季度" in done.stdout
    assert "数据齐全的14个区平均" in done.stdout
    assert "按期办结率没有值：数据矛盾，没有采用（DAT201" in done.stdout
    assert "设备在线率－0.71分（9.44分，数据齐全的14个区平均" in done.stdout
    assert "例如其他数据不变时回答满意和基本满意的件数为" in done.stdout


WRONG = [
    (("none.csv",), "没有文件"),
    ((SAMPLE, "--set", "none"), "没有指标集“none”"),
    ((SAMPLE, "--period", "2030"), "没有“2030”这一期"),
    ((SAMPLE, "--period", "2026-Q4", "--unit", "无区"), "没有“无区”"),
    ((SAMPLE, "--to", "scores.doc"), "不是 .xlsx 文件名"),
    ((SAMPLE, "--to", f"docs/../{SAMPLE}"), "是数据文件，不能覆盖它"),
    ((SAMPLE, "--root", "docs"), "没有指标集"),
]


@pytest.mark.parametrize(("words", "said"), WRONG)
def test_a_wrong_call_is_one_line(words: tuple[str, ...], said: str) -> None:
    """And exit code 2."""
    done = qicao("assess", "score", *words)

    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_is_no_workbook_is_one_line(tmp_path: Path) -> None:
    """Also if it says that it is one."""
    (tmp_path / "a.xlsx").write_bytes(b"PK\3\4 no workbook")
    done = qicao("assess", "score", str(tmp_path / "a.xlsx"), "--set", "operation")

    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_set_with_errors_computes_nothing(tmp_path: Path) -> None:
    """Its findings are printed instead, to programs too."""
    folder = tmp_path / "metadata/indicators"
    folder.mkdir(parents=True)
    text = (ROOT / "metadata/indicators/operation.yaml").read_text(encoding="utf-8")
    (folder / "operation.yaml").write_text(text.replace("weight: 0.30", "weight: 0.40"), encoding="utf-8")
    for form in ("text", "json"):
        done = qicao("assess", "score", str(ROOT / SAMPLE), "--root", str(tmp_path), "--format", form)
        assert done.returncode == 1
        assert "IND3" in done.stdout
        assert "名次" not in done.stdout
    assert json.loads(done.stdout)["units"] == []


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_an_empty_form_has_gaps_and_no_errors(ending: str, tmp_path: Path) -> None:
    """It is read back by `score`; one that exists is not overwritten."""
    target = tmp_path / f"form.{ending}"
    made = qicao("assess", "form", "operation", "--units", "甲区、乙区", "--period", "2026-Q3", "--to", str(target))
    again = qicao("assess", "form", "operation", "--to", str(target))
    done = qicao("assess", "score", str(target), "--format", "json")
    whole = json.loads(done.stdout)

    assert (made.returncode, again.returncode) == (0, 2)
    assert {one["code"] for one in whole["findings"]} == {"DAT901"}
    assert [(one["unit"], one["period"]) for one in whole["units"]] == [("甲区", "2026-Q3"), ("乙区", "2026-Q3")]


def test_a_form_has_rows_for_finer_data_and_limits(tmp_path: Path) -> None:
    """Months within the quarter; cells take only numbers that may be; a second sheet tells what each means."""
    (tmp_path / "units.txt").write_text("示例街道01\n示例街道02\n", encoding="utf-8")
    target = tmp_path / "form.xlsx"
    qicao(
        "assess", "form", "street", "--units", str(tmp_path / "units.txt"), "--period", "2026-Q1", "--to", str(target)
    )
    book = load_workbook(BytesIO(target.read_bytes()))
    sheet = book["数据"]
    limits = {
        str(one.sqref).partition(":")[0]: (one.type, one.operator, one.formula1, one.formula2)
        for one in sheet.data_validations.dataValidation
    }

    assert [line[:2] for line in sheet.iter_rows(min_row=2, values_only=True)] == [
        (unit, when) for when in ("2026-Q1", "2026-01", "2026-02", "2026-03") for unit in ("示例街道01", "示例街道02")
    ]
    assert limits["C2"] == ("whole", "greaterThanOrEqual", "0", None)
    assert limits["Q2"] == ("decimal", "between", "0", "100")
    assert [cell.value for cell in book["填报说明"]["A"]][1] == "当月发现的事件数"


def test_a_filled_form_is_scored(tmp_path: Path) -> None:
    """With the numbers that were typed into it."""
    target = tmp_path / "form.csv"
    qicao("assess", "form", "operation", "--units", "甲区", "--period", "2026-Q1", "--to", str(target))
    [head, row] = csv.reader(StringIO(target.read_text(encoding="utf-8-sig")))
    numbers = dict(zip(head, row, strict=True)) | {"应办结的事件数/件": "100", "按期办结的事件数/件": "88"}
    target.write_text(",".join(numbers) + "\n" + ",".join(numbers.values()) + "\n", encoding="gbk")
    [one] = json.loads(qicao("assess", "score", str(target), "--format", "json").stdout)["units"]

    assert one["indicators"][0]["value"] == 88
    assert one["indicators"][0]["rating"] == pytest.approx(50)


def test_the_workbook_of_scores_is_written(tmp_path: Path) -> None:
    """And its sheet of data is read again as data."""
    target = tmp_path / "scores.xlsx"
    qicao("assess", "score", SAMPLE, "--to", str(target))
    done = qicao("assess", "score", str(target), "--format", "json", "--period", "2026-Q2")
    first = qicao("assess", "score", SAMPLE, "--format", "json", "--period", "2026-Q2")

    scores = [[(one["unit"], one["score"]) for one in json.loads(text.stdout)["units"]] for text in (first, done)]
    assert scores[0] == scores[1]
