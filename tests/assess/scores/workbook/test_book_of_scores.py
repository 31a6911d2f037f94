"""The workbook of scores: LibreOffice computes from its formulas what we computed, also after data were changed."""

from __future__ import annotations

import re
import sys
from io import BytesIO
from math import isnan
from pathlib import Path
from random import Random
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from drafts import ROOT
from office import computed
from qicao.assess.scores.score import Scores, score_data
from qicao.assess.scores.workbook.book import book_of_scores
from qicao.indicators.read import read_set
from qicao.model.indicator import DataItem, Grade, Indicator, IndicatorSet, Interval, Missing, Rating
from qicao.source.files import DISK
from scored import HEAD, SET, data_of, indicator, linear, rows, steps

SAMPLES = ("operation", "street")


def sample(name: str) -> tuple[bytes, IndicatorSet]:
    """The data and the set of a sample."""
    data = DISK.read(ROOT / f"metadata/indicators/data/{name}.csv")
    return data, read_set(DISK, ROOT, name).value


def table(data: bytes, sheet: str) -> dict[tuple[str, str], tuple[object, ...]]:
    """The results in a sheet, by unit and period."""
    lines = load_workbook(BytesIO(data), data_only=True)[sheet].iter_rows(min_row=3, values_only=True)
    return {(str(line[0]), str(line[1])): line[2:] for line in lines}


def assert_same(scores: Scores, data: bytes) -> None:
    """Every value, rating, score, level and rank is the same."""
    values, points, totals = (table(data, sheet) for sheet in ("指标", "得分", "总分与排名"))
    assert len(totals) == len(scores.units) * len(scores.periods)
    for at, when in enumerate(scores.periods):
        for unit, name in enumerate(scores.units):
            key = (name, str(when))
            for one, part in enumerate(scores.parts):
                assert_number(values[key][one], part.own[at][unit], (*key, part.indicator.id))
                assert_number(points[key][one], part.ratings[at][unit], (*key, part.indicator.id))
            assert_number(totals[key][0], scores.totals[at][unit], key)
            assert (totals[key][1] or "") == scores.levels[at][unit], key
            assert (totals[key][2] or 0) == scores.ranks[at][unit], key


def assert_number(found: object, wanted: float, where: object) -> None:
    """Equal to 1e-9, relative to large ones; or both missing."""
    if isnan(wanted):
        assert found in {None, ""}, where
    else:
        assert isinstance(found, int | float), where
        assert abs(found - wanted) <= 1e-9 * max(1, abs(wanted)), (where, found, wanted)


def test_formulas_have_no_results_and_the_same_scores_the_same_bytes() -> None:
    """Who opens the file must compute it."""
    data, indicators = sample("operation")
    book = book_of_scores(score_data(data_of(data, indicators=indicators)))

    assert book == book_of_scores(score_data(data_of(data, indicators=indicators)))
    with ZipFile(BytesIO(book)) as archive:
        sheets = [archive.read(f"xl/worksheets/sheet{at}.xml").decode() for at in range(1, 7)]
        assert 'fullCalcOnLoad="1"' in archive.read("xl/workbook.xml").decode()
    cells = [cell for sheet in sheets for cell in re.findall(r"<c [^>]*>.*?</c>", sheet) if "<f>" in cell]
    assert len(cells) > 500
    assert not [cell for cell in cells if "<v>" in cell]


@pytest.mark.office
@pytest.mark.parametrize("name", SAMPLES)
def test_libreoffice_computes_the_sample(name: str) -> None:
    """With its gaps, errors and contradictions."""
    data, indicators = sample(name)
    scores = score_data(data_of(data, indicators=indicators))

    assert_same(scores, computed(book_of_scores(scores)))


@pytest.mark.office
@pytest.mark.parametrize("name", SAMPLES)
def test_changed_data_move_both_alike(name: str) -> None:
    """Some numbers are others, some are gone; our scores of that sheet are those of its formulas."""
    data, indicators = sample(name)
    book = load_workbook(BytesIO(book_of_scores(score_data(data_of(data, indicators=indicators)))))
    sheet, chance = book["数据"], Random(3)
    filled = [cell for line in sheet.iter_rows(min_row=3, min_col=3) for cell in line if cell.value is not None]
    for cell in chance.sample(filled, 40):
        cell.value = None if chance.random() < 0.3 else int(cell.value * chance.uniform(0.6, 1))
    stream = BytesIO()
    book.save(stream)
    lines = [[cell if cell is not None else "" for cell in line] for line in sheet.iter_rows(values_only=True)]
    text = "\n".join(",".join(f"{cell}" for cell in line) for line in lines)
    free = without_limits(indicators)
    changed = score_data(data_of(text.encode(), indicators=free))

    assert_same(changed, computed(stream.getvalue()))


def without_limits(indicators: IndicatorSet) -> IndicatorSet:
    """The set whose data may contradict each other: a sheet computes with whatever stands in it."""
    from dataclasses import replace

    return replace(indicators, data=tuple(replace(item, at_most="") for item in indicators.data))


@pytest.mark.office
def test_libreoffice_computes_random_sets() -> None:
    """Every kind of rating, rule for missing data, aggregate, function and condition, with values on all thresholds."""
    for seed in range(4):
        scores = score_data(random_data(Random(seed)))
        assert_same(scores, computed(book_of_scores(scores)))


