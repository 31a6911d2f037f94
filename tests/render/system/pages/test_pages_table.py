"""The pages of a system as values and as HTML: what each says, and that every link leads somewhere."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import cache
from html import unescape
from typing import Any
from urllib.parse import unquote

import pytest
from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from programmes import chance_system, harbour, sample
from qicao.catalog.problems.survey import Survey
from qicao.catalog.system import Row, System
from qicao.catalog.target import Target
from qicao.model.programme import Matter, Organisation
from qicao.model.system import Entry, Subsystem
from qicao.render.system.pages.drafts import Definition, DraftFacts, RoundFacts
from qicao.render.system.pages.html import Writer, address, write_page
from qicao.render.system.pages.places import places_of, safe_name
from qicao.render.system.pages.subsystem import entries_below, subsystem_page, tree_page
from qicao.render.system.pages.table import MAIN, pages_of, search_entries
from qicao.render.system.pages.values import Page, plain
from qicao.render.system.pages.view import View

DRAFT = DraftFacts(
    "rubbish",
    "drafts/rubbish/index",
    "暴露垃圾处置规程",
    "DB99/T XXXX—XXXX",
    "征求意见稿",
    findings=2,
    rounds=(RoundFacts("1", "征求意见", "征求意见稿", "2026-05-01", "2026-06-01", 12, 3),),
    terms=(
        Definition("term-a", "3.1", "网格", "grid", "划分的区域"),
        Definition("term-b", "3.2", "案件", "", "立案的事项"),
    ),
)
OTHER = replace(
    DRAFT, slug="other", page="drafts/other/index", terms=(Definition("term-c", "3.4", "网格", "grid", "另一种定义"),)
)


def view_of(system: System) -> View:
    """The view of a system with the two drafts."""
    return View(Survey.of(system), {"rubbish": DRAFT, "other": OTHER})


@cache
def pages() -> dict[str, Page]:
    """The pages of the made-up programme, by name."""
    return {page.name.removeprefix("system/"): page for page in pages_of(view_of(harbour()))}


@cache
def written() -> dict[str, str]:
    """The HTML of these pages."""
    view = view_of(harbour())
    known = frozenset((*(page.name for page in pages().values()), "drafts/rubbish/index", "drafts/other/index"))
    return {name: write_page(Writer(page.name, view.places, known), page) for name, page in pages().items()}


def words(name: str) -> str:
    """The words of a page, blanks between cells."""
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", written()[name])))


def has(name: str, *said: str) -> None:
    """Check that the page says all this, whatever blanks stand between."""
    text = words(name).replace(" ", "")
    assert [one for one in said if one.replace(" ", "") not in text] == []


def test_every_row_has_its_page() -> None:
    """And every main page is there."""
    expected = {
        *(name for name, _ in MAIN),
        *(f"entries/{row.value.id}" for row in harbour().entries),
        *(f"matters/{row.value.code}" for row in harbour().matters),
        *(f"organisations/{row.value.id}" for row in harbour().organisations),
        *(f"districts/{row.value.id}" for row in harbour().districts),
        *(f"subsystems/{row.value.code}" for row in harbour().subsystems),
        *(f"problems/P{at}" for at in range(1, 8)),
        "frameworks/F-1",
    }

    assert set(pages()) == expected


def test_what_is_missing_for_a_matter_at_the_lowest_level() -> None:
    """At which levels there is nothing, and why though there is a standard."""
    has(
        "matters/01",
        "市 无标可依",
        "区 制定中 B1-001 暴露垃圾处置规程 在编",
        "街镇 无标可依",
        "市、街镇无标可依：现有的标准没有登记这一层级的使用单位。",
    )
    has("matters/04", "区 无标可依", "街镇 无标可依", "没有标准规定这一事项。", "N-4")


def test_who_drafts_it_when_and_what_it_waits_for() -> None:
    """On the page of the matter and on that of the standard."""
    has("matters/01", "临港标准化研究院", "2027-03-31（要等 B1-002）", "B1-002 事项分类与编码")
    has("entries/B1-001", "起草 临港标准化研究院、东区城运中心", "没有登记：评价", "迟 30 天")
    has(
        "entries/B1-001",
        "计划 2026-12-31 ；按现在的进度约 2027-03-31（要等 B1-002）",
        "B1-002 事项分类与编码 （拟编，约 2027-03-31 发布）",
    )
    has("entries/B1-001", "K-1 结案条件两处规定不一", "K-3", "立项 2026-01-31 2026-02-10 晚 10 天完成")


def test_what_should_be_there_is_one_number_on_every_page() -> None:
    """Also of a sub-system that lists nothing: tree, its own page, that of the one above it, and the statistics."""
    has("index", "3 项现有标准（应有 9 项）")
    has("subsystems/B3", "应有 2 项，现有 0 项，在编和拟编 0 项，尚未列入明细表 2 项")
    has("subsystems/B", "B3 保障 应有 2 项，现有 0", "应有 7 项，现有 1 项，在编和拟编 4 项，尚未列入明细表 2 项")
    has("tree", "B3 保障 应有 2 项，现有 0", "B 业务 应有 7 项，现有 1")
    has("statistics", "业务 7 1 14.3 1", "尚未列入明细表 2 0 0.0 0", "总计 9 3")


def test_no_page_tells_another_day_than_the_forecast() -> None:
    """Plan, list, page and 宣贯 agree: never before what it waits for."""
    told = "2027-03-31（要等 B1-002）"
    has("plan", f"B1-001 暴露垃圾处置规程 重点 起草 迟 30 天 {told}")
    has("entries/B1-001", told)
    has("briefing", told)
    assert [name for name, html in written().items() if "2027-01-30" in html] == []


def test_a_need_is_met_only_by_what_is_there() -> None:
    """A standard that is not published is to meet it, and says how far it is."""
    has(
        "needs", "拟由标准满足（1）", "N-1", "拟由 B1-001 暴露垃圾处置规程 满足，未发布，预计 2027-03-31（要等 B1-002）"
    )


def test_no_check_is_praised_beside_what_is_out_of_date() -> None:
    """What the check of the text found, and what of the system is cited in editions or standards that are no longer valid."""
    has(
        "entries/B1-001",
        "草案的文字 2 个问题",
        "引用的标准 2 项不是现行的：GB/T 99001—2018（旧版）、DB99/T 5（被代替）",
    )


def test_levels_and_matters_are_told_apart() -> None:
    """A matter with nothing at any level is not the same as one with nothing at some; each number says which it is."""
    has("index", "2 类事项有层级无标可依，其中 1 类各级都没有（共 5 类）", "事项数（按层级，一类事项在几个层级都计）")


def test_a_number_of_a_problem_says_of_what_and_whether_it_is_bad() -> None:
    """And that made-up rows are among what was counted."""
    has("index", "越少越好", "示例 数据", "在等其他标准的任务 2，共 3（67%）")
    has("problems", "越少越好", "示例 数据")
    has("problems/P1", "示例 数据")


def test_every_standard_that_is_being_made_stands_on_the_plan() -> None:
    """So that the number on the overview is found where it leads to; also those that the plan has not."""
    has("index", "4 项在编、拟编（1 项没有列入计划）")
    has("plan", "没有列入计划的（1） ¶ ", "B2-001 城市运行绩效评价")
    for row in harbour().entries:
        assert row.value.status not in {"在编", "拟编"} or f"entries/{row.value.id}.html" in written()["plan"]


def test_every_standard_in_force_is_offered_for_use() -> None:
    """Own ones and those of other systems."""
    has("briefing", "GB/T 99002—2016 热线服务规范 现行 相关标准")


def test_numbers_that_do_not_agree_at_sight_are_explained() -> None:
    """Rows that are not counted, work without dates; what nobody verified is marked, also where it is not valid any more."""
    has("entries", "8 行，其中 1 项被代替或废止，不计入统计")
    has("organisations", "第三方评价机构", "0（1 项没有日期）", "没有日期的，不知道何时进行，不计入“同时最多”")
    has("entries/A1-003", "被代替 未核实")


def test_what_a_standard_cites_and_who_cites_it() -> None:
    """With how current each is; what is not in the system is said to be so."""
    has(
        "entries/B1-001",
        "DB99/T 10—2015 城市运行 术语 A1-001 现行",
        "GB/T 99001—2020 网格 编码 未核实 GB/T 99001—2018 旧版：体系内是另一年份的版本",
        "DB99/T 5—2010 网格 编码（旧） 未核实 DB99/T 5 被代替",
        "GB/T 12345 GB/T 12345 不在体系内，未核实",
    )
    has("entries/A1-001", "谁引用它", "B1-001 暴露垃圾处置规程 在编", "B1-003 道路积水处置规程 拟编")
    has("entries/B2-001", "体系内没有标准引用它", "没有列入计划")


def test_what_a_framework_has_that_we_lack() -> None:
    """Apart from what we have and do not need, with the reasons."""
    has(
        "frameworks/F-1",
        "本体系还没有的（3）",
        "CJJ/T 312—2021 城市运行管理服务平台技术标准 缺少 — 平台不在首批计划内",
        "CJ/T 545—2021 城市运行管理服务平台数据标准 拟制定 B1-002 事项分类与编码 编码先行",
        "已有和不需要的（2）",
        "建设指南 不需要 — 建设由市级统一",
    )


def test_which_needs_were_refused_and_why() -> None:
    """Apart from those merged, taken up and open."""
    has(
        "needs",
        "还没有答复（1）",
        "不立项（1） ¶",
        "统一巡查车的颜色",
        "不立项，理由：颜色与处置效果无关，不需要统一（2026-03-01）",
        "并入 N-1 （2026-02-01）",
        "拟由标准满足（1）",
    )


def test_clashes_tell_who_settles_them() -> None:
    """And which nobody has met about."""
    has("clashes", "未决（2）", "K-3", "没有人", "没有会商过", "已经决定（1）", "引用国家标准（2026-02-05）")


def test_an_entry_leads_to_its_draft_and_its_rounds() -> None:
    """Stage, findings, comments and how many are open."""
    has("entries/B1-001", "草案", "征求意见稿", "2 个问题", "第 1 轮 征求意见", "2026-05-01 至 2026-06-01 12 3")
    assert 'href="../../drafts/rubbish/index.html"' in written()["entries/B1-001"]


def test_terms_with_two_definitions_stand_out() -> None:
    """Each definition has its row and its draft."""
    has("terms", "2 条术语，其中 1 条有不同的定义", "网格 定义不一 grid 划分的区域", "网格 定义不一 grid 另一种定义")
    assert 'href="../drafts/other/index.html#term-c"' in written()["terms"]


def test_the_overview_tells_the_whole_in_numbers() -> None:
    """What there is, what is late, what is missing, and where to go on."""
    has(
        "index",
        "截至 2026-06-30",
        "3 项现有标准（应有 9 项）",
        "2 类事项有层级无标可依",
        "1 项任务迟了",
        "2 处冲突、交叉未决",
        "1 项需求没有答复",
        "没有现有标准的子体系： B2 评价 、 B3 保障",
    )
    has("index", "有什么标准", "缺什么", "什么时候来、给谁用")


def test_districts_and_organisations() -> None:
    """What a district does otherwise; who leads too much."""
    has(
        "districts/W",
        "示例",
        "与应急管理机构合署",
        "01 暴露垃圾 调整 4 h 2 h 由物业先行处理",
        "照用 0 项，调整 1 项，未开展 1 项，没有登记 3 项",
    )
    has("organisations/O-INST", "最多时 3 项同时进行 超过 2 项", "GB/T 99001 修订", "B1-001 暴露垃圾处置规程")


def test_coverage_and_briefing() -> None:
    """The matrices with their gaps; what comes when and for whom."""
    has("coverage", "街镇：无标可依的事项，2 项", "B3 保障 — — — — 没有标准", "市容 1／1 0／1 1／2")
    has(
        "briefing",
        "2027 年发布（预计，3 项）",
        "B1-001 暴露垃圾处置规程 2027-03-31（要等 B1-002） 区城运中心 01 暴露垃圾",
        "DB99/T 10—2015 城市运行 术语 现行 本体系 2015-06-01",
    )


def test_each_problem_has_its_state() -> None:
    """Numbers, the worst rows and the trend."""
    has("problems/P1", "现在的情况（2026-06-30）", "各区做法：调整 2 4 50%", "02 道路积水")
    has("problems/P4", "没有人负责的 1 2 50%", "怎样变化", "2027（预计）")


def test_samples_and_what_nobody_has_verified_are_marked_wherever_they_are_named() -> None:
    """After every link to such a row, and in the title of its page."""
    marked = {(kind, id_): place for (kind, id_), place in places_of(harbour()).items() if place.marks}
    missing = []
    for name, html in written().items():
        for href, after in re.findall(r'<a href="([^"]+)">[^<]*</a>(.{0,60})', html):
            place = unquote(href.partition("#")[0]).replace("../", "").removesuffix(".html")
            found = [one for one in marked.values() if one.page.endswith(place) and not one.anchor]
            missing += [(name, href) for one in found if f">{one.marks[0].words}<" not in after and "../" in href]

    assert len(marked) > 5
    assert missing == []
    for name in ("organisations/O-WEST", "districts/W", "matters/04"):
        assert "示例" in written()[name].partition("</h1>")[0]
    assert "未核实" in written()["entries/A1-002"].partition("</h1>")[0]


def test_the_search_knows_every_page_and_every_row() -> None:
    """By number and title first; needs and clashes by their place in the list."""
    entries = {name: search_entries(page) for name, page in pages().items()}

    assert entries["entries/A1-001"][0].title == "DB99/T 10—2015　城市运行 术语"
    assert "临港市" not in entries["entries/A1-001"][0].title
    assert [one.id for one in entries["needs"]] == ["qicao-main", "row-N-4", "row-N-3", "row-N-2", "row-N-1"]
    assert "颜色与处置效果无关" in entries["needs"][2].text


def inlines(value: Any) -> Iterator[Target]:
    """Every target in a page."""
    if isinstance(value, Target):
        yield value
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from inlines(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from inlines(one)


def check_links(html: Iterable[tuple[str, str]], outside: frozenset[str]) -> None:
    """Check that every link of the pages leads to a place of one of them, and that no id stands twice."""
    found = dict(html)
    ids = {name: re.findall(r'\sid="([^"]*)"', text) for name, text in found.items()}
    for name, text in found.items():
        etree.fromstring(f"<div>{text}</div>", etree.HTMLParser(recover=False))
        assert len(ids[name]) == len(set(ids[name])), name
        for href in re.findall(r'href="([^"]*)"', text):
            path, _, hook = unescape(href).partition("#")
            steps = [*name.split("/")[:-1], *unquote(path).split("/")] if path else name.split("/")
            while ".." in steps:
                at = steps.index("..")
                del steps[at - 1 : at + 1]
            there = "/".join(steps).removesuffix(".html")
            assert there in outside or there in found, (name, href)
            assert there in outside or not hook or unquote(hook) in {*map(unescape, ids[there]), "qicao-main"}, (
                name,
                href,
            )


@pytest.mark.parametrize("system", [harbour(), sample()], ids=["harbour", "sample"])
def test_every_link_leads_somewhere(system: System) -> None:
    """To a page of the system or of a draft, and to a place on it."""
    view = view_of(system)
    found = tuple(pages_of(view))
    outside = frozenset(("drafts/rubbish/index", "drafts/other/index"))
    known = frozenset(page.name for page in found) | outside
    html = [(page.name, write_page(Writer(page.name, view.places, known), page)) for page in found]

    assert len(html) == len(dict(html)) == len({name.casefold() for name, _ in html})
    assert {(one.kind, one.id) for page in found for one in inlines(page)} <= view.places.keys()
    check_links(html, outside)


@pytest.mark.parametrize("seed", range(60))
def test_any_system_has_its_pages(seed: int) -> None:
    """With ids twice, unknown names, no day: every page is made, and every link leads somewhere."""
    view = View(Survey.of(chance_system(seed)))
    found = tuple(pages_of(view))
    known = frozenset(page.name for page in found)

    assert len(found) == len(known)
    check_links(((page.name, write_page(Writer(page.name, view.places, known), page)) for page in found), frozenset())


HOSTILE = (
    "../../x",
    "a/b",
    "<script>alert(1)</script>",
    "..",
    ".",
    'a"b',
    "a" * 300,
    "CON",
    "城 运",
    "%2e%2e",
    "a\x00b",
)


@pytest.mark.parametrize("id_", HOSTILE)
def test_no_id_leaves_the_folder_or_the_text(id_: str) -> None:
    """Whatever stands in the data is words, and the name of its file is one name."""
    row = Row(Entry(id=id_, subsystem="A1", title="<b>&", level="local", kind="管理", status="现行"), *_rest())
    body = Row(Organisation(id=id_, title="<i>'\"", kind="协会"), *_rest())
    matter = Row(Matter(code=id_, title="</td>", domain="公共管理", levels=("区",), standards=(id_,)), *_rest())
    system = replace(
        harbour(),
        entries=(*harbour().entries, row),
        organisations=(*harbour().organisations, body),
        matters=(*harbour().matters, matter),
    )
    view = View(Survey.of(system))
    found = tuple(pages_of(view))
    known = frozenset(page.name for page in found)
    html = "".join(write_page(Writer(page.name, view.places, known), page) for page in found)

    assert all(re.fullmatch(r"system(/[\w~-]+){1,2}", page.name) for page in found)
    assert not re.search(r"<(?:b|i|script)>", html.replace('<script type="application/json"', ""))
    assert "</td></td>" not in html


def _rest() -> tuple[Any, Any, Any]:
    return (harbour().entries[0].file, (), harbour().entries[0].top)


def test_names_of_files_are_told_apart() -> None:
    """Characters that no file may have become their codes."""
    assert safe_name("GB/T 1") == "GB~2fT~201"
    assert safe_name("..") == "~2e~2e"
    assert safe_name("YW302-001") == "YW302-001"


def test_addresses_are_relative() -> None:
    """So that the site can stand in any folder and be opened without a server."""
    assert address("system/entries/A1", "system/index") == "../../system/index.html"
    assert address("system/index", "drafts/有 空/index", "a b") == "../drafts/%E6%9C%89%20%E7%A9%BA/index.html#a%20b"


def test_a_day_and_a_short_word_stay_on_one_line() -> None:
    """Days are marked wherever they stand."""
    assert '<span class="day">2026-12-31</span>' in written()["entries/B1-001"]
    assert plain(("a", Target("entry", "x", "b"))) == "ab"
    assert dt.date(2026, 6, 30).isoformat() in words("index")


def test_a_page_has_the_scripts_that_its_blocks_need() -> None:
    """Whoever adds a filter to a page need not think of them."""
    for name, page in pages().items():
        html = written()[name]
        assert ("system" in page.scripts) == (
            " data-filter=" in html or " data-tree>" in html or ' class="sheet"' in html
        ), name
        assert ("explorer" in page.scripts) == ('id="qicao-explorer"' in html), name


def test_a_tree_of_any_depth_has_its_pages() -> None:
    """A chain of a thousand sub-systems, and the standard at its end, which counts in all of them."""
    codes = [f"S{at}" for at in range(1000)]
    chain = [
        Subsystem(code=code, title=f"第{at}层", parent=codes[at - 1] if at else "") for at, code in enumerate(codes)
    ]
    entry = Entry(id="S999-001", subsystem="S999", title="最深的标准", level="local", kind="管理", status="现行")
    system = replace(
        harbour(),
        subsystems=tuple(Row(one, *_rest()) for one in chain),
        entries=(Row(entry, *_rest()),),
    )
    view = View(Survey.of(system))

    assert [row.value.id for row in entries_below(view, "S0")] == ["S999-001"]
    tree = tree_page(view)
    assert "最深的标准" in write_page(Writer(tree.name, view.places, frozenset()), tree)
    assert len(subsystem_page(view, system.subsystem_of["S999"]).up) == 1000
