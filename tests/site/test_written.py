"""Which files a site has: those of what is there, as they were written, in any folder that holds drafts."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from shutil import copytree

import pytest

from drafts import DRAFTS
from qicao.errors import UsageError
from qicao.site.build import build_site
from qicao.source.scaffold import new_draft
from sites import copy_repository

USERS = (
    *("first-standard", "from-word", "writing", "checking", "review", "system"),
    *("requirements", "indicators", "scores", "layout", "site", "why"),
)


def files_of(site: Path) -> dict[str, bytes]:
    """The content of every file."""
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


@pytest.mark.slow
def test_what_is_gone_goes(tmp_path: Path) -> None:
    """Pages of drafts and guides, documents, pictures of guides, folders: the site is that of a repository without them."""
    root = copy_repository(tmp_path / "one", [DRAFTS["group-guide"], DRAFTS["test-method"]])
    other = copy_repository(tmp_path / "other", [DRAFTS["group-guide"]])
    (root / "docs/more.md").write_text("---\norphan: true\n---\n\n# 另一页\n\n![图](more.png)\n", encoding="utf-8")
    shutil.copy(next((root / "docs/pictures").glob("*.png")), root / "docs/more.png")
    site = build_site(root, root / "build/site").start.parent
    before = files_of(site)
    shutil.rmtree(root / "drafts/test-method")
    (root / "docs/more.md").unlink()
    (root / "docs/more.png").unlink()
    build_site(root, root / "build/site")
    alone = files_of(build_site(other, other / "build/site").start.parent)

    assert "drafts/test-method/index.html" in before
    assert {"docs/more.html", "_images/more.png"} <= set(before)
    assert set(files_of(site)) == set(alone)
    assert not (site / "drafts/test-method").exists()


def test_the_preview_forgets_a_draft_that_is_gone_too(tmp_path: Path) -> None:
    """Its page is not found any more."""
    root = copy_repository(tmp_path, [DRAFTS["group-guide"], DRAFTS["test-method"]])
    build_site(root, root / "build/preview", live=True)
    shutil.rmtree(root / "drafts/test-method")
    build_site(root, root / "build/preview", live=True)

    assert not (root / "build/preview/drafts/test-method").exists()
    assert (root / "build/preview/drafts/group-guide/index.html").is_file()


@pytest.mark.parametrize("altered", [b"", b"another", None])
@pytest.mark.slow
def test_a_file_that_was_altered_or_lost_is_made_again(altered: bytes | None, tmp_path: Path) -> None:
    """Pages, documents, scripts, data of the search, and what Sphinx remembers."""
    root = copy_repository(tmp_path, [DRAFTS["group-guide"]])
    site = build_site(root, root / "build/site").start.parent
    before = files_of(site)
    names = ["index.html", "drafts/group-guide/index.html", "_static/search-data.js", "_static/qicao.css"]
    names += [name for name in before if name.endswith(".docx")][:1]
    memory = [*(root / "build/.site").rglob("*.doctree"), root / "build/.site/environment.pickle"]
    for file in [site / name for name in names] + memory:
        file.write_bytes(altered) if altered is not None else file.unlink()
        build_site(root, root / "build/site")
        after = files_of(site)
        assert [name for name in before if after.get(name) != before[name]] == [], file


@pytest.mark.parametrize("place", ["drafts", "."])
def test_any_folder_with_drafts_can_be_a_site(place: str, tmp_path: Path) -> None:
    """Without conf.py, without guides: the drafts are on the start page, and nothing leads nowhere."""
    new_draft(tmp_path / place / "甲", "db31", "规范")
    copytree(DRAFTS["group-guide"], tmp_path / place / "乙")
    site = build_site(tmp_path, tmp_path / "build/site")
    start = site.start.read_text(encoding="utf-8")
    again = build_site(tmp_path, tmp_path / "build/site")

    assert (site.errors, site.warnings) == ((), ())
    assert start.count('class="title"') == 2
    assert ">指南<" not in start
    assert len([file for file in site.start.parent.rglob("index.html") if file != site.start]) == 2
    assert not any(outcome.built for outcome in again.outcomes)


def test_guides_are_shown_where_there_are_some(tmp_path: Path) -> None:
    """`docs/index.md` and what it lists."""
    new_draft(tmp_path / "drafts/甲", "db31", "规范")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# 指南\n\n```{toctree}\none\n```\n", encoding="utf-8")
    (tmp_path / "docs/one.md").write_text("# 第一页\n\n文字。\n", encoding="utf-8")
    site = build_site(tmp_path, tmp_path / "build/site")

    assert site.warnings == ()
    assert "第一页" in site.start.read_text(encoding="utf-8")


@pytest.mark.parametrize("wanted", [False, True])
def test_pages_for_developers_are_there_only_where_conf_says_so(wanted: bool, tmp_path: Path) -> None:
    """Users' guides come first, no link leads to what is left out, and nothing of it is found."""
    root = copy_repository(tmp_path, [])
    conf = root / "conf.py"
    text = conf.read_text(encoding="utf-8")
    conf.write_text(
        re.sub(r"(?<=^qicao_developer_pages = ).*$", str(wanted), text, flags=re.MULTILINE), encoding="utf-8"
    )
    site = build_site(root, root / "build/site")
    pages = {file.relative_to(root / "build/site/docs").as_posix() for file in root.glob("build/site/docs/**/*.html")}
    start = site.start.read_text(encoding="utf-8")
    listed = re.findall(r'href="docs/([^"#]*)"', start.partition('class="guides"')[2])

    assert site.warnings == ()
    assert listed[: len(USERS)] == [f"{name}.html" for name in USERS]
    assert pages == {"index.html", *listed, *(["developers.html"] if wanted else [])}
    assert ({"architecture.html", "studies/ids.html"} <= pages) is wanted


def test_a_folder_with_nothing_to_show_is_told(tmp_path: Path) -> None:
    """In one line, with what to do."""
    with pytest.raises(UsageError, match="没有草案"):
        build_site(tmp_path, tmp_path / "build/site")
