"""Attachments are handed on without what tells of people: other names, pixels and nothing else."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from handed import comment, view_of
from qicao.ledger.attached import Attached, attached
from qicao.ledger.record import Record
from qicao.source.files import in_memory

MAKER = "ZHANGSAN"
FOLDER = Path("r/attachments")


def picture(kind: str, **more: Any) -> bytes:
    """A picture, left half red, that was made by a camera held on its side."""
    image = Image.new("RGB", (40, 20), "white")
    image.paste("red", (0, 0, 20, 20))
    exif = Image.Exif()
    exif[274], exif[315], exif[306] = 6, MAKER, "2026:11:20 08:00:00"
    stream = BytesIO()
    image.save(stream, kind, exif=exif, **more)
    return stream.getvalue()


def _png() -> bytes:
    notes = PngInfo()
    notes.add_text("Author", MAKER)
    notes.add_itxt("XML:com.adobe.xmp", f"<x>{MAKER}</x>")
    return picture("PNG", pnginfo=notes)


def _jpeg() -> bytes:
    return picture("JPEG", comment=MAKER, xmp=f"<x>{MAKER}</x>".encode())


def found_in(files: dict[str, bytes], *names: str) -> list[Attached]:
    """What becomes of the files of one comment."""
    record: Record = view_of((comment(1, attachments=names),)).record
    return [*attached(replace(record, files=in_memory({FOLDER / name: data for name, data in files.items()})))]


@pytest.mark.parametrize(("name", "data"), [(f"{MAKER}的照片.png", _png()), (f"{MAKER}.jpg", _jpeg())])
def test_a_picture_loses_all_but_its_pixels(name: str, data: bytes) -> None:
    """It stands upright, as it was shown before, and bears the number of its comment."""
    assert MAKER.encode() in data
    (one,) = found_in({name: data}, name)
    image = Image.open(BytesIO(one.data))

    assert one.left == ""
    assert one.name in {"2026-1-a0001-1.png", "2026-1-a0001-1.jpg"}
    assert MAKER.encode() not in one.data
    assert not image.getexif()
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert image.size == (20, 40)
    assert [image.getpixel((10, at))[2] > 128 for at in (5, 35)] == [False, True]


def test_what_cannot_be_cleaned_is_left_and_told() -> None:
    """Other files, broken ones, those that are not there, and names that lead elsewhere."""
    files = {"函.docx": b"PK\x03\x04", "坏.png": _png()[:60]}
    found = found_in(files, "函.docx", "坏.png", "没有.png", "../round.yaml", "")

    assert [bool(one.left) for one in found] == [True] * 5
    assert all(one.data == b"" for one in found)
