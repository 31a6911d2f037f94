"""All reasons for the score of one unit, as people read them: what is compared can be, what is shown adds up."""

from __future__ import annotations

import re
from dataclasses import replace as changed
from functools import cache
from itertools import pairwise

import pytest

from drafts import ROOT
from qicao.assess.scores.amount import amount, brief, points_words, spread
from qicao.assess.scores.change import Change
from qicao.assess.scores.computed import issues_of_scores
from qicao.assess.scores.quality import issues_of
from qicao.assess.scores.report import unit_lines
from qicao.assess.scores.score import Scores, level_of, score_data
from qicao.assess.scores.shares import shares_of
from qicao.assess.scores.standing import mean_words
from qicao.assess.scores.summary import Summaries
from qicao.assess.scores.why import Explainer
from qicao.indicators.read import read_set
from qicao.source.files import DISK
from scored import SET, data_of, indicator, linear, rows

SETS = ("operation", "street")


@cache
def sample(name: str) -> Scores:
    """The scores of sample data."""
    indicators = read_set(DISK, ROOT, name).value
    return score_data(data_of(DISK.read(ROOT / f"metadata/indicators/data/{name}.csv"), "data.csv", indicators))


@cache
def report(name: str, unit: str, period: str = "2026-Q4") -> str:
    """All that is told of a unit of sample data."""
    return report_of(sample(name), unit, period)


def report_of(scores: Scores, unit: str, period: str) -> str:
    """All that is told of a unit."""
    at = [str(when) for when in scores.periods].index(period)
    issues = (*issues_of(scores.data), *issues_of_scores(scores))
    return "\n".join(unit_lines(scores, issues, (at, scores.units.index(unit))))


def of(*lines: str, indicators: object = SET) -> Scores:
    """The scores of rows, with 5 complaints a month for every unit of the first two quarters."""
    names = dict.fromkeys(line.split(",")[0] for line in lines)
    months = [f"{name},2026-{month:02},,,,,5" for name in names for month in range(1, 7)]
    return score_data(data_of(rows(*lines, *months), indicators=indicators))  # type: ignore[arg-type]


FULL = ("甲区,2026-Q1,94,100,20,95,", "乙区,2026-Q1,90,100,20,95,", "丙区,2026-Q1,,,20,95,")


def test_means_count_only_what_was_measured() -> None:
    """A unit that reported nothing is no 0 in the mean; how many were measured is told, and who was not."""
    words = Summaries(of(*FULL)).of((0, 0))

    assert "按期办结率＋4.00分（28.00分，数据齐全的2个区平均24.00分，满分40.00分）" in words
    assert "与数据齐全的2个区的平均" in words
    assert "（没有算进数据不全的丙区）" in words


def test_a_unit_without_all_data_is_not_held_against_totals_of_those_with_all() -> None:
    """Its total lacks what was not measured."""
    words = Summaries(of(*FULL)).of((0, 2))

    assert "它自己数据不全，总分不与它们比" in words
    assert "按期办结率＋" not in words


def test_what_data_could_still_give_is_told_at_the_weight_that_they_will_have() -> None:
    """Not at the weight that the indicator has while another one is left out; with the value of the period before."""
    found = of(FULL[0], "甲区,2026-Q2,,,,95,")
    words = Explainer(found).why(found.parts[0], (1, 0))

    assert "折算为0.5" in words
    assert "各指标都有值时满分为40.00分。若与上一期（2026年第1季度，94%）相同，得28.00分。" in words
    assert "最多可再得" not in words
    assert "若这些指标的值与上一期相同，总分约为" in Summaries(found).of((1, 0))


@pytest.mark.parametrize(
    ("name", "unit", "words"),
    [
        ("street", "示例街道03", "各月重复投诉数的合计由12 件减到9 件"),
        ("street", "示例街道05", "各月各件到场时间之和的合计低于37\u2009035 min（现在为55\u2009698 min）"),
        ("street", "示例街道05", "各月巡查到位的网格数的合计为106 网格（现在为98 网格）"),
        (
            "street",
            "示例街道07",
            "1. 在岗网格人员数由77 人增到78 人，网格人员配备达到2 人/网格，可再得1.40分（改动1.3%），总分到81.16分，达到“良好”。",
        ),
        ("operation", "宝山区", "单是及时的数据条数为1868 条（现在为1711 条），可再得0.56分"),
        ("operation", "宝山区", "满意度应达到100%"),
    ],
)
def test_advice_is_about_what_a_unit_can_do_in_whole_numbers(name: str, unit: str, words: str) -> None:
    """Fewer repeats, less time; never more complaints, and no part of a count."""
    assert words in report(name, unit)
    assert "受理的投诉数的合计为" not in report(name, unit)
    assert "分派的事件数的合计为" not in report(name, unit)


