"""Condition, subject, action and object of a sentence."""

from __future__ import annotations

import pytest

from qicao.assess.provisions.parts import parts_of
from qicao.assess.provisions.strength import meant_by


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("城运中心应在收到指令后30 min内响应。", "城运中心"),
        ("运行体征达到警戒阈值时，系统应在30 s内提示值班员。", "系统"),
        ("从日常运行状态转入应急运行状态的时间不应超过30 min。", "从日常运行状态转入应急运行状态的时间"),
        ("下级城运中心不能独立处置的城运事件，应在时限内上报。", "下级城运中心不能独立处置的城运事件"),
        ("外来人员进入值守区应经值班长同意。", "外来人员"),
        ("同一事件符合多个条件的，应按最高的等级处置。", "同一事件"),
        ("联动单位的到场时间，中心城区不应大于20 min，其他地区不应大于30 min。", "联动单位的到场时间"),
        ("胸径大于30 cm的乔木确需移植时，必须由绿化管理部门组织论证。", "绿化管理部门"),
        ("操作时应戴手套。", ""),
        ("5个工作日内回复率应达到100%。", "回复率"),
        ("本文件规定了城运中心的要求。", "本文件"),
        ("按期办结率按公式（A.1）计算：", "按期办结率"),
    ],
)
def test_who_must(sentence: str, subject: str) -> None:
    """Phrases of time, place and manner are no part of the subject; a condition may name it."""
    assert parts_of(sentence, meant_by(sentence)).subject == subject


def test_what_when() -> None:
    """The condition stands before, the action and its object after the modal verb."""
    parts = parts_of(
        "收到报告后，值班长应在10 min内启动联勤联动。", meant_by("收到报告后，值班长应在10 min内启动联勤联动。")
    )

    assert (parts.condition, parts.action, parts.object) == ("收到报告后", "启动", "联勤联动")
