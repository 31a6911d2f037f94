"""编制说明: the sections that the regulation demands, with the text of `explanation.md`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qicao.drawn.formulas import Formulas
from qicao.drawn.pictures import Pictures
from qicao.model.data import StandardData
from qicao.model.explanation import Explanation, Section
from qicao.model.inline import readable_text
from qicao.model.standard import Clause, Standard
from qicao.model.titles import name_in_line, stage_in_words
from qicao.model.words import chinese_numeral
from qicao.ooxml.paragraph import ParagraphFormat, paragraph
from qicao.ooxml.run import run
from qicao.render.companion.page import chinese_date, pairs_table, text_section, title
from qicao.render.docx.blocks import write_blocks
from qicao.render.docx.document import finish_package, new_writer
from qicao.render.docx.writer import Writer

__all__ = ["render_explanation"]

MISSING = "（缺：本节尚未编写。）"
HEADINGS = ("ExplainSection", "ExplainClause", "ExplainItem")
NUMBERS = ("{chinese}、", "（{chinese}）", "{digit}. ")
"""The form of section numbers, by depth."""


def render_explanation(
    standard: Standard, explanation: Explanation, *, formulas: Formulas, pictures: Pictures
) -> bytes:
    """Return the Word file of the 编制说明."""
    data = standard.data
    name = f"《{name_in_line(data)}》（{stage_in_words(data)}）编制说明"
    writer = new_writer(explanation.standard, formulas, pictures, set())
    writer.targets = frozenset()
    body = [title(name), pairs_table(list(_facts(data))), paragraph("", ParagraphFormat(style="Spacer"))]
    body += [
        _section(writer, section, place, explanation.process if section.process else ())
        for place, section in enumerate(explanation.sections, 1)
    ]
    body += [_signature(f"《{name_in_line(data)}》标准起草组"), _signature(chinese_date(data.completed))]
    return finish_package(writer, "".join(body) + text_section(writer), name, data.number)


def _facts(data: StandardData) -> Iterator[tuple[str, str]]:
    yield "文件名称", name_in_line(data)
    yield "文件编号", data.number
    yield "计划", "　".join(part for part in (data.plan.number, data.plan.document) if part) or "（未填）"
    yield "提出单位", "、".join(data.proposed_by) or "（未填）"
    yield "归口单位", "、".join(data.in_charge) or "（未填）"
    yield "起草单位", "、".join(data.drafted_by) or "（未填）"
    yield "主要起草人", "、".join(data.drafters) or "（未填）"


def _section(writer: Writer, section: Section, place: int, process: Sequence[str]) -> str:
    return (
        _heading(section.title, 0, place)
        + (_text(MISSING) if section.missing and not process else "")
        + write_blocks(writer, section.blocks)
        + _clauses(writer, section.clauses, 1)
        + "".join(map(_text, process))
    )


def _text(words: str) -> str:
    return paragraph(run(words), ParagraphFormat(style="StdParagraph"))


def _clauses(writer: Writer, clauses: Sequence[Clause], depth: int) -> str:
    return "".join(_clause(writer, clause, depth, place) for place, clause in enumerate(clauses, 1))


def _clause(writer: Writer, clause: Clause, depth: int, place: int) -> str:
    below = [child for child in clause.clauses if isinstance(child, Clause)]
    head = _heading(readable_text(clause.title), depth, place) if clause.title else ""
    return head + write_blocks(writer, clause.blocks) + _clauses(writer, below, depth + 1)


def _heading(words: str, depth: int, place: int) -> str:
    depth = min(depth, len(HEADINGS) - 1)
    number = NUMBERS[depth].format(chinese=chinese_numeral(place), digit=place)
    return paragraph(run(number + words), ParagraphFormat(style=HEADINGS[depth]))


def _signature(words: str) -> str:
    return paragraph(run(words), ParagraphFormat(style="StdParagraph", align="right"))