def test_what_cannot_be_compared_is_marked() -> None:
    """The value of the period before was not measured; its part of the change is no performance."""
    words = report("operation", "宝山区")

    assert re.search(r"设备在线率 +缺数据，沿用89\.72% +88\.73% .* 不可比", words)
    assert "上一期的设备在线率没有实测值，上一期的得分和名次也受影响。" in words
    assert "－1.46分中，两期都有实测值的指标按原权重－0.72分，其余－0.74分来自数据" in words


def test_data_that_contradict_each_other_are_not_missing() -> None:
    """They are to be corrected, not reported; what is not in doubt is named."""
    words = report("operation", "金山区")

    assert "数据矛盾2个（按期办结率、返工率）" in words
    assert "核对更正数据：按期办结率、返工率" in words
    assert "退回处置的事件数（2853 件）没有疑点，单有它算不出" in words
    assert "补报后" not in words


def test_what_does_not_count_is_said_so() -> None:
    """It is neither 0 points nor a loss."""
    words = report("operation", "崇明区")

    assert re.search(r"\d+\. 满意度（群众评价）：不计\n", words)
    assert re.search(r"满意度 +85\.11% +缺数据，不计 +17\.02 +不计 +－17\.02  不可比，权重分给其他指标\n", words)
    scores = sample("operation")
    place = len(scores.periods) - 1, scores.units.index("崇明区")
    assert "满意度85.11%→缺数据，不计，17.02→不计（－17.02），不可比，权重分给其他指标" in Summaries(scores).of(place)


def test_a_change_of_rank_is_explained_by_those_who_moved() -> None:
    """By name, with what their data lacked."""
    assert "落到它后面的：崇明区（本期数据不全）。" in report("operation", "宝山区")
    assert "前一名奉贤区（80.59分）高4.05分；后一名杨浦区（71.72分）低4.82分" in report("operation", "宝山区")
    assert "落到它后面的：金山区（本期数据不全）、崇明区（本期数据不全）。" in report("operation", "徐汇区")
    assert "只在两期数据都齐全的13个区中排，仍是第13名。" in report("operation", "徐汇区")
    passed = of(
        "甲区,2026-Q1,94,100,20,95,",
        "乙区,2026-Q1,90,100,20,95,",
        "甲区,2026-Q2,90,100,20,95,",
        "乙区,2026-Q2,95,100,20,95,",
    )
    assert "超过它的：乙区。" in Summaries(passed).of((1, 0))


def test_the_distance_to_the_next_level_is_told() -> None:
    """With the limits of all levels."""
    assert "等级界限：优秀90分、良好80分、合格60分起；距“良好”还差0.24分，比“合格”的下限高19.76分。" in report(
        "street", "示例街道07"
    )


def test_what_data_cost_is_told_apart_from_what_was_done() -> None:
    """With the periods that lack."""
    words = report("street", "示例镇06")

    assert "没有报2026年12月的数据（2026年10月、2026年11月的已报；按季汇总的，缺一月就算不出）。" in words
    assert "共失79.29分，其中因数据（缺、有错误或沿用上一期）失77.64分，因业绩失1.65分。" in words
    assert "返工率失11.76分（占15%）、重复投诉率失11.76分（占15%）" in words
    assert "2026年第4季度的数据全部没有报。" in report("operation", "崇明区")


def test_what_the_calendar_tells_is_not_asked_for() -> None:
    """The hours of a quarter are the same for all."""
    words = report("operation", "崇明区")

    assert "缺“设备在线时间合计”；缺“登记在册的设备数”。" in words
    assert "统计期的时间" not in words


def test_a_sum_is_told_in_its_parts_and_a_least_value_with_its_month() -> None:
    """So that one knows where to look."""
    assert "最低的是及时的数据条数。" in report("operation", "宝山区")
    assert "其中2026年10月95.4%、2026年11月96.9%、2026年12月97.1%；最低的是2026年10月。" in report(
        "street", "示例街道07"
    )


