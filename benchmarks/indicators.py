"""Data for scores, the same for the same seed: the samples in metadata/indicators/data, and large ones to be timed.

Run as a program it writes the samples: python benchmarks/indicators.py. All numbers are made up; some are left out,
contradict each other or are unlike all others on purpose.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from io import StringIO
from pathlib import Path
from random import Random

__all__ = ["operation", "street", "write_large"]

ROOT = Path(__file__).parent.parent
DISTRICTS = [
    "黄浦区",
    "徐汇区",
    "长宁区",
    "静安区",
    "普陀区",
    "虹口区",
    "杨浦区",
    "浦东新区",
    "闵行区",
    "宝山区",
    "嘉定区",
    "金山区",
    "松江区",
    "青浦区",
    "奉贤区",
    "崇明区",
]
QUARTERS = tuple(f"2026-Q{number}" for number in range(1, 5))
HOURS = (2160, 2184, 2208, 2208)
Row = dict[str, str]


def operation(seed: int = 14) -> str:
    """The data of 16 districts in 4 quarters for the set `operation`, as CSV."""
    chance = Random(seed)
    heads = {
        "due": "应办结的事件数/件",
        "closed_on_time": "按期办结的事件数/件",
        "returned": "退回处置的事件数/件",
        "online": "设备在线时间合计/台·h",
        "devices": "登记在册的设备数/台",
        "hours": "统计期的时间/h",
        "complete": "完整的数据条数/条",
        "prompt": "及时的数据条数/条",
        "accurate": "准确的数据条数/条",
        "checked": "抽查的数据条数/条",
        "satisfied": "回答满意和基本满意的件数/件",
        "visited": "回访并得到回答的件数/件",
    }
    rows = {(unit, when): row for unit in DISTRICTS for when, row in _district(chance)}
    rows["长宁区", "2026-Q2"]["satisfied"] = rows["长宁区", "2026-Q2"]["visited"] = ""
    rows["宝山区", "2026-Q3"]["online"] = ""
    rows["奉贤区", "2026-Q1"]["returned"] = ""
    rows["金山区", "2026-Q4"]["closed_on_time"] = str(int(rows["金山区", "2026-Q4"]["due"]) + 37)
    rows["普陀区", "2026-Q3"]["devices"] = str(int(rows["普陀区", "2026-Q3"]["devices"]) * 10)
    rows["嘉定区", "2026-Q2"]["visited"] = rows["嘉定区", "2026-Q2"]["visited"] + "件"
    del rows["崇明区", "2026-Q4"]
    return _table(heads, rows)


def _district(chance: Random) -> Iterator[tuple[str, Row]]:
    """The quarters of a district, which becomes a little better or worse."""
    skill, slope, size = chance.uniform(0.2, 0.9), chance.uniform(-0.05, 0.08), chance.randint(9_000, 60_000)
    devices = chance.randint(800, 5_000)
    for at, when in enumerate(QUARTERS):
        good = min(max(skill + slope * at + chance.gauss(0, 0.04), 0), 1)
        due, devices = int(size * chance.uniform(0.93, 1.07)), devices + chance.randint(1, 40)
        checked, visited = chance.randint(1_800, 2_200), int(due * chance.uniform(0.05, 0.06))
        yield (
            when,
            {
                "due": str(due),
                "closed_on_time": str(int(due * (0.84 + 0.14 * good))),
                "returned": str(int(due * (0.11 - 0.08 * good))),
                "online": str(int(devices * HOURS[at] * (0.80 + 0.16 * good))),
                "devices": str(devices),
                "hours": str(HOURS[at]),
                "complete": str(int(checked * (0.88 + 0.11 * good))),
                "prompt": str(int(checked * (0.84 + 0.14 * good))),
                "accurate": str(int(checked * (0.90 + 0.09 * good))),
                "checked": str(checked),
                "satisfied": str(int(visited * (0.78 + 0.18 * _like(chance, good)))),
                "visited": str(visited),
            },
        )


def _like(chance: Random, good: float) -> float:
    """A share near to another one."""
    return min(max(good + chance.gauss(0, 0.12), 0), 1)


def street(seed: int = 14) -> str:
    """The data of 30 made-up 街镇 in the months and quarters of 2026 for the set `street`, as CSV."""
    chance = Random(seed)
    heads = {
        "found": "当月发现的事件数/件",
        "found_first": "当月主动发现的事件数/件",
        "due": "当月应办结的事件数/件",
        "closed_on_time": "当月按期办结的事件数/件",
        "returned": "当月退回处置的事件数/件",
        "dispatched": "当月分派的事件数/件",
        "arrival_time": "当月各件到场时间之和/h",
        "complaints": "当月受理的投诉数/件",
        "repeated": "当月重复投诉数/件",
        "visited": "当月回访并得到回答的件数/件",
        "satisfied": "当月回答满意和基本满意的件数/件",
        "grids": "责任网格数/网格",
        "patrolled": "当月巡查到位的网格数/网格",
        "staff": "在岗网格人员数/人",
        "online": "当月感知设备在线率/%",
        "accidents": "当月安全责任事件数/件",
    }
    units = [f"示例街道{number:02}" for number in range(1, 25)] + [f"示例镇{number:02}" for number in range(1, 7)]
    rows = {(unit, when): row for unit in units for when, row in _street(chance)}
    rows["示例街道03", "2026-05"]["closed_on_time"] = str(int(rows["示例街道03", "2026-05"]["due"]) + 9)
    rows["示例街道07", "2026-08"]["online"] = "0.96"
    rows["示例街道11", "2026-02"]["visited"] = rows["示例街道11", "2026-02"]["satisfied"] = ""
    rows["示例街道15", "2026-10"]["arrival_time"] = str(float(rows["示例街道15", "2026-10"]["arrival_time"]) * 60)
    rows["示例街道18", "2026-06"]["complaints"] = "-3"
    rows["示例街道20", "2026-11"]["online"] = "#DIV/0!"
    rows["示例镇02", "2026-09"]["accidents"] = "1"
    rows["示例镇04", "2026-Q2"]["staff"] = "约30"
    del rows["示例镇06", "2026-12"]
    return _table(heads, rows)


def _street(chance: Random) -> Iterator[tuple[str, Row]]:
    """The months and quarters of a 街镇."""
    skill, size, grids = chance.uniform(0.15, 0.95), chance.randint(500, 2_600), chance.randint(12, 40)
    staff = int(grids * (0.9 + 1.4 * skill))
    for month in range(1, 13):
        good = min(max(skill + chance.gauss(0, 0.05), 0), 1)
        due, complaints = int(size * chance.uniform(0.85, 1.15)), int(size * 0.08 * chance.uniform(0.7, 1.3))
        found, visited = int(due * 1.05), int(due * 0.1)
        yield (
            f"2026-{month:02}",
            {
                "found": str(found),
                "found_first": str(int(found * (0.42 + 0.4 * _like(chance, good)))),
                "due": str(due),
                "closed_on_time": str(int(due * (0.82 + 0.17 * _like(chance, good)))),
                "returned": str(int(due * (0.12 - 0.1 * _like(chance, good)))),
                "dispatched": str(due),
                "arrival_time": f"{due * (38 - 26 * good) / 60:.1f}",
                "complaints": str(complaints),
                "repeated": str(int(complaints * (0.13 - 0.11 * _like(chance, good)))),
                "visited": str(visited),
                "satisfied": str(int(visited * (0.7 + 0.27 * _like(chance, good)))),
                "patrolled": str(min(int(grids * (0.7 + 0.32 * good)), grids)),
                "online": f"{min(90 + 9.5 * good, 99.9):.1f}",
                "accidents": "0",
            },
        )
    for when in QUARTERS:
        yield when, {"grids": str(grids), "staff": str(staff + chance.randint(0, 2))}


def _table(heads: Mapping[str, str], rows: Mapping[tuple[str, str], Row]) -> str:
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["单位", "期间", *heads.values(), "备注"])
    for (unit, when), row in sorted(rows.items(), key=lambda pair: _order(pair[0][1])):
        writer.writerow([unit, when, *(row.get(name, "") for name in heads), "示例数据"])
    return stream.getvalue()


def _order(when: str) -> tuple[int, str]:
    return len(when), when


SET = """\
id: large
title: 大指标集
units: 街镇
period: 月
data:
{data}
indicators:
{indicators}
grades: [{{level: 优秀, at: 90}}, {{level: 合格, at: 60}}, {{level: 不合格, at: 0}}]
"""
DATA = "  - {{id: {id}, title: {title}, symbol: '{symbol}', unit: 件, kind: count{more}}}\n"
INDICATOR = """\
  - id: r_{at}
    title: 指标{at}
    symbol: R_{{{at}}}
    formula: {formula}
    unit: "%"
    rating: {{{rating}}}
    weight: {weight}
    missing: {missing}
