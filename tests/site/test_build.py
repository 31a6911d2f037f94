"""The site: pages from the same model, each draft for itself, the same bytes for the same sources."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from random import Random
from urllib.parse import unquote

import pytest

from drafts import DRAFTS, read_draft
from mutations import BLIND, TARGETED, Strike, copy_draft
from qicao.builds.run import build_drafts
from qicao.drawn.formulas import Formulas
from qicao.drawn.pictures import Pictures
from qicao.model.tree import iter_nodes
from qicao.parse.draft import load_draft
from qicao.render.html.page import render_article
from qicao.site.build import build_site
from qicao.source.files import DISK
from qicao.source.world import World, open_world
from sites import copy_repository, files_of, page_of, whole_site, words_of


@pytest.mark.parametrize("name", DRAFTS)
def test_every_link_inside_a_page_leads_somewhere(name: str) -> None:
    """Anchors are element ids, and each stands once."""
    html = page_of(name)
    ids = re.findall(r'\sid="([^"]*)"', html)
    targets = {unescape(unquote(target)) for target in re.findall(r'href="#([^"]*)"', html)}

    assert len(ids) == len(set(ids))
    assert targets <= {unescape(id_) for id_ in ids}


def test_every_file_that_a_page_names_is_there() -> None:
    """Styles, scripts, other pages and downloads."""
    for file in whole_site().rglob("*.html"):
        html = file.read_text(encoding="utf-8")
        for target in re.findall(r'(?:href|src|action)="([^"#?:]+)(?:[#?][^"]*)?"', html):
            assert (file.parent / unquote(unescape(target))).exists(), (file, target)


def test_the_files_are_those_that_the_command_makes() -> None:
    """What `qicao draft` has built is not built again but offered as it is."""
    root = whole_site().parent.parent
    built = build_drafts(sorted((root / "drafts").iterdir()), root / "build")
    files = [Path(file) for outcome in built for file in outcome.files]

    assert not any(outcome.built for outcome in built)
    assert files
    assert all(
        whole_site().joinpath("_downloads", *file.parts[-3:]).read_bytes() == file.read_bytes() for file in files
    )


def test_nothing_is_asked_of_another_host() -> None:
    """Only the author's own links leave the site."""
    for file in (*whole_site().rglob("*.html"), *whole_site().rglob("*.css"), *whole_site().rglob("*.js")):
        text = file.read_text(encoding="utf-8")
        assert not re.findall(
            r'(?:src|action)="https?:|<link[^>]*https?:|url\(\s*["\']?https?:|@import|fetch\([\'"`]https?:', text
        ), file


@pytest.mark.parametrize("name", DRAFTS)
def test_everything_that_can_be_spoken_of_carries_its_id(name: str) -> None:
    """Every node of the model: clauses, paragraphs, items, rows, cells, figures, formulas, notes, terms, footnotes."""
    hooks = {unescape(id_) for id_ in re.findall(r'data-id="([^"]*)"', page_of(name))}
    standard = read_draft(name).standard
    nodes = [*iter_nodes(standard), *standard.footnotes]

    assert {type(node).__name__ for node in nodes if not node.id} == set()
    assert {(type(node).__name__, node.id) for node in nodes if node.id not in hooks} == set()


def test_rows_and_cells_keep_their_ids_when_others_come_and_go(tmp_path: Path) -> None:
    """A comment on a cell is found again after a row was put in above it."""
    draft = copy_draft(DRAFTS["everything"], tmp_path)
    before = page_of("everything")
    text = (draft / "index.md").read_text(encoding="utf-8")
    (draft / "index.md").write_text(text.replace("   | 箱盖", "   | 提手 | 无松动 |\n   | 箱盖", 1), encoding="utf-8")
    after = render_article(
        load_draft(draft).standard,
        formulas=Formulas(open_world(tmp_path / "cache")),
        pictures=Pictures(draft, World(DISK)),
    )
    cells = [set(re.findall(r'<t[dhr] id="([^"]*)"', html)) for html in (before, after)]

    assert "提手" in after
    assert cells[0] < cells[1]


@pytest.mark.slow
def test_only_what_changed_is_made_anew(tmp_path: Path) -> None:
    """After an edit of one draft the files of the others are untouched; a draft that is gone leaves nothing."""
    root = copy_repository(tmp_path, [DRAFTS["group-guide"], DRAFTS["test-method"]])
    site = build_site(root, root / "build/site").start.parent
    before = {name: (site / name).stat().st_mtime_ns for name in files_of(site)}
    with (root / "drafts/group-guide/index.md").open("a", encoding="utf-8") as index:
        index.write("\n新写的一句。\n")
    build_site(root, root / "build/site")
    after = {name: (site / name).stat().st_mtime_ns for name in files_of(site)}
    changed = {name for name in after if before.get(name) != after[name] and "_static" not in name}

    assert "新写的一句" in page_of("group-guide", site)
    assert {name for name in changed if "test-method" in name} == set()
    assert "_downloads/group-guide/征求意见稿/征求意见稿.docx" in changed


