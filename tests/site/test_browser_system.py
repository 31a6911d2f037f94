"""The questions that an official asks of the standards system, answered by its pages in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from test_looks import faint

from sites import harbour_site, serve

pytestmark = pytest.mark.browser

PAGES = (
    "index",
    "tree",
    "entries",
    "statistics",
    "ages",
    "graph",
    "matters",
    "coverage",
    "plan",
    "briefing",
    "organisations",
    "districts",
    "needs",
    "clashes",
    "policies",
    "frameworks",
    "problems",
    "terms",
    "entries/B1-001",
    "matters/01",
    "organisations/O-INST",
    "districts/W",
    "subsystems/B1",
    "frameworks/F-1",
    "problems/P1",
    "problems/P4",
)
"""A page of every kind."""


@pytest.fixture(scope="module")
def harbour() -> Iterator[str]:
    """The address of the site of the made-up programme."""
    with serve(harbour_site()) as found:
        yield found


def rows(page: Any, section: str) -> list[list[str]]:
    """The cells of the tables in a section, as they are seen."""
    found: list[list[str]] = page.locator(f"#{section} tbody tr:visible").evaluate_all(
        "all => all.map(row => [...row.cells].map(cell => cell.innerText.trim()))"
    )
    return found


def test_the_first_page_tells_whose_system_it_is_and_how_much_there_is(page: Any, harbour: str) -> None:
    """With the numbers of the overview, which lead on."""
    page.goto(harbour)
    numbers = page.locator(".numbers li").all_inner_texts()
    said = page.locator(".front").inner_text()
    page.locator(".front .numbers a").first.click()

    assert "临港市城市运行标准体系" in said
    assert "临港市城市运行标准化" in said
    assert page.url.endswith("system/entries.html")
    page.goto(f"{harbour}system/index.html")
    assert numbers == page.locator(".numbers li").all_inner_texts()


def test_what_is_missing_for_a_matter_at_street_level(page: Any, harbour: str) -> None:
    """From the first page by clicks and the filter: matter 01 has nothing at 街镇, and why."""
    page.goto(harbour)
    page.get_by_role("link", name="标准体系", exact=True).click()
    page.get_by_role("link", name="事项清单", exact=True).click()
    page.get_by_placeholder("筛选").fill("暴露垃圾")
    page.get_by_role("link", name="01 暴露垃圾").click()
    levels = {row[0]: row[1:] for row in rows(page, "levels")}

    assert levels["街镇"][:2] == ["无标可依", "—"]
    assert levels["市"][0] == "无标可依"
    assert levels["区"][0] == "制定中"
    assert "市、街镇无标可依" in page.locator("#levels").inner_text()


def test_who_drafts_it_when_and_what_it_waits_for(page: Any, harbour: str) -> None:
    """On the page of the matter, and further on that of the standard."""
    page.goto(f"{harbour}system/matters/01.html")
    _, _, standard, drafts, when, waits = next(row for row in rows(page, "levels") if row[0] == "区")
    page.get_by_role("link", name="B1-001 暴露垃圾处置规程").click()
    schedule = page.locator("#when").inner_text()

    assert standard.startswith("B1-001 暴露垃圾处置规程")
    assert drafts == "临港标准化研究院"
    assert when == "2027-03-31（要等 B1-002）"
    assert waits == "B1-002 事项分类与编码"
    assert "计划 2026-12-31；按现在的进度约 2027-03-31（要等 B1-002）" in schedule
    assert "B1-002 事项分类与编码（拟编，约 2027-03-31 发布）" in schedule
    assert "K-1 结案条件两处规定不一" in schedule


def test_what_a_standard_cites_who_cites_it_and_whether_that_is_current(page: Any, harbour: str) -> None:
    """Found by the search of the site."""
    page.goto(f"{harbour}search.html?q=暴露垃圾处置规程")
    page.locator("#qicao-results a[href*='system/entries/B1-001']").first.click()
    cites = {row[1]: row[2] for row in rows(page, "cites")}
    by = {row[0]: row[1] for row in rows(page, "cited-by")}

    assert cites == {
        "A1-001": "现行",
        "GB/T 99001—2018": "旧版：体系内是另一年份的版本",
        "DB99/T 5": "被代替",
        "GB/T 12345": "不在体系内，未核实",
    }
    assert by == {"B1-003 道路积水处置规程": "拟编"}


def test_what_the_ministry_has_that_we_lack(page: Any, harbour: str) -> None:
    """Each document, and why we have it not."""
    page.goto(f"{harbour}system/index.html")
    page.get_by_role("link", name="与其他体系对照").click()
    page.get_by_role("link", name="住房城乡建设部“四标准一指南”").first.click()

    assert [(row[0], row[1], row[3]) for row in rows(page, "lacking")] == [
        ("CJJ/T 312—2021 城市运行管理服务平台技术标准", "缺少", "平台不在首批计划内"),
        ("CJ/T 545—2021 城市运行管理服务平台数据标准", "拟制定", "编码先行"),
        ("平台运行监测标准", "拟制定", "—"),
    ]


def test_which_needs_were_refused_and_why(page: Any, harbour: str) -> None:
    """Marked as a sample where it is one."""
    page.goto(f"{harbour}system/index.html")
    page.get_by_role("link", name="需求和答复").click()
    page.get_by_role("heading", name="不立项（1）").wait_for()
    [refused] = rows(page, "group-1")

    assert refused[0].replace("\n", "") == "N-3示例"
    assert refused[1] == "统一巡查车的颜色"
    assert refused[5] == "不立项，理由：颜色与处置效果无关，不需要统一（2026-03-01）"


def test_tables_are_filtered_by_words_and_lists(page: Any, harbour: str) -> None:
    """All words must be there; a list narrows a column; the number of rows is told."""
    page.goto(f"{harbour}system/matters.html")
    count = page.locator(".filter output")
    before = count.inner_text()
    page.get_by_label("领域").select_option("公共安全")
    chosen = [row[0] for row in rows_of_first(page)]
    page.get_by_placeholder("筛选").fill("市容 堆物")

    assert before == "5／5 行"
    assert chosen == ["02 道路积水", "05 楼道堆物"]
    assert [row[0] for row in rows_of_first(page)] == ["05 楼道堆物"]
    assert count.inner_text() == "1／5 行"


def test_a_filter_is_kept_in_the_address(page: Any, harbour: str) -> None:
    """Coming back to the page shows the rows that were asked for, and so does the address sent to another."""
    page.goto(f"{harbour}system/matters.html")
    page.get_by_label("街镇").select_option("无标可依")
    page.get_by_placeholder("筛选").fill("市容")
    asked, address = rows_of_first(page), page.url
    page.get_by_role("link", name="01 暴露垃圾").click()
    page.go_back()
    back = rows_of_first(page)
    page.goto("about:blank")
    page.goto(address)

    assert [row[0] for row in asked] == ["01 暴露垃圾"]
    assert back == asked == rows_of_first(page)
    assert page.get_by_label("街镇").input_value() == "无标可依"
    page.get_by_label("街镇").select_option("")
    page.get_by_placeholder("筛选").fill("")
    assert "?" not in page.url


def rows_of_first(page: Any) -> list[list[str]]:
    """The visible rows of the first table."""
    found: list[list[str]] = (
        page.locator("table")
        .first.locator("tbody tr:visible")
        .evaluate_all("all => all.map(row => [...row.cells].map(cell => cell.innerText.trim()))")
    )
    return found


def test_the_tree_opens_where_the_words_are(page: Any, harbour: str) -> None:
    """And is as before when they are gone."""
    page.goto(f"{harbour}system/tree.html")
    entry = page.locator(".tree").get_by_role("link", name="道路积水处置规程")
    closed = entry.is_hidden()
    page.get_by_placeholder("在体系中找").fill("积水")
    opened, other = entry.is_visible(), page.locator(".tree").get_by_role("link", name="热线服务规范").is_hidden()
    page.get_by_placeholder("在体系中找").fill("")

    assert (closed, opened, other) == (True, True, True)
    assert entry.is_hidden()


def test_the_graph_is_walked_by_keyboard(page: Any, harbour: str) -> None:
    """From what cites a standard, over it, to what it cites; Enter makes that the middle, Space opens its page."""
    page.goto(f"{harbour}system/graph.html#B1-001")
    drawing = page.locator("#qicao-explorer svg")
    label = "() => document.activeElement.getAttribute('aria-label')"
    drawing.locator(".centre").focus()
    middle = page.evaluate(label)
    page.keyboard.press("ArrowLeft")
    left = page.evaluate(label)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    at = page.evaluate(label)
    page.keyboard.press("Space")
    page.wait_for_url("**/entries/**")

    assert middle == "B1-001 暴露垃圾处置规程，在编"
    assert "B1-003 道路积水处置规程" in left
    assert left.startswith("被引用、被等待")
    assert at.split("，")[0] in page.locator("h1").inner_text()


def test_the_graph_has_a_list_beside_it(page: Any, harbour: str) -> None:
    """With the same relations."""
    page.goto(f"{harbour}system/graph.html")
    listed = {row[0]: row[1:] for row in rows(page, "list")}

    assert "DB99/T 10—2015 城市运行 术语" in listed["B1-001 暴露垃圾处置规程"][0]
    assert "GB/T 99001—2018 旧版" in listed["B1-001 暴露垃圾处置规程"][0]
    assert "网格 编码（旧）未核实 被代替" in listed["B1-001 暴露垃圾处置规程"][0].replace("\n", "")
    assert listed["B1-003 道路积水处置规程"][3] == "B1-001 暴露垃圾处置规程"
    assert len(listed) == 8


@pytest.mark.parametrize("width", [390, 1280])
def test_the_graph_is_walked_by_pointer(page: Any, harbour: str, width: int) -> None:
    """What the middle is opens by a link; no name of a relation stands below a box."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{harbour}system/graph.html#B1-001")
    covered = page.evaluate("""() => {
      const boxes = [...document.querySelectorAll('.node rect')].map(one => one.getBoundingClientRect());
      return [...document.querySelectorAll('.relation')].filter(one => {
        const words = one.getBoundingClientRect();
        return boxes.some(box => words.left < box.right && words.right > box.left && words.top < box.bottom && words.bottom > box.top);
      }).map(one => one.textContent);
    }""")
    old = page.locator(".relation", has_text="引用（旧版）").count()
    page.get_by_role("link", name="打开 B1-001").click()

    assert covered == []
    assert old == 1
    assert "暴露垃圾处置规程" in page.locator("h1").inner_text()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", ["index", "tree", "plan", "organisations", "statistics", "ages"])
