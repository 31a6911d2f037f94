"""What is kept in memory while many drafts are built."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from drafts import ROOT

LAY_OUT = """
import resource, sys
import dataclasses
from msgspec.structs import replace
from pathlib import Path
from drafts import DRAFTS, read_draft
from qicao.drawn.formulas import Formulas
from qicao.drawn.pictures import Pictures
from qicao.render.typst.document import forget_layouts, render_pdf

folder, cache = DRAFTS["everything"], Path(sys.argv[1])
standard = read_draft("everything").standard

def megabytes(number):
    data = dataclasses.replace(standard.data, number=f"GB/T {number}—2026")
    render_pdf(replace(standard, data=data), formulas=Formulas(cache), pictures=Pictures(folder, cache=cache))
    pages = Path("/proc/self/statm").read_text().split()[1]
    return int(pages) * resource.getpagesize() / 1e6

first = megabytes(1)
for number in range(2, 9):
    last = megabytes(number)
    if sys.argv[2:]:
        forget_layouts()
print(last - first)
"""
"""Lays out eight drafts and prints by how much the process has grown; with another argument it forgets each."""


def grown(*arguments: object) -> float:
    """The megabytes by which the process has grown."""
    command = [sys.executable, "-c", LAY_OUT, *map(str, arguments)]
    path = f"{ROOT / 'tools'}:{ROOT / 'tests'}"
    done = subprocess.run(command, check=True, capture_output=True, env={"PYTHONPATH": path})
    return float(done.stdout)


def test_a_process_forgets_the_layouts_of_the_drafts_before(tmp_path: Path) -> None:
    """One that kept those of fifty drafts took two gigabytes."""
    assert grown(tmp_path, "forget") < grown(tmp_path) / 2
