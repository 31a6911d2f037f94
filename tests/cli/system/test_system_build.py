"""`qicao system build` as it is called."""

from __future__ import annotations

from pathlib import Path

from anysystem import SMALL, yaml_of
from commands import qicao


def test_it_tells_what_it_wrote(tmp_path: Path) -> None:
    """And, the second time, that nothing changed."""
    (tmp_path / "metadata").mkdir()
    for path, data in yaml_of(SMALL).items():
        (tmp_path / "metadata" / path.name).write_bytes(data)
    first, second = (qicao("system", "build", cwd=tmp_path) for _ in range(2))

    assert first.returncode == second.returncode == 0, first.stderr
    assert "build/system/标准体系表.docx" in first.stdout
    assert "没有变化" in second.stdout
    assert (tmp_path / "build/system/编制说明.docx").is_file()


def test_without_a_system_it_says_so(tmp_path: Path) -> None:
    """Unless the caller does not mind."""
    assert qicao("system", "build", cwd=tmp_path).returncode == 2
    assert qicao("system", "build", "--if-any", cwd=tmp_path).returncode == 0
