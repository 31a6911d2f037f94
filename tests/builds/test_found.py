"""The attacks on batch and cache that were found: their scripts are run as they are."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

from drafts import DRAFTS
from qicao.builds.run import build_drafts
from shared import SHARED

HOSTILE = SHARED / "found/hostile"
pytestmark = pytest.mark.corpus


def run(script: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """What the script says in a repository with two drafts."""
    for name, draft in (("a", "everything"), ("b", "group-guide")):
        copytree(DRAFTS[draft], folder / "drafts" / name)
    programs = folder / "bin"
    programs.mkdir()
    (programs / "qicao").write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -c "from qicao.cli import main; main()" "$@"\n', encoding="utf-8"
    )
    (programs / "qicao").chmod(0o755)
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    command = ["sh", str(script)]
    return subprocess.run(
        command, cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False, timeout=500
    )


@pytest.mark.slow
def test_flipped_bytes_of_the_cache_reach_no_document(tmp_path: Path) -> None:
    """The files are those of an untouched build, and the site is built."""
    done = run(HOSTILE / "cache-flip/make.sh", tmp_path / "flipped")
    drafts = sorted((tmp_path / "flipped/drafts").iterdir())
    sound = [file for outcome in build_drafts(drafts, tmp_path / "sound") for file in outcome.files]

    assert (done.returncode, done.stderr) == (0, "")
    for file in map(Path, sound):
        assert (tmp_path / "flipped/build" / file.relative_to(tmp_path / "sound")).read_bytes() == file.read_bytes()


@pytest.mark.slow
def test_a_draft_that_is_deleted_leaves_the_site(tmp_path: Path) -> None:
    """Its folder is gone when the script lists it."""
    done = run(HOSTILE / "site-keeps-deleted/make.sh", tmp_path)

    assert done.returncode != 0
    assert "build/site/drafts/b" in done.stderr
    assert (tmp_path / "build/site/drafts/a/index.html").is_file()


def test_pictures_that_ended_the_program_cost_no_other_draft(tmp_path: Path) -> None:
    """Neither does the draft whose marks made the compiler panic."""
    names = ("svg-abort", "rtl-panic", "valid-refused")
    drafts = [
        copytree(HOSTILE / name / "draft", tmp_path / name) for name in names if (HOSTILE / name / "draft").is_dir()
    ]
    drafts += [copytree(DRAFTS["group-guide"], tmp_path / name) for name in ("甲", "乙")]
    outcomes = {outcome.slug: outcome for outcome in build_drafts(drafts, tmp_path / "build")}

    assert all(len(outcomes[name].files) == 5 for name in ("甲", "乙"))
    assert all("\n" not in outcome.error for outcome in outcomes.values())
    assert len(outcomes) == len(drafts)
