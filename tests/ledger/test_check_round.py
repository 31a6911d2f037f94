"""`review check`: what was decided and not done is found, what was done is not, on every kind of element."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from msgspec.structs import replace

from qicao.compare.tree import FrozenTree
from qicao.ledger.check import check_round
from qicao.ledger.quotes import Quotes
from qicao.ledger.receipts import Receipts
from qicao.ledger.receive import receive
from qicao.ledger.record import read_record, save_comments
from qicao.ledger.rounds import Opening, open_round
from qicao.ledger.view import open_view
from qicao.ledger.wish import stands_in
from qicao.model.comment import Arrived, Comment, Decision, DecisionKind, Source, Unit
from qicao.source.emit import emit
from qicao.source.frozen import read_text
from snippets import YAML

TEXT = """\
# 范围

本文件规定了充电柜的要求，描述了对应的证实方法，适用于充电柜。

# 规范性引用文件

# 术语和定义

{#t-cabinet .term}
## 充电柜

:en: charging cabinet

给电池充电的柜子。

:::{note}
包括换电柜。
:::

# 要求

## 接地

充电柜应可靠接地，并应每日检查。

## 检查

{#lead}
应检查下列项目：

- 外观应完好；
- 门锁应能锁住；
- 电缆应无破损。

柜门的检查周期见[](#periods)。

{#periods}

:::{table} 检查周期
| 项 | 周期 |
| --- | --- |
| 柜门 | 每日 |
| 电缆 | 每月 |
:::

## 容量

容量按公式计算：

$$ Q = I t $$

##

充电柜的功率不应大于10 kW。

# 证实方法

查阅记录。

{.annex .informative}
# 示意

充电柜的布置示意略。
"""
ADD = "## 接地"
NEW = "## 总则\n\n充电柜应安全。\n\n## 接地"
Case = tuple[str, str, str, DecisionKind, str, str]
"""Place, quote, wished words, decision; what in the text is replaced, and by what."""

NOT_CHANGED: list[Case] = [
    ("4.1", "可靠接地", "牢固接地", "采纳", "", ""),
    ("4.1", "可靠接地", "", "采纳", "", ""),
    ("4.2", "应检查下列项目：", "", "采纳", "柜门的检查周期见", "柜门、门锁的检查周期见"),
    ("4.3", "容量按公式计算：", "", "采纳", "- 电缆应无破损。", "- 电缆应无破损；\n- 插头应完好。"),
    ("4.1", "", "充电柜应牢固接地。", "采纳", "", ""),
    ("4.1", "每日", "每周", "部分采纳", "", ""),
    ("4.1", "每日", "每周", "采纳", "外观应完好", "外观应完整无损"),
    ("4.1", "每日", "每周", "采纳", "4.1 不在", ""),
    ("4.2", "外观应完好", "外观应完整", "采纳", "门锁应能锁住", "门锁应牢固"),
    ("4.2列项的第二项", "", "门锁应牢固", "采纳", "外观应完好", "外观应完整"),
    ("表1第1行第2列", "", "每班", "采纳", "每月", "每周"),
    ("表1第2行第2列", "每月", "每周", "采纳", "柜门 | 每日", "柜门 | 每班"),
    ("表1", "检查周期", "检查的周期", "采纳", "充电柜应可靠", "充电柜应牢固"),
    ("公式（1）", "", "", "采纳", "充电柜应可靠", "充电柜应牢固"),
    ("3.1", "充电柜", "充电机柜", "采纳", "10 kW", "12 kW"),
    ("3.1", "给电池充电的柜子", "用于给电池充电的柜子", "采纳", "10 kW", "12 kW"),
    ("3.1注", "", "含换电柜。", "采纳", "10 kW", "12 kW"),
    ("4.4", "10 kW", "15 kW", "采纳", "每日检查", "每周检查"),
    ("附录A", "示意略", "示意见图", "采纳", "每日检查", "每周检查"),
    ("第1章", "", "", "采纳", "每日检查", "每周检查"),
    ("4.2", "柜门的检查周期见表1", "", "采纳", "{#periods}", ":::{table} 前\n| a |\n| --- |\n| b |\n:::\n\n{#periods}"),
    ("4.4", "", "充电柜的功率不应大于15 kW。", "采纳", ADD, NEW),
    ("证实方法", "查阅记录", "现场检查", "部分采纳", "每日检查", "每周检查"),
    ("4.3", "容量按公式计算", "容量按下式计算", "采纳", "每月", "每周"),
]
"""Adopted, and nothing changed where it should have."""
DONE: list[Case] = [
    ("4.1", "可靠接地", "牢固接地", "采纳", "可靠接地", "牢固接地"),
    ("4.1", "可靠接地", "", "采纳", "可靠接地", "牢固接地"),
    ("4.1", "", "充电柜应牢固接地。", "采纳", "充电柜应可靠接地，并应每日检查。", "充电柜应牢固接地。"),
    ("4.1", "每日", "每周", "部分采纳", "每日检查", "每班检查"),
    ("4.1", "每日检查", "定期检查", "采纳", "应每日检查", "宜定期检查"),
    (
        "4.1",
        "",
        "充电柜应牢固接地。",
        "采纳",
        ADD + "\n\n充电柜应可靠接地，并应每日检查。",
        NEW + "\n\n充电柜应牢固接地。",
    ),
    ("4.2", "外观应完好", "外观应完整", "采纳", "外观应完好", "外观应完整"),
    ("4.2列项的第二项", "", "门锁应牢固", "采纳", "门锁应能锁住", "门锁应牢固"),
    ("表1第1行第2列", "", "每班", "采纳", "柜门 | 每日", "柜门 | 每班"),
    ("表1第2行第2列", "每月", "每周", "采纳", "每月", "每周"),
    ("表1", "", "", "采纳", "| 电缆 | 每月 |", "| 电缆 | 每月 |\n| 门锁 | 每年 |"),
    ("公式（1）", "", "", "采纳", "Q = I t", "Q = I t k"),
    ("3.1", "充电柜", "充电机柜", "采纳", "## 充电柜", "## 充电机柜"),
    ("3.1", "", "", "采纳", "charging cabinet", "charger cabinet"),
    ("3.1", "给电池充电的柜子", "用于给电池充电的柜子", "采纳", "给电池充电", "用于给电池充电"),
    ("3.1注", "", "含换电柜。", "采纳", "包括换电柜", "含换电柜"),
    ("4.4", "10 kW", "改为“15 kW”", "采纳", "10 kW", "15 kW"),
    ("附录A", "示意略", "示意见图。", "采纳", "布置示意略", "布置示意见图"),
    ("4.2", "", "", "采纳", "- 电缆应无破损。", "- 电缆应无破损；\n- 插头应完好。"),
    ("4.1", "", "", "采纳", "## 检查", "外壳应防水。\n\n## 检查"),
    ("4.1", "每日检查", "", "部分采纳", "，并应每日检查。", "。\n\n充电柜应每日检查并记录。"),
    ("4.1", "，并应每日检查", "", "采纳", "，并应每日检查", ""),
    ("全文", "", "", "采纳", "充电柜应可靠", "充电柜应牢固"),
    ("4.3", "", "", "采纳", "## 容量", "## 通风\n\n充电柜应通风。\n\n## 容量"),
    ("4.2", "应检查下列项目：", "", "采纳", "- 电缆应无破损。", "- 电缆应无破损；\n- 插头应完好。"),
    ("4.2", "检查下列项目", "", "采纳", "- 外观应完好；", "- 门应能关严；\n- 外观应完好；"),
    ("4.1", "可靠接地", "牢固接地", "不采纳", "", ""),
    ("4.1", "可靠接地", "牢固接地", "另行处理", "外观应完好", "外观应完整"),
    ("4.1", "可靠接地", "牢固接地", "不采纳", ADD, NEW),
]
"""Adopted and done, or refused and left: nothing to tell."""
REFUSED: list[Case] = [
    ("4.1", "可靠接地", "牢固接地", "不采纳", "可靠接地", "牢固接地"),
    ("4.1", "每日", "每周", "另行处理", "每日检查", "每周检查"),
    ("4.1", "", "充电柜应牢固接地。", "不采纳", "充电柜应可靠接地，并应每日检查。", "充电柜应牢固接地。"),
    ("表1第2行第2列", "每月", "每周", "不采纳", "每月", "每周"),
    ("4.4", "10 kW", "改为“15 kW”", "不采纳", "10 kW", "15 kW"),
    ("3.1注", "", "含换电柜。", "不采纳", "包括换电柜", "含换电柜"),
    ("4.1", "可靠接地", "", "不采纳", "可靠接地", "牢固接地"),
]
"""Refused, and changed all the same."""
OTHERWISE: list[Case] = [
    ("4.1", "可靠接地", "牢固接地", "采纳", "可靠接地", "良好接地"),
    ("4.1", "", "充电柜应牢固接地。", "采纳", "可靠接地", "良好接地"),
    ("4.4", "10 kW", "改为“15 kW”", "采纳", "10 kW", "12 kW"),
    ("表1第2行第2列", "每月", "每周", "采纳", "每月", "每季"),
]
"""Adopted, and changed into other words."""


def findings(
    folder: Path, comments: list[tuple[Arrived, Decision | None]], text: str, sent: str = TEXT
) -> dict[str, list[str]]:
    """The codes that each comment gets when the draft then has this text."""
    home = _draft(folder, sent)
    record = open_round(home, Opening(start="2026-11-02", end="2026-12-02", sent=folder))
    quotes = Quotes.of(FrozenTree.of(read_text(record.folder, "")[0]))
    received = receive(record, quotes, [one for one, _ in comments], mark="a").record
    kept = [
        replace(known, decision=decided)
        for known, (_, decided) in zip(received.comments.values(), comments, strict=True)
    ]
    save_comments(received, kept)
    (home / "index.md").write_text(text, encoding="utf-8")
    found: dict[str, list[str]] = {comment.id: [] for comment in kept}
    for item in check_round(open_view(home)):
        found.setdefault(Path(item.span.file).stem, []).append(item.code)
    return found


def _draft(folder: Path, text: str = TEXT) -> Path:
    home = folder / "draft"
    home.mkdir(parents=True)
    (home / "standard.yaml").write_text(YAML, encoding="utf-8")
    (home / "index.md").write_text(text, encoding="utf-8")
    return home


def arrived(place: str = "4.1", quote: str = "", proposed: str = "", **more: object) -> Arrived:
    """A row of a form; the place of the row is its own."""
    one = Arrived("form", Source("反馈表.docx"), "请修改。", place, quote, proposed=proposed, unit="×××单位")
    return replace(one, source=Source("反馈表.docx", "", f"{place}{quote}{proposed}"), **more)


def codes(folder: Path, case: Case) -> list[str]:
    """The codes that the one comment of the case gets."""
    place, quote, proposed, kind, old, new = case
    decision = Decision(kind, "" if kind == "采纳" else "见标准。")
    found = findings(folder, [(arrived(place, quote, proposed), decision)], TEXT.replace(old, new) if old else TEXT)
    return found["2026-1-a0001"]


@pytest.mark.parametrize("case", NOT_CHANGED)
def test_adopted_but_not_changed_is_found(case: Case, tmp_path: Path) -> None:
    """Whatever else was changed in the draft."""
    assert codes(tmp_path, case) == ["REV013"]


@pytest.mark.parametrize("case", DONE)
def test_what_was_done_is_not_told(case: Case, tmp_path: Path) -> None:
    """None is false."""
    assert codes(tmp_path, case) == []


@pytest.mark.parametrize("case", REFUSED)
def test_refused_but_changed_is_found(case: Case, tmp_path: Path) -> None:
    """By the words that it wished, or as words that went without anybody's wish."""
    assert codes(tmp_path, case) == ["REV014"]


@pytest.mark.parametrize("case", OTHERWISE)
def test_adopted_words_that_do_not_stand_in_the_text_are_found(case: Case, tmp_path: Path) -> None:
    """Part of them would be 部分采纳."""
    assert codes(tmp_path, case) == ["REV015"]


MORE = TEXT.replace(
    "# 证实方法",
    """\
## 布置

功率按式计算，布置见[](#layout)。[^a]

[^a]: 样例。

{#layout}

:::{figure}
```dot
digraph { 柜 -> 桩 [label="电"]; }
```

布置

说明：
- 1——柜；
- 2——桩。
:::

示例：一台充电柜。

# 证实方法""",
)
"""The text with a figure, an example and a footnote besides."""
PRINTED: list[tuple[str, str, str, str, str, list[str]]] = [
    # Place, quote, wished words; what in the text is replaced, and by what; what is told.
    ("图1", "", "3——门。", "- 2——桩。", "- 2——桩；\n- 3——门。", []),
    ("图1", "", "3——锁。", "- 2——桩。", "- 2——桩；\n- 3——门。", ["REV015"]),
    ("图1", "", "", 'label="电"', 'label="电、数据"', []),
    ("图1", "", "", "充电柜应可靠", "充电柜应牢固", ["REV013"]),
    ("4.5", "", "示例：两台充电柜。", "一台充电柜", "两台充电柜", []),
    ("4.5", "功率按式计算", "", "。[^a]\n\n[^a]: 样例。", "。", []),
    ("4.1", "", "增加接地电阻的限值", "每日检查。", "每日检查，接地电阻不应大于4 Ω。", []),
    ("4.1", "", "增加接地电阻的限值", "10 kW", "12 kW", ["REV013"]),
    ("4.1", "每日", "增加的接地线应每月检查", "并应每日", "并应每月", ["REV015"]),
    ("表1第1行第1列", "柜门", "", "柜门 | 每日", "柜门 | 每班", []),
    ("表1第1行第1列", "柜门", "前门", "柜门 | 每日", "柜门 | 每班", ["REV013"]),
    ("表1第1行第1列", "柜门", "", "电缆 | 每月", "电缆 | 每周", ["REV013"]),
    ("表1第2行第2列", "", "每周", "电缆 | 每月", "电缆 | 每周", []),
]


@pytest.mark.parametrize(("place", "quote", "proposed", "old", "new", "told"), PRINTED)
def test_all_that_is_printed_counts(  # noqa: PLR0917 -- each is a column of the table
    place: str, quote: str, proposed: str, old: str, new: str, told: list[str], tmp_path: Path
) -> None:
    """Keys and lines of figures, labels, marks of footnotes; a wish that is no wording must only have changed something, of a cell in its row."""
    assert MORE.count(old) == 1
    found = findings(tmp_path, [(arrived(place, quote, proposed), Decision("采纳"))], MORE.replace(old, new), MORE)

    assert found["2026-1-a0001"] == told


def test_a_refused_comment_on_a_chapter_is_not_held_against_what_others_wished_in_it(tmp_path: Path) -> None:
    """Only words that went without anybody's wish are."""
    refused = (arrived("第4章", "", "", body="建议重写。"), Decision("不采纳", "没有必要。"))
    wished = (arrived("4.1", "每日", "每周"), Decision("采纳"))
    text = TEXT.replace("每日检查", "每周检查")

    assert findings(tmp_path / "1", [refused, wished], text)["2026-1-a0001"] == []
    assert findings(tmp_path / "2", [refused], text)["2026-1-a0001"] == ["REV014"]


def test_adopted_comments_that_both_have_their_words_do_not_contradict_each_other(tmp_path: Path) -> None:
    """Said of one formula: of its value, of its signs, and what is to be done."""
    wishes = ("充电柜的功率不应大于12 kW", "电缆应完整", "增加符号的说明")
    comments = [(arrived("公式（1）", "", words), Decision("采纳", change="4.4")) for words in wishes]
    text = TEXT.replace("10 kW", "12 kW").replace("电缆应无破损", "电缆应完整")

    assert not any("REV017" in codes for codes in findings(tmp_path / "1", comments, text).values())
    assert "REV017" in findings(tmp_path / "2", comments, TEXT)["2026-1-a0002"]


@pytest.mark.parametrize(
    ("words", "text"), [("T1\t——总时间", "T_1——总时间"), ("T0——总时间", "T_{0}——总时间"), ("α取0.75", "\\alpha取0.75")]
)
def test_signs_of_formulas_do_not_matter(words: str, text: str) -> None:
    """Word prints T1 where the text has TeX; letters that TeX spells out are another word."""
    assert stands_in(words, text) is ("α" not in words)


ONE = arrived("4.1", "可靠接地", "牢固接地")
YES = Decision("采纳")


@pytest.mark.parametrize(
    ("decision", "code"),
    [
        (None, "REV010"),
        (Decision("待议"), "REV011"),
        (Decision("不采纳"), "REV012"),
        (Decision("另行处理", " "), "REV012"),
        (Decision("不采纳", "与 GB 4943.1 不一致。"), ""),
    ],
)
def test_a_decision_must_be_there_with_its_reason(decision: Decision | None, code: str, tmp_path: Path) -> None:
    """What is postponed holds the table back."""
    assert findings(tmp_path, [(ONE, decision)], TEXT)["2026-1-a0001"] == ([code] if code else [])


def test_a_part_without_reason_is_told_besides(tmp_path: Path) -> None:
    """That it was changed does not say what was adopted."""
    text = TEXT.replace("可靠接地", "良好接地")

    assert findings(tmp_path, [(ONE, Decision("部分采纳"))], text)["2026-1-a0001"] == ["REV012"]


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (arrived("4.1", "可靠接地", "良好接地"), True),
        (arrived("4.1", "应可靠", "宜可靠"), True),
        (arrived("4.1", "可靠接地", "牢固接地", body="同上。"), False),
        (arrived("4.1", "每日", "每周"), False),
        (arrived("4.4", "10 kW", "15 kW"), False),
        (arrived("4.1", "可靠接地", ""), False),
    ],
)
def test_adopted_comments_that_contradict_each_other_are_found(other: Arrived, told: bool, tmp_path: Path) -> None:
    """On the same words with other wishes; the second is told with the number of the first."""
    other = replace(other, source=replace(other.source, key="other"))
    found = findings(tmp_path, [(ONE, YES), (other, YES)], TEXT)

    assert ("REV017" in found["2026-1-a0002"]) == told
    assert "REV017" not in found["2026-1-a0001"]


@pytest.mark.parametrize(
    ("place", "edit", "told"),
    [
        ("9.9", ("", ""), True),
        ("4.1", ("## 接地\n\n充电柜应可靠接地，并应每日检查。\n", ""), True),
        ("4.1", (ADD, NEW), False),
        ("全文", ("", ""), False),
    ],
)
def test_what_has_no_place_is_told(place: str, edit: tuple[str, str], told: bool, tmp_path: Path) -> None:
    """Whether nobody understands the place, or its words are gone."""
    text = TEXT.replace(*edit) if edit[0] else TEXT
    found = findings(tmp_path, [(arrived(place), Decision("不采纳", "已删。"))], text)

    assert ("REV016" in found["2026-1-a0001"]) == told


def test_a_link_to_the_change_is_followed(tmp_path: Path) -> None:
    """Something must be new there; a commit is taken at its word."""
    cases = [(ONE, replace(YES, change=change)) for change in ("4.1", "4.5", "", "0123abc")]
    added = TEXT.replace("# 证实方法", "## 接地线\n\n接地线应牢固接地。\n\n# 证实方法")
    codes = [findings(tmp_path / str(at), [case], added)["2026-1-a0001"] for at, case in enumerate(cases)]

    assert codes == [["REV013"], [], ["REV013"], []]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("请联系 13912345678。", True),
        ("请联系 a.b@example.org。", True),
        ("请联系 010-12345678。", True),
        ("证号 11010519491231002X。", True),
        ("王某某认为应改。", True),
        ("见 GB/T 12345—2020 的 13.5。", False),
        ("编号 139123456789012。", False),
    ],
)
def test_personal_data_are_found(body: str, told: bool, tmp_path: Path) -> None:
    """At the line where they stand."""
    one = replace(ONE, body=body, person="王某某")
    found = findings(tmp_path, [(one, Decision("不采纳", "无关。"))], TEXT)

    assert ("REV030" in found["2026-1-a0001"]) == told


