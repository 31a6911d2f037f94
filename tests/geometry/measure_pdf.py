"""Reads a measure from a PDF."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from measures import Measure
from pages import MM, Char, Page, Row, Stroke, read_pages

__all__ = ["PdfFile"]

TEXT_TOP, TEXT_BOTTOM = 34 * MM, 271 * MM
OPENINGS = {
    "contents": "目次",
    "foreword": "前言",
    "introduction": "引言",
    "body": "",
    "annexes": "附录A",
    "bibliography": "参考文献",
    "index": "索引",
}
"""The part → the row that its first page begins with; that of the body is the name of the document."""


@dataclass(frozen=True)
class Place:
    """Where a measure is read."""

    page: Page
    row: Row
    chars: tuple[Char, ...]
    number: tuple[Char, ...] = ()
    above: Row | None = None
    """The row that holds the number, when it is not the same."""


class PdfFile:
    """A document as it is printed."""

    def __init__(self, data: bytes, name: str) -> None:
        """Read the pages of the document with that *name*, without blanks."""
        self.pages = read_pages(data)
        self.parts = self._parts(name)

    def _parts(self, name: str) -> dict[str, list[Page]]:
        starts, at = {"cover": 0}, 1
        for part, words in OPENINGS.items():
            found = (page for page in self.pages[at:] if _opens(page, words or name))
            if page := next(found, None):
                starts[part] = at = page.at
        ends = {part: end for (part, _), (_, end) in pairwise([*starts.items(), ("", len(self.pages))])}
        found = {part: self.pages[start : ends[part]] for part, start in starts.items()}
        return found | {"back": self.pages[-1:]}

    def read(self, measure: Measure) -> float | str:
        """The value of the measure in its unit; `LookupError` when there is no such text."""
        return _PROPERTIES[measure.property](self, measure)

    def pages_of(self, part: str) -> list[Page]:
        """The pages on which a part stands; `odd` and `even` are those of the text."""
        if part in self.parts:
            return self.parts[part]
        if part in {"footnotes", "end", "page"}:
            return self._text("body", "annexes", "bibliography", "index")
        odd = part.endswith("odd")
        return [page for page in self._text("body", "annexes") if page.odd == odd]

    def _text(self, *parts: str) -> list[Page]:
        """The pages of the parts that the document has."""
        return [page for part in parts for page in self.parts.get(part, ())]

    def place(self, measure: Measure, mark: str = "") -> Place:
        """The first place where number and text stand."""
        mark = mark or measure.mark
        number = "" if measure.number == "note" else measure.number
        for page in self.pages_of(measure.part):
            rows = [row for row in page.rows if _in_part(row, measure.part)]
            for above, row in pairwise([Row(()), *rows]):
                both = row.find(number + mark)
                if both:
                    return Place(page, row, both[len(number) :], both[: len(number)])
                if number and row.find(mark) and above.find(number):
                    return Place(page, row, row.find(mark), above.find(number), above)
        raise LookupError(f"{measure.part}: {number}{mark}")


def _opens(page: Page, words: str) -> bool:
    """Whether a page begins with the words below its header."""
    rows = [row.text for row in page.lines[:4]]
    return words in rows or "".join(rows[1:]).startswith(words)


def _in_part(row: Row, part: str) -> bool:
    if part.startswith("header"):
        return row.middle < TEXT_TOP
    if part.startswith("footer"):
        return row.middle > TEXT_BOTTOM
    return part in {"cover", "back"} or TEXT_TOP < row.middle < TEXT_BOTTOM


def _left(page: Page) -> float:
    """The left edge of the text."""
    return (25 if page.odd else 20) * MM


def _right(page: Page) -> float:
    return _left(page) + 165 * MM


def _height(place: Place, row: Row, measure: Measure) -> float:
    """The height of a line: that of the measure for its own, else what its kind has."""
    if row is place.row or measure.part == "cover":
        return measure.line
    if measure.part == "contents" and row.size < 12:
        return 20 if row.left - _left(place.page) < 3 else 15
    return 31.2 if row.size > 12 else 15.6


def _above(place: Place, measure: Measure) -> float:
    """The lower edge of what stands above the row."""
    edges = [TEXT_TOP] if measure.part != "cover" else []
    edges += [
        row.middle + _height(place, row, measure) / 2 for row in place.page.lines if row.middle < place.row.middle - 3
    ]
    edges += [_middle(line) for line in _flat(place.page) if line.bottom < place.row.middle]
    edges += [item.bottom for item in place.page.pictures if item.bottom < place.row.middle]
    return max(edges)


def _below(place: Place, measure: Measure) -> float:
    """The upper edge of what stands below the row."""
    edges = [
        row.middle - _height(place, row, measure) / 2 for row in place.page.lines if row.middle > place.row.middle + 3
    ]
    edges += [_middle(line) for line in _flat(place.page) if line.top > place.row.middle]
    edges += [item.top for item in place.page.pictures if item.top > place.row.middle]
    return min(edges)


def _next(place: Place) -> Row:
    return min((row for row in place.page.lines if row.middle > place.row.middle + 3), key=lambda row: row.middle)


def _flat(page: Page) -> list[Stroke]:
    return sorted((line for line in page.strokes if line.flat), key=lambda line: line.top)


def _upright(place: Place) -> list[Stroke]:
    """The upright lines beside the row, from left to right."""
    lines = (line for line in place.page.strokes if line.right - line.left < 3)
    beside = (line for line in lines if line.top < place.row.middle < line.bottom)
    return sorted(beside, key=lambda line: line.left)


def _middle(line: Stroke) -> float:
    return (line.top + line.bottom) / 2


def _edge(place: Place) -> float:
    """The edge that an indent is counted from: the frame of the table, or the text."""
    lines = _upright(place)
    return (lines[0].left + lines[0].right) / 2 if lines else _left(place.page)


def _type(chars: tuple[Char, ...]) -> str:
    """Size and face of the characters; all of them must have the same."""
    kinds = {(round(char.size, 2), char.face) for char in chars}
    return "、".join(f"{size:g} {face}" for size, face in sorted(kinds))


def _row_of(file: PdfFile, measure: Measure) -> Place:
    """The place of a text, or the only row of a header or footer."""
    if measure.mark:
        return file.place(measure)
    page = file.pages_of(measure.part)[0]
    [row] = [row for row in page.rows if _in_part(row, measure.part)]
    return Place(page, row, row.chars)


def _of(read: Callable[[Place, Measure], float | str]) -> Callable[[PdfFile, Measure], float | str]:
    """A property of a place."""
    return lambda file, measure: read(_row_of(file, measure), measure)


def _text_top(file: PdfFile, measure: Measure) -> float:
    """Where the highest line of the text begins."""
    return min(page.lines[1].middle for page in file.pages_of("body")) / MM - measure.line / 2 / MM


def _start(place: Place, measure: Measure) -> float:
    near = [char.left for char in place.page.chars if 0 <= place.row.chars[0].base - char.base < 6]
    return ((min(near) if measure.number == "note" else place.row.left) - _left(place.page)) / MM


def _before(place: Place, measure: Measure) -> float:
    first = Place(place.page, place.above or place.row, ())
    return first.row.middle - measure.line / 2 - _above(first, measure)


def _aligned(file: PdfFile, measure: Measure) -> float:
    lefts = [file.place(measure, mark).chars[0].left for mark in measure.mark.split("|")]
    return (max(lefts) - min(lefts)) / MM


def _formula(place: Place) -> tuple[float, float]:
    """Where the formula begins and ends that the number at the end of the row belongs to."""
    near = [char for char in place.page.chars if abs(char.middle - place.row.middle) < 14]
    dots = min((char.left for char in near if char.text in "·⋅"), default=place.chars[0].left)
    inside = [char for char in near if char.right < dots + 1 and char.text.strip("()（）")]
    return min(char.left for char in inside), max(char.right for char in inside)


def _line(file: PdfFile, measure: Measure) -> tuple[Page, Stroke]:
    """The named line and its page."""
    if measure.part == "cover":
        page = file.parts["cover"][0]
        return page, _flat(page)[{"upper": 0, "lower": 1}[measure.mark]]
    pages = [page for page in file.pages_of(measure.part) if _flat(page)]
    if measure.mark == "end":
        return pages[-1], _flat(pages[-1])[-1]
    page = next(page for page in pages if any("在没有台阶的场地上" in row.text for row in page.rows))
    return page, _flat(page)[-1]


def _span(line: Stroke) -> tuple[float, float]:
    """The ends of a flat line: bounds are wider by what the stroke takes on each side."""
    half = (line.bottom - line.top) / 2
    return line.left + half, line.right - half


def _of_line(read: Callable[[Page, Stroke], float]) -> Callable[[PdfFile, Measure], float]:
    return lambda file, measure: read(*_line(file, measure))


def _cell_line(place: Place, *, above: bool) -> float:
    """The width of the flat line above or below the text in a cell."""
    at = place.chars[0].left
    lines = [line for line in _flat(place.page) if line.left <= at <= line.right]
    if above:
        return [line for line in lines if line.top < place.row.middle][-1].width
    return next(line for line in lines if line.top > place.row.middle).width


def _frame(place: Place, _measure: Measure) -> float | str:
    widths = {round(line.width, 2) for line in (_upright(place)[0], _upright(place)[-1])}
    return widths.pop() if len(widths) == 1 else str(widths)


def _inner(place: Place, _measure: Measure) -> float | str:
    widths = {round(_cell_line(place, above=False), 2), *(round(line.width, 2) for line in _upright(place)[1:-1])}
    return widths.pop() if len(widths) == 1 else str(widths)


def _table_width(place: Place, _measure: Measure) -> float:
    first, *_, last = _upright(place)
    return (last.left + last.right - first.left - first.right) / 2 / MM


def _margin(file: PdfFile, measure: Measure) -> float:
    rows = [(page, row) for page in file.pages_of(measure.part) for row in page.lines]
    if measure.property == "margin-left":
        return min(row.left for _, row in rows) / MM
    right = max(char.right for _, row in rows for char in row.chars if char.text.isalnum()) / MM
    return right - min(row.left for _, row in rows) / MM if measure.property == "text-width" else 210 - right


_PROPERTIES: dict[str, Callable[[PdfFile, Measure], float | str]] = {
    "page-width": lambda file, _: file.pages[0].width / MM,
    "page-height": lambda file, _: file.pages[0].height / MM,
    "margin-left": _margin,
    "margin-right": _margin,
    "text-width": _margin,
    "text-top": _text_top,
    "left": _of(lambda place, _: place.chars[0].left / MM),
    "right": _of(lambda place, _: place.chars[-1].right / MM),
    "center": _of(lambda place, _: (place.row.left + place.row.right) / 2 / MM),
    "top": _of(lambda place, measure: (place.row.middle - measure.line / 2) / MM),
    "bottom": _of(lambda place, measure: (place.page.height - place.row.middle - measure.line / 2) / MM),
    "start": _of(_start),
    "text": _of(lambda place, _: (place.chars[0].left - _edge(place)) / MM),
    "hang": _of(lambda place, _: (_next(place).left - _edge(place)) / MM),
    "hang-under": _of(lambda place, _: (_next(place).left - place.chars[0].left) / MM),
    "term-start": _of(lambda place, _: (place.row.left - _left(place.page)) / MM),
    "cell-start": _of(lambda place, _: (place.row.left - _edge(place)) / MM - 1),
    "middle": _of(
        lambda place, _: ((place.row.left + place.row.right) - (_left(place.page) + _right(place.page))) / 2 / MM
    ),
    "end": _of(lambda place, _: (_right(place.page) - place.row.right) / MM),
    "pitch": _of(lambda place, _: _next(place).middle - place.row.middle),
    "before": _of(_before),
    "after": _of(lambda place, measure: _below(place, measure) - place.row.middle - measure.line / 2),
    "type": _of(lambda place, _: _type(place.chars)),
    "number-type": _of(lambda place, _: _type(place.number)),
    "gap": _of(lambda place, _: (place.chars[0].left - place.number[-1].right) / MM),
    "stretch": _of(lambda place, _: place.chars[0].stretch),
    "weight": _of(lambda place, _: "加粗" if all(char.heavy for char in place.chars) else "不加粗"),
    "aligned": _aligned,
    "formula-center": _of(lambda place, _: (sum(_formula(place)) / 2 - _left(place.page)) / MM),
    "formula-right": _of(lambda place, _: (place.row.right - _left(place.page)) / MM),
    "turned-right": _of(lambda place, measure: (place.row.left + 0.38 * place.row.size + measure.line / 2) / MM),
    "turned-top": _of(lambda place, _: place.chars[0].base / MM),
    "line-top": _of_line(lambda _, line: _middle(line) / MM),
    "line-left": _of_line(lambda _, line: _span(line)[0] / MM),
    "line-start": _of_line(lambda page, line: (_span(line)[0] - _left(page)) / MM),
    "line-length": _of_line(lambda _, line: (_span(line)[1] - _span(line)[0]) / MM),
    "line-middle": _of_line(lambda page, line: (sum(_span(line)) - _left(page) - _right(page)) / 2 / MM),
    "line-width": _of_line(lambda _, line: line.width),
    "table-frame": _of(_frame),
    "table-head": _of(lambda place, _: _cell_line(place, above=True)),
    "table-foot": _of(lambda place, _: _cell_line(place, above=True)),
    "table-inner": _of(_inner),
    "table-width": _of(_table_width),
}
"""How each property is read."""
