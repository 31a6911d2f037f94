"""The pictures in the guide to the layout are those that the build draws."""

from __future__ import annotations

import re
from pathlib import Path

from drafts import ROOT
from make import draw

GUIDE = ROOT / "docs/layout.md"
MOST = 100_000
"""Bytes of a picture."""


def shown_in(guide: Path) -> set[str]:
    """The pictures in a guide."""
    return set(re.findall(r"\(pictures/([\w-]+\.png)\)", guide.read_text(encoding="utf-8")))


def test_the_script_draws_what_the_guide_shows(tmp_path: Path) -> None:
    """The cover of each class, contents, foreword, a page of the text, an annex, a continued table, the last page."""
    shown = shown_in(GUIDE)
    files = draw(tmp_path)
    drawn = {file.name for file in files}

    assert shown <= drawn <= {name for guide in GUIDE.parent.glob("*.md") for name in shown_in(guide)}
    assert all((ROOT / "docs/pictures" / name).is_file() for name in shown)
    assert all(1000 < file.stat().st_size < MOST for file in files)