def test_units_and_dates_are_held_against_each_other(tmp_path: Path) -> None:
    """Who answered and was not asked, a comment of nobody, a unit asked twice, dates that the letter prints otherwise; not for 公示."""
    home = _draft(tmp_path)
    record = open_round(home, Opening(start="2026-11-02", end="2026-12-02", sent=tmp_path))
    units = (Unit("×××单位甲"), Unit("×××单位甲"))
    (record.folder / "round.yaml").write_text(emit(replace(record.round, units=units)), encoding="utf-8")
    comments = [
        Comment("2026-1-a0001", "hand", "改。", unit="×××单位乙"),
        Comment("2026-1-a0002", "hand", "改。", unit="×××单位丙", via="公示"),
        Comment("2026-1-a0003", "hand", "改。", unit="×××单位甲"),
        Comment("2026-1-a0004", "word", "改。", via="会议", person="p-a0001"),
        Comment("2026-1-a0005", "web", "改。", via="公示"),
        Comment("2026-1-a0006", "word", "不改。", parent="2026-1-a0003"),
    ]
    save_comments(read_record(record.folder), comments)
    (home / "standard.yaml").write_text(YAML + "consultation: {start: 2026-11-02, end: 2026-12-31}\n", encoding="utf-8")
    found = [
        (item.code, Path(item.span.file).stem)
        for item in check_round(open_view(home))
        if item.code in {"REV020", "REV021", "REV022", "REV023"}
    ]

    assert sorted(found) == [
        ("REV020", "2026-1-a0001"),
        ("REV021", "round"),
        ("REV022", "round"),
        ("REV023", "2026-1-a0004"),
    ]


