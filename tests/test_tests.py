"""The house of the tests: names, laws told in a sentence, and a test for every module."""

from __future__ import annotations

import ast
import csv
from collections import Counter
from functools import cache
from pathlib import Path

from drafts import ROOT

TESTS = ROOT / "tests"
TOOLS = ROOT / "tools"
FILES = sorted((TOOLS / "qicao").rglob("*.py"))


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def test_no_two_test_files_have_one_name() -> None:
    """They are modules without packages, and the second of a name would be taken for the first."""
    names = Counter(path.name for path in TESTS.rglob("test_*.py"))

    assert [name for name, count in names.items() if count > 1] == []


def test_a_law_is_named_and_told_in_one_sentence() -> None:
    """By the name of its file and the first line of its docstring."""
    for path in (TESTS / "laws").glob("*.py"):
        first = (ast.get_docstring(_tree(path)) or "").partition("\n")[0]
        assert path.stem.endswith(("_law", "_laws")), path
        assert len(first.removesuffix(".").split()) > 8, (path, first)
        assert first.endswith("."), (path, first)


def _elsewhere() -> dict[str, list[str]]:
    """The modules without a test of their path, or rooms that are being built, and what tests them; `untested.csv` says why."""
    with (TESTS / "untested.csv").open(encoding="utf-8", newline="") as file:
        return {row["module"]: row["tested by"].split() for row in csv.DictReader(file)}


def _has_its_test(path: Path) -> bool:
    """Whether the module is tested at its path, holds only values, or is part of a family of rules.

    The test of `render/docx/blocks.py` is `tests/render/docx/test_blocks.py`, or `test_docx_blocks.py` there because other
    modules are called so. What a family of rules does is tested by the pages of its codes in `tests/rules/cases`.
    """
    folder = TESTS / path.parent.relative_to(TOOLS / "qicao")
    names = (f"test_{path.stem}.py", f"test_{path.parent.name}_{path.stem}.py")
    return any((folder / name).is_file() for name in names) or _only_values(path) or _of_rules(path)


def _only_values(path: Path) -> bool:
    """Whether the module has no function, and no method that is not part of the language."""
    bodies = [_tree(path).body, *(node.body for node in _tree(path).body if isinstance(node, ast.ClassDef))]
    found = [node.name for body in bodies for node in body if isinstance(node, ast.FunctionDef)]
    return all(name.startswith("__") for name in found)


def _of_rules(path: Path) -> bool:
    """Whether the module declares rules or stands in the folder of a family."""
    inside = path.relative_to(TOOLS / "qicao").parts
    return inside[0] == "rules" and (len(inside) > 2 or "@rule(" in path.read_text(encoding="utf-8"))


def test_every_module_has_its_test() -> None:
    """At its path, or in the list of those that are tested elsewhere, which becomes shorter."""
    modules = [path for path in FILES if path.name != "__init__.py"]
    without = {path.relative_to(TOOLS / "qicao").as_posix() for path in modules if not _has_its_test(path)}

    listed = _elsewhere().keys()

    assert [name for name in sorted(without) if not any(map(name.startswith, listed))] == [], "write a test"
    assert [name for name in sorted(listed) if not name.endswith("/") and name not in without] == [], "strike these"


def test_what_is_tested_elsewhere_is_tested() -> None:
    """By files that there are."""
    named = {name for names in _elsewhere().values() for name in names}

    assert [name for name in sorted(named) if not (ROOT / name).is_file()] == []
    assert all(_elsewhere().values())
