"""Sections: page size, margins, headers, page numbers (ECMA-376-1, 17.6)."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from qicao.ooxml.xml import attributes

__all__ = ["PageRun", "Section", "section"]


class PageRun(Struct, frozen=True):
    """The relation ids of the headers and footers of a section, for odd and even pages; "" means none."""

    header: str = ""
    even_header: str = ""
    footer: str = ""
    even_footer: str = ""


class Section(Struct, frozen=True):
    """The properties of a section of pages; attribute lists are in the short form of `xml.attributes`."""

    margins: str
    width: int = 11906
    height: int = 16838
    start: Literal["nextPage", "oddPage", "evenPage", "continuous"] = "nextPage"
    page_numbers: str = ""
    """As in `fmt=upperRoman;start=1`."""
    line_numbers: str = ""
    """As in `countBy=1;restart=newPage`; "" means none."""
    pages: PageRun = PageRun()
    grid: str = "type=lines;linePitch=312"

    def landscape(self) -> Section:
        """The same section on landscape paper: with the same margins, and continued page numbers."""
        return replace(self, width=self.height, height=self.width, start="nextPage", page_numbers="")


def section(form: Section) -> str:
    """Return the `sectPr` of *form*."""
    orient = ' w:orient="landscape"' if form.width > form.height else ""
    return (
        f"<w:sectPr>{_references(form.pages)}"
        f'<w:type w:val="{form.start}"/>'
        f'<w:pgSz w:w="{form.width}" w:h="{form.height}"{orient}/>'
        f"<w:pgMar{attributes(form.margins)}/>"
        + (f"<w:lnNumType{attributes(form.line_numbers)}/>" if form.line_numbers else "")
        + (f"<w:pgNumType{attributes(form.page_numbers)}/>" if form.page_numbers else "")
        + (f"<w:docGrid{attributes(form.grid)}/>" if form.grid else "")
        + "</w:sectPr>"
    )


def _references(pages: PageRun) -> str:
    slots = (
        ("header", "even", pages.even_header),
        ("header", "default", pages.header),
        ("footer", "even", pages.even_footer),
        ("footer", "default", pages.footer),
    )
    return "".join(f'<w:{part}Reference w:type="{kind}" r:id="{rel}"/>' for part, kind, rel in slots if rel)
