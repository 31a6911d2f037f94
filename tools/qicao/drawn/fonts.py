"""The fonts for everything drawn without Word: those of the machine, and the free Chinese ones that come with qicao."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from qicao.source.files import DISK
from qicao.source.resources import package_folder

if TYPE_CHECKING:
    from typst import Fonts

__all__ = ["fonts"]


PACKAGE = "pylopdf_fonts_zh_cn"


@cache
def fonts() -> Fonts:
    """Return the fonts for Typst; they are searched only once, because that takes a while."""
    import typst

    files = (file for file in DISK.each(package_folder(PACKAGE)) if file.suffix.lower() in {".otf", ".ttf", ".ttc"})
    return typst.Fonts(font_paths=sorted({str(file.parent) for file in files}))