def broken(root: Path) -> dict[str, str]:
    """Drafts that are broken in every way that files can be, beside each other in the repository."""
    contents = {
        "空": b"",
        "乱码": bytes(range(256)) * 4,
        "国标码": "# 范围\n\n本文件给出了一句话。\n".encode("gbk"),
        "没有关": "# 范围\n\n:::{table} 表\n| 甲 |\n| --- |\n| 乙 |\n\n# 要求\n\n应给出。\n".encode(),
        "有 空格#号": "# 范围\n\n本文件给出了一句话，见[](#没有)。\n".encode(),
        "自己套自己": "# 范围\n\n:::{include} index.md\n:::\n".encode(),
    }
    for name, text in contents.items():
        folder = root / "drafts" / name
        folder.mkdir(parents=True)
        (folder / "index.md").write_bytes(text)
    (root / "drafts/没有关/standard.yaml").write_text('number: "没有关\nlevel: [', encoding="utf-8")
    (root / "drafts/没有正文").mkdir()
    (root / "drafts/没有正文/standard.yaml").write_text("level: local\n", encoding="utf-8")
    return {name: page for name in contents for page in [f"drafts/{name}/index.html"]}


def test_broken_drafts_do_not_stop_the_others(tmp_path: Path) -> None:
    """Each has a page that says what is wrong, and the good one is whole."""
    root = copy_repository(tmp_path, [DRAFTS["group-guide"]])
    drafts = broken(root)
    site = build_site(root, root / "build/site")

    for name in drafts:
        assert 'class="findings"' in page_of(name, site.start.parent), name
    assert page_of("group-guide", site.start.parent) == page_of("group-guide")
    assert site.errors == ()
    assert site.warnings == ("没有正文：没有 index.md，网站上没有它。",)
    assert (site.start.parent / "_downloads/有 空格#号/征求意见稿/征求意见稿.docx").is_file()
    for path in drafts.values():
        assert f'href="{path}"' in unquote(site.start.read_text(encoding="utf-8")).replace("%23", "#")


def test_a_guide_in_an_old_encoding_is_a_page(tmp_path: Path) -> None:
    """Sphinx alone would build nothing."""
    root = copy_repository(tmp_path, [])
    (root / "docs/old.md").write_bytes("---\norphan: true\n---\n\n# 旧文件\n\n用旧编辑器写的指南。\n".encode("gbk"))
    site = build_site(root, root / "build/site")

    assert site.warnings == ()
    assert "用旧编辑器写的指南。" in (site.start.parent / "docs/old.html").read_text(encoding="utf-8")
    assert "drafts/ 下还没有草案" in site.start.read_text(encoding="utf-8")


@pytest.mark.slow
def test_files_that_cannot_be_made_are_told_and_stop_nothing(tmp_path: Path) -> None:
    """A file stands in the way of a draft's folder: its page says so, and those of the others are complete."""
    root = copy_repository(tmp_path, [DRAFTS["group-guide"], DRAFTS["test-method"]])
    (root / "build").mkdir()
    (root / "build/group-guide").write_text("挡在这里", encoding="utf-8")
    site = build_site(root, root / "build/site")
    failed = page_of("group-guide", site.start.parent)
    (root / "build/group-guide").unlink()
    mended = build_site(root, root / "build/site")

    assert [error.partition("：")[0] for error in site.errors] == ["group-guide"]
    assert "没有可下载的文件" in failed
    assert "_downloads" not in failed
    assert "_downloads/test-method" in page_of("test-method", site.start.parent)
    assert mended.errors == ()
    assert "_downloads/group-guide" in page_of("group-guide", site.start.parent)


@pytest.mark.parametrize("blow", [*BLIND, *TARGETED], ids=lambda blow: blow.__name__)
@pytest.mark.parametrize("name", DRAFTS)
@pytest.mark.one_in(9)
def test_a_broken_draft_is_a_page_with_its_findings(name: str, blow: Strike, tmp_path: Path) -> None:
    """What can be read is shown; what is wrong stands above it, and what has a place in the text also there, once."""
    draft = copy_draft(DRAFTS[name], tmp_path)
    index = draft / "index.md"
    for seed in range(3):
        lines = index.read_text(encoding="utf-8").splitlines()
        struck = blow(lines, Random(f"{name} {blow.__name__} page {seed}"))
        index.write_text("\n".join(struck.text) + "\n", encoding="utf-8")
    read = load_draft(draft)
    shown = render_article(
        read.standard,
        formulas=Formulas(open_world(tmp_path)),
        pictures=Pictures(draft, World(DISK)),
        findings=read.findings,
    )
    told = [finding for finding in read.findings if finding.severity != "info"]
    in_text = [finding for finding in told if finding.span.file == index.as_posix()]
    listed, _, body = shown.partition("<article")

    assert words_of(shown)
    assert listed.count("<li ") >= len(told)
    assert body.count("<aside") >= len(in_text)
    assert sorted(re.findall(r'href="#(qicao-finding-\d+)"', listed)) == sorted(
        re.findall(r'id="(qicao-finding-\d+)"', body)
    )
