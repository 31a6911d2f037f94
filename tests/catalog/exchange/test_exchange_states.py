"""States that can be compared, and files that are none."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copytree
from subprocess import run

import pytest

from qicao.catalog.exchange.differ import changes
from qicao.catalog.exchange.gather import gather
from qicao.catalog.exchange.states import open_state, parse_exchange
from qicao.catalog.exchange.written import as_builtins, render_exchange
from qicao.catalog.read import read_system
from qicao.errors import QicaoError
from qicao.source.files import DISK
from qicao.source.world import World, open_world
from systems import YWTB

GIVEN = gather(read_system(DISK, YWTB))


def world_of(folder: Path) -> World:
    """This machine."""
    return open_world(folder / "cache")


def test_what_was_written_is_read_back() -> None:
    """Every field of every row."""
    assert parse_exchange(render_exchange(GIVEN).encode()) == GIVEN


def test_fields_of_later_versions_are_left_out() -> None:
    """At the top and in rows."""
    value = as_builtins(GIVEN)
    value["entries"][0]["colour"] = "red"

    assert parse_exchange(json.dumps({**value, "colours": []}).encode()) == GIVEN


BROKEN = {
    "words": (b"x", "不是有效的 JSON"),
    "deep": (b"[" * 100_000, "不是有效的 JSON"),
    "another": (b"{}", "不是 qicao system export 写的"),
    "newer": (json.dumps({**as_builtins(GIVEN), "version": 2}).encode(), "版本不是 1"),
    "row": (json.dumps({**as_builtins(GIVEN), "entries": [{"id": "A"}]}).encode(), "“entries”的第1项不合格式"),
    "list": (json.dumps({**as_builtins(GIVEN), "entries": 5}).encode(), "“entries”不合格式"),
    "date": (json.dumps({**as_builtins(GIVEN), "state": "去年"}).encode(), "“state”不合格式"),
    "name": (json.dumps({**as_builtins(GIVEN), "title": ""}).encode(), "没有标准体系的名称"),
    "GBK": (json.dumps({"format": "甲"}, ensure_ascii=False).encode("gbk"), "不是有效的 JSON"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_is_no_state_is_one_line(name: str, tmp_path: Path) -> None:
    """With its name and the place."""
    data, words = BROKEN[name]
    path = tmp_path / "x.json"
    path.write_bytes(data)

    with pytest.raises(QicaoError) as caught:
        open_state(world_of(tmp_path), str(path))

    assert caught.value.message.startswith(f"{path.as_posix()}：")
    assert words in caught.value.message


def test_a_folder_a_file_and_a_revision_are_states(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of one system they are the same."""
    copytree(YWTB, tmp_path / "a/ywtb")
    monkeypatch.chdir(tmp_path)
    git = ("git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    for call in (("init", "-q"), ("add", "a"), ("commit", "-qm", "x")):
        run([*git, *call], check=True, capture_output=True)
    Path("x.json").write_text(render_exchange(GIVEN), encoding="utf-8")
    entries = Path("a/ywtb/metadata/entries.yaml")
    entries.write_text(entries.read_text(encoding="utf-8").replace("智慧城市词汇", "智慧城市"), encoding="utf-8")
    world = world_of(tmp_path)
    folder, file, revision = (open_state(world, name) for name in ("a/ywtb", "x.json", "HEAD:a/ywtb"))

    assert file.exchange == revision.exchange == GIVEN
    assert [change.kind for change in changes(file.exchange, folder.exchange)] == ["renamed"]
    assert (folder.terms, revision.terms) == (True, False)
    monkeypatch.chdir(tmp_path / "a/ywtb")
    assert open_state(world, "HEAD:").exchange == GIVEN


@pytest.mark.parametrize("name", ["nowhere", "HEAD~9999:", "--output=x:", "nowhere:", ".", "HEAD:docs"])
def test_what_is_no_state_is_told_with_the_ways(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without a system, a revision that does not exist, an option."""
    monkeypatch.chdir(tmp_path)

    with pytest.raises(QicaoError) as caught:
        open_state(world_of(tmp_path), name)

    assert "git 版本加冒号" in caught.value.hint
    assert list(tmp_path.iterdir()) == []
