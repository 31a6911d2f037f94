"""Places where text was lost while a draft was read: bars in cells, fences on the line of a marker, what stands in an item."""

from __future__ import annotations

import pytest

from notation import tree
from qicao.model.block import Footnote, Paragraph
from qicao.model.inline import plain_text
from qicao.parse.draft import Draft
from snippets import YAML, document_of, last_chapter, paragraphs

HEAD = "# 范围\n\n本文件规定了示例。\n\n# 要求\n\n"


def codes(parsed: Draft) -> list[str]:
    """The codes of what is wrong with the dialect."""
    return [finding.code for finding in parsed.findings if finding.code.startswith(("SYN", "LBL", "REF"))]


BARS = {
    r"$P(A\|B)$": "$P(A|B)$",
    r"`a\|b`": "[code:a|b]",
    r"a\|b\|c": "a|b|c",
    r"\|": "|",
    r"**a\|**": "«a|»",
    r"a\\\|b": "a\\|b",
    r"{sub}`a\|b`": "[sub:a|b]",
}
"""Escaped bars in a cell, and what they are."""


@pytest.mark.parametrize("text", BARS)
def test_an_escaped_bar_in_a_cell_is_a_bar(text: str) -> None:
    """In formulas and code, too: the backslash only says that no cell ends there."""
    parsed = document_of(f"{HEAD}:::{{table}} 表\n| 甲 | 乙 |\n| --- | --- |\n| 丙 | {text} |\n:::")

    assert last_chapter(parsed).endswith(f'row{{cell{{p"丙"}} cell{{p"{BARS[text]}"}}}}}}}}')


def test_text_after_an_escaped_bar_knows_its_place() -> None:
    """The backslash takes a column."""
    text = r"| 丙 | a\|b[](#没有) |"
    parsed = document_of(f"{HEAD}:::{{table}} 表\n| 甲 | 乙 |\n| --- | --- |\n{text}\n:::")
    [finding] = [finding for finding in parsed.findings if finding.code == "REF001"]

    assert finding.span.column == text.index("[]") + 1


FENCES = {
    "table": "::::{{list-table}} 表\n\n* - 甲\n  - 乙\n* - 丙\n  - {fence}\n::::",
    "table of three": ":::{{list-table}} 表\n\n* - 甲\n  - 乙\n* - 丙\n  - {fence}\n:::",
    "example": ":::{{example}}\n- 甲：\n- {fence}\n:::",
    "number": ":::{{note}}\n1. {fence}\n:::",
    "quote": ":::{{note}}\n甲。\n\n> {fence}\n:::",
    "item of an item": ":::{{example}}\n- - {fence}\n:::",
}
INDENTS = {
    "table": "    ",
    "table of three": "    ",
    "example": "  ",
    "number": "   ",
    "quote": "> ",
    "item of an item": "    ",
}


@pytest.mark.parametrize("fence", ["```", "~~~", "````"])
@pytest.mark.parametrize("place", FENCES)
def test_a_fence_on_the_line_of_a_marker_ends_itself_and_nothing_else(place: str, fence: str) -> None:
    """The directive ends at its own line, and what follows is a chapter."""
    code = f"\n{INDENTS[place]}".join((f"{fence}json", '{"id": 1}', ":::", fence))
    parsed = document_of(f"{HEAD}{FENCES[place].format(fence=code)}\n\n结束。\n\n# 证实方法\n\n查阅。")
    *_, before, last = parsed.standard.chapters

    assert tree(before).count('code"{"id": 1}⏎:::"') == 1
    assert tree(last) == 'clause(5 证实方法){p"查阅。"}'
    assert set(codes(parsed)) <= {"SYN013"}


WHERE = "$$\na = b\n$$\n\n式中：\n\n- $a$——甲，包括：\n\n  1. 子；\n  2. 丑；\n\n  注：寅。\n\n  $$\n  c = d\n  $$\n- $b$——乙。\n\n  卯。"


def test_what_stands_below_a_meaning_is_kept_there_and_numbered() -> None:
    """It is reported, for the norm knows one paragraph only, but nothing of it is lost."""
    parsed = document_of(HEAD + WHERE)

    assert last_chapter(parsed) == (
        'clause(4 要求){formula(（1）)"a = b" where{'
        'symbol($a$——甲，包括：){list{item(a)){p"子；"} item(b)){p"丑；"}} note(注){p"寅。"} formula(（2）)"c = d"} '
        'symbol($b$——乙){p"卯。"}}}'
    )
    assert codes(parsed) == ["SYN040", "SYN040"]


