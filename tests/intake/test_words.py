"""Words of forms as people write them."""

from __future__ import annotations

import pytest

from qicao.intake.words import date_of, decision_of, is_no_comment, kind_of

NOTHING = (
    "无意见",
    "无意见。",
    "无",
    "没有意见",
    "无修改意见",
    "我单位无意见",
    "本单位对该标准无意见",
    "经研究，我局无修改意见和建议。",
    "无异议",
    "同意",
    "无不同意见",
    "暂无意见",
    "无意见或建议",
    " 无 意 见 ",
    "/",
    "——",
    "No comments",
    "我单位没有其他意见",
)
SOMETHING = (
    "无障碍设施应符合规定",
    "无人机不应计入",
    "同意5.2，建议删去5.3",
    "无意见的单位也应列出",
    "建议删去",
    "没有规定期限",
    "无线电频率",
    "",
)
DECISIONS = {
    "采纳": ("采纳", ""),
    "采纳。": ("采纳", ""),
    "采纳：已改为24 h。": ("采纳", "已改为24 h。"),
    "部分采纳：只改第一句": ("部分采纳", "只改第一句"),
    "不采纳：与 GB/T 1.1 不一致": ("不采纳", "与 GB/T 1.1 不一致"),
    "不采纳。理由：已有规定。": ("不采纳", "已有规定。"),
    "未采纳，理由：已有规定": ("不采纳", "已有规定"),
    "不予采纳（见5.2）": ("不采纳", "（见5.2）"),
    "采纳该意见，已修改": ("采纳", "已修改"),
    "待议": ("待议", ""),
    "另行处理：转起草组": ("另行处理", "转起草组"),
    "Accepted. Replaced.": ("采纳", "Replaced."),
    "Not accepted.": ("不采纳", ""),
    "Partially accepted: first part": ("部分采纳", "first part"),
    "采纳\n见5.2": ("采纳", "见5.2"),
}
NO_DECISIONS = ("采纳前一版的做法更好", "建议采纳", "部分条款应修改", "", "不采纳率应统计", "Acceptedly")


@pytest.mark.parametrize("words", NOTHING)
def test_no_comment(words: str) -> None:
    """It is an answer."""
    assert is_no_comment(words)


@pytest.mark.parametrize("words", SOMETHING)
def test_a_comment(words: str) -> None:
    """However it begins."""
    assert not is_no_comment(words)


@pytest.mark.parametrize("words", DECISIONS)
def test_decisions(words: str) -> None:
    """Kind and reason."""
    found = decision_of(words)

    assert found is not None
    assert (found.kind, found.reason) == DECISIONS[words]


@pytest.mark.parametrize("words", NO_DECISIONS)
def test_no_decision(words: str) -> None:
    """The word alone does not make one."""
    assert decision_of(words) is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026年10月8日", "2026-10-08"),
        ("２０２６年 1 月 2 日", "2026-01-02"),
        ("2026-10-8", "2026-10-08"),
        ("2026.10.08", "2026-10-08"),
        ("2026/10/8 09:00", "2026-10-08"),
        ("　　　　年　　月　　日", ""),
        ("2026年13月8日", ""),
    ],
)
def test_days(words: str, day: str) -> None:
    """In ISO 8601."""
    assert date_of(words) == day


@pytest.mark.parametrize(
    ("words", "kind"),
    [("ge", "总体"), ("Te", "技术"), ("ed", "编辑"), ("技术性意见", "技术"), ("编辑性", "编辑"), ("", "")],
)
def test_kinds(words: str, kind: str) -> None:
    """总体, 技术, 编辑."""
    assert kind_of(words) == kind
