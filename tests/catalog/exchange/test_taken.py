"""Files of others, also broken ones: what can be read is taken, the rest is told with row and column."""

from __future__ import annotations

import json
import time
from io import BytesIO

import pytest
from openpyxl import Workbook

from drafts import ROOT
from qicao.builds.workbook import make_workbook
from qicao.catalog.exchange.gather import gather
from qicao.catalog.exchange.merge import TAKEN
from qicao.catalog.exchange.taken import Taken, take
from qicao.catalog.exchange.written import render_csv, render_exchange
from qicao.catalog.read import read_system
from qicao.errors import FileError
from qicao.source.files import DISK

TABLE = "标准明细表\n序号,标准号,标准名称,宜定级别,实施日期\n1,GB/T 1.1-2020,标准化工作导则,国家标准,2020/10/1\n"
GIVEN = gather(read_system(DISK, ROOT))


def titles(taken: Taken) -> list[object]:
    """The titles of the rows."""
    return [record.values.get("title") for record in taken.records]


def book(*rows: list[object]) -> bytes:
    """A workbook with these rows, below an empty one."""
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "明细表"
    sheet.append([])
    for row in rows:
        sheet.append(row)
    file = BytesIO()
    made.save(file)
    return file.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("separator", [",", "\t", ";", "，"])
def test_a_table_in_any_encoding_and_with_any_separator(encoding: str, separator: str) -> None:
    """The head may stand below a title; the row is told as the file has it."""
    taken = take(TABLE.replace(",", separator).encode(encoding))

    record = taken.records[0]
    assert (record.place, record.values["number"]) == ("第3行", "GB/T 1.1—2020")
    assert record.values["level"] == "national"
    assert [doubt.partition("：")[0] for doubt in taken.doubts] == ["没有读取这些列"]


def test_our_own_files_come_back_whole() -> None:
    """Every field of every entry, from JSON and CSV; JSON tells name and day of the system, too."""
    of_json, of_csv = take(render_exchange(GIVEN).encode()), take(render_csv(GIVEN, "entries").encode())

    assert (of_json.title, of_json.state) == (GIVEN.title, "2026-11-30")
    assert of_json.doubts == of_csv.doubts == ()
    for taken in (of_json, of_csv):
        assert len(taken.records) == len(GIVEN.entries)
        for record, entry in zip(taken.records, GIVEN.entries, strict=True):
            for name, value in record.values.items():
                assert getattr(entry, name) == value, (record.place, name)


def test_a_workbook_is_read_with_sheet_and_row() -> None:
    """A formula is words, never computed."""
    taken = take(book(["标准名称", "标准号", "发布日期"], ["甲", '=HYPERLINK("http://x","GB/T 1")', "2026-13-01"]))

    assert titles(taken) == ["甲"]
    assert taken.records[0].place == "“明细表”第3行"
    assert taken.doubts == (
        '“明细表”第3行“标准号”列的“=HYPERLINK("http://x","GB/T 1"……”没有读取：这是公式；请粘贴成数值',
        "“明细表”第3行“发布日期”列的“2026-13-01”没有读取：应为日期，如 2026-05-01",
    )


def test_the_workbook_of_a_system_says_what_its_json_says() -> None:
    """Its other sheets have names and numbers, too; the line of our own names below the head is no row."""
    of_book = take(make_workbook(DISK, ROOT))
    of_json = take(render_exchange(GIVEN).encode())

    assert len(of_book.doubts) == 1
    assert [record.values["title"] for record in of_book.records] == [entry.title for entry in GIVEN.entries]
    for book_row, json_row in zip(of_book.records, of_json.records, strict=True):
        for name in set(TAKEN) - {"adopts"}:  # which has a sheet of its own
            assert book_row.values.get(name) == json_row.values.get(name), (book_row.place, name)


def test_a_sheet_that_may_be_one_is_taken_if_none_surely_is() -> None:
    """Such as a plain list of names and numbers."""
    assert titles(take(book(["编号", "名称"], ["GB/T 1-2020", "甲"]))) == ["甲"]


