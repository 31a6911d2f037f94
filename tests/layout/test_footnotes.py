"""The text of footnotes: nothing that the author put into one is left out."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import pypdfium2

from qicao.builds.documents import build_draft
from snippets import draft_of

TEXT = """\
# 范围

正文[^长]。

[^长]: 脚注的第一段。

    1. 脚注里的列项；
    2. 另一项。

    $$
    a = 41
    $$
"""


def test_lists_and_formulas_of_a_footnote_are_printed(tmp_path: Path) -> None:
    """In Word and in the PDF."""
    draft_of(tmp_path / "draft", TEXT)
    word, pdf, *_ = build_draft(tmp_path / "draft", tmp_path / "build").files
    with ZipFile(word) as package:
        notes = re.sub(r"<[^>]+>", "", package.read("word/footnotes.xml").decode())
    document = pypdfium2.PdfDocument(pdf.read_bytes())
    pages = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()

    for text in (notes, pages):
        assert all(words in text for words in ("脚注的第一段", "脚注里的列项", "另一项", "41"))
