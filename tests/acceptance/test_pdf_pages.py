"""What GB/T 1.1—2020 asks of every page: its head and foot, continued tables, the line at the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafts import DRAFTS, read_draft
from office import lay_out_pdf
from parity import printed
from pdfs import Box, lines_on, pages_of, pdf_of, pdf_of_folder, texts_of
from qicao.builds.documents import build_draft
from snippets import YAML

TOP, FOOT = 755.0, 70.0
"""Above and below these heights stand head and foot of an upright page."""
WIDTH = 595.276
ROWS = 130
LONG_TABLE = (
    "# 范围\n\n本文件规定了示例。\n\n# 要求\n\n应符合[](#表)的规定。\n\n{#表}\n:::{table} 很长的表\n| 项目 | 要求 |\n| --- | --- |\n"
    + "".join(f"| 第{row}项 | 符合规定 |\n" for row in range(1, ROWS + 1))
    + ":::\n"
)


def draft(folder: Path, text: str) -> Path:
    """A draft with this text."""
    folder.mkdir()
    (folder / "standard.yaml").write_text(YAML, encoding="utf-8")
    (folder / "index.md").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", DRAFTS)
@pytest.mark.one_in(5)
def test_the_number_of_the_document_heads_every_page_from_the_contents_on(name: str) -> None:
    """At the right of odd pages, at the left of even ones; the page number stands below it (10.1.3)."""
    number = printed(read_draft(name).standard.data.number)
    for at, (label, boxes) in enumerate(pages_of(pdf_of(name).data)):
        upright = [box for box in boxes if box.right < WIDTH]
        if not label or len(upright) < len(boxes):
            continue  # the cover, a blank page, or a page on its side
        right = not at % 2
        head = [box for box in boxes if box.bottom > TOP]
        foot = [box for box in boxes if box.top < FOOT]
        assert printed("".join(box.text for box in head)) == number
        assert printed("".join(box.text for box in foot)) == label
        assert all((box.left > WIDTH / 2) == right for box in (*head, *foot)), label


def test_every_page_of_a_long_table_says_that_it_goes_on(tmp_path: Path) -> None:
    """表1（续） stands on the second page and all further ones, with the head of the table; not on the first (9.8.3)."""
    pages = [printed(text) for text in texts_of(pdf_of_folder(draft(tmp_path / "draft", LONG_TABLE)).data)]
    with_rows = [page for page in pages if "项符合规定" in page]

    assert len(with_rows) >= 3
    assert ["表1很长的表（续）项目要求" in page for page in with_rows] == [False] + [True] * (len(with_rows) - 1)
    assert ["表1很长的表项目要求" in page for page in with_rows] == [True] + [False] * (len(with_rows) - 1)
    assert all(any(f"第{row}项符合规定" in page for page in with_rows) for row in range(1, ROWS + 1))


@pytest.mark.parametrize("name", DRAFTS)
@pytest.mark.one_in(5)
def test_a_line_ends_the_document(name: str) -> None:
    """A quarter of the width of the text, in its middle, below the last words (10.1.5)."""
    data = pdf_of(name).data
    [line] = [line for line in lines_on(data, -1) if _is_end(line)]
    last = pages_of(data)[-1][1]

    assert line.top < min(box.bottom for box in last if box.bottom > FOOT)
    assert len(pages_of(data)) - 1 not in [
        at for at in range(len(pages_of(data)) - 1) if any(_is_end(found) for found in lines_on(data, at))
    ]


def _is_end(line: Box) -> bool:
    middle = (line.left + line.right) / 2
    return abs(line.right - line.left - 118) < 2 and abs(middle - WIDTH / 2) < 20


FULL = "# 范围\n\n本文件规定了示例。\n\n# 要求\n\n" + "".join(f"第{at}段。\n\n" for at in range(1, 70))


@pytest.mark.parametrize("more", range(0, 44, 3))
def test_the_line_is_never_alone_on_a_page(more: int, tmp_path: Path) -> None:
    """However full the last page is."""
    text = FULL + "".join(f"又第{at}段。\n\n" for at in range(more))
    data = pdf_of_folder(draft(tmp_path / "draft", text)).data
    label, boxes = pages_of(data)[-1]

    assert any(FOOT < box.bottom < TOP and "段" in box.text for box in boxes), label
    assert any(_is_end(line) for line in lines_on(data, -1))


LAST = {
    "a paragraph": "",
    "a table": "\n:::{table} 表\n| 甲 |\n| --- |\n| 表尾。 |\n:::\n",
}
"""What the document ends in."""


@pytest.mark.office
@pytest.mark.parametrize("more", [30, 34, 37, 38, 39, 40])
@pytest.mark.parametrize("last", LAST)
def test_word_keeps_the_line_with_the_last_text(last: str, more: int, tmp_path: Path) -> None:
    """On a last page that is full, too."""
    text = FULL + "".join(f"又第{at}段。\n\n" for at in range(more)) + LAST[last]
    word = build_draft(draft(tmp_path / "draft", text), tmp_path / "build").files[0]
    data = lay_out_pdf(word).read_bytes()

    assert "。" in texts_of(data)[-1]
    assert any(_is_end(line) for line in lines_on(data, -1))
