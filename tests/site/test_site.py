"""The site: pages from the same model, in a real browser, without a request to any other host."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from html import unescape
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from urllib.parse import quote, unquote

import pytest

from drafts import DRAFTS, ROOT, read_draft
from mutations import BLIND, Strike, copy_draft
from parity import missing
from qicao.batch.build import load_draft
from qicao.batch.many import build_drafts
from qicao.render.formulas import Formulas
from qicao.render.html.page import render_article, render_findings
from qicao.render.outline import outline
from qicao.render.pictures import Pictures
from qicao.site.build import build_site
from qicao.site.pages import DOWNLOADS

PHRASES = {"值班值守": "9.1", "按期办结率": "A.1.1", "网络安全等级保护应符合": "7.1.2"}
"""What is searched → the number of a clause that must be among what is found."""

CHATTER = re.compile(r"//[^/]*\b(?:google|googleapis|gstatic|gvt1)\.com")
"""Hosts that Chromium itself asks for dictionaries and updates, on any page."""


@cache
def site() -> Path:
    """The site of a repository that holds all four drafts."""
    root = Path(mkdtemp())
    for name in ("conf.py", "docs", "metadata"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, root / name)  # type: ignore[operator]
    for folder in DRAFTS.values():
        shutil.copytree(folder, root / "drafts" / folder.name)
    build_site(root, root / "build/site")
    return root / "build/site"


def page(name: str) -> str:
    """The page of a draft."""
    return (site() / f"drafts/{name}/index.html").read_text(encoding="utf-8")


def words(html: str) -> str:
    """The words of a page without its side and head."""
    article = re.search(r"<article.*</article>", html, re.DOTALL)
    assert article
    bare = re.sub(r"<annotation.*?</annotation>|<a[^>]*class=\"permalink\".*?</a>", "", article[0], flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", "", bare))


@pytest.mark.parametrize("name", DRAFTS)
def test_numbers_and_titles_are_those_of_the_outline(name: str) -> None:
    """The third face of the same model."""
    assert missing(outline(read_draft(name).standard), words(page(name))) == []


@pytest.mark.parametrize("name", DRAFTS)
def test_every_link_inside_a_page_leads_somewhere(name: str) -> None:
    """Anchors are element ids, and each stands once."""
    html = page(name)
    ids = re.findall(r'\sid="([^"]*)"', html)
    targets = {unescape(unquote(target)) for target in re.findall(r'href="#([^"]*)"', html)}

    assert len(ids) == len(set(ids))
    assert targets <= {unescape(id_) for id_ in ids} | {"main"}


def test_every_file_that_a_page_names_is_there() -> None:
    """Styles, scripts, other pages and downloads."""
    for file in site().rglob("*.html"):
        html = file.read_text(encoding="utf-8")
        for target in re.findall(r'(?:href|src|action)="([^"#?:]+)(?:[#?][^"]*)?"', html):
            assert (file.parent / unquote(unescape(target))).exists(), (file, target)


def test_the_files_are_those_that_the_command_makes(tmp_path: Path) -> None:
    """What `qicao draft` has built is not built again but offered as it is."""
    root = site().parent.parent
    built = build_drafts(sorted((root / "drafts").iterdir()), root / "build")
    files = [Path(file) for outcome in built for file in outcome.files]

    assert not any(outcome.built for outcome in built)
    assert all((site() / DOWNLOADS).joinpath(*file.parts[-3:]).read_bytes() == file.read_bytes() for file in files)


def test_nothing_is_asked_of_another_host() -> None:
    """Only the author's own links leave the site."""
    for file in (*site().rglob("*.html"), *site().rglob("*.css"), *site().rglob("*.js")):
        text = file.read_text(encoding="utf-8")
        assert not re.findall(
            r'(?:src|action)="https?:|<link[^>]*https?:|url\(\s*["\']?https?:|@import|fetch\(', text
        ), file


def test_elements_carry_the_hook_for_comments() -> None:
    """Every numbered thing of the outline can be spoken of by its id."""
    hooks = set(re.findall(r'data-id="([^"]*)"', page("everything")))
    items = outline(read_draft("everything").standard)

    assert {item.id for item in items if item.kind != "element" or item.title != "索引"} - hooks == set()


