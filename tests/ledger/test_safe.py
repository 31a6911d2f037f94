"""The record is safe: killed at any moment it is the old or the new one, and two branches merge."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from drafts import ROOT
from qicao.ledger.decide import decide
from qicao.ledger.record import read_record, save_comments
from qicao.model.comment import Anchor, Comment, Decision, Round, Source
from qicao.source.emit import emit
from rounds import desk_in

COUNT = 60
MOMENTS = 30
WORK = """
import sys
from pathlib import Path
from msgspec.structs import replace
from qicao.ledger.decide import decide
from qicao.ledger.receipts import Receipts
from qicao.ledger.record import read_record, save_comments
from qicao.model.comment import Comment, Decision
record = read_record(Path(sys.argv[1]))
print("begun", flush=True)
save_comments(record, decide(record, list(record.comments), Decision("不采纳", "新" * 4000)))
receipts = Receipts.of(record, "b")
ids = [receipts.next() for _ in range(40)]
receipts.keep()
save_comments(record, [Comment(id_, "form", "意见" * 2000) for id_ in ids])
"""


def record_in(folder: Path, count: int = COUNT) -> None:
    """A record of so many undecided comments."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "round.yaml").write_text(emit(Round("1", year="2026")), encoding="utf-8")
    comments = [
        Comment(
            f"2026-1-a{at:04}",
            "form",
            f"意见{at}" * 500,
            source=Source("反馈表.docx", "", str(at)),
            anchor=Anchor("4.1"),
        )
        for at in range(1, count + 1)
    ]
    save_comments(read_record(folder), comments)


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is of POSIX")
def test_killed_at_any_moment_each_comment_is_the_old_or_the_new_one(tmp_path: Path) -> None:
    """Thirty moments of deciding sixty comments and receiving forty; no number is given twice afterwards."""
    record_in(tmp_path / "old")
    old = read_record(tmp_path / "old").comments
    new = {
        comment.id: comment
        for comment in decide(read_record(tmp_path / "old"), list(old), Decision("不采纳", "新" * 4000))
    }
    random, seen = Random(3), set[int]()
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "tools")}
    for moment in range(MOMENTS):
        folder = tmp_path / str(moment)
        shutil.copytree(tmp_path / "old", folder)
        process = subprocess.Popen([sys.executable, "-c", WORK, str(folder)], env=environment, stdout=subprocess.PIPE)
        assert process.stdout
        process.stdout.readline()
        time.sleep(random.random() * 0.25)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        found = read_record(folder)
        assert found.findings == ()
        decided = [id_ for id_ in old if found.comments[id_] == new[id_]]
        assert all(found.comments[id_] in (old[id_], new[id_]) for id_ in old)
        assert all(comment.body == "意见" * 2000 for id_, comment in found.comments.items() if id_ not in old)
        seen.add(len(decided) + len(found.comments) - len(old))

    assert len(seen) > 5


def git(folder: Path, *words: str) -> str:
    """What git says; it must say yes."""
    name = ("-c", "user.name=×××", "-c", "user.email=x@example.org")
    return subprocess.run(["git", "-C", str(folder), *name, *words], check=True, capture_output=True, text=True).stdout


@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
def test_two_branches_with_fifty_decisions_each_merge_without_a_conflict(tmp_path: Path) -> None:
    """And with new comments in both, whose numbers are never the same."""
    record_in(tmp_path, 100)
    (tmp_path / ".gitignore").write_text(".cache\nlocal.json\npersons.yaml\n", encoding="utf-8")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "开始")
    for branch, first, kind in (("one", 0, "采纳"), ("two", 50, "部分采纳")):
        git(tmp_path, "switch", "-q", "-c", branch, "main")
        record = read_record(tmp_path)
        ids = list(record.comments)[first : first + 50]
        record = save_comments(record, decide(record, ids, Decision(kind, "理由。", "会议", "2026-12-09")))  # type: ignore[arg-type]
        added = Comment(f"2026-1-{branch}0001", "hand", "新的意见。")
        save_comments(record, [added, replace(added, id=f"2026-1-{branch}0002")])
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-qm", branch)
    git(tmp_path, "merge", "-q", "one", "-m", "合并")
    merged = read_record(tmp_path)
    kinds = [comment.decision.kind if comment.decision else "" for comment in merged.comments.values()]

    assert git(tmp_path, "status", "--porcelain") == ""
    assert (kinds.count("采纳"), kinds.count("部分采纳"), len(kinds)) == (50, 50, 104)
    assert merged.findings == ()


def sheet_in(folder: Path) -> Path:
    """A sheet of sixty comments."""
    sheet = folder / "意见.csv"
    rows = "".join(f"{at},5.{at % 2 + 1},意见{at}：{'应写明依据' * 40},改为甲{at}\n" for at in range(1, 61))
    sheet.write_text(f"序号,章条编号,意见内容,修改建议\n{rows}", encoding="utf-8")
    return sheet


def import_sheet(home: Path, sheet: Path, patience: float | None = None) -> float:
    """Import the sheet by the command, which is killed after so many seconds; the seconds that it took."""
    words = ["review", "import", str(home), str(sheet), "--mark", "a", "--unit", "×××单位"]
    line = [sys.executable, "-c", "from qicao.cli import main; main()", *words]
    began = time.monotonic()
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "tools")}
    with subprocess.Popen(line, env=environment, stdout=subprocess.DEVNULL) as process:
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
    return time.monotonic() - began


def bodies_in(home: Path) -> list[str]:
    """The words of all comments of the round, sorted; no file of it is faulty."""
    record = read_record(next((home / "reviews").glob("*/round.yaml")).parent)
    assert record.findings == ()
    return sorted(comment.body for comment in record.comments.values())


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is of POSIX")
def test_an_import_that_was_killed_is_done_again_without_loss_or_doubles(tmp_path: Path) -> None:
    """At thirty moments of the command itself: no comment is half, and the second run ends where one run would have."""
    home, sheet = desk_in(tmp_path).home, sheet_in(tmp_path)
    shutil.copytree(home, tmp_path / "kept")
    whole = import_sheet(home, sheet)
    wanted, random, seen = bodies_in(home), Random(5), set[int]()
    for _ in range(MOMENTS):
        shutil.rmtree(home)
        shutil.copytree(tmp_path / "kept", home)
        import_sheet(home, sheet, whole * (0.3 + 0.7 * random.random()))
        halted = bodies_in(home)
        assert set(halted) <= set(wanted)
        seen.add(len(halted))
        import_sheet(home, sheet)
        assert bodies_in(home) == wanted

    assert len(wanted) == 60
    assert len(seen) > 1
