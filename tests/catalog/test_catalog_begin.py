"""Drafts begun from their entries: what the system knows stands in them, and they pass the check."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from drafts import ROOT
from qicao.catalog.begin import Begun, begin
from qicao.catalog.read import read_system
from qicao.check.draft import check_draft
from qicao.errors import UsageError
from qicao.model.data import StandardData, TitleText
from qicao.model.system import Entry
from qicao.parse.draft import load_draft
from qicao.source.files import DISK

OWN = [
    row.value
    for row in read_system(DISK, ROOT).entries
    if not row.value.related and row.value.status in {"拟编", "在编"} and not row.value.draft
]
SYSTEM = "title: 甲\nsubsystems:\n  - {code: A, title: 甲}\n"
ENTRY = """\
entries:
  # 说明
  - id: A-001
    subsystem: A
    {}
    roles:   # 分工
      proposes: [ORG-1]
      drafts: [ORG-1, ORG-2]

  - {{id: A-002, subsystem: A, title: 乙, number: GB/T 9—2020, level: national, kind: 基础, status: 现行}}
  - {{id: A-003, subsystem: A, title: 丙, level: local, kind: 基础, status: 拟编}}
"""
PLAIN = "title: 甲 乙规程\n    level: local\n    kind: 管理\n    function: 规程\n    status: 拟编"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The system of the repository in a folder of its own."""
    copytree(ROOT / "metadata", tmp_path / "metadata", ignore=lambda *_: ["schema"])
    return tmp_path


def small(tmp_path: Path, words: str = PLAIN) -> Path:
    """A system whose first entry has these fields."""
    metadata = tmp_path / "metadata"
    metadata.mkdir()
    (metadata / "system.yaml").write_text(SYSTEM, encoding="utf-8")
    (metadata / "entries.yaml").write_text(ENTRY.format(words), encoding="utf-8")
    titles = (
        "organisations:\n  - {id: ORG-1, title: 一所, kind: 起草单位}\n  - {id: ORG-2, title: 二所, kind: 起草单位}\n"
    )
    (metadata / "organisations.yaml").write_text(titles, encoding="utf-8")
    return tmp_path


def begun_with(tmp_path: Path, words: str) -> StandardData:
    """The data of the draft of an entry with these fields; it is clean."""
    draft = load_draft(begin(DISK, small(tmp_path, words), "A-001").folder)
    assert faults(draft.source.folder) == []
    return draft.standard.data


def faults(folder: Path) -> list[tuple[str, str]]:
    """Errors and warnings of the draft."""
    found = check_draft(load_draft(folder)).findings
    return [(item.code, item.message) for item in found if item.severity != "info"]


@pytest.mark.one_in(9)
@pytest.mark.parametrize("entry", OWN, ids=[entry.id for entry in OWN])
def test_every_planned_standard_can_be_begun(entry: Entry, home: Path) -> None:
    """Its draft is clean, bears its title, and stands in the list, of which no other line changed."""
    entries = home / "metadata/entries.yaml"
    before = entries.read_text(encoding="utf-8").splitlines()
    begun = begin(DISK, home, entry.id)
    data = load_draft(begun.folder).standard.data
    after = entries.read_text(encoding="utf-8").splitlines()

    assert faults(begun.folder) == []
    assert (data.level, data.function) == (entry.level, entry.function)
    words = "".join(data.title.zh.parts())
    assert words in {"".join(entry.title.split()), "".join(entry.title.split()).replace(f"第{_part(data)}部分：", "")}
    assert read_system(DISK, home).entry_of[entry.id].value.draft == entry.id
    assert [line for line in after if line not in before] == [f"    draft: {entry.id}"]
    assert len(after) == len(before) + 1


def _part(data: StandardData) -> int:
    return data.part_of.part if data.part_of else 0


def test_what_the_system_knows_stands_in_the_draft(home: Path) -> None:
    """Title by elements in both languages, bodies by their titles, what is cited as consulted."""
    data = load_draft(begin(DISK, home, "YW306-002").folder).standard.data

    assert data.title.zh == TitleText(lead="城市运行“一网统管”", main="突发事件信息报送规范")
    assert data.title.en == TitleText(
        lead="Unified network management of urban operation",
        main="Specification for reporting of emergency information",
    )
    assert data.proposed_by
    assert all(not name.startswith("ORG-") for name in (*data.proposed_by, *data.in_charge, *data.drafted_by))
    assert data.consulted == ("GB/T 35561—2017",)
    assert "#   YW301-003 城市运行“一网统管” 值班值守规程" in (home / "drafts/YW306-002/standard.yaml").read_text(
        encoding="utf-8"
    )


