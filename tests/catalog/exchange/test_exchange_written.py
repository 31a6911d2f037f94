"""JSON and CSV of a system."""

from __future__ import annotations

import csv
import json
from io import StringIO

from drafts import ROOT
from qicao.catalog.exchange.columns import HEADS
from qicao.catalog.exchange.gather import gather
from qicao.catalog.exchange.written import render_csv, render_exchange
from qicao.catalog.read import read_system
from qicao.model.exchange import Exchange, SharedTerm
from qicao.model.system import Entry
from qicao.source.files import DISK
from systems import YWTB


def test_the_same_system_gives_the_same_bytes() -> None:
    """In JSON and CSV."""
    for render in (render_exchange, lambda given: render_csv(given, "entries")):
        first, second = (render(gather(read_system(DISK, ROOT))) for _ in range(2))
        assert first == second


def test_what_says_nothing_is_left_out() -> None:
    """So that the text is short, and an addition to the format changes no file."""
    given = json.loads(render_exchange(gather(read_system(DISK, YWTB))))

    assert given["entries"][1] == {
        "id": "TY1-002",
        "subsystem": "TY1",
        "title": "政务服务事项编码规则（示例）",
        "level": "local",
        "kind": "基础",
        "function": "分类",
        "status": "拟编",
        "roles": {"proposes": ["ORG-ZW"], "in_charge": ["ORG-TC"], "drafts": ["ORG-YJ"], "reviews": ["ORG-TC"]},
    }
    assert given["tasks"][0]["stages"][0] == {"stage": "立项", "planned": "2026-03-31", "actual": "2026-03-20"}
    assert "needs" not in given


def test_a_table_opens_in_excel() -> None:
    """UTF-8 with its mark, line ends of Windows, Chinese heads, several values in a cell; no cell becomes a formula."""
    entry = Entry(
        id="A-001", subsystem="A", title="=HYPERLINK(1)", level="local", kind="基础", status="拟编", cites=("甲", "乙")
    )
    text = render_csv(Exchange(format="qicao-system", version=1, title="甲", entries=(entry,)), "entries")
    heads, row = csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""))

    assert text.startswith("\ufeff标准体系编号,")
    assert text.endswith("\r\n")
    assert dict(zip(heads, row, strict=True)) == {
        **dict.fromkeys(HEADS.values(), ""),
        "标准体系编号": "A-001",
        "子体系": "A",
        "标准名称": "'=HYPERLINK(1)",
        "级别": "地方标准",
        "类别": "基础",
        "状态": "拟编",
        "规范性引用": "甲；乙",
    }


def test_terms_are_a_table_of_their_own() -> None:
    """With the heads of a list of terms."""
    term = SharedTerm(draft="x", standard="DB31/T XXXX—XXXX", number="3.1", term="甲", english=("a", "b"))
    text = render_csv(Exchange(format="qicao-system", version=1, title="甲", terms=(term,)), "terms")

    assert text.splitlines()[1] == "x,DB31/T XXXX—XXXX,3.1,甲,a；b,,,,"
