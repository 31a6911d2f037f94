"""The plan and the rounds of comments on a draft tell one story (SYS608)."""

from __future__ import annotations

import pytest

from drafts import ROOT
from smallsystem import check_sample

PLAN, DRAFT = "metadata/plan.yaml", "drafts/city-operation-centre/standard.yaml"
FOLDER = "drafts/city-operation-centre/reviews/1"
DRAFTED = "- {stage: 起草, planned: 2026-05-26, actual: 2026-06-25}"
ASKED = "- {stage: 征求意见, planned: 2026-12-02}"
ANNOUNCED = "  start: 2026-11-02\n  end: 2026-12-02\n"
COMMENT = f"{FOLDER}/comments/2026-1-s0003.yaml"


def told(*edits: tuple[str, str, str]) -> list[tuple[int, str]]:
    """Line and message of what is found in the plan after these edits, each a file, words, and what stands instead."""
    changed: dict[str, str] = {}
    for path, old, new in edits:
        text = changed.get(path) or (ROOT / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, (path, old)
        changed[path] = text.replace(old, new)
    found = [one for one in check_sample(changed) if one.code == "SYS608"]
    assert {(one.span.file, one.severity) for one in found} <= {(PLAN, "warning")}
    return [(one.span.line, one.message) for one in found]


def line_of(words: str) -> int:
    """The line of the words in the plan."""
    text = (ROOT / PLAN).read_text(encoding="utf-8")
    return text[: text.index(words)].count("\n") + 1


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([], ""),
        ([(PLAN, "actual: 2026-06-25", "actual: 2026-07-06")], ""),
        (
            [(PLAN, "actual: 2026-06-25", "actual: 2026-07-07")],
            "第 1 轮征求意见 2026-07-06 开始，而计划里“起草”到 2026-07-07 才完成",
        ),
        ([(PLAN, ", actual: 2026-06-25", "")], "第 1 轮征求意见 2026-07-06 开始，而计划里“起草”没有完成日期"),
        ([(f"{FOLDER}/round.yaml", 'start: "2026-07-06"', 'start: "2026-06-01"')], "第 1 轮征求意见 2026-06-01 开始"),
        ([(f"{FOLDER}/round.yaml", 'start: "2026-07-06"', 'start: "很早"')], ""),
        ([(f"{FOLDER}/round.yaml", 'start: "2026-07-06"', "start: [2026")], ""),
    ],
)
def test_no_round_begins_before_the_draft_is_written(edits: list[tuple[str, str, str]], expected: str) -> None:
    """On the day itself it may; a record that cannot be read is told of elsewhere."""
    found = told(*edits)

    assert [expected in message for _, message in found] == ([True] if expected else [])
    assert [line for line, _ in found] == ([line_of(DRAFTED)] if expected else [])


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([(PLAN, ASKED, ASKED.replace("02}", "02, actual: 2026-08-05}"))], ""),
        (
            [(PLAN, ASKED, ASKED.replace("02}", "02, actual: 2026-08-04}"))],
            "2026-08-04 完成，而第 1 轮到 2026-08-05 才截止",
        ),
        ([(DRAFT, ANNOUNCED, "")], "各轮征求意见都已截止，意见都已处理，而计划里“征求意见”没有完成日期"),
        ([(DRAFT, ANNOUNCED, ""), (COMMENT, "kind: 不采纳", "kind: 待议")], ""),
        ([(DRAFT, ANNOUNCED, ""), (f"{FOLDER}/round.yaml", 'end: "2026-08-05"', 'end: "2026-12-05"')], ""),
    ],
)
def test_the_stage_of_asking_ends_with_its_last_round(edits: list[tuple[str, str, str]], expected: str) -> None:
    """Not before; and it has ended when all comments are settled and no further round is announced."""
    found = told(*edits)

    assert [expected in message for _, message in found] == ([True] if expected else [])
    assert [line for line, _ in found] == ([line_of(ASKED)] if expected else [])


def test_a_round_of_examination_needs_the_answers_to_the_comments() -> None:
    """It begins after the stage of asking."""
    found = told((f"{FOLDER}/round.yaml", "kind: 征求意见", "kind: 审查意见"))

    assert [message for _, message in found] == ["第 1 轮审查意见 2026-07-06 开始，而计划里“征求意见”没有完成日期。"]
