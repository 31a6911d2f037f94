"""Files of Word and workbooks as others hand them in, made of a few words of XML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

__all__ = ["comment", "ext", "p", "table", "tracked", "word_bytes", "workbook", "zipped"]

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    ' xmlns:w16cid="http://schemas.microsoft.com/office/word/2016/wordml/cid"'
)
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS: Mapping[str, tuple[str, str]] = {
    "comments": ("w:comments", "comments"),
    "extended": ("w15:commentsEx", "commentsExtended"),
    "ids": ("w16cid:commentsIds", "commentsIds"),
    "footnotes": ("w:footnotes", "footnotes"),
    "header": ("w:hdr", "header"),
}
SHORT = re.compile(r"\[(/?)(\w+)(?: (\w+))?]")
"""`[c 0]…[/c 0][r 0]` in the text of a paragraph: ends of the range of comment 0, and its mark."""
MARKS = {"c": "commentRangeStart", "/c": "commentRangeEnd", "r": "commentReference"}


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    """A zip file with these parts."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return buffer.getvalue()


def word_bytes(body: str, **parts: str) -> bytes:
    """A file of Word with that body, and further parts named as in `PARTS`."""
    relations = "".join(
        f'<Relationship Id="rId{at}" Type="{KIND}/{PARTS[name][1]}" Target="{name}.xml"/>'
        for at, name in enumerate(parts, 1)
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    types = '<Default Extension="xml" ContentType="application/xml"/>'
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types">{types}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
            f'Type="{KIND}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">{relations}</Relationships>',
            "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
            **{
                f"word/{name}.xml": f"<{PARTS[name][0]} {NAMES}>{text}</{PARTS[name][0]}>"
                for name, text in parts.items()
            },
        }
    )


def p(*pieces: str, properties: str = "") -> str:
    """A paragraph of texts, which may hold marks of comments in the short form, and of elements."""
    inner = "".join(piece if piece.startswith("<") else _runs(piece) for piece in pieces)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def _runs(text: str) -> str:
    """The text in runs, with the marks between them."""
    return "".join(_piece(piece) for piece in re.split(r"(\[/?[cr] \w+])", text) if piece)


def _piece(piece: str) -> str:
    match = SHORT.fullmatch(piece)
    if match:
        mark = f'<w:{MARKS[match[1] + match[2]]} w:id="{match[3]}"/>'
        return f"<w:r>{mark}</w:r>" if match[2] == "r" else mark
    return _run(piece)


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def tracked(kind: str, text: str, author: str = "甲单位", date: str = "2026-10-01T09:00:00Z") -> str:
    """A run that came (`ins`), went (`del`) or moved."""
    tag = "delText" if kind == "del" else "t"
    return (
        f'<w:{kind} w:id="9" w:author="{author}" w:date="{date}"><w:r><w:{tag} xml:space="preserve">{text}</w:{tag}>'
        f"</w:r></w:{kind}>"
    )


def comment(id_: str, text: str, para: str = "", author: str = "甲单位", date: str = "2026-10-01T09:00:00Z") -> str:
    """A comment of the part `comments`; *para* is the id of its paragraph."""
    key = f' w14:paraId="{para}"' if para else ""
    when = f' w:date="{date}"' if date else ""
    return f'<w:comment w:id="{id_}" w:author="{author}"{when} w:initials="甲"><w:p{key}>{_run(text)}</w:p></w:comment>'


def ext(para: str, parent: str = "", done: str = "0") -> str:
    """What `commentsExtended` says of a comment."""
    above = f' w15:paraIdParent="{parent}"' if parent else ""
    return f'<w15:commentEx w15:paraId="{para}"{above} w15:done="{done}"/>'


def table(rows: Iterable[Sequence[str]]) -> str:
    """A table; a cell `<` belongs to the one on its left, `^` to the one above."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(_row(row) for row in _with_spans([*rows]))}</w:tbl>"


def _with_spans(rows: list[Sequence[str]]) -> list[list[tuple[str, int, str]]]:
    """Of each cell its text, the columns that it spans, and how it merges with others above and below."""
    made = []
    for at, row in enumerate(rows):
        below = rows[at + 1] if at + 1 < len(rows) else ()
        cells: list[tuple[str, int, str]] = []
        for column, text in enumerate(row):
            if text == "<":
                last = cells.pop()
                cells.append((last[0], last[1] + 1, last[2]))
            else:
                starts = column < len(below) and below[column] == "^"
                cells.append(
                    ("" if text == "^" else text, 1, "continue" if text == "^" else "restart" if starts else "")
                )
        made.append(cells)
    return made


def _row(cells: list[tuple[str, int, str]]) -> str:
    return f"<w:tr>{''.join(_cell(*cell) for cell in cells)}</w:tr>"


def _cell(text: str, span: int, merge: str) -> str:
    properties = (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "") + (
        f'<w:vMerge w:val="{merge}"/>' if merge else ""
    )
    lines = "".join(p(line) for line in text.split("\n"))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{lines}</w:tc>"


def workbook(sheets: Mapping[str, Iterable[Sequence[str]]]) -> bytes:
    """A workbook; cells `<` and `^` are merged as in a table."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        _fill(book.create_sheet(name), [*rows])
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _fill(sheet: object, rows: list[Sequence[str]]) -> None:
    for at, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            if text not in {"<", "^", ""}:
                sheet.cell(at, column, text)  # type: ignore[attr-defined]
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            if text not in {"<", "^"}:
                _merge(sheet, rows, at, column)


def _merge(sheet: object, rows: list[Sequence[str]], at: int, column: int) -> None:
    """Merge what belongs to the cell: first to the right, then down."""
    right, down = column, at
    while right + 1 < len(rows[at]) and rows[at][right + 1] == "<":
        right += 1
    while down + 1 < len(rows) and column < len(rows[down + 1]) and rows[down + 1][column] == "^":
        down += 1
    if (right, down) != (column, at):
        sheet.merge_cells(  # type: ignore[attr-defined]
            start_row=at + 1, start_column=column + 1, end_row=down + 1, end_column=right + 1
        )
