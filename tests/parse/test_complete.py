"""What is put into a document that its author did not type: chapters 2 and 3, lists of documents (GB/T 1.1—2020, clause 8)."""

from __future__ import annotations

from pathlib import Path

import pytest

from notation import tree
from qicao.model.block import ReferenceEntry
from qicao.model.inline import plain_text
from qicao.model.standard import Clause, Element
from qicao.model.tree import iter_nodes
from qicao.parse.draft import Draft
from snippets import YAML, document_of, draft_of, paragraphs

REFERENCES = (
    "下列文件中的内容通过文中的规范性引用而构成本文件必不可少的条款。其中，注日期的引用文件，仅该日期对应的版本适用于本文件；"
    "不注日期的引用文件，其最新版本（包括所有的修改单）适用于本文件。"
)
NONE = "本文件没有规范性引用文件。"


def titles(text: str, yaml: str = YAML) -> list[str]:
    """Number and title of every chapter."""
    chapters = document_of(text, yaml).standard.chapters
    return [f"{chapter.number} {plain_text(chapter.title)}" for chapter in chapters]


def entries(part: Clause | Element | None) -> list[str]:
    """The printed lines of a list of documents, with their numbers."""
    blocks = part.blocks if part else ()
    return [block.number + plain_text(block.inlines) for block in blocks if isinstance(block, ReferenceEntry)]


def lists(document: Draft) -> tuple[list[str], list[str]]:
    """规范性引用文件 and 参考文献."""
    return entries(document.standard.chapters[1]), entries(document.standard.bibliography)


def text_with(words: str) -> str:
    """A draft that says no more than this in its scope."""
    return f"# 范围\n\n{words}。\n"


GENERAL = ["1 范围", "2 规范性引用文件", "3 术语和定义", "4 要求"]
CHAPTERS = {
    "# 范围\n\n# 要求\n": GENERAL,
    "# 范围\n\n# 规范性引用文件\n\n# 要求\n": GENERAL,
    "# 范围\n\n# 术语和定义\n\n# 要求\n": GENERAL,
    "# 范围\n\n# 规范性引用文件\n\n# 术语和定义\n\n# 要求\n": GENERAL,
    "# 引言\n\n甲。\n\n# 范围\n\n# 要求\n": GENERAL,
    "# 范围\n\n# 符号和缩略语\n": ["1 范围", "2 规范性引用文件", "3 术语和定义", "4 符号和缩略语"],
    "": ["1 规范性引用文件", "2 术语和定义"],
}


@pytest.mark.parametrize("text", CHAPTERS)
def test_chapters_2_and_3_are_always_there(text: str) -> None:
    """Typed or not, each stands once, after 范围 (8.6.1, 8.7.1)."""
    assert titles(text) == CHAPTERS[text]


def test_without_references_and_terms_both_chapters_say_so() -> None:
    """Literal sentences (8.6.2, 8.7.2)."""
    _, references, terms = document_of(text_with("甲")).standard.chapters

    assert tree(references) == f'clause(2 规范性引用文件){{p"{NONE}"}}'
    assert tree(terms) == 'clause(3 术语和定义){p"本文件没有需要界定的术语和定义。"}'


def test_with_references_the_chapter_opens_with_the_sentence_of_the_norm() -> None:
    """The list follows it (8.6.2)."""
    chapter = document_of(text_with("按{std}`GB/T 1.1—2020`")).standard.chapters[1]

    assert tree(chapter).startswith(f'clause(2 规范性引用文件){{p"{REFERENCES}" entry"GB/T 1.1—2020')


CITED = {
    "正文": text_with("按{std}`GB/T 1.1`"),
    "注": text_with("甲") + "\n注：按{std}`GB/T 1.1`。\n",
    "列项": text_with("甲") + "\n- 按{std}`GB/T 1.1`。\n",
    "表": text_with("甲") + "\n:::{table} 题\n| 头 |\n| --- |\n| 按{std}`GB/T 1.1` |\n:::\n",
    "表脚注": text_with("甲") + "\n:::{table} 题\n| 头[^a] |\n| --- |\n| 体 |\n\n[^a]: 按{std}`GB/T 1.1`。\n:::\n",
    "条文脚注": text_with("甲[^a]") + "\n[^a]: 按{std}`GB/T 1.1`。\n",
    "标题": "# 范围\n\n甲。\n\n# 按{std}`GB/T 1.1`\n\n乙。\n",
    "式中": text_with("甲") + "\n$$\nx\n$$\n\n式中：\n\n- $x$——按{std}`GB/T 1.1`。\n",
    "附录": text_with("甲") + "\n{.annex .normative}\n# 乙\n\n按{std}`GB/T 1.1`。\n",
    "定义": text_with("甲") + "\n# 术语和定义\n\n{.term}\n## 乙\n\n按{std}`GB/T 1.1`。\n",
}


