"""The same draft gives the same bytes, whenever, wherever and however often it is built."""

from __future__ import annotations

from pathlib import Path
from tempfile import mkdtemp

import pytest

from drafts import DRAFTS
from pdfs import pdf_of
from qicao.builds.documents import build_draft
from qicao.drawn.formulas import Formulas
from qicao.drawn.pictures import Pictures
from qicao.parse.draft import load_draft
from qicao.render.typst.document import render_pdf
from qicao.site.build import build_site
from qicao.source.files import DISK
from qicao.source.world import World, open_world
from sets import built
from sites import copy_repository, files_of


@pytest.mark.parametrize("name", DRAFTS)
def test_two_layouts_have_the_same_bytes(name: str) -> None:
    """No clock and no chance in the file."""
    standard = load_draft(DRAFTS[name]).standard
    again = render_pdf(
        standard, formulas=Formulas(open_world(Path(mkdtemp()))), pictures=Pictures(DRAFTS[name], World(DISK))
    )

    assert again.data == pdf_of(name).data


@pytest.mark.parametrize("name", DRAFTS)
def test_two_builds_of_the_same_draft_have_the_same_bytes(name: str, tmp_path: Path) -> None:
    """Neither the clock nor the order of anything but the source shows in a file, nor does a warm cache."""
    again = {file.name: file.read_bytes() for file in build_draft(DRAFTS[name], tmp_path, "征求意见稿").files}

    folder = built(name)["征求意见稿"].parent
    assert again == {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.mark.slow
def test_two_builds_in_two_places_are_the_same(tmp_path: Path) -> None:
    """Every file of the site, byte by byte: no clock, no path of the machine, no order of chance."""
    one, other = (
        files_of(build_site(copy_repository(tmp_path / place), tmp_path / place / "build/site").start.parent)
        for place in ("one", "another place")
    )

    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []
    assert [name for name in one if str(tmp_path).encode() in one[name]] == []
