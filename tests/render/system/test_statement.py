"""编制说明 of a system: ten sections, none of them empty, whatever the data lack."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from anysystem import SMALL, files_of, sample
from qicao.catalog.system import System
from qicao.drawn.pictures import Pictures
from qicao.render.system.statement import render_statement
from qicao.source.world import world_in_memory

PLAIN = Pictures(Path(), world_in_memory({}))
NOTHING = files_of({"system": {"title": "空标准体系"}})


@pytest.mark.parametrize("system", [sample(), files_of(SMALL), NOTHING])
def test_ten_sections_and_none_is_empty(system: System) -> None:
    """GB/T 13016: each heading is followed by words of its own."""
    styles = [
        (paragraph.style.style_id, paragraph.text)
        for paragraph in Document(BytesIO(render_statement(system, PLAIN))).paragraphs
        if paragraph.text.strip()
    ]
    heads = [at for at, (style, _) in enumerate(styles) if style == "ExplainSection"]

    assert [styles[at][1].partition("、")[0] for at in heads] == list("一二三四五六七八九十")
    for start, end in zip(heads, [*heads[1:], len(styles)], strict=True):
        assert any(style in {"StdParagraph", "StdDash"} for style, _ in styles[start + 1 : end]), styles[start]
    assert not any("None" in text or "{{" in text or "@" in text for _, text in styles)


def test_items_end_as_chinese_lists_do() -> None:
    """With ； but for the last one."""
    paragraphs = Document(BytesIO(render_statement(sample(), PLAIN))).paragraphs
    items = [paragraph.text for paragraph in paragraphs if paragraph.style.style_id == "StdDash"]

    assert all(text.endswith(("；", "。")) for text in items)


def test_what_the_data_lack_is_not_claimed() -> None:
    """A system without goals and sub-systems says that it has none."""
    text = "\n".join(paragraph.text for paragraph in Document(BytesIO(render_statement(NOTHING, PLAIN))).paragraphs)

    assert "还没有写明" in text
    assert "须先划分子体系" in text
    assert "都有标准。" not in text
