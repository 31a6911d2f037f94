"""Beginning a round, adding a comment by hand, carrying over, forgetting."""

from __future__ import annotations

import shutil
from hashlib import sha256
from pathlib import Path

import pytest
from docx import Document

from qicao.errors import UsageError
from qicao.ledger.record import read_record
from qicao.source.frozen import read_text
from rounds import desk_in
from snippets import YAML


def test_a_round_freezes_the_text_and_keeps_private_files_out_of_git(tmp_path: Path) -> None:
    """With its dates, from the options or from the data; the next has the next number and iteration."""
    desk = desk_in(tmp_path)
    folder = desk.home / "reviews/1"
    (desk.home / "standard.yaml").write_text(
        YAML + "consultation: {start: 2027-01-04, end: 2027-02-04}\n", encoding="utf-8"
    )
    desk.run("open")
    first, second = (read_record(desk.home / f"reviews/{name}").round for name in "12")

    assert (first.start, first.end, first.year, first.iteration) == ("2026-11-02", "2026-12-02", "2026", 1)
    assert (second.name, second.start, second.end, second.iteration) == ("2", "2027-01-04", "2027-02-04", 2)
    assert {"/persons.yaml", "/local.json"} <= set((folder / ".gitignore").read_text(encoding="utf-8").split("\n"))
    assert any(element.text == "充电柜应可靠接地，并应每日检查。" for element in read_text(folder, "")[0].elements)


@pytest.mark.parametrize("name", ["单位.csv", "单位.yaml"])
def test_units_and_documents_are_noted(name: str, tmp_path: Path) -> None:
    """The units from a sheet or a list, each document of the stage with its hash."""
    desk = desk_in(tmp_path)
    units = {
        "单位.csv": "序号,单位名称,方式\n1,甲局,函\n2,乙公司,\n",
        "单位.yaml": "- {name: 甲局, how: 函}\n- 乙公司\n",
    }[name]
    (tmp_path / name).write_bytes(units.encode("gb18030"))
    sent = tmp_path / "build/draft/征求意见稿"
    sent.mkdir(parents=True)
    (sent / "草案.docx").write_bytes(b"PK")
    desk.run("open", "--start", "2027-01-04", "--units", tmp_path / name, "--sent", tmp_path / "build", "--expert")
    known = read_record(desk.home / "reviews/2").round

    assert [(unit.name, unit.how) for unit in known.units] == [("甲局", "函"), ("乙公司", "")]
    assert known.documents == {"草案.docx": sha256(b"PK").hexdigest()}
    (sent / "草案.docx").write_bytes(b"PK later")
    assert (desk.home / "reviews/2/documents/草案.docx").read_bytes() == b"PK"
    assert (known.kind, known.iteration) == ("审查意见", 1)


def test_a_round_without_dates_says_so_and_gets_them_later(tmp_path: Path) -> None:
    """Without another round; not when the text is another now."""
    desk = desk_in(tmp_path)
    (desk.home / "standard.yaml").write_text(YAML.rstrip() + "\ncompleted: 2026-10-01\n", encoding="utf-8")
    shutil.rmtree(desk.home / "reviews/1")
    said = desk.run("open")
    (tmp_path / "单位.csv").write_text("单位名称\n甲局\n", encoding="utf-8")
    again = desk.run(
        "open", "--round", "1", "--start", "2026-11-02", "--end", "2026-12-02", "--units", tmp_path / "单位.csv"
    )
    known = read_record(desk.home / "reviews/1").round

    assert "没有起止日期" in said
    assert "--round 1 --start" in said
    assert "没有起止日期" not in again
    assert (known.start, known.end, [unit.name for unit in known.units]) == ("2026-11-02", "2026-12-02", ["甲局"])
    assert "与第 1 轮发出的一样" in desk.run("open", "--start", "2026-11-02")
    (desk.home / "index.md").write_text(desk.text.replace("每日", "每周"), encoding="utf-8")
    with pytest.raises(UsageError):
        desk.run("open", "--round", "1", "--start", "2026-11-03")
    assert read_record(desk.home / "reviews/1").round == known


