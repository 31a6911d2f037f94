"""复函: every unit that answered gets one, with its own comments and no others."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from msgspec.structs import replace

from handed import COMMENTS, PLAIN, comment, view_of
from qicao.ledger.overview import make_overview, voices
from qicao.ledger.phrases import decided_words, shown_words
from qicao.model.comment import Decision
from qicao.model.overview import Voice
from qicao.ooxml.check import check_package
from qicao.render.review.columns import count_lines, head_lines
from qicao.render.review.reply import render_reply, reply_names

VIEW = view_of()


def letter(unit: str) -> Any:
    """The letter to the unit as python-docx reads it."""
    voice = next(voice for voice in voices(VIEW) if voice.unit == unit)
    return Document(BytesIO(render_reply(make_overview(VIEW), voice, PLAIN)))


def test_every_unit_that_answered_is_told() -> None:
    """Those that were asked first, in their order; one without comments, too."""
    assert [(voice.unit, len(voice.rows)) for voice in voices(VIEW)] == [
        *((f"×××单位（{number}）", rows) for number, rows in ((1, 1), (2, 1), (7, 0), (3, 1), (4, 1), (5, 1)))
    ]


def test_a_letter_has_the_comments_of_its_unit_and_what_became_of_them() -> None:
    """The reason stands behind the decision; what is open says so."""
    refused, open_ = letter("×××单位（3）"), letter("×××单位（1）")
    text = "\n".join(paragraph.text for paragraph in refused.paragraphs)

    assert [[cell.text for cell in row.cells] for row in refused.tables[0].rows] == [
        ["序号", "章条编号", "意见内容", "处理意见"],
        ["1", "4.3\n（原4.2）", '=HYPERLINK("http://example.org")', "不采纳。已由其他文件规定。"],
    ]
    assert "×××单位（3）：" in text
    assert "共1条。经研究，不采纳1条。" in text
    assert "2026年12月9日" in text
    assert open_.tables[0].rows[1].cells[3].text == "待定"


def test_a_unit_without_comments_is_thanked() -> None:
    """Without a table."""
    found = letter("×××单位（7）")

    assert found.tables == []
    assert any("无修改意见" in paragraph.text for paragraph in found.paragraphs)


@pytest.mark.parametrize("unit", ["×××单位（3）", "×××单位（7）"])
def test_a_letter_is_sound(tmp_path: Path, unit: str) -> None:
    """For the schema and for readers."""
    from openxml_audit import OpenXmlValidator

    voice = next(voice for voice in voices(VIEW) if voice.unit == unit)
    data = render_reply(make_overview(VIEW), voice, PLAIN)
    (tmp_path / "l.docx").write_bytes(data)

    assert check_package(data) == []
    assert [str(error) for error in OpenXmlValidator().validate(str(tmp_path / "l.docx")).errors] == []


def test_names_of_files_are_whole_and_differ() -> None:
    """A unit may be called by what no file can be."""
    names = reply_names([Voice(unit) for unit in ("甲/乙", "甲\\乙", "..", 'a:"b"', "长" * 200)])

    assert names == ["甲 乙.docx", "甲 乙（2）.docx", "单位.docx", "a b.docx", f"{'长' * 60}.docx"]


def test_the_letter_follows_the_form_with_a_column_for_new_words() -> None:
    """修改建议 is told as well."""
    made = replace(comment(1), proposed="柜门应每月检查。", decision=Decision("采纳"))
    view = view_of((made, *COMMENTS[1:2]))
    voice = next(voice for voice in voices(view) if voice.unit == "×××单位（1）")
    table = Document(BytesIO(render_reply(make_overview(view), voice, PLAIN))).tables[0]

    assert table.rows[1].cells[2].text == "建议改写。\n建议修改为：柜门应每月检查。"


def test_letters_and_notes_call_the_text_what_was_sent_out() -> None:
    """第二次征求意见稿 in the second round: in the title and the words of a letter, above the table and below it."""
    overview = make_overview(VIEW)
    again = replace(overview, head=replace(overview.head, iteration=2))
    found = Document(BytesIO(render_reply(again, voices(VIEW)[0], PLAIN)))
    name = f"《{overview.head.document}》"

    assert sum(f"{name}（第二次征求意见稿）" in paragraph.text for paragraph in found.paragraphs) == 2
    assert not any("（征求意见稿）" in paragraph.text for paragraph in found.paragraphs)
    assert sum("《第二次征求意见稿》" in line for line in count_lines(again)) == 3
    assert head_lines(again)[0][0].endswith("（第二次征求意见稿）")
    assert not any("第二次" in line for line in count_lines(overview))


@pytest.mark.parametrize("reason", ["已规定", "已规定。", "已规定。 ", "见（A）", "为什么？"])
def test_a_reason_ends_like_a_sentence(reason: str) -> None:
    """However it was typed; and printed it is the same decision when it comes back."""
    words = decided_words(Decision("不采纳", reason))

    assert words.startswith(f"不采纳。{reason.strip()}")
    assert words[-1] in "。？"
    assert not words.endswith(("。。", "？。"))
    assert shown_words(Decision("待议", reason)) == words.replace("不采纳", "待议")
    assert decided_words(Decision("采纳")) == "采纳"
