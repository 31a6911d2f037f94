"""Covers whose words are Latin, in the PDF and as LibreOffice lays out the Word file."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from office import lay_out_pdf
from pdfs import work
from qicao.drawn.formulas import Formulas
from qicao.drawn.pictures import Pictures
from qicao.layout.cover import banner_scale, is_spread
from qicao.render.docx import render_docx
from qicao.render.html.page import render_article
from qicao.render.typst.document import render_pdf
from qicao.source.files import DISK
from qicao.source.world import World, open_world
from snippets import draft_of

DATA = """\
number: Q/ACME 001—2027
level: enterprise
organisation: {organisation}
title:
  zh: {{lead: 示例装置, main: 使用, supplement: API 技术规范}}
  en: {{lead: Sample devices, main: Use, supplement: Technical specification}}
function: 规范
"""
NAMES = ("Acme", "Acme Robotics（上海）有限公司", "3M中国公司", "AT&T Inc.", "Société Générale中国")


def gaps(data: bytes) -> list[tuple[str, float]]:
    """Two neighbours in a Latin word of the cover, and the gap between them as a part of their height."""
    document = pypdfium2.PdfDocument(data)
    try:
        page = document[0].get_textpage()
        chars = [(page.get_text_range(at, 1), page.get_charbox(at, loose=True)) for at in range(page.count_chars())]
    finally:
        document.close()
    pairs = pairwise(chars)
    return [
        (one + other, (next_[0] - box[2]) / (box[3] - box[1]))
        for (one, box), (other, next_) in pairs
        if re.fullmatch("[A-Za-zé]{2}", one + other) and abs(box[1] - next_[1]) < 1
    ]


@pytest.mark.parametrize("organisation", NAMES)
def test_latin_words_on_covers_are_not_spaced(tmp_path: Path, organisation: str) -> None:
    """The banner with a Latin name stands together in the middle of its line, in every face; no letter is far from the next."""
    standard = draft_of(
        tmp_path / "draft", "# 范围\n\n本文件规定了示例。\n", DATA.format(organisation=organisation)
    ).standard
    options = {"formulas": Formulas(open_world(work())), "pictures": Pictures(tmp_path, World(DISK))}
    pdf = render_pdf(standard, **options)
    word = tmp_path / "draft.docx"
    word.write_bytes(render_docx(standard, pages=pdf.pages, **options))
    for data in (pdf.data, lay_out_pdf(word).read_bytes()):
        found = gaps(data)

        assert len(found) > 20
        assert [pair for pair in found if pair[1] > 0.2] == []
    assert 'class="class"' in render_article(standard, **options)


def test_chinese_banners_are_spread() -> None:
    """Also one whose sector is still to be named; letters take less room than characters."""
    assert all(map(is_spread, ("示例公司企业标准", "中华人民共和国××行业标准", "示例（上海）公司企业标准")))
    assert not any(map(is_spread, NAMES))
    assert banner_scale("Abcdefghijklmnopq标准") > banner_scale("一二三四五六七八九十一二三四五六七标准")
