"""Machines as they are: full disks, old locales, strange rights, drafts that break what reads them."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from commands import qicao
from drafts import DRAFTS

HERE = Path(__file__).parent
MAIN = "from qicao.cli import main; main()"
BROKEN = f"""
from functools import partial
from jobs import check_badly
from qicao.builds import checks
checks.check_drafts = partial(checks.check_drafts, work=check_badly)
{MAIN}
"""
"""The command with a fault of ours in it, that shows in a draft called 坏."""


def program(code: str, *arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """What the code says and ends with."""
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, check=False, env={**os.environ, **environment})


def drafts_in(folder: Path, *names: str) -> None:
    """Drafts of these names in `drafts/`."""
    for name in names:
        copytree(DRAFTS["group-guide"], folder / "drafts" / name)


def test_a_check_goes_on_after_a_draft_that_cannot_be_checked(tmp_path: Path) -> None:
    """That one is told in one line, the others have their findings, and the code is that of a failure."""
    drafts_in(tmp_path, "丙", "坏", "甲")
    (tmp_path / "drafts/坏/how").write_text("panic", encoding="utf-8")
    for name in ("丙", "甲"):
        with (tmp_path / "drafts" / name / "index.md").open("a", encoding="utf-8") as index:
            index.write("\n操作者必须持证。\n")
    done = program(BROKEN, "check", cwd=tmp_path, PYTHONPATH=os.pathsep.join(map(str, (HERE, HERE.parent / "tools"))))
    said, told = done.stdout.decode(), done.stderr.decode()

    assert done.returncode == 2
    assert said.count("MOD001") == 2
    assert told.count("\n") == 1
    assert told.startswith("drafts/坏：内部错误：BaseException: a panic of a library。")


@pytest.mark.parametrize("locale", ["C", "POSIX", "zh_CN.GBK"])
@pytest.mark.one_in(3)
def test_an_old_locale_is_no_hindrance(locale: str, tmp_path: Path) -> None:
    """Chinese names and words are read, written and printed as UTF-8."""
    settings = {"LC_ALL": locale, "LANG": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}
    said = [
        program(MAIN, *command, cwd=tmp_path, **settings)
        for command in (("new", "drafts/标准"), ("check",), ("draft",), ("site",), ("outline", "drafts/标准"))
    ]

    assert [(done.returncode, done.stderr) for done in said] == [(0, b"")] * 5
    assert "没有发现问题" in said[1].stdout.decode()
    assert (tmp_path / "build/标准/征求意见稿/征求意见稿.docx").is_file()


@pytest.mark.parametrize(("mask", "rights"), [("022", 0o644), ("077", 0o600), ("002", 0o664)])
@pytest.mark.one_in(3)
def test_new_files_have_the_rights_that_the_user_gives(mask: str, rights: int, tmp_path: Path) -> None:
    """The program knows no better."""
    code = f"import os; os.umask(0o{mask}); {MAIN}"
    program(code, "new", "drafts/标准", cwd=tmp_path)
    program(code, "draft", cwd=tmp_path)
    files = [tmp_path / "drafts/标准/index.md", *(tmp_path / "build/标准").rglob("*.docx")]

    assert len(files) > 3
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {rights}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 kB."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("不能挂载 tmpfs，磁盘已满的测试没有运行")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.mark.parametrize("command", [("draft", "--out"), ("site", ".", "--out")])
def test_a_full_disk_is_called_so(command: tuple[str, ...], small_disk: Path, tmp_path: Path) -> None:
    """And nobody is told to close Word; nothing half-written is left."""
    drafts_in(tmp_path / "work", "标准")
    done = qicao(*command, str(small_disk / "build"), cwd=tmp_path / "work")

    assert done.returncode == 2
    assert "磁盘已满" in done.stderr
    assert "请腾出空间" in done.stderr
    assert "Word 或 WPS" not in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(small_disk.rglob(".qicao-*"))


def test_a_catalogue_in_another_encoding_stops_no_draft(tmp_path: Path) -> None:
    """Its entries are read; one that nobody can read is told."""
    drafts_in(tmp_path, "标准")
    catalogue = tmp_path / "metadata/catalogue"
    catalogue.mkdir(parents=True)
    (catalogue / "old.csv").write_bytes("number,title_zh\nGB/T 1—2020,旧的\n".encode("gbk"))
    (catalogue / "broken.csv").write_bytes(b"number,title_zh\nGB/T 2\x81\xff\xff\x00,\xff\n" + b'"' * 200_000)
    done = qicao("check", cwd=tmp_path)

    assert (done.returncode, done.stderr) == (1, "")
    assert "metadata/catalogue/old.csv:1:1: 警告 FIL003" in done.stdout
    assert "metadata/catalogue/broken.csv" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("drft",), "没有命令 drft。也许是 draft。"),
        (("draft", "--foo"), "没有选项 --foo。"),
        (("draft", "--stage"), "选项 --stage 缺少值。"),
        (("draft", "--stage", "初稿"), "--stage 的值“初稿”不对。可用：工作组讨论稿、征求意见稿"),
        (("draft", "--time-limit", "-1"), "--time-limit 的值"),
        (("serve", "--port", "abc"), "--port 的值“abc”不对。应为数字。"),
        (("new",), "缺少参数 DRAFT。"),
        (("explain", "MOD001", "MOD002"), "多出了参数 MOD002。"),
        (("check", "--fix=1"), "选项 --fix 不带值。"),
    ],
)
def test_a_call_that_is_wrong_is_told_in_chinese(arguments: tuple[str, ...], told: str) -> None:
    """In one line, with what would be right or where to read it."""
    done = qicao(*arguments)

    assert done.returncode == 2
    assert done.stderr.startswith(f"qicao：{told}")
    assert done.stderr.count("\n") == 1


def test_draft_names_what_it_counts_and_ends_with_1(tmp_path: Path) -> None:
    """A line for each error and warning, as the check has them; the files are there."""
    drafts_in(tmp_path, "标准")
    index = tmp_path / "drafts/标准/index.md"
    with index.open("a", encoding="utf-8") as file:
        file.write("\n操作者必须持证。\n")
    last = len(index.read_text(encoding="utf-8").splitlines())
    done, again, site = qicao("draft", cwd=tmp_path), qicao("draft", cwd=tmp_path), qicao("site", cwd=tmp_path)

    for said in (done, again, site):
        assert said.returncode == 1
        assert f"drafts/标准/index.md:{last}:4: 错误 MOD001 " in said.stdout
    assert "1 个错误" in done.stdout
    assert (tmp_path / "build/标准/征求意见稿/征求意见稿.docx").is_file()


def test_a_document_for_approval_with_errors_is_not_written(tmp_path: Path) -> None:
    """Unless it is wanted anyway."""
    drafts_in(tmp_path, "标准")
    with (tmp_path / "drafts/标准/index.md").open("a", encoding="utf-8") as file:
        file.write("\n操作者必须持证。\n")
    held = qicao("draft", "--stage", "报批稿", cwd=tmp_path)
    files = list((tmp_path / "build").rglob("*.docx"))
    anyway = qicao("draft", "--stage", "报批稿", "--anyway", cwd=tmp_path)

    assert (held.returncode, files) == (1, [])
    assert "--anyway" in held.stderr
    assert anyway.returncode == 1
    assert (tmp_path / "build/标准/报批稿/报批稿.docx").is_file()
    assert not (tmp_path / "build/标准/报批稿/征求意见函.docx").exists()
