"""A chapter of terms, symbols and abbreviations together, as GB/T 1.1—2020, 8.8.1 allows."""

from __future__ import annotations

import pytest

from notation import tree
from snippets import document_of

TEXT = """\
# 范围

本文件规定了值守的要求。

# {title}

## {terms}

{{.term}}
### 值守

看管。

## 缩略语

UPS
: 不间断电源

EMC
: 电磁兼容

# 要求

应值守。
"""


@pytest.mark.parametrize(
    "title",
    ["术语、定义和缩略语", "术语和缩略语", "术语、定义、符号和缩略语", "术语和定义、符号和缩略语", "术语 和 符号"],
)
def test_no_empty_chapter_is_put_in(title: str) -> None:
    """The combined chapter is chapter 3; what follows keeps its number."""
    chapters = document_of(TEXT.format(title=title, terms="术语和定义")).standard.chapters
    assert [(chapter.number, chapter.element) for chapter in chapters] == [
        ("1", "scope"),
        ("2", "normative-references"),
        ("3", "terms"),
        ("4", ""),
    ]


@pytest.mark.parametrize("terms", ["术语", "术语和定义"])
def test_each_clause_is_what_its_title_says(terms: str) -> None:
    """Terms have their lead-in and numbers, abbreviations their order."""
    chapter = document_of(TEXT.format(title="术语、定义和缩略语", terms=terms)).standard.chapters[2]

    assert tree(*chapter.clauses) == (
        f'clause(3.1 {terms}){{p"下列术语和定义适用于本文件。" term(3.1.1 值守){{p"看管。"}}}} '
        "clause(3.2 缩略语){symbols{symbol(EMC——电磁兼容) symbol(UPS——不间断电源)}}"
    )
