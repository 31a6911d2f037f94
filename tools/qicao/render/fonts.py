"""Free Chinese fonts that come with the program, for what is drawn without Word."""

from __future__ import annotations

from functools import cache
from pathlib import Path

__all__ = ["font_paths"]


@cache
def font_paths() -> list[str]:
    """Folders of the fonts, for Typst."""
    import pylopdf_fonts_zh_cn

    package = Path(pylopdf_fonts_zh_cn.__file__).parent
    return sorted({str(file.parent) for file in package.rglob("*") if file.suffix.lower() in {".otf", ".ttf", ".ttc"}})
