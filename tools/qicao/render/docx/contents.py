"""The 目次 as a field that shows its lines at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qicao.ooxml.field import field, field_begin, field_end
from qicao.ooxml.link import bookmark_name, internal_link
from qicao.ooxml.paragraph import ParagraphFormat, paragraph
from qicao.ooxml.run import run
from qicao.render.contents import ContentsEntry

__all__ = ["write_contents"]

STYLES = (
    ("标准文件_前言、引言标题", 1),
    ("标准文件_章标题", 1),
    ("标准文件_一级条标题", 2),
    ("标准文件_二级条标题", 3),
    ("标准文件_三级条标题", 4),
    ("标准文件_四级条标题", 5),
    ("标准文件_五级条标题", 6),
    ("标准文件_附录标识", 1),
    ("标准文件_附录一级条标题", 2),
    ("标准文件_附录二级条标题", 3),
    ("标准文件_附录三级条标题", 4),
    ("标准文件_附录四级条标题", 5),
    ("标准文件_附录五级条标题", 6),
    ("标准文件_参考文献标题", 1),
    ("标准文件_索引标题", 1),
)
"""Styles of headings and their level in the contents, for Word to make them anew."""


def write_contents(entries: Sequence[ContentsEntry], depth: int, pages: Mapping[str, str]) -> str:
    """The title and the lines; *pages* are the printed page numbers by id."""
    styles = ",".join(f"{name},{level}" for name, level in STYLES if level <= depth)
    lines = [_line(entry, pages.get(entry.id, "")) for entry in entries]
    lines[0] = field_begin(f'TOC \\h \\z \\t "{styles}"') + lines[0]
    lines[-1] += field_end()
    title = paragraph(run("目\u3000次"), ParagraphFormat(style="StdContentsTitle"))
    return title + "".join(
        paragraph(line, ParagraphFormat(style=f"TOC{entry.level}")) for line, entry in zip(lines, entries, strict=True)
    )


def _line(entry: ContentsEntry, page: str) -> str:
    name = bookmark_name(entry.id)
    return internal_link(name, run(f"{entry.text}\t") + field(f"PAGEREF {name} \\h", run(page)))