def test_words_in_pictures_are_large_enough(page: Any, harbour: str, name: str, width: int) -> None:
    """12 px and more, as small print on the pages; at 1280 px no picture is wider than its place."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{harbour}system/{name}.html")
    sizes = page.locator(".sheet svg text").evaluate_all(
        "all => all.map(one => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a)"
    )
    over = page.locator(".sheet").evaluate_all("all => all.filter(one => one.scrollWidth > one.clientWidth).length")

    assert min(sizes) >= 12
    assert width < 1280 or over == 0


@pytest.mark.parametrize("name", ["index", "tree", "plan", "organisations", "statistics"])
def test_a_wide_picture_says_so_on_a_telephone(page: Any, harbour: str, name: str) -> None:
    """Its first words are in view when the page opens, and a hint says that it moves sideways."""
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{harbour}system/{name}.html")
    seen = page.locator(".sheet").evaluate_all("""all => all.map(one => {
      const box = one.getBoundingClientRect(), words = one.querySelector('text').getBoundingClientRect();
      return words.left >= box.left - 1 && words.right <= box.right + 1;
    })""")

    assert seen
    assert all(seen)
    assert page.locator(".swipe:visible").count() == len(seen)


@pytest.mark.parametrize("name", PAGES)
def test_pages_fit_a_telephone(page: Any, harbour: str, name: str) -> None:
    """At 360 px nothing is wider than the window, and tables with many columns are read without moving sideways."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{harbour}system/{name}.html")
    wide = page.locator(".wide td").evaluate_all(
        "all => Math.max(0, ...all.map(one => one.getBoundingClientRect().right))"
    )

    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert wide <= 360


