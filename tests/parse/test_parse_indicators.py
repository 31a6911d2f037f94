"""{indicator} and {indicator-table}: what is printed is made from the set, and has the place of the directive."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicatorsets import GOOD
from qicao.check.draft import check_draft
from qicao.model.block import Formula, Paragraph, Table, Where
from qicao.model.inline import plain_text
from qicao.model.standard import Standard
from qicao.model.tree import iter_nodes
from qicao.parse.draft import Draft, load_draft
from snippets import YAML

OTHER = GOOD.replace("id: good", "id: other").replace("id: timely", "id: quick").replace("N_1", "Z_1")


def draft_with(place: Path, body: str, **sets: str) -> Draft:
    """A draft with the body in a repository with the sets."""
    folder = place / "drafts/try"
    folder.mkdir(parents=True)
    (place / "metadata/indicators").mkdir(parents=True)
    (folder / "standard.yaml").write_text(YAML, encoding="utf-8")
    (folder / "index.md").write_text(f"# 范围\n\n# 评价\n\n{body}", encoding="utf-8")
    for name, text in (sets or {"good": GOOD}).items():
        (place / f"metadata/indicators/{name}.yaml").write_text(text, encoding="utf-8")
    return load_draft(folder)


def formula_of(standard: Standard) -> Formula:
    """The only formula."""
    (found,) = [node for node in iter_nodes(standard) if isinstance(node, Formula)]
    return found


def table_of(standard: Standard) -> list[str]:
    """The only table, a line a row."""
    (found,) = [node for node in iter_nodes(standard) if isinstance(node, Table)]
    return ["|".join(plain_text(p.inlines) for cell in row.cells for p in cell.blocks if isinstance(p, Paragraph)) for row in found.rows]  # fmt: skip


def told(draft: Draft) -> list[tuple[str, int]]:
    """Code and line of each finding of indicators."""
    return [(finding.code, finding.span.line) for finding in draft.findings if finding.code.startswith("IND")]


def test_an_indicator_prints_a_sentence_a_numbered_formula_and_the_explanation(tmp_path: Path) -> None:
    """As a drafter would type them."""
    draft = draft_with(tmp_path, ":::{indicator} timely\n:::\n\n按[](#good-timely)。\n")
    nodes = list(iter_nodes(draft.standard))

    texts = [plain_text(node.inlines) for node in nodes if isinstance(node, Paragraph)]
    assert texts[-2:] == ["按期办结率按公式（1）计算：", "按公式（1）。"]
    assert formula_of(draft.standard).tex == r"R_1 = \frac{N_1}{N_0} \times 100"
    (where,) = [node for node in nodes if isinstance(node, Where)]
    assert [(plain_text(one.symbol), plain_text(one.meaning)) for one in where.symbols] == [
        ("R_1", "按期办结率，用百分数表示"),
        ("N_1", "按期办结的事件数，单位为件"),
        ("N_0", "应办结的事件数，单位为件"),
    ]


def test_what_is_made_has_the_place_of_the_directive(tmp_path: Path) -> None:
    """Nobody wrote it elsewhere."""
    draft = draft_with(tmp_path, "段。\n\n:::{indicator} timely\n:::\n")
    spans = [node.span for node in iter_nodes(draft.standard) if isinstance(node, Formula | Where)]

    assert [span.line for span in spans if span] == [7, 7]


def test_the_author_may_give_the_label_and_write_the_sentence(tmp_path: Path) -> None:
    """A label before the directive or in it; without the sentence only formula and 式中 are printed."""
    body = "办结率按[](#甲)计算：\n\n{#甲}\n:::{indicator} good/timely\n:lead: false\n:::\n"
    draft = draft_with(tmp_path, body)

    assert formula_of(draft.standard).label == "甲"
    texts = [plain_text(node.inlines) for node in iter_nodes(draft.standard) if isinstance(node, Paragraph)]
    assert texts[-1:] == ["办结率按公式（1）计算："]
    assert not any("按期办结率按" in text for text in texts)


def test_the_table_has_weights_and_rating_rules(tmp_path: Path) -> None:
    """With the groups, if there are any."""
    draft = draft_with(tmp_path, "应符合[](#甲)的规定。\n\n{#甲}\n:::{indicator-table} good\n:::\n")

    assert table_of(draft.standard) == [
        "序号|一级指标|二级指标|权重|得分换算规则",
        "1|处置|按期办结率|0.50|达到98%得100分，每低1个百分点扣5分，扣完为止",
        "2|—|平均到场时间|0.30|低于15 min/件得100分，不低于15 min/件且低于30 min/件得60分，不低于30 min/件得0分",
        "3|误报数|0.20|不高于2次得100分，不高于5次得50分，高于5次得0分；高于50次的，等级为不合格",
    ]


def test_the_table_takes_title_widths_and_notes(tmp_path: Path) -> None:
    """As other tables do."""
    body = ":::{indicator-table} good 权重\n:widths: 1 1 1 1 1\n\n注：示例。\n:::\n"
    (table,) = [node for node in iter_nodes(draft_with(tmp_path, body).standard) if isinstance(node, Table)]

    assert plain_text(table.title) == "权重"
    assert table.widths == (1, 1, 1, 1, 1)
    assert len(table.notes) == 1


@pytest.mark.parametrize(
    ("directive", "code", "hint"),
    [
        ("indicator} timley", "IND401", "是不是“timely”？"),
        ("indicator} goood/timely", "IND401", "是不是“good/timely”？"),
        ("indicator}", "IND401", "可用"),
        ("indicator} arrival", "IND402", "good/arrival、other/arrival"),
        ("indicator-table} goood", "IND403", "是不是“good”？"),
    ],
)
def test_an_unknown_name_is_told_in_its_line(directive: str, code: str, hint: str, tmp_path: Path) -> None:
    """With the name that may have been meant."""
    draft = draft_with(tmp_path, f":::{{{directive}\n:::\n", good=GOOD, other=OTHER)

    assert told(draft) == [(code, 5)]
    assert hint in next(finding.hint for finding in draft.findings if finding.code == code)


def test_an_indicator_whose_formula_cannot_be_read_is_told_with_its_place(tmp_path: Path) -> None:
    """The place of the set is in the hint."""
    draft = draft_with(tmp_path, ":::{indicator} timely\n:::\n", good=GOOD.replace("closed / due", "closed // due"))

    assert told(draft) == [("IND404", 5)]
    assert "metadata/indicators/good.yaml:34" in next(one.hint for one in draft.findings if one.code == "IND404")


def test_the_set_of_the_draft_comes_first(tmp_path: Path) -> None:
    """A name that several sets have means that of the set that names the draft."""
    mine = OTHER.replace("units: 街镇", "units: 街镇\nstandard: try")

    assert told(draft_with(tmp_path, ":::{indicator} arrival\n:::\n", good=GOOD, other=mine)) == []


def test_a_draft_without_the_directives_does_not_read_the_sets(tmp_path: Path) -> None:
    """A broken set costs nobody else."""
    draft = draft_with(tmp_path, "段。\n", good="[")

    assert [finding.code for finding in draft.findings if "indicators" in finding.span.file] == []


def test_what_is_printed_satisfies_the_rules(tmp_path: Path) -> None:
    """Formula, order of symbols, units and words are those of the norm."""
    bodies = [
        f"## 甲{at}\n\n:::{{indicator}} {name}\n:::\n" for at, name in enumerate(("timely", "arrival", "false_alarms"))
    ]
    table = "## 权重\n\n权重应符合[](#甲)的规定。\n\n{#甲}\n:::{indicator-table} good\n:::\n"
    found = check_draft(draft_with(tmp_path, "\n".join((*bodies, table)))).findings

    assert [one for one in found if one.code[:3] in {"EQN", "TBL", "NUM", "FRM", "IND", "XRF", "TXT"}] == []


def test_a_fault_in_the_words_of_a_set_is_told_at_the_directive_and_fixed_nowhere(tmp_path: Path) -> None:
    """The words stand in the set; an edit of the directive would mend nothing."""
    faulty = GOOD.replace("title: 按期办结的事件数", "title: 在15 分钟内按期办结的事件数，不低于3 ％")
    draft = draft_with(tmp_path, "段。\n\n:::{indicator} timely\n:::\n", good=faulty)
    found = [one for one in check_draft(draft).findings if one.code in {"NUM007", "NUM009", "TXT013"}]

    assert {one.code for one in found} == {"NUM007", "NUM009", "TXT013"}
    assert {(one.span.line, one.span.end_line, one.fix) for one in found} == {(7, 7, None)}