def test_what_stands_below_a_line_of_a_key_is_kept_there() -> None:
    """As with the meanings of symbols."""
    text = ":::{figure} a.svg\n题\n\n说明：\n\n- 1——甲；\n\n  子。\n\n  注：丑。\n- 2——乙。\n\n注：寅。\n:::"
    figure = 'figure(图1 题){keyitem(1——甲){p"子。" note(注1){p"丑。"}} keyitem(2——乙) note(注2){p"寅。"}}'

    assert last_chapter(document_of(HEAD + text)) == f"clause(4 要求){{{figure}}}"


def test_a_label_below_a_meaning_can_be_referred_to() -> None:
    """What is in the model is in its walks."""
    text = (
        "见[](#项)和[](#式)。\n\n$$\na\n$$\n\n式中：\n\n- $a$——甲：\n\n  1. []{#项}子。\n\n  {#式}\n  $$\n  c\n  $$\n"
    )

    assert "REF001" not in codes(document_of(HEAD + text))


NOTES = {
    "正文[^a]。\n\n[^a]: 甲[^b]。\n\n[^b]: 乙。": (["a", "b"], []),
    "正文[^a]，另文[^c]。\n\n[^a]: 甲[^b]。\n\n[^b]: 乙。\n\n[^c]: 丙。": (["a", "b", "c"], []),
    "正文[^a]。\n\n[^a]: 甲。\n\n[^b]: 乙[^b]。": (["a", "b"], ["SYN081"]),
    "正文。\n\n[^a]: 甲[^b]。\n\n[^b]: 乙[^a]。": (["a", "b"], ["SYN081", "SYN081"]),
    "正文[^a]。\n\n[^a]: 甲[^a]。": (["a"], []),
    "正文[^a]。\n\n[^a]: 甲[^x]。": (["a"], ["SYN080"]),
}
"""Footnotes with marks in footnotes: their order, and what is wrong with them."""


@pytest.mark.parametrize("text", NOTES)
def test_a_footnote_that_only_a_footnote_mentions_follows_it(text: str) -> None:
    """One that nothing printed mentions is reported."""
    parsed = document_of(HEAD + text)

    assert ([note.label for note in parsed.standard.footnotes], codes(parsed)) == NOTES[text]


def test_a_footnote_of_a_table_that_only_itself_mentions_is_reported() -> None:
    """It is printed all the same."""
    text = ":::{table} 表\n| 甲[^a] |\n| --- |\n| 乙 |\n\n[^a]: 子[^b]。\n\n[^b]: 丑。\n\n[^c]: 寅[^c]。\n:::"
    parsed = document_of(HEAD + text)

    assert last_chapter(parsed).endswith(' footnote(a){p"子{^b}。"} footnote(b){p"丑。"} footnote(c){p"寅{^c}。"}}}')
    assert codes(parsed) == ["SYN081"]


def test_a_mark_in_the_footnote_of_a_table_may_lead_to_a_footnote_of_the_text() -> None:
    """The table has none of that name."""
    text = ":::{table} 表\n| 甲[^a] |\n| --- |\n| 乙 |\n\n[^a]: 子[^b]。\n:::\n\n[^b]: 丑。"
    parsed = document_of(HEAD + text)
    [note] = parsed.standard.footnotes

    assert isinstance(note, Footnote)
    assert codes(parsed) == []


def test_escapes_in_the_data_are_the_characters_that_they_stand_for() -> None:
    """As JSON writers make them; their places stay those of the file."""
    yaml = YAML + r'important_notice: "甲\u4e59\ud83d\ude00\"丙\"[](#没有)"' + "\n"
    parsed = document_of(HEAD + "应检查。", yaml)
    [notice] = parsed.standard.notice
    [finding] = [finding for finding in parsed.findings if finding.code == "REF001"]

    assert isinstance(notice, Paragraph)
    assert plain_text(notice.inlines[:-1]) == '甲乙😀"丙"'
    assert finding.span.column == yaml.splitlines()[-1].index("[]") + 1


def test_words_behind_the_quotation_marks_of_a_cell_stay_in_it() -> None:
    """They once vanished without a finding."""
    parsed = document_of(HEAD + ':::{csv-table} 表\n列,行\n"甲"乙,丙\n"丁" ,戊\n:::')

    assert [text for text in paragraphs(parsed) if text[0] in "甲丙丁戊"] == ["甲乙", "丙", "丁", "戊"]
    assert codes(parsed) == ["SYN073"]
