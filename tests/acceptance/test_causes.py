"""A message names the cause, once; what only follows from it is not told."""

from __future__ import annotations

from pathlib import Path

import pytest

from qicao.check.draft import check_draft
from qicao.check.mend import fix_draft
from qicao.parse.draft import load_draft
from snippets import YAML, draft_of

TEXT = "# 范围\n\n本文件规定了值守的要求。\n\n本文件适用于值守。\n\n# 要求\n\n值守人员应记录。\n"
TABLE = """\
<table><tr><th>级别</th><th>时限</th></tr>
<tr><td>一级</td><td>2 h</td></tr>
<tr><td rowspan="2">二级</td><td>4 h</td></tr><tr><td>5|6 h</td></tr></table>
"""


def found(folder: Path, name: str = "index.md") -> list[tuple[str, int]]:
    """Return code and line of the errors and warnings in a file."""
    findings = check_draft(load_draft(folder)).findings
    return [
        (item.code, item.span.line) for item in findings if item.span.file.endswith(name) and item.severity != "info"
    ]


@pytest.mark.parametrize("line", ["number： DB31/T XXXX—XXXX", "number：DB31/T XXXX—XXXX"])
def test_a_wide_colon_in_the_data_is_one_finding(tmp_path: Path, line: str) -> None:
    """It is named at its place, the value is read all the same, and the fix is safe."""
    folder = draft_of(tmp_path / "d", TEXT, YAML.replace("number: DB31/T XXXX—XXXX", line)).source.folder
    codes = [code for code, _ in found(folder, "standard.yaml") if code.startswith("YML")]
    assert codes == ["YML010"]
    assert load_draft(folder).standard.data.number == "DB31/T XXXX—XXXX"
    fix_draft(folder)
    assert (folder / "standard.yaml").read_text(encoding="utf-8").startswith("number: DB31/T XXXX—XXXX\n")


def test_nothing_is_missed_in_data_that_cannot_be_read(tmp_path: Path) -> None:
    """A bracket that is not closed is the cause; missing values are not told beside it."""
    folder = draft_of(tmp_path / "d", TEXT, YAML + "proposed_by: [甲\nics: [1]\n").source.folder
    codes = {code for code, _ in found(folder, "standard.yaml")}
    assert "YML002" in codes
    assert all(code.startswith("YML") for code in codes), codes


def test_a_pasted_html_table_is_one_finding_and_becomes_our_table(tmp_path: Path) -> None:
    """Cells that reach over others keep doing so; a bar in a cell is escaped."""
    folder = draft_of(tmp_path / "d", f"{TEXT}\n{TABLE}\n值守人员应交接。\n").source.folder
    assert [item for item in found(folder) if item[0].startswith("SYN")] == [("SYN098", 11)]
    fix_draft(folder, unsafe=True)
    text = (folder / "index.md").read_text(encoding="utf-8")
    assert (
        ":::{table} 待写表题\n| 级别 | 时限 |\n| --- | --- |\n| 一级 | 2 h |\n| 二级 | 4 h |\n| ^ | 5\\|6 h |\n:::\n"
        in text
    )
    assert not [item for item in found(folder) if item[0].startswith("SYN")]


def test_tags_that_follow_each_other_are_one_finding(tmp_path: Path) -> None:
    """A tag far away is another one."""
    text = f"{TEXT}\n面积为10 m<sup>2</sup>。\n\n其他。\n\n其他。\n\n体积为10 m<sup>3</sup>。\n"
    folder = draft_of(tmp_path / "d", text).source.folder
    assert [item for item in found(folder) if item[0] == "SYN015"] == [("SYN015", 11), ("SYN015", 17)]


@pytest.mark.parametrize(
    ("title", "attributes"),
    [
        ("附录A（规范性附录） 检查表", "{.annex .normative}"),
        ("附录 A（规范性）检查表", "{.annex .normative}"),
        ("附录B (资料性附录)　检查表", "{.annex .informative}"),
    ],
)
def test_a_typed_annex_is_told_what_it_should_be(tmp_path: Path, title: str, attributes: str) -> None:
    """The finding names the attributes; no other stands at that line; the fix writes them."""
    folder = draft_of(tmp_path / "d", f"{TEXT}\n# {title}\n\n检查表应填写。\n").source.folder
    assert [code for code, line in found(folder) if line == 11] == ["SYN099"]
    fix_draft(folder, unsafe=True)
    text = (folder / "index.md").read_text(encoding="utf-8")
    assert f"{attributes}\n# 检查表\n" in text
    assert len(load_draft(folder).standard.annexes) == 1


def test_a_head_that_is_too_short_is_named(tmp_path: Path) -> None:
    """Merged cells that reach from the head into the body ask for `:header-rows:`, once."""
    rows = "| 级别 | 时限 | < |\n| --- | --- | --- |\n| ^ | 到场 | 办结 |\n| 一级 | 2 | 4 |\n"
    folder = draft_of(tmp_path / "d", f"{TEXT}\n:::{{table}} 时限\n{rows}:::\n").source.folder
    told = [item for item in check_draft(load_draft(folder)).findings if item.code == "SYN100"]
    assert [item.span.line for item in told] == [14]
    assert ":header-rows: 2" in told[0].hint


def test_an_unknown_document_is_told_how_to_be_named(tmp_path: Path) -> None:
    """The hint shows the form of `references`, which is taken when it is copied."""
    folder = draft_of(tmp_path / "d", f"{TEXT}\n应符合{{std}}`GB/T 99999—2020`的规定。\n").source.folder
    finding = next(item for item in check_draft(load_draft(folder)).findings if item.code == "REF004")
    line = finding.hint.partition("写 ")[2].rstrip("。")
    (folder / "standard.yaml").write_text(f"{YAML}{line}\n", encoding="utf-8")
    again = check_draft(load_draft(folder)).findings
    assert not [item for item in again if item.code in ("REF004", "YML002", "YML006", "YML008")], line
