"""Every face prints the numbers and titles of the outline, in its order."""

from __future__ import annotations

import pytest

from drafts import DRAFTS, read_draft
from office import lay_out_text
from parity import missing
from pdfs import pdf_of, texts_of
from qicao.model.outline import outline
from sets import built
from sites import page_of, words_of


@pytest.mark.parametrize("name", DRAFTS)
def test_the_pdf_has_the_numbers_and_titles_of_the_outline(name: str) -> None:
    """The same numbers in the same order as in the model."""
    assert missing(outline(read_draft(name).standard), "\n".join(texts_of(pdf_of(name).data))) == []


@pytest.mark.parametrize("name", DRAFTS)
def test_the_site_has_the_numbers_and_titles_of_the_outline(name: str) -> None:
    """The third face of the same model."""
    assert missing(outline(read_draft(name).standard), words_of(page_of(name))) == []


@pytest.mark.office
@pytest.mark.parametrize("name", DRAFTS)
def test_numbers_and_titles_laid_out_by_libreoffice_are_those_of_the_outline(name: str) -> None:
    """Word numbers headings, items, notes and captions by its own lists; they must come out as the model has them."""
    text = lay_out_text(built(name)["征求意见稿"])

    assert missing(outline(read_draft(name).standard), text) == []


@pytest.mark.parametrize("name", DRAFTS)
def test_no_number_is_typed_before_a_heading_or_caption(name: str) -> None:
    """The text of a numbered paragraph in Word begins with its title, so that inserting a clause renumbers all."""
    from docx import Document

    numbered = {"章标题", "条标题", "图标题", "表标题", "附录标识"}
    document = Document(str(built(name)["征求意见稿"]))
    for paragraph in document.paragraphs:
        if paragraph.style is not None and any(word in (paragraph.style.name or "") for word in numbered):
            assert not paragraph.text.lstrip()[:1].isdigit(), paragraph.text
            assert not paragraph.text.startswith(("图", "表")) or not paragraph.text[1:2].isdigit(), paragraph.text
