"""复函: a letter to one unit about the decisions on its comments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qicao.drawn.pictures import Pictures
from qicao.model.overview import Overview, Row, Voice
from qicao.ooxml.paragraph import ParagraphFormat, paragraph
from qicao.ooxml.run import RunFormat, run
from qicao.ooxml.table import TableFormat, row, table
from qicao.render.companion.page import FRAME, chinese_date, plain_writer, text_cell, text_section, title
from qicao.render.docx.document import finish_package
from qicao.render.docx.template import SONG
from qicao.render.review.columns import day_of, is_short, told_decisions
from qicao.source.patterns import compiled

__all__ = ["render_reply", "reply_names"]

COLUMNS = (("序号", 640), ("章条编号", 1500), ("意见内容", 4114), ("处理意见", 3100))
"""The columns and their widths, in twips."""
CHARACTER = 180
"""The width of a Chinese character of 9 pt, in twips."""
LARGE = RunFormat(fonts=SONG, size=28)
LINES = "line=500;lineRule=exact"
FLUSH, INDENT = "firstLineChars=0;firstLine=0", "firstLineChars=200;firstLine=560"
GAP = paragraph("", ParagraphFormat(style="Spacer", spacing="before=0;after=120;line=20;lineRule=exact"))
UNFIT = compiled(r'[\\/:*?"<>|\x00-\x1f]+')
OPEN = "待定"


def render_reply(overview: Overview, voice: Voice, pictures: Pictures) -> bytes:
    """Return the letter to the unit as a Word file."""
    writer = plain_writer(pictures)
    name = f"关于《{overview.head.document}》（{overview.head.called}）意见处理情况的复函"
    texts = [_paragraph(f"{voice.unit}：", FLUSH), *(_paragraph(text, INDENT) for text in _texts(overview, voice))]
    rows = [GAP, _rows(voice), GAP] if voice.rows else []
    signed = [_paragraph(words, FLUSH, "right") for words in _signature(overview)]
    body = [title(name), *texts, *rows, *signed, text_section(writer)]
    return finish_package(writer, "".join(body), name, overview.head.stage)


def _texts(overview: Overview, voice: Voice) -> Iterator[str]:
    head = overview.head
    called = f"《{head.document}》（{head.called}）"
    if not voice.rows:
        yield f"贵单位对{called}的复函收悉，无修改意见。感谢贵单位的支持。"
        return
    yield (
        f"贵单位对{called}提出的意见收悉，共{voice.counts.comments}条。经研究，{told_decisions(voice.counts)}。"
        "处理情况见下表。感谢贵单位的支持。"
    )


def _rows(voice: Voice) -> str:
    head = row([text_cell(name, width, label=True) for name, width in COLUMNS], header=True, height=400)
    widths = [width for _, width in COLUMNS]
    lines = [_row(_cells(number, item), widths) for number, item in enumerate(voice.rows, 1)]
    return table([head, *lines], TableFormat(widths, FRAME))


def _row(texts: Sequence[str], widths: Sequence[int]) -> str:
    whole = is_short(texts, [width / CHARACTER for width in widths])
    return row([text_cell(text, width) for text, width in zip(texts, widths, strict=True)], whole=whole)


def _cells(number: int, item: Row) -> tuple[str, ...]:
    said = f"{item.said}\n建议修改为：{item.proposed}" if item.proposed else item.said
    return str(number), item.place, said, item.decided or OPEN


def _signature(overview: Overview) -> Iterator[str]:
    yield overview.head.issuer or f"《{overview.head.document}》标准起草组"
    yield chinese_date(day_of(overview.head.day))


def _paragraph(words: str, indent: str, align: str = "") -> str:
    return paragraph(
        run(words, LARGE), ParagraphFormat(style="StdParagraph", spacing=LINES, indent=indent, align=align)
    )


def reply_names(voices: Sequence[Voice]) -> list[str]:
    """Return the names of the files, each different.

    They are the names of the units, without characters that file names cannot have.
    """
    names: list[str] = []
    for voice in voices:
        name = UNFIT.sub(" ", voice.unit).strip(" .")[:60] or "单位"
        names.append(name if name not in names else f"{name}（{len(names) + 1}）")
    return [f"{name}.docx" for name in names]
