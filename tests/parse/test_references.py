"""Mentions: their words, where they lead, and what is said of those that lead nowhere (GB/T 1.1—2020, 9.5)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import pytest

from drafts import DRAFTS, read_draft
from qicao.model.inline import Citation, CrossReference, FootnoteReference, Inline, TermUse, iter_inlines, plain_text
from qicao.model.standard import Standard
from qicao.model.tree import inline_texts, iter_nodes
from qicao.parse.references import resolve
from snippets import YAML, document_of, paragraphs

Mention = CrossReference | Citation | TermUse | FootnoteReference
PLACES = {
    "章": "第4章",
    "条": "4.1",
    "款": "4.1.1",
    "词": "3.1",
    "附": "附录A",
    "附条": "A.1",
    "附段": "A.1的第一段",
    "表": "表1",
    "末行": "表1的第1行",
    "头": "表1的表头",
    "图": "图1",
    "分图": "图1 b)",
    "式": "公式（1）",
    "附式": "公式（A.1）",
    "项": "4.1.1 a)",
    "例": "4.1.1的示例",
    "图注": "图1的注",
}
"""Label → the words that stand for it, after “见” as anywhere else."""
TEXT = """\
# 范围

<提及>

# 术语和定义

{#词 .term}
## 甲乙

丙。

{#章}
# 丁

{#条}
## 戊

{#款}
### 己

庚：

1. []{#项}辛。

{#例}
示例：壬。

{#表}
:::{table} 题
| []{#头}头 |
| --- |
| []{#末行}体 |
:::

{#图}
::::{figure}
总题

:::{figure} a.svg
一
:::

{#分图}
:::{figure} b.svg
二
:::

{#图注}
注：癸。
::::

{#式}
$$
x
$$

{#附 .annex .normative}
# 子

{#附条}
## 丑

{#附段}
寅。

{#附式}
$$
y
$$
"""


def mentions(standard: Standard) -> Iterator[Mention]:
    """Every mention in the document."""
    inlines: Iterator[Inline] = chain.from_iterable(map(iter_inlines, inline_texts(standard)))
    return (inline for inline in inlines if isinstance(inline, Mention))


def with_mention(words: str) -> str:
    """The text with a paragraph that mentions something."""
    return TEXT.replace("<提及>", words)


def said_of(words: str) -> list[tuple[str, str]]:
    """Code and remedy of what is found wrong with a mention."""
    return [(item.code, item.hint) for item in document_of(with_mention(words)).findings if item.span.line == 3]


@pytest.mark.parametrize("label", PLACES)
def test_a_place_has_its_words(label: str) -> None:
    """No “第” before a 条, none of “式（1）” (9.5.3)."""
    assert f"见{PLACES[label]}。" in paragraphs(document_of(with_mention(f"见[](#{label})。")))


WORDS = {
    "见[该条](#条)。": "见该条。",
    "见**[](#条)**。": "见4.1。",
    "见[附录 *C*](#附)。": "见附录 C。",
    "见[](#%E6%9D%A1)。": "见4.1。",
    "{term}`甲乙`为主。": "甲乙为主。",
}


@pytest.mark.parametrize("source", WORDS)
def test_own_words_are_kept_and_the_link_is_made(source: str) -> None:
    """Whatever the author writes between the brackets is printed."""
    document = document_of(with_mention(source))

    assert WORDS[source] in paragraphs(document)
    assert all(mention.to for mention in mentions(document.standard))


def test_mentions_are_resolved_wherever_text_stands() -> None:
    """In titles, cells, notes, definitions, explanations of symbols, footnotes and the data."""
    see = "[](#章)"
    text = (
        f"# 范围{see}\n\n甲[^a]。\n\n[^a]: 见{see}。\n\n注：见{see}。\n\n- 见{see}。\n\n# 术语和定义\n\n{{.term}}\n## 乙\n\n见{see}。\n\n"
        f"{{#章}}\n# 丙\n\n:::{{table}} 题{see}\n| 头{see} |\n| --- |\n| 体{see} |\n\n注：见{see}。\n:::\n\n"
        f"$$\nx\n$$\n\n式中：\n\n- $x$——见{see}。\n\n:::{{figure}} a.svg\n题{see}\n\n说明：\n\n- 1——见{see}。\n:::\n"
    )
    document = document_of(text, YAML + f'foreword: {{relation: ["见{see}。"]}}\nimportant_notice: "警告：见{see}。"\n')
    found = [mention for mention in mentions(document.standard) if isinstance(mention, CrossReference)]

    assert len(found) == text.count(see) + 2
    assert {mention.text for mention in found} == {"第4章"}


REMEDIES = {
    "见[](#条款)。": ("REF001", "是不是“款”或“条”？"),
    "见[](#没有这样的标签)。": ("REF001", "在要引用的内容之前写一行 {#没有这样的标签}。"),
    "见[](#1.2)。": ("REF001", "在要引用的内容之前写一行 (1.2)=。"),
    "{term}`甲丙`": ("REF003", "是不是“甲乙”？"),
    "{term}`城运中心`": ("REF003", "在“术语和定义”一章中给出它的条目。"),
    "按{std}`某规定`。": ("REF008", "检查拼写，或在 standard.yaml 的 references 中补上。"),
}


@pytest.mark.parametrize("source", REMEDIES)
def test_a_mention_of_nothing_is_found_with_a_remedy(source: str) -> None:
    """The nearest labels or terms, else how to make one."""
    assert said_of(source) == [REMEDIES[source]]


@pytest.mark.parametrize("key", ["terms_from", "consulted"])
def test_a_document_that_only_the_data_name_is_found_there(key: str) -> None:
    """At the name itself, with the key that is spelt nearly so."""
    yaml = YAML + f"references: {{国际箱体: {{title: 采样箱}}}}\n{key}: [GB/T 1.1—2020, 国际箱]\n"
    found = next(item for item in document_of(with_mention("甲。"), yaml).findings if item.code == "REF008")

    assert found.span.file.endswith("standard.yaml")
    assert (found.span.line, found.span.column) == (yaml.count("\n"), len(key) + 4 + len("GB/T 1.1—2020, "))
    assert found.hint.startswith("references 中有“国际箱体”。")


def test_a_mention_of_nothing_prints_what_was_written() -> None:
    """No text vanishes."""
    assert "见条款和甲丙。" in paragraphs(document_of(with_mention("见[](#条款)和{term}`甲丙`。")))


def test_a_label_need_not_be_used() -> None:
    """Labels are for the author's convenience."""
    assert not document_of(with_mention("甲。")).findings


def test_a_term_with_two_entries_leads_to_the_first() -> None:
    """The author learns of it at the mention."""
    entries = "".join(f"{{.term}}\n## 甲\n\n{words}。\n\n" for words in "乙丙")
    document = document_of(f"# 范围\n\n见{{term}}`甲`。\n\n# 术语和定义\n\n{entries}")
    use = next(mention for mention in mentions(document.standard))

    assert [(item.code, item.span.line) for item in document.findings] == [("REF002", 3)]
    assert use.to == next(document.standard.chapters[2].clauses.__iter__()).id


def test_admitted_terms_and_abbreviations_are_terms_too() -> None:
    """They lead to the entry that names them."""
    term = "{.term}\n## 城市运行中心\n\n:admitted: 城运中心\n:abbr: COC\n\n甲。\n"
    document = document_of(f"# 范围\n\n{{term}}`城运中心`即{{term}}`COC`。\n\n# 术语和定义\n\n{term}")

    assert not document.findings
    assert len({mention.to for mention in mentions(document.standard)}) == 1


CITED = {
    "按{std}`GB/T 22239-2019,5.2`。": "按GB/T 22239—2019中5.2。",
    "按{std}`GB/T 22239—2019，5.2 a)`。": "按GB/T 22239—2019中5.2 a)。",
    "按{std}`GB/T 22239—2019，第5章`。": "按GB/T 22239—2019第5章。",
    "按{std}`GB/T 22239—2019，图1`。": "按GB/T 22239—2019图1。",
    "按{std}`GB/T22239`。": "按GB/T 22239。",
    "见{see}`手册`。": "见[2]。",
    "见{see}`手册，第3章`。": "见[2]第3章。",
    "见{see}`指南`。": "见ISO 1234:2020。",
    "按{std}`手册`。": "按《编写手册》。",
}
"""As written → as printed (9.5.4.1)."""
REFERENCES = 'references: {手册: {title: 编写手册}, 指南: {number: "ISO 1234:2020", title: 某指南}}\n'


@pytest.mark.parametrize("source", CITED)
def test_a_citation_prints_number_year_and_place(source: str) -> None:
    """“中” stands before a 条 only; a document without number is called by its own in 参考文献."""
    document = document_of(with_mention(f"{source}参考{{see}}`GB/T 1.1—2020`。"), YAML + REFERENCES)
    printed = next(text for text in paragraphs(document) if "参考" in text)

    assert printed.removesuffix("参考GB/T 1.1—2020。") == CITED[source]


@pytest.mark.parametrize("name", DRAFTS)
def test_every_mention_leads_to_a_place_that_exists(name: str) -> None:
    """In the drafts that we keep, which have no faults of reference."""
    standard = read_draft(name).standard
    ids = {getattr(node, "id", "") for node in iter_nodes(standard)} | {note.id for note in standard.footnotes}
    found = list(mentions(standard))

    assert found
    assert {mention.to for mention in found} <= ids - {""}
    assert all(plain_text((mention,)) for mention in found if not isinstance(mention, FootnoteReference))


@pytest.mark.parametrize("name", DRAFTS)
def test_resolving_twice_is_resolving_once(name: str) -> None:
    """What is resolved stays as it is."""
    standard = read_draft(name).standard
    assert resolve(standard)[0] == standard


def test_text_without_mentions_is_not_made_anew() -> None:
    """Only nodes that hold mentions are rebuilt."""
    standard = document_of("# 范围\n\n甲。\n\n# 乙\n\n见[](#丙)。\n\n{#丙}\n# 丁\n\n戊。\n").standard
    again = resolve(standard)[0]

    assert again.chapters[0] is standard.chapters[0]
    assert again.annexes is standard.annexes