def test_only_findings_about_the_unit_are_told_below_the_score() -> None:
    """Each with what it touches, its period, its code and its place."""
    words = report("street", "示例街道07")
    score, _, notices = words.partition("示例街道07的数据有2处要看")

    assert "DAT" not in score
    assert "【影响与上一期的比较】2026年8月：“当月感知设备在线率”的值 0.96" in notices
    assert "（DAT115，data.csv:218）" in notices
    for other in ("示例街道03", "示例街道18", "示例镇04"):
        assert other not in notices
    assert "【不影响本期】" in report("operation", "长宁区")
    assert "【影响本期得分】“崇明区”没有2026年第4季度的数据。补上“崇明区，2026-Q4”这一行" in report(
        "operation", "崇明区"
    )


def test_the_branch_that_was_computed_is_told_alone() -> None:
    """With when it holds; nobody has to read a formula of two branches."""
    assert (
        "重复投诉率＝各月重复投诉数的合计÷各月受理的投诉数的合计＝12 件÷467 件＝2.56959%（各月受理的投诉数的合计＞0时这样算）。"
        in report("street", "示例街道03")
    )


def test_what_is_done_to_a_whole_column_is_told_to_all() -> None:
    """As a unit that was converted."""
    assert "【对全部单位】“当月各件到场时间之和”的表头写的单位是“h”，已换算成“min”" in report("street", "示例街道03")


def test_warnings_of_the_cells_of_a_unit_are_its_own() -> None:
    """A value that was read in spite of its form stands in no other record."""
    found = of("甲区,2026-Q1,94,100,20,95,", "乙区,2026-Q1,90件,100,20,95,")

    assert "DAT102" not in report_of(found, "甲区", "2026-Q1")
    assert "2026年第1季度：“按期办结数”的值“90件”带着单位" in report_of(found, "乙区", "2026-Q1")


BAD = (
    r"之和之和",
    r"应不低于[^，]*且低于",
    r"＝(\S+)＝\1[。（]",
    r"数据质量指标（数据质量指标）",
    r"用 --info",
    r"示例(?:街道|镇)\d\d\d",
    r"则0 件|否则0）＝",
    r"0%及以下得0分，100%及以上",
    r"(?<![\d.\u2009])\d{5,} ",
)


@pytest.mark.parametrize("name", SETS)
def test_every_report_reads_and_adds_up(name: str) -> None:
    """For every unit: words that nobody says, sums of the tables, the order of the indicators, the head."""
    scores = sample(name)
    for unit in scores.units:
        words = report(name, unit)
        score = words.partition(f"{unit}的数据")[0]
        assert words.startswith(
            f"{scores.set.title}　得分说明　示例数据\n{unit}　2026年第4季度（2026-10-01 至 2026-12-31）"
        )
        for pattern in BAD:
            assert not re.search(pattern, score), (unit, pattern)
        table = score.partition("各指标（失分多的在前）")[2].partition("\n\n")[0]
        cells = [re.findall(r" (\d+\.\d\d)(?= |$)", line) for line in table.splitlines()]
        lost = [float(line[-1]) for line in cells[2:-1] if len(line) >= 3]
        assert lost == sorted(lost, reverse=True)
        assert sum(lost) == pytest.approx(float(cells[-1][-1]), abs=1e-6), unit


@pytest.mark.parametrize("name", SETS)
def test_points_that_are_shown_sum_to_the_total_that_is_shown(name: str) -> None:
    """And with what is lost to 100; none is further than a hundredth from what it is."""
    scores = sample(name)
    for at in range(len(scores.periods)):
        for unit in range(len(scores.units)):
            shares = shares_of(scores, (at, unit))
            total = scores.totals[at][unit]
            assert f"{sum(one.got for one in shares) / 100:.2f}" == points_words(total)
            assert sum(one.full for one in shares) == 10_000
            for part, one in zip(scores.parts, shares, strict=True):
                assert one.got / 100 == pytest.approx(scores.points(part, (at, unit)), abs=0.01)