@pytest.mark.parametrize(
    "words",
    [["--round", "1"], ["--round", "../x"], ["--start", "2026-13-01"], ["--start", ""], ["--units", "没有.csv"]],
)
def test_a_round_that_cannot_be_is_refused(words: list[str], tmp_path: Path) -> None:
    """What was sent out cannot be changed; nothing is written."""
    desk = desk_in(tmp_path)
    with pytest.raises(UsageError):
        desk.run("open", *words)
    assert [path.name for path in (desk.home / "reviews").iterdir()] == ["1"]


def test_a_comment_is_added_by_hand_where_it_belongs(tmp_path: Path) -> None:
    """What is not understood is kept, and said."""
    desk = desk_in(tmp_path)
    said = desk.run("add", "--mark", "a", "--body", "改。", "--place", "4.1第一段", "--quote", "可靠接地")
    lost = desk.run("add", "--mark", "a", "--body", "改。", "--place", "9.9")

    assert said == "2026-1-a0001：4.1\n"
    assert lost.startswith("2026-1-a0002：待定位\n")
    assert "没有9.9" in lost
    assert [(row["state"], row["quote"]) for row in desk.rows()] == [("placed", "可靠接地"), ("unplaced", "")]


@pytest.mark.parametrize("body", ["无意见", "无", "我单位无意见。", "同意"])
def test_no_comment_is_an_answer_of_its_unit(body: str, tmp_path: Path) -> None:
    """By hand as by a file, once; it is no comment, and needs a unit."""
    desk = desk_in(tmp_path)
    said = [desk.run("add", "--mark", "a", "--body", body, "--unit", "丁局") for _ in range(2)]
    record = read_record(desk.home / "reviews/1")

    assert said == ["2026-1-a0001：丁局，无意见\n", "2026-1-a0001：丁局，无意见（以前已经登记）\n"]
    assert (desk.rows(), [answer.unit for answer in record.answers.values()]) == ([], ["丁局"])
    with pytest.raises(UsageError):
        desk.run("add", "--body", body)


def test_the_name_of_the_document_is_known_when_it_is_quoted(tmp_path: Path) -> None:
    """As it was sent out, whatever it is called today."""
    desk = desk_in(tmp_path)
    name = read_record(desk.home / "reviews/1").round.titles[0]
    data = desk.home / "standard.yaml"
    data.write_text(data.read_text(encoding="utf-8").replace(name.split("\u3000")[-1], "别的名称"), encoding="utf-8")

    assert desk.run("add", "--mark", "a", "--body", "名称过长。", "--quote", name) == "2026-1-a0001：全文\n"


@pytest.mark.parametrize(
    "words", [["--body", " "], ["--body", "改。", "--kind", "重要"], ["--body", "改。", "--date", "昨天"]]
)
def test_what_is_no_comment_is_refused(words: list[str], tmp_path: Path) -> None:
    """Without a word nothing can be decided."""
    with pytest.raises(UsageError):
        desk_in(tmp_path).run("add", *words)


def test_a_person_is_forgotten_everywhere(tmp_path: Path) -> None:
    """In the file of persons, in the keys, and where the name was written into a comment."""
    desk = desk_in(tmp_path)
    desk.add("王某某认为应改。", place="4.1", person="王某某", contact="13900000000")
    desk.run("forget", "王某某")
    texts = [file.read_text(encoding="utf-8") for file in desk.home.rglob("*.yaml")]

    assert not any("王某某" in text or "13900000000" in text for text in texts)
    assert [row["body"] for row in desk.rows()] == ["×××认为应改。"]
    with pytest.raises(UsageError):
        desk.run("forget", "李某某")


