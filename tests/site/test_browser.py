"""The site as a reader has it: Chromium, a plain web server, a mouse, a keyboard, a telephone, paper."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from urllib.parse import unquote, urlsplit

import pypdfium2
import pytest

from drafts import DRAFTS, read_draft
from qicao.drawn.formulas import Formulas, displayed
from qicao.render.html.search import SearchEntry, iter_search
from qicao.site.build import build_site
from qicao.source.world import open_world
from sites import copy_repository, serve, whole_site

pytestmark = pytest.mark.browser

DRAFT = "drafts/city-operation-centre/index.html"
EVERYTHING = "drafts/everything/index.html"
KINDS = ("index.html", "search.html?q=要求", "docs/index.html", "docs/writing.html", DRAFT, EVERYTHING)
"""A page of every kind."""
PHRASES = ("值班值守", "按期办结率", "网络安全等级保护应符合")
IN_VIEW = """node => { const box = node.getBoundingClientRect(), bars = parseFloat(getComputedStyle(
document.documentElement).scrollPaddingTop); return box.top >= bars - 24 && box.bottom <= innerHeight }"""
"""Whether an element stands below the bars at the top of the window, and above its lower edge."""


def fragment(address: str) -> str:
    """The part of the address behind #, as it was written."""
    return unquote(urlsplit(address).fragment)


def pages() -> list[str]:
    """Every page of the site, from its top."""
    return sorted(file.relative_to(whole_site()).as_posix() for file in whole_site().rglob("*.html"))


@cache
def entries(name: str) -> list[SearchEntry]:
    """What can be found in a draft."""
    return list(iter_search(read_draft(name).standard, Formulas(open_world(Path(mkdtemp())))))


@pytest.mark.parametrize("phrase", PHRASES)
def test_the_search_finds_a_phrase_and_lands_on_its_clause(page: Any, address: str, phrase: str) -> None:
    """From the field on any page, by the keyboard alone: every place that has the phrase, and no other."""
    having = {entry.id for entry in entries("city-operation-centre") if phrase in entry.title or phrase in entry.text}
    page.goto(address + DRAFT)
    page.keyboard.press("/")
    page.keyboard.type(phrase)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?*")
    links = page.locator("#qicao-results section:first-child a").evaluate_all("links => links.map(link => link.href)")
    page.locator("#qicao-results a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/city-operation-centre/*")
    place = page.locator(f'[id="{fragment(page.url)}"]')

    assert having
    assert {fragment(link) for link in links} == having
    assert phrase in place.inner_text()
    assert place.locator("h2, h3, h4, .number").first.evaluate(IN_VIEW)
    assert page.evaluate("CSS.highlights.get('qicao-found').size") > 0


@pytest.mark.parametrize("question", ["{number}", "表４", "检验 项目", "检验　型式", "5s内熄灭", "λ不大于"])
def test_what_readers_type_is_found(page: Any, address: str, question: str) -> None:
    """The number of a table, in full width, too; several words; with and without a blank: all of it is in one table."""
    table = next(entry for entry in entries("everything") if entry.title.endswith("检验项目"))
    question = question.format(number=table.title.partition("\u3000")[0])
    page.goto(f"{address}search.html?from=drafts/everything/index&q={question}")

    assert page.locator("#qicao-results li > a").first.inner_text() == table.title


def test_the_search_answers_while_the_question_is_typed(page: Any, address: str) -> None:
    """What cannot be found is said, and the address can be passed on."""
    page.goto(address + "search.html")
    page.locator("#qicao-q").fill("没有这样的词")
    nothing = page.locator("#qicao-state").inner_text()
    page.locator("#qicao-q").fill("值班")

    assert nothing.startswith("没有找到")
    assert page.locator("#qicao-results mark").first.inner_text() == "值班"
    assert "q=%E5%80%BC%E7%8F%AD" in page.url


def test_the_search_works_on_pages_opened_from_a_folder(page: Any) -> None:
    """Without any server."""
    page.goto(f"{(whole_site() / 'search.html').as_uri()}?q=值班值守")
    page.locator("#qicao-results li > a").first.click()

    assert page.locator(f'[id="{fragment(page.url)}"]').is_visible()