def browse(address: str, *options: str) -> str:
    """What Chromium makes of a page when its scripts have run."""
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=5000", *options]
    done = subprocess.run([*command, "--dump-dom", address], check=True, capture_output=True, timeout=120)
    return done.stdout.decode()


@pytest.mark.browser
@pytest.mark.parametrize("phrase", PHRASES)
def test_the_search_finds_a_phrase_and_leads_to_its_clause(phrase: str) -> None:
    """As it is written, without cutting it into words."""
    found = browse(f"{(site() / 'search.html').as_uri()}?q={quote(phrase)}")
    results = re.findall(r'<li><a href="([^"]*)">([^<]*)</a>', found)
    link = next(href for href, title in results if title.startswith(PHRASES[phrase]))
    path, _, anchor = link.partition("#")

    assert (site() / unescape(unquote(path))).is_file()
    assert f'id="{unescape(unquote(anchor))}"' in page("city-operation-centre")


@pytest.mark.browser
def test_a_telephone_does_not_scroll_sideways() -> None:
    """At 360 px only tables and formulas scroll, each in its own frame."""
    script = "onload=()=>{const d=document.querySelector('iframe').contentDocument.documentElement;document.title=d.scrollWidth}"

    assert 0 < int(probe("drafts/everything/index.html", script)) <= 360


@pytest.mark.browser
def test_the_browser_asks_no_other_host(tmp_path: Path) -> None:
    """By the network log of the browser itself."""
    log = tmp_path / "net.json"
    offline = ("--host-resolver-rules=MAP * ~NOTFOUND", "--disable-background-networking", "--disable-component-update")
    for page_ in ("search.html", "drafts/everything/index.html", "docs/index.html"):
        browse((site() / page_).as_uri(), f"--log-net-log={log}", *offline)
        asked = re.findall(r'"url":"(https?://[^"]+)"', log.read_text(encoding="utf-8", errors="replace"))
        assert [address for address in asked if not CHATTER.search(address)] == []


@pytest.mark.browser
def test_the_keyboard_reaches_the_search() -> None:
    """The key / goes to the field, Escape leaves it."""
    script = (
        "onload=()=>{const w=document.querySelector('iframe').contentWindow,d=w.document;"
        "const press=(key,on)=>on.dispatchEvent(new w.KeyboardEvent('keydown',{key,bubbles:true}));"
        "press('/',d.body);const there=d.activeElement.id;press('Escape',d.activeElement);"
        "document.title=there+' '+(d.activeElement===d.body)}"
    )
    assert probe("drafts/everything/index.html", script) == "q true"


def probe(address: str, script: str) -> str:
    """The title that a script gives a page which holds another, 360 px wide."""
    file = site() / "probe.html"
    frame = f'<iframe src="{quote(address)}" width="360" height="800"></iframe><script>{script}</script>'
    file.write_text(frame, encoding="utf-8")
    found = re.search(r"<title>(.*?)</title>", browse(file.as_uri(), "--allow-file-access-from-files"))
    file.unlink()
    return found[1] if found else ""


@pytest.mark.parametrize("name", DRAFTS)
def test_two_pages_of_the_same_draft_are_the_same(name: str, tmp_path: Path) -> None:
    """No clock in the page."""
    draft = load_draft(DRAFTS[name])
    pages = {
        render_article(draft.standard, formulas=Formulas(tmp_path / kind), pictures=Pictures(DRAFTS[name]))
        for kind in "ab"
    }

    assert len(pages) == 1


@pytest.mark.parametrize("blow", BLIND, ids=lambda blow: blow.__name__)
@pytest.mark.parametrize("name", DRAFTS)
def test_a_broken_draft_is_a_page_with_its_findings(name: str, blow: Strike, tmp_path: Path) -> None:
    """What can be read is shown, and what is wrong stands above it."""
    draft = copy_draft(DRAFTS[name], tmp_path)
    index = draft / "index.md"
    for seed in range(3):
        lines = index.read_text(encoding="utf-8").splitlines()
        struck = blow(lines, Random(f"{name} {blow.__name__} page {seed}"))
        index.write_text("\n".join(struck.text) + "\n", encoding="utf-8")
    read = load_draft(draft)
    article = render_article(read.standard, formulas=Formulas(tmp_path), pictures=Pictures(draft))
    shown = render_findings(read.findings)

    assert words(article)
    assert shown.count("<li") == sum(finding.severity != "info" for finding in read.findings)
