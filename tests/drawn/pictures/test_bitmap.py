"""PNG and JPEG files: every face shows the same picture, upright, in RGB, as large as the file says, and no broken one."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageStat
from PIL.Image import Transpose

from qicao.drawn.pictures import Picture, Pictures
from qicao.drawn.pictures.bitmap import open_bitmap
from qicao.drawn.pictures.picture import PictureError
from qicao.model.block import Figure
from qicao.source.files import DISK
from qicao.source.world import World

STORED = {
    1: None,
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_90,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_270,
}
"""EXIF orientation → how a camera held that way stores the picture."""


def upright() -> Image.Image:
    """A standing picture with a red corner and a blue one."""
    image = Image.new("RGB", (120, 240), "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 59, 59), fill="red")
    draw.rectangle((60, 180, 119, 239), fill="blue")
    return image


def file_of(image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    """The bytes of the file."""
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def turned(orientation: int, kind: str = "JPEG") -> bytes:
    """The file of a camera that was held so."""
    method, exif = STORED[orientation], Image.Exif()
    exif[274] = orientation
    stored = upright().transpose(method) if method is not None else upright()
    return file_of(stored, kind, exif=exif, **({"quality": 95} if kind == "JPEG" else {}))


def loaded(folder: Path, data: bytes, width: str = "") -> tuple[Picture, list[str]]:
    """The picture of a file with these bytes, and the codes of what is wrong with it."""
    (folder / "a.jpg").write_bytes(data)
    pictures = Pictures(folder, World(DISK))
    found = pictures.load(Figure("f", (), path="a.jpg", width=width))
    return found, [finding.code for finding in pictures.findings]


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("orientation", STORED)
def test_a_picture_stands_upright_however_the_camera_was_held(orientation: int, kind: str, tmp_path: Path) -> None:
    """Whole, in its proportions, and without the note that would turn it once more."""
    picture, codes = loaded(tmp_path, turned(orientation, kind))
    shown = Image.open(BytesIO(picture.png))

    assert codes == []
    assert picture.height_mm == pytest.approx(2 * picture.width_mm)
    assert shown.getexif().get(274, 1) == 1
    assert shown.size == (120, 240)
    assert max(ImageStat.Stat(ImageChops.difference(shown.convert("RGB"), upright())).mean) < 5


@pytest.mark.parametrize(
    ("options", "millimetres"),
    [
        ({"dpi": (300, 300)}, 25.4),
        ({"dpi": (75, 75)}, 101.6),
        ({}, 50.8),
        ({"dpi": (1, 1)}, 50.8),
        ({"dpi": (9999, 9999)}, 50.8),
    ],
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_file_is_as_large_as_it_says(kind: str, options: dict[str, object], millimetres: float) -> None:
    """300 pixels; one that says nothing, or nonsense, has 150 to the inch."""
    bitmap = open_bitmap(file_of(Image.new("RGB", (300, 60)), kind, **options))

    assert bitmap.size_mm[0] == pytest.approx(millimetres, rel=0.01)


def test_the_colours_of_a_press_become_those_of_a_screen(tmp_path: Path) -> None:
    """And the author is told."""
    picture, codes = loaded(tmp_path, file_of(Image.new("CMYK", (300, 200), (0, 255, 255, 0))))

    shown = Image.open(BytesIO(picture.png))
    red, green, blue = shown.getpixel((9, 9))  # type: ignore[misc]
    assert codes == ["PIC004"]
    assert shown.mode == "RGB"
    assert red > 200
    assert max(green, blue) < 90


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("mode", ["RGB", "L", "1", "P"])
def test_more_pixels_than_print_shows_are_left_out(mode: str, kind: str, tmp_path: Path) -> None:
    """A picture 165 mm broad has 1949 of them at 300 to the inch; the author is told."""
    if kind == "JPEG" and mode in {"1", "P"}:
        mode = "L"
    picture, codes = loaded(tmp_path, file_of(Image.new(mode, (5000, 3000)), kind))

    assert codes == ["PIC005"]
    assert Image.open(BytesIO(picture.png)).size == (1949, 1169)
    assert (round(picture.width_mm), round(picture.height_mm)) == (165, 99)


def test_a_transparent_picture_stays_transparent_when_it_is_made_smaller(tmp_path: Path) -> None:
    """Its ground is not turned black."""
    picture, _ = loaded(tmp_path, file_of(Image.new("RGBA", (5000, 3000), (255, 0, 0, 0)), "PNG"))

    assert Image.open(BytesIO(picture.png)).mode == "RGBA"


def test_a_picture_that_is_printed_larger_keeps_its_pixels(tmp_path: Path) -> None:
    """Up to twice the density of print nothing is changed, not even the bytes."""
    data = file_of(Image.new("RGB", (3600, 2000)), "PNG")
    picture, codes = loaded(tmp_path, data)

    assert (picture.png, codes) == (data, [])


def header(width: int, height: int) -> bytes:
    """A PNG file that claims this size and has no pixels to speak of."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    sizes = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", sizes) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def jpeg_of_size(width: int, height: int) -> bytes:
    """A JPEG file whose frame claims this size."""
    data = file_of(Image.new("RGB", (64, 64)))
    at = data.index(b"\xff\xc0") + 5
    return data[:at] + struct.pack(">HH", height, width) + data[at + 4 :]


PNG_FILE, JPEG_FILE = (file_of(upright(), kind) for kind in ("PNG", "JPEG"))
BROKEN = {
    "no body": header(100, 100),
    "width 0": header(0, 100),
    "height 0": header(100, 0),
    "the largest header": header(2**31 - 1, 2**31 - 1),
    "more pixels than the limit": header(20_000, 20_000),
    "a strip without end": header(2**31 - 1, 1),
    "a JPEG of width 0": jpeg_of_size(0, 64),
    "a JPEG of height 0": jpeg_of_size(64, 0),
    "only the magic": b"\x89PNG\r\n\x1a\n",
    "only the magic of JPEG": b"\xff\xd8\xff\xe0",
    "half a PNG": PNG_FILE[: len(PNG_FILE) // 2],
    "a third of a JPEG": JPEG_FILE[: len(JPEG_FILE) // 3],
    "a flipped byte": PNG_FILE[:60] + bytes([PNG_FILE[60] ^ 255]) + PNG_FILE[61:],
    "text": "不是图形".encode(),
    "nothing": b"",
    "zeros": bytes(500),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_file_is_a_finding_and_a_frame_in_its_place(what: str, tmp_path: Path) -> None:
    """It stops nothing."""
    picture, codes = loaded(tmp_path, BROKEN[what])

    assert codes == ["PIC002"]
    assert (round(picture.width_mm), round(picture.height_mm)) == (80, 40)


KINDS = {
    "WebP": file_of(upright(), "WEBP"),
    "GIF": file_of(upright(), "GIF"),
    "BMP": file_of(upright(), "BMP"),
    "TIFF": file_of(upright(), "TIFF"),
    "WMF": b"\xd7\xcd\xc6\x9a" + bytes(40),
    "EMF": b"\x01\0\0\0\x6c\0\0\0" + bytes(40),
    "PDF": b"%PDF-1.7\n",
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_of_another_kind_is_called_by_its_name(kind: str) -> None:
    """Whatever its own name ends in."""
    with pytest.raises(PictureError, match=kind):
        open_bitmap(KINDS[kind])
