"""The package as others install it: away from the checkout, with nothing of ours but what the wheel holds."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest
from ruamel.yaml import YAML

from drafts import ROOT

APART = ignore_patterns(".git", ".venv", "build", ".*_cache", "__pycache__", "node_modules")
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run a program of an environment in which only the wheel is installed; other packages are those of this one."""
    place = tmp_path_factory.mktemp("wheel")
    source = copytree(ROOT, place / "source", ignore=APART)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    build = [*pip, "wheel", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(place), str(source)]
    subprocess.run(build, check=True, capture_output=True)
    [wheel] = place.glob("*.whl")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(place / "venv")], check=True)
    python = next(file for file in (place / "venv").glob("*/python*") if file.is_file())
    subprocess.run(
        [*pip, "--python", str(python), "install", "--no-deps", "--no-index", str(wheel)],
        check=True,
        capture_output=True,
    )
    packages = Path(next((place / "venv").rglob("qicao")), "..").resolve()
    others = [path for path in sys.path if path.endswith("site-packages")]
    (packages / "others.pth").write_text("\n".join(others) + "\n", encoding="utf-8")

    def program(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        environment["PATH"] = f"{python.parent}{os.pathsep}{environment.get('PATH', '')}"
        command = [str(python.parent / arguments[0]), *arguments[1:]]
        return subprocess.run(
            command, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
        )

    return program


def test_the_program_is_that_of_the_wheel(run: Run, tmp_path: Path) -> None:
    """And not the checkout, which the tests could reach as well."""
    said = run("python", "-c", "import qicao; print(qicao.__file__)", cwd=tmp_path)

    assert "venv" in said.stdout
    assert str(ROOT) not in said.stdout


@pytest.mark.slow
def test_new_check_draft_and_site_work_away_from_the_checkout(run: Run, tmp_path: Path) -> None:
    """In an empty folder: nothing is there but what `qicao new` writes, no conf.py, no metadata."""
    said = [
        run("qicao", *command, cwd=tmp_path)
        for command in (("new", "drafts/我的标准"), ("check",), ("draft",), ("site",), ("explain", "MOD001"))
    ]

    assert [(done.returncode, done.stderr) for done in said] == [(0, "")] * 5
    assert (tmp_path / "build/我的标准/征求意见稿/征求意见稿.pdf").is_file()
    assert (tmp_path / "build/site/drafts/我的标准/index.html").is_file()
    assert "没有发现问题" in said[1].stdout


def test_the_editor_finds_the_schema_that_the_data_name(run: Run, tmp_path: Path) -> None:
    """Where there is no repository with one, beside the data."""
    run("qicao", "new", "一份草案", cwd=tmp_path)
    first = (tmp_path / "一份草案/standard.yaml").read_text(encoding="utf-8").splitlines()[0]
    schema = tmp_path / "一份草案" / first.partition("$schema=")[2]

    assert json.loads(schema.read_text(encoding="utf-8"))["title"] == "standard.yaml"


@pytest.mark.slow
def test_the_hook_works_as_installed(run: Run, tmp_path: Path) -> None:
    """pre-commit installs the package and calls the entry with the names of the files."""
    [hook] = YAML(typ="safe").load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    run("qicao", "new", "drafts/甲", cwd=tmp_path)
    good = run(*shlex.split(hook["entry"]), "drafts/甲/index.md", "drafts/甲/standard.yaml", cwd=tmp_path)
    with (tmp_path / "drafts/甲/index.md").open("a", encoding="utf-8") as index:
        index.write("\n操作者必须持证。\n")
    bad = run(*shlex.split(hook["entry"]), "drafts/甲/index.md", cwd=tmp_path)

    assert (good.returncode, bad.returncode) == (0, 1)
    assert "MOD001" in bad.stdout
