"""What stands on a page of the system: blocks of words, facts and tables, whose links name rows and not addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from qicao.catalog.target import Target

__all__ = [
    "DASH",
    "Asked",
    "Bar",
    "Bars",
    "Block",
    "Branch",
    "Cell",
    "Display",
    "Explorer",
    "Facts",
    "Grid",
    "Inline",
    "Link",
    "Mark",
    "Math",
    "Number",
    "Numbers",
    "Page",
    "Part",
    "Picture",
    "Program",
    "Record",
    "Tree",
    "Trial",
    "Words",
    "cell",
    "plain",
]

DASH = "—"


class Link(Struct, frozen=True):
    """A link to another page of the site, by its name."""

    page: str
    words: str
    anchor: str = ""


class Mark(Struct, frozen=True):
    """A word that stands out; the tone is `good`, `coming`, `gap`, `late`, `doubt`, `sample` or `plain`."""

    words: str
    tone: str = "plain"


class Math(Struct, frozen=True):
    """A formula in a line: its TeX, and MathML."""

    words: str
    html: str


Inline = str | Target | Link | Mark | Math
Cell = tuple[Inline, ...]


class Words(Struct, frozen=True):
    """A paragraph; the kind is a class of the style sheet."""

    cell: Cell
    kind: str = ""


class Number(Struct, frozen=True):
    """A great number with what it counts; what it leads to is a page."""

    value: str
    words: str
    link: Link | None = None
    tone: str = "plain"


class Numbers(Struct, frozen=True):
    """Great numbers beside each other."""

    numbers: tuple[Number, ...]


class Facts(Struct, frozen=True):
    """Names and values."""

    facts: tuple[tuple[str, Cell], ...]


class Record(Struct, frozen=True):
    """A row of a table; other pages can lead to one that has an id."""

    cells: tuple[Cell, ...]
    id: str = ""


class Grid(Struct, frozen=True):
    """A table; where scripts run, the whole has a field to filter if *filter* is true.

    Columns in *choose* get a list to choose from, those in *ask* a field for words of their own; the cells of those in
    *several* hold several words of the list, with 、 between them.
    """

    heads: tuple[str, ...]
    rows: tuple[Record, ...]
    title: str = ""
    filter: bool = False
    choose: tuple[int, ...] = ()
    ask: tuple[int, ...] = ()
    several: tuple[int, ...] = ()


class Bar(Struct, frozen=True):
    """A line of a chart: its name, and its parts as number and tone."""

    name: Cell
    parts: tuple[tuple[int, str], ...]


class Bars(Struct, frozen=True):
    """A chart of bars to one scale, whose numbers are printed; the legend says what each tone is."""

    title: str
    legend: tuple[tuple[str, str], ...]
    """Tone and words."""
    bars: tuple[Bar, ...]


class Branch(Struct, frozen=True):
    """A node of a tree."""

    words: Cell
    below: tuple[Branch, ...] = ()
    opened: bool = False


class Tree(Struct, frozen=True):
    """A tree that opens and closes."""

    branches: tuple[Branch, ...]


class Picture(Struct, frozen=True):
    """A drawing with its title, and the table of what it shows."""

    svg: str
    title: str
    table: Grid


class Explorer(Struct, frozen=True):
    """The place of the drawing in which the reader walks from standard to standard; *data* is JSON."""

    data: str


class Display(Struct, frozen=True):
    """A formula on a line of its own, as MathML."""

    html: str


class Asked(Struct, frozen=True):
    """A field: its key in the program of the set, its words, its unit, and the number that stands in it at first."""

    key: str
    title: str
    unit: str
    value: str


class Trial(Struct, frozen=True):
    """The example of an indicator; *words* tell what comes of the first numbers."""

    id: str
    fields: tuple[Asked, ...]
    words: str


class Program(Struct, frozen=True):
    """What computes the examples of a page, as JSON."""

    data: str


class Part(Struct, frozen=True):
    """A section."""

    title: str
    blocks: tuple[Block, ...]
    id: str


Block = Words | Numbers | Facts | Grid | Bars | Tree | Picture | Explorer | Display | Trial | Program | Part


class Page(Struct, frozen=True):
    """A page: its name, which is its path without .html, and what stands on it."""

    name: str
    title: str
    blocks: tuple[Block, ...]
    number: str = ""
    """What is printed before the title: an id, a code."""
    marks: tuple[Mark, ...] = ()
    up: tuple[Inline, ...] = ()
    """The way to the page, from the top."""

    @property
    def scripts(self) -> tuple[str, ...]:
        """The names of the scripts that its blocks need: to filter and to show pictures, and to walk through the graph."""
        needed = set(_scripts(self.blocks))
        return tuple(name for name in ("system", "explorer", "indicators") if name in needed)


def cell(*values: object) -> Cell:
    """Return a cell with the values; a dash if they say nothing."""
    found: list[Inline] = []
    for value in values:
        if isinstance(value, (Target, Link, Mark, Math)):
            found.append(value)
        elif value is not None and value != "":
            found.append(str(value))
    return tuple(found) or (DASH,)


def plain(inlines: Iterable[Inline]) -> str:
    """Return the words of a cell."""
    return "".join(_words(inlines))


def _words(inlines: Iterable[Inline]) -> Iterator[str]:
    for inline in inlines:
        yield inline if isinstance(inline, str) else inline.words


def _scripts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Part):
            yield from _scripts(block.blocks)
        elif isinstance(block, Explorer):
            yield "explorer"
        elif isinstance(block, Program):
            yield "indicators"
        elif isinstance(block, (Tree, Picture)) or (isinstance(block, Grid) and block.filter):
            yield "system"
