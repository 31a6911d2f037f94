"""The one door: a draft that is nowhere on the disk is checked as any other, and a buffer stands in for any file of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree

import pytest

from drafts import DRAFTS
from qicao.check.draft import Checked, check_draft
from qicao.check.mend import fix_draft
from qicao.parse.draft import load_draft
from qicao.source.door import Refusal, find_file
from qicao.source.faults import MISSING_FILE, OUTSIDE_FOLDER, UNREADABLE_FILE
from qicao.source.files import DISK, Files, in_memory, laid_over
from qicao.source.world import World, open_draft, world_in_memory
from snippets import YAML

NOWHERE = Path("/nowhere/drafts")
SQUARE = b'<svg xmlns="http://www.w3.org/2000/svg" width="20mm" height="20mm"><rect width="9" height="9"/></svg>'
TEXT = """\
# 范围

本文件规定了甲的要求，适用于甲。

# 规范性引用文件

# 术语和定义

# 要求

:::{include} 章/一.md
:::

甲的项目应符合[](#items)的规定，结构见[](#shape)。

{#items}

:::{csv-table} 甲的项目
:file: 表/甲.csv
:::

{#shape}

:::{figure} 图/甲.svg
:alt: 方形

甲的结构
:::
"""
FILES = {
    "standard.yaml": YAML.encode(),
    "index.md": TEXT.encode(),
    "章/一.md": "## 总则\n\n甲应完整。\n\n## 细则\n\n甲应干净。\n".encode(),
    "表/甲.csv": "项目,数量\n乙,1\n丙,2\n".encode(),
    "图/甲.svg": SQUARE,
}
OPENED: list[str] = []
HEARD: list[bool] = []


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if HEARD and event in {"open", "os.listdir", "os.scandir", "os.mkdir", "os.rename", "subprocess.Popen"}:
        OPENED.append(str(arguments[0]))


@contextmanager
def listening() -> Iterator[list[str]]:
    """What Python opens, lists, makes or starts meanwhile."""
    if not HEARD:
        sys.addaudithook(_hear)
    OPENED.clear()
    HEARD.append(True)
    try:
        yield OPENED
    finally:
        HEARD.clear()


def written(folder: Path) -> Path:
    """The small draft, on the disk."""
    for name, data in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def contents_of(folder: Path, place: Path) -> dict[Path, bytes]:
    """The files of a folder as if they were at another place."""
    return {place / file.relative_to(folder): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def checked(folder: Path, world: World) -> Checked:
    """What is found in the draft, whose places call its folder `draft`."""
    return check_draft(load_draft(folder, shown="draft", world=world))


def told(found: Checked) -> set[tuple[str, str]]:
    """The codes of the findings with their files."""
    return {(item.code, item.span.file.removeprefix("draft/")) for item in found.findings}


@pytest.mark.parametrize("name", DRAFTS)
def test_a_draft_in_memory_is_checked_as_it_is_on_the_disk(name: str, tmp_path: Path) -> None:
    """Its folder is nowhere, so nothing of it can have come from there; and nothing is written."""
    folder = tmp_path / "drafts" / DRAFTS[name].name
    copytree(DRAFTS[name], folder)
    place = NOWHERE / folder.name
    world = world_in_memory(contents_of(folder, place))
    with listening() as opened:
        found = checked(place, world)

    assert found == checked(folder, open_draft(folder))
    assert found.files
    assert not [path for path in opened if "nowhere" in path or ".cache" in path]
    assert not NOWHERE.exists()


def test_the_small_draft_is_sound(tmp_path: Path) -> None:
    """Else the findings that the buffers bring about would say nothing."""
    found = checked(written(tmp_path / "draft"), open_draft(tmp_path / "draft"))

    assert not [item for item in told(found) if item[0][:3] in {"FIL", "SYN", "YML", "FIG", "REF", "PIC", "TBL"}]


BUFFERS = {
    "the text": ("index.md", TEXT.replace("#items)", "#nothing)").encode(), ("REF", "index.md")),
    "a chapter": (
        "章/一.md",
        "## 总则\n\n甲应符合[](#nothing)。\n\n## 细则\n\n甲应干净。\n".encode(),
        ("REF", "章/一.md"),
    ),
    "the data": ("standard.yaml", YAML.replace("level: ", "level: x").encode(), ("YML", "standard.yaml")),
    "a table": ("表/甲.csv", "项目,数量\n乙,[](#nothing)\n丙,2\n".encode(), ("REF", "表/甲.csv")),
    "a picture": ("图/甲.svg", b"no picture", ("PIC", "index.md")),
    "an explanation": ("explanation.md", "# 编制原则\n\n见[](#nothing)。\n".encode(), ("REF", "explanation.md")),
}
"""Which file has what content in an editor, and the family and file of the finding that only this content brings about."""


@pytest.mark.parametrize("what", BUFFERS)
def test_a_buffer_stands_in_for_a_file(what: str, tmp_path: Path) -> None:
    """Whatever the file is to become, and though it was not there; the file itself stays as it is."""
    name, data, wanted = BUFFERS[what]
    folder = written(tmp_path / "draft")
    world = open_draft(folder)
    before, found = checked(folder, world), checked(folder, world.over({folder / name: data}))
    new = {(code[:3], file) for code, file in told(found) - told(before)}

    assert wanted in new
    assert (folder / name).read_bytes() == FILES[name] if name in FILES else not (folder / name).exists()


@pytest.mark.parametrize("name", [name for name in FILES if name not in {"standard.yaml", "index.md"}])
def test_a_file_that_is_in_a_buffer_only_is_there(name: str, tmp_path: Path) -> None:
    """An editor has it open before it is saved for the first time, also in a folder that is not there yet."""
    folder = written(tmp_path / "draft")
    (folder / name).unlink()
    (folder / name).parent.rmdir()
    world = open_draft(folder)
    sound, broken = checked(folder, world.over({folder / name: FILES[name]})), checked(folder, world)

    assert {code[:3] for code, _ in told(broken) - told(sound)} & {"FIL", "PIC"}
    assert not {code[:3] for code, _ in told(sound)} & {"FIL", "PIC"}


def test_a_buffer_over_another_draft_of_the_programme_counts(tmp_path: Path) -> None:
    """Its number is printed where it is cited, as the editor has it."""
    folder, other = written(tmp_path / "drafts/one"), written(tmp_path / "drafts/other")
    (tmp_path / "pyproject.toml").touch()
    (folder / "index.md").write_text(TEXT + "\n甲应符合{std}`other`的规定。\n", encoding="utf-8")
    world = open_draft(folder).over({other / "standard.yaml": YAML.replace("XXXX—XXXX", "4321—XXXX").encode()})

    assert "4321—XXXX" in repr(load_draft(folder, world=world).standard)
    assert "4321—XXXX" not in repr(load_draft(folder).standard)


def test_fixes_of_a_draft_in_memory_are_made_in_memory() -> None:
    """Writing goes through the same door."""
    text = TEXT.replace("甲的项目应符合", "甲的项目,应符合").encode()
    contents = {NOWHERE / "draft" / name: data for name, data in {**FILES, "index.md": text}.items()}
    world = world_in_memory(contents)
    before = checked(NOWHERE / "draft", world)
    mended = fix_draft(NOWHERE / "draft", world=world)

    assert mended.count > 0
    assert any(item.fix for item in before.findings)
    assert world.files.read(NOWHERE / "draft/index.md") != text


def test_a_link_that_leads_out_is_refused_whatever_a_buffer_holds(tmp_path: Path) -> None:
    """The place is judged before the content; neither the link nor its target may be laid over."""
    folder = written(tmp_path / "draft")
    secret = tmp_path / "secret.md"
    secret.write_text("秘密\n", encoding="utf-8")
    (folder / "章/一.md").unlink()
    (folder / "章/一.md").symlink_to(secret)
    world = open_draft(folder)

    for path in (folder / "章/一.md", secret):
        found = checked(folder, world.over({path: "甲应完整。\n".encode()}))
        assert ("FIL007", "index.md") in told(found)


def test_a_buffer_over_a_link_that_stays_inside_is_that_of_its_target(tmp_path: Path) -> None:
    """An editor may call one file by either name."""
    folder = written(tmp_path / "draft")
    (folder / "章/二.md").symlink_to("一.md")
    files = laid_over(DISK, {folder / "章/二.md": b"2"})

    assert files.read(folder / "章/一.md") == b"2"


NAMES = {
    "../x.md": OUTSIDE_FOLDER,
    "章\\..\\..\\x.md": OUTSIDE_FOLDER,
    "/etc/hosts": OUTSIDE_FOLDER,
    "C:x.md": OUTSIDE_FOLDER,
    "x" * 300 + ".md": MISSING_FILE,
    "长/" * 3000 + "x.md": MISSING_FILE,
    "a\0b.md": MISSING_FILE,
    "a\ud800b.md": MISSING_FILE,
    "nothing.md": MISSING_FILE,
    "index.md/x": MISSING_FILE,
    "章": UNREADABLE_FILE,
    "": UNREADABLE_FILE,
}


@pytest.mark.parametrize("below", ["memory", "disk"])
@pytest.mark.parametrize("name", NAMES, ids=lambda name: repr(name)[:20])
def test_hostile_names_are_refused_in_memory_as_on_the_disk(name: str, below: str, tmp_path: Path) -> None:
    """The laws are written once, above the four questions."""
    contents = {tmp_path / "index.md": b"1", tmp_path / "章/a.md": b"2", tmp_path.parent / "x.md": b"3"}
    found = find_file(in_memory(contents) if below == "memory" else laid_over(DISK, contents), tmp_path, name)

    assert isinstance(found, Refusal)
    assert found.fault is NAMES[name]


def test_a_folder_has_the_names_of_both(tmp_path: Path) -> None:
    """Those on the disk and those in buffers, each once."""
    (tmp_path / "a.md").write_bytes(b"")
    files = laid_over(DISK, {tmp_path / "a.md": b"1", tmp_path / "b.md": b"2", tmp_path / "c/d.md": b"3"})

    assert files.names(tmp_path) == ("a.md", "b.md", "c")
    assert [path.name for path in files.each(tmp_path)] == ["a.md", "b.md", "d.md"]


def test_a_buffer_that_changes_looks_changed() -> None:
    """Also when its length stays."""
    path = NOWHERE / "a.md"
    states = {in_memory({path: data}).state(path) for data in (b"12", b"21", b"2")}

    assert len(states) == 3


def test_where_nothing_is_nothing_can_be_written() -> None:
    """A world that nobody gave in has no files, and keeps nothing."""
    world = World()
    world.cache.write("kind", "source", "result")

    assert world.cache.read("kind", "source") == ""
    assert not Files().has(NOWHERE)
    with pytest.raises(FileNotFoundError):
        world.files.read(NOWHERE / "a.md")
