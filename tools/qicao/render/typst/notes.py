"""The text of 条文脚注, which Typst wants at the first mark."""

from __future__ import annotations

from qicao.model.block import Footnote, head_of
from qicao.model.geometry import TEXT_WIDTH
from qicao.render.typst.blocks import write_blocks
from qicao.render.typst.inlines import to_markup
from qicao.render.typst.place import Place
from qicao.render.typst.writer import Writer

__all__ = ["write_note"]

BELOW = Place(indent="0pt", size="9pt", narrow=True)


def write_note(writer: Writer, note: Footnote) -> str:
    """Return the content of the footnote.

    The state of the surrounding text (cell, table, space) is put aside meanwhile.
    """
    before = writer.in_note, writer.after, writer.room
    writer.in_note, writer.after, writer.room = True, 0, TEXT_WIDTH
    writer.within += 1
    first, rest = head_of(note.blocks)
    source = (
        "#set text(size: 9pt)\n" + to_markup(writer, first) + ("\n" + write_blocks(writer, rest, BELOW) if rest else "")
    )
    writer.in_note, writer.after, writer.room = before
    writer.within -= 1
    return source
