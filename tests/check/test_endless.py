"""Any number of checks in one process: what is kept of a draft goes when the next ones come."""

from __future__ import annotations

import functools
import gc
from pathlib import Path

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


def test_nothing_grows_with_the_number_of_checks(tmp_path: Path) -> None:
    """Each draft has words, formulas and terms of its own."""
    draft_of(tmp_path, "")
    _check(tmp_path, 0, WARM)
    before = _objects()
    _check(tmp_path, WARM, WARM + MORE)

    assert _objects() - before < SPARE * MORE / 10