WIDE_WORDS = (
    "index",
    "coverage",
    "plan",
    "briefing",
    "organisations",
    "needs",
    "policies",
    "problems",
    "terms",
    "entries/YW301-001",
    "entries/YW305-001",
    "matters/GA-034",
    "organisations/ORG-SCYGL",
    "districts/PD",
    "subsystems/BZ",
    "frameworks/DZ-OWT",
    "problems/P3",
    "problems/P5",
)
"""Pages of the sample whose tables have few columns with many words, or long headings."""
SQUEEZED = """() => [
  ...[...document.querySelectorAll('.table')].filter(one => one.offsetParent && !one.closest('details'))
    .filter(one => one.scrollWidth > one.clientWidth + 1),
  ...[...document.querySelectorAll('td')].filter(one => one.offsetParent && one.innerText.length > 24)
    .filter(one => one.clientWidth < 6.5 * parseFloat(getComputedStyle(one).fontSize)),
].map(one => one.innerText.slice(0, 30))"""
"""The tables that are cut off at the side, and the cells in which a sentence stands one or a few characters wide."""
TORN_OFF = """() => [...document.querySelectorAll('.mark')].filter(mark => {
  const next = mark.nextSibling;
  if (!mark.offsetParent || !next || next.nodeType !== Node.TEXT_NODE || !/^\\s*[、，；。）]/.test(next.data)) return false;
  const at = next.data.search(/\\S/), range = document.createRange();
  range.setStart(next, at);
  range.setEnd(next, at + 1);
  return range.getBoundingClientRect().top > mark.getBoundingClientRect().bottom - 2;
}).map(mark => mark.textContent + mark.nextSibling.data.slice(0, 8))"""
"""The marks whose comma begins the next line."""


