"""The 目次: a field of Word whose lines are already filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from qicao.layout.contents import ContentsEntry
from qicao.ooxml.field import field, field_begin, field_end
from qicao.ooxml.link import bookmark_name, internal_link
from qicao.ooxml.paragraph import ParagraphFormat, paragraph
from qicao.ooxml.run import run
from qicao.render.docx.divisions import title_runs

__all__ = ["write_contents"]

LEVELS = ("一", "二", "三", "四", "五")
"""The level of a clause, as the official style names spell it."""
CAPTIONS = {"figure": "图", "table": "表"}


def write_contents(entries: Sequence[ContentsEntry], depth: int, pages: Mapping[str, str]) -> str:
    """Return the title and the lines of the 目次; *pages* maps ids to printed page numbers."""
    title = paragraph(title_runs("目次"), ParagraphFormat(style="StdContentsTitle"))
    parts = groupby(entries, lambda entry: entry.kind)
    return title + "".join(_part(list(part), _code(kind, depth), pages) for kind, part in parts)


def _part(entries: Sequence[ContentsEntry], code: str, pages: Mapping[str, str]) -> str:
    """Return the lines that one field of Word collects."""
    lines = [_line(entry, pages.get(entry.id, "")) for entry in entries]
    lines[0] = field_begin(code) + lines[0]
    lines[-1] += field_end()
    return "".join(paragraph(line, _form(entry)) for line, entry in zip(lines, entries, strict=True))


def _form(entry: ContentsEntry) -> ParagraphFormat:
    """Return the style for the level, with an empty line before the first figure and the first table (10.3.2).

    It is not aligned with the grid, because LibreOffice keeps an exact line height only off the grid.
    """
    return ParagraphFormat(style=f"TOC{entry.level}", spacing="before=312" if entry.apart else "", snap=False)


def _code(kind: str, depth: int) -> str:
    """Return the field code that the official tools write.

    It collects headings of outline level 1 and clauses down to *depth*, or captions.
    """
    if kind in CAPTIONS:
        return f'TOC \\h \\t "标准文件_正文{CAPTIONS[kind]}标题,1,标准文件_附录{CAPTIONS[kind]}标题,1,"'
    clauses = "".join(
        f"标准文件_{word}级条标题,{level},标准文件_附录{word}级条标题,{level},"
        for level, word in enumerate(LEVELS[: depth - 1], 2)
    )
    return f'TOC \\o "1-1" \\h \\t "{clauses}"' if clauses else 'TOC \\o "1-1" \\h'


def _line(entry: ContentsEntry, page: str) -> str:
    name = bookmark_name(entry.id)
    return internal_link(name, run(f"{entry.text}\t") + field(f"PAGEREF {name} \\h", run(page)))
