"""The drafts of `../shared/found` in which text was lost: what their `expected.txt` says is right."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from faces import FACES, bare
from pdfs import work
from qicao.check.draft import check_draft
from qicao.drawn.formulas import Formulas
from qicao.drawn.pictures import Pictures
from qicao.render.html.page import render_article
from qicao.source.files import DISK
from qicao.source.world import World, open_world
from shared import read_found

PRINTED = {
    "asterisks-between-digits": ("箱体尺寸应为600*400*300，型号应为A*2*B",),
    "code-blocks": ('"id": "310000-2026-0001",', '"who": "值守人员"'),
    "escaped-bar-in-cell-math": ("P(A|B)", "a|b"),
    "fence-on-marker-line": ('{"id": 1}', "值守人员应核对报文。"),
    "table-footnote-blocks": ("常住人口少于10万的；", "设有分中心的。", "预报的事件；", "演练的事件。"),
    "where-item-blocks": ("精确到小数点后一位", "当日办结的", "次日办结的", "电话接报的另行登记", "包括："),
    "hostile/footnote-in-footnote/draft": ("甲文", "乙文"),
    "hostile/yaml-surrogate/draft": ("证实方法",),
}
"""What must stand on every face."""
CODES = {
    "asterisks-between-digits": ["NUM011", "NUM011"],
    "code-blocks": [],
    "escaped-bar-in-cell-math": [],
    "fence-on-marker-line": [],
    "table-footnote-blocks": [],
    "where-item-blocks": ["SYN040"],
    "hostile/yaml-surrogate/draft": ["FIL004"],
}
"""The families of finding that must, or may, be there; of the dialect no others."""


@pytest.mark.corpus
@pytest.mark.parametrize("name", PRINTED)
def test_all_of_it_is_printed(name: str, tmp_path: Path) -> None:
    """In Word, in the PDF and on the page."""
    draft = read_found(name, tmp_path)

    for face in FACES.values():
        text = face(draft.standard, draft.source.folder)
        assert [words for words in PRINTED[name] if bare(words) not in text] == []


@pytest.mark.corpus
@pytest.mark.parametrize("name", CODES)
def test_what_is_found_is_what_is_expected(name: str, tmp_path: Path) -> None:
    """And no slip of the dialect that is none."""
    found = [finding.code for finding in check_draft(read_found(name, tmp_path)).findings]
    dialect = [code for code in found if code.startswith(("SYN", "FIL"))]

    assert {code for code in CODES[name] if code not in found} == set()
    assert set(dialect) <= set(CODES[name])


@pytest.mark.corpus
def test_the_fence_ends_where_it_ends(tmp_path: Path) -> None:
    """The chapter after the table is a chapter."""
    draft = read_found("fence-on-marker-line", tmp_path)

    assert [chapter.number for chapter in draft.standard.chapters][-1] == "5"


@pytest.mark.corpus
def test_lines_of_code_stay_as_they_are(tmp_path: Path) -> None:
    """On the page of the site; Word and PDF are tested with code of our own."""
    draft = read_found("code-blocks", tmp_path)
    page = render_article(
        draft.standard, formulas=Formulas(open_world(work())), pictures=Pictures(draft.source.folder, World(DISK))
    )
    [code] = html.fromstring(page).iter("pre")

    assert str(code.text_content()).split("\n")[3] == '      "x": 121.47,   "y": 31.23'