def test_what_is_unsettled_is_carried_over_once(tmp_path: Path) -> None:
    """With a number of the new round and its place in the new text."""
    desk = desk_in(tmp_path)
    ids = [desk.add("改。", place=place) for place in ("4.1", "4.2", "全文")]
    desk.run("decide", ids[0], "采纳")
    (desk.home / "index.md").write_text(
        desk.text.replace("## 接地", "## 总则\n\n应安全。\n\n## 接地"), encoding="utf-8"
    )
    desk.run("open", "--start", "2027-01-04")
    desk.run("carry", "--mark", "a")
    again = desk.run("carry", "--mark", "a")

    assert [(row["id"], row["number"]) for row in desk.rows()] == [("2027-2-a0001", "4.3"), ("2027-2-a0002", "全文")]
    assert "转来 0 条" in again


@pytest.mark.parametrize("dates", ["", "consultation: {start: 2026-11-02, end: 2026-12-02}\n"])
def test_a_round_that_nothing_tells_of_is_not_begun(dates: str, tmp_path: Path) -> None:
    """The same stage on the same days is the round that there is; a new one has its iteration, other dates or a name."""
    desk = desk_in(tmp_path)
    data = desk.home / "standard.yaml"
    data.write_text(YAML + dates, encoding="utf-8")
    words = () if dates else ("--start", "2026-11-02", "--end", "2026-12-02")
    with pytest.raises(UsageError, match="第 1 轮") as error:
        desk.run("open", *words)
    assert "iteration: 2" in error.value.hint
    assert not (desk.home / "reviews/2").exists()
    assert "iteration: 2" in desk.run("open", "--start", "2027-01-04", "--end", "2027-02-04")
    desk.run("open", "--expert", *words)
    data.write_text(YAML + dates + "iteration: 3\n", encoding="utf-8")

    assert "iteration" not in desk.run("open", *words)


def test_a_round_is_finished_when_what_was_open_goes_on_in_the_next(tmp_path: Path) -> None:
    """In table, counts and check of the first it is told so, nothing is undecided there, and its table comes back as it is."""
    desk = desk_in(tmp_path)
    out = tmp_path / "build"
    desk.add("改。", place="4.1", quote="可靠", proposed="牢固", unit="×××局")
    desk.add("再改。", place="4.2", unit="×××局")
    desk.add("也改。", place="4.2", unit="×××局")
    desk.run("decide", "a0001", "待议", "--reason", "等论证。")
    desk.run("decide", "a0003", "采纳", "--change", "4.2")
    (desk.home / "index.md").write_text(desk.text.replace("完好", "完整"), encoding="utf-8")
    opened = desk.run("open", "--start", "2027-01-04", "--end", "2027-02-04")
    desk.run("carry", "--mark", "a")
    desk.run("decide", "a0001", "采纳")
    (desk.home / "index.md").write_text(desk.text.replace("可靠", "牢固"), encoding="utf-8")
    assert f"有 2 条没有处理完，用 qicao review carry {desk.home.as_posix()}" in opened
    assert "REV01" not in desk.run("check", "--round", "1")
    assert "采纳1条，部分采纳0条，不采纳0条，转入下一次征求意见2条。" in desk.run("stats", "--round", "1")
    desk.run("table", "--round", "1", "--out", out)
    folder = out / "draft/意见（第1轮）"
    (row, *_) = [
        cells
        for line in Document(str(folder / "征求意见汇总处理表.docx")).tables[0].rows
        if (cells := [cell.text for cell in line.cells])[2].startswith("改。")
    ]
    assert row[4] == "转入第二次征求意见。"
    for file in sorted(folder.iterdir()):
        back = desk.run("import", "--round", "1", file)
        assert "注意" not in back
        assert "更新" not in back
    assert desk.run("list", "--round", "1").count("转入") == 2
    assert {row["decision"] for row in desk.rows()} == {"采纳", ""}


def test_a_round_works_without_its_draft(tmp_path: Path) -> None:
    """A folder that somebody was sent is enough."""
    desk = desk_in(tmp_path)
    desk.add("改。", place="4.1")
    shutil.copytree(desk.home / "reviews/1", tmp_path / "只有一轮")
    desk.home = tmp_path / "只有一轮"
    desk.add("再改。", place="4.2")

    assert [(row["number"], row["state"], row["line"]) for row in desk.rows()] == [
        ("4.1", "placed", 0),
        ("4.2", "placed", 0),
    ]
