"""The record of a round: one file a comment, only what changed is written, what is broken is told and stops nothing."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from qicao.errors import ToolError, UsageError
from qicao.ledger.receipts import Receipts, read_persons
from qicao.ledger.record import read_record, save_comments
from qicao.model.comment import Anchor, Comment, Decision, Round, Source
from qicao.source.emit import emit
from qicao.source.files import DISK


def record_in(folder: Path, count: int = 3) -> list[Comment]:
    """A record of so many comments in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "round.yaml").write_text(emit(Round("1", year="2026")), encoding="utf-8")
    comments = [
        Comment(
            f"2026-1-a{at:04}",
            "form",
            f"建议将第{at}条中的“应”改为“宜”。",
            source=Source("反馈表.docx", f"第1个表第{at}行", str(at)),
            anchor=Anchor("5.2.1", "p-1", "5.2.1", "应", start=4, end=5),
        )
        for at in range(1, count + 1)
    ]
    save_comments(read_record(folder), comments)
    return comments


def test_what_is_saved_is_read_back(tmp_path: Path) -> None:
    """From the files, and from the cache."""
    comments = record_in(tmp_path)

    for _ in range(2):
        record = read_record(tmp_path, "reviews/1")
        assert list(record.comments.values()) == comments
        assert record.findings == ()


def test_only_the_file_of_a_changed_comment_is_written(tmp_path: Path) -> None:
    """So that two people's work merges."""
    comments = record_in(tmp_path)
    before = {file: file.stat().st_mtime_ns for file in (tmp_path / "comments").iterdir()}
    time.sleep(0.02)
    save_comments(read_record(tmp_path), [replace(comments[1], decision=Decision("采纳")), comments[0]])
    changed = [file.stem for file, at in before.items() if file.stat().st_mtime_ns != at]

    assert changed == [comments[1].id]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ('id: "2026-1-a0002"\nchannel: form\nbody: [\n', 4, "YAML"),
        ('id: "2026-1-a0002"\nchannel: fax\nbody: x\n', 2, "不认识"),
        ('id: "2026-1-a0002"\nchannel: form\nbody: x\ncolour: red\n', 4, "colour"),
        ('id: "2026-1-a0002"\nchannel: form\nbody: x\ndecision:\n  kind: 同意\n', 5, "不认识"),
        ("", 1, "不认识"),
    ],
)
def test_a_broken_file_is_a_finding_and_the_others_are_read(tmp_path: Path, text: str, line: int, reason: str) -> None:
    """At its line."""
    record_in(tmp_path)
    (tmp_path / "comments/2026-1-a0002.yaml").write_text(text, encoding="utf-8")
    record = read_record(tmp_path, "reviews/1")

    assert list(record.comments) == ["2026-1-a0001", "2026-1-a0003"]
    assert [(item.code, item.span.file, item.span.line) for item in record.findings] == [
        ("REV001", "reviews/1/comments/2026-1-a0002.yaml", line)
    ]
    assert reason in record.findings[0].message


def test_a_file_under_another_name_does_not_count(tmp_path: Path) -> None:
    """A copy made by hand would be counted twice."""
    record_in(tmp_path)
    file = tmp_path / "comments/2026-1-a0002.yaml"
    file.with_name("副本.yaml").write_bytes(file.read_bytes())
    record = read_record(tmp_path)

    assert len(record.comments) == 3
    assert [item.code for item in record.findings] == ["REV002"]


def test_a_damaged_cache_is_no_cache(tmp_path: Path) -> None:
    """Not even one whose values are others."""
    comments = record_in(tmp_path)
    read_record(tmp_path)
    cache = tmp_path / ".cache"
    for data in (b"", cache.read_bytes()[:-9], cache.read_bytes().replace("应".encode(), "宜".encode())):
        cache.write_bytes(data)
        assert list(read_record(tmp_path).comments.values()) == comments


def test_no_number_is_given_twice(tmp_path: Path) -> None:
    """Not by two writers, and not by one who went to another branch, where the files are not."""
    record_in(tmp_path)
    ours = Receipts.of(read_record(tmp_path), "a")
    theirs = Receipts.of(read_record(tmp_path), "b")

    assert [ours.next(), ours.next(), theirs.next()] == ["2026-1-a0004", "2026-1-a0005", "2026-1-b0001"]
    ours.keep()
    assert Receipts.of(read_record(tmp_path), "a").next() == "2026-1-a0006"


def test_two_programs_at_once_lose_nothing(tmp_path: Path) -> None:
    """Who comes second with the same number is told so, and the first one's comment stays."""
    comments = record_in(tmp_path, 1)
    before = read_record(tmp_path)
    ours, theirs = (replace(comments[0], id="2026-1-a0002", body=body) for body in ("甲。", "乙。"))
    save_comments(before, [ours])
    with pytest.raises(ToolError):
        save_comments(before, [theirs])

    assert read_record(tmp_path).comments["2026-1-a0002"].body == "甲。"


def test_a_writer_has_a_mark_of_his_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same every time here, another one in another clone."""
    monkeypatch.delenv("QICAO_MARK", raising=False)
    for name in "xy":
        record_in(tmp_path / name, 0)
    marks = [Receipts.of(read_record(tmp_path / name)).mark for name in "xxy"]

    assert marks[0] == marks[1] != marks[2]
    with pytest.raises(UsageError):
        Receipts.of(read_record(tmp_path / "x"), "A1")


def test_persons_stand_only_in_their_own_file(tmp_path: Path) -> None:
    """The record has a key; who comes again has the same."""
    record_in(tmp_path)
    receipts = Receipts.of(read_record(tmp_path), "a")
    keys = [receipts.key_of("×××", "021-××"), receipts.key_of("", ""), receipts.key_of(" ××× ", "021-××")]
    receipts.keep()

    assert keys == ["p-a0001", "", "p-a0001"]
    assert read_persons(DISK, tmp_path)["p-a0001"].contact == "021-××"
