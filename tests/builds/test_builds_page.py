"""The page of a draft: made along with its documents, and read back as it was written."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from drafts import three
from qicao.builds.page import read_page, write_page
from qicao.builds.run import build_drafts, build_pages
from qicao.layout.copy import Review

LISTED = '<li class="level1"><a href="provisions.html">条款一览</a></li>\n'


def test_the_page_is_made_along_and_made_again_when_it_is_lost(tmp_path: Path) -> None:
    """The site finds it whole; a copy for review has none."""
    drafts, out = three(tmp_path), tmp_path / "build"
    files = [Path(outcome.page) for outcome in build_drafts(drafts, out)]
    page = read_page(files[0])
    files[1].unlink()

    assert page.body.count("<article") == 1
    assert page.search
    write_page(tmp_path / "page.json", page)
    assert read_page(tmp_path / "page.json") == page
    assert [outcome.built for outcome in build_drafts(drafts, out)] == [False, True, False]
    assert build_drafts(drafts[:1], out, review=Review(line_numbers=True))[0].page == ""


@pytest.mark.slow
def test_a_preview_has_the_same_pages_and_no_documents(tmp_path: Path) -> None:
    """But for the lists of provisions. What is made for one of the two is not in the way of the other."""
    drafts = three(tmp_path)
    alone = build_pages(drafts, tmp_path / "alone")
    both = build_drafts(drafts, tmp_path / "both"), build_pages(drafts, tmp_path / "both")

    assert [outcome.files for outcome in alone] == [(), (), ()]
    assert {path.name for path in (tmp_path / "alone").iterdir()} == {".cache"}
    assert all(outcome.built for outcomes in both for outcome in outcomes)
    for one, *others in zip(alone, *both, strict=True):
        shown, whole, other = (read_page(Path(found.page)) for found in (one, *others))
        assert whole.listed
        assert whole.listed.body.count("<tr") == 35
        assert shown.listed is None
        assert shown == other
        assert shown == replace(whole, listed=None, outline=whole.outline.replace(LISTED, ""))


def test_a_draft_whose_documents_cannot_be_written_has_its_page(tmp_path: Path) -> None:
    """People can still read it."""
    [draft, *_], out = three(tmp_path), tmp_path / "build"
    out.mkdir()
    (out / "一").write_text("挡在这里", encoding="utf-8")
    [outcome] = build_drafts([draft], out)

    assert outcome.error
    assert "志愿者" in read_page(Path(outcome.page)).body
