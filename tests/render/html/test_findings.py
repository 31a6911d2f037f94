"""Where on the page a finding stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from qicao.drawn.faults import Drawing, drawn_faults
from qicao.drawn.formulas import Formulas
from qicao.drawn.pictures import Pictures
from qicao.render.html.page import render_article
from qicao.source.files import DISK
from qicao.source.world import World, open_world
from snippets import YAML, draft_of

HEAD = "# 范围\n\n本文件给出了一句话。\n\n# 要求\n\n"
PLACES = {
    "a paragraph": ("前一段。\n\n见[](#没有)。\n\n后一段。\n", "见没有。"),
    "the second paragraph of an item": ("引语：\n\n- 甲。\n\n  见[](#没有)。\n- 乙。\n", "见没有。"),
    "a cell": (":::{table} 表题\n| 甲 | 乙 |\n| --- | --- |\n| 丙 | 见[](#没有) |\n:::\n", "见没有"),
    "a note of a table": (":::{table} 表题\n| 甲 |\n| --- |\n| 乙 |\n\n注：见[](#没有)。\n:::\n", "见没有。"),
    "a footnote": ("应给出[^a]。\n\n[^a]: 见[](#没有)。\n", "见没有。"),
    "the head of a figure": ("前一段。\n\n:::{figure} 没有.svg\n图题\n:::\n\n后一段。\n", "图题"),
    "a heading": ("## 见[](#没有)的题\n\n应给出。\n", "见没有的题"),
    "a directive that is never closed": ("前一段。\n\n:::{note}\n注的话。\n", "注的话。"),
    "markup that is nothing on the page": ("前一段。\n\n---\n\n后一段。\n", "前一段。"),
}
"""What is wrong → a text with that fault, and the words of the block below which the finding must stand."""


def before(page: str) -> list[str]:
    """The end of the words that stand before each finding in the text."""
    parts = re.split(r"<aside.*?</aside>", page.partition("<article")[2], flags=re.DOTALL)[:-1]
    return [re.sub(r"<[^>]*>|[¶：\s]", "", part) for part in parts]


def page_of(folder: Path, text: str, yaml: str = YAML) -> str:
    """The page of the draft with this text; it has no 编制说明, of which nothing is said here."""
    draft = draft_of(folder / "draft", text, yaml)
    findings = [finding for finding in draft.findings if not finding.span.file.endswith("explanation.md")]
    pictures = Pictures(folder / "draft", World(DISK))
    findings += drawn_faults((draft.standard,), Drawing(Formulas(open_world(folder)), pictures))
    return render_article(draft.standard, formulas=Formulas(open_world(folder)), pictures=pictures, findings=findings)


@pytest.mark.parametrize("what", PLACES)
def test_a_finding_stands_below_the_block_at_fault(what: str, tmp_path: Path) -> None:
    """And once in the list on top."""
    text, words = PLACES[what]
    page = page_of(tmp_path, HEAD + text)

    assert [part.endswith(words) for part in before(page)] == [True]
    assert page.partition("<article")[0].count("<li ") == 1


def test_a_finding_in_an_included_file_stands_at_its_place(tmp_path: Path) -> None:
    """Lines of different files are not mixed up."""
    (tmp_path / "draft").mkdir()
    (tmp_path / "draft/other.md").write_text("他处一段。\n\n见[](#没有)。\n\n他处末段。\n", encoding="utf-8")
    page = page_of(tmp_path, HEAD + "前一段。\n\n:::{include} other.md\n:::\n\n后一段。\n")

    assert [part.endswith("他处一段。见没有。") for part in before(page)] == [True]


def test_a_finding_in_a_text_of_the_data_stands_at_the_sentence_it_makes(tmp_path: Path) -> None:
    """Other faults of the data have no place in the text, and are in the list only."""
    page = page_of(tmp_path, HEAD + "应给出。\n", YAML + 'foreword: {extra: ["本文件见[](#没有)。"]}\nstagge: 报批稿\n')

    assert [part.endswith("本文件见没有。") for part in before(page)] == [True]
    assert page.partition("<article")[0].count("<li ") == 2


def test_a_good_draft_has_no_findings_on_its_page(tmp_path: Path) -> None:
    """Nothing is said of what is right."""
    page = page_of(tmp_path, HEAD + "应给出。\n")

    assert "finding" not in page
