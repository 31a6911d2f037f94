"""Diagrams are drawn once and kept."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from qicao.model.block import Figure
from qicao.render.pictures import Pictures

FIGURE = Figure("f", (), diagram="digraph { 受理 -> 办结; }")


def kept(cache: Path) -> list[Path]:
    """The files of the cache."""
    return [file for file in cache.rglob("*") if file.is_file()]


def test_a_diagram_is_kept_and_a_file_that_was_cut_short_is_made_again(tmp_path: Path) -> None:
    """Whatever happens to the folder, the picture is the same."""
    first = Pictures(tmp_path, cache=tmp_path / "cache").load(FIGURE)
    whole = {file: file.read_bytes() for file in kept(tmp_path / "cache")}
    for file, data in whole.items():
        file.write_bytes(data[:100])

    assert len(whole) == 2
    assert Pictures(tmp_path, cache=tmp_path / "cache").load(FIGURE) == first == Pictures(tmp_path).load(FIGURE)
    assert {file: file.read_bytes() for file in kept(tmp_path / "cache")} == whole


def test_a_kept_diagram_does_not_start_the_program_that_draws_it(tmp_path: Path) -> None:
    """Nor the one that makes the bitmap."""
    Pictures(tmp_path, cache=tmp_path / "cache").load(FIGURE)
    program = (
        "import sys; from pathlib import Path; from qicao.model.block import Figure;"
        "from qicao.render.pictures import Pictures;"
        f"Pictures(Path(), cache=Path({str(tmp_path / 'cache')!r})).load(Figure('f', (), diagram={FIGURE.diagram!r}));"
        "sys.exit(bool({'wasmtime', 'typst'} & set(sys.modules)))"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_diagram_that_cannot_be_drawn_is_a_finding_each_time(tmp_path: Path) -> None:
    """It is not kept."""
    broken = Figure("f", (), diagram="digraph { 受理 -> ")
    for _ in range(2):
        pictures = Pictures(tmp_path, cache=tmp_path / "cache")
        pictures.load(broken)
        assert [finding.code for finding in pictures.findings] == ["PIC003"]
    assert not (tmp_path / "cache/diagrams").exists()
