"""What is known while one document is written as Typst."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from typing import Literal

from msgspec import Struct, field

from qicao.drawn.pictures import TEXT_WIDTH, Picture, Pictures, words_for
from qicao.layout.continued import Cuts
from qicao.model.block import Figure, Footnote, Table
from qicao.render.typst.markup import name_of, quoted

__all__ = ["Writer"]


class Writer(Struct):
    """The state of writing one document."""

    pictures: Pictures
    math: Mapping[str, str]
    """TeX → Typst math."""
    lines: Mapping[str, int]
    """TeX → lines that the formula takes in a paragraph of its own."""
    targets: AbstractSet[str]
    footnotes: Mapping[str, Footnote]
    continued: Literal["repeat", "split"] = "repeat"
    """How tables go on that do not say it themselves."""
    cuts: Mapping[str, Cuts] = field(default_factory=dict)
    """By the id of a table, the cuts that an earlier layout has found."""
    split: dict[str, Table] = field(default_factory=dict)
    """The tables that are to be cut, by the name that the places of their rows bear."""
    files: dict[str, bytes] = field(default_factory=dict)
    """Pictures by the name under which the source finds them."""
    room: float = TEXT_WIDTH
    """Millimetres that a picture may take of the line: those of the cell in which it stands."""
    marked: set[str] = field(default_factory=set)
    """Ids that have their place; merged cells of a table that goes on are written again."""
    noted: set[str] = field(default_factory=set)
    bare: AbstractSet[str] = frozenset()
    """Names of the tables whose heads are repeated without their titles, as in Word."""
    in_note: bool = False
    depth: int = 0
    """Level of the last heading."""
    after: float = 0
    """Space that the last block wants below it, in points; the larger of it and what the next wants above counts."""

    within: int = 0
    """How many tables, figures and footnotes are open."""
    write_note: Callable[[Writer, Footnote], str] = field(default=lambda _writer, _note: "")
    """Writes the text of a 条文脚注 where its first mark stands."""

    @property
    def enclosed(self) -> bool:
        """Whether what is written now stands in something that no page can begin in."""
        return self.within > 0

    def above(self, before: float = 0, after: float = 0) -> str:
        """The space above the next block, which wants *before* above and *after* below it."""
        space = max(self.after, before)
        self.after = after
        return f"{space:g}pt" if space else ""

    def mark(self, id_: str) -> str:
        """The place of an id, if something leads to it and it is written for the first time."""
        if id_ not in self.targets or id_ in self.marked:
            return ""
        self.marked.add(id_)
        return f'#mark("{name_of(id_)}")'

    def draw(self, figure: Figure) -> str:
        """Code for the picture of the figure."""
        return self.place(self.pictures.load(figure), words_for(figure))

    def place(self, found: Picture, alt: str) -> str:
        """Code for a picture."""
        found = found.within(self.room)
        name = f"image{len(self.files) + 1}.{'svg' if found.svg else found.extension}"
        self.files[name] = found.svg or found.png
        words = quoted(alt or "图")
        return f'image("{name}", width: {found.width_mm:.3f}mm, height: {found.height_mm:.3f}mm, alt: {words})'
