"""Reads a measure from the XML of a Word file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from measures import Measure
from wordfile import Paragraph, Run, WordFile, value, w

__all__ = ["Word"]

GRID = 15.6
"""Points of a line of the grid."""
PARTS = ("contents", "foreword", "introduction", "body", "annexes", "bibliography", "index")
"""The parts in the order of the bookmarks of the drafting tools."""


def _mm(twips: str | float) -> float:
    return float(twips or 0) * 25.4 / 1440


@dataclass(frozen=True)
class Place:
    """Where a measure is read."""

    paragraph: Paragraph
    runs: list[Run]
    """Those of its characters, one for each."""
    before: Run | None
    """That of the character before the text."""


class Word:
    """A Word file, to be measured."""

    def __init__(self, data: bytes) -> None:
        """Read the file."""
        self.file = WordFile(data)
        self.body = self.file.body
        self.parts = dict(self._parts())

    def _parts(self) -> Iterator[tuple[str, list[Paragraph]]]:
        elements = [paragraph.element for paragraph in self.body]
        first = next(at for at, item in enumerate(elements) if item.find(f"{w('pPr')}/{w('sectPr')}") is not None)
        yield "cover", self.body[:first]
        everything = list(self.file.roots["document"].iter())
        order = {item: at for at, item in enumerate(everything)}
        ends = {value(item, "id"): item for item in everything if item.tag == w("bookmarkEnd")}
        starts = {value(item, "name"): item for item in everything if item.tag == w("bookmarkStart")}
        for number, part in enumerate(PARTS, 1):
            start = starts.get(f"BookMark{number}")
            if start is None:
                continue
            low, high = order[start], order[ends[value(start, "id")]]
            yield part, [item for item in self.body if low <= order[item.element] <= high]
        yield "back", self.body[-2:]
        yield "header-odd", self.file.paragraphs("header1")
        yield "header-even", self.file.paragraphs("header2")
        yield "footer-odd", self.file.paragraphs("footer1")
        yield "footer-even", self.file.paragraphs("footer2")
        yield "footnotes", self.file.paragraphs("footnotes") if "footnotes" in self.file.roots else []

    def read(self, measure: Measure) -> float | str:
        """The value of the measure in its unit; `LookupError` when there is no such text."""
        return _PROPERTIES[measure.property](self, measure)

    def place(self, measure: Measure, mark: str = "") -> Place:
        """The first paragraph that says the text, and is numbered when a number is asked for."""
        mark = mark or measure.mark
        for paragraph in self.parts.get(measure.part, ()):
            at = paragraph.text.find(mark)
            if at < 0 or not self._numbered(paragraph, measure.number, at):
                continue
            runs = paragraph.characters()
            return Place(paragraph, runs[at : at + max(len(mark), 1)], runs[at - 1] if at else None)
        raise LookupError(f"{measure.part}: {measure.number}{mark}")

    def _numbered(self, paragraph: Paragraph, number: str, at: int) -> bool:
        """Whether the number may stand before the text: as a list has it, or typed."""
        if not number or number == "note":
            return True
        return (not at and paragraph.numbering is not None) or paragraph.text[:at].endswith(number)

    @property
    def page(self) -> dict[str, float]:
        """Margins and size of the pages of the text, in mm."""
        section = self.file.sections()[-1]
        found = {**section.find(w("pgMar")).attrib, **section.find(w("pgSz")).attrib}
        return {name.rpartition("}")[2]: _mm(text) for name, text in found.items() if text.isdigit()}

    @property
    def mirrored(self) -> bool:
        """Whether even pages have left and right the other way round."""
        return self.file.roots["settings"].find(w("mirrorMargins")) is not None

    def left(self, *, even: bool = False) -> float:
        """The left edge of the text in mm; the gutter lies at the binding."""
        page = self.page
        return page["right"] if even and self.mirrored else page["left"] + page["gutter"]

    def text_width(self) -> float:
        """Width of the text in mm."""
        page = self.page
        return page["w"] - page["left"] - page["gutter"] - page["right"]


def _chars(attributes: dict[str, str], name: str, size: float) -> float:
    """An indent in twips; hundredths of a character count before twips."""
    if attributes.get(f"{name}Chars", "0") != "0":
        return float(attributes[f"{name}Chars"]) / 100 * size * 20
    return float(attributes.get(name, 0))


def _indent(paragraph: Paragraph) -> tuple[float, float, float]:
    """Left, first line and right indent in mm."""
    attributes = paragraph.attributes("ind")
    size = paragraph.run(None).size
    first = _chars(attributes, "firstLine", size) - _chars(attributes, "hanging", size)
    left = _chars(attributes, "left", size)
    if paragraph.in_table:
        left += 57
    return _mm(left), _mm(first), _mm(attributes.get("right", "0"))


def _frame(paragraph: Paragraph) -> dict[str, float]:
    frame = paragraph.last("framePr")
    return {name.rpartition("}")[2]: _mm(text) for name, text in frame.attrib.items() if text.lstrip("-").isdigit()}


def _align(paragraph: Paragraph) -> str:
    return value(paragraph.last("jc")) or "left"


def _edges(word: Word, measure: Measure) -> tuple[float, float]:
    """The left and right edge of what a paragraph fills, in mm from the left of the page."""
    paragraph = word.place(measure).paragraph
    if paragraph.last("framePr") is not None:
        frame = _frame(paragraph)
        return frame["x"], frame["x"] + frame["w"]
    left, first, right = _indent(paragraph)
    start = word.left(even=measure.part.endswith("even"))
    return start + left + first, start + word.text_width() - right


def _edge(side: str) -> Callable[[Word, Measure], float]:
    """The edge at which the text of a paragraph stands."""

    def read(word: Word, measure: Measure) -> float:
        aligned = _align(word.place(measure).paragraph)
        assert aligned in {side, "distribute", *({"both"} if side == "left" else ())}, aligned
        return _edges(word, measure)[side == "right"]

    return read


def _center(word: Word, measure: Measure) -> float:
    assert _align(word.place(measure).paragraph) == "center"
    return sum(_edges(word, measure)) / 2


def _middle(word: Word, measure: Measure) -> float:
    paragraph = word.place(measure).paragraph
    assert _align(paragraph) == "center"
    left, first, right = _indent(paragraph)
    return left + first / 2 - right


def _line_height(paragraph: Paragraph) -> float:
    """The height of a line: exact, or on the grid."""
    spacing = paragraph.attributes("spacing")
    if spacing.get("lineRule") in {"exact", "atLeast"}:
        return float(spacing["line"]) / 20
    if spacing.get("lineRule") == "auto" and spacing.get("line", "240") != "240":
        return GRID * float(spacing["line"]) / 240
    natural = max((run.size for run in paragraph.runs), default=10.5) * 1.3
    return GRID * (1 + int(natural // GRID)) if paragraph.last("snapToGrid") is None else natural


def _space(paragraph: Paragraph, side: str) -> float:
    attributes = paragraph.attributes("spacing")
    lines = float(attributes.get(f"{side}Lines", 0))
    return lines / 100 * GRID if lines else float(attributes.get(side, 0)) / 20


def _is_spacer(paragraph: Paragraph) -> bool:
    return not paragraph.text and _line_height(paragraph) <= 1


def _neighbours(word: Word, paragraph: Paragraph, step: int) -> Iterator[Paragraph | None]:
    """What stands before or after the paragraph: paragraphs that show, None for a table."""
    element = paragraph.element
    while True:
        parent, element = element.getparent(), element.getprevious() if step < 0 else element.getnext()
        if element is None and parent.tag == w("sdtContent"):
            element = parent.getparent()
            continue
        if element is None:
            return
        if element.tag == w("sdt"):
            element = element.find(f"{w('sdtContent')}/{w('p')}")
        if element.tag == w("tbl"):
            yield None
            return
        if element.tag == w("p"):
            found = Paragraph(word.file, element)
            if not _hidden(found):
                yield found


def _hidden(paragraph: Paragraph) -> bool:
    properties = [style.find(f"{w('rPr')}/{w('vanish')}") for style in paragraph.file.chain(paragraph.style)]
    return any(item is not None for item in properties)


def _gap(side: str) -> Callable[[Word, Measure], float]:
    """The space before or after a paragraph: the larger of what it and its neighbour want."""
    step, other = (-1, "after") if side == "before" else (1, "before")

    def read(word: Word, measure: Measure) -> float:
        paragraph = word.place(measure).paragraph
        own, extra = _space(paragraph, side), 0.0
        first = side == "before" and paragraph.last("pageBreakBefore") is not None
        for neighbour in [] if first else _neighbours(word, paragraph, step):
            if neighbour is None:
                break
            if not _is_spacer(neighbour):
                own = max(own, _space(neighbour, other))
                break
            extra += _line_height(neighbour) if neighbour.direct.find(w("sectPr")) is None else 0
            own = max(own, _space(neighbour, other))
        return own + extra

    return read


def _type(runs: list[Run]) -> str:
    return "、".join(sorted({run.type for run in runs}))


def _number_type(word: Word, measure: Measure) -> str:
    place = word.place(measure)
    if place.before is not None and measure.number and place.paragraph.text.find(measure.number) == 0:
        return place.before.type
    return place.paragraph.number.type


def _space_between(word: Word, measure: Measure) -> float:
    """The width of the blanks between a number and its text: of a whole character or, in 黑体, of half a one."""
    place = word.place(measure)
    paragraph = place.paragraph
    typed = "".join(run.text for run in paragraph.runs)
    at = paragraph.text.find(measure.number + measure.mark)
    if at >= 0:
        ends = [place_ for place_, char in enumerate(typed) if not char.isspace()]
        blanks, size = typed[ends[at + len(measure.number) - 1] + 1 :], place.before.size if place.before else 0
    else:
        words = value(paragraph.numbering.find(w("lvlText")))
        blanks, size = words[len(words.rstrip()) :], paragraph.number.size
    blanks = blanks[: len(blanks) - len(blanks.lstrip())]
    return sum({"\u3000": 1.0}.get(char, 0.5) for char in blanks) * size * 25.4 / 72


def _tab(paragraph: Paragraph) -> float:
    """Where the text after the number stands, in twips from the edge: at the tab stop of the list, or where lines hang."""
    left, _, _ = _indent(paragraph)
    return left


def _term_start(word: Word, measure: Measure) -> float:
    """The width of the blanks before the term, which stands on the second line of its paragraph."""
    text = "".join(run.text for run in word.place(measure).paragraph.runs)
    return len(text.lstrip("\n")) * 0 + sum(char == "\u3000" for char in text[1:3]) * 10.5 * 25.4 / 72


def _aligned(word: Word, measure: Measure) -> float:
    stops = set()
    for mark in measure.mark.split("|"):
        paragraph = word.place(measure, mark).paragraph
        assert any(run.text.startswith("\t") for run in paragraph.runs), paragraph.text
        stops.add(_stops(paragraph)[0][1])
    return max(stops) - min(stops)


def _stops(paragraph: Paragraph) -> list[tuple[str, float]]:
    """The tab stops: kind and place in mm."""
    return [(value(stop), _mm(value(stop, "pos"))) for stop in paragraph.last("tabs")]


def _formula(kind: str) -> Callable[[Word, Measure], float]:
    def read(word: Word, measure: Measure) -> float:
        found = [item for item in word.parts[measure.part] if item.text == measure.mark.lstrip("·")]
        return dict(_stops(found[0]))[kind]

    return read


def _bordered(word: Word, measure: Measure) -> tuple[Paragraph, Any]:
    """The paragraph that draws a line, and the line."""
    part = word.parts.get(measure.part, word.body)
    found = [(item, item.last("pBdr")) for item in part]
    lines = [(item, border.find(w("top"))) for item, border in found if border is not None]
    return lines[{"upper": 0, "lower": 1, "separator": 0, "end": -1}[measure.mark]]


def _line_span(word: Word, measure: Measure) -> tuple[float, float]:
    paragraph, _ = _bordered(word, measure)
    if paragraph.last("framePr") is not None:
        frame = _frame(paragraph)
        return frame["x"], frame["w"]
    left, _, right = _indent(paragraph)
    return left, word.text_width() - left - right


def _line_middle(word: Word, measure: Measure) -> float:
    left, length = _line_span(word, measure)
    return left + length / 2 - word.text_width() / 2


def _eighths(line: Any) -> float:
    return float(value(line, "sz")) / 8


def _table(word: Word, measure: Measure) -> Any:
    return next(word.place(measure).paragraph.element.iterancestors(w("tbl")))


def _frame_line(word: Word, measure: Measure) -> float | str:
    borders = _table(word, measure).find(f"{w('tblPr')}/{w('tblBorders')}")
    widths = {_eighths(borders.find(w(side))) for side in ("top", "left", "bottom", "right")}
    return widths.pop() if len(widths) == 1 else str(widths)


def _inner_line(word: Word, measure: Measure) -> float | str:
    borders = _table(word, measure).find(f"{w('tblPr')}/{w('tblBorders')}")
    widths = {_eighths(borders.find(w(side))) for side in ("insideH", "insideV")}
    return widths.pop() if len(widths) == 1 else str(widths)


def _row_line(word: Word, measure: Measure) -> float:
    """The line above the row of the text: that of its own cell, or the lower one of the head."""
    cell = next(word.place(measure).paragraph.element.iterancestors(w("tc")))
    own = cell.find(f"{w('tcPr')}/{w('tcBorders')}/{w('top')}")
    if own is not None:
        return _eighths(own)
    above = cell.getparent().getprevious()
    widths = {_eighths(item.find(f"{w('tcPr')}/{w('tcBorders')}/{w('bottom')}")) for item in above.iter(w("tc"))}
    return min(widths)


def _floating(word: Word, measure: Measure) -> dict[str, float]:
    """Where a floating table lies, in mm."""
    position = _table(word, measure).find(f"{w('tblPr')}/{w('tblpPr')}")
    return {name.rpartition("}")[2]: _mm(text) for name, text in position.attrib.items() if text.isdigit()}


def _table_width(word: Word, measure: Measure) -> float:
    return sum(_mm(value(column, "w")) for column in _table(word, measure).iter(w("gridCol")))


def _page(name: str) -> Callable[[Word, Measure], float]:
    return lambda word, _: word.page[name]


def _top(word: Word, measure: Measure) -> float:
    if measure.part.startswith("header"):
        return word.page["header"]
    return _frame(word.place(measure).paragraph)["y"]


def _margin(word: Word, measure: Measure) -> float:
    left = word.left(even=measure.part == "even")
    return left if measure.property == "margin-left" else word.page["w"] - left - word.text_width()


def _paragraph(read: Callable[[Paragraph], float]) -> Callable[[Word, Measure], float]:
    return lambda word, measure: read(word.place(measure).paragraph)


_PROPERTIES: dict[str, Callable[[Word, Measure], float | str]] = {
    "page-width": _page("w"),
    "page-height": _page("h"),
    "margin-left": _margin,
    "margin-right": _margin,
    "margin-bottom": _page("bottom"),
    "text-width": lambda word, _: word.text_width(),
    "text-top": _page("top"),
    "bottom": _page("footer"),
    "grid": lambda word, _: float(value(word.file.sections()[-1].find(w("docGrid")), "linePitch")) / 20,
    "left": _edge("left"),
    "right": _edge("right"),
    "box-left": lambda word, measure: _edges(word, measure)[0],
    "center": _center,
    "top": _top,
    "start": _paragraph(lambda paragraph: sum(_indent(paragraph)[:2])),
    "text": _paragraph(_tab),
    "hang": _paragraph(lambda paragraph: _indent(paragraph)[0]),
    "hang-under": _paragraph(lambda paragraph: _indent(paragraph)[0] - _stops(paragraph)[0][1] - 420 * 25.4 / 1440),
    "term-start": _term_start,
    "cell-start": _paragraph(lambda paragraph: sum(_indent(paragraph)[:2]) - 1),
    "middle": _middle,
    "end": _paragraph(lambda paragraph: _indent(paragraph)[2]),
    "pitch": _paragraph(_line_height),
    "before": _gap("before"),
    "after": _gap("after"),
    "type": lambda word, measure: _type(word.place(measure).runs),
    "number-type": _number_type,
    "gap": _space_between,
    "stretch": lambda word, measure: word.place(measure).runs[0].scale,
    "weight": lambda word, measure: "加粗" if all(run.bold for run in word.place(measure).runs) else "不加粗",
    "aligned": _aligned,
    "formula-center": _formula("center"),
    "formula-right": _formula("right"),
    "turned-right": lambda word, measure: _floating(word, measure)["tblpX"] + _table_width(word, measure),
    "turned-top": lambda word, measure: _floating(word, measure)["tblpY"],
    "line-top": lambda word, measure: _frame(_bordered(word, measure)[0])["y"],
    "line-left": lambda word, measure: _line_span(word, measure)[0],
    "line-start": lambda word, measure: _line_span(word, measure)[0],
    "line-length": lambda word, measure: _line_span(word, measure)[1],
    "line-middle": _line_middle,
    "line-width": lambda word, measure: _eighths(_bordered(word, measure)[1]),
    "table-frame": _frame_line,
    "table-head": _row_line,
    "table-foot": _row_line,
    "table-inner": _inner_line,
    "table-width": _table_width,
}
"""How each property is read."""