def test_a_standard_that_is_drafted_here_is_cited_by_its_folder(home: Path) -> None:
    """As the comment says that tells what has no number yet."""
    begun = begin(DISK, home, "YW301-003")

    words = "#   YW301-001 城市运行“一网统管” 城运中心建设与运行规范（引用时写 {{std}}`city-operation-centre`）"
    assert words in (begun.folder / "standard.yaml").read_text(encoding="utf-8")


def test_a_part_knows_its_series(home: Path) -> None:
    """The introduction lists the parts that the system has."""
    draft = load_draft(begin(DISK, home, "YW304-003").folder)
    data = draft.standard.data

    assert data.part_of
    assert (data.part_of.part, data.number, data.title.zh.supplement) == (2, "DB31/T XXXX.2—XXXX", "居住社区")
    text = (home / "drafts/YW304-003/index.md").read_text(encoding="utf-8")
    assert "拟由五个部分构成" in text
    assert "- 第5部分：建设工地。" in text


def test_numbers_dates_and_others_are_taken_over(tmp_path: Path) -> None:
    """Of a revision: its number, plan, what it replaces, what it cites although the catalogue does not know it."""
    words = (
        "title: 甲规程\n    number: DB31/T 12—2026\n    plan_number: 2026-1\n    level: local\n    kind: 管理\n"
        "    function: 规程\n    status: 修订中\n    replaces: [DB31/T 12—2015]\n    cites: [A-002, A-003, DB31/T 77—2019]"
    )
    data = begun_with(tmp_path, words)

    assert (data.number, data.plan.number, data.region) == ("DB31/T 12—2026", "2026-1", "上海市")
    assert [(one.number, one.title) for one in data.replaces] == [("DB31/T 12—2015", "×××")]
    assert (data.proposed_by, data.drafted_by, data.in_charge) == (("一所",), ("一所", "二所"), ("×××",))
    assert [data.references[key].number for key in data.consulted] == ["GB/T 9—2020", "DB31/T 77—2019"]


@pytest.mark.parametrize(
    ("level", "number", "printed"),
    [
        ("national", "", "GB/T XXXXX—XXXX"),
        ("sector", "CJ/T 99—2026", "CJ/T 99—2026"),
        ("group", "", "T/XXXX XXX—XXXX"),
        ("enterprise", "Q/ABC 1—2026", "Q/ABC 1—2026"),
    ],
)
def test_every_level_can_be_begun(level: str, number: str, printed: str, tmp_path: Path) -> None:
    """With a number or without one, and without a function."""
    words = f"title: 甲 乙 丙 丁规范\n    number: '{number}'\n    level: {level}\n    kind: 管理\n    status: 在编"
    data = begun_with(tmp_path, words)

    assert (data.level, data.number, data.function) == (level, printed, "规范")
    assert data.title.zh == TitleText(lead="甲", main="乙", supplement="丙丁规范")


REFUSED = [
    ("A-009", PLAIN, None, "体系里没有“A-009”"),
    ("A-002", PLAIN, None, "状态是“现行”"),
    ("A-001", f"{PLAIN}\n    related: true", None, "是相关标准"),
    ("A-001", f"{PLAIN}\n    draft: x", None, "已有草案 x"),
    ("A-001", f"{PLAIN}\n    issued: 去年", None, "的数据有误"),
    ("A-001", PLAIN, "elsewhere/x", "不在 drafts/ 下"),
    ("A-001", PLAIN, "drafts/a?b", "不能作文件夹的名称"),
]


@pytest.mark.parametrize(("id_", "words", "folder", "told"), REFUSED)
def test_what_cannot_be_begun_is_told(id_: str, words: str, folder: str | None, told: str, tmp_path: Path) -> None:
    """And nothing is written."""
    home = small(tmp_path, words)
    before = (home / "metadata/entries.yaml").read_bytes()
    with pytest.raises(UsageError, match=told.replace("?", ".")):
        begin(DISK, home, id_, home / folder if folder else None)

    assert (home / "metadata/entries.yaml").read_bytes() == before
    assert not (home / "drafts").exists()


def test_a_folder_that_is_a_draft_stays(tmp_path: Path) -> None:
    """The hint tells how it becomes the draft of the entry."""
    home = small(tmp_path)
    first: Begun = begin(DISK, home, "A-003", home / "drafts/x")
    with pytest.raises(UsageError) as caught:
        begin(DISK, home, "A-001", home / "drafts/x")

    assert "draft: x" in caught.value.hint
    assert first.entry.id == "A-003"
