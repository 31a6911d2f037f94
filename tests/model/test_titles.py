"""The name of a document in Chinese and English (GB/T 1.1—2020, 6.1.1, 7.1.3)."""

from __future__ import annotations

from qicao.model.titles import english_name, name_in_line, stage_in_words
from snippets import YAML, document_of


def test_the_elements_of_the_name_are_parted_by_one_character() -> None:
    """From the general to the special; a dash between the English ones (6.1.1, 10.3.1.2)."""
    yaml = YAML.replace(
        "{main: 示例规范}", "{supplement: 规范, main: 示例装置, lead: 示例}\n  en: {main: B, supplement: C, lead: A}"
    )
    data = document_of("# 范围\n\n段。\n", yaml).standard.data

    assert name_in_line(data) == "示例\u3000示例装置\u3000规范"
    assert english_name(data) == "A—B—C"


def test_a_part_says_which_it_is_in_both_languages() -> None:
    """“第2部分：” before the last element (7.1.3)."""
    title = "{lead: 甲, main: 乙, supplement: 丙}\n  en: {lead: A, main: B, supplement: C}"
    yaml = YAML.replace("{main: 示例规范}", title) + "part_of: {number: DB31/T 1, part: 2}\n"
    data = document_of("# 范围\n\n段。\n", yaml).standard.data

    assert name_in_line(data) == "甲\u3000乙\u3000第2部分：丙"
    assert english_name(data) == "A—B—Part 2: C"


def test_a_text_that_is_sent_out_again_says_so() -> None:
    """征求意见稿, then 第二次征求意见稿."""
    data = [
        document_of("# 范围\n\n段。\n", YAML + more).standard.data for more in ("", "iteration: 1\n", "iteration: 2\n")
    ]

    assert [stage_in_words(one) for one in data] == ["征求意见稿", "征求意见稿", "第二次征求意见稿"]
