"""Reading a file of comments; its kind is recognised by its content, not by its name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial

from msgspec.structs import replace

from qicao.errors import FileError
from qicao.intake.eml import is_eml, read_eml
from qicao.intake.ending import SENTENCE
from qicao.intake.fields import fields_of, is_head, is_units_head
from qicao.intake.form import Grid, read_form
from qicao.intake.iso import is_iso_yaml, read_iso
from qicao.intake.mail import read_mail
from qicao.intake.taken import Taken
from qicao.intake.text import csv_grid, decode_chinese
from qicao.intake.web import read_annotations
from qicao.intake.word import counts_of, read_word
from qicao.intake.words import plain
from qicao.model.comment import Answer, Arrived
from qicao.model.frozen import FrozenText
from qicao.ooxml.archive import open_archive
from qicao.ooxml.document import Document, read_document
from qicao.ooxml.grid import first_words, read_tables
from qicao.source.book import Sheet, read_book

__all__ = ["read_comments"]

AS_DOCX = "请用 Word 或 WPS 打开，另存为 .docx 后再导入。"
AS_XLSX = "请用 Excel 或 WPS 表格打开，另存为 .xlsx 后再导入。"
REFUSED: Sequence[tuple[bytes, str, str]] = (
    (
        b"%PDF",
        " PDF 文件，不能从中取出意见",
        "请向对方要 Word 或 Excel 文件；没有时把意见抄入意见反馈表，或用 qicao review add 录入。",
    ),
    (b"{\\rtf", " RTF 文件", AS_DOCX),
    (b"\x89PNG", "图片，不能从中取出意见", "请把意见抄入意见反馈表，或用 qicao review add 录入。"),
    (b"\xff\xd8\xff", "图片，不能从中取出意见", "请把意见抄入意见反馈表，或用 qicao review add 录入。"),
    (b"Rar!", "压缩包", "请解压后导入其中的文件。"),
    (b"7z\xbc\xaf", "压缩包", "请解压后导入其中的文件。"),
    (b"\x1f\x8b", "压缩包", "请解压后导入其中的文件。"),
)
"""The first bytes of files that cannot be read, what they are, and what to do."""
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of files of old office programs."""
INSIDE: Sequence[tuple[str, str, str]] = (
    ("EncryptedPackage", "加了密码的文件", "请去掉密码后再导入。"),
    ("__nameid_version1.0", "Outlook 邮件（.msg）", "请在 Outlook 中另存为 .txt 或 .eml，附件另存后再导入。"),
    ("WordDocument", "旧格式的 Word 或 WPS 文字文件（.doc、.wps）", AS_DOCX),
    ("Workbook", "旧格式的 Excel 或 WPS 表格文件（.xls、.et）", AS_XLSX),
    ("Book", "旧格式的 Excel 文件（.xls）", AS_XLSX),
)
"""The names of streams in such files, what the file is, and what to do."""
WEB_PAGE = re.compile(rb"\s*(?:<!doctype html|<html|MIME-Version:|<\?xml)", re.IGNORECASE)
BESIDE = re.compile(r"[（(][^（()）]*(?:[\d条无章]|意见)[^（()）]*[)）]|^[\s\d、.．\-—–_]+|[\s\d\-—–_]+$")
"""What people put beside the name of a unit: 一个数、（2条）."""
OURS = re.compile(r"q[0-9a-f]{20}")
"""The names of our bookmarks."""
HIGHEST = 12
"""The number of rows from the top of a table within which its head must be."""
NO_HEAD = ("表格里没有认得的表头", "表头应有“章条编号”和“意见内容”（或“单位名称”）等列。")
MANY = frozenset(("table", "sheet", "units"))
"""Kinds of files that hold the comments of many units: none stands for all."""
SHORT = 200
"""The number of paragraphs of a letter; a longer text is a draft, in which no comments are searched for."""


def read_comments(file: str, data: bytes, frozen: FrozenText, unit: str = "", asked: Collection[str] = ()) -> Taken:
    """Return the comments in a file of that name.

    `FileError` is raised with the reason and what to do if there are none. *frozen* is the text that was sent out,
    *unit* is the unit if the file names none, *asked* are the units whose names are looked for beside the comments.
    """
    taken = _read(file, data, frozen)
    known = () if taken.taken_for in MANY else asked
    names = {plain(name): name for name in asked}
    taken, signed = _unsigned(taken, names if known else {})
    whole = signed or _asked_in(taken.around, known) or unit or _asked_in([file], known)
    arrived = tuple(_named(one, _unit_of(one, names) or whole, names) for one in taken.arrived)
    answers = tuple(replace(one, unit=_unit_of(one, names) or whole) for one in taken.answers)
    named = all(one.unit for one in arrived) and all(one.unit for one in answers)
    doubts = tuple(doubt for doubt in taken.doubts if not named or "--unit" not in doubt)
    return replace(taken, arrived=arrived, answers=answers, doubts=doubts)


def _unsigned(taken: Taken, asked: Mapping[str, str]) -> tuple[Taken, str]:
    """Return the letter without a line below its last comment that is nothing but a unit that was asked, and that unit.

    Such a name need not end like that of a unit.
    """
    if taken.taken_for != "mail" or not taken.arrived:
        return taken, ""
    last = taken.arrived[-1]
    name = next(name for name in ("reason", "proposed", "body") if getattr(last, name) or name == "body")
    *lines, below = getattr(last, name).split("\n")
    if not lines or not SENTENCE.search(lines[-1]) or plain(below) not in asked:
        return taken, ""
    cut = replace(last, **{name: "\n".join(lines)})
    return replace(taken, arrived=(*taken.arrived[:-1], cut)), asked[plain(below)]


