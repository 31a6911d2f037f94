"""Pictures that are to kill the program, each beside a sound one: all are told at their lines, and the documents are written."""

from __future__ import annotations

import re
import shutil
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from drawn.pictures.test_bitmap import BROKEN
from drawn.pictures.test_svg import REFUSED
from hostile import run_limited
from snippets import YAML

SHARED = Path(__file__).parent.parent.parent / "shared/found"
HEAD = "# 范围\n\n本文件规定了示例。\n\n# 要求\n\n应符合下图。\n\n"
SOUND = '<svg xmlns="http://www.w3.org/2000/svg" width="20mm" height="10mm"><rect width="9" height="9"/></svg>'
DIAGRAMS = {
    "a resolution beyond paper": "digraph { dpi=100000; a -> b }",
    "growth": "digraph {" + ";".join(f"a{one} -> a{two}" for one in range(70) for two in range(one)) + "}",
    "a million nodes": "digraph {" + ";".join(f"a{at}" for at in range(200_000)) + "}",
    "a node of a mile": "digraph { a [width=100000, height=100000] }",
    "a font of a mile": "digraph { a [fontsize=1000000] }",
    "no DOT": "digraph { a -> ",
    "text": "不是图",
}
VALID_DIAGRAMS = {
    "a brace in its name": 'digraph "a{b" { 甲 -> 乙 }',
    "a brace in a comment": "/* { */ digraph { 甲 -> 乙 } // }",
    "a file as a picture": 'digraph { 甲 [image="/etc/passwd"] }',
}
NAMES = {
    "a name of null": "a%00b.png",
    "a long name": "图" * 200 + ".png",
    "a circle of links": "circle.svg",
    "a link that leads out": "out.svg",
    "a folder": "folder",
    "a device": "/dev/zero",
    "up and out": "../../../etc/passwd",
    "a folder that leads out": "away/passwd",
}


def figure(path: str, body: str = "图题", option: str = "") -> str:
    """The source of a figure."""
    return f":::{{figure}} {path}\n{option}:alt: 图\n\n{body}\n:::\n\n"


