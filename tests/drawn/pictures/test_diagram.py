"""Diagrams are drawn once and kept."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from qicao.drawn.pictures import Pictures
from qicao.drawn.pictures.diagram import wrong_line
from qicao.model.block import Figure
from qicao.source.files import DISK
from qicao.source.world import World, open_world

FIGURE = Figure("f", (), diagram="digraph { 受理 -> 办结; }")


LABELS = {
    "a name": "digraph { 是否符合全部的要求 }",
    "a label": 'digraph { n [label="是否符合全部的要求"] }',
    "a quoted name": 'digraph { "是否符合全部的要求" }',
    "lines": 'digraph { n [label="短\\n是否符合全部的要求\\n"] }',
    "another shape": "digraph { node [shape=diamond]; 是否符合全部的要求 }",
    "a part of a record": 'digraph { n [shape=record, label="是否符合全部的要求|甲"] }',
    "a cluster": 'digraph { subgraph cluster_a { label="是否符合全部的要求"; 甲 } }',
}
"""Where nine Chinese characters may stand in a diagram."""


def svg_of(diagram: str, folder: Path) -> str:
    """The drawn diagram."""
    pictures = Pictures(folder, World(DISK))
    found = pictures.load(Figure("f", (), diagram=diagram)).svg
    assert found
    assert not pictures.findings
    return found.decode()


@pytest.mark.parametrize("where", LABELS)
def test_chinese_words_have_room_in_a_diagram(where: str, tmp_path: Path) -> None:
    """Nine characters of 六号, 7.5 pt each, in 宋体 (F.1, 40)."""
    svg = svg_of(LABELS[where], tmp_path)
    frames = [
        [float(pair.split(",")[0]) for pair in points.split()]
        for points in re.findall(r'<polygon fill="none"[^>]*points="([^"]*)"', svg)
    ]

    assert max(max(places) - min(places) for places in frames) >= 9 * 7.5
    assert set(re.findall(r'font-size="([^"]*)"', svg)) == {"7.50"}
    assert all(words.startswith("SimSun") for words in re.findall(r'font-family="([^"]*)"', svg))
    assert ">是否符合全部的要求</text>" in svg


def test_what_its_author_says_of_a_diagram_holds(tmp_path: Path) -> None:
    """Shapes and sizes of his own come after ours."""
    svg = svg_of("digraph { node [shape=ellipse, fontsize=9]; 甲 }", tmp_path)

    assert "<ellipse" in svg
    assert 'font-size="9.00"' in svg


def test_a_label_that_would_be_dropped_is_told(tmp_path: Path) -> None:
    """This Graphviz knows no HTML; inside of quotation marks it is text."""
    pictures = Pictures(tmp_path, World(DISK))
    pictures.load(Figure("f", (), diagram="digraph { 甲 [label=<<b>乙</b>>] }"))

    assert [finding.code for finding in pictures.findings] == ["PIC003"]
    assert "a =&lt; b" in svg_of('digraph { 甲 [label="a =< b"] }', tmp_path)


def kept(cache: Path) -> list[Path]:
    """The files of the cache."""
    return [file for file in cache.rglob("*") if file.is_file()]


def test_a_diagram_is_kept_and_a_file_that_was_cut_short_is_made_again(tmp_path: Path) -> None:
    """Whatever happens to the folder, the picture is the same."""
    first = Pictures(tmp_path, open_world(tmp_path / "cache")).load(FIGURE)
    whole = {file: file.read_bytes() for file in kept(tmp_path / "cache")}
    for file, data in whole.items():
        file.write_bytes(data[:100])

    assert len(whole) == 3
    assert (
        Pictures(tmp_path, open_world(tmp_path / "cache")).load(FIGURE)
        == first
        == Pictures(tmp_path, World(DISK)).load(FIGURE)
    )
    assert {file: file.read_bytes() for file in kept(tmp_path / "cache")} == whole


def test_a_kept_diagram_does_not_start_the_program_that_draws_it(tmp_path: Path) -> None:
    """Nor the one that makes the bitmap, nor the one that reads XML."""
    Pictures(tmp_path, open_world(tmp_path / "cache")).load(FIGURE)
    program = (
        "import sys; from pathlib import Path; from qicao.model.block import Figure;"
        "from qicao.drawn.pictures import Pictures; from qicao.source.world import open_world;"
        f"Pictures(Path(), open_world(Path({str(tmp_path / 'cache')!r}))).load(Figure('f', (), diagram={FIGURE.diagram!r}));"
        "sys.exit(bool({'wasmtime', 'typst', 'lxml', 'PIL'} & set(sys.modules)))"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_diagram_that_cannot_be_drawn_is_a_finding_each_time(tmp_path: Path) -> None:
    """It is not kept."""
    broken = Figure("f", (), diagram="digraph { 受理 -> ")
    for _ in range(2):
        pictures = Pictures(tmp_path, open_world(tmp_path / "cache"))
        pictures.load(broken)
        assert [finding.code for finding in pictures.findings] == ["PIC003"]
    assert not (tmp_path / "cache/diagrams").exists()


@pytest.mark.parametrize(
    ("dot", "line"),
    [
        ("digraph {\n甲 -> 乙;\n乙 -> 丙 [style=dashed;\n}", 2),
        ("digraph {\n甲 -> ;\n乙 -> 丙;\n}", 1),
        ("digraph {\n甲 -> 乙;\n}\n}", 3),
        ('digraph {\n甲 [label="[甲"];\n乙 [label="乙];\n}', 2),
        ("digraph {\n-> 乙;\n}", 1),
        ("digraph {\n甲 -> 乙;\n乙 - 丙;\n}", 2),
        ("digraph {\n甲 -> 乙;\n乙 > 丙;\n}", 2),
        ("digraph {\n甲 ->> 乙;\n乙 -> 丙;\n}", 1),
        ("digraph\n{\nsubgraph a {\n甲;\n", 2),
        ('digraph {\n甲 [label="甲\n["];\n乙 [shape=box;\n丙 [shape=box];\n}', 3),
    ],
)
def test_a_diagram_that_is_not_understood_is_found_at_its_line(dot: str, line: int) -> None:
    """Where a bracket or quote is not closed, or an arrow leads to nothing."""
    assert wrong_line(dot) == line
