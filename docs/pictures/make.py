"""Draw the pictures of `docs/layout.md`: covers of every class and each kind of page, from the sample of `tests/geometry`.

make pictures        or: python docs/pictures/make.py [OUT]

A picture is named after what it shows. Whoever changes the layout runs it again and looks at what has changed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(ROOT / folder) for folder in ("tools", "tests", "tests/geometry")]

import pypdfium2

from classes import CLASSES
from samples import documents

DPI = 80
COLOURS = 16
"""Shades of grey: enough for letters and lines."""
Wanted = Callable[[int, str], bool]
"""Whether a page is the one, by its number from 0 and its text."""
PAGES: dict[str, Wanted] = {
    "contents": lambda _, text: "目次" in text,
    "foreword": lambda _, text: "前言" in text and "目次" not in text and "......" not in text,
    "body": lambda _, text: "4.1.2.1.1" in text and "......" not in text,
    "annex": lambda _, text: "附录A" in text and "（规范性）" in text and "......" not in text,
    "long-table": lambda _, text: "（续）" in text,
}
"""What a picture shows → the first page of the sample that is so; the last page is the last with text."""


def draw(out: Path) -> list[Path]:
    """Write the pictures to *out* and say which they are."""
    written = []
    for name, data in _pictures():
        file = out / f"page-{name}.png"
        file.write_bytes(data)
        written.append(file)
    return written


def _pictures() -> Iterator[tuple[str, bytes]]:
    for level in CLASSES:
        yield f"cover-{level}", _page(documents(level)[1], lambda at, _: at == 0)
    pdf = documents("national")[1]
    yield from ((name, _page(pdf, wanted)) for name, wanted in PAGES.items())
    document = pypdfium2.PdfDocument(pdf)
    last = len(document) - 1
    document.close()
    yield "last", _page(pdf, lambda at, _: at == last)


def _page(pdf: bytes, wanted: Wanted) -> bytes:
    """The first page that is wanted, as a small bitmap."""
    document = pypdfium2.PdfDocument(pdf)
    texts = (page.get_textpage().get_text_bounded().replace(" ", "") for page in document)
    at = next(at for at, text in enumerate(texts) if wanted(at, text))
    picture = document[at].render(scale=DPI / 72).to_pil().convert("L").quantize(COLOURS)
    document.close()
    buffer = BytesIO()
    picture.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


if __name__ == "__main__":
    for file in draw(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE):
        print(file)