def draft(folder: Path, text: str) -> Path:
    """A draft of that text."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "standard.yaml").write_text(YAML, encoding="utf-8")
    (folder / "index.md").write_text(HEAD + text, encoding="utf-8")
    return folder


def codes(folder: Path) -> list[str]:
    """The codes of what `check` says of pictures and files, in their order; it must come to an end."""
    done = run_limited("check", "--select", "PIC,FIL", folder.name, cwd=folder.parent)

    assert done.returncode in {0, 1}, done.stdout + done.stderr
    assert "1 份草案" in done.stdout, done.stderr
    assert "Traceback" not in done.stderr
    return re.findall(r"(?:错误|警告|提示) ([A-Z]{3}\d{3})", done.stdout)


def assert_built(folder: Path) -> None:
    """Word and PDF are written, whatever exit code tells of findings."""
    done = run_limited("draft", folder.name, cwd=folder.parent, seconds=40)
    files = [path.name for path in (folder.parent / "build").rglob("*.*") if path.suffix in {".docx", ".pdf"}]

    assert {"征求意见稿.docx", "征求意见稿.pdf"} <= set(files), done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_hostile_files_are_told_and_the_documents_are_written(tmp_path: Path) -> None:
    """Every broken PNG, JPEG and SVG of these tests in one draft."""
    files = {f"{at}.png": data for at, data in enumerate((*BROKEN.values(), *REFUSED.values()))}
    folder = draft(tmp_path / "draft", "".join(map(figure, files)) + figure("sound.svg"))
    (folder / "sound.svg").write_text(SOUND, encoding="utf-8")
    for name, data in files.items():
        (folder / name).write_bytes(data)

    assert codes(folder) == ["PIC002"] * len(files)
    assert_built(folder)


def test_hostile_names_are_told(tmp_path: Path) -> None:
    """No file outside of the draft is read, and no name stops the check."""
    folder = draft(tmp_path / "draft", "".join(map(figure, NAMES.values())) + "![图](a%00b.png)\n\n![图](circle.svg)\n")
    (folder / "folder").mkdir()
    (folder / "circle.svg").symlink_to("circle.svg")
    (folder / "away").symlink_to("/etc")
    (tmp_path / "secret.svg").write_text(SOUND, encoding="utf-8")
    (folder / "out.svg").symlink_to("../secret.svg")

    assert codes(folder) == ["PIC001"] * 3 + ["FIL007", "PIC002", "FIL007", "FIL007", "FIL007", "PIC001", "PIC001"]
    assert_built(folder)


@pytest.mark.parametrize("what", DIAGRAMS)
@pytest.mark.one_in(4)
def test_hostile_diagrams_are_told(what: str, tmp_path: Path) -> None:
    """Each within its share of work and memory."""
    folder = draft(tmp_path / "draft", figure("", f"```dot\n{DIAGRAMS[what]}\n```\n\n图题"))

    assert codes(folder) == ["PIC003"]


@pytest.mark.parametrize("what", VALID_DIAGRAMS)
def test_odd_diagrams_are_drawn(what: str, tmp_path: Path) -> None:
    """Graphviz reaches no file: what it would have shown is told."""
    folder = draft(tmp_path / "draft", figure("", f"```dot\n{VALID_DIAGRAMS[what]}\n```\n\n图题"))

    assert codes(folder) in ([], ["PIC007"])


@pytest.mark.parametrize(
    "option", [":width: 0mm\n", ":width: 0%\n", ":width: 0.0cm\n", f":width: {'9' * 400}mm\n", ":width: 0.001mm\n"]
)
@pytest.mark.one_in(5)
def test_a_width_of_nothing_is_told(option: str, tmp_path: Path) -> None:
    """And the picture is printed all the same."""
    folder = draft(tmp_path / "draft", figure("sound.svg", option=option))
    (folder / "sound.svg").write_text(SOUND, encoding="utf-8")

    assert_built(folder)


@pytest.mark.parametrize("widths", ["0 0", "0 1", f"{'9' * 400} 1", "1 0.0"])
@pytest.mark.one_in(4)
def test_columns_of_no_width_are_told(widths: str, tmp_path: Path) -> None:
    """And the table is printed all the same."""
    table = f":::{{table}} 表题\n:widths: {widths}\n| 甲 | 乙 |\n| --- | --- |\n| 丙 | 丁 |\n:::\n"
    folder = draft(tmp_path / "draft", table)
    done = run_limited("check", "--select", "SYN", "draft", cwd=tmp_path)

    assert "widths" in done.stdout
    assert done.returncode == 1
    assert_built(folder)


@pytest.mark.slow
def test_a_poster_is_scaled_in_time(tmp_path: Path) -> None:
    """14 000 × 10 000 pixels."""
    folder = draft(tmp_path / "draft", figure("poster.png"))
    out = BytesIO()
    Image.new("RGB", (14_000, 10_000), "navy").save(out, "PNG", compress_level=1)
    (folder / "poster.png").write_bytes(out.getvalue())

    done = run_limited("check", "--info", "--select", "PIC", "draft", cwd=tmp_path)
    assert "PIC005" in done.stdout
    assert "14000×10000" in done.stdout
    assert done.returncode == 0


@pytest.mark.parametrize(
    "text", ["مرحبا (1)", "שלום (1)，中文", "中文 \u202e(1)", "\u200f中文\u2067(1)\u2069", "甲\u202e- $C$——后果。"]
)
@pytest.mark.one_in(5)
def test_writing_from_the_right_is_printed(text: str, tmp_path: Path) -> None:
    """Typst once ended in a panic when it broke such lines."""
    assert_built(draft(tmp_path / "draft", text + "\n"))


FOUND = {
    "check-does-not-see-pictures": ["PDF001", "PIC001", "PIC002", "PIC003", "FRM001"],
    "svg-foreignobject": ["PIC006", "PIC006"],
    "exif-orientation": [],
    "hostile/check-blind": ["FRM001", "PIC001", "PIC003"],
    "hostile/broken-picture-kills": ["PIC002"],
    "hostile/svg-abort": ["PIC002"],
    "hostile/valid-refused": [],
    "hostile/path-names": ["SYN067", "FIL001"],
    "hostile/rtl-panic": [],
}
"""Draft → what is wrong with its pictures, files, formulas and letters."""


@pytest.mark.corpus
@pytest.mark.parametrize("name", FOUND)
@pytest.mark.one_in(9)
def test_drafts_that_strangers_made_are_told_and_built(name: str, tmp_path: Path) -> None:
    """With the lines at fault, and with documents."""
    source = SHARED / name
    folder = tmp_path / "draft"
    shutil.copytree(source / "draft" if (source / "draft").is_dir() else source, folder)
    done = run_limited("check", "--select", "PIC,FIL,FRM,PDF", "draft", cwd=tmp_path)

    assert sorted(re.findall(r"(?:错误|警告) ([A-Z]{3}\d{3})", done.stdout)) == sorted(FOUND[name]), done.stdout
    assert_built(folder)
