"""Nothing that is kept of a draft in memory grows with the number of drafts that a process has seen."""

from __future__ import annotations

import functools
import gc
import subprocess
import sys
from pathlib import Path

import pytest

from drafts import ROOT
from qicao.check.draft import check_draft
from qicao.parse.draft import load_draft
from snippets import draft_of

TEXT = """# 范围

本文件规定了第{n}号装置的要求。

# 术语和定义

{{.term}}
## 装置甲{n}

:en: device {n}

用于第{n}种测量的设备。

# 要求

装置甲{n}应在$t_{{{n}}}$内启动，时间不应超过{n} s。
"""
WARM, MORE = 60, 400
"""Checks before the counting begins, and those that are counted."""
SPARE = 20
"""Objects that a check may leave: what the interpreter itself learns."""


def _objects() -> int:
    """How many objects there are, without those in caches, whose number has a bound."""
    gc.collect()
    for item in gc.get_objects():
        if isinstance(item, functools._lru_cache_wrapper) and item.cache_parameters()["maxsize"]:
            item.cache_clear()
    gc.collect()
    return len(gc.get_objects())


def _check(folder: Path, first: int, last: int) -> None:
    for n in range(first, last):
        (folder / "index.md").write_text(TEXT.format(n=n), encoding="utf-8")
        check_draft(load_draft(folder, index=False))


@pytest.mark.slow
def test_nothing_grows_with_the_number_of_checks(tmp_path: Path) -> None:
    """Each draft has words, formulas and terms of its own."""
    draft_of(tmp_path, "")
    _check(tmp_path, 0, WARM)
    before = _objects()
    _check(tmp_path, WARM, WARM + MORE)

    assert _objects() - before < SPARE * MORE / 10


LAY_OUT = """
import resource, sys
import dataclasses
from msgspec.structs import replace
from pathlib import Path
from drafts import DRAFTS, read_draft
from qicao.drawn.formulas import Formulas
from qicao.drawn.pictures import Pictures
from qicao.render.typst.document import forget_layouts, render_pdf
from qicao.source.world import open_world

folder, world = DRAFTS["everything"], open_world(Path(sys.argv[1]))
standard = read_draft("everything").standard

def megabytes(number):
    data = dataclasses.replace(standard.data, number=f"GB/T {number}—2026")
    render_pdf(replace(standard, data=data), formulas=Formulas(world), pictures=Pictures(folder, world))
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


@pytest.mark.slow
def test_a_process_forgets_the_layouts_of_the_drafts_before(tmp_path: Path) -> None:
    """One that kept those of fifty drafts took two gigabytes."""
    assert grown(tmp_path, "forget") < grown(tmp_path) / 2
