"""Paragraphs and their format (ECMA-376-1, 17.3.1)."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from qicao.ooxml.xml import attributes, quoted

__all__ = ["ParagraphFormat", "keep_all_with_next", "keep_with_next", "paragraph", "paragraph_properties"]


class ParagraphFormat(Struct, frozen=True):
    """The direct format of a paragraph, or that of a style; an empty field leaves the inherited value.

    `frame`, `spacing` and `indent` are attribute lists in the short form of `xml.attributes`:
    `before=560;afterLines=50`. An attribute that is given replaces that of the style.
    """

    style: str = ""
    keep_next: bool = False
    keep_lines: bool = False
    page_break: bool = False
    """True if it begins a new page."""
    frame: str = ""
    """The position of the frame around the paragraph (`framePr`)."""
    widow_control: bool = False
    number: int | None = None
    """The id of the numbering instance; 0 removes the number."""
    level: int | None = None
    """The level in the numbering list, from 0."""
    counted: bool = True
    """True if its lines are counted where the section numbers lines."""
    border: str = ""
    """A side and its line, as in `top:sz=8`."""
    tabs: str = ""
    """Tab stops, as in `center:4678 right:9356:middleDot`."""
    tight: bool = False
    """True if no space is added between Chinese and Latin characters or digits."""
    snap: bool = True
    """True if the lines are aligned with the grid of the page."""
    spacing: str = ""
    indent: str = ""
    align: str = ""
    outline: int | None = None
    run: str = ""
    """The `rPr` of the paragraph mark, with its tags."""
    section: str = ""
    """The `sectPr` that ends a section here."""


def paragraph(content: str, form: ParagraphFormat) -> str:
    """Return a paragraph with the runs in *content*."""
    return f"<w:p>{paragraph_properties(form)}{content}</w:p>"


@lru_cache(maxsize=4096)
def paragraph_properties(form: ParagraphFormat) -> str:
    """Return the `pPr` of *form* in the order of the schema; "" if nothing is set."""
    inner = "".join((_flow(form), _numbering(form), _lines(form), _place(form), form.run, form.section))
    return f"<w:pPr>{inner}</w:pPr>" if inner else ""


_STYLED = re.compile(r'(<w:p><w:pPr><w:pStyle w:val="[^"]*"/>)(?!<w:keepNext/>)')


def keep_all_with_next(content: str) -> str:
    """Return *content* with all its styled paragraphs kept on the page of the next one, as for the rows of a table."""
    return _STYLED.sub(r"\1<w:keepNext/>", content)


def keep_with_next(body: str) -> str:
    """Return *body* with its last styled paragraph kept on the page of the next block.

    If *body* ends with a table, the last row of the table is kept on that page, too.
    """
    start = body.rfind("<w:p><w:pPr><w:pStyle ")
    if start < 0:
        return body
    if body.endswith("</w:tbl>", 0, start):
        start = body.rfind("<w:tr>", 0, start)
    return body[:start] + keep_all_with_next(body[start:])


def _flow(form: ParagraphFormat) -> str:
    return "".join(
        (
            f"<w:pStyle w:val={quoted(form.style)}/>" if form.style else "",
            "<w:keepNext/>" if form.keep_next else "",
            "<w:keepLines/>" if form.keep_lines else "",
            "<w:pageBreakBefore/>" if form.page_break else "",
            f"<w:framePr{attributes(form.frame)}/>" if form.frame else "",
            "<w:widowControl/>" if form.widow_control else "",
        )
    )


def _numbering(form: ParagraphFormat) -> str:
    if form.number is None and form.level is None:
        return ""
    level = "" if form.level is None else f'<w:ilvl w:val="{form.level}"/>'
    number = "" if form.number is None else f'<w:numId w:val="{form.number}"/>'
    return f"<w:numPr>{level}{number}</w:numPr>"


def _lines(form: ParagraphFormat) -> str:
    counted = "" if form.counted else "<w:suppressLineNumbers/>"
    tight = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>' if form.tight else ""
    return (
        counted + _borders(form.border) + _tabs(form.tabs) + tight + ("" if form.snap else '<w:snapToGrid w:val="0"/>')
    )


def _place(form: ParagraphFormat) -> str:
    return "".join(
        (
            f"<w:spacing{attributes(form.spacing)}/>" if form.spacing else "",
            f"<w:ind{attributes(form.indent)}/>" if form.indent else "",
            f'<w:jc w:val="{form.align}"/>' if form.align else "",
            "" if form.outline is None else f'<w:outlineLvl w:val="{form.outline}"/>',
        )
    )


def _borders(border: str) -> str:
    if not border:
        return ""
    side, _, line = border.partition(":")
    return f'<w:pBdr><w:{side} w:val="single"{attributes(line)} w:space="0" w:color="auto"/></w:pBdr>'


def _tabs(tabs: str) -> str:
    return f"<w:tabs>{''.join(map(_tab, tabs.split()))}</w:tabs>" if tabs else ""


def _tab(stop: str) -> str:
    kind, position, leader = (*stop.split(":"), "")[:3]
    led = f' w:leader="{leader}"' if leader else ""
    return f'<w:tab w:val="{kind}"{led} w:pos="{position}"/>'
