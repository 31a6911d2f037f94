"""征求意见函: the letter, made from the Jinja2 template `templates/companion/letter.txt.j2`."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.drawn.pictures import Pictures
from qicao.layout.names import PATENT_CALL, banner
from qicao.model.data import StandardData
from qicao.model.standard import Standard
from qicao.model.titles import name_in_line, stage_in_words
from qicao.ooxml.paragraph import ParagraphFormat, paragraph
from qicao.ooxml.run import RunFormat, run
from qicao.render.companion.page import chinese_date, plain_writer, text_section, title
from qicao.render.docx.document import finish_package
from qicao.render.docx.template import SONG
from qicao.source.resources import template_text

__all__ = ["render_letter"]

LARGE = RunFormat(fonts=SONG, size=28)
"""The type of letters: 14 pt."""
LINES = "line=500;lineRule=exact"
FLUSH = "firstLineChars=0;firstLine=0"


def render_letter(standard: Standard, pictures: Pictures) -> bytes:
    """Return the Word file of the 征求意见函."""
    data = standard.data
    writer = plain_writer(pictures)
    blocks = [block.strip("\n") for block in _fill(data).split("\n\n") if block.strip()]
    body = "".join(_write(blocks))
    return finish_package(writer, body + text_section(writer), blocks[0].removeprefix("# "), data.number)


def _fill(data: StandardData) -> str:
    from jinja2 import Environment, StrictUndefined

    template = template_text("companion/letter.txt.j2")
    consultation = data.consultation
    # The template gives plain text; it is escaped when it is written into Word.
    environment = Environment(undefined=StrictUndefined, autoescape=False)  # noqa: S701
    return environment.from_string(template).render(
        name=name_in_line(data),
        number=data.number,
        stage=stage_in_words(data),
        plan=data.plan,
        basis=consultation.basis,
        start=chinese_date(consultation.start),
        end=chinese_date(consultation.end),
        drafted_by="、".join(data.drafted_by) or "标准起草组",
        issuer=consultation.issuer or "、".join(data.in_charge) or "×××单位",
        contact=consultation.contact,
        patent_call=PATENT_CALL,
        **{"class": banner(data)},
    )


def _write(blocks: list[str]) -> Iterator[str]:
    """Yield a paragraph for each block: `# ` marks the title, `> ` a line that is right-aligned."""
    for place, block in enumerate(blocks):
        if block.startswith("# "):
            yield title(block.removeprefix("# "))
        elif block.startswith("> "):
            yield _paragraph(block.removeprefix("> "), FLUSH, "right")
        elif place == 1:
            yield _paragraph(block, FLUSH)
        else:
            yield _paragraph(block, "firstLineChars=200;firstLine=560")


def _paragraph(words: str, indent: str, align: str = "") -> str:
    form = ParagraphFormat(style="StdParagraph", spacing=LINES, indent=indent, align=align)
    return paragraph(run(words, LARGE), form)
