"""The standards system in the site: in the same frame, found by the search, made again only where it changes."""

from __future__ import annotations

import json
import re
import shutil
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest

from qicao.site.build import build_site
from sites import files_of, harbour_repository, harbour_site


def html_of(name: str) -> str:
    """A page of the site of the made-up programme."""
    return (harbour_site() / f"{name}.html").read_text(encoding="utf-8")


def test_every_file_and_place_that_a_page_names_is_there() -> None:
    """Pages of the system, of drafts, styles and scripts."""
    site = harbour_site()
    found = {file: file.read_text(encoding="utf-8") for file in site.rglob("*.html")}
    ids = {file: {unescape(one) for one in re.findall(r'\sid="([^"]*)"', html)} for file, html in found.items()}
    checked = 0
    for file in (file for file in found if "system" in file.relative_to(site).parts):
        for target in re.findall(r'(?:href|src|action)="([^":?]+)(?:\?[^"]*)?"', found[file]):
            path, _, hook = unescape(target).partition("#")
            there = (file.parent / unquote(path)).resolve() if path else file
            assert there.is_file(), (file, target)
            assert not hook or unquote(hook) in ids[there], (file, target)
            checked += 1

    assert checked > 1500


def test_nothing_is_asked_of_another_host() -> None:
    """Neither by the pages nor by their scripts and styles."""
    files = [file for kind in ("html", "css", "js") for file in harbour_site().rglob(f"*.{kind}")]

    assert [
        file for file in files if re.search(r"(?:src|action|url\()\s*=?\s*[\"']?https?:", file.read_text("utf-8"))
    ] == []


def test_the_first_page_and_every_other_lead_to_the_system() -> None:
    """Also those of drafts."""
    assert 'href="system/index.html"' in html_of("index")
    assert 'href="../../system/index.html"' in html_of("drafts/rubbish/index")
    assert 'href="../../system/index.html"' in html_of("system/entries/B1-001")


def test_an_entry_shows_its_draft_and_the_round() -> None:
    """As they are in the repository."""
    html = html_of("system/entries/B1-001")

    assert 'href="../../drafts/rubbish/index.html"' in html
    assert "第 1 轮 征求意见" in html
    assert '<span class="day">2026-05-01</span> 至' in html


def test_the_search_finds_the_system() -> None:
    """Entries by number and title, needs by what is needed."""
    script = (harbour_site() / "_static/search-data.js").read_text(encoding="utf-8")
    found = {page[0]: page for page in json.loads(script.removeprefix("window.QICAO_SEARCH=").rstrip(";\n"))}

    assert found["system/entries/A1-001"][1:4] == ["DB99/T 10—2015", "城市运行 术语", "标准体系"]
    assert any("统一巡查车的颜色" in text for _, _, text in found["system/needs"][4])
    assert "drafts/rubbish/index" in found


def test_only_what_shows_an_edit_is_written_again(tmp_path: Path) -> None:
    """And no page of a draft; without an edit, nothing is."""
    root, out = harbour_repository(tmp_path)
    build_site(root, out, live=True)
    before = files_of(out)
    times = {file: file.stat().st_mtime_ns for file in out.rglob("*.html")}
    build_site(root, out, live=True)
    assert files_of(out) == before
    assert {file: file.stat().st_mtime_ns for file in (out / "system").rglob("*.html")}.items() <= times.items()

    needs = root / "metadata/needs.yaml"
    needs.write_text(needs.read_text("utf-8").replace("投诉一百件", "投诉二百件"), encoding="utf-8")
    build_site(root, out, live=True)
    after = files_of(out)

    assert {name for name in after if after[name] != before.get(name)} == {
        "system/needs.html",
        "_static/search-data.js",
    }
    assert "投诉二百件" in after["system/needs.html"].decode()


def test_pages_of_rows_that_are_gone_go(tmp_path: Path) -> None:
    """And all of them with the system, as do the links to it."""
    root, out = harbour_repository(tmp_path)
    build_site(root, out, live=True)
    there = (out / "system/districts/W.html").is_file()
    districts = root / "metadata/districts.yaml"
    districts.write_text("\n".join(districts.read_text("utf-8").splitlines()[:2]) + "\n", encoding="utf-8")
    build_site(root, out, live=True)
    gone = not (out / "system/districts/W.html").exists()
    (root / "metadata/system.yaml").unlink()
    build_site(root, out, live=True)

    assert there
    assert gone
    assert not (out / "system").exists()
    assert "system/" not in (out / "drafts/rubbish/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "broken", ["subsystems: [", "entries: 5", "\x00\xff", "subsystems:\n  - {code: A, parent: A}\n"]
)
def test_a_broken_file_costs_only_what_it_says(tmp_path: Path, broken: str) -> None:
    """The site is built, and the rest of the system with it."""
    root, out = harbour_repository(tmp_path)
    (root / "metadata/system.yaml").write_bytes(broken.encode("utf-8", "surrogateescape"))
    build_site(root, out, live=True)

    assert "暴露垃圾处置规程" in (out / "system/entries/B1-001.html").read_text(encoding="utf-8")
    assert "没有归入子体系" in (out / "system/tree.html").read_text(encoding="utf-8")


def test_a_system_alone_has_a_site(tmp_path: Path) -> None:
    """Nothing else is needed to begin; when there is a draft or a guide, the site has it, and when it goes, it does not."""
    root, out = harbour_repository(tmp_path / "repository")
    draft = root / "drafts/rubbish"
    draft.rename(tmp_path / "rubbish")
    draft.parent.rmdir()
    before = sorted(root.iterdir())
    build_site(root, out)
    alone = (out / "index.html").read_text(encoding="utf-8")
    after = sorted(root.iterdir())
    draft.parent.mkdir()
    (tmp_path / "rubbish").rename(draft)
    build_site(root, out, live=True)
    with_draft = (out / "index.html").read_text(encoding="utf-8")
    shutil.rmtree(root / "drafts")
    build_site(root, out, live=True)

    assert 'href="system/index.html"' in alone
    assert ">指南<" not in alone
    assert set(after) - set(before) <= {root / "build"}
    assert "drafts/rubbish" in with_draft
    assert "drafts/rubbish 没有页面" in (out / "system/entries/B1-001.html").read_text(encoding="utf-8")
    assert "drafts/rubbish" not in (out / "index.html").read_text(encoding="utf-8")
    assert not (out / "bare.html").exists()


def test_a_system_with_a_guide_begins_with_it(tmp_path: Path) -> None:
    """The page of the repository, not one of the program."""
    root, out = harbour_repository(tmp_path)
    shutil.rmtree(root / "drafts")
    (root / "docs").mkdir()
    (root / "docs/index.md").write_text("# 开头\n", encoding="utf-8")
    build_site(root, out, live=True)

    assert "drafts/rubbish 没有页面" in (out / "system/entries/B1-001.html").read_text(encoding="utf-8")
    assert 'href="system/index.html"' in (out / "index.html").read_text(encoding="utf-8")
    assert "开头" in (out / "docs/index.html").read_text(encoding="utf-8")
