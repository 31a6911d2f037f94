"""PNG and JPEG files: their soundness, their size, and the changes that make all outputs show the same."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

from msgspec import Struct

from qicao.drawn.pictures.picture import PictureError, pixels

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["Bitmap", "is_bitmap", "open_bitmap"]

MOST_PIXELS = 200_000_000
"""The greatest number of pixels, a poster of 14 000 × 10 000; a larger one would use up the machine's memory."""
USUAL_DENSITY = 150.0
"""The pixels per inch of a file that does not give its own."""
DENSITIES = (30.0, 2400.0)
"""The least and the greatest pixels per inch that are believed."""
MUCH_TOO_FINE = 2
"""The multiple of the pixels of print from which a picture is scaled down."""
ORIENTATION = 274
"""The EXIF tag that says how the camera was held."""
LYING = frozenset({5, 6, 7, 8})
"""The orientations in which width and height are exchanged."""
OPTIONS: dict[str, dict[str, bool | int]] = {"JPEG": {"quality": 92, "optimize": True}, "PNG": {"optimize": False}}
"""Kind of file → the options with which a changed picture is written."""
KNOWN: tuple[tuple[bytes, str], ...] = (
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"\xd7\xcd\xc6\x9a", "WMF（Windows 图元文件）"),
    (b"\x01\0\x09\0", "WMF（Windows 图元文件）"),
    (b"\x01\0\0\0", "EMF（Windows 图元文件）"),
    (b"%PDF", "PDF"),
    (b"%!PS", "EPS"),
    (b"8BPS", "Photoshop"),
    (b"PK\x03\x04", "压缩包或 Office"),
)
"""First bytes of a file of another kind → the name of that kind."""
PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"


class Bitmap(Struct, frozen=True):
    """A bitmap file whose header has been read, but not its pixels."""

    data: bytes
    image: Image
    turned: int
    """The EXIF orientation; 1 is upright."""

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels, with the orientation applied."""
        width, height = self.image.size
        return (height, width) if self.turned in LYING else (width, height)

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height in mm at the density that the file gives."""
        across, down = _density(self.image)
        across, down = (down, across) if self.turned in LYING else (across, down)
        return self.size[0] / across * 25.4, self.size[1] / down * 25.4

    @property
    def has_print_colours(self) -> bool:
        """True if its colours are the four inks of a press."""
        return self.image.mode == "CMYK"

    def wanted(self, size_mm: tuple[float, float]) -> tuple[int, int]:
        """Return the size in pixels for that printed size: its own, or that of print if its own is over twice that."""
        most = pixels(size_mm[0]), pixels(size_mm[1])
        fine = self.size[0] > most[0] * MUCH_TOO_FINE and self.size[1] > most[1] * MUCH_TOO_FINE
        return most if fine else self.size

    def made(self, size: tuple[int, int]) -> bytes:
        """Return the file at that size in pixels, upright and in RGB; the same bytes if nothing changes.

        `PictureError` is raised if the file is broken.
        """
        same = self.turned == 1 and not self.has_print_colours and size == self.size
        image = _loaded(self.image, size[::-1] if self.turned in LYING else size)
        if same:
            return self.data
        image = _upright(_in_rgb(image), self.turned)
        if image.size != size:
            image = _smooth(image).resize(size, reducing_gap=2.0)
        return _written(image, "PNG" if self.data.startswith(PNG) else "JPEG")

    def bare(self) -> bytes:
        """Return the file with its pixels, upright, and nothing else: no time, place, camera, author or small copy of itself.

        `PictureError` is raised if the file is broken.
        """
        image = _in_rgb(_loaded(self.image, self.image.size))
        profile = image.info.get("icc_profile") if image.mode == "RGB" else None
        image = _upright((_by_profile(image, profile) if profile else None) or image, self.turned)
        image.info = {name: value for name, value in image.info.items() if name == "transparency"}
        return _written(image, "PNG" if self.data.startswith(PNG) else "JPEG")


def is_bitmap(data: bytes) -> bool:
    """Return whether the file begins like a PNG or JPEG file."""
    return data.startswith((PNG, JPEG))


def open_bitmap(data: bytes) -> Bitmap:
    """Return the bitmap of a PNG or JPEG file.

    `PictureError` is raised for other kinds of files, and for sizes that cannot be shown.
    """
    if not is_bitmap(data):
        raise PictureError(_kind(data))
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # this module limits the size itself, before anything is decoded
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(BytesIO(data), formats=("PNG", "JPEG"))
            turned = image.getexif().get(ORIENTATION, 1)
    except Exception as error:
        raise PictureError("文件不完整或已损坏") from error
    _check_size(*image.size)
    return Bitmap(data, image, turned if turned in range(1, 9) else 1)


def _kind(data: bytes) -> str:
    name = "WebP" if data[8:12] == b"WEBP" else next((name for magic, name in KNOWN if data.startswith(magic)), "")
    return f"它是 {name} 文件，不是 svg、png 或 jpg 文件" if name else "不是 svg、png 或 jpg 文件"


def _check_size(width: int, height: int) -> None:
    if width < 1 or height < 1:
        raise PictureError("宽或高是 0")
    if width * height > MOST_PIXELS:
        raise PictureError(f"有 {width}×{height} 像素，超过 {MOST_PIXELS // 100_000_000} 亿")


def _density(image: Image) -> tuple[float, float]:
    """Return the pixels per inch, horizontally and vertically."""
    told = image.info.get("dpi", (0, 0))
    least, most = DENSITIES
    sound = all(least <= float(value) <= most for value in told)
    return (float(told[0]), float(told[1])) if sound else (USUAL_DENSITY, USUAL_DENSITY)


def _loaded(image: Image, size: tuple[int, int]) -> Image:
    """Return the image with its pixels; a JPEG that must be smaller is decoded at a smaller size."""
    try:
        if size != image.size:
            image.draft(None, size)
        image.load()
    except Exception as error:
        raise PictureError("文件不完整或已损坏") from error
    return image


def _in_rgb(image: Image) -> Image:
    """Return the image in RGB; colours of a press are converted by the profile in the file, if there is one."""
    if image.mode != "CMYK":
        return image
    profile = image.info.pop("icc_profile", None)
    return (_by_profile(image, profile) if profile else None) or image.convert("RGB")


def _by_profile(image: Image, profile: bytes) -> Image | None:
    from PIL import ImageCms

    try:
        own, screen = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(image, own, screen, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None


def _upright(image: Image, turned: int) -> Image:
    from PIL.Image import Transpose

    methods = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return image.transpose(methods[turned]) if turned in methods else image


def _smooth(image: Image) -> Image:
    """Return the image in a mode in which pixels can be mixed."""
    if image.mode in {"RGB", "RGBA", "L", "LA"}:
        return image
    return image.convert("RGBA" if image.mode in {"PA", "P"} and "transparency" in image.info else "RGB")


def _written(image: Image, kind: str) -> bytes:
    """Return the bytes of the file, without the notes of a camera."""
    out = BytesIO()
    profile = image.info.get("icc_profile") if image.mode == "RGB" else None
    image.save(out, kind, icc_profile=profile, **OPTIONS[kind])
    return out.getvalue()
