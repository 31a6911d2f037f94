"""What a reader finds on each face of a draft: the characters of the Word file, of the pages of the PDF and of the page of the site."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from unicodedata import category, normalize
from zipfile import ZipFile

import lxml.html
from lxml import etree

from pdfs import texts_of, work
from qicao.drawn.formulas import Formulas
from qicao.drawn.pictures import Pictures
from qicao.model.standard import Standard
from qicao.render.docx.document import render_docx
from qicao.render.html.page import render_article
from qicao.render.typst.document import render_pdf
from qicao.source.files import DISK
from qicao.source.world import World, open_world

__all__ = ["EDGE", "FACES", "bare", "text_of_word", "word_bytes"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
EDGE = "\1"
"""Stands between paragraphs, so that no text is found half in one and half in another."""
BLOCKS = frozenset({"p", "div", "li", "td", "th", "caption", "figcaption", "pre", "h1", "h2", "h3", "h4", "h5", "h6"})
ALIKE = str.maketrans({"\u2212": "-", "\u2010": "-", "\ufffe": None})
UNSEEN = frozenset({"Cf", "Zs", "Zl", "Zp", "Cc"})
"""Categories of characters that leave no ink: blanks, ends of lines, those that steer what stands beside them."""


def bare(text: str) -> str:
    """The characters that leave ink, and those that fonts tell apart made alike; the edges between paragraphs stay."""
    return normalize("NFKC", "".join(char for char in text if _is_seen(char))).translate(ALIKE)


@cache
def _is_seen(char: str) -> bool:
    return char == EDGE or category(char) not in UNSEEN


def word_bytes(standard: Standard, folder: Path) -> bytes:
    """The Word file of the draft in *folder*."""
    return render_docx(standard, formulas=Formulas(open_world(work())), pictures=Pictures(folder, World(DISK)))


def word_text(standard: Standard, folder: Path) -> str:
    """The characters of the Word file: body, text boxes, footnotes, heads."""
    return text_of_word(word_bytes(standard, folder))


def text_of_word(data: bytes) -> str:
    """The characters of a Word file."""
    with ZipFile(BytesIO(data)) as package:
        parts = [name for name in package.namelist() if re.fullmatch(r"word/(document|footnotes|header\d+)\.xml", name)]
        return bare("".join(_texts(etree.fromstring(package.read(part))) for part in parts))


def _texts(root: Any) -> str:
    return "".join(_WORD.get(node.tag, lambda _: "")(node) for node in root.iter())


_WORD: dict[Any, Callable[[Any], str]] = {
    f"{W}p": lambda _: EDGE,
    **dict.fromkeys((f"{W}t", f"{M}t"), lambda node: node.text or ""),
}
"""What the elements of a part say."""


def pdf_text(standard: Standard, folder: Path) -> str:
    """The characters of the pages of the PDF, without the head and the number of each."""
    data = render_pdf(standard, formulas=Formulas(open_world(work())), pictures=Pictures(folder, World(DISK))).data
    return bare("".join(_page(text, standard.data.number) for text in texts_of(data)))


def _page(text: str, number: str) -> str:
    lines = [line for line in text.replace("\r", "").split("\n") if line.strip() not in {"", number}]
    return "\n".join(lines[:-1] if lines and re.fullmatch(r"\s*[\dIVX]+\s*", lines[-1]) else lines)


def html_text(standard: Standard, folder: Path) -> str:
    """The characters of the page of the site."""
    page = render_article(standard, formulas=Formulas(open_world(work())), pictures=Pictures(folder, World(DISK)))
    return bare("".join(_shown(lxml.html.fromstring(f"<div>{page}</div>"))))


def _shown(element: Any) -> Iterator[str]:
    edge = EDGE if element.tag in BLOCKS else ""
    yield edge + (element.text or "")
    for child in element:
        yield from _shown(child)
        yield child.tail or ""
    yield edge


FACES: dict[str, Callable[[Standard, Path], str]] = {"Word": word_text, "PDF": pdf_text, "网页": html_text}
