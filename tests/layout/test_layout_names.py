"""What the class of a document makes of its cover: banner, mark, who issues it (GB/T 1.1—2020, 8.1)."""

from __future__ import annotations

import pytest

from qicao.layout.names import banner, code_mark, publishers
from snippets import document_of, standard_of
from word import lines, word_of

LEVELS = {
    "level: national\nnumber: GB/T 1—2020": ("中华人民共和国国家标准", "GB"),
    "level: national\nnumber: GB/Z 1—2020": ("中华人民共和国国家标准化指导性技术文件", "GB"),
    "level: sector\nsector: 城镇建设\nnumber: CJ/T 1—2020": ("中华人民共和国城镇建设行业标准", "CJ"),
    "level: local\nregion: 上海市\nnumber: DB31/T 1—2020": ("上海市地方标准", "DB31"),
    "level: group\norganisation: 某协会\nnumber: T/ABC 1—2020": ("团体标准", "T/ABC"),
    "level: enterprise\norganisation: 某公司\nnumber: Q/ABC 1—2020": ("某公司企业标准", "Q/ABC"),
}
"""Data → what stands across the cover, and the code at its upper right."""


@pytest.mark.parametrize("level", LEVELS)
def test_the_banner_and_the_mark_are_those_of_the_level(level: str) -> None:
    """The class of the document (8.1)."""
    data = document_of(
        "# 范围\n\n段。\n", f"{level}\ntitle: {{zh: {{main: 示例规范}}}}\nfunction: 规范\n"
    ).standard.data
    assert (banner(data), code_mark(data)) == LEVELS[level]


def test_the_cover_names_who_issues_the_document() -> None:
    """As given, else the body that issues documents of its level (8.1)."""
    word = word_of("everything")

    assert publishers(standard_of("# 范围\n\n段。\n").data) == ("上海市市场监督管理局",)
    assert lines(word, "其他发布部门") == ["国家市场监督管理总局", "国家标准化管理委员会\u3000\u3000发布"]
    assert lines(word, "其他发布日期", "其他实施日期") == ["XXXX-XX-XX发布", "XXXX-XX-XX实施"]