def _named(one: Arrived, unit: str, asked: Mapping[str, str]) -> Arrived:
    """Return the comment with its unit; who is called like a unit that was asked is that unit and no person."""
    if not one.unit and plain(one.person) in asked:
        return replace(one, unit=asked[plain(one.person)], person="")
    return replace(one, unit=unit)


def _asked_in(texts: Iterable[str], asked: Collection[str]) -> str:
    """Return the one unit that the texts name; "" if they name none, or several."""
    text = plain("\n".join(texts))
    found = [name for name in asked if plain(name) in text]
    longest = [name for name in found if not any(name != other and plain(name) in plain(other) for other in found)]
    return longest[0] if len(longest) == 1 else ""


def _unit_of(one: Arrived | Answer, asked: Mapping[str, str]) -> str:
    """Return the unit as it was asked if only brackets and numbers stand beside its name; else that of the sheet."""
    sheet, mark, _ = one.source.place.rpartition("!")
    if one.unit:
        return asked.get(plain(one.unit)) or asked.get(plain(BESIDE.sub("", one.unit)), one.unit)
    return _asked_in([sheet], asked) if mark else ""


def _read(file: str, data: bytes, frozen: FrozenText) -> Taken:
    if not data.strip():
        raise FileError("文件是空的", "请检查附件是否完整。")
    if data.startswith(b"PK"):
        return _of_package(file, data, frozen)
    for start, what, hint in REFUSED:
        if data.startswith(start):
            raise FileError(f"这是{what}", hint)
    if data.startswith(OLD):
        raise _of_old(data)
    if is_eml(data):
        return read_eml(file, data)
    if WEB_PAGE.match(data):
        raise FileError("这是网页或邮件的原件，不是 Word 文件", AS_DOCX)
    return _of_text(file, decode_chinese(data))


def _of_old(data: bytes) -> FileError:
    for name, what, hint in INSIDE:
        if name.encode("utf-16-le") in data:
            return FileError(f"这是{what}", hint)
    return FileError("这是旧格式的办公文件", AS_DOCX)


def _of_package(file: str, data: bytes, frozen: FrozenText) -> Taken:
    names = open_archive(data).parts
    if any(name.startswith("word/") for name in names):
        return _of_word(file, read_document(data), frozen)
    if any(name.startswith("xl/") for name in names):
        return _of_book(file, read_book(data))
    if "mimetype" in names or "content.xml" in names:
        raise FileError("这是 OpenDocument 文件（.odt、.ods）", "请另存为 .docx 或 .xlsx 后再导入。")
    if any(name.startswith("ppt/") for name in names):
        raise FileError("这是演示文稿", "请把意见抄入意见反馈表后再导入。")
    if any(name.startswith("Index/") for name in names):
        raise FileError("这是 Pages 或 Numbers 文件", "请导出为 .docx 或 .xlsx 后再导入。")
    raise FileError("这是压缩包，不是 Word 或 Excel 文件", "请解压后导入其中的文件。")


def _of_word(file: str, document: Document, frozen: FrozenText) -> Taken:
    """Return the comments in a form, in a commented text, or in a letter."""
    words = read_word(file, document, frozen)
    if any(OURS.fullmatch(mark.name) for mark in document.story.bookmarks):
        return words
    texts = [
        text for line in document.story.lines if not line.cell and (text := document.story.current_of(line)).strip()
    ]
    guess = not words.arrived and len(texts) < SHORT  # a commented draft has tables of its own
    form = read_form(file, [*_grids(document)], texts, guess=guess) if guess or _has_form(document) else None
    if form:
        doubts = [doubt for doubt in words.doubts if words.arrived]
        return replace(
            form, arrived=(*form.arrived, *words.arrived), counts=counts_of(document), doubts=(*form.doubts, *doubts)
        )
    if not words.arrived and len(texts) < SHORT:
        letter = read_mail(file, "\n".join(texts))
        return letter if letter.arrived or letter.answers else words
    return words


def _has_form(document: Document) -> bool:
    """Return whether the first rows of any table look like a table of comments or units."""
    heads = (fields_of(words) for root in document.roots for words in first_words(root, HIGHEST))
    return any(is_head(fields) or is_units_head(fields) for fields in heads)


def _grids(document: Document) -> Iterator[Grid]:
    """Yield the tables of the document, those in page headers before those in the text."""
    body, *sides = document.roots
    tables = [table for root in (*sides, body) for table in read_tables(root) if table[1]]
    for number, (before, rows) in enumerate(tables, 1):
        yield Grid(rows, f"表{number}", partial("第{}个表第{}行".format, number), before)


def _of_book(file: str, sheets: Sequence[Sheet]) -> Taken:
    grids = [Grid(sheet.rows, sheet.name, partial("{}!A{}".format, sheet.name)) for sheet in sheets]
    taken = read_form(file, grids, [], apart=True)
    if taken is None:
        raise FileError(*NO_HEAD)
    return taken


def _of_text(file: str, text: str) -> Taken:
    if text.lstrip().startswith(("{", "[")):
        return read_annotations(file, text)
    if is_iso_yaml(text):
        return read_iso(file, text)
    sheet = file.lower().endswith((".csv", ".tsv"))
    grid = csv_grid(text, guess=sheet)
    taken = read_form(file, [grid], []) if grid else None
    if taken is None and sheet:
        raise FileError(*NO_HEAD)
    return taken or read_mail(file, text)
