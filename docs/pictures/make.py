"""Draw the pictures of the guides: of `docs/layout.md` from the sample of `tests/geometry`, of `docs/review.md` from the first round of the sample draft, of the standards system from `metadata/`.

make pictures        or: python docs/pictures/make.py [OUT]

A picture is named after what it shows. Whoever changes the layout runs it again and looks at what has changed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(ROOT / folder) for folder in ("tools", "tests", "tests/geometry")]

import pypdfium2
from PIL import Image
from typer import Exit

from classes import CLASSES
from drafts import DRAFTS
from margin import page_with_comments
from office import lay_out_pdf
from qicao.catalog.read import read_system
from qicao.cli.review.handout import letters, table, word
from qicao.render.system.diagram import diagrams
from qicao.render.system.picture import picture_of
from qicao.render.system.roadmap import roadmaps
from qicao.source.files import DISK
from qicao.source.world import world_in_memory
from samples import documents

DPI = 80
COLOURS = 16
"""Shades of grey: enough for letters and lines."""
ACROSS = 1100
"""The width of a picture of the standards system, in pixels."""
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
REVIEW: dict[str, tuple[str, Wanted]] = {
    "review-table": ("征求意见汇总处理表.docx", lambda _, text: "5.1.2" in text),
    "review-counts": ("征求意见汇总处理表.docx", lambda _, text: "没有回函的单位数" in text),
    "review-letter": ("复函/×××区城市运行管理机构（甲）.docx", lambda at, _: at == 0),
    "review-word": ("征求意见稿（带意见）.docx", lambda _, text: "选址与布局" in text and "......" not in text),
}
"""What a picture shows → the file of the round that has it, and the page."""


def draw(out: Path) -> list[Path]:
    """Write the pictures to *out* and say which they are."""
    written = []
    for name, data in (*_pictures(), *_of_review(), *_of_system()):
        file = out / f"{name}.png"
        file.write_bytes(data)
        written.append(file)
    return written


def _of_review() -> Iterator[tuple[str, bytes]]:
    """What a round ends with, as LibreOffice lays it out, comments in the margin."""
    with TemporaryDirectory() as work:
        for write in (table, letters, word):
            try:
                write(DRAFTS["city-operation-centre"], "1", Path(work))
            except Exit as end:
                if end.exit_code:
                    raise
        folder = Path(work) / "city-operation-centre" / "意见（第1轮）"
        for name, (file, wanted) in REVIEW.items():
            comments = name == "review-word"
            yield name, _page(lay_out_pdf(folder / file, notes=comments).read_bytes(), wanted, comments=comments)


def _of_system() -> Iterator[tuple[str, bytes]]:
    """The structure of the sample system and the plan of its first year, as Word has them."""
    world, system = world_in_memory({}), read_system(DISK, ROOT)
    for name, sheet in (("system-structure", diagrams(system)[0]), ("system-roadmap", roadmaps(system)[0])):
        picture = Image.open(BytesIO(picture_of(sheet, world).png)).convert("RGB")
        height = round(picture.height * ACROSS / picture.width)
        small = picture.resize((ACROSS, height), Image.Resampling.LANCZOS)
        yield name, _written(small.quantize(COLOURS * 8, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE))


def _pictures() -> Iterator[tuple[str, bytes]]:
    for level in CLASSES:
        yield f"page-cover-{level}", _page(documents(level)[1], lambda at, _: at == 0)
    pdf = documents("national")[1]
    yield from ((f"page-{name}", _page(pdf, wanted)) for name, wanted in PAGES.items())
    document = pypdfium2.PdfDocument(pdf)
    last = len(document) - 1
    document.close()
    yield "page-last", _page(pdf, lambda at, _: at == last)


def _page(pdf: bytes, wanted: Wanted, *, comments: bool = False) -> bytes:
    """The first page that is wanted, maybe with its comments beside it, as a small bitmap."""
    document = pypdfium2.PdfDocument(pdf)
    texts = (page.get_textpage().get_text_bounded().replace(" ", "") for page in document)
    at = next(at for at, text in enumerate(texts) if wanted(at, text))
    scale = DPI / 72
    page = (
        page_with_comments(document[at], scale) if comments else document[at].render(scale=scale).to_pil().convert("L")
    )
    picture = page.quantize(COLOURS)
    document.close()
    return _written(picture)


def _written(picture: Image.Image) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


if __name__ == "__main__":
    for file in draw(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE):
        print(file)