@pytest.mark.parametrize("name", SETS)
def test_changes_add_up_to_the_difference(name: str) -> None:
    """Of every unit that has a score in both periods."""
    scores = sample(name)
    summaries = Summaries(scores)
    for at in range(1, len(scores.periods)):
        for unit in range(len(scores.units)):
            changes = summaries.changes((at, unit))
            shown = [points_words(scores.totals[when][unit]) for when in (at - 1, at)]
            for which, total in enumerate(shown):
                assert f"{sum(one.points[which] for one in changes) / 100:.2f}" == total


@pytest.mark.parametrize("name", SETS)
def test_what_was_done_is_the_sum_of_the_rows_that_can_be_compared(name: str) -> None:
    """As the table shows them, unless their weight changed; the rest of the difference is that of the other rows."""
    scores = sample(name)
    summaries = Summaries(scores)
    told = 0
    for at in range(1, len(scores.periods)):
        for unit in range(len(scores.units)):
            changes = summaries.changes((at, unit))
            found = re.search(r"按原权重([＋－]?[\d.]+)分，其余([＋－]?[\d.]+)分", summaries.of((at, unit)))
            if not found or any(one.note == "权重有变" for one in changes):
                continue
            split = [sum(_difference(one) for one in changes if one.comparable is which) for which in (True, False)]
            assert [_number(one) for one in found.groups()] == split, (at, scores.units[unit])
            told += 1
    assert told
    assert re.search(r"网格人员配备 .* ＋0\.99  权重有变\n", report("street", "示例镇06"))
    assert "－56.02分中，两期都有实测值的指标按原权重0.00分" in report("street", "示例镇06")


def _difference(change: Change) -> int:
    return change.points[1] - change.points[0]


def _number(words: str) -> int:
    """The hundredths of a point."""
    return round(float(words.replace("＋", "").replace("－", "-")) * 100)


@pytest.mark.parametrize("name", SETS)
def test_what_is_beside_the_mean_adds_up_to_the_difference_of_the_total(name: str) -> None:
    """For every unit that has all data: indicators and total are beside the same units."""
    scores = sample(name)
    summaries = Summaries(scores)
    for at in range(len(scores.periods)):
        for unit in summaries.means.complete(at):
            first, *rows = mean_words(summaries.means, (at, unit))
            whole = re.search(r"(高|低)([\d.]+)分", first)
            sign = {"高": 1, "低": -1}
            difference = sign[whole[1]] * _number(whole[2]) if whole else 0
            told = [re.search(r"([＋－]?[\d.]+)分（.*数据齐全的(\d+)个", row) for row in rows]
            assert sum(_number(one[1]) for one in told if one) == difference, (at, scores.units[unit])
            assert {one[2] for one in told if one} == {str(len(summaries.means.complete(at)))}
            assert len(rows) == len(scores.parts)


WAY = re.compile(r"  \d\. .*可再得([\d.]+)分（改动([\d.]+)%.*?）(?:，总分[到约]([\d.]+)分，(仍是|达到)“(.+)”)?。")


@pytest.mark.parametrize("name", SETS)
def test_what_to_do_first_is_in_one_order_and_tells_the_total_that_it_gives(name: str) -> None:
    """Most points for the share that changes first; the level is that of the total, and it is said if it is new."""
    scores, told = sample(name), 0
    at = len(scores.periods) - 1
    for unit, title in enumerate(scores.units):
        ways = [WAY.fullmatch(line) for line in first_things(name, title) if "可再得" in line and "改动" in line]
        assert all(ways), title
        found = [one for one in ways if one]
        pairs = [(float(one[1]), float(one[2])) for one in found]
        for (gain, share), (less, more) in pairwise(pairs):
            assert (gain + 0.01) / max(share - 0.05, 1e-6) >= (less - 0.01) / (more + 0.05), title
        for one in found if unit in Summaries(scores).means.complete(at) else ():
            before = scores.totals[at][unit]
            assert float(one[3]) == pytest.approx(before + float(one[1]), abs=0.011)
            assert one[5] == level_of(before + float(one[1]), scores.set)
            assert (one[4] == "达到") is (one[5] != scores.levels[at][unit])
            told += 1
    assert told > len(scores.units)


def first_things(name: str, unit: str) -> list[str]:
    """The lines that tell what to do first."""
    return report(name, unit).partition("先做这几件")[2].partition("\n\n")[0].splitlines()


