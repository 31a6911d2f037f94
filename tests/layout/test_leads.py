"""Words that lead to something stay on its page, in Word and PDF alike."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from pdfs import pages_of
from qicao.drawn.formulas import Formulas
from qicao.drawn.pictures import Pictures
from qicao.render.docx import render_docx
from qicao.render.typst.document import render_pdf
from qicao.source.files import DISK
from qicao.source.world import World, open_world
from snippets import draft_of

LED = {
    "formula": "$$\na = \\frac{b}{c}\n$$\n",
    "list": "1. 第一项；\n2. 第二项。\n",
    "table": ":::{table} 题\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n:::\n",
    "note": "注：说明。\n",
}
FORMS = {
    "paragraph": "按下列内容计算：\n\n{}",
    "untitled clause": "##\n\n按下列内容计算：\n\n{}",
}


def tools(folder: Path) -> dict[str, Formulas | Pictures]:
    """What renderers want to be given."""
    return {"formulas": Formulas(open_world(folder / "cache")), "pictures": Pictures(folder, World(DISK))}


@pytest.mark.parametrize("led", LED)
@pytest.mark.parametrize("form", FORMS)
def test_a_lead_in_is_never_the_last_on_a_page(led: str, form: str, tmp_path: Path) -> None:
    """Wherever the page breaks: with more and more lines before it."""
    for lines in range(23, 31):
        text = "# 范围\n\n本文件规定了示例。\n\n# 要求\n\n" + "段落的文字。\n\n" * (lines - 4)
        if form == "untitled clause":
            text = text.replace("段落的文字。\n\n", "##\n\n段落的文字。\n\n")
        draft = draft_of(tmp_path / "draft", text + FORMS[form].format(LED[led]))
        pages = pages_of(render_pdf(draft.standard, **tools(tmp_path)).data)  # type: ignore[arg-type]
        for label, boxes in pages:
            printed = [box for box in boxes if 70 < box.bottom < 740 and box.text.strip()]
            last = min(printed, key=lambda box: box.bottom, default=None)
            assert last is None or not last.text.strip().endswith("计算："), (lines, label)


@pytest.mark.parametrize("led", LED)
@pytest.mark.parametrize("form", FORMS)
def test_word_keeps_it_with_what_follows(led: str, form: str, tmp_path: Path) -> None:
    """Its paragraph says so; one that leads to nothing does not."""
    draft = draft_of(tmp_path / "draft", "# 范围\n\n本文件规定了示例。\n\n# 要求\n\n" + FORMS[form].format(LED[led]))
    data = render_docx(draft.standard, **tools(tmp_path))  # type: ignore[arg-type]
    with zipfile.ZipFile(BytesIO(data)) as package:
        document = package.read("word/document.xml").decode()
    paragraphs = {
        words: part for part in re.findall(r"<w:p>.*?</w:p>", document) if (words := re.sub("<[^>]+>", "", part))
    }

    assert "<w:keepNext/>" in paragraphs["按下列内容计算："]
    assert "<w:keepNext/>" not in paragraphs["本文件规定了示例。"]