FORMULAS = (
    ("a / b", "%"), ("a - b", "件"), ("(a + b) / 2", "件"), ("min(a, b) / max(a, b)", "1"), ("abs(a - b)", "件"),
    ("if(b > 0 and a >= 2, a / b, 1)", "%"), ("if(not a == b or a < 1, 0.5, 1)", "%"), ("t", "h"), ("t + 30 [min]", "min"),
    ("sum(m)", "件"), ("mean(m)", "件"), ("least(m) / greatest(m)", "1"), ("count(m)", "1"), ("sum(a, units)", "件"),
    ("a / mean(a, units)", "%"), ("greatest(m, units) - least(m, units)", "件"), ("count(t, units)", "1"),
    ("(a / b)^2", "1"), ("(a / b)^-1", "1"), ("r0 - mean(r0, units)", "%"), ("-a + 2 * b", "件"), ("s * 2", "‰"),
)  # fmt: skip
ITEMS = (
    DataItem(id="a", title="甲", symbol="a", unit="件", kind="count"),
    DataItem(id="b", title="乙", symbol="b", unit="件", kind="count"),
    DataItem(id="t", title="时间", symbol="t", unit="min"),
    DataItem(id="m", title="月量", symbol="m", unit="件", kind="count", period="月"),
    DataItem(id="s", title="率", symbol="s", unit="%"),
)


def random_set(chance: Random) -> IndicatorSet:
    """A set with one indicator for each formula."""
    return IndicatorSet(
        id="r", title="试", units="区", data=ITEMS, indicators=tuple(random_indicator(chance, at) for at in range(len(FORMULAS))),
        grades=(Grade(level="优", at=60), Grade(level="良", at=40), Grade(level="差", at=0)), veto_level="停",
    )  # fmt: skip


def random_indicator(chance: Random, at: int) -> Indicator:
    """An indicator with a rating of any kind."""
    formula, unit = FORMULAS[at]
    up = chance.random() < 0.5
    ends = sorted(chance.sample(range(-5, 100), 2), reverse=not up)
    missing: Missing = chance.choice(("zero", "leave-out", "previous"))
    ranges = Rating(
        kind="intervals",
        intervals=(
            Interval(high=1, points=20),
            Interval(low=1, high=50, points=60),
            Interval(low=50, high=90, points=80),
        ),
    )
    rating = chance.choice(
        (linear(*ends), steps(*((end, 100 - 40 * one) for one, end in enumerate(reversed(ends)))), ranges)
    )
    veto = chance.choice(("", "", "value < 0", "value >= 70 or value == 3", "not value > -2"))
    return indicator(
        f"r{at}",
        formula,
        1 / len(FORMULAS),
        rating,
        unit=unit,
        direction="up" if up else "down",
        missing=missing,
        veto=veto,
    )


def random_data(chance: Random):  # noqa: ANN201 -- Data, which tests do not import
    """Data of six units in two quarters, of which a fifth lacks."""
    lines = []
    for unit in "甲乙丙丁戊己":
        for when in ("2026-Q1", "2026-Q2"):
            cells = [
                chance.randint(0, 4),
                chance.randint(0, 4),
                chance.choice((0, 15, 30, 90)),
                "",
                chance.choice((0, 50, 99.5)),
            ]
            lines.append(f"{unit},{when},{','.join('' if chance.random() < 0.2 else str(cell) for cell in cells)}")
        lines += [
            f"{unit},2026-{month:02},,,,{chance.randint(0, 9) if chance.random() < 0.9 else ''},"
            for month in range(1, 7)
        ]
    return data_of(rows(*lines, head="单位,期间,a,b,t,m,s"), indicators=random_set(chance))


@pytest.mark.office
def test_libreoffice_follows_rules_for_missing_data_and_vetoes() -> None:
    """As in the small set of the other tests."""
    lines = [
        f"{unit}区,2026-Q{at},{90 + at},100,{wait},{happy},"
        for unit, wait, happy in (("甲", "12", 95), ("乙", "", 49), ("丙", "31", ""))
        for at in (1, 2)
    ]
    months = [f"{unit}区,2026-{month:02},,,,,{month}" for unit in "甲乙丙" for month in range(1, 6)]
    scores = score_data(data_of(rows(*lines, *months, "丙区,2026-Q3,,,,70,", head=HEAD)))

    assert scores.set is SET
    assert_same(scores, computed(book_of_scores(scores)))


def test_the_samples_are_made_by_their_seeded_script(monkeypatch: pytest.MonkeyPatch) -> None:
    """And every row of them says that it is a sample."""
    monkeypatch.setattr(sys, "path", [str(ROOT / "benchmarks"), *sys.path])
    import indicators  # type: ignore[import-not-found]

    for name, made in indicators.SAMPLES.items():
        text = Path(ROOT / f"metadata/indicators/data/{name}.csv").read_text(encoding="utf-8")
        assert text == made()
        assert all(line.endswith(",示例数据") for line in text.splitlines()[1:])
        assert data_of(text.encode(), indicators=read_set(DISK, ROOT, name).value).sample
