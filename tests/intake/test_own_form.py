"""The 征求意见表 that we send out comes back filled in, from Word and from LibreOffice."""

from __future__ import annotations

import subprocess
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from tempfile import mkdtemp

import pytest
from docx import Document

from drafts import DRAFTS
from qicao.builds.documents import build_draft
from qicao.intake.read import read_comments
from qicao.intake.taken import Taken
from qicao.model.frozen import FrozenText

ROWS = (("5.1", "甲", "乙", "丙"), ("全文", "", "统一用语。\n并改图1。", ""), ("表1第2行", "丁", "", "单位有误"))


@cache
def blank() -> bytes:
    """The form of a draft."""
    files = build_draft(DRAFTS["everything"], Path(mkdtemp())).files
    return next(file for file in files if "征求意见表" in file.name).read_bytes()


def filled(*rows: tuple[str, ...]) -> bytes:
    """The form with comments in it, and who wrote them."""
    document = Document(BytesIO(blank()))
    facts, comments = document.tables[0], document.tables[1]
    for row in facts.rows:
        cells = list(dict.fromkeys(row.cells))
        for label, cell in pairwise(cells):
            if label.text.startswith("提出单位"):
                cell.text = "甲市乙局"
            elif label.text == "日期":
                cell.text = "2026年10月8日"
    for row, words in zip(comments.rows[1:], rows, strict=False):
        for cell, text in zip(row.cells[1:], words, strict=True):
            cell.text = text
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def read(data: bytes) -> Taken:
    """What is taken from it."""
    return read_comments("表.docx", data, FrozenText())


def check(taken: Taken) -> None:
    """Every field is where it was put."""
    assert taken.taken_for == "form"
    assert [(one.place, one.exact, one.proposed, one.reason) for one in taken.arrived] == list(ROWS)
    assert {(one.unit, one.date, one.person) for one in taken.arrived} == {("甲市乙局", "2026-10-08", "")}
    assert [one.source.key for one in taken.arrived] == ["1", "2", "3"]
    assert taken.doubts == ()


def test_the_form_filled_in() -> None:
    """Its numbers are the keys."""
    check(read(filled(*ROWS)))


def test_the_form_with_no_comment() -> None:
    """It is an answer."""
    taken = read(filled(("", "", "无意见", "")))

    assert (taken.arrived, [one.unit for one in taken.answers]) == ((), ["甲市乙局"])


def test_the_blank_form() -> None:
    """Nobody has answered."""
    taken = read(blank())

    assert (taken.arrived, taken.answers) == ((), ())
    assert taken.doubts == ("表里没有意见，也没有写“无意见”",)


@pytest.mark.office
def test_the_form_saved_by_libreoffice(tmp_path: Path) -> None:
    """Another program writes the same table otherwise."""
    (tmp_path / "in").mkdir()
    file = tmp_path / "in" / "form.docx"
    file.write_bytes(filled(*ROWS))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path), str(file)],
        check=True,
        capture_output=True,
        timeout=120,
    )

    check(read((tmp_path / "form.docx").read_bytes()))
