"""The Word file of a draft as a reader of standards sees it: styles by name, lengths in twips, lines of a list."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from drafts import DRAFTS, read_draft
from qicao.drawn.formulas import Formulas
from qicao.drawn.pictures import Pictures
from qicao.model.standard import Standard
from qicao.render.docx.document import render_docx
from qicao.source.files import DISK
from qicao.source.world import World, open_world

__all__ = ["Look", "lines", "list_level", "look", "number", "styled", "word_file", "word_of"]


@cache
def word_of(name: str) -> Any:
    """The Word file of one of the four drafts, written once."""
    return word_file(read_draft(name).standard, DRAFTS[name])


def word_file(standard: Standard, folder: Path = Path()) -> Any:
    """The document as Word has it; its pictures lie in *folder*."""
    work = Path(mkdtemp())
    return Document(
        BytesIO(render_docx(standard, formulas=Formulas(open_world(work)), pictures=Pictures(folder, World(DISK))))
    )


def styled(document: Any, *names: str) -> list[Paragraph]:
    """The paragraphs of these styles, of all when none is named, in order; also those in content controls and tables."""
    whole = (Paragraph(item, document) for item in document.element.body.iter(qn("w:p")))
    return [item for item in whole if not names or item.style.name in names]


def lines(document: Any, *names: str) -> list[str]:
    """Their texts."""
    return [item.text for item in styled(document, *names)]


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says."""

    font: str
    size: float
    """Points."""
    align: str
    lines: tuple[int, int]
    """Room above and below, in hundredths of a line."""
    room: tuple[int, int]
    """The same in twips."""
    left: int
    first: int
    """Where the first line begins, from the left edge; less than `left` for a hanging one."""
    tabs: tuple[tuple[str, str, int], ...]
    """Kind, leader and place of each tab stop."""


def look(document: Any, name: str) -> Look:
    """The look that the style of that name gives, with what it takes from the styles it is based on."""
    chain = []
    style = document.styles[name]
    while style is not None:
        chain.append(style.element)
        style = style.base_style
    left = _length(chain, "w:ind", "left")
    return Look(
        _value(chain, "w:rFonts", "eastAsia"),
        int(_value(chain, "w:sz", "val") or 0) / 2,
        _value(chain, "w:jc", "val"),
        (_length(chain, "w:spacing", "beforeLines"), _length(chain, "w:spacing", "afterLines")),
        (_length(chain, "w:spacing", "before"), _length(chain, "w:spacing", "after")),
        left,
        left + _first_line(chain),
        tuple((tab.get(qn("w:val")), tab.get(qn("w:leader"), ""), number(tab, "w:pos")) for tab in _tabs(chain)),
    )


def _value(chain: list[Any], element: str, attribute: str) -> str:
    """The value of the nearest style that gives one."""
    for style in chain:
        for found in style.iter(qn(element)):
            value = found.get(qn(f"w:{attribute}"))
            if value is not None:
                return str(value)
    return ""


def _length(chain: list[Any], element: str, attribute: str) -> int:
    return int(_value(chain, element, attribute) or 0)


def _first_line(chain: list[Any]) -> int:
    """How far the first line begins to the right of the others; the nearest style that says so decides."""
    for style in chain:
        for indent in style.iter(qn("w:ind")):
            if indent.get(qn("w:hanging")) or indent.get(qn("w:firstLine")):
                return number(indent, "w:firstLine") - number(indent, "w:hanging")
    return 0


def _tabs(chain: list[Any]) -> list[Any]:
    return next((found for style in chain if (found := list(style.iter(qn("w:tab"))))), [])


def number(element: Any, attribute: str) -> int:
    """An attribute that is a number, 0 when it is not there."""
    return int(element.get(qn(attribute), 0))


def list_level(document: Any, style: str) -> tuple[str, int, int, str]:
    """Of the list that the style is bound to: the mark, where it begins, where the text begins, the font of the mark."""
    number_id = document.styles[style].element.find(f".//{qn('w:numId')}").get(qn("w:val"))
    root = document.part.numbering_part.element
    instance = next(item for item in root.iter(qn("w:num")) if item.get(qn("w:numId")) == number_id)
    abstract = instance.find(qn("w:abstractNumId")).get(qn("w:val"))
    listed = next(item for item in root.iter(qn("w:abstractNum")) if item.get(qn("w:abstractNumId")) == abstract)
    bound = document.styles[style].style_id
    level = next(item for item in listed.iter(qn("w:lvl")) if _bound(item) == bound)
    indent, fonts = level.find(f".//{qn('w:ind')}"), level.find(f".//{qn('w:rFonts')}")
    left = number(indent, "w:left")
    first = left + number(indent, "w:firstLine") - number(indent, "w:hanging")
    font = "" if fonts is None else fonts.get(qn("w:eastAsia"), "")
    return level.find(qn("w:lvlText")).get(qn("w:val")), first, left, font


def _bound(level: Any) -> str:
    style = level.find(qn("w:pStyle"))
    return "" if style is None else str(style.get(qn("w:val")))
