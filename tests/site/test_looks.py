"""How the pages look: in dark, on paper, and with findings; by what Chromium has computed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from drafts import DRAFTS
from qicao.site.build import build_site
from sites import copy_repository, serve

pytestmark = pytest.mark.browser

FAULTY = "drafts/group-guide/index.html"
PAGES = ("index.html", "search.html?q=要求", "docs/index.html", "docs/layout.html", "drafts/everything/index.html")
"""A page of every kind, none of whose words may fade."""
FAULTS = """
一段里见[](#没有一)、[](#没有二)、[](#没有三)、[](#没有四)、[](#没有五)。

下一段，见[](#没有六)。

- 列项，见[](#没有七)；
- 列项，见[](#没有八)。

:::{table} 有错的表
:label: tab-faulty

| 项目 | 说明 |
| --- | --- |
| 甲 | 见[](#没有九) |
:::

### 有错的条

见[](#没有十)。

####

见[](#没有十一)。

####

见[](#没有十二)，见[](#没有十三)。
"""
CONTRASTS = """() => {
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => numbers(colour).slice(0, 3).map((part) => part / 255)
    .map((part) => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const ground = (node) => {
    const colour = getComputedStyle(node).backgroundColor;
    return numbers(colour)[3] === 0 ? ground(node.parentElement) : colour;
  };
  const own = (node) => [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
  return [...document.body.querySelectorAll("*")]
    .filter((node) => own(node) && !node.matches("script, style, noscript") && node.checkVisibility({opacityProperty: true}))
    .map((node) => {
      const [one, other] = [light(getComputedStyle(node).color), light(ground(node))];
      return [(Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05), `${node.tagName}.${node.className}: ${node.textContent}`];
    });
}"""
"""Contrast and words of every element with words of its own (WCAG 2.2, 1.4.3)."""


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with a draft that has many faults, several of them in one paragraph."""
    root = copy_repository(tmp_path_factory.mktemp("faulty"), [DRAFTS["group-guide"]])
    with (root / "drafts/group-guide/index.md").open("a", encoding="utf-8") as index:
        index.write(FAULTS)
    with serve(build_site(root, root / "build/site", live=True).start.parent) as found:
        yield found


def faint(page: Any) -> list[str]:
    """The words of the page that stand out too little."""
    found = page.evaluate(CONTRASTS)
    assert len(found) > 5
    return [words for contrast, words in found if contrast < 4.5]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_all_words_stand_out(page: Any, address: str, path: str, scheme: str) -> None:
    """In light and in dark: every element with words, the ones at the target of a link among them."""
    page.emulate_media(color_scheme=scheme)
    page.goto(address + path)

    assert faint(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_findings_stand_out(page: Any, faulty: str, scheme: str) -> None:
    """In the list and at their places, also the one that a link led to."""
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{faulty}{FAULTY}#qicao-finding-1")

    assert page.locator("aside.finding").count() >= 13
    assert faint(page) == []


def test_dark_pages_are_dark(page: Any, address: str) -> None:
    """The ground is dark, pictures lie on a light one, formulas have the colour of the text."""
    page.emulate_media(color_scheme="dark")
    page.goto(address + "drafts/everything/index.html")
    colour = "(node, name) => getComputedStyle(node)[name].match(/[\\d.]+/g).map(Number)"

    assert max(page.locator("body").evaluate(colour, "backgroundColor")) < 48
    assert min(page.locator("body").evaluate(colour, "color")) > 192
    assert min(page.locator("main img").first.evaluate(colour, "backgroundColor")) > 240
    assert page.locator("main img").first.evaluate("node => getComputedStyle(node).mixBlendMode") == "normal"
    assert min(page.locator("math mi").first.evaluate(colour, "color")) > 192
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"


@pytest.mark.parametrize("width", [360, 1024, 1280, 1568, 1600, 1920, 2560])
def test_findings_neither_overlap_nor_are_cut(page: Any, faulty: str, width: int) -> None:
    """At any width: each has its own room in the window, and covers no other and no text."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(faulty + FAULTY)
    boxes = page.locator("aside.finding").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(box => [box.left, box.top, box.right, box.bottom])"
    )
    text = page.locator("article :is(p, caption, figcaption, h2, h3, h4)").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(box => [box.left, box.top, box.right, box.bottom])"
    )

    assert len(boxes) >= 13
    assert all(
        left >= 0 and right <= page.evaluate("document.documentElement.clientWidth") for left, _, right, _ in boxes
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [(one, other) for at, one in enumerate(boxes) for other in (*boxes[:at], *text) if overlap(one, other)] == []


def overlap(one: list[float], other: list[float]) -> bool:
    """Whether two boxes share more than a line of their edges."""
    return min(one[2], other[2]) - max(one[0], other[0]) > 1 and min(one[3], other[3]) - max(one[1], other[1]) > 1


def test_paper_shows_nothing_of_findings(page: Any, faulty: str) -> None:
    """Neither their words nor the bars at the blocks; and it is white, though the screen is dark."""
    page.goto(faulty + FAULTY)
    marked = ":is(p, .table):has(+ .finding)"
    bar = "node => getComputedStyle(node).boxShadow"
    on_screen = page.locator(marked).first.evaluate(bar)
    page.emulate_media(media="print", color_scheme="dark")

    assert on_screen != "none"
    assert set(page.locator(marked).evaluate_all("all => all.map(node => getComputedStyle(node).boxShadow)")) == {
        "none"
    }
    assert page.locator(".finding:visible, .findings:visible").count() == 0
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") != "dark"
