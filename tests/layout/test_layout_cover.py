"""The lines of the cover (GB/T 1.1—2020, 8.1, 10.3.1)."""

from __future__ import annotations

import pytest

from qicao.layout.cover import class_lines, name_lines, replaced_line
from qicao.layout.names import PATENT_CALL
from qicao.model.data import Stage
from snippets import YAML, document_of, standard_of
from word import lines, word_file, word_of


def test_classification_stands_at_the_upper_left_of_the_cover() -> None:
    """ICS, CCS, and on sector standards the record number, each on a line (10.3.1.5)."""
    yaml = "number: CJ/T 1—2020\ntitle: {zh: {main: 甲规范}}\nlevel: sector\nsector: 城镇建设\nfunction: 规范\n"
    data = document_of("# 范围\n\n段。\n", yaml + "ics: [01.120]\nccs: A 00\nrecord_number: J1-2020\n").standard.data

    assert ["".join(line) for line in class_lines(data)] == ["ICS  01.120", "CCS  A 00", "备案号：J1-2020"]
    assert lines(word_of("everything"), "Header")[:2] == ["ICS  13.060.45", "CCS  Z 16"]


def test_the_cover_names_the_replaced_documents() -> None:
    """Below the number, at the right (8.1, 10.3.1.4)."""
    replaces = "[{number: GB/T 1—2015, title: 甲}, {number: GB/T 2—2015, title: 乙, partly: true}]"
    standard = standard_of("# 范围\n\n段。\n", f"replaces: {replaces}\n")
    word = word_file(standard)

    assert replaced_line(standard.data) == "代替 GB/T 1—2015，部分代替 GB/T 2—2015"
    assert lines(word, "标准文件_文件编号", "标准文件_替换文件编号") == [
        "DB31/T XXXX—XXXX",
        replaced_line(standard.data),
    ]


def test_the_cover_states_the_degree_of_correspondence() -> None:
    """In brackets below the English name (10.3.1.3)."""
    yaml = 'adoption: {document: "ISO 1:2020", title_en: Things, degree: MOD}\n'
    title = YAML.replace("{main: 示例规范}", "{main: 示例规范}\n  en: {main: Example}")
    named = [line.text for line in name_lines(document_of("# 范围\n\n段。\n", title + yaml).standard.data)]

    assert named[1:3] == ["Example", "（ISO 1:2020, Things, MOD）"]


@pytest.mark.parametrize("stage", ["工作组讨论稿", "征求意见稿", "送审讨论稿", "送审稿", "报批稿", "发布稿"])
def test_the_cover_of_a_draft_asks_for_patents(stage: Stage) -> None:
    """While there is something to answer (D.1)."""
    data = standard_of("# 范围\n\n段。\n", f"stage: {stage}\n").data
    assert (PATENT_CALL in [line.text for line in name_lines(data)]) == (stage not in {"报批稿", "发布稿"})
