"""The fonts for what is drawn without Word: those of the machine, and free Chinese ones that come with the program."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typst import Fonts

__all__ = ["fonts"]


@cache
def fonts() -> Fonts:
    """The fonts for Typst, which take a while to be looked through."""
    import pylopdf_fonts_zh_cn
    import typst

    package = Path(pylopdf_fonts_zh_cn.__file__).parent
    files = (file for file in package.rglob("*") if file.suffix.lower() in {".otf", ".ttf", ".ttc"})
    return typst.Fonts(font_paths=sorted({str(file.parent) for file in files}))
