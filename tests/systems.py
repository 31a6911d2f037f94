"""Standards systems that tests share: that of the repository, a small one of others, and what tests make of them."""

from __future__ import annotations

from pathlib import Path

from drafts import ROOT
from qicao.source.files import Overlay, in_memory

HOME = Path("/system")
"""Where a system lies in memory."""
YWTB = ROOT / "tests/programmes/ywtb"
"""“一网通办”, a programme made up for the tests."""
EMPTY = {"system.yaml": "title: 空\nsubsystems:\n  - {code: A, title: 甲}\n", "entries.yaml": "entries: []\n"}
"""A system that has one sub-system and no standards."""


def system_in(folder: Path) -> Overlay:
    """The files of the system in the folder, in memory, without catalogue and schemas."""
    paths = (folder / "metadata").glob("*.yaml")
    return in_memory({HOME / "metadata" / path.name: path.read_bytes() for path in paths})


def system_of(files: dict[str, str]) -> Overlay:
    """A system in memory from the texts of its files."""
    return in_memory({HOME / "metadata" / name: text.encode() for name, text in files.items()})


def entries_text(files: Overlay) -> str:
    """The list of standards as it stands in the file."""
    return files.read(HOME / "metadata/entries.yaml").decode()
