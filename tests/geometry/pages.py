"""The pages of a PDF as characters, rows and drawn lines with their places; points from the upper left corner."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import pypdfium2
from pypdfium2 import raw

__all__ = ["MM", "Char", "Page", "Row", "Stroke", "read_pages"]

MM = 72 / 25.4
"""Points in a millimetre."""
SMALL = 8.5
"""Points; smaller characters are raised or stand in pictures."""


@dataclass(frozen=True, slots=True)
class Char:
    """A character that shows."""

    text: str
    left: float
    right: float
    base: float
    """The line on which it stands."""
    size: float
    font: str
    stretch: float
    """Width in per cent of what the font has."""
    heavy: bool
    """Whether its outline is drawn, too."""
    turned: bool
    """Whether it lies on its side."""

    @property
    def face(self) -> str:
        """宋体 or 黑体, whatever font of that kind the machine has."""
        return "黑体" if any(word in self.font for word in ("Sans", "Hei", "Gothic")) else "宋体"

    @property
    def middle(self) -> float:
        """The middle of the square of a Chinese character of that size."""
        return self.base - 0.38 * self.size


@dataclass(frozen=True, slots=True)
class Row:
    """The characters that stand on one line, from left to right."""

    chars: tuple[Char, ...]

    @property
    def text(self) -> str:
        """What is printed, without blanks."""
        return "".join(char.text for char in self.chars)

    @property
    def left(self) -> float:
        """Where the row begins."""
        return self.chars[0].left

    @property
    def right(self) -> float:
        """Where the row ends."""
        return max(char.right for char in self.chars)

    @property
    def middle(self) -> float:
        """The middle of its Chinese characters."""
        return max(self.chars, key=lambda char: char.size).middle

    @property
    def size(self) -> float:
        """That of its largest character."""
        return max(char.size for char in self.chars)

    def find(self, words: str) -> tuple[Char, ...]:
        """The characters of *words*; none when they do not stand here."""
        at = self.text.find(words)
        return self.chars[at : at + len(words)] if at >= 0 else ()


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line that lies flat or stands upright, or a picture when it has no width."""

    left: float
    top: float
    right: float
    bottom: float
    width: float

    @property
    def flat(self) -> bool:
        """Whether it lies flat."""
        return self.bottom - self.top < 3 < self.right - self.left


@dataclass
class Page:
    """One page."""

    at: int
    """From 0."""
    label: str
    """The number printed on it."""
    width: float
    height: float
    chars: list[Char]
    strokes: list[Stroke] = field(default_factory=list)
    pictures: list[Stroke] = field(default_factory=list)

    @property
    def odd(self) -> bool:
        """Whether it lies on the right: its header then stands there; the first page does, which has none."""
        head = [char.left for char in self.chars if char.base < 34 * MM]
        return min(head) > self.width / 2 if head and self.at else self.at % 2 == 0

    @cached_property
    def rows(self) -> list[Row]:
        """The rows from top to bottom."""
        found: dict[int, list[Char]] = {}
        for char in self.chars:
            near = next((key for key in found if _beside(found[key][0], char)), None)
            found.setdefault(len(found) if near is None else near, []).append(char)
        rows = (Row(tuple(sorted(chars, key=_along))) for chars in found.values())
        return sorted(rows, key=lambda row: row.middle)

    @property
    def lines(self) -> list[Row]:
        """The rows of text, without raised characters and those in pictures."""
        return [row for row in self.rows if row.size > SMALL]


def _beside(one: Char, other: Char) -> bool:
    """Whether two characters stand on one line."""
    if one.turned or other.turned:
        return one.turned == other.turned and abs(one.left - other.left) < 0.6
    return abs(one.base - other.base) < 0.6


def _along(char: Char) -> float:
    """How far along its line a character stands."""
    return char.base if char.turned else char.left


def read_pages(data: bytes) -> list[Page]:
    """All pages of the PDF."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [_page(document, at) for at in range(len(document))]
    finally:
        document.close()


def _page(document: pypdfium2.PdfDocument, at: int) -> Page:
    page = document[at]
    width, height = page.get_size()
    strokes, pictures = [], []
    for item in page.get_objects():
        left, bottom, right, top = item.get_bounds()
        if item.type == raw.FPDF_PAGEOBJ_PATH:
            stroke = ctypes.c_float()
            raw.FPDFPageObj_GetStrokeWidth(item, stroke)
            strokes.append(Stroke(left, height - top, right, height - bottom, stroke.value * _scale(item)))
        elif item.type in {raw.FPDF_PAGEOBJ_FORM, raw.FPDF_PAGEOBJ_IMAGE}:
            pictures.append(Stroke(left, height - top, right, height - bottom, 0))
    label = document.get_page_label(at) or ""
    return Page(at, label, width, height, list(_chars(page, height)), strokes, pictures)


def _scale(item: pypdfium2.PdfObject) -> float:
    a, b, *_ = item.get_matrix().get()
    return float((a * a + b * b) ** 0.5)


def _chars(page: pypdfium2.PdfPage, height: float) -> Iterator[Char]:
    text = page.get_textpage()
    x, y, matrix, box = ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX(), raw.FS_RECTF()
    for at in range(raw.FPDFText_CountChars(text)):
        char = _letter(text, at)
        if not char.strip() or raw.FPDFText_IsGenerated(text, at):
            continue
        raw.FPDFText_GetCharOrigin(text, at, x, y)
        raw.FPDFText_GetMatrix(text, at, matrix)
        raw.FPDFText_GetLooseCharBox(text, at, box)
        up = (matrix.c**2 + matrix.d**2) ** 0.5
        along = (matrix.a**2 + matrix.b**2) ** 0.5
        size = raw.FPDFText_GetFontSize(text, at) * up
        item = raw.FPDFText_GetTextObject(text, at)
        heavy = raw.FPDFTextObj_GetTextRenderMode(item) == raw.FPDF_TEXTRENDERMODE_FILL_STROKE
        font = _font(text, at)
        turned = abs(matrix.b) > abs(matrix.a)
        right = max(box.left, box.right)
        yield Char(
            char, x.value, right, height - y.value, size, font, 100 * along / up, heavy or "Bold" in font, turned
        )


def _letter(text: pypdfium2.PdfTextPage, at: int) -> str:
    """The character; one of two halves (an italic letter of a formula) with its first half, nothing with its second."""
    code = raw.FPDFText_GetUnicode(text, at)
    if 0xDC00 <= code < 0xE000:
        return ""
    if 0xD800 <= code < 0xDC00:
        return chr(0x10000 + ((code - 0xD800) << 10) + raw.FPDFText_GetUnicode(text, at + 1) - 0xDC00)
    return chr(code)


def _font(text: pypdfium2.PdfTextPage, at: int) -> str:
    buffer = ctypes.create_string_buffer(200)
    raw.FPDFText_GetFontInfo(text, at, buffer, 200, ctypes.c_int())
    return buffer.value.decode("utf-8", "replace")
