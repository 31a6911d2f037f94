"""How notes and examples of more than a paragraph stand on the page."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

from pdfs import Box, pages_of
from qicao.builds.documents import build_draft
from snippets import draft_of

TEXT = """\
# 范围

本文件规定了示例。

# 要求

正文。

:::{note}
注的文字。

注的第二段。
:::

:::{example}
示例的文字：

1. 示例里的项。
:::
"""


def stretches(folder: Path) -> dict[str, Box]:
    """The stretches of text of the PDF by their words."""
    pdf = next(file for file in files(folder) if file.name == "征求意见稿.pdf")
    return {box.text.strip(): box for _, boxes in pages_of(pdf.read_bytes()) for box in boxes}


def files(folder: Path) -> tuple[Path, ...]:
    """The consultation set of a draft with the text."""
    draft_of(folder / "draft", TEXT)
    return build_draft(folder / "draft", folder / "build").files


def test_the_second_paragraph_of_a_note_begins_below_its_text(tmp_path: Path) -> None:
    """Not below its word (10.4.4.1)."""
    found = stretches(tmp_path)

    assert abs(found["注的第二段。"].left - found["注的文字。"].left) < 1


def test_the_word_of_a_long_example_stands_alone(tmp_path: Path) -> None:
    """The text begins on the next line (10.4.5)."""
    found = stretches(tmp_path)

    assert found["示例的文字："].top < found["示例："].bottom


def test_all_of_an_example_is_small(tmp_path: Path) -> None:
    """小五, the list in it too (annex F, 43)."""
    found = stretches(tmp_path)
    with ZipFile(next(file for file in files(tmp_path) if file.name == "征求意见稿.docx")) as package:
        document = package.read("word/document.xml").decode()
    [item] = [text for text in re.findall(r"<w:p>.*?</w:p>", document) if "示例里的项" in text]

    assert found["示例里的项。"].top - found["示例里的项。"].bottom < found["正文。"].top - found["正文。"].bottom
    assert item.count('<w:sz w:val="18"/>') == 2
