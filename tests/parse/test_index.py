"""The 索引: words by pinyin, with the places they stand for (GB/T 1.1—2020, 8.14)."""

from __future__ import annotations

from qicao.model.block import IndexGroup
from snippets import YAML, document_of


def index(text: str, yaml: str = YAML) -> list[str] | None:
    """The lines of the index: letters, and words with their numbers; nothing when there is none."""
    element = document_of(text, yaml).standard.index
    if element is None:
        return None
    groups = [block for block in element.blocks if isinstance(block, IndexGroup)]
    return [
        f"{group.letter}: {entry.word}……{'、'.join(printed for _, printed in entry.targets)}"
        for group in groups
        for entry in group.entries
    ]


TERMS = "# 术语和定义\n\n{.term}\n## 城运中心\n\n甲。\n\n{.term}\n## 案件\n\n乙。\n"


def test_a_draft_that_does_not_ask_for_an_index_has_none() -> None:
    """Terms alone do not make one."""
    assert index(f"# 范围\n\n甲。\n\n{TERMS}") is None


def test_a_draft_asks_in_four_ways() -> None:
    """By a chapter, by the data, by being a terminology standard, by marking a word."""
    text = f"# 范围\n\n甲。\n\n{TERMS}"
    expected = ["A: 案件……3.2", "C: 城运中心……3.1"]

    assert index(f"{text}\n# 索引\n") == expected
    assert index(text, f"{YAML}index: true\n") == expected
    assert index(text, YAML.replace("规范", "术语").replace("示例术语", "示例")) == expected
    assert index(text.replace("甲。\n\n#", "甲{index}`乙`。\n\n#", 1)) == [*expected, "Y: 乙……第1章"]


def test_a_typed_index_chapter_is_no_chapter() -> None:
    """It is the last element, without a number (8.14)."""
    standard = document_of("# 范围\n\n甲{index}`乙`。\n\n# 索引\n").standard

    assert len(standard.chapters) == 3
    assert list(standard.divisions())[-1] is standard.index


def test_a_word_names_chapters_clauses_and_annexes() -> None:
    """Each place once, by number, in the order of the text (8.14)."""
    text = (
        "# 范围\n\n{index}`席位`、{index}`席位`。\n\n# 甲\n\n## 乙\n\n{index}`席位`。\n\n"
        "{.annex .normative}\n# 丙\n\n{index}`席位`。\n\n## 丁\n\n| {index}`席位` |\n| --- |\n| 戊 |\n"
    )
    assert index(text) == ["X: 席位……第1章、4.1、附录A、A.1"]


def test_words_are_sorted_by_sound_and_latin_ones_by_letter() -> None:
    """Sound by sound; latin words under their own letter, what begins with a digit before all letters."""
    words = ["值班", "指挥", "API网关", "安全", "5G专网", "zigbee", "案件", "一网统管", "B超", "安"]
    text = "# 范围\n\n" + "、".join(f"{{index}}`{word}`" for word in words) + "。\n"
    found = [line.split("……")[0] for line in index(text) or []]

    assert found == [
        "#: 5G专网",
        "A: 安",
        "A: 安全",
        "A: 案件",
        "A: API网关",
        "B: B超",
        "Y: 一网统管",
        "Z: 值班",
        "Z: 指挥",
        "Z: zigbee",
    ]


def test_places_lead_to_what_they_name() -> None:
    """The ids are those of terms and clauses."""
    standard = document_of(f"# 范围\n\n{{index}}`甲`。\n\n{TERMS}").standard
    assert standard.index
    targets = {
        entry.word: entry.targets[0][0]
        for group in standard.index.blocks
        if isinstance(group, IndexGroup)
        for entry in group.entries
    }

    assert targets["甲"] == standard.chapters[0].id
    assert targets["城运中心"] == standard.chapters[2].clauses[0].id
