"""The type of a sentence by its own words (GB/T 1.1—2020, 9.1 and annex C)."""

from __future__ import annotations

import pytest

from qicao.assess.provisions.strength import meant_by


@pytest.mark.parametrize(
    ("sentence", "strength", "statement"),
    [
        ("城运中心应实行24 h值班。", "要求", ""),
        ("未完成交接的，交班人员不应离岗。", "要求", ""),
        ("值班员必须在岗。", "要求", ""),
        ("仅可下发调度建议书。", "要求", ""),
        ("重复投诉不能由原承办人处理。", "要求", ""),
        ("新上岗的人员须经培训并考核合格后，方可独立受理。", "要求", ""),
        ("标识宜采用中文和英文。", "推荐", ""),
        ("不宜在雨天修剪。", "推荐", ""),
        ("相对位置可按图2布置。", "允许", ""),
        ("免费的事项无需告知。", "允许", ""),
        ("系统能识别车牌。", "陈述", "能力"),
        ("先期处置可能早于事件单的生成。", "陈述", "可能性"),
        ("本文件适用于市级城运中心。", "陈述", "一般"),
        ("应办结的事件数量，单位为件。", "陈述", "一般"),
        ("可能影响安全的因素包括天气和人群。", "陈述", "一般"),
        ("需要应急处置的，由值班长决定。", "陈述", "一般"),
        ("能源供应由市电承担。", "陈述", "一般"),
    ],
)
def test_the_word_decides(sentence: str, strength: str, statement: str) -> None:
    """The strongest counts; words in conditions and attributes do not."""
    meant = meant_by(sentence)

    assert (meant.strength, meant.statement) == (strength, statement)


@pytest.mark.parametrize(
    ("sentence", "where", "strength"),
    [
        ("断开全部市电，用秒表记录时间。", "verbs", "指示"),
        ("断开全部市电，用秒表记录时间。", "", "陈述"),
        ("抢修队提交探测报告。", "verbs", "陈述"),
        ("抢修队提交探测报告。", "always", "指示"),
        ("处置分为四个阶段。", "always", "陈述"),
        ("样式见附录A。", "always", "陈述"),
    ],
)
def test_an_instruction_has_no_modal_verb(sentence: str, where: str, strength: str) -> None:
    """It begins with its verb where the text instructs; in a procedure it may also say who acts."""
    assert meant_by(sentence, instructs=where).strength == strength  # type: ignore[arg-type]  # written as in the table


def test_in_a_definition_a_thing_can_do_what_it_does() -> None:
    """可 before what happens by itself tells an ability; an attribute requires nothing."""
    assert meant_by("系统可自主完成调控。", defines=True).statement == "能力"
    assert meant_by("人工应随时准备接管的运行状态。", defines=True).strength == "陈述"
