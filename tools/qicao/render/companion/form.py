"""征求意见表: the form for comments, filled in as far as the data of the draft allow."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.drawn.pictures import Pictures
from qicao.layout.names import PATENT_CALL
from qicao.model.standard import Standard
from qicao.model.titles import name_in_line, stage_in_words
from qicao.ooxml.paragraph import ParagraphFormat, paragraph
from qicao.ooxml.run import run
from qicao.ooxml.table import TableFormat, row, table
from qicao.render.companion.page import FRAME, WIDTH, chinese_date, plain_writer, text_cell, text_section, title
from qicao.render.docx.document import finish_package

__all__ = ["render_form"]

COLUMNS = (("序号", 640), ("章条编号", 1300), ("原文内容", 2300), ("修改建议", 2814), ("理由", 2300))
"""The columns and their widths, in twips."""
ROWS = 10
HEIGHT = 640
NOTES = (
    "填写说明：",
    "1. 对全文的意见，章条编号写“全文”；对图、表、公式的意见写其编号。",
    "2. 每条意见占一行，可另附页；没有意见也请写明“无意见”。",
    f"3. {PATENT_CALL}",
)


def render_form(standard: Standard, pictures: Pictures) -> bytes:
    """Return the Word file of the 征求意见表."""
    data = standard.data
    name = f"《{name_in_line(data)}》（{stage_in_words(data)}）征求意见表"
    writer = plain_writer(pictures)
    gap = paragraph("", ParagraphFormat(style="Spacer", spacing="before=0;after=160;line=20;lineRule=exact"))
    body = [title(name), _facts(standard), gap, _comments(), gap, *_notes()]
    return finish_package(writer, "".join(body) + text_section(writer), name, data.number)


def _facts(standard: Standard) -> str:
    """Return the name of the document, the period and the address, and blanks for the person who comments."""
    data = standard.data
    contact = data.consultation.contact
    period = f"{chinese_date(data.consultation.start)}至{chinese_date(data.consultation.end)}"
    address = "，".join(part for part in (contact.person, contact.phone, contact.email, contact.address) if part)
    rows = [
        (("文件名称", name_in_line(data)),),
        (("文件编号", data.number), ("稿次", stage_in_words(data))),
        (("征求意见期限", period),),
        (("意见反馈至", address or "×××"),),
        (("提出单位（专家）", ""), ("联系人", "")),
        (("电话", ""), ("电子邮箱", "")),
        (("日期", "　　　　年　　月　　日"), ("盖章（签字）", "")),
    ]
    quarter = WIDTH // 4
    lines = [row(_cells(pairs, quarter), height=440) for pairs in rows]
    return table(lines, TableFormat([quarter] * 4, FRAME))


def _cells(pairs: tuple[tuple[str, str], ...], quarter: int) -> Iterator[str]:
    span = 3 if len(pairs) == 1 else 1
    for name, value in pairs:
        yield text_cell(name, quarter, label=True)
        yield text_cell(value, quarter * span, span=span)


def _comments() -> str:
    head = row([text_cell(name, width, label=True) for name, width in COLUMNS], header=True, height=400)
    blank = [
        row(
            [text_cell(str(number) if place == 0 else "", width) for place, (_, width) in enumerate(COLUMNS)],
            height=HEIGHT,
        )
        for number in range(1, ROWS + 1)
    ]
    return table([head, *blank], TableFormat([width for _, width in COLUMNS], FRAME))


def _notes() -> Iterator[str]:
    for note in NOTES:
        yield paragraph(run(note), ParagraphFormat(style="StdTableText", align="left"))