@pytest.mark.parametrize("name", WIDE_WORDS)
def test_tables_of_the_sample_are_read_on_a_telephone(page: Any, address: str, name: str) -> None:
    """Nothing is cut off or moves sideways, no sentence stands in a column of single characters, no line begins with a comma."""
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{address}system/{name}.html")

    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate(SQUEEZED) == []
    assert page.evaluate(TORN_OFF) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_all_words_of_the_system_stand_out(page: Any, harbour: str, name: str, scheme: str) -> None:
    """In light and in dark."""
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{harbour}system/{name}.html")

    assert faint(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_pages_work_without_scripts(chromium: Any, harbour: str, name: str) -> None:
    """All that the tables hold is there, and nothing is asked of another host."""
    context = chromium.new_context(java_script_enabled=False)
    plain = context.new_page()
    asked: list[str] = []
    plain.on("request", lambda request: asked.append(request.url))
    plain.goto(f"{harbour}system/{name}.html")
    hidden = plain.locator("tbody tr[hidden]").count()
    heading = plain.locator("h1").inner_text()
    context.close()

    assert heading
    assert hidden == 0
    assert [url for url in asked if not url.startswith((harbour, "data:"))] == []


def test_everything_is_reached_by_keyboard(page: Any, harbour: str) -> None:
    """Search, outline, links of a table and its filter; the focus is seen."""
    page.goto(f"{harbour}system/matters.html")
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                "document.activeElement.tagName + ' ' + (document.activeElement.textContent || '').trim().slice(0, 8)"
            )
        )

    assert "A 01 暴露垃圾" in reached
    assert any(one.startswith("SELECT") for one in reached)
    assert any(one.startswith("INPUT") for one in reached)
