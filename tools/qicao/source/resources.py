"""Files that come with qicao or a package beside it.

Like code, they are part of the program and not passed in by callers.
"""

from __future__ import annotations

import csv
from importlib.util import find_spec
from io import StringIO
from pathlib import Path

from qicao.errors import ToolError

__all__ = [
    "PACKAGE",
    "package_bytes",
    "package_folder",
    "resource_path",
    "resource_text",
    "template_path",
    "template_rows",
    "template_text",
]

PACKAGE = Path(__file__).resolve().parents[1]
PLACES = (PACKAGE, PACKAGE.parents[1])
"""The installed package, which contains its data, then the checkout, which has them at its top."""


def resource_path(name: str) -> Path:
    """Return the file or folder *name*, such as `metadata/catalogue`.

    `ToolError` is raised if the installation lacks it.
    """
    found = next((place / name for place in PLACES if (place / name).exists()), None)
    if found is None:
        raise ToolError(f"安装不完整，缺少 {name}。", "请重新安装 qicao。")
    return found


def resource_text(name: str) -> str:
    """Return the text of the file *name*; `ToolError` is raised if the installation lacks it."""
    return resource_path(name).read_bytes().decode("utf-8")


def template_path(name: str) -> Path:
    """Return the template *name*, relative to `templates/`; `ToolError` is raised if the installation lacks it."""
    return resource_path(f"templates/{name}")


def template_text(name: str) -> str:
    """Return the text of a template; `ToolError` is raised if the installation lacks it."""
    return resource_text(f"templates/{name}")


def template_rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a template that is a table (CSV), each by column names.

    `ToolError` is raised if the installation lacks it.
    """
    return list(csv.DictReader(StringIO(template_text(name), newline="")))


def package_folder(name: str) -> Path:
    """Return the folder of an installed package, such as one of fonts; `ToolError` is raised if it is not installed."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise ToolError(f"安装不完整，缺少 {name}。", "请重新安装 qicao。")
    return Path(spec.origin).parent


def package_bytes(package: str, name: str, start: int, most: int) -> bytes:
    """Return at most *most* bytes, from *start* on, of a file of an installed package.

    `ToolError` is raised if it is missing.
    """
    with (package_folder(package) / name).open("rb") as file:
        file.seek(start)
        return file.read(most)
