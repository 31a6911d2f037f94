"""Which part of a document a text belongs to, and which provisions it may not hold (GB/T 1.1—2020, 8.3 to 8.10, 9.2, 9.3)."""

from __future__ import annotations

from typing import get_args

import pytest

from drafts import read_draft
from qicao.model.standard import Clause
from qicao.rules.context import Context
from qicao.rules.passage import Passage
from qicao.rules.permitted import FORBIDDEN, Part, part_of
from qicao.rules.provisions import ProvisionKind


def passages(name: str) -> list[Passage]:
    """All texts of a draft."""
    draft = read_draft(name)
    return list(Context(draft.standard, draft.source.yaml, draft.catalogue, draft.files).passages)


def passage_with(name: str, words: str) -> Passage:
    """The text of the draft that holds the words."""
    return next(passage for passage in passages(name) if words in passage.text)


@pytest.mark.parametrize(
    ("draft", "words", "part"),
    [
        ("city-operation-centre", "超大城市的运行事件", "introduction"),
        ("city-operation-centre", "本文件适用于", "scope"),
        ("city-operation-centre", "城运中心按行政层级", "note"),
        ("city-operation-centre", "高峰小时受理量为120件", "example"),
        ("city-operation-centre", "初步研判能由", "footnote"),
        ("city-operation-centre", "以数据共享和业务协同为基础", "definition"),
        ("city-operation-centre", "恢复时间目标", "meaning"),
        ("city-operation-centre", "三级城运中心应使用统一的", "general-requirements"),
        ("city-operation-centre", "步行到达时间", "body"),
        ("city-operation-centre", "按期办结率按", "body"),
        ("city-operation-centre", "值班日志的保存时间", "informative-annex"),
        ("group-guide", "志愿者宜自愿报名", "principles"),
        ("everything", "隔板应可拆卸", "body"),
    ],
)
def test_the_part_of_a_text(draft: str, words: str, part: Part) -> None:
    """The element counts before the form, the form before the titles above; footnotes of a table are free."""
    assert part_of(passage_with(draft, words)) == part


def test_every_part_says_what_it_forbids() -> None:
    """No part is without its line in the table, and the body forbids nothing."""
    assert set(FORBIDDEN) == set(get_args(Part))
    assert FORBIDDEN["body"] == frozenset()
    assert FORBIDDEN["note"] == frozenset(get_args(ProvisionKind))


def test_general_requirements_are_a_chapter() -> None:
    """A clause of that title inside a chapter is like any other (8.10)."""
    inner = passage_with("city-operation-centre", "四类子系统组成")
    titles = [division.level for division in inner.place.divisions if isinstance(division, Clause)]

    assert titles == [1, 2, 3]
    assert part_of(inner) == "body"
