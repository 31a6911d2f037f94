"""The state of writing one document as Typst."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from typing import Literal

from msgspec import Struct, field

from qicao.drawn.pictures import Picture, Pictures, words_for
from qicao.layout.continued import Cuts
from qicao.model.block import Figure, Footnote, Table
from qicao.model.geometry import TEXT_WIDTH
from qicao.render.typst.markup import name_of, quoted

__all__ = ["Writer"]


class Writer(Struct):
    """The state of writing one document."""

    pictures: Pictures
    math: Mapping[str, str]
    """TeX → Typst math."""
    lines: Mapping[str, int]
    """TeX → the number of lines that the formula takes in a paragraph of its own."""
    targets: AbstractSet[str]
    footnotes: Mapping[str, Footnote]
    continued: Literal["repeat", "split"] = "repeat"
    """How tables continue on a new page unless they say it themselves."""
    cuts: Mapping[str, Cuts] = field(default_factory=dict)
    """Id of a table → the breaks that an earlier layout has found."""
    split: dict[str, Table] = field(default_factory=dict)
    """Name in the source → table that will be broken; the labels of its rows contain the name."""
    files: dict[str, bytes] = field(default_factory=dict)
    """File name in the source → bytes of the picture."""
    room: float = TEXT_WIDTH
    """The width, in mm, that a picture may take: that of the text, or of the cell around it."""
    marked: set[str] = field(default_factory=set)
    """Ids that have their label already; merged cells of a continued table are written twice."""
    noted: set[str] = field(default_factory=set)
    bare: AbstractSet[str] = frozenset()
    """Names of the tables whose head is repeated without the title, as in Word."""
    in_note: bool = False
    depth: int = 0
    """The level of the last heading."""
    after: float = 0
    """The space, in points, that the last block wants below it.

    Between two blocks the larger of the two spaces counts.
    """

    within: int = 0
    """The number of tables, figures and footnotes around the current block."""
    write_note: Callable[[Writer, Footnote], str] = field(default=lambda _writer, _note: "")
    """The function that writes the text of a 条文脚注 at its first mark."""

    @property
    def enclosed(self) -> bool:
        """True if the current block is inside something in which no page can begin."""
        return self.within > 0

    def above(self, before: float = 0, after: float = 0) -> str:
        """Return the space above the next block, which wants *before* points above it and *after* points below it."""
        space = max(self.after, before)
        self.after = after
        return f"{space:g}pt" if space else ""

    def mark(self, id_: str) -> str:
        """Return the label of an id if a link leads to it and it is written for the first time, else ""."""
        if id_ not in self.targets or id_ in self.marked:
            return ""
        self.marked.add(id_)
        return f'#mark("{name_of(id_)}")'

    def draw(self, figure: Figure) -> str:
        """Return Typst code for the picture of the figure."""
        return self.place(self.pictures.load(figure), words_for(figure))

    def place(self, found: Picture, alt: str) -> str:
        """Return Typst code for a picture, with *alt* as its text alternative."""
        found = found.within(self.room)
        name = f"image{len(self.files) + 1}.{'svg' if found.svg else found.extension}"
        self.files[name] = found.svg or found.png
        words = quoted(alt or "图")
        return f'image("{name}", width: {found.width_mm:.3f}mm, height: {found.height_mm:.3f}mm, alt: {words})'
