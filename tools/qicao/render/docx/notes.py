"""The text of 条文脚注, which is a part of its own in the package; it is written when all marks are known."""

from __future__ import annotations

from msgspec.structs import replace

from qicao.model.block import Footnote, head_of
from qicao.ooxml.notes import footnote, footnote_mark
from qicao.ooxml.paragraph import ParagraphFormat, paragraph
from qicao.ooxml.run import RunFormat, run
from qicao.render.docx.blocks import write_blocks
from qicao.render.docx.inlines import to_runs
from qicao.render.docx.place import Place
from qicao.render.docx.tables import closed
from qicao.render.docx.writer import Writer

__all__ = ["write_notes"]

MARK = RunFormat(vertical="superscript")
NOTE = ParagraphFormat(
    style="StdFootnote",
    counted=False,
    tabs="left:720",
    indent="leftChars=0;left=720;hangingChars=0;firstLineChars=0;hanging=360",
)
MORE = Place("StdFootnote", indent="leftChars=0;left=720;firstLineChars=0;firstLine=0", left=720, narrow=True, base=720)
"""The place of further paragraphs: 720 twips, so that all lines begin at the fifth character (10.4.4.2).

The official style indents the first line only.
"""


def write_notes(writer: Writer) -> list[str]:
    """Return the footnotes that have a mark in the text, in the order of their numbers."""
    writer.in_note, writer.annex = True, ""
    notes = [footnote(number, _note(writer, writer.footnotes[id_])) for id_, number in writer.noted.items()]
    writer.in_note = False
    return notes


def _note(writer: Writer, note: Footnote) -> str:
    first, rest = head_of(note.blocks)
    writer.counted.clear()
    head = footnote_mark(MARK, ")") + run("\t") + to_runs(writer, first)
    return closed(paragraph(head, NOTE) + write_blocks(writer, rest, MORE), replace(MORE, left=0))
