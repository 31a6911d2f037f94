"""`qicao system sheet out` and `in` as they are called."""

from __future__ import annotations

from pathlib import Path

from anysystem import SMALL, yaml_of
from commands import qicao
from sheets import cell_at, edited


def test_out_and_in(tmp_path: Path) -> None:
    """What would change is told first; then it is changed; then nothing is left to change."""
    (tmp_path / "metadata").mkdir()
    for path, data in yaml_of(SMALL).items():
        (tmp_path / "metadata" / path.name).write_bytes(data)
    book = tmp_path / "体系.xlsx"
    out = qicao("system", "sheet", "out", "体系.xlsx", cwd=tmp_path)
    again = qicao("system", "sheet", "out", "体系.xlsx", cwd=tmp_path)
    book.write_bytes(edited(book.read_bytes(), _edit))
    dry = qicao("system", "sheet", "in", "体系.xlsx", "--dry-run", cwd=tmp_path)
    before = (tmp_path / "metadata/entries.yaml").read_text("utf-8")
    done = qicao("system", "sheet", "in", "体系.xlsx", cwd=tmp_path)

    assert (out.returncode, again.returncode, dry.returncode, done.returncode) == (0, 2, 0, 0), out.stderr + dry.stderr
    assert "改　标准明细　第3行　C列“标准名称”：“术语”改为“用语”" in dry.stdout
    assert "试运行" in dry.stdout
    assert "术语" in before
    assert "用语" in (tmp_path / "metadata/entries.yaml").read_text("utf-8")
    assert "没有改动" in qicao("system", "sheet", "in", "体系.xlsx", cwd=tmp_path).stdout


def _edit(book: object) -> None:
    cell_at(book["标准明细"], "title", 3).value = "用语"  # type: ignore[index]


def test_what_is_no_workbook_is_one_line(tmp_path: Path) -> None:
    """With the reason."""
    (tmp_path / "metadata").mkdir()
    (tmp_path / "metadata/system.yaml").write_text("title: 甲\n", "utf-8")
    (tmp_path / "a.xlsx").write_bytes(b"not a workbook")
    found = qicao("system", "sheet", "in", "a.xlsx", cwd=tmp_path)

    assert found.returncode == 2
    assert found.stderr.startswith("qicao：")
    assert len(found.stderr.strip().splitlines()) == 1
