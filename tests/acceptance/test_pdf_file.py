"""What archives, screen readers and viewers find in the PDF: metadata, tags, bookmarks, links, page numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO

import pikepdf
import pytest

from drafts import DRAFTS, read_draft
from parity import printed
from pdfs import pages_of, pdf_of, structure
from qicao.drawn.pictures import words_for
from qicao.layout.contents import contents
from qicao.model.block import Figure, Formula
from qicao.model.inline import Image, Math, iter_inlines
from qicao.model.outline import outline
from qicao.model.tex import plain_tex
from qicao.model.titles import name_in_line
from qicao.model.tree import inline_texts, iter_nodes


@pytest.mark.parametrize("name", DRAFTS)
def test_the_file_says_what_it_is(name: str) -> None:
    """Title, authors, language, the claims of PDF/A and PDF/UA, and that it is tagged."""
    data = read_draft(name).standard.data
    with pikepdf.open(BytesIO(pdf_of(name).data)) as pdf:
        assert str(pdf.docinfo["/Title"]) == name_in_line(data)
        assert str(pdf.docinfo["/Author"]) == "、".join(data.drafted_by)
        assert str(pdf.Root.Lang) == "zh-CN"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.open_metadata().pdfa_status == "2A"
        assert pdf.open_metadata()["pdfuaid:part"] == "1"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.open_metadata()["dc:title"] == name_in_line(data)


@pytest.mark.parametrize("name", DRAFTS)
def test_every_picture_and_formula_has_words(name: str) -> None:
    """As many as the document has, each with its own: the author's words for a figure or its title, its letters for a formula."""
    standard = read_draft(name).standard
    blocks = list(iter_nodes(standard))
    inlines = [inline for text in inline_texts(standard) for inline in iter_inlines(text)]
    figures = [words_for(block) for block in blocks if isinstance(block, Figure) and (block.path or block.diagram)]
    figures += [inline.alt for inline in inlines if isinstance(inline, Image)]
    formulas = [plain_tex(block.tex) for block in blocks if isinstance(block, Formula)]
    formulas += [plain_tex(inline.tex) for inline in inlines if isinstance(inline, Math)]
    found = structure(pdf_of(name).data)

    assert _words(found, "/Figure") == sorted(alt or "图" for alt in figures)
    assert set(_words(found, "/Formula")) == set(formulas)
    assert len(_words(found, "/Formula")) == len(formulas)


def _words(found: Iterable[tuple[str, str]], kind: str) -> list[str]:
    return sorted(alt for tag, alt in found if tag == kind)


@pytest.mark.parametrize("name", DRAFTS)
def test_tags_tell_headings_tables_and_notes_apart(name: str) -> None:
    """One table for each table, one heading for each titled clause, one note for each footnote of the text."""
    standard = read_draft(name).standard
    kinds = [kind for kind, _ in structure(pdf_of(name).data)]
    items = outline(standard)

    assert kinds.count("/Table") == sum(item.kind == "table" for item in items)
    assert kinds.count("/Note") == len(standard.footnotes)
    headings = sum(kind in {f"/H{level}" for level in range(1, 7)} for kind in kinds)
    assert headings == len(_titles(name)) + 2  # 目次 and the name of the document


def _titles(name: str, deepest: int = 6) -> list[str]:
    """Number and title of what has a heading of its own, down to a level."""
    items = [item for item in outline(read_draft(name).standard) if item.kind in {"element", "clause", "annex"}]
    return [printed(item.number + item.title) for item in items if item.title and item.number.count(".") < deepest]


@pytest.mark.parametrize("name", DRAFTS)
def test_bookmarks_are_the_headings_in_order(name: str) -> None:
    """From 目次 on, the name of the document before the first chapter; down to the third level."""
    with pikepdf.open(BytesIO(pdf_of(name).data)) as pdf, pdf.open_outline() as tree:
        marks = [printed(item.title) for item in _flat(tree.root)]
    title = printed(name_in_line(read_draft(name).standard.data))

    assert marks[0] == "目次"
    assert [_bare(mark) for mark in marks[1:] if mark != title] == [_bare(words) for words in _titles(name, 3)]


def _bare(words: str) -> str:
    """Without what stands between the number of an annex and its title."""
    return words.replace("（规范性）", "").replace("（资料性）", "")


def _flat(items: Iterable[pikepdf.OutlineItem]) -> Iterator[pikepdf.OutlineItem]:
    for item in items:
        yield item
        yield from _flat(item.children)


@pytest.mark.parametrize("name", DRAFTS)
def test_every_internal_link_has_its_place(name: str) -> None:
    """Named destinations that exist, on pages that exist; every line of the contents is a link."""
    with pikepdf.open(BytesIO(pdf_of(name).data)) as pdf:
        places = dict(pikepdf.NameTree(pdf.Root.Names.Dests).items())
        pages = {page.objgen for page in pdf.pages}
        links = [note for page in pdf.pages for note in page.get("/Annots", []) if note.Subtype == "/Link"]
        targets = [str(link.Dest) for link in links if isinstance(link.get("/Dest"), pikepdf.String)]
        assert len(links) >= len(contents(read_draft(name).standard)) > 5
        for target in targets:
            place = places[target]
            place = place.D if isinstance(place, pikepdf.Dictionary) else place
            assert place[0].objgen in pages, target


@pytest.mark.parametrize("name", DRAFTS)
def test_pages_count_in_roman_then_in_arabic_numbers(name: str) -> None:
    """From 目次 to the last page before the text, then from 1 on an odd sheet (10.1.3 and 10.1.4)."""
    labels = [label for label, _ in pages_of(pdf_of(name).data)]
    text = labels.index("1")
    roman = [label for label in labels[2:text] if label]

    assert labels[:2] == ["", ""]
    assert roman == ["I", "II", "III", "IV", "V", "VI"][: len(roman)]
    assert text % 2 == 0
    assert labels[text:] == [str(number) for number in range(1, len(labels) - text + 1)]
