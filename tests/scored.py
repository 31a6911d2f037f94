"""Sets and data of scores that tests share."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from qicao.assess.scores.computed import issues_of_scores
from qicao.assess.scores.data import Data
from qicao.assess.scores.judge import judge
from qicao.assess.scores.quality import issues_of
from qicao.assess.scores.reading import read_data
from qicao.assess.scores.score import Scores, score_data
from qicao.assess.scores.table import read_tables
from qicao.model.finding import Finding
from qicao.model.indicator import DataItem, Grade, Indicator, IndicatorSet, Interval, Rating, Step

__all__ = ["FULL", "HEAD", "SET", "book", "data_of", "findings_of", "indicator", "linear", "rows", "score_of", "steps"]

FULL = Rating(kind="linear", zero=0, full=100)
HEAD = "单位,期间,按期办结数/件,应办结数/件,到场时间/min,满意率/%,投诉数/件"


def linear(zero: float, full: float) -> Rating:
    """A rating by a straight line."""
    return Rating(kind="linear", zero=zero, full=full)


def steps(*pairs: tuple[float, float]) -> Rating:
    """A rating by thresholds."""
    return Rating(kind="steps", steps=tuple(Step(at=at, points=points) for at, points in pairs))


def indicator(id_: str, formula: str, weight: float, rating: Rating = FULL, **more: Any) -> Indicator:
    """An indicator named as its id."""
    return Indicator(
        id=id_, title=more.pop("title", id_), symbol="R", formula=formula, weight=weight, rating=rating, **more
    )


INTERVALS = Rating(
    kind="intervals",
    intervals=(
        Interval(high=60, points=0),
        Interval(low=60, high=90, points=60),
        Interval(low=90, high=100, points=100),
    ),
)
SET = IndicatorSet(
    id="sample",
    title="试用指标集",
    units="区",
    period="季",
    data=(
        DataItem(id="closed", title="按期办结数", symbol="N_1", unit="件", kind="count", at_most="due"),
        DataItem(id="due", title="应办结数", symbol="N_0", unit="件", kind="count"),
        DataItem(id="wait", title="到场时间", symbol="t", unit="min", least=0, greatest=1440),
        DataItem(id="happy", title="满意率", symbol="S", unit="%", least=0, greatest=100),
        DataItem(id="complaints", title="投诉数", symbol="C", unit="件", kind="count", period="月"),
    ),
    indicators=(
        indicator("timely", "closed / due", 0.4, linear(80, 100), title="按期办结率", unit="%"),
        indicator(
            "arrival",
            "wait",
            0.2,
            steps((15, 100), (30, 60)),
            title="到场",
            unit="min",
            direction="down",
            missing="leave-out",
        ),
        indicator("pleased", "happy", 0.3, INTERVALS, title="满意", unit="%", missing="previous", veto="value < 50"),
        indicator("calls", "sum(complaints)", 0.1, linear(30, 0), title="投诉", unit="件", direction="down"),
    ),
    grades=(Grade(level="优", at=90), Grade(level="良", at=75), Grade(level="差", at=0)),
    veto_level="不合格",
)


def rows(*lines: str, head: str = HEAD) -> bytes:
    """The data as CSV."""
    return "\n".join((head, *lines, "")).encode()


def book(*sheets: tuple[str, Sequence[Sequence[object]]]) -> bytes:
    """The data as a workbook of sheets with names and rows."""
    from openpyxl import Workbook

    made = Workbook()
    made.remove(made.active)
    for name, lines in sheets:
        sheet = made.create_sheet(name)
        for line in lines:
            sheet.append(list(line))
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def data_of(data: bytes, name: str = "data.csv", indicators: IndicatorSet = SET) -> Data:
    """The judged data."""
    return judge(read_data(read_tables(data, name), indicators))


def findings_of(data: Data) -> list[Finding]:
    """All findings."""
    issues = (*issues_of(data), *issues_of_scores(score_data(data)))
    return [*dict.fromkeys((*data.findings, *(issue.finding for issue in issues)))]


def score_of(values: Mapping[tuple[str, str], Mapping[str, float]], indicators: IndicatorSet) -> Scores:
    """The scores of values by unit and period, then by the id of the item."""
    ids = [item.id for item in indicators.data]
    lines = [f"{unit},{when},{','.join(_text(row.get(name)) for name in ids)}" for (unit, when), row in values.items()]
    return score_data(data_of(rows(*lines, head=f"单位,期间,{','.join(ids)}"), indicators=indicators))


def _text(value: float | None) -> str:
    return "" if value is None else re.sub(r"\.0$", "", repr(value))
