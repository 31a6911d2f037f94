"""Drafts of a programme cite each other by the names of their folders (design, section 3; GB/T 1.1—2020, 9.5.4.1)."""

from __future__ import annotations

from pathlib import Path

import pytest

from qicao.check.draft import check_draft
from qicao.model.block import ReferenceEntry
from qicao.model.inline import plain_text
from qicao.model.tree import iter_nodes
from qicao.parse.draft import Draft, load_draft
from snippets import YAML, draft_of, paragraphs

MATTERS = """\
# 范围

本文件规定了事项的分类。

本文件适用于事项的分类。

# 规范性引用文件

# 术语和定义

{#词 .term}
## 事项

需要处置的事情。

# 分类

{#大类}
## 大类

事项应分为两大类。

{#类表}
:::{table} 大类
| 代码 | 名称 |
| --- | --- |
| 1 | 部件 |
:::

1. []{#甲}甲；
2. 乙。
"""
MATTERS_YAML = YAML.replace("示例规范", "事项分类与编码").replace("function: 规范", "function: 分类")


def write_both(root: Path, sentence: str, matters: str = MATTERS, data: str = "") -> Draft:
    """Return the draft `centre` that says *sentence*, beside the draft `matters`."""
    (root / "metadata").mkdir(exist_ok=True)
    (root / "drafts").mkdir(exist_ok=True)
    draft_of(root / "drafts" / "matters", matters, MATTERS_YAML)
    text = f"# 范围\n\n本文件规定了值守的要求。\n\n# 要求\n\n{sentence}\n"
    return draft_of(root / "drafts" / "centre", text, YAML + data)


def findings(draft: Draft, *families: str) -> list[tuple[str, int]]:
    """Return code and line of what is found in the text, of some families."""
    found = check_draft(draft).findings
    return [(item.code, item.span.line) for item in found if item.code.startswith(families)]


@pytest.mark.parametrize(
    ("cited", "printed"),
    [
        ("matters", "DB31/T XXXX—XXXX"),
        ("drafts/matters", "DB31/T XXXX—XXXX"),
        ("matters，4.1", "DB31/T XXXX—XXXX中4.1"),
        ("drafts/matters,4.1", "DB31/T XXXX—XXXX中4.1"),
        ("matters，第4章", "DB31/T XXXX—XXXX第4章"),
        ("matters，表1", "DB31/T XXXX—XXXX表1"),
        ("matters，3.1", "DB31/T XXXX—XXXX中3.1"),
        ("matters，#大类", "DB31/T XXXX—XXXX中4.1"),
        ("matters，#甲", "DB31/T XXXX—XXXX中4.1 a)"),
    ],
)
def test_a_sibling_gives_its_number_and_place(tmp_path: Path, cited: str, printed: str) -> None:
    """Number, title and place are those of the sibling, also while its number is a placeholder."""
    draft = write_both(tmp_path, f"值守应符合{{std}}`{cited}`的规定。")
    assert f"值守应符合{printed}的规定。" in paragraphs(draft)
    assert not findings(draft, "REF", "CIT")
    entries = [plain_text(node.inlines) for node in iter_nodes(draft.standard) if isinstance(node, ReferenceEntry)]
    assert entries == ["DB31/T XXXX—XXXX\u3000事项分类与编码"]


@pytest.mark.parametrize("place", ["4.2", "表2", "#小类", "附录A", "5"])
def test_a_place_that_is_not_there_is_a_finding(tmp_path: Path, place: str) -> None:
    """What was renamed or removed in the sibling is told here, at the citation."""
    draft = write_both(tmp_path, f"值守应符合{{std}}`matters，{place}`的规定。")
    assert findings(draft, "REF") == [("REF009", 7)]


def test_a_place_is_lost_when_the_sibling_loses_it(tmp_path: Path) -> None:
    """The citation is right until the clause is taken away there."""
    sentence = "值守应符合{std}`matters，#大类`的规定。"
    assert not findings(write_both(tmp_path, sentence), "REF")
    assert findings(write_both(tmp_path, sentence, MATTERS.replace("{#大类}\n", "")), "REF") == [("REF009", 7)]


def test_a_number_moves_with_its_clause(tmp_path: Path) -> None:
    """A label prints the number that the sibling has now."""
    moved = MATTERS.replace("# 分类\n", "# 总则\n\n事项应逐项编码。\n\n# 分类\n")
    draft = write_both(tmp_path, "值守应符合{std}`matters，#大类`的规定。", moved)
    assert "值守应符合DB31/T XXXX—XXXX中5.1的规定。" in paragraphs(draft)


@pytest.mark.parametrize("name", ["nobody", "../matters", "centre", "matters/../matters", "/matters"])
def test_only_a_draft_beside_this_one_is_a_sibling(tmp_path: Path, name: str) -> None:
    """Paths, the draft itself and folders without data are no siblings."""
    draft = write_both(tmp_path, f"值守应符合{{std}}`{name}`的规定。")
    assert ("REF008", 7) in findings(draft, "REF")


def test_a_key_of_the_draft_comes_first(tmp_path: Path) -> None:
    """`references` of the draft itself may use the name of a folder."""
    draft = write_both(
        tmp_path,
        "值守应符合{std}`matters`的规定。",
        data="references:\n  matters: {number: GB/T 1.1—2020, title: 甲}\n",
    )
    assert "值守应符合GB/T 1.1—2020的规定。" in paragraphs(draft)


def test_drafts_may_cite_each_other(tmp_path: Path) -> None:
    """A circle of citations is read once each way."""
    circle = MATTERS.replace("事项应分为两大类。", "事项应按{std}`centre，第4章`分为两大类。")
    write_both(tmp_path, "值守应符合{std}`matters，4.1`的规定。", circle)
    for name in ("centre", "matters"):
        assert not findings(load_draft(tmp_path / "drafts" / name), "REF"), name


def test_terms_and_works_consulted_come_from_siblings(tmp_path: Path) -> None:
    """`terms_from` and `consulted` name siblings as the text does."""
    draft = write_both(tmp_path, "值守应记录。", data="terms_from: [matters]\nconsulted: [drafts/matters]\n")
    assert "DB31/T XXXX—XXXX界定的术语和定义适用于本文件。" in paragraphs(draft)
    assert not findings(draft, "REF", "CIT")


def test_a_broken_sibling_breaks_nothing_here(tmp_path: Path) -> None:
    """Its data are read as far as they can be; its faults are told there."""
    draft = write_both(tmp_path, "值守应符合{std}`matters，4.1`的规定。", ":::{table\n# 分类\n```\n")
    (tmp_path / "drafts" / "matters" / "standard.yaml").write_text("number: [", encoding="utf-8")
    assert load_draft(draft.source.folder).findings


def test_the_explanation_cites_siblings_too(tmp_path: Path) -> None:
    """The 编制说明 prints the number and the place, and tells of places that are not there."""
    folder = write_both(tmp_path, "值守应记录。").source.folder
    (folder / "explanation.md").write_text(
        "# 与其他标准的关系\n\n见{see}`matters，#大类`和{see}`matters，9`。\n", encoding="utf-8"
    )
    found = load_draft(folder)
    assert ("REF009", 3) in [(item.code, item.span.line) for item in found.findings]
    texts = [plain_text(node.inlines) for node in iter_nodes(found.explanation.standard) if hasattr(node, "inlines")]
    assert any("DB31/T XXXX—XXXX中4.1" in text for text in texts)
