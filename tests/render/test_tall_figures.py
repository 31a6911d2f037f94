"""Figures as tall as a page: their titles stand on the page of their pictures."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from office import lay_out_pdf
from pdfs import work
from qicao.drawn.formulas import Formulas
from qicao.drawn.pictures import Pictures
from qicao.render.docx import render_docx
from qicao.render.typst.document import render_pdf
from qicao.source.files import DISK
from qicao.source.world import World, open_world
from snippets import draft_of

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 {0}" width="80mm" height="{0}mm"><path d="M0 0H80V{0}H0Z" fill="#abc"/></svg>'
BELOW = {
    "nothing": "",
    "a key": "说明：\n"
    + "".join(f"- {at}——第{at}个零件，安装在立柱的第{at}层横梁上；\n" for at in range(1, 12))
    + "- 12——底座。",
    "notes": "\n".join(f":::{{note}}\n{'这是一条很长的说明，占去好几行。' * 6}\n:::\n" for _ in range(3)),
}
TEXT = """\
# 范围

本文件规定了示例。

# 要求

示例的结构见[](#高)。

{{#高}}
::::{{figure}} tall.svg
{width}
高的示例

{below}
::::
"""


def pages_of(data: bytes) -> list[tuple[bool, bool]]:
    """For each page: whether the title of the figure stands on it, and whether its picture does."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [("高的示例" in page.get_textpage().get_text_bounded(), coloured(page)) for page in document]
    finally:
        document.close()


def coloured(page: pypdfium2.PdfPage) -> bool:
    """Whether something bluish, as the picture is, shows on the page."""
    image = page.render(scale=0.2)
    step, wide = image.n_channels, image.width * image.n_channels
    rows = [bytes(image.buffer[at * image.stride : at * image.stride + wide]) for at in range(image.height)]
    return any(abs(blue - red) > 20 for row in rows for blue, red in zip(row[::step], row[2::step], strict=True))


@pytest.mark.parametrize("height", [205, 230])
@pytest.mark.parametrize("below", BELOW)
def test_the_title_of_a_tall_figure_stands_on_its_page(tmp_path: Path, below: str, height: int) -> None:
    """In the PDF and in Word, whatever stands between them; the picture becomes smaller where it must."""
    folder = tmp_path / "draft"
    folder.mkdir()
    (folder / "tall.svg").write_text(SVG.format(height), encoding="utf-8")
    draft = draft_of(folder, TEXT.format(width=":width: 80mm\n" if height == 230 else "", below=BELOW[below]))
    options = {"formulas": Formulas(open_world(work())), "pictures": Pictures(folder, World(DISK))}
    pdf = render_pdf(draft.standard, **options)
    word = tmp_path / "draft.docx"
    word.write_bytes(render_docx(draft.standard, pages=pdf.pages, **options))
    for data in (pdf.data, lay_out_pdf(word).read_bytes()):
        found = [page for page in pages_of(data) if any(page)]

        assert found == [(True, True)]
