"""The state of writing one Word document: parts, relations, numbering instances, bookmarks."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import partial
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from qicao.drawn.pictures import Picture, Pictures, words_for
from qicao.layout.continued import Cuts
from qicao.layout.targets import Numbered
from qicao.model.block import Figure, Footnote
from qicao.model.geometry import TEXT_WIDTH
from qicao.ooxml.drawing import PictureFormat, picture
from qicao.ooxml.link import bookmark, bookmark_name
from qicao.ooxml.numbering import NumberingInstance
from qicao.ooxml.package import Package, Relations
from qicao.ooxml.section import Section
from qicao.render.docx.template import Template

__all__ = ["Writer"]

NO_PAGES = Section("")


class Writer(Struct):
    """The state of writing one Word document."""

    template: Template
    pictures: Pictures
    math: Mapping[str, str]
    """TeX → its Office Math element."""
    targets: AbstractSet[str]
    """The ids that links lead to; only these get a bookmark."""
    footnotes: Mapping[str, Footnote]
    """条文脚注 by id."""
    package: Package = field(default_factory=Package)
    instances: list[NumberingInstance] = field(default_factory=list)
    counted: list[tuple[str, int, int]] = field(default_factory=list)
    """Running counts of notes and examples: list, numbering instance, last number."""
    notes: list[str] = field(default_factory=list)
    """The footnotes written so far; they become a part of their own."""
    noted: dict[str, int] = field(default_factory=dict)
    """Footnote id → number of its Word footnote."""
    bookmarks: int = 0
    drawings: int = 0
    annex: str = ""
    """The letter of the annex that is being written."""
    section: Section = NO_PAGES
    """The pages that are being written, without what only their first section has."""
    opening: Literal["", "oddPage", "nextPage"] = ""
    """How the next section begins if it is the first one of the text, whose pages are counted from 1."""
    in_note: bool = False
    """True while a footnote is being written, because the part of the footnotes has relations of its own."""
    within: int = 0
    """The number of tables and figures around the current block; no section can end inside one."""
    live: bool = False
    """True if references are fields that Word updates."""
    numbered: Mapping[str, Numbered] = field(default_factory=dict)
    """The places whose numbers Word counts, by id; filled only if references are fields."""
    cuts: Mapping[str, Cuts] = field(default_factory=dict)
    """Id of a table → the places where it continues on a new page."""
    room: float = TEXT_WIDTH
    """The width, in mm, that a picture may take: that of the text, or of the cell around it."""
    marked: set[str] = field(default_factory=set)
    """Ids that have their bookmark already; merged cells of a continued table are written twice."""

    @property
    def relations(self) -> Relations:
        """The relations of the part that is being written."""
        return self.package.notes if self.in_note else self.package.document

    def mark(self, id_: str, content: str = "") -> str:
        """Return the content, in a bookmark if a link leads to that id."""
        if id_ not in self.targets or id_ in self.marked:
            return content
        self.marked.add(id_)
        return self.named(bookmark_name(id_), content)

    def named(self, name: str, content: str = "") -> str:
        """Return the content in a bookmark of that name."""
        self.bookmarks += 1
        return bookmark(name, self.bookmarks, content)

    def next_section(self) -> Section:
        """Return the section that ends here."""
        if not self.opening:
            return self.section
        first = replace(self.section, start=self.opening, page_numbers="fmt=decimal;start=1")
        self.opening = ""
        return first

    def restart(self, name: str, level: int = 0, start: int = 1) -> int:
        """Return the id of a new instance of the list, in which *level* begins with *start*."""
        number = len(self.instances) + 1
        self.instances.append(NumberingInstance(number, self.template.names[name], level, start))
        return number

    def count(self, name: str, number: int) -> int:
        """Return the numbering instance that gives a note or example its *number*.

        It is the instance of the previous note or example of the same clause or table, if there is one.
        """
        while number > 1 and self.counted:
            known, instance, last = self.counted[-1]
            if known == name and last == number - 1:
                self.counted[-1] = (name, instance, number)
                return instance
            self.counted.pop()
        instance = self.restart(name, 0, number)
        self.counted.append((name, instance, number))
        return instance

    def draw(self, figure: Figure) -> str:
        """Return a run that holds the picture of the figure."""
        return self.place(self.pictures.load(figure), words_for(figure))

    def place(self, found: Picture, alt: str) -> str:
        """Return a run that holds the picture, with *alt* as its text alternative."""
        found = found.within(self.room)
        self.drawings += 1
        add = partial(self.package.add_image, self.relations)
        image = add(f"image{self.drawings}.{found.extension}", found.png)
        svg = add(f"image{self.drawings}.svg", found.svg) if found.svg else ""
        return picture(PictureFormat(self.drawings, image, found.width_mm, found.height_mm, alt or "图", svg))
