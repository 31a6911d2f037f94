"""The drafts with formulas and Latin words that were found to fail: each gives what its page says."""

from __future__ import annotations

import re
import time
import zipfile
from pathlib import Path
from shutil import copy, copytree

import pytest

from drafts import DRAFTS
from qicao.builds.documents import Build, build_draft
from shared import SHARED

pytestmark = pytest.mark.corpus


def built(name: str, folder: Path) -> Build:
    """The documents of the draft."""
    source = SHARED / "found" / name
    copytree(source / "draft" if (source / "draft").is_dir() else source, folder / "draft")
    if not (folder / "draft" / "explanation.md").exists():
        copy(DRAFTS["everything"] / "explanation.md", folder / "draft")
    return build_draft(folder / "draft", folder / "build")


def word(build: Build) -> str:
    """The main part of the Word file."""
    with zipfile.ZipFile(build.files[0]) as package:
        return package.read("word/document.xml").decode()


def test_an_empty_cell_and_a_last_row_break_are_ordinary(tmp_path: Path) -> None:
    """The layout of the PDF stopped: “missing argument: body”."""
    build = built("hostile/cases-empty-cell", tmp_path)

    assert {file.suffix for file in build.files} >= {".docx", ".pdf"}
    assert not [item for item in build.findings if item.code.startswith("FRM")]


def test_scripts_of_scripts_are_told_and_take_no_time(tmp_path: Path) -> None:
    """Pandoc took 44 seconds."""
    before = time.monotonic()
    build = built("hostile/subscripts-exponential", tmp_path)

    assert [item.code for item in build.findings if item.code.startswith("FRM")] == ["FRM002"]
    assert time.monotonic() - before < 20


def test_brackets_behind_big_operators_belong_to_them(tmp_path: Path) -> None:
    """LibreOffice showed “∑ ¿¿”; four brackets and bars stand behind signs."""
    held = re.findall(r"<m:nary>.*?</m:nary>", word(built("bracket-after-big-operator", tmp_path)))

    assert len(held) == 3
    assert all("<m:d>" in sign for sign in held)


def test_apostrophes_in_latin_words_are_latin(tmp_path: Path) -> None:
    """On the cover, in the English words of a term, in Chinese text; quotation marks of the English title, too."""
    document = word(built("apostrophe-in-latin-words", tmp_path))
    runs = re.findall(r"<w:r>(?:(?!</w:r>).)*?<w:t[^>]*>[^<]*[’“”][^<]*</w:t></w:r>", document)
    english = [run for run in runs if re.search(r"<w:t[^>]*>[’“”]</w:t>", run)]

    assert len(english) >= 5
    assert all('w:ascii="Times New Roman"' in run and "w:hint" not in run for run in english)
