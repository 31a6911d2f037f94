"""The drafts that every law is tried on."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from shutil import copytree

from qicao.parse.draft import Draft, load_draft

ROOT = Path(__file__).parent.parent
DRAFTS: dict[str, Path] = {
    "city-operation-centre": ROOT / "drafts/city-operation-centre",
    "everything": ROOT / "tests/drafts/everything",
    "test-method": ROOT / "tests/drafts/test-method",
    "group-guide": ROOT / "tests/drafts/group-guide",
    "tables": ROOT / "tests/drafts/tables",
}


@cache
def read_draft(name: str) -> Draft:
    """The draft of that name, read, numbered and resolved; read once in a test run."""
    return load_draft(DRAFTS[name])


def three(folder: Path) -> list[Path]:
    """Three small drafts."""
    return [copytree(DRAFTS["group-guide"], folder / name) for name in ("一", "二", "三")]
