"""The house itself: public names stand in `__all__`, no circles of files, caches have an end, tests and laws have their names."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from drafts import ROOT

TESTS = ROOT / "tests"
TOOLS = ROOT / "tools"
FILES = sorted((TOOLS / "qicao").rglob("*.py"))


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _name(path: Path) -> str:
    parts = path.relative_to(TOOLS).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES: Mapping[str, Path] = {_name(path): path for path in FILES}


def _imports(path: Path, *, at_start: bool = False) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the modules of ours that the file imports from, with the names; *at_start* only those it needs to be read."""
    nodes = _at_start(_tree(path).body) if at_start else ast.walk(_tree(path))
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and node.module in MODULES:
            yield node.module, [alias.name for alias in node.names]


def _at_start(body: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    for node in body:
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        yield node


def _public(path: Path) -> set[str]:
    """The names in `__all__`; of a table of faults, which has none, every one."""
    assigned = {ast.unparse(target): node.value for node in _assignments(path) for target in node.targets}
    return set(ast.literal_eval(assigned["__all__"])) if "__all__" in assigned else set(assigned)


def _assignments(path: Path) -> Iterator[ast.Assign]:
    return (node for node in _tree(path).body if isinstance(node, ast.Assign))


def test_what_is_imported_is_public() -> None:
    """Every name that one file takes from another stands in the `__all__` of that one, or is a module."""
    hidden = [
        f"{_name(path)}: {module}.{name}"
        for path in FILES
        for module, names in _imports(path)
        for name in names
        if f"{module}.{name}" not in MODULES and name not in _public(MODULES[module])
    ]

    assert hidden == []


def test_no_files_import_each_other_in_a_circle() -> None:
    """So that each can be read before those that stand on it."""
    goes_to = {
        _name(path): {
            found
            for module, names in _imports(path, at_start=True)
            for found in (module, *(f"{module}.{name}" for name in names))
            if found in MODULES and not _name(path).startswith(found)
        }
        for path in FILES
    }
    circles = [name for name in goes_to if name in _reached(goes_to, name)]

    assert circles == []


def _reached(goes_to: Mapping[str, set[str]], start: str) -> set[str]:
    reached: set[str] = set()
    waiting = list(goes_to[start])
    while waiting:
        found = waiting.pop()
        if found not in reached:
            reached.add(found)
            waiting += goes_to.get(found, ())
    return reached


def test_a_cache_that_depends_on_what_is_read_has_a_bound() -> None:
    """Processes that live long see any number of drafts; what is kept without end takes no argument."""
    endless = [
        f"{_name(path)}.{node.name}"
        for path in FILES
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.FunctionDef) and node.args.args
        for decorator in node.decorator_list
        if ast.unparse(decorator) in {"cache", "functools.cache", "lru_cache(maxsize=None)", "lru_cache(None)"}
    ]

    assert endless == []


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