@pytest.mark.parametrize("path", pages())
def test_every_link_of_a_page_works(page: Any, address: str, path: str) -> None:
    """Places on the same page, other pages, files to be fetched."""
    page.goto(address + path)
    for link in {link for link in page.locator("a").evaluate_all("links => links.map(link => link.href)") if link}:
        where, _, place = link.partition("#")
        if where == page.url.partition("#")[0]:
            assert not place or page.evaluate("id => !!document.getElementById(id)", unquote(place)), link
        elif link.startswith(address):
            answer = page.request.get(link)
            assert answer.ok, link
            assert not place or f'id="{unquote(place)}"' in answer.text(), link


def test_nothing_is_asked_of_another_host(page: Any, address: str) -> None:
    """By the network log of the browser, on every page; pictures that a page carries in itself are no requests."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in pages():
        page.goto(address + path)

    assert asked
    assert [url for url in asked if not url.startswith((address, "data:"))] == []


@pytest.mark.parametrize("path", KINDS)
def test_a_telephone_does_not_scroll_sideways(page: Any, address: str, path: str) -> None:
    """At 360 px only tables, formulas and code scroll, each in its own frame."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address + path)

    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_wide_tables_scroll_in_their_frames_on_a_telephone(page: Any, address: str) -> None:
    """And none sticks out of its frame."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address + DRAFT)
    widths = page.locator(".table").evaluate_all("all => all.map(one => [one.scrollWidth, one.clientWidth])")

    assert any(inner > frame for inner, frame in widths)
    assert all(frame <= 328 for _, frame in widths)


def test_the_outline_is_a_bar_on_a_telephone(page: Any, address: str) -> None:
    """It says where the reader is, opens from anywhere, leads to the clause and closes."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address + DRAFT)
    side = page.locator(".side")
    closed = side.get_attribute("open")
    page.mouse.wheel(0, 5000)
    side.locator("summary").click()
    side.get_by_text("\u3000值班值守").click()
    clause = page.locator(f'[id="{fragment(page.url)}"] > h3')

    assert closed is None
    assert "值班值守" in clause.inner_text()
    assert clause.evaluate(IN_VIEW)
    assert side.get_attribute("open") is None
    page.wait_for_function("document.querySelector('.side .at').textContent.endsWith('值班值守')")


def test_the_outline_marks_where_the_reader_is(page: Any, address: str) -> None:
    """One entry, in sight even when the outline is longer than the window."""
    page.goto(address + DRAFT)
    page.locator("section.annex").last.scroll_into_view_if_needed()
    page.evaluate("[...document.querySelectorAll('section.annex')].pop().scrollIntoView()")
    page.wait_for_function("document.querySelector('.side [aria-current]')?.textContent.startsWith('附录')")
    marked = page.locator(".side [aria-current]")

    assert marked.count() == 1
    assert marked.evaluate("node => node.getBoundingClientRect().bottom <= innerHeight")


def test_the_keyboard_reaches_everything_in_the_order_of_the_page(page: Any, address: str) -> None:
    """The skip link first, then the search, then the outline, then the text."""
    page.goto(address + DRAFT)
    reached = []
    for _ in range(9):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.className || document.activeElement.id || 'link'"))
    in_outline = page.evaluate("!!document.activeElement.closest('.side')")
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert reached[0] == "skip"
    assert "qicao-q" in reached[:7]
    assert in_outline
    assert page.evaluate("!!document.activeElement.closest('main')")


def test_a_key_goes_to_the_search_and_another_leaves_it(page: Any, address: str) -> None:
    """/ and Escape."""
    page.goto(address + DRAFT)
    page.keyboard.press("/")
    there = page.evaluate("document.activeElement.id")
    page.keyboard.press("Escape")

    assert there == "qicao-q"
    assert page.evaluate("document.activeElement === document.body")
    assert page.locator("#qicao-q").input_value() == ""


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("a.term-use", "sampling bottle"),
        ("a.ref", ""),
        ("a.cite", "GB/T"),
        ("a.note-mark", "依法检查的情形不在此列。"),
    ],
)
def test_a_link_shows_what_it_leads_to(page: Any, address: str, kind: str, words: str) -> None:
    """Under the pointer and under the focus; the pointer may go into the box, and Escape closes it."""
    page.goto(address + EVERYTHING)
    link, box = page.locator(f"article {kind}").first, page.locator("#qicao-preview")
    hidden = box.is_hidden()
    link.hover()
    box.wait_for(state="visible")
    shown = box.inner_text()
    box.hover()
    page.wait_for_timeout(500)
    stays = box.is_visible()
    page.keyboard.press("Escape")
    closed = box.is_hidden()
    page.locator("main").focus()
    link.evaluate("link => link.focus({focusVisible: true})")

    assert hidden
    assert words in shown
    assert stays
    assert closed
    assert box.inner_text() == shown
    assert link.get_attribute("aria-describedby") == "qicao-preview"
    assert page.locator("[id]").evaluate_all("all => all.length === new Set(all.map(one => one.id)).size")