@pytest.mark.parametrize("place", CITED)
def test_documents_are_collected_from_every_place(place: str) -> None:
    """Each document once, with its name from the catalogue (8.6.3.1)."""
    line = "GB/T 1.1\u3000标准化工作导则\u3000第1部分：标准化文件的结构和起草规则"
    assert lists(document_of(CITED[place])) == ([line], [])


DATA = {
    "前言": 'foreword: {relation: ["与{std}`GB/T 1.1`配套。"]}\n',
    "重要提示": 'important_notice: "警告：按{std}`GB/T 1.1`。"\n',
    "术语引导语": "terms_from: [GB/T 1.1]\n",
}


@pytest.mark.parametrize("place", DATA)
def test_documents_are_collected_from_the_data_too(place: str) -> None:
    """Strings of `standard.yaml` are read as text is; the lead-in of chapter 3 cites normatively (9.5.4.2.1)."""
    normative, informative = lists(document_of(text_with("甲"), YAML + DATA[place]))

    assert [line.split("\u3000")[0] for line in normative] == ["GB/T 1.1"]
    assert informative == []


def test_a_document_cited_both_ways_is_listed_as_normative_only() -> None:
    """One list holds it, and every mention leads there."""
    normative, informative = lists(document_of(text_with("按{see}`GB/T 1.1`、{std}`GB/T 1.1`、{see}`GB/T 22239—2019`")))

    assert [line.split("\u3000")[0] for line in normative] == ["GB/T 1.1"]
    assert [line.split("\u3000")[0] for line in informative] == ["[1]GB/T 22239—2019"]


def test_dated_and_undated_mentions_are_two_documents() -> None:
    """The list says what the text says, the undated line first (8.6.3.1)."""
    normative, _ = lists(document_of(text_with("按{std}`GB/T 1.1-2020`、{std}`GB/T 1.1`、{std}`GB/T 1.1—2020，第5章`")))
    assert [line.split("\u3000")[0] for line in normative] == ["GB/T 1.1", "GB/T 1.1—2020"]


def test_the_source_of_a_term_is_informative() -> None:
    """Whatever role names it: the definition stands here (9.5.4.2.2)."""
    term = "\n# 术语和定义\n\n{.term}\n## 甲\n\n乙。\n\n[来源：{std}`GB/T 22239—2019，3.1`]\n"
    normative, informative = lists(document_of(text_with("甲") + term))

    assert (normative, len(informative)) == ([], 1)


def test_documents_consulted_join_the_bibliography() -> None:
    """Documents that the drafters read without citing them (8.13 c)), in the order of the norm."""
    yaml = YAML + "consulted: [ISO 37170:2022, GB/T 22239—2019, 手册]\nreferences: {手册: {text: ×××. 手册. 2020}}\n"
    normative, informative = lists(document_of(text_with("甲"), yaml))

    assert normative == []
    assert [line.split("\u3000")[0] for line in informative] == [
        "[1]GB/T 22239—2019",
        "[2]ISO 37170:2022",
        "[3]×××. 手册. 2020",
    ]


LINES = {
    ("{std}`GB/T 45800（所有部分）`", ""): "GB/T 45800（所有部分）\u3000全国一体化政务大数据体系",
    ("{std}`甲`", "{number: GB/T 99999-2020, title: 某规范}"): "GB/T 99999—2020\u3000某规范",
    ("{std}`GB/T 99999—2020`", "{number: GB/T 99999-2020, title: 某规范}"): "GB/T 99999—2020\u3000某规范",
    ("{std}`甲`", '{number: "ISO 9:2020", title: 某物, original: Things}'): "ISO 9:2020\u3000某物（Things）",
    ("{see}`甲`", '{number: "ISO 9:2020", original: Things}'): "[1]ISO 9:2020\u3000Things",
    ("{see}`甲`", "{text: ×××. 手册. 2020}"): "[1]×××. 手册. 2020",
}
"""Mention and entry of `references` → the line of the list."""


@pytest.mark.parametrize("case", LINES)
def test_a_document_is_listed_as(case: tuple[str, str]) -> None:
    """Number, a blank of one character, names; a foreign name in brackets behind its translation (8.6.3.1)."""
    mention, reference = case
    yaml = YAML + (f"references: {{甲: {reference}}}\n" if reference else "")
    normative, informative = lists(document_of(text_with(f"见{mention}"), yaml))

    assert [*normative, *informative] == [LINES[case]]


