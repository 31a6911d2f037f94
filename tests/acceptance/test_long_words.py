"""No word of the PDF crosses the line of its cell or the edge of the text: long ones break, as in Word."""

from __future__ import annotations

from pathlib import Path
from random import Random
from shutil import copy, copytree
from string import ascii_letters, ascii_uppercase, digits

import pypdfium2
import pytest
from pypdfium2.raw import FPDF_PAGEOBJ_PATH

from drafts import DRAFTS
from pdfs import Box, pages_of, pdf_of_folder
from shared import SHARED
from snippets import draft_of

PAPER, EDGE = 595.3, 20 / 25.4 * 72
ALPHABETS = (digits, ascii_uppercase, ascii_letters + "_", "W", ascii_letters + digits + "-/.", "αβγδλμ", "éàüß")


def crossings(data: bytes) -> list[str]:
    """The stretches of text that a line of a table or the edge of the paper's text runs through."""
    document = pypdfium2.PdfDocument(data)
    found = []
    for (_, boxes), page in zip(pages_of(data)[1:], list(document)[1:], strict=True):
        paths = [Box(*item.get_bounds()) for item in page.get_objects(filter=[FPDF_PAGEOBJ_PATH])]
        upright = [path for path in paths if path.right - path.left < 3 < path.top - path.bottom]
        found += [box.text for box in boxes if box.right > PAPER - EDGE + 2 or any(cut(line, box) for line in upright)]
    document.close()
    return found


def cut(line: Box, box: Box) -> bool:
    """Whether the line runs through the text."""
    return box.left + 1 < line.left < box.right - 1 and line.bottom < (box.top + box.bottom) / 2 < line.top


def word(random: Random) -> str:
    """A word of one kind of letters, long or not."""
    return "".join(random.choices(random.choice(ALPHABETS), k=random.choice((3, 12, 30, 60, 140))))


def table(random: Random) -> str:
    """A table with long words in some of its cells."""
    columns = random.randint(2, 7)
    rows = [[word(random) if random.random() < 0.5 else "说明" for _ in range(columns)] for _ in range(4)]
    head = [random.choice(("名称", "编码", word(random)[:40])) for _ in range(columns)]
    lines = [" | ".join(row).replace("_", r"\_") for row in (head, ["---"] * columns, *rows)]
    return ":::{table} 数据项\n" + "".join(f"| {line} |\n" for line in lines) + ":::\n\n"


@pytest.mark.parametrize("seed", range(3))
def test_no_word_crosses_a_line(seed: int, tmp_path: Path) -> None:
    """In cells, paragraphs, items, notes and footnotes, of digits, capitals, identifiers, Greek and accented letters."""
    random = Random(seed)
    long = [word(random).replace("_", r"\_") * 2 for _ in range(6)]
    text = f"""# 范围

本文件规定了示例。

# 要求

编码应为{long[0]}，标识为{long[1]}。

1. 项{long[2]}；
2. 项：
   - 项{long[3]}。

注：注{long[4]}[^n]。

[^n]: 脚注{long[5]}。

"""
    draft_of(tmp_path / "draft", text + "".join(table(random) for _ in range(4)))

    assert crossings(pdf_of_folder(tmp_path / "draft").data) == []


@pytest.mark.corpus
def test_the_draft_that_was_found(tmp_path: Path) -> None:
    """A code, identifiers and an address in cells, a number of ninety digits in a paragraph."""
    copytree(SHARED / "found" / "long-words-in-pdf", tmp_path / "draft")
    copy(DRAFTS["everything"] / "explanation.md", tmp_path / "draft")

    assert crossings(pdf_of_folder(tmp_path / "draft").data) == []
