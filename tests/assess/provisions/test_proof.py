"""Which proof is found for what; the labels of the drafts tell the rest."""

from __future__ import annotations

from pathlib import Path

from provisioned import found_in

TABLE = """# 要求

各项指标应符合[](#表)的规定。

{#表}
:::{table} 指标

| 项目 | 指标 | 证实方法 |
| --- | --- | --- |
| 照度/lx | ≥300 | 4.1 |
| 标识 | 清晰 | 目测 |
:::
"""


def test_a_table_may_tell_its_proofs(tmp_path: Path) -> None:
    """The column 证实方法 holds for each row, by the places it names, else by its words."""
    assert [one.verification for one in found_in(tmp_path, TABLE)[1:]] == [("4.1",), ("目测",)]


def test_a_chapter_is_proved_by_the_clause_of_its_title(tmp_path: Path) -> None:
    """And what proves needs no proof itself."""
    text = "# 人员\n\n每班不应少于2名。\n\n# 证实方法\n\n## 人员的证实\n\n查验排班表。\n"

    assert [one.verification for one in found_in(tmp_path, text)] == [("4.1",), ()]
