"""Files that come with the program: templates and the catalogue."""

from __future__ import annotations

from pathlib import Path

from qicao.errors import ToolError

__all__ = ["PACKAGE", "resource_path", "template_path"]

PACKAGE = Path(__file__).resolve().parents[1]
PLACES = (PACKAGE, PACKAGE.parents[1])
"""The installed package, which has its data within, then the checkout, which has them at its top."""


def resource_path(name: str) -> Path:
    """The file or folder *name*, such as `templates/word/styles.csv`; `ToolError` when the installation lacks it."""
    found = next((place / name for place in PLACES if (place / name).exists()), None)
    if found is None:
        raise ToolError(f"安装不完整，缺少 {name}。", "请重新安装 qicao。")
    return found


def template_path(name: str) -> Path:
    """The template *name*, relative to `templates/`."""
    return resource_path(f"templates/{name}")
