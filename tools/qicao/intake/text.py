"""Text in any encoding that Chinese machines use, and the tables in CSV files."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

from qicao.errors import FileError
from qicao.intake.fields import fields_of, is_head, is_units_head
from qicao.intake.form import Grid
from qicao.intake.rows import find_head
from qicao.ooxml.grid import GridCell, GridRow

__all__ = ["csv_grid", "decode_chinese"]

MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行"
    "意见标准建议修改条款章编号理由单位原文内容应宜删除增加采纳序附录表图规范性引用文件术语"
    "這個國時來們動產種過說對會為於後發見標準議條號單內應刪採納錄圖規範"
)
"""Characters that are frequent in Chinese text and rare in bytes that were read in a wrong encoding."""
DELIMITERS = ("\t", ",", ";", "，", "|")
SEARCHED = 30
"""The number of rows within which the head of a table must be."""


def decode_chinese(data: bytes) -> str:
    """Return the text; bytes that fit no encoding become U+FFFD."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if b"\0" in data[:4000]:
        return data.decode("utf-16-be" if data[:4000:2].count(0) > data[1:4000:2].count(0) else "utf-16-le", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        found = [text for encoding in ("gb18030", "big5hkscs") if (text := _decoded(data, encoding)) is not None]
    return max(found, key=_likely, default=data.decode("utf-8", "replace"))


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _likely(text: str) -> float:
    """Return the share of common characters among the Chinese ones."""
    wide = [char for char in text[:20_000] if char > "\u2e80"]
    return sum(char in COMMON for char in wide) / max(len(wide), 1)


def csv_grid(text: str, *, guess: bool = False) -> Grid | None:
    """Return the table in the text, if a usual separator divides it into columns of comments or units; else None.

    With *guess* a head without known names is one if its words may be names; a mail has such words, too.
    """
    for delimiter in DELIMITERS:
        if delimiter in text:
            rows = [
                GridRow(at, tuple(map(GridCell, row)))
                for at, row in enumerate(_records(text, delimiter), 1)
                if any(row)
            ]
            if any(_is_known(row) for row in rows[:SEARCHED]) or (guess and find_head(rows, guess=True)):
                width = max(len(row.cells) for row in rows)
                return Grid([_filled(row, width) for row in rows], "", "第{}行".format)
    return None


def _is_known(row: GridRow) -> bool:
    fields = fields_of([cell.text for cell in row.cells])
    return is_head(fields) or (is_units_head(fields) and len(row.cells) > 1)


def _filled(row: GridRow, width: int) -> GridRow:
    return GridRow(row.at, (*row.cells, *[GridCell()] * (width - len(row.cells))))


def _records(text: str, delimiter: str) -> Iterator[Sequence[str]]:
    csv.field_size_limit(max(len(text) + 1, csv.field_size_limit()))
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter):
            yield [cell.strip() for cell in row]
    except csv.Error as error:
        raise FileError("文件不是合格的 CSV", "请用 Excel 或 WPS 打开后另存为 .xlsx。") from error