@pytest.mark.parametrize(("more", "told"), [("", True), ("iteration: 2\n", False)])
def test_dates_of_the_next_sending_out_are_no_fault_of_this_round(more: str, told: bool, tmp_path: Path) -> None:
    """The draft that becomes the second 征求意见稿 has other dates before its round is opened."""
    home = _draft(tmp_path)
    open_round(home, Opening(start="2026-07-06", end="2026-08-05", sent=tmp_path))
    dates = "consultation: {start: 2026-11-02, end: 2026-12-02}\n"
    (home / "standard.yaml").write_text(YAML + dates + more, encoding="utf-8")

    assert any(item.code == "REV022" for item in check_round(open_view(home))) is told


def test_records_that_lead_nowhere_are_told(tmp_path: Path) -> None:
    """A reply to nothing, replies in a circle, an element that was never sent out, a group with two decisions."""
    home = _draft(tmp_path)
    record = open_round(home, Opening(start="2026-11-02", sent=tmp_path))
    comments = [
        Comment("2026-1-a0001", "hand", "改。", parent="2026-1-a0009"),
        Comment("2026-1-a0002", "hand", "改。", parent="2026-1-a0003"),
        Comment("2026-1-a0003", "hand", "改。", parent="2026-1-a0002"),
        Comment("2026-1-a0004", "hand", "改。", group="2026-1-a0004", decision=Decision("采纳")),
        Comment("2026-1-a0005", "hand", "改。", group="2026-1-a0004", decision=Decision("不采纳", "否")),
    ]
    strange = Comment("2026-1-a0006", "hand", "改。", decision=Decision("不采纳", "否"))
    save_comments(record, [*comments, replace(strange, anchor=replace(strange.anchor, element="p-none"))])
    found = [(item.code, Path(item.span.file).stem[-1]) for item in check_round(open_view(home))]

    assert [pair for pair in found if pair[0] == "REV003"] == [("REV003", "1"), ("REV003", "2"), ("REV003", "3")]
    assert ("REV018", "5") in found
    assert ("REV004", "6") in found