CASES: dict[str, tuple[bytes, list[object], str]] = {
    "list of mappings": (json.dumps([{"标准名称": "甲", "标准号": "GB/T 1-2020"}]).encode(), ["甲"], ""),
    "list under another name": (json.dumps({"版本": 3, "标准": [{"name": "甲"}, 7]}).encode(), ["甲"], "第2项不是"),
    "unknown fields": (json.dumps([{"title": "甲", "colour": "red"}]).encode(), ["甲"], "没有读取这些字段：colour"),
    "numbers and nulls": (json.dumps([{"title": 5, "note": None, "related": True}]).encode(), ["5"], ""),
    "nested value": (json.dumps([{"title": ["甲"], "number": "GB/T 1-2020"}]).encode(), [None], "第1项“title”列"),
    "single surrogate": (b'[{"title": "\\ud800"}]', ["\ufffd"], ""),
    "YAML of others": ("标准:\n  - 标准名称: 甲\n    状态: 现行\n".encode(), ["甲"], ""),
    "formula in CSV": (b"title,number\n=1+1,GB/T 1-2020\n", [None], "第2行“title”列的“=1+1”没有读取：这是公式"),
    "text that looks like a formula": ("标准名称,标准号\n'=甲,\n".encode(), ["=甲"], ""),
    "unknown columns": ("标准名称,标准号,颜色\n甲,,红\n".encode(), ["甲"], "没有读取这些列：颜色"),
    "short and long rows": ("标准名称,标准号\n甲\n乙,GB/T 1-2020,多,多\n".encode(), ["甲", "乙"], ""),
    "two columns of one name": ("标准名称,名称,标准号\n甲,乙,\n".encode(), ["甲"], "没有读取这些列：名称"),
    "blank rows": ("标准名称,标准号\n,\n\n甲,\n".encode(), ["甲"], ""),
    "a cell without end": (f"标准名称,标准号\n{'甲' * 2000},GB/T 1-2020\n".encode(), [None], "超过 1000 个字符"),
    "bytes that fit no encoding": ("标准名称,标准号\n甲,\n".encode() + b"\xff\xff,\n", ["甲", "\ufffd\ufffd"], ""),
}


@pytest.mark.parametrize("name", CASES)
def test_a_strange_file_is_read_as_far_as_it_goes(name: str) -> None:
    """The rows that are there, and a doubt for what was left out."""
    data, expected, doubt = CASES[name]
    taken = take(data)

    assert titles(taken) == expected
    assert doubt in "\n".join(taken.doubts)
    assert bool(doubt) == bool(taken.doubts), taken.doubts


REFUSED: dict[str, tuple[bytes, str]] = {
    "nothing": (b"  \n", "空的"),
    "broken JSON": (b'{"entries": [\n {"title": }]}', "第2行第12列"),
    "deep JSON": (b"[" * 100_000, "嵌套"),
    "JSON without standards": (b'{"a": [1, 2]}', "没有标准的列表"),
    "a newer version": (b'{"format": "qicao-system", "version": 2, "entries": []}', "版本是 2"),
    "words": ("今天开会。\n明天也开会。\n".encode(), "认不出"),
    "broken YAML": ("标准:\n  - 名称: [甲\n".encode(), "没有标准的列表"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "认不出"),
    "much noise": (bytes(range(1, 256)) * 40_000, "认不出"),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "xlsx"),
    "a broken workbook": (b"PK\x03\x04" + b"x" * 100, ""),
    "a workbook without standards": (book(["甲", "乙"], [1, 2]), "没有标准的表"),
    "a CSV without head": (b"1,2\n3,4\n", "认不出"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_table_of_standards_is_refused_in_one_line(name: str) -> None:
    """With what to do, and soon."""
    data, words = REFUSED[name]
    start = time.process_time()
    with pytest.raises(FileError) as caught:
        take(data)

    assert words in f"{caught.value.message}{caught.value.hint}"
    assert "\n" not in caught.value.message
    assert time.process_time() - start < 5


def test_a_hundred_thousand_rows_take_seconds() -> None:
    """With something wrong in each of them."""
    rows = "".join(f"{n},GB/T {n}-2020,名称{n},国家标准,2020-13-01\n" for n in range(1, 100_001))
    start = time.process_time()
    taken = take(f"序号,标准号,标准名称,级别,实施日期\n{rows}".encode("gbk"))

    assert (len(taken.records), len(taken.doubts)) == (100_000, 100_001)
    assert time.process_time() - start < 15
