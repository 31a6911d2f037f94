"""A page of a PDF with its comments beside it, as programs show them: LibreOffice prints comments as signs that open only on a screen."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageDraw, ImageFont

__all__ = ["page_with_comments"]

FACE = "NotoSansCJK-Regular.ttc"
SIZE, LINE, GAP, WIDE = 11, 15, 10, 330
"""Of a comment in the margin: letters, lines, the space below it, its width."""
MARK = "#b00020"


def page_with_comments(page: Any, scale: float) -> Image.Image:
    """Return the page, numbers at the words that have comments, and the comments on the right."""
    paper = page.render(scale=scale, draw_annots=False).to_pil().convert("RGB")
    picture = Image.new("RGB", (paper.width + WIDE, paper.height), "#f4f4f4")
    picture.paste(paper)
    pen, font = ImageDraw.Draw(picture), ImageFont.truetype(FACE, SIZE)
    at = GAP
    for number, ((left, top), said) in enumerate(_threads(page), 1):
        x, y = left * scale, paper.height - top * scale
        pen.ellipse((x - 7, y - 7, x + 7, y + 7), fill=MARK)
        pen.text((x, y), str(number), "white", font, anchor="mm")
        lines = [line for who, words in said for line in _lines(font, f"{who}：{words}")]
        pen.rectangle((paper.width + 4, at, picture.width - 4, at + LINE * len(lines) + 6), "white", "#bbbbbb")
        for step, line in enumerate(lines):
            pen.text((paper.width + 26, at + 3 + LINE * step), line, "black", font)
        pen.text((paper.width + 10, at + 3), str(number), MARK, font)
        at += LINE * len(lines) + GAP
    return picture


def _threads(page: Any) -> list[tuple[tuple[float, float], list[tuple[str, str]]]]:
    """Return the comments at each place from the top: who says what, the answers behind it."""
    notes = sorted(_notes(page), key=lambda note: (-note[0][1], note[0][0]))
    return [(place, [(who, words) for _, who, words in found]) for place, found in groupby(notes, lambda note: note[0])]


def _notes(page: Any) -> Iterator[tuple[tuple[float, float], str, str]]:
    """Yield place, author and words of each comment; LibreOffice writes the last first."""
    for at in reversed(range(pdfium.FPDFPage_GetAnnotCount(page))):
        note, box = pdfium.FPDFPage_GetAnnot(page, at), pdfium.FS_RECTF()
        pdfium.FPDFAnnot_GetRect(note, box)
        if pdfium.FPDFAnnot_GetSubtype(note) == pdfium.FPDF_ANNOT_TEXT:
            yield (box.left, box.top), _value(note, b"T").partition(",")[0], _value(note, b"Contents")
        pdfium.FPDFPage_CloseAnnot(note)


def _value(note: Any, key: bytes) -> str:
    length = pdfium.FPDFAnnot_GetStringValue(note, key, None, 0)
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFAnnot_GetStringValue(note, key, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), length)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def _lines(font: ImageFont.FreeTypeFont, text: str) -> list[str]:
    """Return the text in lines that fit into the margin."""
    lines = [""]
    for letter in text:
        if letter == "\n" or font.getlength(lines[-1] + letter) > WIDE - 36:
            lines.append("")
        lines[-1] += letter.strip("\n")
    return lines


if __name__ == "__main__":
    import sys

    buffer = BytesIO()
    page_with_comments(pypdfium2.PdfDocument(sys.argv[1])[int(sys.argv[2])], 1.1).save(buffer, "PNG")
    sys.stdout.buffer.write(buffer.getvalue())