def test_an_international_document_has_its_original_name() -> None:
    """Behind the translation in 规范性引用文件, alone in 参考文献 (8.6.3.1, 8.13 d))."""
    normative, _ = lists(document_of(text_with("按{std}`ISO 37170:2022`")))
    _, informative = lists(document_of(text_with("见{see}`ISO 37170:2022`")))

    assert normative[0].endswith("框架（" + informative[0].split("\u3000")[1] + "）")
    assert informative[0].startswith("[1]ISO 37170:2022\u3000Smart community infrastructures")


DOUBTFUL = {
    "GB/T 1.1—2009": {"REF005", "REF006"},
    "GB/T 99999": {"REF004"},
    "GB/T 1.1—2020": set(),
    "GB/T 1.1": set(),
}


@pytest.mark.parametrize("number", DOUBTFUL)
def test_a_doubtful_document_is_found_and_shown_so(number: str) -> None:
    """Names not checked, unknown documents, editions that are replaced (9.5.4.4.2)."""
    document = document_of(text_with(f"按{{std}}`{number}`"))
    entry = document.standard.chapters[1].blocks[1]

    assert {item.code for item in document.findings} == DOUBTFUL[number]
    assert isinstance(entry, ReferenceEntry)
    assert entry.verified == (not DOUBTFUL[number])


def test_a_replaced_edition_names_the_one_to_cite() -> None:
    """The remedy is the newer edition."""
    findings = document_of(text_with("按{std}`GB/T 1.1—2009`")).findings
    assert [item.hint for item in findings if item.code == "REF006"] == ["引用现行的版本，如 GB/T 1.1—2020。"]


TYPED = {
    "# 规范性引用文件\n\n本文件没有规范性引用文件。\n": ("CMP001", NONE),
    "# 术语和定义\n\n下列术语和定义适用于本文件。\n\n{.term}\n## 甲\n\n乙。\n": (
        "CMP001",
        "下列术语和定义适用于本文件。",
    ),
}


@pytest.mark.parametrize("text", TYPED)
def test_a_typed_lead_in_is_not_printed_twice(text: str) -> None:
    """The generated sentence stands; the author learns that it need not be typed."""
    document = document_of(f"# 范围\n\n甲。\n\n{text}")
    code, sentence = TYPED[text]

    assert paragraphs(document).count(sentence) == 1
    assert [item.code for item in document.findings] == [code]


@pytest.mark.parametrize(("title", "code"), [("规范性引用文件", "CMP002"), ("参考文献", "CMP003")])
def test_a_typed_list_is_kept_and_found(title: str, code: str) -> None:
    """No text vanishes, but lists are made from the mentions."""
    document = document_of(f"# 范围\n\n甲。\n\n# {title}\n\nGB/T 1 某规范\n")

    assert "GB/T 1 某规范" in paragraphs(document)
    assert [(item.code, item.span.line) for item in document.findings] == [(code, 5)]


def test_the_important_notice_stands_before_the_scope() -> None:
    """Between the title and chapter 1 (GB/T 1.1—2020, 10.1)."""
    notice = document_of(text_with("甲"), YAML + 'important_notice: "警告：小心。"\n').standard.notice
    assert tree(*notice) == 'p"警告：小心。"'
    assert document_of(text_with("甲")).standard.notice == ()


def test_labels_like_the_ids_of_generated_parts_do_no_harm() -> None:
    """Every id names one node, and the references lead to the author's."""
    text = "# 范围\n\n见[](#foreword)、{index}`甲`、{std}`GB/T 1.1`。\n\n{#foreword}\n# 要求\n\n{#index}\n乙。\n\n{#lead-in-terms}\n丙。\n"
    document = document_of(text)
    ids = [id_ for node in iter_nodes(document.standard) if (id_ := getattr(node, "id", ""))]

    assert len(ids) == len(set(ids))
    assert "见第4章、甲、GB/T 1.1。" in paragraphs(document)


def test_an_empty_or_missing_text_is_a_finding_and_a_document(tmp_path: Path) -> None:
    """Reading never fails."""
    draft = draft_of(tmp_path / "draft", "\n")
    assert [item.code for item in draft.findings if item.span.file.endswith("index.md")]
    assert [plain_text(chapter.title) for chapter in draft.standard.chapters] == ["规范性引用文件", "术语和定义"]
