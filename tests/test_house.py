"""The house itself: public names stand in `__all__`, no circles of files, caches have an end, one door to the machine."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from drafts import ROOT

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


DOOR = {
    "qicao.source.files": "the door itself: disk and memory",
    "qicao.source.write": "how the door writes",
    "qicao.source.programs": "the door itself: programs",
    "qicao.source.resources": "the program's own data, which nobody gives in",
    "qicao.source.patterns": "byte code of patterns, beside Python's own",
    "qicao.builds.workers": "processes of our own, in which drafts are built, and the time that they may take",
    "qicao.builds.run": "takes the time, to see what was saved while a draft was built",
    "qicao.cli": "the command: environment, exit, a closed pipe",
    "qicao.cli.terminal": "the command: how the terminal is",
    "qicao.cli.check": "waits between two looks",
    "qicao.cli.outcomes": "names files from where the user is",
    "qicao.preview.serve": "a server of HTTP, which waits between two looks",
}
"""Who may touch disk, programs, environment or time, and why."""
WORLDLY = {
    "subprocess",
    "tempfile",
    "shutil",
    "time",
    "socket",
    "http",
    "multiprocessing",
    "glob",
    "fileinput",
    "ctypes",
}
"""Modules that do nothing else."""
HARMLESS = {"os.PathLike", "os.fsdecode", "os.path.normpath", "os.path.relpath", "os.path.abspath", "os.path.join"}
"""What of `os` works on names only."""
TOUCHING = {
    *("read_text", "read_bytes", "write_text", "write_bytes", "open", "touch", "mkdir", "rmdir", "unlink", "chmod"),
    *("stat", "lstat", "exists", "is_file", "is_dir", "is_symlink", "samefile", "readlink", "resolve"),
    *("iterdir", "glob", "rglob", "walk", "cwd", "home", "expanduser", "symlink_to", "hardlink_to"),
    *("now", "today", "utcnow"),
}
"""Methods of paths, and of times, that ask the machine."""
WRITE = "qicao.source.write"
OWN = {
    "Image.open": "Pillow, of bytes",
    "file.open": "a part of a workbook in memory",
    "self.open": "not of a path",
    "self.now": "not of a time",
    "self.file.open": "a part of a package in memory",
    "message.walk": "the parts of a mail in memory",
}
"""Calls that look as if they did."""


def _touches(path: Path) -> Iterator[str]:
    """Yield whatever in the file reaches the machine."""
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] in WORLDLY)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from _imported(node.module, [alias.name for alias in node.names])
        elif isinstance(node, ast.Attribute):
            yield from _used(ast.unparse(node))
        elif isinstance(node, ast.Name) and node.id == "open":
            yield "open"


def _imported(module: str, names: Sequence[str]) -> Iterator[str]:
    """Yield the module if what is taken from it touches the machine."""
    if module.split(".", maxsplit=1)[0] in WORLDLY or module == "os" or (module == WRITE and "write_bytes" in names):
        yield module


def _used(name: str) -> Iterator[str]:
    """Yield the name of an attribute that asks the machine."""
    top, _, last = name.rpartition(".")
    worldly = name not in HARMLESS if top in {"os", "os.path"} else last in TOUCHING and name not in OWN
    if worldly and name != "os.path":
        yield name


def test_nobody_but_the_door_touches_the_machine() -> None:
    """Files, programs and time are given in by the caller: so an editor's buffer and a test's folder can stand in."""
    touching = {_name(path): sorted(set(_touches(path))) for path in FILES}

    assert {name: found for name, found in touching.items() if found and name not in DOOR} == {}
    assert [name for name in DOOR if not touching[name]] == []


def test_the_law_sees_every_road_to_the_machine(tmp_path: Path) -> None:
    """A look that sees nothing would let everything pass."""
    roads = (
        *("import subprocess", "from shutil import rmtree", "open('a')", "os.listdir('.')", "os.path.exists('a')"),
        *(
            "path.read_text()",
            "list(map(Path.read_bytes, paths))",
            "datetime.now()",
            "os.environ",
            "from os import walk",
        ),
        f"from {WRITE} import write_bytes",
    )
    for number, road in enumerate(roads):
        file = tmp_path / f"{number}.py"
        file.write_text(road, encoding="utf-8")
        assert list(_touches(file)), road
