"""Numbers and the words of references, as GB/T 1.1—2020 prints them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qicao.model.outline import outline
from qicao.model.words import chinese_numeral
from qicao.parse.numbering import letters
from snippets import YAML, draft_of, paragraphs

TEXT = """\
# 引言

{#引言条}
## 甲

段。

## 乙

段。

# 范围

段。

{#章}
# 要求

{#条}
## 有题条

{#段}
第一段。

{#二段}
第二段：

1. 甲；
2. []{#项}乙：
   1. []{#子项}丙；
   2. 丁：
      - []{#孙项}戊。

- 己；
- []{#破折号项}庚。

{#单注}
注：只有一个。

## 又一条

###

{#无题段}
无标题条的段。

### 有几个注。

{#注二}
注：第一个。

:::{note}
:name: 真注二
第二个。
:::

{#例一}
示例：第一个。

示例：第二个。

{#表}
:::{table} 题
| 头 |
| --- |
| 一 |
| 二 []{#行} |

{#表注}
注：表的注。
:::

{#图}
::::{figure}
总题

{#分图}
:::{figure}
```dot
digraph { a }
```
甲
:::
::::

{#式}
$$
a
$$

{#附录 .annex .normative}
# 附录题

{#附录条}
## 条

{#附录表}
:::{table} 题
| 头 |
| --- |
| 一 |
:::

{#附录式}
$$
b
$$

## 另一条

段。

{#空附录 .annex .informative}
# 没有条的附录

1. []{#附录项}甲；
2. 乙。

# 参考文献
"""
WORDS = {
    "引言条": "0.1",
    "章": "第4章",
    "条": "4.1",
    "段": "4.1的第一段",
    "二段": "4.1的第二段",
    "项": "4.1 b)",
    "子项": "4.1 b) 1)",
    "孙项": "4.1 b) 2)的第一项",
    "破折号项": "4.1列项的第二项",
    "单注": "4.1的注",
    "无题段": "4.2.1的第一段",
    "注二": "4.2.2的注1",
    "真注二": "4.2.2的注2",
    "例一": "4.2.2的示例1",
    "表": "表1",
    "行": "表1的第2行",
    "表注": "表1的注",
    "图": "图1",
    "分图": "图1 a)",
    "式": "公式（1）",
    "附录": "附录A",
    "附录条": "A.1",
    "附录表": "表A.1",
    "附录式": "公式（A.1）",
    "空附录": "附录B",
    "附录项": "附录B a)",
}
"""Label → what a reference to it prints (9.5.3)."""


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What a reference to each label prints."""
    mentions = "\n\n".join(f"{label}＝[](#{label})" for label in WORDS)
    text = TEXT.replace("# 范围\n\n段。", f"# 范围\n\n{mentions}")
    found = paragraphs(draft_of(tmp_path_factory.mktemp("words") / "draft", text))
    return dict(line.split("＝") for line in found if "＝" in line)


@pytest.mark.parametrize("label", WORDS)
def test_a_reference_prints(label: str, printed: dict[str, str]) -> None:
    """The words of the norm."""
    assert printed[label] == WORDS[label]


CITATIONS = {
    "{std}`GB/T 1.1`": "GB/T 1.1",
    "{std}`GB/T 1.1-2020`": "GB/T 1.1—2020",
    "{std}`GB/T 1.1—2020，5.2`": "GB/T 1.1—2020中5.2",
    "{std}`GB/T 1.1—2020，第5章`": "GB/T 1.1—2020第5章",
    "{std}`GB/T 1.1—2020，表3`": "GB/T 1.1—2020表3",
    "{std}`GB/T 1.1—2020，附录A`": "GB/T 1.1—2020附录A",
    "{std}`GB/T 45800（所有部分）`": "GB/T 45800（所有部分）",
    "{see}`手册`": "[1]",
}


@pytest.mark.parametrize("source", CITATIONS)
def test_a_citation_prints(source: str, tmp_path: Path) -> None:
    """The place follows the year, with 中 before a 条 (9.5.4.1.1)."""
    yaml = YAML + 'references: {手册: {text: "×××. 手册. 2020."}}\n'
    found = paragraphs(draft_of(tmp_path / "draft", f"# 范围\n\n按＝{source}＝。", yaml))

    assert next(line for line in found if "＝" in line).split("＝")[1] == CITATIONS[source]


def test_a_source_names_its_place_after_a_comma(tmp_path: Path) -> None:
    """[来源：GB/T 1.1—2020，5.2，有修改] (8.7.3.4), and the document is only informative."""
    text = "# 范围\n\n甲。\n\n# 术语和定义\n\n{.term}\n## 甲\n\n乙。\n\n[来源：{std}`GB/T 1.1—2020，5.2`，有修改]\n\n{.term}\n## 丙\n\n丁。\n"
    standard = draft_of(tmp_path / "draft", text).standard
    term = standard.chapters[2].clauses[0]
    from qicao.model.inline import plain_text

    assert plain_text(term.source) == "[来源：GB/T 1.1—2020，5.2，有修改]"  # type: ignore[union-attr]
    assert standard.bibliography


def test_documents_are_listed_in_the_order_of_the_norm(tmp_path: Path) -> None:
    """National by number, then sector, local, group, international (8.6.3.2)."""
    cited = ["ISO 37170:2022", "DB31/T 310030—2025", "CJ/T 349—2010", "GB/T 22239—2019", "GB 50174", "GB/T 1.1—2020"]
    text = "# 范围\n\n" + "、".join(f"{{std}}`{number}`" for number in cited) + "。\n"
    items = outline(draft_of(tmp_path / "draft", text).standard)
    listed = [item.title.split("\u3000")[0] for item in items if item.kind == "reference"]

    assert listed == [
        "GB/T 1.1—2020",
        "GB/T 22239—2019",
        "GB 50174",
        "CJ/T 349—2010",
        "DB31/T 310030—2025",
        "ISO 37170:2022",
    ]


LEAD_INS = {
    ("", False): "本文件没有需要界定的术语和定义。",
    ("", True): "下列术语和定义适用于本文件。",
    ("terms_from: [GB/T 1.1—2020]\n", False): "GB/T 1.1—2020界定的术语和定义适用于本文件。",
    ("terms_from: [GB/T 1.1—2020, GB/T 37043—2018]\n", True): (
        "GB/T 1.1—2020和GB/T 37043—2018界定的以及下列术语和定义适用于本文件。"
    ),
}


@pytest.mark.parametrize("case", LEAD_INS)
def test_chapter_3_opens_with_one_of_four_sentences(case: tuple[str, bool], tmp_path: Path) -> None:
    """By where the terms come from (8.7.2)."""
    yaml, own = case
    term = "{.term}\n## 甲\n\n乙。\n" if own else ""
    draft = draft_of(tmp_path / "draft", f"# 范围\n\n甲。\n\n# 术语和定义\n\n{term}", YAML + yaml)

    assert LEAD_INS[case] in paragraphs(draft)


@given(st.integers(1, 18278))
def test_letters_are_counted_like_columns_of_a_sheet(count: int) -> None:
    """A … z, aa, ab …: each letter word is that of its place."""
    value = 0
    for char in letters(count):
        value = value * 26 + ord(char) - 96
    assert value == count


def test_numerals_are_spoken() -> None:
    """第一段 to 第九百九十九段: a clause of many paragraphs must not stop the program."""
    assert [chinese_numeral(place) for place in (1, 10, 11, 20, 21, 99, 100, 101, 112, 250, 999)] == [
        "一",
        "十",
        "十一",
        "二十",
        "二十一",
        "九十九",
        "一百",
        "一百零一",
        "一百一十二",
        "二百五十",
        "九百九十九",
    ]
    assert chinese_numeral(1000) == "1000"