def test_the_order_of_what_to_do_first_is_told() -> None:
    """Where there is more than one thing to do."""
    assert first_things("street", "示例街道07")[0] == "（数据在前；其余每改动1%得分多的在前，不能归到一项数据的在后）"
    assert first_things("operation", "崇明区")[0] == ""


def test_what_is_done_from_now_on_counts_for_later_periods() -> None:
    """Only data move a score after its period; it is not said where there is nothing else to do."""
    assert "2026-12-31以后，本期的得分只因补报、更正数据而变，以后做的事计入以后的期" in report("operation", "宝山区")
    assert "2026-09-30以后，本期的得分只因" in report("operation", "宝山区", "2026-Q3")
    assert "以后做的事" not in report("operation", "崇明区")


def test_data_are_told_with_what_they_would_probably_give() -> None:
    """Not with their full marks; what comes after them counts with the weight and the total that then hold."""
    words = report("street", "示例镇06")

    assert "安全责任事件数；若与上一期相同，总分约76.73分（＋56.02分），达到“合格”。" in words
    assert "数据补齐、更正后可再得1.40分（改动7.1%），总分约78.13分，仍是“合格”。" in words
    assert "要再得1.65分（各指标都有值时为1.40分），网格人员配备应达到2 人/网格" in words
    assert "若与上一期相同，总分约71.07分（＋26.31分），达到“合格”。" in report("operation", "金山区")
    assert "满分合计" not in words + report("operation", "崇明区")


def test_numbers_are_told_in_one_form() -> None:
    """Points to the hundredth, long numbers in groups, parts that sum to their whole."""
    assert [points_words(value) for value in (14.0177, 70, 0.005, 66.906)] == ["14.02", "70.00", "0.01", "66.91"]
    assert [amount(value, "件") for value in (1443, 19940, 6245802)] == [
        "1443 件",
        "19\u2009940 件",
        "6\u2009245\u2009802 件",
    ]
    assert [brief(value, "%") for value in (91.636, 95)] == ["91.64%", "95.00%"]
    assert brief(12, "件") == "12 件"
    assert spread([33.333, 33.333, 33.334], 10_000) == [3333, 3333, 3334]


def test_the_rate_is_told_by_unit_where_the_rule_is_a_line() -> None:
    """Up or down; not where it is steps."""
    down = replace_set(indicator("timely", "closed / due", 1.0, linear(20, 0), title="率", unit="%", direction="down"))
    found = of("甲区,2026-Q1,5,100,20,95,", indicators=down)

    assert "每降1个百分点得5.00分。" in Explainer(found).why(found.parts[0], (0, 0))
    steps = of(*FULL)
    assert "每" not in Explainer(steps).why(steps.parts[1], (0, 0))


def test_a_unit_without_a_score_is_told_what_to_report() -> None:
    """All its indicators are left out; also where it is alone, has no earlier period, and the set has no levels."""
    alone = replace_set(
        indicator("timely", "closed / due", 1.0, linear(0, 20), title="率", unit="%", missing="leave-out")
    )
    words = report_of(of("甲区,2026-Q1,,,20,95,", indicators=alone), "甲区", "2026-Q1")

    assert "甲区，2026年第1季度：没有总分：所有指标都缺数据，按规则不计。" in words
    assert "没有实测值的指标：缺数据1个（率）。" in words
    assert "1. 补报数据：率；能得多少要看实际的值，满分合计100.00分。" in words
    assert "与上一期比" not in words
    assert "等级和名次" not in words
    bare = changed(SET, grades=())
    told = report_of(of(FULL[0], indicators=bare), "甲区", "2026-Q1")
    assert "等级界限" not in told
    assert "与平均比" not in told
    assert "nan" not in told + words


def test_a_veto_is_told_before_the_level() -> None:
    """The level does not follow from the score."""
    words = report_of(of("甲区,2026-Q1,94,100,20,45,", "乙区,2026-Q1,94,100,20,95,"), "甲区", "2026-Q1")

    assert "因满意触发一票否决，等级与总分无关。" in words
    assert "距“" not in words
    assert "总分到" in words
    assert not re.search(r"(?:达到|仍是)“", words)


def replace_set(one: object) -> object:
    """The set with one indicator only."""
    return changed(SET, indicators=(one,))  # type: ignore[arg-type]
