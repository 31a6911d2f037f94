"""Sets of indicators beside the standards that type their formulas and tables themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafts import DRAFTS, ROOT
from qicao.assess.standards import check_standards
from qicao.check.draft import check_draft
from qicao.indicators.read import read_sets
from qicao.model.finding import Finding
from qicao.parse.draft import load_draft
from qicao.source.world import World, open_draft

SLUG = "city-operation-centre"
ANNEX = DRAFTS[SLUG] / "chapters/annexes.md"
SET = ROOT / "metadata/indicators/operation.yaml"
SEEDED = [
    # what the draft says, what it says instead, the code, words of the line
    (r"R_1 = \frac{N_1}{N_0} \times 100", r"R_1 = \frac{N_0}{N_1} \times 100", "IND411", "按期办结率}\n$$"),
    (r"R_1 = \frac{N_1}{N_0} \times 100", r"R_1 = \frac{N_1}{N_0}", "IND411", "按期办结率}\n$$"),
    (r"R_3 = \frac{\sum_{i=1}^{n} t_i}{n \times T}", r"R_3 = \frac{\sum_{i=1}^{n} t_i}{n}", "IND411", "在线率}\n$$"),
    ("- $N_1$——统计期内在办结时限内结案的事件数量，单位为件；\n", "", "IND412", "按期办结率}\n$$"),
    ("结案的事件数量，单位为件；", "结案的事件数量，单位为次；", "IND413", "- $N_1$"),
    ("在线时间，单位为小时（h）；", "在线时间，单位为分（min）；", "IND413", "- $t_i$"),
    ("- $R_2$——返工率，用百分数表示；", "- $R_2$——返工率；", "IND413", "- $R_2$"),
    ("| 2 | 返工率 |", "| 2 | 返工比例 |", "IND414", "| 2 | 返工比例"),
    ("| 2 | 返工率 | 0.15 | 不高于3%得100分，每高1个百分点扣10分，扣完为止 |\n", "", "IND414", "{#权重}"),
    ("| 2 | 返工率 |", "| 2 | 协同率 | 0.10 | 达到90%得100分 |\n| 3 | 返工率 |", "IND417", "| 2 | 协同率"),
    ("返工率 | 0.15 |", "返工率 | 0.20 |", "IND415", "| 2 | 返工率"),
    ("满意度 | 0.20 |", "满意度 | 25% |", "IND415", "| 5 | 满意度"),
    ("达到98%得100分", "达到95%得100分", "IND416", "| 1 | 按期"),
    ("每高1个百分点扣10分", "每高1个百分点扣5分", "IND416", "| 2 | 返工率"),
    ("所占的百分数即为得分", "达到90%得100分", "IND416", "| 5 | 满意度"),
]
SAME = [
    (r"R_1 = \frac{N_1}{N_0} \times 100", r"R_{1} = 100 \cdot \dfrac{N_1}{N_0}"),
    (r"{n \times T} \times 100", r"{T\times n}\times100"),
    ("返工率 | 0.15 |", "返工率 | 15% |"),
    ("不高于3%得100分", "不超过 3% 得 100 分"),
    ("- $N_1$——统计期内在办结时限内结案的事件数量", "- $N_1$——按期结案的事件数量"),
]


def _changed(old: str, new: str) -> tuple[World, str]:
    """The world in which the annex says something else, and the text of the annex."""
    text = ANNEX.read_text(encoding="utf-8")
    assert old in text
    changed = text.replace(old, new, 1)
    return open_draft(ROOT).over({ANNEX.absolute(): changed.encode(), ANNEX: changed.encode()}), changed


def _found(world: World) -> list[Finding]:
    return list(check_standards(world, ROOT, read_sets(world.files, ROOT)))


def test_the_sets_of_the_repository_agree_with_its_drafts() -> None:
    """The sample types its formulas and its table."""
    assert _found(open_draft(ROOT)) == []


@pytest.mark.parametrize(("old", "new", "code", "words"), SEEDED)
def test_a_difference_is_found_at_the_line_of_the_draft(old: str, new: str, code: str, words: str) -> None:
    """And it says where the indicator stands."""
    world, text = _changed(old, new)
    line = text[: text.index(words)].count("\n") + words.count("\n") + 1

    found = [one for one in _found(world) if one.code == code]

    assert [one.span.file for one in found] == [f"drafts/{SLUG}/chapters/annexes.md"]
    assert abs(found[0].span.line - line) <= 1, (found, line)
    assert code == "IND417" or "metadata/indicators/operation.yaml:" in found[0].message


@pytest.mark.parametrize(("old", "new"), SAME)
def test_another_way_of_writing_the_same_is_no_difference(old: str, new: str) -> None:
    """Order of factors, blanks, braces, percent, words of the same meaning."""
    assert _found(_changed(old, new)[0]) == []


def test_the_check_of_the_draft_finds_it_too() -> None:
    """So that the drafter sees it while writing."""
    world, _ = _changed("返工率 | 0.15 |", "返工率 | 0.25 |")
    found = check_draft(load_draft(DRAFTS[SLUG], index=False, world=world)).findings

    assert "IND415" in [one.code for one in found]


@pytest.mark.parametrize(
    ("old", "new", "code", "hint"),
    [
        ("place: 返工率", "place: 返功率", "IND405", "是不是“返工率”？"),
        ("place: 返工率", "place: 权重", "IND405", ""),
        ("place: 在线率, table: 权重", "place: 在线率, table: 在线率", "IND405", ""),
        ("standard: city-operation-centre\nunits", "standard: city-operations-centre\nunits", "IND406", "是不是“city-operation-centre”？"),
    ],
)  # fmt: skip
def test_a_place_that_is_not_there_is_told_in_the_set(old: str, new: str, code: str, hint: str) -> None:
    """At its line, with what may have been meant."""
    text = SET.read_text(encoding="utf-8").replace(old, new, 1)
    world = open_draft(ROOT).over({SET: text.encode()})
    (finding,) = _found(world)

    assert (finding.code, finding.span.file) == (code, "metadata/indicators/operation.yaml")
    assert new.partition("\n")[0] in text.splitlines()[finding.span.line - 1]
    assert hint in finding.hint


def test_a_standard_that_is_no_draft_may_be_a_number() -> None:
    """Published standards are not in the repository."""
    text = SET.read_text(encoding="utf-8").replace("standard: city-operation-centre", "standard: DB31/T 1234—2024")

    assert _found(open_draft(ROOT).over({SET: text.encode()})) == []


def test_no_folder_is_missed(tmp_path: Path) -> None:
    """A repository without drafts has no differences."""
    assert check_standards(open_draft(tmp_path), tmp_path, read_sets(open_draft(tmp_path).files, tmp_path)) == ()
