"""The hook for pre-commit: what `.pre-commit-hooks.yaml` says is there and works."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from ruamel.yaml import YAML

from commands import qicao
from drafts import DRAFTS, ROOT

(HOOK,) = YAML(typ="safe").load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def test_the_hook_has_what_pre_commit_asks_for() -> None:
    """id, name, entry and language; the entry is a command of this project."""
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert {"id", "name", "entry", "language"} <= set(HOOK)
    assert HOOK["entry"].split()[0] in project["scripts"]
    assert HOOK["language"] == "python"


def test_the_hook_is_asked_about_drafts_and_nothing_else() -> None:
    """Their text, data and tables, however deep, in a repository or a part of it."""
    wanted = ["drafts/甲/index.md", "drafts/a b/standard.yaml", "a/drafts/b/parts/c/one.md", "drafts/a/tables/t.csv"]
    others = ["README.md", "docs/writing.md", "drafts/README.md", "drafts/a/figures/f.svg", "mydrafts/a/index.md"]

    assert [name for name in wanted + others if re.search(HOOK["files"], name)] == wanted


def test_the_entry_takes_the_names_of_files() -> None:
    """Several files of a draft are one draft."""
    folder = DRAFTS["city-operation-centre"].relative_to(ROOT)
    files = [str(folder / name) for name in ("index.md", "standard.yaml", "chapters/site.md")]
    result = qicao(*HOOK["entry"].split()[1:], *files)

    assert (result.returncode, result.stdout[:6]) == (0, "1 份草案：")
