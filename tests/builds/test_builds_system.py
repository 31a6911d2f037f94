"""The documents of a system are made once, and again when something changed."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from anysystem import SMALL, yaml_of
from qicao.builds.system import build_system


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with a small system."""
    for path, data in yaml_of(SMALL).items():
        place = tmp_path / "metadata" / path.name
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(data)
    return tmp_path


def test_what_did_not_change_is_not_made_again(root: Path) -> None:
    """The files are the same, to the byte, if they are made again all the same."""
    first = build_system(root, root / "out")
    before = {file: Path(file).read_bytes() for file in first.files}
    second = build_system(root, root / "out")
    other = build_system(root, root / "other")

    assert (first.made, second.made, other.made) == (True, False, True)
    assert second.files == first.files
    assert [Path(file).read_bytes() for file in other.files] == list(before.values())


@pytest.mark.parametrize("change", ["data", "gone", "altered"])
def test_a_change_is_seen(root: Path, change: str) -> None:
    """In the data, and in what was written."""
    first = build_system(root, root / "out")
    entries = root / "metadata" / "entries.yaml"
    if change == "data":
        entries.write_text(entries.read_text("utf-8").replace("术语", "编码"), "utf-8")
    elif change == "gone":
        Path(first.files[0]).unlink()
    else:
        Path(first.files[0]).write_bytes(b"x")

    assert build_system(root, root / "out").made


def test_faults_are_told_every_time(root: Path) -> None:
    """What was built from broken data is not taken for finished."""
    entries = root / "metadata" / "entries.yaml"
    entries.write_text(entries.read_text("utf-8").replace("拟编", "已编"), "utf-8")

    assert [build_system(root, root / "out").findings[0].span.file for _ in range(2)] == ["metadata/entries.yaml"] * 2


def test_the_structure_is_written_to_hang_on_a_wall(root: Path) -> None:
    """As a PDF on A3, and as a picture."""
    build_system(root, root / "out")
    document = pypdfium2.PdfDocument((root / "out/标准体系结构图.pdf").read_bytes())

    assert len(document) == 2, "the structure, and the one with lists"
    assert document[0].get_width() == pytest.approx(420 / 25.4 * 72, abs=2)
    assert "标准体系结构图" in (root / "out/标准体系结构图.svg").read_text("utf-8")
    document.close()
