"""The documents of the standards system, offered beside its pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qicao.builds.system import build_system
from qicao.site.drafts import work_folder
from qicao.site.state import root_of
from qicao.source.files import DISK

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["remove_papers", "write_papers"]

PLACE = "system/documents"


def write_papers(app: Sphinx) -> dict[str, str]:
    """Put the documents into the site and return path below `system/` → name; a preview, which must be quick, has none.

    They are those that `qicao system build` makes, and are made again only if the system or the program changed.
    """
    if app.config.qicao_live:
        remove_papers(app)
        return {}
    root, folder = root_of(app), Path(app.outdir) / PLACE
    files = [Path(file) for file in build_system(root, work_folder(root) / "system").files]
    for file in files:
        DISK.update(folder / file.name, DISK.read(file))
    names = {file.name for file in files}
    for name in DISK.names(folder):
        if name not in names:
            DISK.remove(folder / name)
    return {f"documents/{file.name}": file.name for file in files}


def remove_papers(app: Sphinx) -> None:
    """Take the documents away."""
    DISK.remove(Path(app.outdir) / PLACE)