"""
RATINGS = (
    "kind: linear, zero: 60, full: 100",
    "kind: steps, steps: [{at: 95, points: 100}, {at: 80, points: 60}]",
    "kind: intervals, intervals: [{high: 70, points: 0}, {low: 70, high: 90, points: 70}, {low: 90, points: 100}]",
)
FORMULAS = (
    "part_{0} / whole_{0}",
    "min(part_{0}, whole_{0}) / whole_{0}",
    "if(whole_{0} > 0, part_{0} / whole_{0}, 1)",
)
MISSING = ("zero", "leave-out", "previous")


def write_large(folder: Path, units: int = 220, indicators: int = 50, periods: int = 12, seed: int = 1) -> Path:
    """Write a set and its data into the folder, as a repository has them; return the path of the data."""
    chance = Random(seed)
    rows = range(1, indicators + 1)
    data = "".join(
        DATA.format(id=f"{name}_{at}", symbol=f"{name[0].upper()}_{{{at}}}", title=f"{title}{at}", more=more.format(at))
        for at in rows
        for name, title, more in (("part", "办结数", ", at_most: whole_{0}"), ("whole", "应办数", ""))
    )
    listed = "".join(
        INDICATOR.format(
            at=at,
            formula=FORMULAS[at % 3].format(at),
            rating=RATINGS[at % len(RATINGS)],
            weight=1 / indicators,
            missing=MISSING[at % len(MISSING)],
        )
        for at in rows
    )
    target = folder / "metadata/indicators"
    target.mkdir(parents=True, exist_ok=True)
    (target / "large.yaml").write_text(SET.format(data=data, indicators=listed), encoding="utf-8")
    path = folder / "large.csv"
    path.write_text("\n".join(_large(chance, units, indicators, periods)) + "\n", encoding="utf-8")
    return path


def _large(chance: Random, units: int, indicators: int, periods: int) -> Iterator[str]:
    heads: Sequence[str] = [f"{title}{at}" for at in range(1, indicators + 1) for title in ("办结数", "应办数")]
    yield ",".join(("单位", "期间", *heads))
    for month in range(1, periods + 1):
        for unit in range(1, units + 1):
            wholes = [chance.randint(200, 400) for _ in range(indicators)]
            cells = [cell for whole in wholes for cell in (str(int(whole * chance.uniform(0.6, 1))), str(whole))]
            yield ",".join((f"示例街镇{unit:03}", f"{2026 + (month - 1) // 12}-{(month - 1) % 12 + 1:02}", *cells))


SAMPLES: Mapping[str, Callable[[], str]] = {"operation": operation, "street": street}


def main() -> None:
    """Write the samples."""
    for name, made in SAMPLES.items():
        path = ROOT / f"metadata/indicators/data/{name}.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made(), encoding="utf-8")


if __name__ == "__main__":
    main()
