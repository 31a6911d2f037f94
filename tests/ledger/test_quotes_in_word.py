"""A comment on a whole paragraph of the Word file that was sent out is placed without the help of our bookmarks."""

from __future__ import annotations

from functools import cache

import pytest

from drafts import read_draft
from handed import PLAIN
from qicao.compare.tree import FrozenTree
from qicao.drawn.formulas import Formulas
from qicao.ledger.quotes import Anchored, Quotes
from qicao.model.comment import Arrived, Source
from qicao.model.frozen import freeze
from qicao.model.titles import english_name, name_in_line
from qicao.ooxml.document import Document, read_document
from qicao.render.docx import render_docx


@cache
def sent() -> tuple[Document, Quotes]:
    """The Word file of the draft with everything, and its frozen text."""
    draft = read_draft("everything")
    data = draft.standard.data
    file = render_docx(draft.standard, formulas=Formulas(PLAIN.world), pictures=PLAIN)
    titles = name_in_line(data), english_name(data)
    return read_document(file), Quotes.of(FrozenTree.of(freeze(draft.standard, draft.keys)), titles)


def placed(words: str) -> list[Anchored]:
    """What each whole paragraph with these words is taken for."""
    document, quotes = sent()
    found = [document.story.quote(line.start, line.end) for line in document.story.lines]
    return [
        quotes.anchor(Arrived("word", Source(), "改。", exact=one.exact, prefix=one.prefix, suffix=one.suffix))
        for one in found
        if words in one.exact
    ]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("采样箱在运输中不应打开。", "paragraph"),
        ("不合格的项目应加倍抽样复检", "paragraph"),
        ("复检的费用由双方商定。", "paragraph"),
        ("箱宽B与壁厚b之比", "paragraph"),
        ("隔热层的导热系数λ不应大于", "paragraph"),
        ("〈水质监测〉装有采样瓶", "paragraph"),
        ("sampling case；portable case", "term"),
        ("［kJ/(kg·K)］", "where"),
        ("λ=ΦbS", "formula"),
        ("Q=mc(t", "formula"),
        ("有效容积不小于30 L", "paragraph"),
        ("（规范性）\n试验方法", "annex"),
        ("λ：导热系数", "symbollist"),
        ("表2\u3000采样箱的型号与尺寸", "table"),
        ("来源：GB/T 20000.1—2014", "term"),
    ],
)
def test_a_whole_paragraph_is_found_whatever_word_prints_in_it(words: str, kind: str) -> None:
    """Marks of footnotes, formulas as signs, the domain, numbers before titles."""
    found = placed(words)
    tree = sent()[1].tree

    assert found
    assert [tree.elements[one.anchor.element].kind for one in found if not one.doubts] == [kind] * len(found)


def test_the_name_of_the_document_means_the_whole() -> None:
    """In Chinese and English, on the cover and above the first chapter."""
    found = [*placed("便携式水质采样箱\u3000技术规范"), *placed("Portable case for sampling of water")]

    assert len(found) > 2
    assert all(one.anchor.whole and not one.doubts for one in found)


def test_no_long_paragraph_of_the_text_is_lost() -> None:
    """But what is no part of the text: the cover and fixed words."""
    document, quotes = sent()
    lost = [
        one.exact
        for line in document.story.lines
        if len((one := document.story.quote(line.start, line.end)).exact.strip()) > 7
        and quotes.anchor(
            Arrived("word", Source(), "改。", exact=one.exact, prefix=one.prefix, suffix=one.suffix)
        ).doubts
    ]

    assert [words for words in lost if not any(fixed in words for fixed in FIXED)] == []


FIXED = ("CCS", "固定剂\t", "中华人民共和国", "ICS", "XXXX", "本草案完成时间", "国家标准化管理", "国家市场监督")


@pytest.mark.parametrize("words", ["采样箱的颜色应为紫色并有标识。", "V=V1", "要求"])
def test_words_that_are_not_there_or_more_than_once_stay_unknown(words: str) -> None:
    """A guess is worse than a question."""
    assert sent()[1].anchor(Arrived("word", Source(), "改。", exact=words)).doubts