@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
def test_the_file_of_persons_must_stay_out_of_git(tmp_path: Path) -> None:
    """Told where nothing keeps it out, and where git has it already; without git its own file of names counts."""
    home = _draft(tmp_path)
    record = open_round(home, Opening(start="2026-11-02", sent=tmp_path))
    receipts = Receipts.of(record, "a")
    receipts.key_of("王某某", "")
    receipts.keep()

    def told() -> bool:
        return any(item.code == "REV031" for item in check_round(open_view(home)))

    assert not told()
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    assert not told()
    subprocess.run(["git", "-C", str(home), "add", "-f", "reviews/1/persons.yaml"], check=True)
    assert told()
    subprocess.run(["git", "-C", str(home), "rm", "-q", "--cached", "reviews/1/persons.yaml"], check=True)
    (record.folder / ".gitignore").unlink()
    assert told()


def test_a_folder_without_a_draft_is_checked_as_far_as_it_goes(tmp_path: Path) -> None:
    """Nothing is said of changes that nobody can see."""
    home = _draft(tmp_path)
    record = open_round(home, Opening(start="2026-11-02", sent=tmp_path))
    save_comments(
        record, [Comment("2026-1-a0001", "hand", "改。", decision=YES), Comment("2026-1-a0002", "hand", "改。")]
    )
    shutil.copytree(record.folder, tmp_path / "1")
    found = [(item.code, Path(item.span.file).stem[-1]) for item in check_round(open_view(tmp_path / "1"))]

    assert found == [("REV016", "1"), ("REV010", "2"), ("REV016", "2")]