def test_the_link_of_a_clause_can_be_passed_on(page: Any, address: str) -> None:
    """It shows under the pointer, and its address is that of the clause."""
    page.goto(address + DRAFT)
    heading = page.locator("section.clause > h3").first
    heading.hover()
    link = heading.locator(".permalink")

    assert link.evaluate("link => getComputedStyle(link).opacity") == "1"
    link.click()
    assert fragment(page.url) == heading.evaluate("heading => heading.parentElement.id")


def test_formulas_are_set_as_formulas(page: Any, address: str) -> None:
    """A brace is as high as the lines beside it, which a text font cannot do."""
    page.goto(address + EVERYTHING)
    brace = page.locator("math mo", has_text="{").first

    assert brace.evaluate("brace => brace.getBoundingClientRect().height") > 40


ALIGNED = {
    r"\begin{bmatrix} a_{11} + b \\ c \end{bmatrix}": "middle",
    r"\begin{aligned} a + b &= c \\ d &= e \end{aligned}": "right",
    r"\begin{cases} a + b, & c \\ d, & e \end{cases}": "left",
}
"""Rows of a formula, and on which line the cells of the first column stand."""


@pytest.mark.parametrize("tex", ALIGNED)
def test_cells_of_formulas_stand_below_each_other(page: Any, tmp_path: Path, tex: str) -> None:
    """Those of matrices in the middle, of aligned equations at their sign, of cases at the left."""
    page.set_content(Formulas(open_world(tmp_path)).mathml([displayed(tex)])[displayed(tex)])
    cells = """rows => rows.map(row => [...row.children[0].children].map(part => part.getBoundingClientRect()))
        .map(parts => [parts[0].left, parts.at(-1).right])"""
    (left, right), (other_left, other_right) = page.locator("mtr").evaluate_all(cells)
    lines = {"left": (left, other_left), "right": (right, other_right)}
    lines["middle"] = ((left + right) / 2, (other_left + other_right) / 2)

    assert lines[ALIGNED[tex]][0] == pytest.approx(lines[ALIGNED[tex]][1], abs=1)
    assert right - left > 2 * (other_right - other_left)


def test_paper_shows_the_document_alone(page: Any, address: str) -> None:
    """No navigation, no links to places, nothing cut off at the right edge."""
    page.goto(address + EVERYTHING)
    document = pypdfium2.PdfDocument(BytesIO(page.pdf(format="A4")))
    try:
        text = "".join(sheet.get_textpage().get_text_bounded() for sheet in document)
    finally:
        document.close()
    page.emulate_media(media="print")

    assert "便携式水质采样箱" in text
    assert [word for word in ("下载", "目次", "¶", "跳到正文") if word in text] == []
    assert page.locator("header.site").is_hidden()


def test_a_finding_of_the_list_leads_to_its_place(page: Any, tmp_path: Path) -> None:
    """The block at fault is marked, and the message stands below it."""
    root = copy_repository(tmp_path, [DRAFTS["group-guide"]])
    with (root / "drafts/group-guide/index.md").open("a", encoding="utf-8") as index:
        index.write("\n新写的一句，见[](#没有的标签)。\n")
    with serve(build_site(root, root / "build/site", live=True).start.parent) as address:
        page.goto(address + "drafts/group-guide/index.html")
        page.locator(".findings a").click()
        finding = page.locator(f'[id="{fragment(page.url)}"]')

        assert "REF001" in finding.inner_text()
        assert finding.evaluate(IN_VIEW)
        assert finding.evaluate("finding => finding.previousElementSibling.textContent").startswith("新写的一句")
