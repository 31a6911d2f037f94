"""Nothing outside a draft's folder is read, by whatever road an author leads there."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from qicao.check.draft import check_draft
from qicao.check.settings import read_settings
from qicao.errors import UsageError
from qicao.parse.draft import load_draft
from qicao.source.catalogue import read_catalogue
from qicao.source.door import LONGEST_TEXT, Refusal, find_file, read_file
from qicao.source.faults import MISSING_FILE, OUTSIDE_FOLDER, TOO_LARGE, UNREADABLE_FILE
from qicao.source.files import DISK
from snippets import YAML

CANARY = "不可外传的话"
TEXT = "# 范围\n\n本文件规定了甲。\n"
ROADS: dict[str, tuple[str, str]] = {
    "include": ("a.md", ":::{include} a.md\n:::\n"),
    "include in a folder": ("章/a.md", ":::{include} 章/a.md\n:::\n"),
    "include as the text of a clause": ("a.txt", ":::{include} a.txt\n:::\n"),
    "csv": ("t.csv", ":::{csv-table} 甲\n:file: t.csv\n:::\n"),
    "xlsx": ("t.xlsx", ":::{csv-table} 甲\n:file: t.xlsx\n:::\n"),
    "the text": ("index.md", ""),
    "the data": ("standard.yaml", ""),
    "the explanation": ("explanation.md", ""),
}
"""Where the link stands, and what asks for it."""


def _twice(link: Path, target: Path) -> None:
    between = link.with_name(f"{link.name}.between")
    between.symlink_to(target)
    link.symlink_to(between.name)


LINKS: dict[str, Callable[[Path, Path], None]] = {
    "a link": lambda link, target: link.symlink_to(target),
    "a relative link": lambda link, target: link.symlink_to(os.path.relpath(target, link.parent)),
    "a link to a link": _twice,
}


def write(folder: Path, tail: str = "") -> Path:
    """A draft with this at the end of its text."""
    folder.mkdir(exist_ok=True)
    (folder / "standard.yaml").write_text(YAML, encoding="utf-8")
    (folder / "index.md").write_text(TEXT + "\n" + tail, encoding="utf-8")
    return folder


@pytest.mark.parametrize("link", LINKS)
@pytest.mark.parametrize("road", ROADS)
def test_a_link_that_leads_out_of_the_draft_is_refused(road: str, link: str, tmp_path: Path) -> None:
    """Whichever file it stands for; its words are nowhere in what was read."""
    name, tail = ROADS[road]
    secret = tmp_path / "secret"
    secret.write_text(f"# {CANARY}\n\n{CANARY}\n", encoding="utf-8")
    draft = write(tmp_path / "draft", tail)
    file = draft / name
    file.parent.mkdir(exist_ok=True)
    file.unlink(missing_ok=True)
    LINKS[link](file, secret)
    read = load_draft(draft)

    assert "FIL007" in [item.code for item in check_draft(read).findings]
    assert CANARY not in repr(read)


def test_a_linked_folder_that_leads_out_is_refused(tmp_path: Path) -> None:
    """Though the last part of the name is no link."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out/a.md").write_text(CANARY, encoding="utf-8")
    draft = write(tmp_path / "draft", ":::{include} in/a.md\n:::\n")
    (draft / "in").symlink_to(tmp_path / "out")
    read = load_draft(draft)

    assert [item.code for item in read.findings if item.code.startswith("FIL")] == ["FIL007"]
    assert CANARY not in repr(read)


def test_a_link_that_stays_inside_is_followed(tmp_path: Path) -> None:
    """As on a system where a folder is shared by two names; also when the draft itself is reached by a link."""
    draft = write(tmp_path / "draft", ":::{include} b.md\n:::\n")
    (draft / "a.md").write_text("甲的话。\n", encoding="utf-8")
    (draft / "b.md").symlink_to("a.md")
    (tmp_path / "same").symlink_to(draft)

    for folder in (draft, tmp_path / "same"):
        read = load_draft(folder)
        assert "甲的话" in repr(read.standard)
        assert not [item for item in read.findings if item.code.startswith("FIL")]


NAMES = {
    "../x.md": OUTSIDE_FOLDER,
    "章/../../x.md": OUTSIDE_FOLDER,
    "章\\..\\..\\x.md": OUTSIDE_FOLDER,
    "/etc/hosts": OUTSIDE_FOLDER,
    "\\\\host\\share\\x.md": OUTSIDE_FOLDER,
    "C:\\x.md": OUTSIDE_FOLDER,
    "C:x.md": OUTSIDE_FOLDER,
    "x" * 300 + ".md": MISSING_FILE,
    "长" * 86 + ".md": MISSING_FILE,
    "长/" * 3000 + "x.md": MISSING_FILE,
    "a\0b.md": MISSING_FILE,
    "a\ud800b.md": MISSING_FILE,
    "nothing.md": MISSING_FILE,
    "index.md/x": MISSING_FILE,
    "self": MISSING_FILE,
    "pipe": OUTSIDE_FOLDER,
    "zero": OUTSIDE_FOLDER,
    "章": UNREADABLE_FILE,
    "": UNREADABLE_FILE,
}


@pytest.mark.parametrize("name", NAMES, ids=lambda name: repr(name)[:20])
def test_a_name_that_leads_nowhere_is_refused_and_never_raises(name: str, tmp_path: Path) -> None:
    """Too long for the system, with characters that no name has, a device, a pipe that nobody writes to."""
    (tmp_path / "index.md").write_text("甲", encoding="utf-8")
    (tmp_path / "章").mkdir()
    (tmp_path / "self").symlink_to("self")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "zero").symlink_to("/dev/zero")
    found = find_file(DISK, tmp_path, name)

    assert isinstance(found, Refusal)
    assert found.fault is NAMES[name]


@pytest.mark.parametrize("name", ["index.md", "standard.yaml", "explanation.md"])
def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(name: str, tmp_path: Path) -> None:
    """Whoever opened it would hang."""
    draft = write(tmp_path / "draft")
    (draft / name).unlink(missing_ok=True)
    os.mkfifo(draft / name)

    assert "FIL007" in [item.code for item in load_draft(draft).findings]


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    """And takes no room in memory: it is all hole."""
    with (tmp_path / "a.md").open("wb") as file:
        file.truncate(LONGEST_TEXT + 1)
    found = read_file(DISK, tmp_path / "a.md", tmp_path)

    assert isinstance(found, Refusal)
    assert found.fault is TOO_LARGE


def test_what_drafts_share_does_not_lead_out_of_the_repository(tmp_path: Path) -> None:
    """Neither a table of the catalogue nor the settings."""
    outside = tmp_path / "outside"
    outside.write_text("number,title_zh\nGB/T 1,不可外传的话\n", encoding="utf-8")
    root = tmp_path / "repository"
    (root / "metadata/catalogue").mkdir(parents=True)
    (root / "metadata/catalogue/a.csv").symlink_to(outside)
    (root / "qicao.toml").symlink_to(outside)

    assert read_catalogue(DISK, root).entries == {}
    with pytest.raises(UsageError):
        read_settings(DISK, root)