ITEM = ("- 电缆应无破损。", "- 电缆应无破损；\n- 插头应完好。")


@pytest.mark.parametrize(
    ("change", "old", "new", "told"),
    [
        ("4.2第4项", *ITEM, []),
        ("4.2", *ITEM, []),
        ("第4章", *ITEM, []),
        ("4.1", "可靠接地", "良好接地", []),
        ("4.4", *ITEM, ["REV015"]),
        ("4.1", *ITEM, ["REV015"]),
        ("4.2第2项", *ITEM, ["REV015"]),
        ("4.2第5项", *ITEM, ["REV015"]),
        ("9.9", *ITEM, ["REV015"]),
        ("", *ITEM, ["REV015"]),
        ("abcdef1", *ITEM, ["REV015"]),
    ],
)
def test_words_adopted_in_another_form_are_done_where_the_decision_says(
    change: str, old: str, new: str, told: list[str], tmp_path: Path
) -> None:
    """If that clause really changed; a commit says nothing of words."""
    comment = arrived("4.2", "电缆应无破损" if old == ITEM[0] else "", "应检查电缆和插头是否完好")
    if old != ITEM[0]:
        comment = arrived("4.1", "可靠接地", "牢固接地")
    found = findings(tmp_path, [(comment, Decision("采纳", change=change))], TEXT.replace(old, new))

    assert found["2026-1-a0001"] == told
