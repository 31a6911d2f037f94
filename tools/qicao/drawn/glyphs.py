"""Characters of a text that no font can show."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from qicao.drawn.pictures.pen import find_undrawn
from qicao.model.finding import Fault, Finding
from qicao.model.inline import Text
from qicao.model.span import Span
from qicao.source.programs import Programs
from qicao.source.resources import package_bytes

__all__ = ["REFUSED", "lost_glyphs"]

PACKAGE = "pylopdf_fonts_zh_cn"
FONT = "NotoSerifSC-Regular.otf"
"""The font that comes with qicao; its characters need no further search."""
MOST = 100
"""The number of characters that are searched for; a text with more rare ones is not Chinese."""


def lost_glyphs(texts: Sequence[Text], programs: Programs) -> Iterator[Finding]:
    """Yield a finding for each character that no font of the machine or of qicao has, where it occurs first."""
    strange = "".join(sorted(char for char in set().union(*(text.text for text in texts)) if not _is_known(char)))
    for char in find_undrawn(programs, strange[:MOST]) if strange else "":
        yield REFUSED.at(_place(texts, char), reason=f"没有字体能显示字符“{char}”（U+{ord(char):04X}）")


def _place(texts: Sequence[Text], char: str) -> Span:
    return next((text.span for text in texts if char in text.text and text.span), Span("", 1))


def _is_known(char: str) -> bool:
    starts, ends = _known()
    at = bisect_right(starts, ord(char)) - 1
    return (at >= 0 and ord(char) <= ends[at]) or char.isspace()


@cache
def _known() -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the first and last characters of the ranges that the font has."""
    start = _table(package_bytes(PACKAGE, FONT, 0, 4096), b"cmap")
    groups = _groups(package_bytes(PACKAGE, FONT, start, 200_000))
    return tuple(group[0] for group in groups), tuple(group[1] for group in groups)


def _table(head: bytes, name: bytes) -> int:
    """Return the offset of a table of the font (OpenType, table directory)."""
    (count,) = struct.unpack_from(">H", head, 4)
    tables = (struct.unpack_from(">4sIII", head, 12 + 16 * at) for at in range(count))
    return int(next(start for tag, _, start, _ in tables if tag == name))


def _groups(data: bytes) -> list[tuple[int, int, int]]:
    """Return first character, last character and first glyph of each range (OpenType, cmap format 12)."""
    (count,) = struct.unpack_from(">H", data, 2)
    starts = (struct.unpack_from(">I", data, 8 + 8 * at)[0] for at in range(count))
    start = next(start for start in starts if struct.unpack_from(">H", data, start)[0] == 12)
    (length,) = struct.unpack_from(">I", data, start + 12)
    return list(struct.iter_unpack(">III", data[start + 16 : start + 16 + 12 * length]))


REFUSED = Fault(
    "PDF001",
    "not-for-archives",
    "PDF 不能标明为 PDF/A 和 PDF/UA：{reason}。",
    "换用常用的字，或在本机安装含有这个字的字体。",
    severity="warning",
)
