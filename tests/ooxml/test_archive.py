"""Packages that nobody should trust: damaged, locked, enormous, with entities; each gives one clear line."""

from __future__ import annotations

import struct
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from qicao.errors import FileError
from qicao.ooxml.archive import LARGEST_PART, open_archive
from qicao.ooxml.document import read_document
from wordfiles import comment, p, word_bytes, zipped

SOUND = word_bytes(p("应[c 0]实行[/c 0][r 0]值班。"), comments=comment("0", "建议删去。"))


def _deep() -> bytes:
    return word_bytes("<w:sdt><w:sdtContent>" * 400 + p("甲") + "</w:sdtContent></w:sdt>" * 400)


def _bomb() -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as file, file.open("word/document.xml", "w", force_zip64=True) as part:
        for _ in range(70):
            part.write(b" " * 1_000_000)
    return buffer.getvalue()


def _many() -> bytes:
    return zipped({f"word/{number}.xml": "" for number in range(20_001)})


def _liar() -> bytes:
    """A part that says it is far larger than it is."""
    return zipped({"word/document.xml": "x"}).replace(struct.pack("<LL", 3, 1), struct.pack("<LL", 3, 0xF0000000))


def _locked() -> bytes:
    data = bytearray(SOUND)
    for mark, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        start = data.find(mark)
        while start >= 0:
            data[start + at] |= 1
            start = data.find(mark, start + 4)
    return bytes(data)


def _broken_part() -> bytes:
    at = SOUND.find(b"word/document.xml") + len("word/document.xml") + 8
    return SOUND[:at] + bytes(byte ^ 0xFF for byte in SOUND[at : at + 40]) + SOUND[at + 40 :]


def _entities(text: str) -> bytes:
    return zipped({"word/document.xml": text})


DTD = '<!DOCTYPE x [<!ENTITY a "{}">{}]><w:document xmlns:w="w"><w:body>&a;</w:body></w:document>'
BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "已损坏"),
    "no zip": (lambda: b"PK\x03\x04" + b"x" * 100, "已损坏"),
    "half a zip": (lambda: SOUND[: len(SOUND) // 2], "已损坏"),
    "a part whose bytes are damaged": (_broken_part, "word/document.xml"),
    "xml that is not well formed": (lambda: word_bytes("<w:p>"), "不是合格的 XML"),
    "elements nested without end": (_deep, "XML"),
    "no body": (lambda: zipped({"a.txt": "x"}), "没有正文"),
    "a bomb": (_bomb, "太大"),
    "too many parts": (_many, "太大"),
    "a part that says it is large": (_liar, "太大"),
    "a password": (_locked, "密码"),
    "an entity": (lambda: _entities(DTD.format("甲", "")), "DOCTYPE"),
    "an entity of entities": (lambda: _entities(DTD.format("&b;" * 99, '<!ENTITY b "&a;">')), "DOCTYPE"),
    "a file of this machine": (
        lambda: _entities('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x>&a;</x>'),
        "DOCTYPE",
    ),
    "an entity in UTF-16": (lambda: zipped({"word/document.xml": DTD.format("甲", "").encode("utf-16")}), "DOCTYPE"),
    "a file that is too large": (lambda: b"PK\x03\x04" + bytes(100_000_001), "超过 100 MB"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gives_one_clear_line(name: str) -> None:
    """In Chinese, with what is wrong, and without an exception that nobody foresaw."""
    make, words = BAD[name]

    with pytest.raises(FileError) as caught:
        read_document(make())

    assert words in caught.value.message
    assert "\n" not in caught.value.message
    assert caught.value.hint


def test_a_sound_file_is_read() -> None:
    """The one that the bad ones are made of."""
    assert [remark.text for remark in read_document(SOUND).remarks] == ["建议删去。"]


def test_no_part_is_read_beyond_its_limit() -> None:
    """However much a part unpacks to, the reader stops at its limit."""
    archive = open_archive(_bomb())

    assert archive.parts["word/document.xml"].file_size > LARGEST_PART
    with pytest.raises(FileError):
        archive.read("word/document.xml")


def test_a_damaged_picture_costs_nothing() -> None:
    """Pictures are not read; what is wrong with one does not keep the comments away."""
    with ZipFile(BytesIO(SOUND)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    data = bytearray(zipped({**parts, "word/media/image1.png": b"picture" * 40}))
    at = data.find(b"word/media/image1.png") + len("word/media/image1.png")
    data[at : at + 4] = b"\xff" * 4

    assert len(read_document(bytes(data)).remarks) == 1


def test_the_strict_form_of_the_schema_is_read() -> None:
    """Word can save with other names for the same elements."""
    with ZipFile(BytesIO(SOUND)) as file:
        parts = {name: file.read(name).decode() for name in file.namelist()}
    strict = {
        name: text.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/", "http://purl.oclc.org/ooxml/wordprocessingml/"
        ).replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/"
        )
        for name, text in parts.items()
    }

    document = read_document(zipped(strict))

    assert document.story.original == "应实行值班。\n"
    assert len(document.remarks) == 1
