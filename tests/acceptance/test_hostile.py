"""What strangers sent to do harm: each draft is read to its end in little time and memory, and says where the fault lies.

A row of the table is a folder of `../shared/found` (some make what cannot be kept with `make.sh`), and the code that must
be found. Whoever mends another of them adds a row.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

from drafts import DRAFTS
from growth import write_draft

FOUND = Path(__file__).parents[3] / "shared/found"
CHECKED = {
    "hostile/symlink-leak": "FIL007",
    "hostile/path-names": "FIL001",
    "hostile/yaml-aliases": "YML009",
    "hostile/yaml-deep-flow": "YML001",
    "hostile/include-bomb": "SYN093",
    "hostile/xlsx-far-cell": "FIL013",
    "hostile/brackets-cubic": "",
    "xlsx-blank-cell-crash": "TBL004",
    "xlsx-superscript-and-lines": "",
}
"""The folder, and what the check must find; "" when it need only come to its end."""
SECONDS = 20
KILOBYTES = 4_000_000


def check(draft: Path) -> tuple[str, list[tuple[str, int]], str]:
    """What the command prints of the draft: codes with their lines, and what it says when it fails."""
    command = f'ulimit -v {KILOBYTES}; exec "$0" -c "from qicao.cli import main; main()" check --format json "$1"'
    ran = subprocess.run(
        ["bash", "-c", command, sys.executable, draft.as_posix()],
        capture_output=True,
        timeout=SECONDS,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "tools")},
    )
    said = ran.stderr.decode()
    found = json.loads(ran.stdout)["findings"] if ran.stdout else []
    return ran.stdout.decode(), [(item["code"], item.get("line", 0)) for item in found], said


@pytest.mark.corpus
@pytest.mark.parametrize("name", CHECKED)
@pytest.mark.one_in(4)
def test_a_hostile_draft_is_checked_with_little_time_and_memory(name: str, tmp_path: Path) -> None:
    """No trace, no end without a word, and the fault by its code."""
    copy = copytree(FOUND / name, tmp_path / "found")
    if (copy / "make.sh").is_file():
        subprocess.run(["sh", "make.sh"], cwd=copy, check=True)
    draft = copy / "draft" if (copy / "draft").is_dir() else copy
    if not (draft / "explanation.md").exists():
        (draft / "explanation.md").write_bytes((DRAFTS["group-guide"] / "explanation.md").read_bytes())
    _, found, said = check(draft)

    assert "内部错误" not in said, said
    assert found, said
    assert not CHECKED[name] or CHECKED[name] in {code for code, _ in found}


OWN = {
    "aliases of aliases": ("standard.yaml", "x: &a [1, 1]\ny: &b [*a, *a]\n" + "z: [" + "*b, " * 9000 + "]", "YML009"),
    "an alias of itself": ("standard.yaml", "x: &a [*a]", "YML001"),
    "a flow of brackets": ("standard.yaml", "x: " + "[" * 3000 + "]" * 3000, "YML001"),
    "a flow of braces": ("standard.yaml", "x: " + "{a: " * 3000 + "}" * 3000, "YML001"),
    "data without end": ("standard.yaml", "drafters:\n" + "- 甲\n" * 200_000, "FIL012"),
    "text without end": ("index.md", "甲应接地。\n\n" * 400_000, "FIL012"),
    "a paragraph without end": ("index.md", "甲应接地，" * 50_000, "SYN091"),
    "quotes in quotes": ("index.md", ">" * 5000 + "甲", "SYN090"),
    "lists in lists": ("index.md", "\n".join("  " * depth + "- 甲" for depth in range(300)), "SYN090"),
    "stars in stars": ("index.md", "*a **b " * 300 + "c" + "** d*" * 300, "SYN092"),
    "pictures in pictures": ("index.md", "![" * 600 + "](a)" * 600, "SYN092"),
    "a name beyond what a system takes": ("index.md", ":::{include} " + "长" * 400 + ".md\n:::", "FIL001"),
    "a name with nothing in it": ("index.md", ":::{include} a\0b.md\n:::", "FIL001"),
}
"""What stands in which file, and what must be found."""


@pytest.mark.parametrize("name", OWN)
@pytest.mark.one_in(5)
def test_what_never_ends_has_a_limit(name: str, tmp_path: Path) -> None:
    """The limits of docs/checking.md, each passed by far; the rest of the data is kept."""
    file, text, code = OWN[name]
    _, found, said = check(write_draft(tmp_path / "draft", text, file))

    assert "内部错误" not in said, said
    assert code in {known for known, _ in found}, (found[:20], said)
    assert len(found) < 2500


def test_a_deep_value_is_one_finding_at_its_line_and_the_others_are_kept(tmp_path: Path) -> None:
    """It once lost the whole file, and was told 26 times at its top."""
    draft = write_draft(tmp_path / "draft", "x: " + "[" * 3000 + "]" * 3000, "standard.yaml")
    last = (draft / "standard.yaml").read_text(encoding="utf-8").rstrip("\n").count("\n") + 1
    _, found, _ = check(draft)

    assert [line for code, line in found if code.startswith("YML")] == [last]
